//! Notices on this laptop: what a person is told, and when. A notice holds no detail of the incident, because it may
//! show on a locked screen. Each has a key, so that it is shown once and replaces the one before.

use super::{escalation_times, first_notice_minutes, ping_at};
use crate::clock::{MINUTE_MS, Millis};
use crate::incident::state::{Facts, Incident, Rhythm};
use crate::incident::{Audience, Policy, incident_number};

/// Minutes before a promise at which the quiet notice comes.
const BEFORE_MINUTES: i64 = 3;

/// What a person is told now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Tells this notice from all others; the same moment has the same key in every process.
    pub key: String,
    /// The incident's number.
    pub number: String,
    /// One sentence.
    pub text: String,
    /// With sound, and it stays until dismissed.
    pub alarm: bool,
}

/// The notices that stand at this moment, at most one for an audience, one for each escalation that is due and each step
/// that is not done by its time, and one for a missing first update.
#[must_use]
pub fn notices(state: &Incident, policy: &Policy, now: Millis) -> Vec<Notice> {
    let Some(facts) = state.declared.as_ref().filter(|f| f.state.is_open()) else {
        return Vec::new();
    };
    let mut all: Vec<Notice> = escalation_notices(state, facts, now);
    all.extend(step_notices(state, facts, now));
    all.extend(state.rhythm.iter().flat_map(|(a, r)| trouble_notices(facts, *a, r)));
    if state.held.is_some() || state.snoozed_until.is_some_and(|until| now < until) {
        return all;
    }
    let promises = state.rhythm.iter().filter_map(|(audience, rhythm)| {
        let by_itself = ping_at(state, policy, *audience, false);
        promise_notice(facts, *audience, rhythm, by_itself, now)
    });
    all.extend(promises);
    all.extend(state.rhythm.iter().filter_map(|(a, r)| ping_notice(facts, *a, r, now)));
    all.extend(first_update_notice(state, facts, now));
    all
}

fn notice(facts: &Facts, key: &str, text: &str, alarm: bool) -> Notice {
    let number = incident_number(facts.number);
    Notice { key: format!("{}:{key}", facts.id), text: format!("{number}: {text}"), number, alarm }
}

fn promise_notice(
    facts: &Facts,
    audience: Audience,
    rhythm: &Rhythm,
    by_itself: Option<Millis>,
    now: Millis,
) -> Option<Notice> {
    let due = rhythm.due_at?;
    let late = now.since(due);
    if late < 0 {
        if late < -BEFORE_MINUTES * MINUTE_MS
            || i64::from(rhythm.interval_minutes) <= BEFORE_MINUTES
        {
            return None;
        }
        let text = if let Some(ping_at) = by_itself {
            format!(
                "the automatic {audience} ping goes at {} UTC unless you post first",
                ping_at.hh_mm()
            )
        } else {
            format!("an {audience} update is due at {} UTC", due.hh_mm())
        };
        return Some(notice(facts, &format!("{audience}:{due}:before"), &text, false));
    }
    if by_itself.is_some() {
        return None;
    }
    let step = overdue_step(late / MINUTE_MS, i64::from(rhythm.interval_minutes).max(1));
    let text = match late / MINUTE_MS {
        0 => format!("the {audience} update is due now"),
        minutes => format!("the {audience} update is {minutes} min overdue"),
    };
    Some(notice(facts, &format!("{audience}:{due}:{step}"), &text, true))
}

/// The last text did not arrive somewhere: whoever is away from the screen must not believe that readers know.
fn trouble_notices<'a>(
    facts: &'a Facts,
    audience: Audience,
    rhythm: &'a Rhythm,
) -> impl Iterator<Item = Notice> + 'a {
    rhythm.trouble.iter().map(move |(message, channel)| {
        let text = format!("the last {audience} update is not known to have reached {channel}");
        notice(facts, &format!("trouble:{message}"), &text, true)
    })
}

/// A ping went out by itself within the last minute.
fn ping_notice(facts: &Facts, audience: Audience, rhythm: &Rhythm, now: Millis) -> Option<Notice> {
    let last = rhythm.last.as_ref()?;
    let ping = rhythm.last_ping == Some(last.event);
    if !ping || !rhythm.reached || now.since(last.at) > MINUTE_MS {
        return None;
    }
    let text = format!("the automatic {audience} ping was posted at {} UTC", last.at.hh_mm());
    Some(notice(facts, &format!("{audience}:{}:posted", last.at), &text, false))
}

/// The moment of the last alarm at or before now: 0, 5 and 10 minutes late, then each interval.
fn overdue_step(late_minutes: i64, interval: i64) -> i64 {
    match late_minutes {
        ..5 => 0,
        5..10 => 5,
        _ if late_minutes < interval => 10,
        _ => (late_minutes / interval * interval).max(10),
    }
}

fn first_update_notice(state: &Incident, facts: &Facts, now: Millis) -> Option<Notice> {
    let minutes = first_notice_minutes(facts.severity)?;
    let told = state.rhythm.values().any(|r| r.last.is_some());
    let promised = !state.rhythm.is_empty();
    if told || !promised || now < facts.declared_at.plus_minutes(minutes) {
        return None;
    }
    let text = format!("no update was posted in the first {minutes} minutes");
    Some(notice(facts, "first", &text, true))
}

/// A step was to be done by now. It is told once for each time that it was due at.
fn step_notices(state: &Incident, facts: &Facts, now: Millis) -> Vec<Notice> {
    let passed = state.awaited().into_iter().filter(|(_, due)| *due <= now);
    let told = passed.map(|(at, due)| {
        let number = state.step_name(at);
        let text = format!("step {number} was to be done by {} UTC", due.hh_mm());
        notice(facts, &format!("step:{number}:{due}"), &text, true)
    });
    told.collect()
}

fn escalation_notices(state: &Incident, facts: &Facts, now: Millis) -> Vec<Notice> {
    escalation_times(state)
        .into_iter()
        .filter(|(_, at)| *at <= now)
        .map(|(e, _)| {
            let key = format!("escalate:{}:{}", e.to, e.after_minutes);
            let text = format!("{} min have passed: the runbook says to escalate", e.after_minutes);
            notice(facts, &key, &text, true)
        })
        .collect()
}
