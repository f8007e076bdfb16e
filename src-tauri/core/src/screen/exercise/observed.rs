//! The line of an observation as it is typed: what would be kept.

use crate::engine::{Engine, EngineError};
use crate::exercise::observe;
use crate::ids::IncidentId;

/// What a line would keep now, in words: `gap for O2`; none while it says nothing.
///
/// # Errors
/// When there is no such exercise, or the file cannot be read.
pub fn observed(
    engine: &mut Engine,
    id: IncidentId,
    line: &str,
) -> Result<Option<String>, EngineError> {
    let state = engine.incident(id)?;
    let scenario = state.run.as_deref().map(|run| &run.file.scenario);
    let Some(seen) = scenario.map(|scenario| observe::observed(line, None, scenario)) else {
        return Ok(None);
    };
    let about: Vec<String> = seen.objective.into_iter().chain(seen.inject).collect();
    let about = if about.is_empty() { String::new() } else { format!(" for {}", about.join(", ")) };
    Ok((!seen.text.is_empty()).then(|| format!("{}{about}", seen.kind.said())))
}
