//! The questions of a draft that nobody answered. Whoever counts, lists or refuses them asks here, so that all say the same
//! number.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::blocks::{Piece, pieces};
use crate::postmortem::markdown::TODO;
use crate::text::count;

/// A question that is not answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OpenQuestion {
    /// The line, from 1.
    pub line: u32,
    /// Where it begins in the line, in units of UTF-16, from 0.
    pub from: u32,
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
    let (before, behind) = text.split_at(at);
    let behind = behind.strip_prefix(TODO).unwrap_or(behind);
    let end = ["]]", TODO].iter().filter_map(|mark| behind.find(mark)).min();
    let own = behind.get(..end.unwrap_or(behind.len())).unwrap_or(behind);
    let own = own.trim_start_matches(':').trim();
    let words = if own.is_empty() { plain(text) } else { own.to_owned() };
    let from = u32::try_from(before.encode_utf16().count()).unwrap_or(u32::MAX);
    OpenQuestion { line, from, words }
}

/// The words of a line without the marks of questions, lists and tables.
fn plain(line: &str) -> String {
    let words = line.replace(TODO, "").replace("]]", "");
    words.trim_matches(['-', ' ', '|', '*', '#', ':']).to_owned()
}

/// `3 questions are open`, for a person.
#[must_use]
pub fn open_words(open: u32) -> String {
    format!("{} {} open", count(open, "question"), if open == 1 { "is" } else { "are" })
}
