//! The rules by name. Names are stable: they stand in teams' settings and in their files.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;
use ts_rs::TS;

use crate::text::worded;

worded! {
    /// How much a finding matters.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
    #[serde(rename_all = "snake_case")]
    pub enum Level {
        /// Worth knowing.
        Note = "note",
        /// Worth mending.
        Warning = "warning",
        /// Would mislead somebody during an incident, or leaks a secret.
        Error = "error",
    }
}

worded! {
    /// Something that is looked at.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
    #[serde(rename_all = "kebab-case")]
    #[ts(rename = "LintRule")]
    pub enum Rule {
        /// Nothing in the file can be ticked.
        NoSteps = "no-steps",
        /// It does not say how bad it is.
        NoSeverity = "no-severity",
        /// It does not say whom to call when it takes too long.
        NoEscalation = "no-escalation",
        /// It destroys something, and says neither how to come back nor that there is no way.
        NoRollback = "no-rollback",
        /// A relative link leads to nothing.
        DeadLink = "dead-link",
        /// A link leads to a heading that is not there.
        DeadAnchor = "dead-anchor",
        /// A secret stands in the text.
        Secret = "secret",
        /// A blank looks like a slip of another one.
        UnknownBlank = "unknown-blank",
        /// The review date is over.
        OverdueReview = "overdue-review",
        /// Two files have one title.
        DuplicateTitle = "duplicate-title",
        /// Time windows overlap or run backwards.
        WindowsOverlap = "windows-overlap",
        /// Updates come more seldom than once a day.
        SlowRhythm = "slow-rhythm",
        /// A code fence is never closed.
        UnclosedFence = "unclosed-fence",
        /// A command holds characters that show something else than they are.
        HiddenCharacters = "hidden-characters",
        /// A comment turns off a rule that there is not.
        UnknownRule = "unknown-rule",
        /// The file cannot be read as text.
        Unreadable = "unreadable",
    }
}

/// There is no rule with this name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownRule(String);

impl fmt::Display for UnknownRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = crate::redact::reason(&self.0);
        if let Some(near) = Rule::nearest(&self.0) {
            return write!(f, "there is no rule “{name}”; did you mean {}?", near.word());
        }
        let names: Vec<_> = Rule::ALL.iter().map(|rule| rule.word()).collect();
        write!(f, "there is no rule “{name}”; the rules are {}", names.join(", "))
    }
}

impl Rule {
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
        Self::ALL.into_iter().find(|rule| strsim::damerau_levenshtein(rule.word(), &name) <= 2)
    }
}

impl FromStr for Rule {
    type Err = UnknownRule;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        Self::named(name.trim()).ok_or_else(|| UnknownRule(name.to_owned()))
    }
}
