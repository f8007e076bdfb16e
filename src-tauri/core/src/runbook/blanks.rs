//! Blanks: the parts of a command that differ from one incident to the next, and how they are filled.
//!
//! A blank is written `<name>`, `{{name}}`, `$NAME`, `${NAME}` or `YOUR_NAME`, or is a host named by its role after an
//! `@`: `deploy@db-host`. Shell variables that the runbook sets itself are no blanks, nor are template expressions.

mod written;

use regex::Regex;
use std::collections::{BTreeMap, HashSet};
use std::ops::Range;
use std::sync::LazyLock;

use super::mention::Mentions;
use super::model::Phase;
use super::words::regex;
use crate::view::{CommandPart, CommandView};
use written::Form;

static ASSIGNED: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?m)(?:^|[\s;(&|]|export\s)([A-Z][A-Z0-9_]+)=|\b(?:for|read(?:\s+-\w+)*)\s+([A-Z][A-Z0-9_]+)\b",
    )
});
/// Words that set a variable without `=`.
static SETS: Mentions = Mentions::of(&["for", "read"]);
/// Variables that every shell sets.
const OF_THE_SHELL: [&str; 16] = [
    "HOME", "PATH", "USER", "PWD", "OLDPWD", "SHELL", "HOSTNAME", "RANDOM", "LOGNAME", "TERM",
    "LANG", "EDITOR", "TMPDIR", "SECONDS", "IFS", "UID",
];
/// Characters that a shell reads as more than themselves.
const META: &[char] = &[
    ';', '&', '|', '`', '$', '(', ')', '<', '>', '\\', '"', '\'', '*', '?', '[', ']', '{', '}',
    '!', '#', '~',
];

/// The names of the blanks of these phases, each once, in order of appearance.
#[must_use]
pub(super) fn of(phases: &[Phase]) -> Vec<String> {
    let texts: Vec<&str> = phases
        .iter()
        .flat_map(|phase| &phase.steps)
        .flat_map(|step| {
            let below = step.substeps.iter().flat_map(|s| s.commands.iter().chain([&s.text]));
            [&step.text].into_iter().chain(&step.commands).chain(below)
        })
        .map(String::as_str)
        .collect();
    let assigned: HashSet<&str> = texts
        .iter()
        .filter(|text| holds_capitals(text) && (text.contains('=') || SETS.any(text)))
        .flat_map(|text| ASSIGNED.captures_iter(text))
        .filter_map(|found| found.get(1).or_else(|| found.get(2)))
        .map(|name| name.as_str())
        .collect();
    let mut seen: HashSet<&str> = HashSet::new();
    let mut names: Vec<String> = Vec::new();
    for (_, name) in texts.iter().flat_map(|text| written(text)) {
        if !assigned.contains(name) && seen.insert(name) {
            names.push(name.to_owned());
        }
    }
    names
}

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
    CommandView { parts, copy: refused.is_none().then_some(copy), warning: refused.or(warning) }
}

fn plain(text: &str) -> CommandPart {
    CommandPart { text: text.to_owned(), blank: None, filled: false }
}

/// True where the name of a variable may stand: two capitals, or one and a digit.
fn holds_capitals(text: &str) -> bool {
    let is_rest = |b: u8| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'_';
    text.as_bytes().windows(2).any(|two| two[0].is_ascii_uppercase() && is_rest(two[1]))
}

/// The blanks that are written in a text, with their places; the place of a host leaves out the `@`.
fn written(text: &str) -> Vec<(Range<usize>, &str)> {
    let found = written::written(text).into_iter().filter_map(|found| {
        let name = &text[found.name];
        let is_one = match found.form {
            Form::Angle => {
                !matches!(name, "none" | "nil" | "null")
                    && !super::tree::is_html(&text[found.place.clone()])
            }
            Form::Variable => !OF_THE_SHELL.contains(&name),
            Form::Host => {
                let mut after = text[found.place.end..].chars();
                !(after.next() == Some('.') && after.next().is_some_and(char::is_alphanumeric))
            }
            Form::Braces | Form::Your => true,
        };
        is_one.then(|| (found.place, name.trim()))
    });
    found.collect()
}

/// Where known blanks stand: as they are written, and hosts named by their role wherever they stand as a whole word.
fn places(command: &str, blanks: &[String]) -> Vec<(Range<usize>, String)> {
    let mut places: Vec<(Range<usize>, String)> = written(command)
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
        let bad = part.text.chars().find(|c| is_hidden(*c, part.filled))?;
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

/// Control, bidirectional and zero-width characters. Line ends and tabs are fine in a command, not in a value.
fn is_hidden(c: char, in_value: bool) -> bool {
    let is_layout = matches!(c, '\n' | '\t') && !in_value;
    c.is_control() && !is_layout
        || matches!(c, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}
