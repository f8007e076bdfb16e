//! The key times of an incident as the post-mortem tells them, and how long the impact lasted.
//!
//! What a person said holds, else what the log knows. A time that nobody recorded is pending, never guessed; one that
//! cannot be true beside another is invalid, and nothing is counted from it.

pub mod impact;

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

use super::told::{moment, post_of};
use crate::clock::{MINUTE_MS, Millis};
use crate::incident::entry::{Does, Gist};
use crate::incident::event::{Event, Recorded};
use crate::incident::{Incident, IncidentState, KeySaid, KeyTime};

/// What is known of a key time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum KeyStatus {
    /// It was then.
    Recorded {
        /// The time that is recorded.
        at: Millis,
    },
    /// Nobody recorded it yet.
    Pending,
    /// This incident has no such time.
    NotApplicable,
    /// It cannot have been then.
    Invalid {
        /// The time that is recorded.
        at: Millis,
        /// The key time that it contradicts; none where it has not come yet.
        against: Option<KeyTime>,
    },
}

/// A key time of one incident.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct KeyFact {
    /// Which.
    pub which: KeyTime,
    /// What is known of it.
    pub status: KeyStatus,
    /// What the log knows by itself.
    pub logged: Option<Millis>,
    /// A person said so.
    pub said: bool,
}

/// The times that are never later than another one. When the impact began is in no order with detecting, acknowledging,
/// declaring and finding the cause: a disk that fills up is seen, and understood, before a customer is hit.
const ORDER: [(KeyTime, KeyTime); 9] = [
    (KeyTime::ImpactStarted, KeyTime::Mitigated),
    (KeyTime::ImpactStarted, KeyTime::Resolved),
    (KeyTime::Detected, KeyTime::Acknowledged),
    (KeyTime::Detected, KeyTime::Declared),
    (KeyTime::Detected, KeyTime::Resolved),
    (KeyTime::Acknowledged, KeyTime::Resolved),
    (KeyTime::Declared, KeyTime::Resolved),
    (KeyTime::Identified, KeyTime::Resolved),
    (KeyTime::Mitigated, KeyTime::Resolved),
];

/// All key times by `now`, in their order.
#[must_use]
pub fn key_times<'a>(
    incident: &Incident,
    entries: impl IntoIterator<Item = &'a Recorded<Event>>,
    now: Millis,
) -> Vec<KeyFact> {
    let logged = logged(incident, entries);
    let facts = KeyTime::ALL.map(|which| fact(incident, which, logged.get(&which).copied()));
    let at = |which| facts.iter().find(|f| f.which == which).filter(|f| time(f).is_some());
    let mut against: BTreeMap<KeyTime, KeyTime> = BTreeMap::new();
    for (first, second) in ORDER {
        let (Some(a), Some(b)) = (at(first), at(second)) else { continue };
        if time(a) > time(b) && (a.said || b.said) {
            // What a person said against the log is in doubt; of two that they said, the later one.
            let (wrong, right) = if b.said { (second, first) } else { (first, second) };
            against.entry(wrong).or_insert(right);
        }
    }
    let checked = |fact: KeyFact| {
        let KeyStatus::Recorded { at } = fact.status else { return fact };
        let against = against.get(&fact.which).copied();
        let is_to_come = fact.said && at.since(now) > MINUTE_MS;
        let is_invalid = against.is_some() || is_to_come;
        let status = if is_invalid { KeyStatus::Invalid { at, against } } else { fact.status };
        KeyFact { status, ..fact }
    };
    facts.into_iter().map(checked).collect()
}

fn time(fact: &KeyFact) -> Option<Millis> {
    if let KeyStatus::Recorded { at } = fact.status { Some(at) } else { None }
}

fn fact(incident: &Incident, which: KeyTime, logged: Option<Millis>) -> KeyFact {
    let declined = incident.declared.as_ref().is_some_and(|f| f.state == IncidentState::Declined);
    let of_impact = match which {
        KeyTime::ImpactStarted | KeyTime::Identified | KeyTime::Mitigated | KeyTime::Resolved => {
            true
        }
        KeyTime::Detected | KeyTime::Acknowledged | KeyTime::Declared => false,
    };
    let said = incident.said_of(which);
    let status = match (said, logged) {
        (KeySaid::At { at }, _) | (KeySaid::AsLogged, Some(at)) => KeyStatus::Recorded { at },
        (KeySaid::NotApplicable, _) => KeyStatus::NotApplicable,
        (KeySaid::AsLogged, None) if declined && of_impact => KeyStatus::NotApplicable,
        (KeySaid::AsLogged, None) => KeyStatus::Pending,
    };
    KeyFact { which, status, logged, said: said != KeySaid::AsLogged }
}

