//! What people set: severity, state, roles, owners, times. Each entry names what the person saw before, so that what two
//! laptops said apart is known until a person settles it.

use std::collections::BTreeMap;

use super::rhythm::{promise, with};
use crate::clock::Millis;
use crate::incident::event::{
    ActionSettled, ChannelsChosen, Event, KeyTimeSet, PostmortemOwned, Recorded, ReviewSet,
    RoleAssigned, SeveritySet, StateSet, StepAssigned, StepDueSet,
};
use crate::incident::items;
use crate::incident::state::{Conflict, Incident, Rhythm};
use crate::incident::step_ref::StepRef;
use crate::incident::went::lasted;

pub(super) fn severity(state: &mut Incident, set: &SeveritySet, at: Millis) {
    if let Some(facts) = &mut state.declared {
        let apart = facts.severity != set.from && facts.severity != set.to;
        let said = [facts.severity.to_string(), set.to.to_string()];
        facts.severity = set.to;
        conflict(state, "severity", apart, said);
    }
    promise(state, &set.promises, at);
    for set in &set.intervals {
        with(state, set.audience, |rhythm| rhythm.slow_down(set.interval_minutes));
    }
}

pub(super) fn open_state(state: &mut Incident, set: &StateSet) {
    if let Some(facts) = &mut state.declared {
        let apart = facts.state != set.from && facts.state != set.to;
        let said = [facts.state.to_string(), set.to.to_string()];
        facts.state = set.to;
        conflict(state, "state", apart, said);
    }
}

pub(super) fn review(state: &mut Incident, set: &ReviewSet) {
    let before = std::mem::replace(&mut state.review, set.to);
    let said = [before.to_string(), set.to.to_string()];
    conflict(state, "post-mortem", before != set.from && before != set.to, said);
}

pub(super) fn role(state: &mut Incident, assigned: &RoleAssigned) {
    let before = match &assigned.to {
        Some(person) => state.roles.insert(assigned.role.clone(), person.clone()),
        None => state.roles.remove(&assigned.role),
    };
    let apart = before != assigned.from && before != assigned.to;
    let name = |person: &Option<String>| person.clone().unwrap_or_else(|| "nobody".into());
    conflict(state, &assigned.role, apart, [name(&before), name(&assigned.to)]);
}

pub(super) fn assigned(state: &mut Incident, set: &StepAssigned) {
    let before = put(&mut state.owners, set.step, set.to.clone());
    let apart = before != set.from && before != set.to;
    let name = |person: &Option<String>| person.clone().unwrap_or_else(|| "nobody".into());
    let of = format!("owner of step {}", set.number);
    conflict(state, &of, apart, [name(&before), name(&set.to)]);
}

pub(super) fn due(state: &mut Incident, set: &StepDueSet) {
    let before = put(&mut state.due, set.step, set.to);
    let apart = before != set.from && before != set.to;
    let time =
        |at: Option<Millis>| at.map_or("none".into(), |at| format!("{} UTC", at.date_hh_mm()));
    let of = format!("due time of step {}", set.number);
    conflict(state, &of, apart, [time(before), time(set.to)]);
}

pub(super) fn key_time(state: &mut Incident, set: &KeyTimeSet) {
    let before = state.said_of(set.which);
    state.key_times.insert(set.which, set.to);
    let apart = before != set.from && before != set.to;
    conflict(state, &set.which.name().to_lowercase(), apart, [before.words(), set.to.words()]);
    lasted::said(state, set.which);
}

pub(super) fn owned(state: &mut Incident, set: &PostmortemOwned) {
    let before = std::mem::replace(&mut state.review_owner, set.to.clone());
    let name = |person: &Option<String>| person.clone().unwrap_or_else(|| "nobody".into());
    let apart = before != set.from && before != set.to;
    conflict(state, "post-mortem owner", apart, [name(&before), name(&set.to)]);
}

pub(super) fn item_settled(
    state: &mut Incident,
    entry: &Recorded<Event>,
    said: &ActionSettled,
    real: Millis,
) {
    let Some(before) = items::settled(state, entry, said, real) else { return };
    let said_apart = [before.word().to_owned(), said.outcome.word().to_owned()];
    conflict(state, &said.of.name, before != said.outcome, said_apart);
}

/// The incident becomes private, or is not any more. What was promised to channels that were not chosen is let go.
pub(super) fn channels(state: &mut Incident, chosen: &ChannelsChosen, at: Millis) {
    let Some(facts) = &mut state.declared else { return };
    let apart = facts.only != chosen.from && facts.only != chosen.only;
    let said = [named(&facts.only), named(&chosen.only)];
    facts.only.clone_from(&chosen.only);
    conflict(state, "channels", apart, said);
    if let Some(only) = &chosen.only {
        state.rhythm.values_mut().for_each(|r| r.owed.retain(|name, _| only.contains(name)));
    }
    for audience in &chosen.ends {
        with(state, *audience, Rhythm::end);
    }
    promise(state, &chosen.promises, at);
}

/// The channels of an incident in words.
fn named(only: &Option<Vec<String>>) -> String {
    match only {
        None => "all".to_owned(),
        Some(names) if names.is_empty() => "none".to_owned(),
        Some(names) => names.join(", "),
    }
}

/// Sets or takes away what is kept of a step, and gives what was there.
fn put<T>(map: &mut BTreeMap<StepRef, T>, step: StepRef, to: Option<T>) -> Option<T> {
    match to {
        Some(to) => map.insert(step, to),
        None => map.remove(&step),
    }
}

/// Remembers what was said apart; a later entry that knew of both settles it.
pub(super) fn conflict(state: &mut Incident, of: &str, apart: bool, said: [String; 2]) {
    state.conflicts.retain(|c| c.of != of);
    if apart {
        state.conflicts.push(Conflict { of: of.to_owned(), said });
    }
}
