//! The key times of an incident, as a form and a terminal show them.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::clock::Millis;
use crate::engine::{Engine, Result};
use crate::ids::IncidentId;
use crate::incident::{Incident, KeyTime};
use crate::postmortem::{KeyFact, KeyStatus, key_time_words, key_times};

/// A key time with its words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct KeyTimeView {
    /// Which, and what is known of it.
    #[serde(flatten)]
    pub fact: KeyFact,
    /// As people read it: `Impact started`.
    pub name: String,
    /// What is known of it, in words. Times are UTC.
    pub words: String,
}

/// The key times of an incident.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct KeyTimesView {
    /// How the incident is called.
    pub incident: String,
    /// In their order.
    pub times: Vec<KeyTimeView>,
}

/// The key times as they are known now.
///
/// # Errors
/// When there is no such incident, or its log cannot be read.
pub fn key_times_view(engine: &mut Engine, id: IncidentId) -> Result<KeyTimesView> {
    let ((now, _), incident) = (engine.time_of(id)?, engine.name(id)?);
    Ok(KeyTimesView { incident, times: views(engine.incident(id)?, now) })
}

/// The key times of an incident by `now`.
pub(super) fn views(incident: &Incident, now: Millis) -> Vec<KeyTimeView> {
    let facts = key_times(incident, now);
    let view = |fact: KeyFact| KeyTimeView {
        name: KeyTime::name(fact.which).to_owned(),
        words: key_time_words(&fact).replace('*', ""),
        fact,
    };
    facts.into_iter().map(view).collect()
}

impl KeyTimeView {
    /// True for a time that cannot be true beside another one.
    #[must_use]
    pub fn is_invalid(&self) -> bool {
        matches!(self.fact.status, KeyStatus::Invalid { .. })
    }
}
