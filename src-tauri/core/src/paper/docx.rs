//! For word processors: headings by their styles, so that their list works, lists by numbering, tables as tables, pictures
//! inside, and no macro. Each ordered list counts for itself.

mod looks;
mod parts;
mod table;
mod words;

use docx_rs::{
    Docx, IndentLevel, LevelOverride, Numbering, NumberingId, Paragraph, Pic, Run,
    SpecialIndentType,
};
use std::io::Cursor;

use self::looks::{BULLETS, CODE, DEEPEST, INDENT, NUMBERS, QUOTE, heading_style, indent, styled};
use self::words::{Look, filled, lines, run};
use super::{Album, Paper, PaperError, Picture, PictureKind, tick};
use crate::runbook::model::{Block, Inline, Item};

/// The most that a picture is wide and high, in English metric units: 150 mm.
const WIDEST: u32 = 5_400_000;
/// English metric units in a pixel of 1/96 inch.
const PIXEL: u32 = 9_525;

/// The paper as the bytes of a file.
pub(super) fn docx(
    paper: &Paper<'_>,
    document: &[Block],
    album: &Album<'_>,
) -> Result<Vec<u8>, PaperError> {
    let mut writer = Writer { docx: styled(paper), lists: BULLETS, album, alts: Vec::new() };
    writer.blocks(document, At::default());
    let parts = parts::completed(writer.docx.build(), paper.title, &writer.alts);
    let mut bytes = Cursor::new(Vec::new());
    parts.pack(&mut bytes).map_err(|error| PaperError(error.to_string()))?;
    Ok(bytes.into_inner())
}

/// Where a block stands: how deep, and in what.
#[derive(Clone, Copy, Debug, Default)]
struct At {
    depth: usize,
    quoted: bool,
}

impl At {
    fn style(self) -> &'static str {
        if self.quoted { QUOTE } else { "Normal" }
    }
}

struct Writer<'a> {
    docx: Docx,
    /// The numbering that was given last.
    lists: usize,
    album: &'a Album<'a>,
    /// The words of the pictures that were put in, in their order.
    alts: Vec<String>,
}

impl Writer<'_> {
    fn blocks(&mut self, blocks: &[Block], at: At) {
        blocks.iter().for_each(|block| self.block(block, at));
    }

    fn block(&mut self, block: &Block, at: At) {
        match block {
            Block::Heading { level, content, .. } => {
                let style = heading_style(usize::from(*level).clamp(1, 6));
                let heading = Paragraph::new().style(&style);
                self.filled(heading, content);
            }
            Block::Paragraph { content } => self.filled(placed(at), content),
            Block::List { start, items, .. } => self.list(*start, items, at),
            Block::Part { blocks, .. } => self.blocks(blocks, at),
            Block::Code { text, .. } => {
                let paragraph = placed(at).style(CODE);
                self.put(paragraph.add_run(lines(Run::new(), text)));
            }
            Block::Quote { kind, blocks } => {
                let at = At { depth: at.depth + 1, quoted: true };
                if let Some(kind) = kind {
                    self.put(placed(at).add_run(run(kind.word(), Look::default()).bold()));
                }
                self.blocks(blocks, at);
            }
            Block::Table { head, rows } => self.table(head, rows),
            Block::Rule => self.put(looks::rule()),
            Block::Aside { .. } => {}
            Block::Raw { text } => self.put(placed(at).add_run(lines(Run::new(), text))),
        }
    }

    fn put(&mut self, paragraph: Paragraph) {
        self.docx = std::mem::take(&mut self.docx).add_paragraph(paragraph);
    }

    fn filled(&mut self, paragraph: Paragraph, content: &[Inline]) {
        let paragraph = self.line(paragraph, content, Look::default());
        self.put(paragraph);
    }

    fn list(&mut self, start: Option<u64>, items: &[Item], at: At) {
        let level = at.depth.min(DEEPEST);
        let id = start.map_or(BULLETS, |start| self.counting(start, level));
        for item in items {
            let mut paragraph = Paragraph::new().style(at.style());
            if item.task.is_none() {
                paragraph = paragraph.numbering(NumberingId::new(id), IndentLevel::new(level));
            } else {
                let hanging = Some(SpecialIndentType::Hanging(INDENT));
                paragraph = paragraph.indent(Some(indent(level + 1)), hanging, None, None);
                paragraph = paragraph.add_run(run(tick(item.task), Look::default()));
            }
            let (line, below) = match item.blocks.split_first() {
                Some((Block::Paragraph { content }, below)) => (content.as_slice(), below),
                Some(_) | None => (&[][..], item.blocks.as_slice()),
            };
            self.filled(paragraph, line);
            self.blocks(below, At { depth: at.depth + 1, ..at });
        }
    }

    /// A numbering of its own for an ordered list.
    fn counting(&mut self, start: u64, level: usize) -> usize {
        self.lists += 1;
        let start = usize::try_from(start).unwrap_or(1);
        let own = Numbering::new(self.lists, NUMBERS);
        let own = own.add_override(LevelOverride::new(level).start(start));
        self.docx = std::mem::take(&mut self.docx).add_numbering(own);
        self.lists
    }

    fn line(&mut self, paragraph: Paragraph, content: &[Inline], look: Look<'_>) -> Paragraph {
        filled(paragraph, content, look, |source, alt, look| self.picture(source, alt, look))
    }

    /// A picture, no wider than the page, or what stands in its place.
    fn picture(&mut self, source: &str, alt: &str, look: Look<'_>) -> Run {
        match self.album.picture(source, alt) {
            Ok(Picture { kind: PictureKind::Webp, .. }) => {
                run(&self.album.unreadable(alt, "word processors read no WebP"), look)
            }
            Ok(Picture { bytes, width, height, .. }) => {
                self.alts.push(alt.to_owned());
                let picture = Pic::new_with_dimensions(bytes, width, height);
                let (wide, high) = fitted(width, height);
                Run::new().add_image(picture.size(wide, high))
            }
            Err(words) => run(&words, look),
        }
    }
}

/// How wide and high a picture of so many pixels is, where a page has the room.
fn fitted(width: u32, height: u32) -> (u32, u32) {
    let (wide, high) = (u64::from(width) * u64::from(PIXEL), u64::from(height) * u64::from(PIXEL));
    let longest = wide.max(high).max(1);
    let most = u64::from(WIDEST).min(longest);
    let shown = |length: u64| u32::try_from(length * most / longest).unwrap_or(WIDEST).max(1);
    (shown(wide), shown(high))
}

fn placed(at: At) -> Paragraph {
    let paragraph = Paragraph::new().style(at.style());
    match at.depth {
        0 => paragraph,
        depth => paragraph.indent(Some(indent(depth)), None, None, None),
    }
}
