//! What is wrong with a runbook, found by rules that have names. Pure: what a file links to is asked of the caller.
//!
//! An error is what would mislead somebody during an incident or leak a secret; everything else is a warning or a note.
//! A rule rather keeps quiet than accuses a sound file: who meets false alarms turns the whole check off. What is
//! deliberately absent: style, spelling, and mending.

mod blanks;
mod characters;
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

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use ts_rs::TS;

use super::model::Checklist;
use page::Page;
pub use page::{Anchors, anchors};
pub use rule::{Rule, UnknownRule};
pub use titles::{Titled, duplicate_titles};

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// Worth knowing.
    Note,
    /// Worth mending.
    Warning,
    /// Would mislead somebody during an incident, or leaks a secret.
    Error,
}

/// What a rule found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LintFinding {
    /// The rule: `dead-link`.
    pub rule: String,
    /// How much it matters.
    pub level: Level,
    /// The line in the file, from 1; none when it concerns the whole file.
    pub line: Option<u32>,
    /// One sentence that says what to do.
    pub message: String,
}

/// What a team agreed on: `[lint]` in `holdfast.toml`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// Rules that are not looked at.
    pub off: BTreeSet<Rule>,
    /// Levels that differ from the rules' own.
    pub levels: BTreeMap<Rule, Level>,
    /// Days between reviews, where a file does not say.
    pub review_in_days: Option<u32>,
}

/// What the rules ask of the world.
pub struct Around<'a> {
    /// The date.
    pub today: NaiveDate,
    /// The file's name, without its folder.
    pub file_name: &'a str,
    /// What lies at a relative path, without fragment, seen from the file.
    pub target: &'a dyn Fn(&str) -> Target,
}

/// What a relative link leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// It leads out of what is checked, so nothing is known.
    Unchecked,
    /// There is no such file.
    Missing,
    /// There is no such file, but what is checked looks like a part of something larger.
    NotHere,
    /// It is there, and has no anchors that are known.
    There,
    /// It is a page with these anchors.
    Page(Anchors),
}

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
    findings.sort_by(|a, b| (a.line, &a.rule, &a.message).cmp(&(b.line, &b.rule, &b.message)));
    findings
}

/// Whether a comment of the file turns this rule off.
#[must_use]
pub fn is_off(source: &str, rule: Rule) -> bool {
    Page::read(source).turned_off().0.contains(&rule)
}

/// What a rule has to say, before the team's settings.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Found {
    rule: Rule,
    level: Level,
    line: Option<u32>,
    message: String,
}

impl Found {
    fn new(rule: Rule, line: impl Into<Option<u32>>, message: impl Into<String>) -> Self {
        Self { rule, level: rule.level(), line: line.into(), message: message.into() }
    }

    fn at(self, level: Level) -> Self {
        Self { level, ..self }
    }
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
            rule: f.rule.name().to_owned(),
            level: settings.levels.get(&f.rule).copied().unwrap_or(f.level),
            line: f.line,
            message: f.message,
        })
        .collect()
}
