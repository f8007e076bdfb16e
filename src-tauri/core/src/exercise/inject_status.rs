//! What can become of an inject as a closed type.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::text::worded;

worded! {
    /// What became of an inject.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
    #[serde(rename_all = "snake_case")]
    pub enum InjectStatus {
        /// Its time has not come.
        #[default]
        Waiting = "waiting",
        /// It is due, and the facilitator has not said what becomes of it.
        Offered = "offered",
        /// It is kept back until the facilitator releases it.
        Held = "held",
        /// Players have it.
        Released = "released",
        /// Players do not get it.
        Skipped = "skipped",
    }
}

impl InjectStatus {
    /// True while its time has not come, and nobody has said what becomes of it.
    #[must_use]
    pub fn waits(self) -> bool {
        self == Self::Waiting
    }

    /// True when the facilitator is to say what becomes of it.
    #[must_use]
    pub fn is_offered(self) -> bool {
        self == Self::Offered
    }

    /// True while it is kept back.
    #[must_use]
    pub fn is_held(self) -> bool {
        self == Self::Held
    }

    /// True when players have it, so that something is expected of them.
    #[must_use]
    pub fn is_released(self) -> bool {
        self == Self::Released
    }

    /// True when players do not get it.
    #[must_use]
    pub fn is_left_out(self) -> bool {
        self == Self::Skipped
    }
}
