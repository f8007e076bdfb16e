//! Blanks: the parts of a command that differ from one incident to the next.
//!
//! A blank is written `<name>`, `{{name}}`, `{name}`, `$NAME`, `${NAME}`, `YOUR_NAME`, `XXXX`, `[Name]` or `YYYY-MM-DD`,
//! or is a host named by its role after an `@`: `deploy@db-host`. In a sentence it may also be a line to write on, answers
//! to choose from, or `TODO`. Shell variables that the runbook sets itself are no blanks, nor are template expressions.
//! Each name has one value for the whole runbook.

mod fill;
mod program;
mod written;

use std::collections::HashSet;

pub use fill::{CommandPart, CommandView, fill};

use crate::runbook::model::Phase;
use crate::runbook::sections::outline::Section;
use crate::runbook::words::mention::Mentions;
use crate::text::patterns;

patterns! {
    ASSIGNED = r"(?m)(?:^|[\s;(&|]|export\s)([A-Z][A-Z0-9_]+)=|\b(?:for|read(?:\s+(?:-\w+|\x22[^\x22\n]*\x22|'[^'\n]*'))*)\s+([A-Z][A-Z0-9_]+)\b";
}
/// Words that set a variable without `=`.
static SETS: Mentions = Mentions::of(&["for", "read"]);
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
        .flat_map(|(text, _)| ASSIGNED.captures_iter(text).map(|found| (*text, found)))
        .filter_map(|(text, found)| Some((text, found.get(1).or_else(|| found.get(2))?)))
        .filter(|(text, name)| !is_itself(name.as_str(), &text[name.end()..]))
        .map(|(_, name)| name.as_str())
        .collect();
    let mut names: Vec<String> = Vec::new();
    for (text, is_sentence) in texts {
        let found = written::anywhere(text).into_iter().map(|(at, name)| (&text[at], name));
        let found = found.filter(|(written, _)| !is_sentence || !written::is_loose(written));
        let found = found.map(|(_, name)| name).filter(|name| !assigned.contains(name));
        names.extend(found.map(str::to_owned));
        if is_sentence {
            names.extend(written::in_text(text));
        }
    }
    names.extend(fields);
    let mut seen: HashSet<String> = HashSet::new();
    names.retain(|name| seen.insert(name.clone()));
    names
}

/// The names of the lines to write on in a sentence, in order: `Start time` of "Start time: ___".
#[must_use]
pub fn lines_to_write_on(text: &str) -> Vec<String> {
    written::lines_to_write_on(text)
}

/// True where a variable is set from itself, as what stands behind its name shows: `X="${X}"`.
fn is_itself(name: &str, behind: &str) -> bool {
    let Some(value) = behind.strip_prefix('=') else { return false };
    let value = value.trim_start_matches('"');
    [format!("${{{name}}}"), format!("${name}")].iter().any(|own| {
        let rest = value.strip_prefix(own.as_str());
        rest.is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_'))
    })
}

patterns! {
    FORM = r"(?i)^\W*(?:\d+\W+)?(?:(?:incident|final)\s+)?(?:record|report|incident details|details to record)\W*$";
    FIELD = r"^\W*([A-Z][^:?|]{1,58}\?|[A-Z][^:?|.]{1,58}(?::\s*(?:[\w ]+(?:\|[\w ]+)+|_{2,})?\s*$))";
}

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
        found.extend(block.items().iter().filter_map(|item| {
            let field = FIELD.captures(item.words())?.get(1)?.as_str();
            let name = field.split(':').next().unwrap_or(field);
            Some(name.trim().to_owned())
        }));
    }
    found
}

/// True where the name of a variable may stand: two capitals, or one and a digit.
fn holds_capitals(text: &str) -> bool {
    let is_rest = |b: u8| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'_';
    text.as_bytes().windows(2).any(|two| two[0].is_ascii_uppercase() && is_rest(two[1]))
}
