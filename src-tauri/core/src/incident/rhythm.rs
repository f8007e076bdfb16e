//! The rhythm: what is due, given the log and the time. Pure; the worker asks once a second.
//!
//! A ping goes by itself only to internal channels that are set to `auto`, only from the laptop that took the rhythm,
//! only when at most one interval late, and at most four times in a row without a human entry. Everything else asks.

mod face;
mod need;
mod notice;
mod overrun;
mod reach;

#[cfg(test)]
mod tests;

pub use self::face::{
    ClockEdge, ClockTone, Face, Lost, Promised, Sight, Stand, Urgency, stand, turns,
};
pub use self::need::{About, Deed, Rank};
pub use self::notice::{Notice, OWED_MS, next_turn, notices};
pub use self::reach::{Fate, Reach};

use std::collections::BTreeMap;

use super::promise::USUAL_MINUTES;
use super::state::{Facts, Incident, Rhythm};
use super::{AskReason, Audience, PingMode, Policy};
use crate::clock::{MINUTE_MS, Millis};
use crate::ids::DeviceId;
use crate::severity::Severity;

/// Pings in a row without a human entry.
pub const MOST_IN_A_ROW: u8 = 4;
/// No automatic ping before this many minutes after declaring, unless a text has promised an earlier one.
pub const FIRST_PING_MINUTES: i64 = 15;
/// An open composer holds the ping for so many minutes.
pub const COMPOSER_HOLDS_MINUTES: i64 = 2;
/// A text counts as on time within so many milliseconds of its promise.
pub const GRACE_MS: i64 = 60_000;

/// Something that the program does by itself now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Due {
    /// The automatic ping goes out.
    Ping {
        /// To whom.
        audience: Audience,
        /// More than a minute after its promise.
        late: bool,
    },
    /// No ping goes by itself: a person is asked from now on.
    AskFirst {
        /// Whom it concerns.
        audience: Audience,
        /// The promise that nothing answers.
        due_at: Millis,
        /// Why.
        why: AskReason,
    },
    /// The time of an escalation came.
    Escalation {
        /// Whom to tell.
        to: String,
        /// Minutes after declaring or reopening.
        after_minutes: u32,
    },
}

/// When the automatic ping of an audience would go, and nothing when it never goes by itself. A ping that no channel has
/// taken gives way to a new one when its time has passed.
#[must_use]
pub fn ping_at(
    state: &Incident,
    policy: &Policy,
    audience: Audience,
    composing: bool,
) -> Option<Millis> {
    let facts = state.declared.as_ref().filter(|f| f.state.is_open())?;
    let rhythm = state.rhythm.get(&audience)?;
    let pings = !channels(policy, facts, audience, PingMode::Auto).is_empty();
    if state.held.is_some() || rhythm.asking.is_some() || !pings {
        return None;
    }
    let at = trigger(state, facts, rhythm, rhythm.due_at?, composing);
    Some(rhythm.pending.as_ref().map_or(at, |ping| at.max(ping.stale_at)))
}

/// The names of an incident's channels for an audience that treat a ping so. No ping goes to customers by itself.
#[must_use]
pub fn channels<'a>(
    policy: &'a Policy,
    facts: &Facts,
    audience: Audience,
    ping: PingMode,
) -> Vec<&'a str> {
    let mode = |c: &super::ChannelFacts| match c.audience {
        Audience::Internal => c.ping,
        Audience::External => PingMode::Ask,
    };
    policy.of(audience, facts.scope()).filter(|c| mode(c) == ping).map(|c| &*c.name).collect()
}

/// The channels whose readers wait for a text by a person, each with the time: those that ask, where a ping goes to the
/// others, and those that a text was not for.
#[must_use]
pub fn waiting(
    state: &Incident,
    policy: &Policy,
    audience: Audience,
    composing: bool,
) -> BTreeMap<Millis, Vec<String>> {
    let mut waiting: BTreeMap<Millis, Vec<String>> = BTreeMap::new();
    let (Some(facts), Some(rhythm)) = (&state.declared, state.rhythm.get(&audience)) else {
        return waiting;
    };
    let pings = ping_at(state, policy, audience, composing).is_some();
    let asked = channels(policy, facts, audience, PingMode::Ask);
    for channel in policy.of(audience, facts.scope()) {
        let name = &channel.name;
        let waits = rhythm.owed.contains_key(name) || (pings && asked.contains(&name.as_str()));
        if let Some(due) = rhythm.due_for(name).filter(|_| waits) {
            waiting.entry(due).or_default().push(name.clone());
        }
    }
    waiting
}

