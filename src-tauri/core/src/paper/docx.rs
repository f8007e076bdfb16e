//! For word processors: headings by their styles, so that their list works, lists by numbering, tables as tables, pictures
//! inside, and no macro. Each ordered list counts for itself.

mod parts;

use docx_rs::{
    AbstractNumbering, BreakType, Docx, Footer, Header, Hyperlink, HyperlinkType, IndentLevel,
    Level, LevelJc, LevelOverride, LevelText, LineSpacing, NumberFormat, Numbering, NumberingId,
    PageNum, Paragraph, Pic, Run, RunFonts, SpecialIndentType, Start, Style, StyleType, Table,
    TableCell, TableRow,
};
use std::io::Cursor;

use super::{Album, Paper, PaperError, Picture, PictureKind, allowed, tick};
use crate::runbook::export::may_open;
use crate::runbook::model::{Block, Inline, Item};

/// One level of indent, in twentieths of a point.
const INDENT: i32 = 425;
/// Levels that word processors count.
const DEEPEST: usize = 8;
/// The numbering of all lists with bullets; ordered lists have those above it.
const BULLETS: usize = 1;
const NUMBERS: usize = 2;
/// Sizes of headings by level, in half points.
const SIZES: [usize; 6] = [36, 28, 24, 22, 22, 22];
/// The most that a picture is wide and high, in English metric units: 150 mm.
const WIDEST: u32 = 5_400_000;
/// English metric units in a pixel of 1/96 inch.
const PIXEL: u32 = 9_525;
const CODE: &str = "Code";
const QUOTE: &str = "Quotation";

/// The paper as the bytes of a file.
pub(super) fn docx(
    paper: &Paper<'_>,
    document: &[Block],
    album: &Album<'_>,
) -> Result<Vec<u8>, PaperError> {
    let mut writer = Writer { docx: styled(paper), lists: BULLETS, album, alts: Vec::new() };
    writer.blocks(document, At::default());
    let parts = parts::completed(writer.docx.build(), &writer.alts);
    let mut bytes = Cursor::new(Vec::new());
    parts.pack(&mut bytes).map_err(|error| PaperError(error.to_string()))?;
    Ok(bytes.into_inner())
}

fn styled(paper: &Paper<'_>) -> Docx {
    let mut docx = Docx::new().default_fonts(RunFonts::new().ascii("Calibri").hi_ansi("Calibri"));
    docx = docx.default_size(22).default_line_spacing(LineSpacing::new().after(120));
    for (level, size) in (1..).zip(SIZES) {
        let style = Style::new(heading_style(level), StyleType::Paragraph);
        let style = style.name(format!("heading {level}")).bold().size(size);
        docx = docx.add_style(style.outline_lvl(level - 1).based_on("Normal").next("Normal"));
    }
    let mono = RunFonts::new().ascii("Consolas").hi_ansi("Consolas").cs("Consolas");
    let code = Style::new(CODE, StyleType::Paragraph).name("Code").fonts(mono).size(19);
    let quote = Style::new(QUOTE, StyleType::Paragraph).name("Quotation").italic();
    docx = docx.add_style(code).add_style(quote);
    docx = docx.add_abstract_numbering(numbering(BULLETS, "bullet", |_| "•".to_owned()));
    docx = docx
        .add_abstract_numbering(numbering(NUMBERS, "decimal", |level| format!("%{}.", level + 1)));
    docx = docx.add_numbering(Numbering::new(BULLETS, BULLETS));
    let marked = |mark: &str| Paragraph::new().add_run(run(mark, Look::default()).bold());
    let foot = paper.mark.map_or_else(Paragraph::new, |mark| marked(&format!("{mark} · ")));
    docx = docx.footer(Footer::new().add_paragraph(foot.add_page_num(PageNum::new())));
    match paper.mark {
        Some(mark) => docx.header(Header::new().add_paragraph(marked(mark))),
        None => docx,
    }
}

fn heading_style(level: usize) -> String {
    format!("Heading{level}")
}

fn numbering(id: usize, format: &str, sign: impl Fn(usize) -> String) -> AbstractNumbering {
    (0..=DEEPEST).fold(AbstractNumbering::new(id), |numbering, level| {
        let one = Level::new(
            level,
            Start::new(1),
            NumberFormat::new(format),
            LevelText::new(sign(level)),
            LevelJc::new("left"),
        );
        let hanging = Some(SpecialIndentType::Hanging(INDENT));
        numbering.add_level(one.indent(Some(indent(level + 1)), hanging, None, None))
    })
}

