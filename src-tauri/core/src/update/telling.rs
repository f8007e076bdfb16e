//! Steps of a runbook that ask for what a post does: "Notify #incidents", "Post update every 15 minutes".
//!
//! They are offered to be ticked after a post, and never ticked by it: only a person knows whether the post was what the
//! step meant. What is deliberately absent: steps that call a person, which no post to a channel does.

use regex::{Regex, RegexBuilder};
use std::sync::LazyLock;

use crate::incident::{Audience, Incident, StepRef, StepStatus};

/// Words that an external audience reads, after a verb of telling.
const CUSTOMERS: &str = r"^(?:notify|inform|tell|update|post|send|share|publish|announce)\b.*\b(?:status ?page|customers?|users|public)\b";
/// Notifying a channel or all who work on it, and posting updates.
const COLLEAGUES: [&str; 3] = [
    r"^(?:notify|inform|tell|update|post|announce|share|send)\b.*(?:(?:^|\s)#[\w-]+|\b(?:channels?|stakeholders?|responders|everyone)\b)",
    r"^(?:post|send|share|publish|give|provide|write|communicate)\b.*\b(?:status )?updates?\b",
    r"^(?:status |regular )?updates? (?:every|each)\b",
];

/// The audience that a step asks to tell something; none where it asks for something else.
#[must_use]
pub fn asks_to_tell(step: &str) -> Option<Audience> {
    let text = step.trim_start_matches(|c: char| !c.is_alphanumeric());
    let is_any = |list: &[Regex]| list.iter().any(|pattern| pattern.is_match(text));
    let [customers, colleagues] = &*PATTERNS;
    if is_any(customers) {
        Some(Audience::External)
    } else if is_any(colleagues) {
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

static PATTERNS: LazyLock<[Vec<Regex>; 2]> =
    LazyLock::new(|| [compiled(&[CUSTOMERS]), compiled(&COLLEAGUES)]);

fn compiled(list: &[&str]) -> Vec<Regex> {
    let pattern = |text: &&str| RegexBuilder::new(text).case_insensitive(true).build().ok();
    list.iter().filter_map(pattern).collect()
}
