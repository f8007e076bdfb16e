//! What became of a step, and how its section stands among several ways.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::text::worded;

worded! {
    /// What became of a step.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
    #[serde(rename_all = "snake_case")]
    pub enum StepStatus {
        /// Nobody has touched it, or it was undone.
        Open = "open",
        /// Somebody is at it.
        Started = "started",
        /// Done.
        Done = "done",
        /// Left out, with a reason. Not counted in the total.
        Skipped = "skipped",
        /// Cannot go on, with a reason.
        Blocked = "blocked",
    }
}

impl StepStatus {
    /// True while nothing is said of it: nobody has touched it, or what was said is undone.
    #[must_use]
    pub fn is_untouched(self) -> bool {
        self == Self::Open
    }

    /// True while somebody is at it.
    #[must_use]
    pub fn is_under_way(self) -> bool {
        self == Self::Started
    }

    /// True when somebody did it.
    #[must_use]
    pub fn is_done(self) -> bool {
        self == Self::Done
    }

    /// True when it was left out.
    #[must_use]
    pub fn is_skipped(self) -> bool {
        self == Self::Skipped
    }

    /// True when it cannot go on.
    #[must_use]
    pub fn is_blocked(self) -> bool {
        self == Self::Blocked
    }

    /// True when somebody did it or is at it.
    #[must_use]
    pub fn is_begun(self) -> bool {
        match self {
            Self::Started | Self::Done => true,
            Self::Open | Self::Skipped | Self::Blocked => false,
        }
    }

    /// True when nobody waits for it any more: to say something else of it, it is undone first.
    #[must_use]
    pub fn is_settled(self) -> bool {
        match self {
            Self::Done | Self::Skipped => true,
            Self::Open | Self::Started | Self::Blocked => false,
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
    /// True where another way is taken, so that nobody waits for it.
    #[must_use]
    pub fn is_passed(self) -> bool {
        self == Self::NotTaken
    }

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
