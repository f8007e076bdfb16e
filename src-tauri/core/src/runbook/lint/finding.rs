//! What the rules find, and what they are asked and told.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use ts_rs::TS;

use super::anchors::Anchors;
use super::rule::{Level, Rule};

/// What a rule found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LintFinding {
    /// The rule: `dead-link`.
    pub rule: Rule,
    /// How much it matters.
    pub level: Level,
    /// The line in the file, from 1; none when it concerns the whole file.
    pub line: Option<u32>,
    /// One sentence that says what to do.
    pub message: String,
}

impl LintFinding {
    /// With the level that the rule has by itself.
    pub(crate) fn new(
        rule: Rule,
        line: impl Into<Option<u32>>,
        message: impl Into<String>,
    ) -> Self {
        Self { rule, level: rule.level(), line: line.into(), message: message.into() }
    }

    /// The same with another level.
    pub(super) fn at(self, level: Level) -> Self {
        Self { level, ..self }
    }
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

impl Settings {
    /// The finding as the team wants it: with the level that it agreed on, and none where it turned the rule off.
    pub(crate) fn judged(&self, found: LintFinding) -> Option<LintFinding> {
        let level = self.levels.get(&found.rule).copied().unwrap_or(found.level);
        (!self.off.contains(&found.rule)).then_some(LintFinding { level, ..found })
    }
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
