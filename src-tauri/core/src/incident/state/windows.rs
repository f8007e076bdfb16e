//! When the time of a phase begins and ends: one rule for what is due, what a screen shows and what the report judges.

use super::Incident;
use crate::clock::Millis;
use crate::incident::plan::UsedPhase;

impl Incident {
    /// What the minutes of phases and escalations count from: declaring by the clock as it goes now, or the last reopening.
    #[must_use]
    pub fn counts_from(&self) -> Option<Millis> {
        self.reopened_at.or(self.declared.as_ref().map(|facts| facts.since.at))
    }

    /// When the window of a phase begins and ends; the end is none where the heading leaves it open.
    #[must_use]
    pub fn window_of(&self, used: &UsedPhase<'_>) -> Option<(Millis, Option<Millis>)> {
        let (from, window) = (self.counts_from()?, used.phase?.window?);
        let at = |minutes: u32| from.plus_minutes(i64::from(minutes));
        Some((at(window.from_minutes), window.to_minutes.map(at)))
    }
}
