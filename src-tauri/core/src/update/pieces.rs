//! A text in pieces: those that the program filled in, and the words between them.
//!
//! A filled-in piece follows what is chosen for the text: its state, its next update. Words that a person typed are never
//! changed, and a piece that a person changed is theirs from then on. What is deliberately absent: what each piece says
//! ([`super::draft`], [`super::refill`]).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What a piece says that the program filled in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Filled {
    /// That it is an exercise, and how the incident is called.
    Name,
    /// The state: `Identified`.
    State,
    /// The state in capitals: `IDENTIFIED`, `RESOLVED after 42 min`.
    StateAloud,
    /// The state for customers, up to the words for what they notice.
    Notices,
    /// The state for customers, up to the words for what is done.
    Action,
    /// The state for customers, up to a sentence of its writer.
    Says,
    /// The state for customers, up to the words for what was affected.
    Affected,
    /// What stands behind those words.
    After,
    /// A blank that a person fills in.
    Blank,
    /// That nothing changed.
    NoChange,
    /// What it says of the next update, with the space before it.
    Promise,
}

/// A piece of a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TextPiece {
    /// The words.
    pub text: String,
    /// What the program filled in here; none for other words.
    pub filled: Option<Filled>,
}

impl TextPiece {
    /// Words that no choice changes.
    #[must_use]
    pub fn words(text: impl Into<String>) -> Self {
        Self { text: text.into(), filled: None }
    }

    /// A piece that the program filled in.
    #[must_use]
    pub fn filled(what: Filled, text: impl Into<String>) -> Self {
        Self { text: text.into(), filled: Some(what) }
    }

    /// A blank that asks for something: `{what is known}`.
    pub(super) fn blank(asks: &str) -> Self {
        Self::filled(Filled::Blank, format!("{{{asks}}}"))
    }
}

/// The text that the pieces are of.
#[must_use]
pub fn joined(pieces: &[TextPiece]) -> String {
    pieces.iter().map(|piece| piece.text.as_str()).collect()
}
