//! What is known of the key times of an incident: what a person said holds, else what the log knows.
//!
//! A time that nobody recorded is pending, never guessed; one that cannot be true beside another is invalid, and nothing is
//! counted from it. The log knows when it was declared, when somebody took command, and the states that it went through.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

use super::states::next_state;
use crate::clock::{MINUTE_MS, Millis};
use crate::incident::event::{Event, Recorded};
use crate::incident::key_time::{KeySaid, KeyTime};
use crate::incident::state::Incident;
use crate::incident::words::role;

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

impl KeyFact {
    /// The recorded time; none where it is pending, not applicable or invalid.
    #[must_use]
    pub fn time(&self) -> Option<Millis> {
        if let KeyStatus::Recorded { at } = self.status { Some(at) } else { None }
    }
}

/// All key times by `now`, in their order.
#[must_use]
pub fn key_times(incident: &Incident, now: Millis) -> Vec<KeyFact> {
    let facts = KeyTime::ALL.map(|which| fact(incident, which));
    let at = |which| facts.iter().find(|f| f.which == which).filter(|f| f.time().is_some());
    let mut against: BTreeMap<KeyTime, KeyTime> = BTreeMap::new();
    for (first, second) in ORDER {
        let (Some(a), Some(b)) = (at(first), at(second)) else { continue };
        if a.time() > b.time() && (a.said || b.said) {
            // What a person said against the log is in doubt; of two that they said, the later one.
            let (wrong, right) = if b.said { (second, first) } else { (first, second) };
            against.entry(wrong).or_insert(right);
        }
    }
    let checked = |fact: KeyFact| {
        let Some(at) = fact.time() else { return fact };
        let against = against.get(&fact.which).copied();
        let is_to_come = fact.said && at.since(now) > MINUTE_MS;
        let is_invalid = against.is_some() || is_to_come;
        let status = if is_invalid { KeyStatus::Invalid { at, against } } else { fact.status };
        KeyFact { status, ..fact }
    };
    facts.into_iter().map(checked).collect()
}

fn fact(incident: &Incident, which: KeyTime) -> KeyFact {
    let declined = incident.declared.as_ref().is_some_and(|f| f.state.is_false_alarm());
    let (said, logged) = (incident.said_of(which), incident.logged.get(&which).copied());
    let status = match (said, logged) {
        (KeySaid::At { at }, _) | (KeySaid::AsLogged, Some(at)) => KeyStatus::Recorded { at },
        (KeySaid::NotApplicable, _) => KeyStatus::NotApplicable,
        (KeySaid::AsLogged, None) if declined && which.is_of_impact() => KeyStatus::NotApplicable,
        (KeySaid::AsLogged, None) => KeyStatus::Pending,
    };
    KeyFact { which, status, logged, said: said != KeySaid::AsLogged }
}

/// Folds what an entry lets the log know. After a reopening the end counts anew, and what was said of the one before does not
/// hold for it. Expects the state before the entry.
pub(in crate::incident) fn logged(state: &mut Incident, entry: &Recorded<Event>) {
    let at = entry.happened_at.unwrap_or(entry.recorded_at);
    let gist = entry.event.gist();
    if gist.names.role == Some(role::COMMANDER) && gist.names.to.is_some() {
        state.logged.entry(KeyTime::Acknowledged).or_insert(at);
    }
    let was = state.declared.as_ref().map(|facts| facts.state);
    let Some(to) = next_state(was, &entry.event) else { return };
    if gist.begins() {
        state.logged.insert(KeyTime::Declared, at);
    }
    if to.is_open() && was.is_some_and(|was| !was.is_open()) {
        state.logged.retain(|which, _| !which.is_of_end());
        state.key_times.retain(|which, _| !which.is_of_end());
    }
    let Some(which) = to.key_time() else { return };
    if which == KeyTime::Resolved {
        // Of two laptops that resolved it, the later one ended it.
        state.logged.insert(which, at);
    } else {
        state.logged.entry(which).or_insert(at);
    }
}
