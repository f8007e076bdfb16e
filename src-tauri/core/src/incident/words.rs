//! The field's words as closed types: severity, state, role, audience, what a step is.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;
use ts_rs::TS;

/// How bad it is. Ordered by urgency: `Sev1` is the greatest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Critical: many customers, or data or security at risk.
    Sev1,
    /// Serious: a core function degraded for many.
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
    what: &'static str,
    given: String,
    known: &'static str,
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

/// Where an incident stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum IncidentState {
    /// Declared; the cause is not known.
    Investigating,
    /// The cause is known well enough to act.
    Identified,
    /// A mitigation is in place and recovery is watched.
    Monitoring,
    /// The impact is over and that was confirmed.
    Resolved,
    /// Nothing more will be recorded.
    Closed,
    /// It was a false alarm.
    Declined,
}

impl IncidentState {
    /// As it stands in commands and JSON: `investigating`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Investigating => "investigating",
            Self::Identified => "identified",
            Self::Monitoring => "monitoring",
            Self::Resolved => "resolved",
            Self::Closed => "closed",
            Self::Declined => "declined",
        }
    }

    /// True while people work on it: before Resolved, Closed and Declined.
    #[must_use]
    pub fn is_open(self) -> bool {
        matches!(self, Self::Investigating | Self::Identified | Self::Monitoring)
    }
}

impl fmt::Display for IncidentState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Investigating => "Investigating",
            Self::Identified => "Identified",
            Self::Monitoring => "Monitoring",
            Self::Resolved => "Resolved",
            Self::Closed => "Closed",
            Self::Declined => "Declined",
        })
    }
}

impl FromStr for IncidentState {
    type Err = UnknownWord;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.trim().to_lowercase().as_str() {
            "investigating" => Ok(Self::Investigating),
            "identified" => Ok(Self::Identified),
            "monitoring" => Ok(Self::Monitoring),
            "resolved" => Ok(Self::Resolved),
            "closed" => Ok(Self::Closed),
            "declined" => Ok(Self::Declined),
            _ => Err(UnknownWord {
                what: "state",
                given: text.to_owned(),
                known: "investigating, identified, monitoring, resolved, closed, declined",
            }),
        }
    }
}

/// Who reads a channel. Every channel has exactly one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    /// Responders and the company.
    Internal,
    /// Customers and the public: always waits for a person.
    External,
}

impl Audience {
    /// Both audiences.
    pub const ALL: [Self; 2] = [Self::Internal, Self::External];

    /// As it stands in commands and JSON: `internal`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Internal => "internal",
            Self::External => "external",
        }
    }
}

impl fmt::Display for Audience {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

impl FromStr for Audience {
    type Err = UnknownWord;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.trim().to_lowercase().as_str() {
            "internal" => Ok(Self::Internal),
            "external" => Ok(Self::External),
            _ => Err(UnknownWord {
                what: "audience",
                given: text.to_owned(),
                known: "internal, external",
            }),
        }
    }
}

/// Whether a channel gets the automatic ping or asks a person first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PingMode {
    /// The ping goes out by itself. Internal channels only.
    Auto,
    /// A person is asked.
    Ask,
}

impl PingMode {
    /// As it stands in commands and JSON: `auto`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Ask => "ask",
        }
    }
}

/// What became of a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum StepStatus {
    /// Nobody has touched it, or it was undone.
    Open,
    /// Somebody is at it.
    Started,
    /// Done.
    Done,
    /// Left out, with a reason. Not counted in the total.
    Skipped,
    /// Cannot go on, with a reason.
    Blocked,
}

impl StepStatus {
    /// As a person says it: `done`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Started => "started",
            Self::Done => "done",
            Self::Skipped => "skipped",
            Self::Blocked => "blocked",
        }
    }
}

/// The number people say: `INC-0042`.
#[must_use]
pub fn incident_number(n: u32) -> String {
    format!("INC-{n:04}")
}
