//! The post-mortem draft of an incident, as both shells print, show and save it.

use crate::engine::{Engine, EngineError};
use crate::ids::IncidentId;
use crate::incident::fold;
use crate::postmortem::{GRACE_MS, PostmortemEntry, cadence, draft};

/// The draft, from the log as it is now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PostmortemDraft {
    /// How the incident is called: `INC-0042`, or `INC-0042@1f3a5c`.
    pub number: String,
    /// The text.
    pub markdown: String,
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
            shown_at: state.time_for(row.simulated_at, row.shown_at()),
            after_step: row.is_after_step(),
            hash: row.hash_hex(),
            recorded: state.own(row.recorded()),
        })
        .collect();
    let number = engine.name(id)?;
    // What leaves this program is told from the entries alone, and not from a state that was kept.
    let incident = &fold(entries.iter().map(|e| e.recorded.clone()).collect());
    let told = entries.iter().map(|e| &e.recorded).filter(|entry| incident.concerns(entry));
    let cadence = cadence(told, GRACE_MS, now);
    let markdown = draft(incident, &number, &entries, cadence, now);
    Ok(PostmortemDraft { number, markdown })
}
