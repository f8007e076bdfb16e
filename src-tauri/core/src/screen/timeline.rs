//! The timeline: entries in shown order, in words.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Now, now};
use crate::engine::{Engine, EngineError};
use crate::ids::IncidentId;
use crate::incident::sentence::sentence;
use crate::incident::{Event, incident_number};
use crate::store::log::Row;

/// Rows of the timeline, in shown order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct TimelineView {
    /// The time.
    pub now: Now,
    /// All rows there are.
    pub total: u32,
    /// The ordinal of the first row here, from 0.
    pub first: u32,
    /// The rows.
    pub entries: Vec<TimelineEntry>,
}

/// What `timeline --json` prints for one entry, and a row on the screen.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct TimelineEntry {
    /// Local arrival order.
    #[ts(type = "number")]
    pub seq: i64,
    /// The entry.
    pub id: String,
    /// `INC-0042`
    pub incident: String,
    /// The laptop that wrote it.
    pub device: String,
    /// RFC 3339 UTC.
    pub recorded_at: String,
    /// RFC 3339 UTC; equal to `recorded_at` when nobody said otherwise.
    pub happened_at: String,
    /// Who.
    pub actor: String,
    /// What kind.
    pub kind: String,
    /// In words; a note to the letter.
    pub text: String,
    /// The body.
    #[ts(type = "unknown")]
    pub data: serde_json::Value,
    /// Written during an exercise.
    pub exercise: bool,
    /// The entry that it corrects.
    pub corrects: Option<String>,
    /// Its hash, hexadecimal.
    pub hash: String,
}

/// Which entries are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Kinds {
    /// All.
    #[default]
    All,
    /// Decisions.
    Decisions,
    /// Updates, pings and what became of them.
    Updates,
    /// Steps.
    Steps,
}

impl Kinds {
    fn takes(self, kind: &str) -> bool {
        match self {
            Self::All => true,
            Self::Decisions => kind == "decision",
            Self::Updates => {
                matches!(
                    kind,
                    "update_posted"
                        | "ping_posted"
                        | "ping_skipped"
                        | "delivery"
                        | "delivery_settled"
                )
            }
            Self::Steps => kind.starts_with("step_") || kind == "change_set_aside",
        }
    }
}

/// At most `count` entries from the `first` on (from 0); the last `count` when `first` is none.
///
/// # Errors
/// When there is no such incident, or the file cannot be read.
pub fn timeline(
    engine: &mut Engine,
    id: IncidentId,
    kinds: Kinds,
    first: Option<u32>,
    count: u32,
) -> Result<TimelineView, EngineError> {
    let number = number(engine, id)?;
    let rows: Vec<Row> = engine.rows(id)?.into_iter().filter(|r| kinds.takes(&r.kind)).collect();
    let total = u32::try_from(rows.len()).unwrap_or(u32::MAX);
    let first = first.unwrap_or(total.saturating_sub(count)).min(total);
    let entries = rows
        .iter()
        .skip(usize::try_from(first).unwrap_or_default())
        .take(usize::try_from(count).unwrap_or_default())
        .map(|row| slim(entry(row, &number)))
        .collect();
    Ok(TimelineView { now: now(engine), total, first, entries })
}

fn number(engine: &mut Engine, id: IncidentId) -> Result<String, EngineError> {
    let facts = engine.incident(id)?.declared.as_ref();
    Ok(facts.map_or_else(String::new, |f| incident_number(f.number)))
}

/// A screen does not need the whole text of a runbook in a row.
fn slim(mut entry: TimelineEntry) -> TimelineEntry {
    if entry.kind == "runbook_attached" {
        entry.data = serde_json::json!({
            "ordinal": entry.data["ordinal"],
            "title": entry.data["file"]["runbook"]["title"],
            "path": entry.data["file"]["path"],
            "hash": entry.data["file"]["hash"],
        });
    }
    entry
}

/// A row in words. `number` is the incident's: `INC-0042`.
#[must_use]
pub fn entry(row: &Row, number: &str) -> TimelineEntry {
    let data = row.data();
    TimelineEntry {
        seq: row.seq,
        id: row.id.to_string(),
        incident: number.to_owned(),
        device: row.device.to_string(),
        recorded_at: row.recorded_at.rfc3339(),
        happened_at: row.happened_at.unwrap_or(row.recorded_at).rfc3339(),
        actor: row.actor.clone(),
        kind: row.kind.clone(),
        text: sentence(&Event::decode(&row.kind, data.clone())),
        data,
        exercise: row.exercise,
        corrects: row.corrects.map(|id| id.to_string()),
        hash: hex::encode(&row.hash),
    }
}
