//! What people set: severity, state, roles, owners, times. Each entry names what the person saw before, so that what two
//! laptops said apart is known until a person settles it.

use std::collections::BTreeMap;
use std::mem::replace;

use super::rhythm::{promise, with};
use crate::clock::Millis;
use crate::incident::event::{
    ActionSettled, ChannelsChosen, Event, KeyTimeSet, PostmortemOwned, Recorded, ReviewSet,
    RoleAssigned, SeveritySet, StateSet, StepAssigned, StepDueSet,
};
use crate::incident::items;
use crate::incident::state::{Conflict, Incident, Rhythm};
use crate::incident::went::lasted;

pub(super) fn severity(state: &mut Incident, set: &SeveritySet, at: Millis) {
    if let Some(facts) = &mut state.declared {
        let before = replace(&mut facts.severity, set.to);
        settle(state, "severity", [&before, &set.from, &set.to], ToString::to_string);
    }
    promise(state, &set.promises, at);
    for set in &set.intervals {
        with(state, set.audience, |rhythm| rhythm.slow_down(set.interval_minutes));
    }
}

pub(super) fn open_state(state: &mut Incident, set: &StateSet) {
    if let Some(facts) = &mut state.declared {
        let before = replace(&mut facts.state, set.to);
        settle(state, "state", [&before, &set.from, &set.to], ToString::to_string);
    }
}

pub(super) fn review(state: &mut Incident, set: &ReviewSet) {
    let before = replace(&mut state.review, set.to);
    settle(state, "post-mortem", [&before, &set.from, &set.to], ToString::to_string);
}

pub(super) fn role(state: &mut Incident, set: &RoleAssigned) {
    let before = put(&mut state.roles, set.role.clone(), set.to.clone());
    settle(state, &set.role, [&before, &set.from, &set.to], person);
}

pub(super) fn assigned(state: &mut Incident, set: &StepAssigned) {
    let before = put(&mut state.owners, set.step, set.to.clone());
    let of = format!("owner of step {}", set.number);
    settle(state, &of, [&before, &set.from, &set.to], person);
}

pub(super) fn due(state: &mut Incident, set: &StepDueSet) {
    let before = put(&mut state.due, set.step, set.to);
    let time =
        |at: &Option<Millis>| at.map_or("none".into(), |at| format!("{} UTC", at.date_hh_mm()));
    let of = format!("due time of step {}", set.number);
    settle(state, &of, [&before, &set.from, &set.to], time);
}

pub(super) fn key_time(state: &mut Incident, set: &KeyTimeSet) {
    let before = state.said_of(set.which);
    state.key_times.insert(set.which, set.to);
    let of = set.which.name().to_lowercase();
    settle(state, &of, [&before, &set.from, &set.to], |time| time.words());
    lasted::said(state, set.which);
}

pub(super) fn owned(state: &mut Incident, set: &PostmortemOwned) {
    let before = replace(&mut state.review_owner, set.to.clone());
    settle(state, "post-mortem owner", [&before, &set.from, &set.to], person);
}

pub(super) fn item_settled(
    state: &mut Incident,
    entry: &Recorded<Event>,
    settled: &ActionSettled,
    real: Millis,
) {
    let Some(before) = items::settled(state, entry, settled, real) else { return };
    let outcomes = [before, settled.outcome].map(|outcome| outcome.word().to_owned());
    conflict(state, &settled.of.name, before != settled.outcome, outcomes);
}

/// The incident becomes private, or is not any more. What was promised to channels that were not chosen is let go.
pub(super) fn channels(state: &mut Incident, chosen: &ChannelsChosen, at: Millis) {
    let Some(facts) = &mut state.declared else { return };
    let before = replace(&mut facts.only, chosen.only.clone());
    settle(state, "channels", [&before, &chosen.from, &chosen.only], named);
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
    of: &str,
    [before, seen, set]: [&T; 3],
    words: impl Fn(&T) -> String,
) {
    conflict(state, of, before != seen && before != set, [words(before), words(set)]);
}

/// Remembers what was said apart; a later entry that knew of both settles it.
fn conflict(state: &mut Incident, of: &str, apart: bool, said: [String; 2]) {
    state.conflicts.retain(|c| c.of != of);
    if apart {
        state.conflicts.push(Conflict { of: of.to_owned(), said });
    }
}
