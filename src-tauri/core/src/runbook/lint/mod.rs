//! What is wrong with a runbook, found by rules that have names. Pure: what a file links to is asked of the caller.
//!
//! An error is what would mislead somebody during an incident or leak a secret; everything else is a warning or a note.
//! A rule rather keeps quiet than accuses a sound file: who meets false alarms turns the whole check off. What is
//! deliberately absent: style, spelling, and mending.

mod anchors;
mod blanks;
mod characters;
mod finding;
mod links;
mod named_secrets;
mod page;
mod review;
mod rollback;
mod rule;
mod secrets;
#[cfg(test)]
mod tests;
mod titles;
mod whole;
mod windows;

use super::model::Checklist;
pub use anchors::Anchors;
use finding::Found;
pub use finding::{Around, LintFinding, Settings, Target};
pub(crate) use links::decoded;
use page::Page;
pub use page::anchors;
pub use rule::{Level, Rule, UnknownRule};
pub use titles::{Titled, duplicate_titles};

/// The findings of one file, by line. `source` is the file's text, `runbook` what was read from it.
#[must_use]
pub fn lint(
    source: &str,
    runbook: &Checklist,
    around: &Around<'_>,
    settings: &Settings,
) -> Vec<LintFinding> {
    let page = Page::read(source);
    let mut found = whole::check(runbook, &page, around);
    found.extend(rollback::check(runbook, &page));
    found.extend(links::check(&page, around));
    found.extend(secrets::check(&page));
    found.extend(characters::check(runbook, &page));
    found.extend(blanks::check(runbook, &page));
    found.extend(review::check(runbook, &page, around.today, settings.review_in_days));
    found.extend(windows::check(runbook, &page));
    let mut findings = settle(found, &page, settings);
    findings.sort_by(|a, b| {
        (a.line, a.rule.name(), &a.message).cmp(&(b.line, b.rule.name(), &b.message))
    });
    findings
}

/// Whether a comment of the file turns this rule off.
#[must_use]
pub fn is_off(source: &str, rule: Rule) -> bool {
    Page::read(source).turned_off().0.contains(&rule)
}

/// Leaves out what the team or the file turned off, and gives the levels that hold.
fn settle(found: Vec<Found>, page: &Page<'_>, settings: &Settings) -> Vec<LintFinding> {
    let (here, mut unknown) = page.turned_off();
    let mut kept = found;
    kept.append(&mut unknown);
    let is_on = |rule: &Rule| !settings.off.contains(rule) && !here.contains(rule);
    kept.into_iter()
        .filter(|f| is_on(&f.rule))
        .map(|f| LintFinding {
            rule: f.rule,
            level: settings.levels.get(&f.rule).copied().unwrap_or(f.level),
            line: f.line,
            message: f.message,
        })
        .collect()
}