/// The promise, moved by what may move the ping: an earliest time, a snooze, a skipped ping, an open composer.
fn trigger(
    state: &Incident,
    facts: &Facts,
    rhythm: &Rhythm,
    due: Millis,
    composing: bool,
) -> Millis {
    let skipped = if rhythm.skipped == Some(due) { interval(rhythm) } else { 0 };
    let gathered = facts.since.at.plus_minutes(FIRST_PING_MINUTES);
    let moved = due
        .plus_minutes(skipped)
        .max(if rhythm.last.is_none() { gathered } else { due })
        .max(state.snoozed_until.unwrap_or(due));
    if composing { moved.max(due.plus_minutes(COMPOSER_HOLDS_MINUTES)) } else { moved }
}

/// The interval in minutes, by which lateness is measured too; the usual one where none is promised any more.
fn interval(rhythm: &Rhythm) -> i64 {
    i64::from(rhythm.interval_minutes.unwrap_or(USUAL_MINUTES))
}

impl Incident {
    /// True where this device sends for the incident: only the one that took the rhythm does.
    #[must_use]
    pub fn is_sent_from(&self, device: DeviceId) -> bool {
        self.speaker.as_ref().is_some_and(|(speaker, _)| *speaker == device)
    }
}

/// What is due now. `device` is this laptop; only the one that took the rhythm acts. `composing` says that the
/// composer of this incident is open somewhere on this laptop.
#[must_use]
pub fn due(
    state: &Incident,
    policy: &Policy,
    device: DeviceId,
    now: Millis,
    composing: bool,
) -> Vec<Due> {
    let Some(facts) = state.declared.as_ref().filter(|f| f.state.is_open()) else {
        return Vec::new();
    };
    if !state.is_sent_from(device) {
        return Vec::new();
    }
    let pings = Audience::ALL.into_iter().filter_map(|audience| {
        let at = ping_at(state, policy, audience, composing)?;
        let rhythm = state.rhythm.get(&audience)?;
        due_ping(rhythm, audience, at, now)
    });
    pings.chain(escalations(state, facts, now)).collect()
}

fn due_ping(rhythm: &Rhythm, audience: Audience, at: Millis, now: Millis) -> Option<Due> {
    let due_at = rhythm.due_at?;
    if now < at {
        return None;
    }
    let interval_ms = interval(rhythm) * MINUTE_MS;
    if rhythm.pings_in_row >= MOST_IN_A_ROW {
        return Some(Due::AskFirst { audience, due_at, why: AskReason::FourInARow });
    }
    if now.since(at) > interval_ms {
        return Some(Due::AskFirst { audience, due_at, why: AskReason::TooLate });
    }
    Some(Due::Ping { audience, late: now.since(due_at) > GRACE_MS })
}

/// Every escalation of the runbooks with its time, the earliest first: counted from declaring, or from the last
/// reopening.
#[must_use]
pub fn escalation_times(state: &Incident) -> Vec<(crate::runbook::Escalation, Millis)> {
    let Some(from) = state.counts_from() else { return Vec::new() };
    let mut times: Vec<_> = state
        .runbooks
        .iter()
        .flat_map(|r| r.file.runbook.escalations.iter())
        .map(|e| (e.clone(), from.plus_minutes(i64::from(e.after_minutes))))
        .collect();
    times.sort_by_key(|(_, at)| *at);
    times.dedup_by(|a, b| a.0 == b.0);
    times
}

/// Those of which nobody was told yet.
pub(crate) fn open_escalations(
    state: &Incident,
) -> impl Iterator<Item = (crate::runbook::Escalation, Millis)> {
    let is_told = move |to: &str, minutes: u32| {
        state.escalated.iter().any(|(told, after)| told == to && *after == minutes)
    };
    let times = escalation_times(state).into_iter();
    times.filter(move |(e, _)| !is_told(&e.to, e.after_minutes))
}

fn escalations(state: &Incident, facts: &Facts, now: Millis) -> impl Iterator<Item = Due> {
    debug_assert!(facts.state.is_open(), "an ended incident escalates to nobody");
    open_escalations(state)
        .filter(move |(_, at)| *at <= now)
        .map(|(e, _)| Due::Escalation { to: e.to, after_minutes: e.after_minutes })
}

/// Minutes after declaring by which the first update is expected: 5 for SEV 1, 10 for SEV 2, 30 for SEV 3.
#[must_use]
pub fn first_notice_minutes(severity: Severity) -> Option<i64> {
    match severity {
        Severity::Sev1 => Some(5),
        Severity::Sev2 => Some(10),
        Severity::Sev3 => Some(30),
        Severity::Sev4 | Severity::Sev5 => None,
    }
}
