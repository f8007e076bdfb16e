//! How bad it is, in the field's words: `SEV 1` to `SEV 5`. On the ground, because runbooks and incidents both say it.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;
use ts_rs::TS;

/// How bad it is. Ordered by urgency: `Sev1` is the greatest. `Sev2` is the default: an incident is that severe while neither a
/// person nor a runbook says otherwise.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Critical: many customers, or data or security at risk.
    Sev1,
    /// Serious: a core function degraded for many.
    #[default]
    Sev2,
    /// Limited: a workaround exists.
    Sev3,
    /// Cosmetic, or a performance niggle.
    Sev4,
    /// Trivial.
    Sev5,
}

impl Severity {
    /// All severities, the most urgent first.
    pub const ALL: [Self; 5] = [Self::Sev1, Self::Sev2, Self::Sev3, Self::Sev4, Self::Sev5];

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

    /// As it stands in commands and JSON: `sev1`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Sev1 => "sev1",
            Self::Sev2 => "sev2",
            Self::Sev3 => "sev3",
            Self::Sev4 => "sev4",
            Self::Sev5 => "sev5",
        }
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
    pub(crate) what: &'static str,
    pub(crate) given: String,
    pub(crate) known: &'static str,
}

impl FromStr for Severity {
    type Err = UnknownWord;

    /// Reads `sev1`, `SEV 1`, `SEV-1`, `P1` or `1`.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let word = text.trim().to_lowercase();
        let number = word.strip_prefix("sev").or_else(|| word.strip_prefix('p')).unwrap_or(&word);
        number.trim_start_matches([' ', '-']).parse().ok().and_then(Self::from_number).ok_or_else(
            || UnknownWord {
                what: "severity",
                given: text.to_owned(),
                known: "sev1, sev2, sev3, sev4, sev5",
            },
        )
    }
}
