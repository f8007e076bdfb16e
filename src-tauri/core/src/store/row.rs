//! An entry as it stands in the table `event`, and what is read from its columns.

use rusqlite::types::{Value, ValueRef};
use serde_json::Value as Json;

use super::hash::{self, Hash};
use crate::clock::{Millis, STEP_MS};
use crate::ids::{DeviceId, EventId, IncidentId};
use crate::incident::{Event, Recorded};

/// An entry as it stands in the table.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs, reason = "ARCHITECTURE.md describes the columns, under The log")]
pub struct Row {
    pub seq: i64,
    pub id: EventId,
    pub incident: IncidentId,
    pub device: DeviceId,
    pub n: u64,
    pub hlc: i64,
    pub recorded_at: Millis,
    pub happened_at: Option<Millis>,
    pub order_at: Millis,
    pub zone: String,
    pub simulated_at: Option<Millis>,
    pub exercise: bool,
    pub actor: String,
    pub kind: String,
    pub v: u32,
    pub corrects: Option<EventId>,
    pub body: Option<String>,
    pub body_hash: Hash,
    pub prev_hash: Option<Hash>,
    pub hash: Hash,
}

impl Row {
    /// The hash of the entry, from its other columns in the order of [`hash::HASHED`].
    #[must_use]
    pub fn digest(&self) -> Hash {
        let at = |at: Option<Millis>| at.map_or(Value::Null, |at| Value::Integer(at.0));
        let columns: [Value; 17] = [
            self.id.to_string().into(),
            self.incident.to_string().into(),
            self.device.to_string().into(),
            i64::try_from(self.n).map_or(Value::Null, Value::Integer),
            self.hlc.into(),
            self.recorded_at.0.into(),
            at(self.happened_at),
            self.order_at.0.into(),
            self.zone.clone().into(),
            at(self.simulated_at),
            i64::from(self.exercise).into(),
            self.actor.clone().into(),
            self.kind.clone().into(),
            i64::from(self.v).into(),
            self.corrects.map(|id| id.to_string()).into(),
            self.body_hash.to_vec().into(),
            self.prev_hash.map(|hash| hash.to_vec()).into(),
        ];
        hash::of_columns(columns.iter().map(ValueRef::from))
    }

    /// The hash as it is shown: 64 hexadecimal digits.
    #[must_use]
    pub fn hash_hex(&self) -> String {
        hex::encode(self.hash)
    }

    /// The entry's body as JSON; null when it was purged or cannot be read.
    #[must_use]
    pub fn data(&self) -> Json {
        self.body.as_deref().and_then(|b| serde_json::from_str(b).ok()).unwrap_or(Json::Null)
    }

    /// The time at which it is shown: when it happened, where a person said so, else when it was recorded.
    #[must_use]
    pub fn shown_at(&self) -> Millis {
        self.happened_at.unwrap_or(self.recorded_at)
    }

    /// True when it stands behind entries that carry a later time: the clock had been put back when it was recorded. The
    /// order is that of recording.
    #[must_use]
    pub fn is_after_step(&self) -> bool {
        self.happened_at.is_none() && self.order_at.since(self.recorded_at) > STEP_MS
    }

    /// The entry as the fold sees it.
    #[must_use]
    pub fn recorded(&self) -> Recorded<Event> {
        self.telling(Event::decode(&self.kind, &self.data()))
    }

    /// The entry as the fold sees it, its body decoded already.
    #[must_use]
    pub fn telling(&self, event: Event) -> Recorded<Event> {
        Recorded {
            id: self.id,
            incident: self.incident,
            device: self.device,
            n: self.n,
            hlc: self.hlc,
            recorded_at: self.recorded_at,
            happened_at: self.happened_at,
            simulated_at: self.simulated_at,
            actor: self.actor.clone(),
            exercise: self.exercise,
            event,
        }
    }
}
