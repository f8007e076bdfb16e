//! The post-mortem draft of an incident, as both shells print, show and save it.

mod editor;
mod export;

pub use editor::{
    DraftHistory, DraftNotes, DraftVersion, DraftView, draft_history, draft_notes,
    draft_of_version, draft_view, named_people, take_draft, written_draft,
};
pub use export::{Export, ExportForm, export};

use serde::Serialize;
use std::collections::BTreeMap;

use super::TimelineEntry;
use super::incident::timeline::entry;
use crate::clock::Millis;
use crate::engine::{Engine, EngineError};
use crate::ids::IncidentId;
use crate::incident::clock::Lasted;
use crate::incident::{Audience, IncidentState, fold};
use crate::paper::csv;
use crate::postmortem::{Cadence, GRACE_MS, PostmortemEntry, cadence, document, draft, metrics};

/// The draft, from the log as it is now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PostmortemDraft {
    /// How the incident is called: `INC-0042`, or `INC-0042@1f3a5c`.
    pub number: String,
    /// The text.
    pub markdown: String,
    /// It tells of an exercise.
    pub exercise: bool,
}

/// The version of the shape of [`PostmortemRecord`]; it rises when a field changes its meaning or goes.
const SCHEMA: u32 = 1;

/// All that the log knows of an incident, for a program. Times are RFC 3339 in UTC; what nobody recorded is null.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PostmortemRecord {
    schema_version: u32,
    /// How the incident is called.
    incident: String,
    /// It names the incident for ever.
    id: String,
    title: String,
    /// From 1, the worst, to 5.
    severity: u8,
    state: IncidentState,
    exercise: bool,
    declared_at: String,
    resolved_at: Option<String>,
    /// Seconds from declaring to the resolve that lasted; null where a clock was put back or it is open.
    to_resolve_s: Option<i64>,
    /// Seconds from declaring to the first text by a person that an audience had.
    to_first_update_s: BTreeMap<Audience, Option<i64>>,
    promises: Cadence,
    /// In shown order.
    timeline: Vec<TimelineEntry>,
    /// The draft as Markdown.
    draft: String,
}

/// Drafts the post-mortem.
///
/// # Errors
/// When there is no such incident, or its log cannot be read.
pub fn postmortem(engine: &mut Engine, id: IncidentId) -> Result<PostmortemDraft, EngineError> {
    let (now, _) = engine.time_of(id)?;
    let rows = engine.rows(id)?;
    let state = engine.incident(id)?;
    let entries: Vec<PostmortemEntry> = rows
        .iter()
        .map(|row| PostmortemEntry {
            order_at: row.order_at,
            shown_at: row
                .happened_at
                .unwrap_or_else(|| state.time_for(row.simulated_at, row.recorded_at)),
            after_step: row.is_after_step(),
            hash: row.hash_hex(),
            recorded: state.own(row.recorded()),
        })
        .collect();
    let number = engine.name(id)?;
    // What leaves this program is told from the entries alone, and not from a state that was kept.
    let incident = &fold(entries.iter().map(|e| e.recorded.clone()).collect());
    let exercise = incident.declared.as_ref().is_some_and(|facts| facts.exercise);
    let told = entries.iter().map(|e| &e.recorded).filter(|entry| incident.concerns(entry));
    let cadence = cadence(told, GRACE_MS, now);
    let markdown = document::sealed(&draft(incident, &number, &entries, cadence, now));
    Ok(PostmortemDraft { number, markdown, exercise })
}

/// The record of an incident for a program.
///
/// # Errors
/// When there is no such incident, or its log cannot be read.
pub fn postmortem_record(
    engine: &mut Engine,
    id: IncidentId,
) -> Result<PostmortemRecord, EngineError> {
    let draft = postmortem(engine, id)?;
    let (now, _) = engine.time_of(id)?;
    let rows = engine.rows(id)?;
    let state = engine.incident(id)?;
    let entries: Vec<_> = rows.iter().map(|row| state.own(row.recorded())).collect();
    let state = fold(entries.clone());
    let told: Vec<_> = entries.iter().filter(|entry| state.concerns(entry)).collect();
    let numbers = metrics(told.iter().copied(), now);
    let facts = state.declared.as_ref().ok_or_else(|| undeclared(&draft.number))?;
    let seconds = |lasted: &Lasted| lasted.exact_s();
    Ok(PostmortemRecord {
        schema_version: SCHEMA,
        id: id.to_string(),
        title: facts.title.clone(),
        severity: facts.severity.number(),
        state: facts.state,
        exercise: facts.exercise,
        declared_at: facts.declared_at.rfc3339(),
        resolved_at: numbers.resolved_at.map(Millis::rfc3339),
        to_resolve_s: numbers.to_resolve.as_ref().and_then(seconds),
        to_first_update_s: numbers.to_first_update.iter().map(|(a, l)| (*a, seconds(l))).collect(),
        promises: cadence(told.iter().copied(), GRACE_MS, now),
        timeline: rows.iter().map(|row| entry(row, &draft.number)).collect(),
        incident: draft.number,
        draft: draft.markdown,
    })
}

fn undeclared(number: &str) -> EngineError {
    EngineError::refused(format!("{number} was never declared here, so there is nothing to tell."))
}

/// The timeline of an incident as rows for a spreadsheet.
///
/// # Errors
/// When there is no such incident, or its log cannot be read.
pub fn timeline_csv(engine: &mut Engine, id: IncidentId) -> Result<String, EngineError> {
    let number = engine.name(id)?;
    let rows = engine.rows(id)?;
    let head = ["seq", "occurred_at", "recorded_at", "kind", "actor", "text"];
    let cells = rows.iter().map(|row| {
        let TimelineEntry { seq, happened_at, recorded_at, kind, actor, text, .. } =
            entry(row, &number);
        [seq.to_string(), happened_at, recorded_at, kind, actor, text]
    });
    Ok(csv::table(head, cells))
}
