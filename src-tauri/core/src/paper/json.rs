//! A record for programs, as the text of its file.

use serde::Serialize;

/// JSON that a person can read too, as a text file ends: with a line break.
///
/// # Errors
/// When a value has no JSON, such as a map whose keys are no texts.
pub fn json(record: &impl Serialize) -> serde_json::Result<String> {
    Ok(serde_json::to_string_pretty(record)? + "\n")
}
