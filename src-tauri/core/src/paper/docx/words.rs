//! The words of a line as runs of one look each, in links where they open something.

use docx_rs::{BreakType, Hyperlink, HyperlinkType, Paragraph, Run, RunFonts};

use super::super::allowed;
use super::super::direction::from_the_right;
use super::parts::RIGHT;
use crate::runbook::export::may_open;
use crate::runbook::model::Inline;

/// The font of code.
pub(super) const MONO: &str = "Consolas";
/// The colour of links, which are underlined as well.
const LINK: &str = "1A4F8B";

/// How a piece of a line looks.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Look<'a> {
    pub(super) bold: bool,
    pub(super) italic: bool,
    pub(super) strike: bool,
    pub(super) code: bool,
    pub(super) link: Option<&'a str>,
    /// Read from the right.
    pub(super) right: bool,
}

/// A piece of a line, of one look.
#[derive(Clone, Copy)]
struct Piece<'a> {
    what: What<'a>,
    look: Look<'a>,
}

#[derive(Clone, Copy)]
enum What<'a> {
    Words(&'a str),
    /// The line ends.
    End,
    Picture {
        source: &'a str,
        alt: &'a str,
    },
}

/// Puts the words of a line into a paragraph; `picture` makes what stands for one.
pub(super) fn filled(
    paragraph: Paragraph,
    content: &[Inline],
    look: Look<'_>,
    mut picture: impl FnMut(&str, &str, Look<'_>) -> Run,
) -> Paragraph {
    let mut pieces = Vec::new();
    put(&mut pieces, content, look);
    let pieces = turned(pieces);
    let mut shown = |piece: &Piece<'_>| match piece.what {
        What::Words(words) => run(words, piece.look),
        What::End => Run::new().add_break(BreakType::TextWrapping),
        What::Picture { source, alt } => picture(source, alt, piece.look),
    };
    let parts = pieces.chunk_by(|a, b| a.look.link == b.look.link);
    parts.fold(paragraph, |paragraph, part| match part.first().and_then(|one| one.look.link) {
        Some(href) => {
            let link = Hyperlink::new(allowed(href), HyperlinkType::External);
            let link = part.iter().fold(link, |link, piece| link.add_run(shown(piece)));
            paragraph.add_hyperlink(link)
        }
        None => part.iter().fold(paragraph, |paragraph, piece| paragraph.add_run(shown(piece))),
    })
}

fn put<'a>(pieces: &mut Vec<Piece<'a>>, content: &'a [Inline], look: Look<'a>) {
    for one in content {
        match one {
            Inline::Text { text } => pieces.push(Piece { what: What::Words(text), look }),
            Inline::Code { text } => {
                pieces.push(Piece { what: What::Words(text), look: Look { code: true, ..look } });
            }
            Inline::Emphasis { content } => put(pieces, content, Look { italic: true, ..look }),
            Inline::Strong { content } => put(pieces, content, Look { bold: true, ..look }),
            Inline::Strike { content } => put(pieces, content, Look { strike: true, ..look }),
            Inline::Link { href, content } => {
                let link = may_open(href).then_some(href.as_str()).or(look.link);
                put(pieces, content, Look { link, ..look });
            }
            Inline::Image { source, alt, .. } => {
                pieces.push(Piece { what: What::Picture { source, alt }, look });
            }
            Inline::Break => pieces.push(Piece { what: What::End, look }),
        }
    }
}

/// The pieces, parted where words begin or end that are read from the right.
fn turned(pieces: Vec<Piece<'_>>) -> Vec<Piece<'_>> {
    let is_end = |piece: &Piece<'_>| matches!(piece.what, What::End);
    let mut out = Vec::new();
    for line in pieces.chunk_by(|a, b| !is_end(a) && !is_end(b)) {
        let all: String = line.iter().filter_map(words).collect();
        let ranges = from_the_right(&all);
        let mut at = 0;
        for piece in line {
            let Piece { what, look } = *piece;
            let Some(words) = words(piece) else {
                out.push(Piece { what, look });
                continue;
            };
            let (begin, end) = (at, at + words.len());
            let inside = |place: &usize| begin < *place && *place < end;
            let mut cuts: Vec<usize> =
                ranges.iter().flat_map(|r| [r.start, r.end]).filter(inside).collect();
            cuts.push(end);
            for cut in cuts {
                let right = ranges.iter().any(|range| range.contains(&at));
                let words = &words[at - begin..cut - begin];
                out.push(Piece { what: What::Words(words), look: Look { right, ..look } });
                at = cut;
            }
        }
    }
    out
}

fn words<'a>(piece: &Piece<'a>) -> Option<&'a str> {
    if let What::Words(words) = piece.what { Some(words) } else { None }
}

/// Words of one look.
pub(super) fn run(text: &str, look: Look<'_>) -> Run {
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
        run = run.fonts(RunFonts::new().ascii(MONO).hi_ansi(MONO));
    }
    if look.link.is_some() {
        run = run.color(LINK).underline("single");
    }
    if look.right {
        run = run.style(RIGHT);
    }
    run
}

/// The text with its breaks of lines.
pub(super) fn lines(run: Run, text: &str) -> Run {
    let text = allowed(text.trim_end_matches('\n')).into_owned();
    let mut lines = text.split('\n');
    let run = run.add_text(lines.next().unwrap_or_default());
    lines.fold(run, |run, line| run.add_break(BreakType::TextWrapping).add_text(line))
}
