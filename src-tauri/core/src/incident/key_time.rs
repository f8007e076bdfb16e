//! The key times of an incident, from which its length is told: when the impact began, when it was seen, when it was over.
//!
//! The log knows some of them by itself. The others a person says in an entry, and may correct in a later one. What is
//! deliberately absent: which of them the log knows, and which of them cannot be true together; `postmortem` tells that.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;
use ts_rs::TS;

use crate::clock::Millis;
use crate::text::worded;

worded! {
    /// A key time, in the order in which an incident usually meets them.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
    #[serde(rename_all = "snake_case")]
    pub enum KeyTime {
        /// The first that customers or the team could have noticed.
        ImpactStarted = "impact",
        /// A person or an alert noticed it.
        Detected = "detected",
        /// A person said that they look after it.
        Acknowledged = "acknowledged",
        /// The incident was declared.
        Declared = "declared",
        /// What is wrong was known.
        Identified = "identified",
        /// What hit people was contained.
        Mitigated = "mitigated",
        /// The impact was over and that was confirmed.
        Resolved = "resolved",
    }
}

impl KeyTime {
    /// As people read it: `Impact started`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::ImpactStarted => "Impact started",
            Self::Detected => "Detected",
            Self::Acknowledged => "Acknowledged",
            Self::Declared => "Declared",
            Self::Identified => "Identified",
            Self::Mitigated => "Mitigated",
            Self::Resolved => "Resolved",
        }
    }

    /// True for a time that an incident which hit nobody has not.
    #[must_use]
    pub fn is_of_impact(self) -> bool {
        match self {
            Self::ImpactStarted | Self::Identified | Self::Mitigated | Self::Resolved => true,
            Self::Detected | Self::Acknowledged | Self::Declared => false,
        }
    }

    /// True for a time of the end: it counts anew where work goes on after it.
    #[must_use]
    pub fn is_of_end(self) -> bool {
        match self {
            Self::Mitigated | Self::Resolved => true,
            Self::ImpactStarted
            | Self::Detected
            | Self::Acknowledged
            | Self::Declared
            | Self::Identified => false,
        }
    }
}

impl fmt::Display for KeyTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A word that names no key time.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "“{0}” is no key time; say impact, detected, acknowledged, declared, identified, mitigated or resolved"
)]
pub struct NoKeyTime(String);

impl FromStr for KeyTime {
    type Err = NoKeyTime;

    fn from_str(text: &str) -> Result<Self, NoKeyTime> {
        let said = text.trim().to_lowercase().replace(['-', '_'], " ");
        let names = |key: &Self| key.word() == said || key.name().to_lowercase() == said;
        Self::ALL.into_iter().find(names).ok_or_else(|| NoKeyTime(text.to_owned()))
    }
}

/// What a person says of a key time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "said")]
pub enum KeySaid {
    /// It was then.
    At {
        /// The time, as the person said it.
        at: Millis,
    },
    /// This incident has no such time.
    NotApplicable,
    /// What the log tells holds again.
    AsLogged,
}

impl KeySaid {
    /// The time, where one was said.
    #[must_use]
    pub fn at(self) -> Option<Millis> {
        match self {
            Self::At { at } => Some(at),
            Self::NotApplicable | Self::AsLogged => None,
        }
    }

    /// `14:07 UTC` with its day, `not applicable`, `as in the log`.
    #[must_use]
    pub fn words(self) -> String {
        match self {
            Self::At { at } => format!("{} UTC", at.date_hh_mm()),
            Self::NotApplicable => "not applicable".to_owned(),
            Self::AsLogged => "as in the log".to_owned(),
        }
    }
}
