//! Who may read a copy of a post-mortem.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;
use ts_rs::TS;

use crate::text::worded;

worded! {
    /// Who may read a copy, the closest readers first.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
    #[serde(rename_all = "snake_case")]
    pub enum Profile {
        /// The people who run the service.
        Internal = "internal",
        /// The whole company: no internal hosts, no words of a chat.
        Company = "company",
        /// Anybody: summary, impact, times and what changed, and nothing else.
        External = "external",
    }
}

impl Profile {
    /// What stands at the head and the foot of each page. The last is of the Traffic Light Protocol 2.0 of FIRST.
    #[must_use]
    pub fn mark(self) -> &'static str {
        match self {
            Self::Internal => "INTERNAL",
            Self::Company => "CONFIDENTIAL",
            Self::External => "TLP:CLEAR",
        }
    }

    /// True where words may be quoted that were said in a chat or in an update.
    pub(super) fn quotes(self) -> bool {
        match self {
            Self::Internal | Self::External => true,
            Self::Company => false,
        }
    }
}

impl fmt::Display for Profile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

impl FromStr for Profile {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        Self::named(&text.trim().to_lowercase())
            .ok_or_else(|| format!("“{text}” is no profile; say internal, company or external"))
    }
}
