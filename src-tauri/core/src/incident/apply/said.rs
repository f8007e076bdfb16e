//! What people set: severity, state, roles, owners, times. Each entry names what the person saw before, so that what two
//! laptops said apart is known until a person settles it.

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::mem::replace;

use super::rhythm::{promise, with};
use crate::clock::Millis;
use crate::incident::event::{
    ActionReopened, ActionSettled, ChannelsChosen, Event, KeyTimeSet, PostmortemOwned, Recorded,
    ReviewSet, RoleAssigned, SeveritySet, StateSet, StepAssigned, StepDueSet,
};
use crate::incident::items;
use crate::incident::state::{Conflict, Disputed, Incident, Rhythm};
use crate::incident::went::lasted;

pub(super) fn severity(state: &mut Incident, set: &SeveritySet, at: Millis) {
    if let Some(facts) = &mut state.declared {
        let before = replace(&mut facts.severity, set.to);
        settle(state, Disputed::Severity, [&before, &set.from, &set.to], ToString::to_string);
    }
    promise(state, &set.promises, at);
    for set in &set.intervals {
        with(state, set.audience, |rhythm| rhythm.slow_down(set.interval_minutes));
    }
}

pub(super) fn open_state(state: &mut Incident, set: &StateSet) {
    if let Some(facts) = &mut state.declared {
        let before = replace(&mut facts.state, set.to);
        settle(state, Disputed::State, [&before, &set.from, &set.to], ToString::to_string);
    }
}

pub(super) fn review(state: &mut Incident, set: &ReviewSet) {
    let before = replace(&mut state.review, set.to);
    settle(state, Disputed::Review, [&before, &set.from, &set.to], ToString::to_string);
}

pub(super) fn role(state: &mut Incident, set: &RoleAssigned) {
    let before = put(&mut state.roles, set.role.clone(), set.to.clone());
    settle(state, Disputed::Role(set.role.clone()), [&before, &set.from, &set.to], person);
}

pub(super) fn assigned(state: &mut Incident, set: &StepAssigned) {
    let before = put(&mut state.owners, set.step, set.to.clone());
    settle(state, Disputed::StepOwner(set.step), [&before, &set.from, &set.to], person);
}

pub(super) fn due(state: &mut Incident, set: &StepDueSet) {
    let before = put(&mut state.due, set.step, set.to);
    let time =
        |at: &Option<Millis>| at.map_or("none".into(), |at| format!("{} UTC", at.date_hh_mm()));
    settle(state, Disputed::StepDue(set.step), [&before, &set.from, &set.to], time);
}

pub(super) fn key_time(state: &mut Incident, set: &KeyTimeSet) {
    let before = state.said_of(set.which);
    state.key_times.insert(set.which, set.to);
    let of = Disputed::KeyTime(set.which);
    settle(state, of, [&before, &set.from, &set.to], |time| time.words());
    lasted::said(state, set.which);
}

pub(super) fn owned(state: &mut Incident, set: &PostmortemOwned) {
    let before = replace(&mut state.review_owner, set.to.clone());
    settle(state, Disputed::ReviewOwner, [&before, &set.from, &set.to], person);
}

/// An item is settled only while it is open, so that whoever settles a settled one did not know of it.
pub(super) fn item_settled(
    state: &mut Incident,
    entry: &Recorded<Event>,
    set: &ActionSettled,
    real: Millis,
) {
    let before = items::settled(state, entry, set, real);
    let said =
        [before.unwrap_or(set.outcome), set.outcome].map(|outcome| outcome.word().to_owned());
    let apart = before.is_some_and(|before| before != set.outcome);
    conflict(state, Disputed::Item(set.of.action), apart, said);
}

/// Whoever opens an item again knew what had become of it.
pub(super) fn item_reopened(state: &mut Incident, said: &ActionReopened) {
    items::reopened(state, said);
    state.conflicts.retain(|c| c.of != Disputed::Item(said.of.action));
}

/// The incident becomes private, or is not any more. What was promised to channels that were not chosen is let go.
pub(super) fn channels(state: &mut Incident, chosen: &ChannelsChosen, at: Millis) {
    let Some(facts) = &mut state.declared else { return };
    let before = replace(&mut facts.only, chosen.only.clone());
    settle(state, Disputed::Channels, [&before, &chosen.from, &chosen.only], named);
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

/// A person in words.
fn person(name: &Option<String>) -> String {
    name.clone().unwrap_or_else(|| "nobody".into())
}

/// Sets or takes away what is kept under a name, and gives what was there.
fn put<K: Ord, T>(map: &mut BTreeMap<K, T>, of: K, to: Option<T>) -> Option<T> {
    match to {
        Some(to) => map.insert(of, to),
        None => map.remove(&of),
    }
}

/// A person who saw one value set another: said apart where neither was there.
fn settle<T: PartialEq>(
    state: &mut Incident,
    of: Disputed,
    [before, seen, set]: [&T; 3],
    words: impl Fn(&T) -> String,
) {
    conflict(state, of, before != seen && before != set, [words(before), words(set)]);
}

/// Remembers what was said apart; a later entry that knew of both settles it.
fn conflict(state: &mut Incident, of: Disputed, apart: bool, said: [String; 2]) {
    state.conflicts.retain(|c| c.of != of);
    if apart {
        state.conflicts.push(Conflict { of, said });
    }
}
