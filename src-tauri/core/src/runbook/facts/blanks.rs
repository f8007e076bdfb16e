//! Blanks: the parts of a command that differ from one incident to the next, and how they are filled.
//!
//! A blank is written `<name>`, `{{name}}`, `{name}`, `$NAME`, `${NAME}`, `YOUR_NAME`, `XXXX`, `[Name]` or `YYYY-MM-DD`,
//! or is a host named by its role after an `@`: `deploy@db-host`. In a sentence it may also be a line to write on, answers
//! to choose from, or `TODO`. Shell variables that the runbook sets itself are no blanks, nor are template expressions.
//! Each name has one value for the whole runbook.

mod written;

use regex::Regex;
use std::collections::{BTreeMap, HashSet};
use std::ops::Range;
use std::sync::LazyLock;

use crate::runbook::blocks::tree::{ItemNode, Kind};
use crate::runbook::model::Phase;
use crate::runbook::sections::outline::Section;
use crate::runbook::words::mention::Mentions;
use crate::runbook::words::regex;
use crate::screen::{CommandPart, CommandView};

static ASSIGNED: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?m)(?:^|[\s;(&|]|export\s)([A-Z][A-Z0-9_]+)=|\b(?:for|read(?:\s+-\w+)*)\s+([A-Z][A-Z0-9_]+)\b",
    )
});
/// Words that set a variable without `=`.
static SETS: Mentions = Mentions::of(&["for", "read"]);
/// Characters that a shell reads as more than themselves.
const META: &[char] = &[
    ';', '&', '|', '`', '$', '(', ')', '<', '>', '\\', '"', '\'', '*', '?', '[', ']', '{', '}',
    '!', '#', '~',
];

/// The names of the blanks of these phases, each once, in order of appearance, then those of `fields`.
#[must_use]
pub fn of(phases: &[Phase], fields: Vec<String>) -> Vec<String> {
    let mut texts: Vec<(&str, bool)> = Vec::new();
    for step in phases.iter().flat_map(|phase| &phase.steps) {
        texts.push((&step.text, true));
        texts.extend(step.commands.iter().map(|command| (command.as_str(), false)));
        for below in &step.substeps {
            texts.extend(below.commands.iter().map(|command| (command.as_str(), false)));
            texts.push((&below.text, true));
        }
    }
    let assigned: HashSet<&str> = texts
        .iter()
        .filter(|(text, _)| holds_capitals(text) && (text.contains('=') || SETS.any(text)))
        .flat_map(|(text, _)| ASSIGNED.captures_iter(text))
        .filter_map(|found| found.get(1).or_else(|| found.get(2)))
        .map(|name| name.as_str())
        .collect();
    let mut names: Vec<String> = Vec::new();
    for (text, is_sentence) in texts {
        let found = written::anywhere(text).into_iter().map(|(_, name)| name);
        names.extend(found.filter(|name| !assigned.contains(name)).map(str::to_owned));
        if is_sentence {
            names.extend(written::in_text(text));
        }
    }
    names.extend(fields);
    let mut seen: HashSet<String> = HashSet::new();
    names.retain(|name| seen.insert(name.clone()));
    names
}

static FORM: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)^\W*(?:\d+\W+)?(?:(?:incident|final)\s+)?(?:record|report|incident details|details to record)\W*$",
    )
});
static FIELD: LazyLock<Regex> = LazyLock::new(|| {
    regex(r"^\W*([A-Z][^:?|]{1,58}\?|[A-Z][^:?|.]{1,58}(?::\s*(?:[\w ]+(?:\|[\w ]+)+|_{2,})?\s*$))")
});

/// The words of [`FORM`].
static FORM_WORDS: Mentions = Mentions::of(&["record", "report", "incident details", "details"]);

fn is_form(title: &str) -> bool {
    FORM_WORDS.any(title) && FORM.is_match(title)
}

/// The fields to fill in that the lists under Record and Report have: "Who found it?", "Resolved: Yes|No".
#[must_use]
pub(in crate::runbook) fn fields(sections: &[Section<'_>]) -> Vec<String> {
    let mut found = Vec::new();
    for block in sections.iter().filter(|s| is_form(&s.title)).flat_map(|s| &s.blocks) {
        if let Kind::List { items, .. } = &block.kind {
            let sentences = items.iter().map(ItemNode::sentence);
            found.extend(sentences.filter_map(|s| {
                let field = FIELD.captures(&s)?.get(1)?.as_str();
                let name = field.split(':').next().unwrap_or(field);
                Some(name.trim().to_owned())
            }));
        }
    }
    found
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
    let warning = warning.or_else(|| crate::runbook::commands::tricks::tricks(&copy));
    CommandView {
        source: command.to_owned(),
        parts,
        copy: refused.is_none().then_some(copy),
        warning: refused.or(warning),
        lines: Vec::new(),
    }
}

fn plain(text: &str) -> CommandPart {
    CommandPart { text: text.to_owned(), blank: None, filled: false }
}

/// True where the name of a variable may stand: two capitals, or one and a digit.
fn holds_capitals(text: &str) -> bool {
    let is_rest = |b: u8| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'_';
    text.as_bytes().windows(2).any(|two| two[0].is_ascii_uppercase() && is_rest(two[1]))
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
        let bad = control.or_else(|| crate::runbook::commands::tricks::hidden(&part.text))?;
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
