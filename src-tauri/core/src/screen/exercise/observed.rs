//! Observations: those that were made, and the line of one as it is typed.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::engine::{Engine, Result};
use crate::exercise::director::Run;
use crate::exercise::entry::ObservationKind;
use crate::exercise::observe;
use crate::ids::IncidentId;

/// An observation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct ObservationView {
    /// When, in the story.
    #[ts(type = "number")]
    pub at_ms: i64,
    /// What it is.
    pub kind: ObservationKind,
    /// The words.
    pub text: String,
    /// The objective that it is about.
    pub objective: Option<String>,
    /// The inject that it is about.
    pub inject: Option<String>,
    /// Who.
    pub by: String,
}

/// What a line would keep now, in words: `gap for O2`; none while it says nothing.
///
/// # Errors
/// When there is no such exercise, or the file cannot be read.
pub fn observed(engine: &mut Engine, id: IncidentId, line: &str) -> Result<Option<String>> {
    let state = engine.incident(id)?;
    let scenario = state.run.as_deref().map(|run| &run.file.scenario);
    let Some(seen) = scenario.map(|scenario| observe::observed(line, None, scenario)) else {
        return Ok(None);
    };
    let about: Vec<String> = seen.objective.into_iter().chain(seen.inject).collect();
    let about = if about.is_empty() { String::new() } else { format!(" for {}", about.join(", ")) };
    Ok((!seen.text.is_empty()).then(|| format!("{}{about}", seen.kind.said())))
}

/// What was seen, the latest last.
pub(super) fn observations(run: &Run) -> Vec<ObservationView> {
    let view = run.observations.iter().map(|observed| ObservationView {
        at_ms: observed.at_ms,
        kind: observed.seen.kind,
        text: observed.seen.text.clone(),
        objective: observed.seen.objective.clone(),
        inject: observed.seen.inject.clone(),
        by: observed.by.clone(),
    });
    view.collect()
}
