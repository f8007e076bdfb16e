//! Who does a step, by when, and what is written down when it is done.

#[cfg(test)]
mod tests;

use super::found::step_at;
use super::{Answer, Result, refused};
use crate::clock::{Millis, YEAR_MS};
use crate::incident::event::{Event, StepAssigned, StepDueSet, StepValue};
use crate::incident::state::Incident;
use crate::incident::step_ref::StepRef;

/// Gives a step to a person; an empty name takes it away from the one who was said to do it.
pub(super) fn assign(state: &Incident, name: &str, person: &str) -> Answer {
    let (step, text) = step_at(state, name)?;
    let number = state.step_name(step);
    let to = Some(person.trim()).filter(|person| !person.is_empty()).map(str::to_owned);
    if to.as_ref().is_some_and(|to| to.contains(char::is_control)) {
        return refused("A name is one line; take the line breaks out.");
    }
    let from = state.owners.get(&step).cloned();
    match (&to, &from, state.owner_of(step)) {
        (Some(to), Some(from), _) if to == from => {
            refused(format!("Step {number} is {to}’s already; name somebody else."))
        }
        (None, None, Some(owner)) => refused(format!(
            "Step {number} is {owner}’s by the runbook; give it to somebody else instead."
        )),
        (None, None, None) => {
            refused(format!("Step {number} is nobody’s; there is nothing to take away."))
        }
        (_, _, _) => {
            let text = text.to_owned();
            Ok(vec![
                Event::StepAssigned(StepAssigned { step, number, text, from, to, book: None })
                    .into(),
            ])
        }
    }
}

/// Sets the time by which a step is to be done; none takes it away.
pub(super) fn set_due(state: &Incident, name: &str, to: Option<Millis>, now: Millis) -> Answer {
    let (step, text) = step_at(state, name)?;
    let (number, dial) = (state.step_name(step), state.dial());
    let from = state.due.get(&step).copied();
    let status = state.status_of(step);
    if to.is_some() && status.is_settled() {
        return refused(format!("Step {number} is {}; undo it first.", status.word()));
    }
    match to {
        Some(at) if at <= now => refused(format!(
            "{} has passed; say a time that comes, such as +20m.",
            dial.near(at, now)
        )),
        Some(at) if at.since(now) > YEAR_MS => refused(format!(
            "{} is more than a year ahead; say a time that comes sooner, such as +20m.",
            dial.dated(at)
        )),
        Some(at) if from == Some(at) => refused(format!(
            "Step {number} is due at {} already; say another time.",
            dial.near(at, now)
        )),
        None if from.is_none() => {
            refused(format!("Step {number} has no due time; there is nothing to take away."))
        }
        Some(_) | None => {
            let text = text.to_owned();
            Ok(vec![
                Event::StepDueSet(StepDueSet { step, number, text, from, to, book: None }).into(),
            ])
        }
    }
}

/// What was written down, by what the step asks for: `given` has one for each, an empty one for what is not known, or
/// nothing at all. Where nothing was said, the blanks of the incident that have these names count.
pub(super) fn values_of(
    state: &Incident,
    step: StepRef,
    given: Option<&[String]>,
) -> Result<Vec<StepValue>> {
    let asked = state.asked_of(step);
    let number = state.step_name(step);
    let known = |name: &String| state.blanks.get(name).cloned().unwrap_or_default();
    let values: Vec<String> = match given {
        Some(given) => given.iter().map(|value| value.trim().to_owned()).collect(),
        None => asked.iter().map(known).collect(),
    };
    let missing = asked.iter().zip(&values).find(|(_, value)| value.is_empty());
    if let (None, Some((name, _))) = (given, missing) {
        return refused(format!(
            "Step {number} asks for a value, “{name}”: give it with `--value`, or tick it without with `--no-value`."
        ));
    }
    let is_empty = values.iter().all(String::is_empty);
    if !asked.is_empty() && !is_empty && values.len() != asked.len() {
        return refused(format!(
            "Step {number} asks for {} values: {}. Give each in this order, an empty one for what is not known.",
            asked.len(),
            asked.join("; ")
        ));
    }
    if values.iter().any(|value| value.contains(char::is_control)) {
        return refused("A value is one line; write a longer text as a note.");
    }
    let names = asked.into_iter().chain(std::iter::repeat(String::new()));
    let values = names.zip(values).map(|(name, value)| StepValue { name, value });
    Ok(values.filter(|given| !given.value.is_empty()).collect())
}
