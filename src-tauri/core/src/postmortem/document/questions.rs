//! The questions of a draft that nobody answered. Whoever counts, lists or refuses them asks here, so that all say the same
//! number.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::blocks::{Piece, pieces};
use crate::postmortem::markdown::{TODO, TODO_ENDS};
use crate::text::count;

/// A question that is not answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OpenQuestion {
    /// The line, from 1.
    pub line: u32,
    /// Where it begins in the line, in units of UTF-16, from 0.
    pub from: u32,
    /// Where it ends, behind its closing mark or at the end of the line.
    pub to: u32,
    /// What it asks, without the marks around it; the words of its line where it has none of its own.
    pub words: String,
}

/// The questions of a text in their order. In a block of the log there is none, unless somebody typed into it.
#[must_use]
pub fn questions(text: &str) -> Vec<OpenQuestion> {
    let mut found = Vec::new();
    let mut line = 0;
    for piece in pieces(text) {
        let (lines, is_typed) = match piece {
            Piece::Typed(typed) => (typed, true),
            Piece::Block(block) => (block.whole, block.content.contains(TODO) && block.is_edited()),
        };
        for words in lines.lines() {
            line += 1;
            if is_typed {
                found.extend(words.match_indices(TODO).map(|(at, _)| asked(line, words, at)));
            }
        }
    }
    found
}

/// The question that begins at a byte of a line.
fn asked(line: u32, text: &str, at: usize) -> OpenQuestion {
    let (before, whole) = text.split_at(at);
    let behind = whole.strip_prefix(TODO).unwrap_or(whole);
    let ends = [(TODO_ENDS, TODO_ENDS.len()), (TODO, 0)]
        .map(|(mark, own)| Some((behind.find(mark)?, own)));
    let (end, closing) = ends.into_iter().flatten().min().unwrap_or((behind.len(), 0));
    let own = behind[..end].trim_start_matches(':').trim();
    let words = if own.is_empty() { plain(text) } else { own.to_owned() };
    let whole = &whole[..whole.len() - behind.len() + end + closing];
    let from = units(before);
    OpenQuestion { line, from, to: from.saturating_add(units(whole)), words }
}

/// How long a text is for the page.
fn units(text: &str) -> u32 {
    u32::try_from(text.encode_utf16().count()).unwrap_or(u32::MAX)
}

/// The words of a line without the marks of questions, lists and tables.
fn plain(line: &str) -> String {
    let words = line.replace(TODO, "").replace(TODO_ENDS, "");
    words.trim_matches(['-', ' ', '|', '*', '#', ':']).to_owned()
}

/// `3 questions are open`, for a person.
#[must_use]
pub fn open_words(open: u32) -> String {
    format!("{} {} open", count(open, "question"), if open == 1 { "is" } else { "are" })
}
