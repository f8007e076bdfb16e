//! A command with the values of its blanks: what is shown, what is copied, and what to look at before.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::ops::Range;
use ts_rs::TS;

use super::written;
use crate::runbook::commands::tricks::{hidden, tricks};

/// A command with its blanks filled in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct CommandView {
    /// As the runbook writes it, blanks not filled.
    pub source: String,
    /// The command in parts.
    pub parts: Vec<CommandPart>,
    /// What is copied: no newline at the end. None when it must not be copied, and `warning` says why.
    pub copy: Option<String>,
    /// What a person should look at before running it.
    pub warning: Option<String>,
    /// The words that say which of the step's commands it is: `on staging`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub label: Option<String>,
    /// Why it was not taken apart, as a sentence.
    pub doubt: Option<String>,
    /// What is said before it is copied: it is copied at the second press.
    pub ask: Option<String>,
    /// The whole commands that it consists of, each as it is copied alone; empty when it
    /// is one, or must not be copied.
    pub lines: Vec<String>,
}

/// A part of a command.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct CommandPart {
    /// The characters as they will be copied.
    pub text: String,
    /// The blank that this part is; filled when `text` is its value.
    pub blank: Option<String>,
    /// True when the blank has a value.
    pub filled: bool,
}

/// Characters that a shell reads as more than themselves.
const META: &[char] = &[
    ';', '&', '|', '`', '$', '(', ')', '<', '>', '\\', '"', '\'', '*', '?', '[', ']', '{', '}',
    '!', '#', '~',
];

/// A command with the values of its blanks. `blanks` are the names that the runbook's blanks have; a blank without a
/// value stays as it is written and is marked. What is copied has no newline at its end.
#[must_use]
pub fn fill(command: &str, blanks: &[String], values: &BTreeMap<String, String>) -> CommandView {
    let mut parts: Vec<CommandPart> = Vec::new();
    let mut warning = None;
    let mut at = 0;
    let command = command.trim_end_matches(['\n', '\r']);
    for (range, name) in places(command, blanks) {
        if range.start > at {
            parts.push(plain(&command[at..range.start]));
        }
        at = range.end;
        match values.get(&name).filter(|value| !value.is_empty()) {
            Some(value) => {
                warning = warning.or_else(|| remark(&name, value));
                parts.push(CommandPart { text: value.clone(), blank: Some(name), filled: true });
            }
            None => {
                let text = command[range].to_owned();
                parts.push(CommandPart { text, blank: Some(name), filled: false });
            }
        }
    }
    if at < command.len() {
        parts.push(plain(&command[at..]));
    }
    let copy: String = parts.iter().map(|part| part.text.as_str()).collect();
    let refused = refusal(&parts);
    let warning = warning.or_else(|| tricks(&copy));
    CommandView {
        source: command.to_owned(),
        parts,
        copy: refused.is_none().then_some(copy),
        warning: refused.or(warning),
        label: None,
        doubt: None,
        ask: None,
        lines: Vec::new(),
    }
}

fn plain(text: &str) -> CommandPart {
    CommandPart { text: text.to_owned(), blank: None, filled: false }
}

/// Where known blanks stand: as they are written, and hosts named by their role wherever they stand as a whole word.
fn places(command: &str, blanks: &[String]) -> Vec<(Range<usize>, String)> {
    let mut places: Vec<(Range<usize>, String)> = written::anywhere(command)
        .into_iter()
        .filter(|(_, name)| blanks.iter().any(|b| b == name))
        .map(|(range, name)| (range, name.to_owned()))
        .collect();
    for name in blanks.iter().filter(|b| is_host(b)) {
        for (start, found) in command.match_indices(name.as_str()) {
            let range = start..start + found.len();
            let is_free = places
                .iter()
                .all(|(taken, _)| taken.end <= range.start || range.end <= taken.start);
            if is_free && is_whole(command, &range) {
                places.push((range, name.clone()));
            }
        }
    }
    places.sort_by_key(|(range, _)| range.start);
    places
}

fn is_host(name: &str) -> bool {
    (name.ends_with("-host") || name.ends_with("-HOST")) && !name.contains(char::is_whitespace)
}

fn is_whole(command: &str, range: &Range<usize>) -> bool {
    let word = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
    let before = command[..range.start].chars().next_back();
    let mut after = command[range.end..].chars();
    let next = after.next();
    let is_domain = next == Some('.') && after.next().is_some_and(char::is_alphanumeric);
    !before.is_some_and(|c| word(c) || c == '.') && !next.is_some_and(word) && !is_domain
}

/// What to look at before a value is pasted into a shell.
fn remark(name: &str, value: &str) -> Option<String> {
    if let Some(sign) = value.chars().find(|c| META.contains(c)) {
        return Some(format!(
            "The value of “{name}” contains “{sign}”, which a shell does not take as it stands: look at the command before you run it."
        ));
    }
    value.contains(char::is_whitespace).then(|| {
        format!("The value of “{name}” contains a space, so a shell may read it as several words: look at the command before you run it.")
    })
}

/// Why a command must not be copied: characters that do something else than they show.
fn refusal(parts: &[CommandPart]) -> Option<String> {
    parts.iter().find_map(|part| {
        // A value is one line without tabs.
        let control = part.text.chars().find(|c| part.filled && c.is_control());
        let bad = control.or_else(|| hidden(&part.text))?;
        let place = match &part.blank {
            Some(name) if part.filled => format!("the value of “{name}”"),
            Some(_) | None => "this command".to_owned(),
        };
        Some(format!(
            "Not copied: {place} contains the invisible character U+{:04X}, which can make a terminal run something else than is shown. Type the command by hand.",
            u32::from(bad)
        ))
    })
}
