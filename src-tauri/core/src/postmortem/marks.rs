//! The marks by which a text is known as a draft, and as the draft of one incident.

use super::markdown::{opening, row};

/// The block that a draft begins with, and that nothing else has.
const FACTS: &str = "facts";

/// What the line begins with that names the incident of a draft without that block.
pub(super) const MARK: &str = "<!-- post-mortem of ";

/// What the first row of the facts is called, which names the incident.
pub(super) const INCIDENT: &str = "Incident";

/// The line that a draft without a block of facts begins with: it names its incident.
pub(super) fn named(name: &str) -> String {
    format!("{MARK}{name} -->")
}

/// True for the text of a draft, whatever people wrote into it and wherever it lies: its block of facts, or the line that
/// names its incident, is the mark. A draft tells of steps and is no runbook.
#[must_use]
pub fn is_draft(text: &str) -> bool {
    let facts = opening(FACTS);
    let is_mark = |line: &str| line == facts || line.starts_with(MARK);
    text.contains("<!-- ") && text.lines().any(|line| is_mark(line.trim_end()))
}

/// True for the draft of the incident that is called `number`: its block of facts, or its first line, names it.
#[must_use]
pub fn is_draft_of(text: &str, number: &str) -> bool {
    let row = row(&[INCIDENT, number]);
    let mark = named(number);
    is_draft(text) && text.lines().map(str::trim_end).any(|line| line == row || line == mark)
}

/// How the incident is called that a draft tells of, by its block of facts or its first line; none where it is no draft.
#[must_use]
pub fn draft_number(text: &str) -> Option<String> {
    let of = |line: &str| {
        if let Some(number) = line.trim().strip_prefix(MARK) {
            return number.strip_suffix(" -->").map(str::to_owned);
        }
        let cells = line.trim().strip_prefix('|')?.strip_suffix('|')?;
        let (what, number) = cells.split_once('|')?;
        (what.trim() == INCIDENT).then(|| number.trim().to_owned())
    };
    is_draft(text).then(|| text.lines().find_map(of)).flatten()
}
