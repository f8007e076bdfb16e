//! What a reader of the report would miss, said plainly: the hot wash shows it, and the report stands without it.

use super::Measures;
use crate::exercise::Run;
use crate::incident::items::KeptItem;

/// What is missing, a sentence each.
#[must_use]
pub fn missing(run: &Run, plan: &[KeptItem], measures: &Measures) -> Vec<String> {
    let scenario = &run.file.scenario;
    let is_unrated = |id: &&str| !run.ratings.contains_key(*id);
    let all = scenario.objectives.iter().map(|objective| objective.id.as_str());
    let unrated: Vec<&str> = all.filter(is_unrated).collect();
    let mut missing = Vec::new();
    if run.ended.is_none() {
        missing.push("The exercise is still on: this is the report so far.".to_owned());
    }
    if scenario.objectives.is_empty() {
        missing.push("The scenario has no objectives, so nothing is rated.".to_owned());
    } else if !unrated.is_empty() {
        missing.push(format!("Not rated: {}.", unrated.join(", ")));
    }
    if measures.expectations.open > 0 {
        let open = measures.expectations.open;
        missing.push(format!("Expectations that nobody marked: {open}."));
    }
    if run.observations.is_empty() {
        missing.push("Nobody kept an observation.".to_owned());
    }
    if plan.is_empty() {
        missing.push("The improvement plan is empty.".to_owned());
    }
    let is_vague = |kept: &&KeptItem| kept.item.owner.is_none() || kept.item.due.is_none();
    let vague = plan.iter().filter(is_vague).count();
    if vague > 0 {
        let count = format!("Rows of the improvement plan without an owner or a day: {vague}.");
        missing.push(count);
    }
    missing
}
