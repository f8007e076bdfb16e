//! How bad it is, in the field's words: `SEV 1` to `SEV 5`. On the ground, because runbooks and incidents both say it.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;
use ts_rs::TS;

use crate::text::worded;

worded! {
    /// How bad it is. Ordered by urgency: `Sev1` is the greatest. `Sev2` is the default: an incident is that severe while neither a
    /// person nor a runbook says otherwise.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
    #[serde(rename_all = "snake_case")]
    pub enum Severity {
        /// Critical: many customers, or data or security at risk.
        Sev1 = "sev1",
        /// Serious: a core function degraded for many.
        #[default]
        Sev2 = "sev2",
        /// Limited: a workaround exists.
        Sev3 = "sev3",
        /// Cosmetic, or a performance niggle.
        Sev4 = "sev4",
        /// Trivial.
        Sev5 = "sev5",
    }
}

impl Severity {
    /// 1 for `Sev1` … 5 for `Sev5`.
    #[must_use]
    pub fn number(self) -> u8 {
        match self {
            Self::Sev1 => 1,
            Self::Sev2 => 2,
            Self::Sev3 => 3,
            Self::Sev4 => 4,
            Self::Sev5 => 5,
        }
    }

    /// The severity with this number, 1 to 5.
    #[must_use]
    pub fn from_number(n: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|s| s.number() == n)
    }

    /// True when this is more urgent than `other`.
    #[must_use]
    pub fn is_above(self, other: Self) -> bool {
        self.number() < other.number()
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SEV {}", self.number())
    }
}

/// A word that is not one of the known ones; says which are.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("“{given}” is not a {what}; say one of {known}")]
pub struct UnknownWord {
    what: &'static str,
    given: String,
    known: String,
}

impl UnknownWord {
    pub(crate) fn new(what: &'static str, given: &str, known: &[&str]) -> Self {
        Self { what, given: given.to_owned(), known: known.join(", ") }
    }
}

impl FromStr for Severity {
    type Err = UnknownWord;

    /// Reads `sev1`, `SEV 1`, `SEV-1`, `P1` or `1`.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let word = text.trim().to_lowercase();
        let number = word.strip_prefix("sev").or_else(|| word.strip_prefix('p')).unwrap_or(&word);
        let number = number.trim_start_matches([' ', '-']).parse().ok();
        number
            .and_then(Self::from_number)
            .ok_or_else(|| UnknownWord::new("severity", text, &Self::ALL.map(Self::word)))
    }
}
