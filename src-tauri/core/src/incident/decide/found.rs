//! The step or the objective that a command names.

use super::{Result, not_found};
use crate::exercise::Run;
use crate::incident::state::Incident;
use crate::incident::step_ref::StepRef;

/// The step that a person means, and its words.
///
/// # Errors
/// When there is none; the sentence says which there are.
pub(super) fn step_at<'s>(state: &'s Incident, name: &str) -> Result<(StepRef, &'s str)> {
    state.find_step(name).map_or_else(|| not_found(no_such_step(state, name)), Ok)
}

/// Why there is no such step, and which there are.
pub(super) fn no_such_step(state: &Incident, name: &str) -> String {
    let Some(first) = state.runbooks.first() else {
        return format!(
            "There is no step {name}: this incident has no runbook yet; add one first."
        );
    };
    let last = first.file.runbook.steps().count();
    let more =
        if state.runbooks.len() > 1 { "; a second runbook's steps are written 2.1" } else { "" };
    format!("There is no step {name}; the steps are 1 to {last}{more}.")
}

/// An objective as the scenario names it.
///
/// # Errors
/// When there is none; the sentence says which there are.
pub(super) fn objective_at(run: &Run, id: &str) -> Result<String> {
    let (id, all) = (id.trim(), &run.file.scenario.objectives);
    if let Some(known) = all.iter().find(|objective| objective.id.eq_ignore_ascii_case(id)) {
        return Ok(known.id.clone());
    }
    let ids: Vec<&str> = all.iter().map(|objective| objective.id.as_str()).collect();
    if ids.is_empty() {
        return not_found(format!("The scenario has no objective {id}; it has none."));
    }
    not_found(format!("The scenario has no objective {id}; it has {}.", ids.join(", ")))
}
