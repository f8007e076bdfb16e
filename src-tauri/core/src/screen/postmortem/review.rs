//! What a post-mortem waits for before it moves on: the questions that nobody answered.

use super::written_draft;
use crate::engine::{Engine, Result};
use crate::ids::IncidentId;
use crate::incident::{Incident, ReviewState};
use crate::postmortem::document::{OpenQuestion, questions};

/// The states that the post-mortem moves on to with every question answered, or with a reason. It moves to none while its
/// incident is open.
pub(super) fn wanting(state: &Incident) -> Vec<ReviewState> {
    let is_over = state.declared.as_ref().is_some_and(|facts| !facts.state.is_open());
    let asks = |to: &ReviewState| is_over && to.wants_answers(state.review);
    ReviewState::ALL.into_iter().filter(asks).collect()
}

/// What has to be answered before a post-mortem moves to a state; nothing where it moves back, or to one that asks nothing.
///
/// # Errors
/// When there is no such incident, or the file cannot be read.
pub fn unanswered(
    engine: &mut Engine,
    id: IncidentId,
    to: ReviewState,
) -> Result<Vec<OpenQuestion>> {
    let asks = wanting(engine.incident(id)?).contains(&to);
    if asks { Ok(questions(&written_draft(engine, id)?.markdown)) } else { Ok(Vec::new()) }
}

/// What the draft that people wrote here still asks, whatever text goes out; nothing where nobody wrote into it.
///
/// # Errors
/// When there is no such incident, or the file cannot be read.
pub fn unanswered_here(engine: &mut Engine, id: IncidentId) -> Result<Vec<OpenQuestion>> {
    let is_written = engine.latest_draft(id)?.is_some();
    if is_written { Ok(questions(&written_draft(engine, id)?.markdown)) } else { Ok(Vec::new()) }
}
