//! What a note and a decision say.

use serde::{Deserialize, Serialize};

use crate::incident::typed::to_do;

/// A note or a decision, to the letter.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Text {
    /// The words.
    pub text: String,
    /// They begin as an action item does, and were typed to be a note.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub plain: bool,
}

impl Text {
    /// The action item that the words may be taken for, as old logs have them; none where they were typed to be a note.
    #[must_use]
    pub fn to_do(&self) -> Option<&str> {
        to_do(&self.text).map(str::trim).filter(|words| !words.is_empty() && !self.plain)
    }
}
