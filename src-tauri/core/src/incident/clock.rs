//! When something began and how long it took, as far as the clocks can say: one that was put back by nobody knows how much
//! leaves a least length, and never a wrong one.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::event::ClockStepped;
use crate::clock::{MINUTE_MS, Millis};
use crate::text::length;

/// When something began, by the clock as it goes now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Since {
    /// The time.
    pub at: Millis,
    /// It may have been earlier: the clock was put back, and nobody measured how far.
    pub at_latest: bool,
}

/// How long something took, as far as the clocks can say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Lasted {
    /// Milliseconds, never below 0.
    #[ts(type = "number")]
    pub ms: i64,
    /// It may have been longer.
    pub at_least: bool,
}

impl Since {
    /// Known to the moment.
    #[must_use]
    pub fn at(at: Millis) -> Self {
        Self { at, at_latest: false }
    }

    /// Moves along with a clock that was put back. Where that was not measured, nothing is known but that it did not
    /// begin later than now: what stands in the log may be from a clock that was wrong for one entry or for all.
    pub fn step(&mut self, step: &ClockStepped, now: Millis) {
        self.at = moved(self.at, step).min(now);
        self.at_latest |= !step.measured;
    }

    /// How long ago that is at a time of the clock as it goes now.
    #[must_use]
    pub fn lasted(self, now: Millis) -> Lasted {
        Lasted { ms: now.since(self.at).max(0), at_least: self.at_latest }
    }
}

impl Lasted {
    /// Whole seconds, for a program: none where it may have been longer, because a number is read as a fact.
    #[must_use]
    pub fn exact_s(self) -> Option<i64> {
        (!self.at_least).then_some(self.ms / 1000)
    }

    /// True when nothing can be said of it: no whole minute is known.
    #[must_use]
    pub fn is_unknown(self) -> bool {
        self.at_least && self.ms < MINUTE_MS
    }

    /// In words: `12 min`, `at least 12 min`, `an unknown time`.
    #[must_use]
    pub fn words(self) -> String {
        match self.at_least {
            false => length(self.ms),
            true if self.is_unknown() => "an unknown time".to_owned(),
            true => format!("at least {}", length(self.ms)),
        }
    }
}

/// A time of the clock before the step, by the clock after it; as it stands where the step was not measured.
#[must_use]
pub fn moved(at: Millis, step: &ClockStepped) -> Millis {
    if step.measured { Millis::from(at.0.saturating_sub(step.back_ms)) } else { at }
}
