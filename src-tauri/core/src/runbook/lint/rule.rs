//! The rules by name. Names are stable: they stand in teams' settings and in their files.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;
use ts_rs::TS;

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

/// Something that is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(rename = "LintRule")]
pub enum Rule {
    /// Nothing in the file can be ticked.
    NoSteps,
    /// It does not say how bad it is.
    NoSeverity,
    /// It does not say whom to call when it takes too long.
    NoEscalation,
    /// It destroys something, and says neither how to come back nor that there is no way.
    NoRollback,
    /// A relative link leads to nothing.
    DeadLink,
    /// A link leads to a heading that is not there.
    DeadAnchor,
    /// A secret stands in the text.
    Secret,
    /// A blank looks like a slip of another one.
    UnknownBlank,
    /// The review date is over.
    OverdueReview,
    /// Two files have one title.
    DuplicateTitle,
    /// Time windows overlap or run backwards.
    WindowsOverlap,
    /// Updates come more seldom than once a day.
    SlowRhythm,
    /// A code fence is never closed.
    UnclosedFence,
    /// A command holds characters that show something else than they are.
    HiddenCharacters,
    /// A comment turns off a rule that there is not.
    UnknownRule,
    /// The file cannot be read as text.
    Unreadable,
}

/// There is no rule with this name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownRule(String);

impl fmt::Display for UnknownRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = crate::redact::reason(&self.0);
        if let Some(near) = Rule::nearest(&self.0) {
            return write!(f, "there is no rule “{name}”; did you mean {}?", near.name());
        }
        let names: Vec<_> = Rule::ALL.iter().map(|rule| rule.name()).collect();
        write!(f, "there is no rule “{name}”; the rules are {}", names.join(", "))
    }
}

impl Rule {
    /// All rules, in the order of the documentation.
    pub const ALL: [Self; 16] = [
        Self::NoSteps,
        Self::NoSeverity,
        Self::NoEscalation,
        Self::NoRollback,
        Self::DeadLink,
        Self::DeadAnchor,
        Self::Secret,
        Self::UnknownBlank,
        Self::OverdueReview,
        Self::DuplicateTitle,
        Self::WindowsOverlap,
        Self::SlowRhythm,
        Self::UnclosedFence,
        Self::HiddenCharacters,
        Self::UnknownRule,
        Self::Unreadable,
    ];

    /// Its name: `dead-link`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::NoSteps => "no-steps",
            Self::NoSeverity => "no-severity",
            Self::NoEscalation => "no-escalation",
            Self::NoRollback => "no-rollback",
            Self::DeadLink => "dead-link",
            Self::DeadAnchor => "dead-anchor",
            Self::Secret => "secret",
            Self::UnknownBlank => "unknown-blank",
            Self::OverdueReview => "overdue-review",
            Self::DuplicateTitle => "duplicate-title",
            Self::WindowsOverlap => "windows-overlap",
            Self::SlowRhythm => "slow-rhythm",
            Self::UnclosedFence => "unclosed-fence",
            Self::HiddenCharacters => "hidden-characters",
            Self::UnknownRule => "unknown-rule",
            Self::Unreadable => "unreadable",
        }
    }

    /// How much its findings matter where nobody decided otherwise; a single finding may matter less.
    #[must_use]
    pub const fn level(self) -> Level {
        match self {
            Self::NoSeverity | Self::NoEscalation => Level::Note,
            Self::NoSteps
            | Self::NoRollback
            | Self::UnknownBlank
            | Self::OverdueReview
            | Self::DuplicateTitle
            | Self::SlowRhythm
            | Self::UnclosedFence
            | Self::UnknownRule => Level::Warning,
            Self::DeadLink
            | Self::DeadAnchor
            | Self::Secret
            | Self::WindowsOverlap
            | Self::HiddenCharacters
            | Self::Unreadable => Level::Error,
        }
    }

    /// The rule whose name a slip of the keys away is.
    fn nearest(name: &str) -> Option<Self> {
        let name = name.trim().to_lowercase().replace([' ', '_'], "-");
        Self::ALL.into_iter().find(|rule| strsim::damerau_levenshtein(rule.name(), &name) <= 2)
    }
}

impl FromStr for Rule {
    type Err = UnknownRule;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        let found = Self::ALL.into_iter().find(|rule| rule.name() == name.trim());
        found.ok_or_else(|| UnknownRule(name.to_owned()))
    }
}
