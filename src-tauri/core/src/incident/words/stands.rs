//! Where an incident stands: what each state means for it, and what a person does to bring it elsewhere.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;
use ts_rs::TS;

use crate::incident::key_time::KeyTime;
use crate::severity::{Severity, UnknownWord};
use crate::text::worded;

worded! {
    /// Where an incident stands.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
    #[serde(rename_all = "snake_case")]
    pub enum IncidentState {
        /// Declared; the cause is not known.
        Investigating = "investigating",
        /// The cause is known well enough to act.
        Identified = "identified",
        /// A mitigation is in place and recovery is watched.
        Monitoring = "monitoring",
        /// The impact is over and that was confirmed.
        Resolved = "resolved",
        /// Nothing more will be recorded.
        Closed = "closed",
        /// It was a false alarm.
        Declined = "declined",
    }
}

impl IncidentState {
    /// The states in which people work on it.
    pub const OPEN: [Self; 3] = [Self::Investigating, Self::Identified, Self::Monitoring];

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
        match self {
            Self::Investigating | Self::Identified | Self::Monitoring => true,
            Self::Resolved | Self::Closed | Self::Declined => false,
        }
    }

    /// True when the impact is over and the record is not: readers may still be owed their last word.
    #[must_use]
    pub fn is_resolved(self) -> bool {
        self == Self::Resolved
    }

    /// True when nothing more is recorded of it.
    #[must_use]
    pub fn is_closed(self) -> bool {
        self == Self::Closed
    }

    /// True for a false alarm, while nobody closed it.
    #[must_use]
    pub fn is_false_alarm(self) -> bool {
        self == Self::Declined
    }

    /// True when nobody is told anything more of it. A resolved one may still owe customers a word.
    #[must_use]
    pub fn is_final(self) -> bool {
        match self {
            Self::Closed | Self::Declined => true,
            Self::Investigating | Self::Identified | Self::Monitoring | Self::Resolved => false,
        }
    }

    /// True when it went its way to an end, and was not only called off.
    #[must_use]
    pub fn is_worked_off(self) -> bool {
        match self {
            Self::Resolved | Self::Closed => true,
            Self::Investigating | Self::Identified | Self::Monitoring | Self::Declined => false,
        }
    }

    /// What a person does to bring an incident there. A resolved one goes back by [`StateDeed::Reopen`].
    #[must_use]
    pub fn deed(self) -> StateDeed {
        match self {
            Self::Investigating | Self::Identified | Self::Monitoring => StateDeed::Set,
            Self::Resolved => StateDeed::Resolve,
            Self::Closed => StateDeed::Close,
            Self::Declined => StateDeed::Decline,
        }
    }

    /// Where a person can bring an incident that stands so, and by what, in the order in which it is offered.
    #[must_use]
    pub fn ways(self) -> Vec<(StateDeed, Self)> {
        let by_own_deed = |to: Self| (to.deed(), to);
        let again = (StateDeed::Reopen, Self::Investigating);
        match self {
            Self::Investigating | Self::Identified | Self::Monitoring => {
                let ends = [Self::Resolved, Self::Declined];
                Self::OPEN.into_iter().chain(ends).map(by_own_deed).collect()
            }
            Self::Resolved | Self::Declined => vec![again, by_own_deed(Self::Closed)],
            Self::Closed => vec![again],
        }
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
        Self::named(&text.trim().to_lowercase())
            .ok_or_else(|| UnknownWord::new("state", text, &Self::ALL.map(Self::word)))
    }
}

/// What a person does so that an incident stands elsewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum StateDeed {
    /// Says that it stands there.
    Set,
    /// Tells its readers that the impact is over.
    Resolve,
    /// Says why it is none.
    Decline,
    /// Goes on with it.
    Reopen,
    /// Ends its record.
    Close,
}

/// True where a change of severity is recorded with a reason only: where it goes down.
#[must_use]
pub fn severity_needs_reason(from: Severity, to: Severity) -> bool {
    from.is_above(to)
}

impl StateDeed {
    /// True where it is recorded with a reason only.
    #[must_use]
    pub fn needs_reason(self) -> bool {
        match self {
            Self::Decline => true,
            Self::Set | Self::Resolve | Self::Reopen | Self::Close => false,
        }
    }

    /// The command of its own that it has in the terminal; none for the one that names the state.
    #[must_use]
    pub fn command(self) -> Option<&'static str> {
        match self {
            Self::Set => None,
            Self::Resolve => Some("resolve"),
            Self::Decline => Some("decline"),
            Self::Reopen => Some("reopen"),
            Self::Close => Some("close"),
        }
    }
}

#[cfg(test)]
mod tests;
