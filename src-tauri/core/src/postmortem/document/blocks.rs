//! The pieces of a document: blocks of the log and typed text, cut at lines that are marks.

use sha2::{Digest, Sha256};
use std::collections::BTreeSet;

/// What the mark of a beginning starts and ends with.
const OPENS: (&str, &str) = ("<!-- auto:", " -->");
/// What the mark of an end starts and ends with; a seal may stand between.
const CLOSES: (&str, &str) = ("<!-- /auto", "-->");
/// Characters of a seal.
const SEAL: usize = 8;

/// A piece of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    /// Lines that people typed, and marks that belong to no block.
    Typed(&'a str),
    /// A block with its marks.
    Block(Block<'a>),
}

/// A block of the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Block<'a> {
    pub(super) name: &'a str,
    /// With both marks, as it stands in the document.
    pub(super) whole: &'a str,
    /// What lies between the marks.
    pub(super) content: &'a str,
    /// What the end says of the content; none in a draft of an older program.
    seal: Option<&'a str>,
}

impl Block<'_> {
    /// True where somebody may have typed into the content: its seal does not fit, or there is none that tells.
    pub(super) fn is_edited(&self) -> bool {
        let seal = self.seal.and_then(|seal| seal.rsplit('-').next());
        seal.is_none_or(|seal| seal != seal_of(self.content)) && !self.is_empty()
    }

    /// What its last line ends with; nothing at the end of a text.
    pub(super) fn end(&self) -> &str {
        let lines = self.whole.trim_end_matches(['\r', '\n']);
        &self.whole[lines.len()..]
    }

    /// True for a block whose content was left out to be filled in later.
    pub(super) fn is_empty(&self) -> bool {
        self.content.trim().is_empty()
    }
}

/// What a line is.
pub(super) enum Mark<'a> {
    Opens(&'a str),
    Closes(Option<&'a str>),
    None,
}

pub(super) fn mark(line: &str) -> Mark<'_> {
    let line = line.trim();
    let between = |(start, end): (&str, &str)| line.strip_prefix(start)?.strip_suffix(end);
    let is_name = |name: &str| {
        let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
        !name.is_empty() && name.chars().all(fits)
    };
    if let Some(name) = between(OPENS).filter(|name| is_name(name)) {
        return Mark::Opens(name);
    }
    match between(CLOSES).map(str::trim) {
        Some("") => Mark::Closes(None),
        Some(seal) if is_name(seal) => Mark::Closes(Some(seal)),
        Some(_) | None => Mark::None,
    }
}

/// The pieces in their order; together they are the text. A beginning without an end before the next beginning is no
/// block, and neither is an end alone.
pub(super) fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    // Where what was not given out yet begins, and the beginning that waits for its end.
    let (mut from, mut open, mut at) = (0, None, 0);
    for line in text.split_inclusive('\n') {
        let next = at + line.len();
        match mark(line) {
            Mark::Opens(name) => open = Some((name, at, next)),
            Mark::Closes(seal) => {
                if let Some((name, start, inside)) = open.take() {
                    if from < start {
                        pieces.push(Piece::Typed(&text[from..start]));
                    }
                    let (whole, content) = (&text[start..next], &text[inside..at]);
                    pieces.push(Piece::Block(Block { name, whole, content, seal }));
                    from = next;
                }
            }
            Mark::None => {}
        }
        at = next;
    }
    if from < text.len() {
        pieces.push(Piece::Typed(&text[from..]));
    }
    pieces
}

/// A part of a document, by who wrote it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part<'a> {
    /// Lines that people typed.
    Typed(&'a str),
    /// A block of the log.
    FromLog {
        /// What it is called.
        name: &'a str,
        /// With its marks.
        whole: &'a str,
    },
}

/// The parts of a document in their order; together they are the text.
#[must_use]
pub fn parts(text: &str) -> Vec<Part<'_>> {
    let part = |piece| match piece {
        Piece::Typed(typed) => Part::Typed(typed),
        Piece::Block(Block { name, whole, .. }) => Part::FromLog { name, whole },
    };
    pieces(text).into_iter().map(part).collect()
}

/// The names of the blocks of a document, in their order.
pub fn names(text: &str) -> impl Iterator<Item = &str> {
    blocks(text).map(|block| block.name)
}

/// The blocks of a document, in their order.
pub(super) fn blocks(text: &str) -> impl Iterator<Item = Block<'_>> {
    pieces(text).into_iter().filter_map(|piece| match piece {
        Piece::Block(block) => Some(block),
        Piece::Typed(_) => None,
    })
}

/// The document with a fresh seal on every block: what the log just wrote.
#[must_use]
pub fn sealed(text: &str) -> String {
    sealed_as(text, "")
}

/// The same, with words in front of every seal that say what the document is.
pub(super) fn sealed_as(text: &str, what: &str) -> String {
    let end = line_end(text);
    each_block(text, |block| {
        let seal = format!("{what}{}", seal_of(block.content));
        written(block.name, block.content, Some(&seal), end)
    })
}

/// The document without what the log wrote: the marks stay, so that it can be filled in again. A block that is not as the
/// log wrote it, or that stands a second time, stays whole: somebody may have typed into it.
#[must_use]
pub fn stripped(text: &str) -> String {
    let (mut seen, end) = (BTreeSet::new(), line_end(text));
    each_block(text, |block| {
        let is_first = seen.insert(block.name.to_owned());
        if is_first && !block.is_edited() {
            written(block.name, "", None, end)
        } else {
            block.whole.trim_end_matches(['\r', '\n']).to_owned()
        }
    })
}

/// A block as the log writes it into a text whose lines end with `end`.
pub(super) fn fresh(name: &str, content: &str, end: &str) -> String {
    let content = content.trim();
    let lines: Vec<&str> = content.lines().collect();
    let inside = match lines.is_empty() {
        true => String::new(),
        false => format!("{end}{}{end}{end}", lines.join(end)),
    };
    written(name, &inside, Some(&seal_of(content)), end)
}

fn written(name: &str, content: &str, seal: Option<&str>, end: &str) -> String {
    let seal = seal.map_or(String::new(), |seal| format!(" {seal}"));
    format!("{}{name}{}{end}{content}{}{seal} {}", OPENS.0, OPENS.1, CLOSES.0, CLOSES.1)
}

/// What the lines of a text end with: as its first one does.
pub(super) fn line_end(text: &str) -> &'static str {
    let is_both = text.find('\n').is_some_and(|at| text[..at].ends_with('\r'));
    if is_both { "\r\n" } else { "\n" }
}

fn each_block(text: &str, mut write: impl FnMut(&Block<'_>) -> String) -> String {
    let mut out = String::with_capacity(text.len());
    for piece in pieces(text) {
        match piece {
            Piece::Typed(typed) => out.push_str(typed),
            Piece::Block(block) => {
                out.push_str(&write(&block));
                out.push_str(block.end());
            }
        }
    }
    out
}

/// The first characters of the SHA-256 of the content, whatever its lines end with and blank lines stand around it.
fn seal_of(content: &str) -> String {
    let lines: Vec<&str> = content.trim().lines().map(str::trim_end).collect();
    hex::encode(Sha256::digest(lines.join("\n"))).chars().take(SEAL).collect()
}