fn indent(levels: usize) -> i32 {
    i32::try_from(levels).unwrap_or(0).saturating_mul(INDENT)
}

/// Where a block stands: how deep, and in what.
#[derive(Clone, Copy, Debug, Default)]
struct At {
    depth: usize,
    quoted: bool,
}

/// How a piece of a line looks.
#[derive(Clone, Copy, Debug, Default)]
struct Look {
    bold: bool,
    italic: bool,
    strike: bool,
    code: bool,
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
            Block::Rule => self.put(Paragraph::new()),
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
            let mut paragraph = Paragraph::new().style("Normal");
            if item.task.is_none() {
                paragraph = paragraph.numbering(NumberingId::new(id), IndentLevel::new(level));
            } else {
                paragraph = paragraph.indent(Some(indent(level + 1)), None, None, None);
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

    fn table(&mut self, head: &[Vec<Inline>], rows: &[Vec<Vec<Inline>>]) {
        let bold = Look { bold: true, ..Look::default() };
        let has_head = head.iter().any(|cell| !cell.is_empty());
        // A row that stays on one page is made a head by `parts`.
        let head = has_head.then(|| self.row(head, bold).cant_split());
        let rows = rows.iter().map(|cells| self.row(cells, Look::default()));
        let table = Table::new(head.into_iter().chain(rows).collect());
        self.docx = std::mem::take(&mut self.docx).add_table(table);
        // Two tables with nothing between them would be one.
        self.put(Paragraph::new());
    }

    fn row(&mut self, cells: &[Vec<Inline>], look: Look) -> TableRow {
        let cell = |content: &Vec<Inline>| {
            TableCell::new().add_paragraph(self.line(Paragraph::new(), content, look))
        };
        TableRow::new(cells.iter().map(cell).collect())
    }

    fn line(&mut self, paragraph: Paragraph, content: &[Inline], look: Look) -> Paragraph {
        content.iter().fold(paragraph, |paragraph, piece| match piece {
            Inline::Text { text } => paragraph.add_run(run(text, look)),
            Inline::Code { text } => paragraph.add_run(run(text, Look { code: true, ..look })),
            Inline::Emphasis { content } => {
                self.line(paragraph, content, Look { italic: true, ..look })
            }
            Inline::Strong { content } => {
                self.line(paragraph, content, Look { bold: true, ..look })
            }
            Inline::Strike { content } => {
                self.line(paragraph, content, Look { strike: true, ..look })
            }
            Inline::Link { href, content } if may_open(href) => {
                let words = crate::runbook::blocks::text::plain(content);
                let link = Hyperlink::new(allowed(href), HyperlinkType::External);
                paragraph.add_hyperlink(link.add_run(run(&words, look).underline("single")))
            }
            Inline::Link { content, .. } => self.line(paragraph, content, look),
            Inline::Image { source, alt, .. } => paragraph.add_run(self.picture(source, alt, look)),
            Inline::Break => paragraph.add_run(Run::new().add_break(BreakType::TextWrapping)),
        })
    }

    /// A picture, no wider than the page, or what stands in its place.
    fn picture(&mut self, source: &str, alt: &str, look: Look) -> Run {
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
    let paragraph = match at.quoted {
        true => Paragraph::new().style(QUOTE),
        false => Paragraph::new().style("Normal"),
    };
    match at.depth {
        0 => paragraph,
        depth => paragraph.indent(Some(indent(depth)), None, None, None),
    }
}

fn run(text: &str, look: Look) -> Run {
    let mut run = lines(Run::new(), text);
    if look.bold {
        run = run.bold();
    }
    if look.italic {
        run = run.italic();
    }
    if look.strike {
        run = run.strike();
    }
    if look.code {
        run = run.fonts(RunFonts::new().ascii("Consolas").hi_ansi("Consolas"));
    }
    run
}

/// The text with its breaks of lines.
fn lines(run: Run, text: &str) -> Run {
    let text = allowed(text.trim_end_matches('\n')).into_owned();
    let mut lines = text.split('\n');
    let run = run.add_text(lines.next().unwrap_or_default());
    lines.fold(run, |run, line| run.add_break(BreakType::TextWrapping).add_text(line))
}
