//! Characters in a command that show something else than they are: invisible ones, marks that turn the direction, and
//! letters of another script among Latin ones.

use std::collections::BTreeMap;

use super::finding::LintFinding;
use super::page::{Code, Page};
use super::rule::Rule;
use crate::runbook::commands::tricks;
use crate::runbook::model::Checklist;

/// Fences whose content nobody pastes into a terminal.
const DATA: [&str; 16] = [
    "yaml", "yml", "json", "xml", "html", "toml", "ini", "text", "txt", "markdown", "md", "diff",
    "log", "output", "mermaid", "csv",
];

pub(super) fn check(runbook: &Checklist, page: &Page<'_>) -> Vec<LintFinding> {
    let mut lines: BTreeMap<u32, String> = BTreeMap::new();
    for code in page.codes.iter().filter(|code| !DATA.contains(&code.language.as_str())) {
        in_block(code, page, &mut lines);
    }
    for (_, step) in runbook.steps() {
        for line in step.command_lines() {
            if let Some(what) = trick(line) {
                lines.entry(page.locate(step.line, line)).or_insert(what);
            }
        }
    }
    let found = lines.into_iter().map(|(line, what)| {
        let message =
            format!("this command holds {what}, so it does not run as it reads; type it again.");
        LintFinding::new(Rule::HiddenCharacters, line, message)
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
    if let Some(c) = tricks::hidden(line) {
        return Some(format!("the invisible character U+{:04X}", u32::from(c)));
    }
    let (at, what) = tricks::disguised_letter(line)?;
    let letter = line.get(at..)?.chars().next()?;
    Some(format!("“{letter}” (U+{:04X}), {what}", u32::from(letter)))
}
