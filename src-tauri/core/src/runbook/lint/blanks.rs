//! Blanks that look like a slip: a name that stands once and nearly is another one, or no name at all.

use std::collections::BTreeMap;

use super::finding::LintFinding;
use super::page::Page;
use super::rule::Rule;
use crate::runbook::facts::blanks::fill;
use crate::runbook::model::Checklist;
use crate::text::patterns;

patterns! { NAMELESS = r"\{\{\s*\}\}|\$\{\s*\}"; }
/// Names this short differ by a letter on purpose: `src` and `dst`, `pod` and `pid`.
const SHORTEST: usize = 6;
/// A file with more names than this is generated, and comparing all pairs would take long.
const MOST_NAMES: usize = 500;

pub(super) fn check(runbook: &Checklist, page: &Page<'_>) -> Vec<LintFinding> {
    let mut places: BTreeMap<&str, (usize, u32)> = BTreeMap::new();
    let mut found: Vec<LintFinding> = Vec::new();
    let known: Vec<&String> = runbook.blanks.iter().collect();
    for (line, command) in commands(runbook, page) {
        if NAMELESS.is_match(command) {
            let message = "this command has a blank without a name; write one, such as <db-host>.";
            found.push(LintFinding::new(Rule::UnknownBlank, line, message));
        }
        for part in fill(command, &runbook.blanks, &BTreeMap::new()).parts {
            let name = part.blank.and_then(|name| known.iter().find(|k| ***k == name).copied());
            if let Some(name) = name {
                places.entry(name.as_str()).or_insert((0, line)).0 += 1;
            }
        }
    }
    if places.len() > MOST_NAMES {
        return found;
    }
    let often: Vec<&str> =
        places.iter().filter(|(_, (count, _))| *count > 1).map(|(n, _)| *n).collect();
    for (name, (_, line)) in places.iter().filter(|(_, (count, _))| *count == 1) {
        if let Some(meant) = often.iter().find(|other| is_slip(name, other)) {
            let message = format!(
                "the blank “{name}” stands here alone and looks like a slip of “{meant}”; write both alike."
            );
            found.push(LintFinding::new(Rule::UnknownBlank, *line, message));
        }
    }
    found
}

/// Every command with the line that it stands on.
fn commands<'r>(runbook: &'r Checklist, page: &Page<'_>) -> Vec<(u32, &'r str)> {
    let mut commands: Vec<(u32, &str)> = Vec::new();
    for (_, step) in runbook.steps() {
        commands.extend(step.command_lines().map(|line| (page.locate(step.line, line), line)));
    }
    commands
}

/// One or two keys apart, and not by a number or an ending that tells two things apart.
fn is_slip(name: &str, other: &str) -> bool {
    let letters = |text: &str| -> String {
        text.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect()
    };
    let (a, b) = (letters(name), letters(other));
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let plural = a.strip_suffix('s') == Some(&b) || b.strip_suffix('s') == Some(&a);
    let shortest = a.chars().count().min(b.chars().count());
    let most = if shortest >= 2 * SHORTEST { 2 } else { 1 };
    shortest >= SHORTEST
        && !plural
        && digits(name) == digits(other)
        && strsim::damerau_levenshtein(&a, &b) <= most
}