/// What the log knows: when it was declared, when somebody took command, and the states that it went through. After a
/// reopening the states count anew, but for the cause.
fn logged<'a>(
    incident: &Incident,
    entries: impl IntoIterator<Item = &'a Recorded<Event>>,
) -> BTreeMap<KeyTime, Millis> {
    let mut found = BTreeMap::new();
    if let Some(facts) = &incident.declared {
        found.insert(KeyTime::Declared, facts.declared_at);
    }
    for entry in super::told::in_fold_order(entries) {
        let at = moment(entry);
        let Gist { names, does, .. } = entry.event.gist();
        if names.role == Some("commander") && names.to.is_some() {
            found.entry(KeyTime::Acknowledged).or_insert(at);
        } else if let Does::Resolves = does {
            found.insert(KeyTime::Resolved, at);
        } else if let Does::Reopens(_) = does {
            found.remove(&KeyTime::Resolved);
            found.remove(&KeyTime::Mitigated);
        } else if let Some(which) = entered(&entry.event).and_then(of_state) {
            found.entry(which).or_insert(at);
        }
    }
    found
}

/// The open state that an entry says the incident is in: one that a person chose, or that their text tells.
pub(super) fn entered(event: &Event) -> Option<IncidentState> {
    if let Some((Some(_), to)) = event.gist().state {
        return Some(to);
    }
    post_of(event).filter(|(_, ping)| !ping).map(|(post, _)| post.state)
}

fn of_state(state: IncidentState) -> Option<KeyTime> {
    match state {
        IncidentState::Identified => Some(KeyTime::Identified),
        IncidentState::Monitoring => Some(KeyTime::Mitigated),
        IncidentState::Investigating
        | IncidentState::Resolved
        | IncidentState::Closed
        | IncidentState::Declined => None,
    }
}

/// The recorded time of one of them; none where it is pending, not applicable or invalid.
pub(super) fn recorded(facts: &[KeyFact], which: KeyTime) -> Option<Millis> {
    facts.iter().find(|fact| fact.which == which).and_then(time)
}

/// The time that a person said; none where the log's own holds, or what was said cannot be.
pub(super) fn said(facts: &[KeyFact], which: KeyTime) -> Option<Millis> {
    facts.iter().find(|fact| fact.which == which && fact.said).and_then(time)
}

/// From the first of them to the second, in milliseconds; none where one is not recorded.
pub(super) fn between(facts: &[KeyFact], first: KeyTime, second: KeyTime) -> Option<i64> {
    let (from, to) = (recorded(facts, first)?, recorded(facts, second)?);
    Some(to.since(from)).filter(|ms| *ms >= 0)
}

/// The times in which customers were hit, in order and without overlap: from when the impact began to each resolve, and
/// from each reopening to the next. Empty where nobody recorded when it began. An open incident lasts until `now`.
pub(super) fn impact<'a>(
    facts: &[KeyFact],
    entries: impl IntoIterator<Item = &'a Recorded<Event>>,
    now: Millis,
) -> Vec<(Millis, Millis)> {
    let Some(began) = recorded(facts, KeyTime::ImpactStarted) else { return Vec::new() };
    let mut spans = Vec::new();
    let mut from = Some(began);
    for entry in super::told::in_fold_order(entries) {
        if let Does::Reopens(_) = entry.event.gist().does {
            from = from.or(Some(moment(entry)));
        } else if entry.event.kind().face().ends {
            spans.extend(from.take().map(|from| (from, moment(entry))));
        }
    }
    let ended = recorded(facts, KeyTime::Resolved);
    match (from, spans.last_mut()) {
        (Some(from), _) => spans.push((from, ended.unwrap_or(now))),
        (None, Some((_, last))) => *last = ended.unwrap_or(*last),
        (None, None) => {}
    }
    union(spans)
}

/// Spans in order, those that touch made one; one that ends before it begins is none.
fn union(mut spans: Vec<(Millis, Millis)>) -> Vec<(Millis, Millis)> {
    spans.retain(|(from, to)| to > from);
    spans.sort_unstable();
    let mut joined: Vec<(Millis, Millis)> = Vec::new();
    for (from, to) in spans {
        match joined.last_mut() {
            Some((_, last)) if from <= *last => *last = (*last).max(to),
            Some(_) | None => joined.push((from, to)),
        }
    }
    joined
}

/// How long all of them are, in milliseconds.
pub(super) fn total(spans: &[(Millis, Millis)]) -> i64 {
    spans.iter().map(|(from, to)| to.since(*from)).sum()
}
