//! Characters in a command that show something else than they are: invisible ones, marks that turn the direction, and
//! letters of another script that look like Latin ones.

use std::collections::BTreeMap;

use super::page::{Code, Page};
use super::{Found, Rule};
use crate::redact::is_hidden;
use crate::runbook::model::Runbook;

/// Fences whose content nobody pastes into a terminal.
const DATA: [&str; 16] = [
    "yaml", "yml", "json", "xml", "html", "toml", "ini", "text", "txt", "markdown", "md", "diff",
    "log", "output", "mermaid", "csv",
];

pub(super) fn check(runbook: &Runbook, page: &Page<'_>) -> Vec<Found> {
    let mut lines: BTreeMap<u32, String> = BTreeMap::new();
    for code in page.codes.iter().filter(|code| !DATA.contains(&code.language.as_str())) {
        in_block(code, page, &mut lines);
    }
    for (_, step) in runbook.steps() {
        let below = step.substeps.iter().flat_map(|sub| &sub.commands);
        for line in step.commands.iter().chain(below).flat_map(|command| command.lines()) {
            if let Some(what) = trick(line) {
                lines.entry(page.locate(step.line, line)).or_insert(what);
            }
        }
    }
    let found = lines.into_iter().map(|(line, what)| {
        let message =
            format!("this command holds {what}, so it does not run as it reads; type it again.");
        Found::new(Rule::HiddenCharacters, line, message)
    });
    found.collect()
}

fn in_block(code: &Code, page: &Page<'_>, lines: &mut BTreeMap<u32, String>) {
    for number in code.lines.clone() {
        if let Some(what) = trick(page.line(number)) {
            lines.entry(number).or_insert(what);
        }
    }
}

/// What is wrong with a line, in words.
fn trick(line: &str) -> Option<String> {
    let hidden = |(at, c): &(usize, char)| {
        is_hidden(*c) && !matches!(c, '\t' | '\r') && !joins_emoji(line, *at, *c)
    };
    if let Some((_, c)) = line.char_indices().find(hidden) {
        return Some(format!("the invisible character U+{:04X}", u32::from(c)));
    }
    let words = line.split(|c: char| !c.is_alphabetic());
    let foreign = words.into_iter().filter(|word| word.chars().any(|c| c.is_ascii_alphabetic()));
    let letter = foreign.flat_map(str::chars).find(|c| looks_latin(*c))?;
    Some(format!("“{letter}” (U+{:04X}), which looks like a Latin letter", u32::from(letter)))
}

/// A zero-width joiner after a character that is no letter makes one emoji of several.
fn joins_emoji(line: &str, at: usize, c: char) -> bool {
    let before = line.get(..at).and_then(|text| text.chars().next_back());
    c == '\u{200D}' && before.is_some_and(|b| !b.is_alphanumeric() && !b.is_ascii())
}

/// Cyrillic and Greek letters with the shape of a Latin one.
fn looks_latin(c: char) -> bool {
    "аеіјорсухһѕԁԛԝАВЕІЈКМНОРСТУХЅοναρυΑΒΕΖΗΙΚΜΝΟΡΤΥΧ".contains(c)
}
