//! Snooze, skip, hold: what a person may do to the rhythm. None of them moves a promise.

use super::{Answer, reason_of, refused, rhythm_taken};
use crate::clock::MINUTE_MS;
use crate::incident::command::{Context, RhythmAction};
use crate::incident::event::{Event, PingSkipped, Snoozed};
use crate::incident::promise::USUAL_MINUTES;
use crate::incident::state::Incident;
use crate::incident::words::Audience;

pub(super) fn change(state: &Incident, action: &RhythmAction, cx: &Context) -> Answer {
    match action {
        RhythmAction::Snooze { minutes, reason } => snooze(state, *minutes, reason, cx),
        RhythmAction::SkipPing { reason } => skip_ping(state, reason),
        RhythmAction::Hold { reason } => hold(state, reason, cx),
        RhythmAction::Unhold { reason } => unhold(state, reason.as_deref(), cx),
        RhythmAction::TakeRhythm => take_rhythm(state, cx),
    }
}

/// Moves the alarm and the automatic ping of the internal audience: by one interval at most in all, until a person posts.
/// Whoever needs longer holds. What customers were promised is never silenced.
fn snooze(state: &Incident, minutes: u32, reason: &str, cx: &Context) -> Answer {
    let internal = state.rhythm.get(&Audience::Internal).filter(|r| r.due_at.is_some());
    let Some(rhythm) = internal else {
        return refused(
            "No internal update is promised, so there is nothing to snooze; post an update to promise one.",
        );
    };
    if reason.trim().is_empty() {
        return refused("Say why the alarm is snoozed: it belongs in the record.");
    }
    let from = state.snoozed_from(cx.now);
    let limit = i64::from(rhythm.interval_minutes.unwrap_or(USUAL_MINUTES)) * MINUTE_MS;
    let left = (limit - state.snoozed_ms).max(0);
    let until = cx.now.plus_minutes(i64::from(minutes));
    let longest = from.plus(left).since(cx.now) / MINUTE_MS;
    if minutes > 0 && until <= from.plus(left) {
        return Ok(vec![
            Event::Snoozed(Snoozed { until, reason: reason.trim().to_owned() }).into(),
        ]);
    }
    if longest < 1 {
        return refused(
            "The alarm was snoozed for a whole interval already; post an update, or hold the incident.",
        );
    }
    refused(format!("Snooze for 1 to {longest} minutes; to stay silent longer, hold the incident."))
}

/// Lets the next automatic ping go by.
fn skip_ping(state: &Incident, reason: &str) -> Answer {
    let audience = Audience::Internal;
    let Some(due_at) = state.rhythm.get(&audience).and_then(|r| r.due_at) else {
        return refused(
            "No automatic ping is due, so there is nothing to skip; post an update to promise the next.",
        );
    };
    if reason.trim().is_empty() {
        return refused("Say why this ping is skipped: it belongs in the record.");
    }
    let reason = reason.trim().to_owned();
    Ok(vec![Event::PingSkipped(PingSkipped { audience, due_at, reason }).into()])
}

/// Stops all pings.
fn hold(state: &Incident, reason: &str, cx: &Context) -> Answer {
    if state.held.is_some() {
        let name = &cx.name;
        return refused(format!(
            "The pings are held already; `holdfast unhold {name}` lets them go again."
        ));
    }
    if reason.trim().is_empty() {
        return refused("Say why the pings are held: it belongs in the record.");
    }
    Ok(vec![Event::Held(reason_of(Some(reason))).into()])
}

/// Lets pings go again.
fn unhold(state: &Incident, reason: Option<&str>, cx: &Context) -> Answer {
    if state.held.is_none() {
        let name = &cx.name;
        return refused(format!(
            "The pings are not held; `holdfast hold {name} --reason WHY` stops them."
        ));
    }
    Ok(vec![Event::Unheld(reason_of(reason)).into()])
}

fn take_rhythm(state: &Incident, cx: &Context) -> Answer {
    if state.is_sent_from(cx.device) {
        let name = &cx.name;
        return refused(format!("This laptop sends for {name} already; go on from here."));
    }
    Ok(vec![rhythm_taken(cx).into()])
}
