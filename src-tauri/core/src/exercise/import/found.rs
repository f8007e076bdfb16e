//! Something in a file that looks like an inject, before it is read: where it stands, its time, and its pieces.

use std::ops::Range;

use crate::exercise::import::moment::{Moment, Timed};
use crate::exercise::page::Piece;

/// Something that looks like an inject.
#[derive(Clone, Debug)]
pub(in crate::exercise::import) struct Found {
    /// Its words in the file: a heading, the beginning of an item, a cell.
    pub words: String,
    /// The same without time and counter.
    pub title: String,
    pub lines: Range<u32>,
    pub time: Option<Moment>,
    /// The time is about, or a condition goes with it.
    pub rough: bool,
    /// What it waits for: `when they consider a restart`.
    pub condition: Option<String>,
    pub pieces: Vec<Piece>,
    /// What a table says of it in columns of their own.
    pub columns: Columns,
    /// The heading of the story that it belongs to, where the file holds several.
    pub story: Option<usize>,
    pub sign: Sign,
    /// Those that stand together have the same: headings below one, rows of a table, items of a list.
    pub group: (u32, u32),
}

/// What columns of a table say of an inject.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::exercise::import) struct Columns {
    pub text: String,
    pub from: String,
    pub to: String,
    pub via: String,
    pub expected: String,
    pub notes: Vec<String>,
}

/// What it was recognised by. A weak sign counts only where no other was found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::exercise::import) enum Sign {
    /// A time, a counter, a column.
    #[default]
    Strong,
    /// Only that it stands in a list of injects.
    Weak,
}

impl Found {
    /// One that a heading, an item or a paragraph is.
    pub fn of(words: &str, timed: Option<Timed>, lines: Range<u32>, pieces: Vec<Piece>) -> Self {
        let title = timed.as_ref().map_or_else(|| words.trim().to_owned(), |t| t.rest.clone());
        Self {
            words: words.trim().to_owned(),
            title,
            lines,
            time: timed.as_ref().map(|timed| timed.moment),
            rough: timed.is_some_and(|timed| timed.rough),
            condition: None,
            pieces,
            columns: Columns::default(),
            story: None,
            sign: Sign::Strong,
            group: (0, 0),
        }
    }

    /// True for what lies before the start.
    pub fn is_before(&self) -> bool {
        matches!(self.time, Some(Moment::Offset(minutes)) if minutes < 0)
    }
}
