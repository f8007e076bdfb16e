//! When the post-mortem of an incident is due.

use crate::clock::Millis;
use crate::incident::Incident;
use crate::update::review_hours;

/// Hours from the end of an incident to its post-mortem, where no runbook says how many.
pub const DUE_HOURS: u32 = 48;

/// Hours from the end of an incident to its post-mortem, by the strictest of its runbooks.
pub(super) fn due_hours(incident: &Incident) -> u32 {
    review_hours(incident).unwrap_or(DUE_HOURS)
}

/// When the post-mortem is due, by the incident's clock; none while it is open, and for a false alarm.
#[must_use]
pub fn due_at(incident: &Incident) -> Option<Millis> {
    let state = incident.declared.as_ref()?.state;
    let ended = incident.ended_at.filter(|_| !state.is_false_alarm())?;
    Some(ended.plus_minutes(i64::from(due_hours(incident)) * 60))
}
