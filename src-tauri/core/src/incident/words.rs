//! The field's words as closed types: state, role, audience, what a step is.

pub mod role;
mod stands;
mod step;

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;
use ts_rs::TS;

pub use self::stands::{IncidentState, StateDeed, severity_needs_reason};
pub use self::step::{Standing, StepStatus};
use crate::severity::UnknownWord;
use crate::text::worded;

worded! {
    /// Where the post-mortem of an incident stands, in the order in which it usually goes.
    #[derive(
        Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS,
    )]
    #[serde(rename_all = "snake_case")]
    pub enum ReviewState {
        /// It is being written.
        #[default]
        Draft = "draft",
        /// Others read it.
        InReview = "in-review",
        /// Those who were asked have read it.
        Reviewed = "reviewed",
        /// Nothing more is done to it, and nobody is reminded of it.
        Closed = "closed",
    }
}

impl ReviewState {
    /// True for a move on from `before` to a state whose readers take what stands there for what was found out: every
    /// question is answered, or somebody says why it is not.
    #[must_use]
    pub fn wants_answers(self, before: Self) -> bool {
        match self {
            Self::Draft | Self::InReview => false,
            Self::Reviewed | Self::Closed => self > before,
        }
    }

    /// True when its text stays as it is, and nobody is reminded of it.
    #[must_use]
    pub fn is_over(self) -> bool {
        match self {
            Self::Draft | Self::InReview | Self::Reviewed => false,
            Self::Closed => true,
        }
    }
}

impl fmt::Display for ReviewState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Draft => "Draft",
            Self::InReview => "In review",
            Self::Reviewed => "Reviewed",
            Self::Closed => "Closed",
        })
    }
}

worded! {
    /// Who reads a channel. Every channel has exactly one.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
    #[serde(rename_all = "snake_case")]
    pub enum Audience {
        /// Responders and the company.
        Internal = "internal",
        /// Customers and the public: always waits for a person.
        External = "external",
    }
}

impl Audience {
    /// True for responders and the company: what is inner is shown to them, and a snooze keeps quiet what they hear.
    #[must_use]
    pub fn is_internal(self) -> bool {
        self == Self::Internal
    }

    /// True for customers and the public: a person approves each text, and nothing that is inner is in it.
    #[must_use]
    pub fn is_external(self) -> bool {
        self == Self::External
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
        Self::named(&text.trim().to_lowercase())
            .ok_or_else(|| UnknownWord::new("audience", text, &Self::ALL.map(Self::word)))
    }
}

worded! {
    /// Whether a channel gets the automatic ping or asks a person first.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
    #[serde(rename_all = "snake_case")]
    pub enum PingMode {
        /// The ping goes out by itself. Internal channels only.
        Auto = "auto",
        /// A person is asked.
        Ask = "ask",
    }
}

impl PingMode {
    /// True where the ping goes out by itself.
    #[must_use]
    pub fn is_auto(self) -> bool {
        self == Self::Auto
    }
}

/// What a person says of a message whose fate is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Settled {
    /// It is in the channel.
    Arrived,
    /// Try again.
    SendAgain,
    /// Do not send it.
    Cancelled,
    /// Its text was copied and said elsewhere.
    Copied,
}

/// Why the automatic ping turned to asking.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum AskReason {
    /// The ping is more than one interval late.
    TooLate,
    /// Four went by themselves in a row without a human entry.
    FourInARow,
}

impl AskReason {
    /// True where an entry by a person ends the asking.
    #[must_use]
    pub fn ends_with_an_entry(self) -> bool {
        match self {
            Self::FourInARow => true,
            Self::TooLate => false,
        }
    }
}

/// What a colour may add to a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Tone {
    /// Nothing.
    Plain,
    /// It is worse now.
    Bad,
    /// Somebody should look at it.
    Warn,
    /// It is done, or it worked.
    Ok,
    /// It tells others where the incident stands.
    Update,
    /// It is a decision.
    Decision,
}

/// The number people say: `INC-0042`.
#[must_use]
pub fn incident_number(n: u32) -> String {
    format!("INC-{n:04}")
}
