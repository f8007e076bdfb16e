//! The field's words as closed types: state, role, audience, what a step is.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;
use ts_rs::TS;

use super::key_time::KeyTime;
use crate::severity::UnknownWord;

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
    /// The states in which people work on it.
    pub const OPEN: [Self; 3] = [Self::Investigating, Self::Identified, Self::Monitoring];

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

    /// The key time that is known by entering it.
    #[must_use]
    pub fn key_time(self) -> Option<KeyTime> {
        match self {
            Self::Identified => Some(KeyTime::Identified),
            Self::Monitoring => Some(KeyTime::Mitigated),
            Self::Resolved => Some(KeyTime::Resolved),
            Self::Investigating | Self::Closed | Self::Declined => None,
        }
    }

    /// True while people work on it: before Resolved, Closed and Declined.
    #[must_use]
    pub fn is_open(self) -> bool {
        Self::OPEN.contains(&self)
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

/// Where the post-mortem of an incident stands.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS,
)]
#[serde(rename_all = "snake_case")]
pub enum ReviewState {
    /// It is being written.
    #[default]
    Draft,
    /// Others read it.
    InReview,
    /// Those who were asked have read it.
    Reviewed,
    /// Nothing more is done to it, and nobody is reminded of it.
    Closed,
}

impl ReviewState {
    /// All states, in the order in which a post-mortem usually meets them.
    pub const ALL: [Self; 4] = [Self::Draft, Self::InReview, Self::Reviewed, Self::Closed];

    /// True for a move on from `before` to a state whose readers take what stands there for what was found out: every
    /// question is answered, or somebody says why it is not.
    #[must_use]
    pub fn wants_answers(self, before: Self) -> bool {
        match self {
            Self::Draft | Self::InReview => false,
            Self::Reviewed | Self::Closed => self > before,
        }
    }

    /// As it stands in commands: `in-review`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::InReview => "in-review",
            Self::Reviewed => "reviewed",
            Self::Closed => "closed",
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

/// How a section stands among several ways to one end, of which a person takes one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// It is no way: what it asks for is done in any case.
    Always,
    /// Its way is taken.
    Taken,
    /// Another way is taken: nobody waits for its steps.
    NotTaken,
    /// No way is taken yet, and until one is, this one counts for all of them.
    First,
    /// No way is taken yet, and another one counts for all of them.
    Other,
}

impl Standing {
    /// True where its steps were asked for, whatever was done: it is no way, or the one that was taken.
    #[must_use]
    pub fn is_asked(self) -> bool {
        match self {
            Self::Always | Self::Taken => true,
            Self::NotTaken | Self::First | Self::Other => false,
        }
    }

    /// True where its steps count in progress.
    #[must_use]
    pub fn is_counted(self) -> bool {
        match self {
            Self::Always | Self::Taken | Self::First => true,
            Self::NotTaken | Self::Other => false,
        }
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
