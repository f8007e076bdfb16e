//! Steps of a runbook that ask for what a post does: "Notify #incidents", "Post update every 15 minutes".
//!
//! They are offered to be ticked after a post, and never ticked by it: only a person knows whether the post was what the
//! step meant. What is deliberately absent: steps that call a person, which no post to a channel does.

use crate::incident::{Audience, Incident, StepRef, StepStatus};
use crate::text::patterns;

patterns! {
    /// Words that an external audience reads, after a verb of telling.
    CUSTOMERS = r"(?i)^(?:notify|inform|tell|update|post|send|share|publish|announce)\b.*\b(?:status ?page|customers?|users|public)\b";
    /// Notifying a channel or all who work on it, and posting updates.
    COLLEAGUES = &[
        r"(?i)^(?:notify|inform|tell|update|post|announce|share|send)\b.*(?:(?:^|\s)#[\w-]+|\b(?:channels?|stakeholders?|responders|everyone)\b)",
        r"^(?:post|send|share|publish|give|provide|write|communicate)\b.*\b(?:status )?updates?\b",
        r"^(?:status |regular )?updates? (?:every|each)\b",
    ].join("|");
}

/// The audience that a step asks to tell something; none where it asks for something else.
#[must_use]
pub fn asks_to_tell(step: &str) -> Option<Audience> {
    let text = step.trim_start_matches(|c: char| !c.is_alphanumeric());
    if CUSTOMERS.is_match(text) {
        Some(Audience::External)
    } else if COLLEAGUES.is_match(text) {
        Some(Audience::Internal)
    } else {
        None
    }
}

/// The steps that wait and ask for what a person posted: a text for their audience went out. One that asks for values is
/// ticked by hand.
#[must_use]
pub fn told_steps(incident: &Incident) -> Vec<StepRef> {
    let is_told =
        |audience| incident.rhythm.get(&audience).is_some_and(|rhythm| rhythm.last_human.is_some());
    let waits = |at| match incident.status_of(at) {
        StepStatus::Open | StepStatus::Started => true,
        StepStatus::Done | StepStatus::Skipped | StepStatus::Blocked => false,
    };
    let in_use = incident.steps_in_use().filter(|(way, used)| way.is_counted() && !used.is_out());
    in_use
        .map(|(_, used)| used)
        .filter(|used| waits(used.at) && asks_to_tell(&used.step.text).is_some_and(is_told))
        .filter(|used| incident.asked_of(used.at).is_empty())
        .map(|used| used.at)
        .collect()
}
