//! What stands in brackets behind an expectation: the objectives that it shows, and how soon it is due.

use crate::exercise::moment::read_span;
use crate::exercise::scenario::Expectation;
use crate::text::patterns;

patterns! {
    BEHIND = r"(?s)^(.*\S)\s*\(([^()]+)\)\s*$";
    OBJECTIVE = r"^O\d+$";
}

/// The text without the brackets behind it, and what they hold, parted at commas.
pub(super) fn behind(text: &str) -> Option<(String, Vec<String>)> {
    let found = BEHIND.captures(text.trim())?;
    let parts = found[2].split(',').map(|part| part.trim().to_owned()).collect();
    Some((found[1].to_owned(), parts))
}

/// Reads an expectation. Brackets that hold anything else are part of the sentence.
pub(super) fn read(text: &str) -> Expectation {
    let plain = || Expectation { text: text.trim().to_owned(), ..Expectation::default() };
    let Some((rest, parts)) = behind(text) else { return plain() };
    let mut expectation = Expectation { text: rest, ..Expectation::default() };
    for part in parts {
        let within = part.strip_prefix("within ").and_then(read_span);
        if OBJECTIVE.is_match(&part) {
            expectation.objectives.push(part);
        } else if within.is_some() && expectation.within_ms.is_none() {
            expectation.within_ms = within;
        } else {
            return plain();
        }
    }
    expectation
}

/// A sentence that is read back as it is: one whose end looks like brackets of the grammar gets a full stop.
pub(in crate::exercise) fn as_words(text: String) -> String {
    if read(&text).text == text.trim() { text } else { format!("{}.", text.trim_end()) }
}
