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
mod rhythm;
mod rollback;
mod rule;
mod secrets;
#[cfg(test)]
mod tests;
mod titles;
mod whole;
mod windows;

use std::collections::BTreeSet;

use super::model::Checklist;
pub use anchors::Anchors;
pub use finding::{Around, LintFinding, Settings, Target};
pub(crate) use links::decoded;
use page::Page;
pub use page::anchors;
pub use rule::{Level, Rule, UnknownRule};
pub use titles::{Titled, duplicate_titles};

/// What a look at one file gave.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Linted {
    /// What was found, by line.
    pub findings: Vec<LintFinding>,
    /// The rules that the file turns off in a comment.
    pub off: BTreeSet<Rule>,
}

/// Looks at one file. `source` is the file's text as it lies, since what a reader elsewhere sees is judged too, and
/// `runbook` what was read from it.
#[must_use]
pub fn lint(source: &str, runbook: &Checklist, around: &Around<'_>, settings: &Settings) -> Linted {
    let page = Page::read(source);
    let mut found = whole::check(runbook, &page, around);
    found.extend(rollback::check(runbook, &page));
    found.extend(links::check(&page, around));
    found.extend(secrets::check(&page));
    found.extend(characters::check(runbook, &page));
    found.extend(blanks::check(runbook, &page));
    found.extend(review::check(runbook, &page, around.today, settings.review_in_days));
    found.extend(windows::check(runbook, &page));
    found.extend(rhythm::check(&page));
    let (off, unknown) = page.turned_off();
    found.extend(unknown);
    found.retain(|f| !off.contains(&f.rule));
    let mut findings: Vec<_> = found.into_iter().filter_map(|f| settings.judged(f)).collect();
    findings.sort_by(|a, b| {
        (a.line, a.rule.word(), &a.message).cmp(&(b.line, b.rule.word(), &b.message))
    });
    Linted { findings, off }
}
