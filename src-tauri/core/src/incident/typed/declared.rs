//! What is declared by what was typed under “What do you see?”: the title, and the words that were reported.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// From this many words on, what was typed is taken as the incident's title.
const PHRASE_WORDS: usize = 2;

/// The words that an incident opens with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Opening {
    /// The incident's title; empty when nothing was typed and no runbook chosen.
    pub title: String,
    /// What was typed, where the title says something else.
    pub reported: Option<String>,
}

/// The title and the report of an incident from the words that were typed and the title of the runbook that was chosen.
///
/// A phrase stands as the title. A single word gives way to the runbook's title and is kept as reported; words that only
/// looked for the runbook by its name report nothing.
#[must_use]
pub fn opening(words: &str, runbook: Option<&str>) -> Opening {
    let words = words.trim();
    let Some(runbook) = runbook else {
        return Opening { title: words.to_owned(), reported: None };
    };
    if is_told(words, runbook) {
        return Opening { title: runbook.to_owned(), reported: None };
    }
    if words.split_whitespace().count() >= PHRASE_WORDS {
        return Opening { title: words.to_owned(), reported: None };
    }
    Opening { title: runbook.to_owned(), reported: Some(words.to_owned()) }
}

/// True when the title says all that was reported: each word begins a word of it, as when a runbook was looked for by
/// its name.
#[must_use]
pub fn is_told(reported: &str, title: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        words.map(str::to_lowercase).collect()
    };
    let title = words(title);
    words(reported).iter().all(|word| title.iter().any(|of| of.starts_with(word.as_str())))
}
