//! A clock that was put back: every time that lies ahead is anchored anew, and what was counted from declaring is known
//! as far as the clocks can say.
//!
//! The promise to readers is a length of time as much as a time of day. Without this a clock that goes back by two hours
//! is two hours of silence. What lies behind moves where something is counted from it; the log keeps what was recorded.

use super::clock::moved;
use super::event::{ClockStepped, Event, Recorded};
use super::promise::USUAL_MINUTES;
use super::state::{Incident, Rhythm};
use crate::clock::Millis;

/// Anchors what lies ahead: it moves with the clock, and none lies further ahead than one interval. Only the clock of the
/// laptop that speaks counts; another one's is told on the timeline.
pub(super) fn stepped(state: &mut Incident, step: &ClockStepped, entry: &Recorded<Event>) {
    let now = entry.recorded_at;
    let is_other = state.speaker.as_ref().is_some_and(|(speaker, _)| *speaker != entry.device);
    // The clock of a story does not follow the one on the wall.
    if is_other || state.told_by_story().is_some() {
        return;
    }
    if let Some(facts) = &mut state.declared {
        let by_log = facts.since_by_log.iter_mut();
        [&mut facts.since].into_iter().chain(by_log).for_each(|since| since.step(step, now));
    }
    // A step that is due at a time of day stays so; a length of time is kept where the step was measured.
    state.due.values_mut().for_each(|at| *at = moved(*at, step));
    state.reopened.iter_mut().for_each(|at| *at = moved(*at, step).min(now));
    let longest = state.rhythm.values().map(|rhythm| latest(rhythm, now)).max().unwrap_or(now);
    state.snoozed_until = state.snoozed_until.map(|until| moved(until, step).min(longest));
    state.rhythm.values_mut().for_each(|rhythm| anchor(rhythm, step, now));
}

/// One interval from now; the usual one where no further text is promised.
fn latest(rhythm: &Rhythm, now: Millis) -> Millis {
    now.plus_minutes(i64::from(rhythm.interval_minutes.unwrap_or(USUAL_MINUTES)))
}

fn anchor(rhythm: &mut Rhythm, step: &ClockStepped, now: Millis) {
    let (before, latest) = (rhythm.due_at, latest(rhythm, now));
    let anchored = |at: Millis| moved(at, step).min(latest);
    let follow = |at: Millis| if Some(at) == before { anchored(at) } else { at };
    rhythm.skipped = rhythm.skipped.map(follow);
    rhythm.asking = rhythm.asking.map(|(at, why)| (follow(at), why));
    let due = [&mut rhythm.due_at, &mut rhythm.unheard].into_iter().flatten();
    due.chain(rhythm.owed.values_mut()).for_each(|at| *at = anchored(*at));
    rhythm.told_at = rhythm.told_at.map(|at| moved(at, step).min(now));
    let said = [&mut rhythm.last, &mut rhythm.last_human].into_iter().flatten();
    said.for_each(|text| text.at.step(step, now));
    if let Some(ping) = &mut rhythm.pending {
        ping.text.at.step(step, now);
        ping.stale_at = anchored(ping.stale_at);
        ping.next_update_at = ping.next_update_at.map(anchored);
    }
}
