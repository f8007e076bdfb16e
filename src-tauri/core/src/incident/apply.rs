//! Folding: what an entry changes. Pure and total: whatever stands in the log, there is a state.
//!
//! Entries are folded in the order of [`Recorded::fold_key`], which is the same on every device, so that two devices
//! with the same rows show the same incident.

use super::anchor;
use super::change::fold;
use super::clock::Since;
use super::event::{
    ActionSettled, ChannelsChosen, Delivery, DeliverySettled, Event, KeyTimeSet, Post,
    PostmortemOwned, PromiseMade, Reason, Recorded, ReviewSet, RhythmTaken, RoleAssigned,
    RunbookAttached, SeveritySet, StateSet, StepAssigned, StepDueSet, StepEntry, of_exercise,
};
use super::items;
use super::people;
use super::plan::{AttachedRunbook, Plan};
use super::practice;
use super::promise::minutes_to;
use super::state::{Conflict, Facts, Incident, LastText, Rhythm, StepRecord};
use super::step_ref::StepRef;
use super::went::{keys, lasted};
use super::words::AskReason;
use super::words::{Audience, IncidentState, ReviewState, StepStatus};
use crate::clock::Millis;
use std::collections::BTreeMap;

/// Folds all entries of one incident, in whatever order they come.
#[must_use]
pub fn fold(mut entries: Vec<Recorded<Event>>) -> Incident {
    entries.sort_by_key(Recorded::fold_key);
    entries.dedup_by_key(|e| e.fold_key());
    let mut state = Incident::default();
    entries.iter_mut().for_each(|entry| apply(&mut state, entry));
    state
}

/// The same for entries that are needed afterwards.
#[must_use]
pub fn fold_of<'a>(entries: impl IntoIterator<Item = &'a Recorded<Event>>) -> Incident {
    let mut entries: Vec<&Recorded<Event>> = entries.into_iter().collect();
    entries.sort_by_key(|entry| entry.fold_key());
    entries.dedup_by_key(|entry| entry.fold_key());
    let mut state = Incident::default();
    // One at a time is copied: there may be many.
    entries.into_iter().for_each(|entry| apply(&mut state, &mut entry.clone()));
    state
}

/// Folds one entry onto the state. The entry must come after all that were folded before; the runbook that it names gets
/// the ordinal that it has in this log.
pub fn apply(state: &mut Incident, entry: &mut Recorded<Event>) {
    entry.event.count_anew(|book| state.ordinal_of(book));
    let real = entry.recorded_at;
    entry.recorded_at = state.time_of(entry);
    fold_one(state, entry, real);
    entry.recorded_at = real;
}

/// Folds an entry whose time is that of the incident; `real` is when it was recorded on the wall.
fn fold_one(state: &mut Incident, entry: &Recorded<Event>, real: Millis) {
    state.entries += 1;
    keys::logged(state, entry);
    people::seen(&mut state.people, entry);
    if let Some(directed) = entry.event.directed() {
        return practice::directed(state, entry, directed, real);
    }
    if entry.event.is_human() {
        sign_of_life(state);
    }
    match &entry.event {
        Event::Declared(_) => declared(state, entry),
        Event::RunbookAttached(r) => state.runbooks.push(attached(r, entry)),
        Event::SeveritySet(s) => severity(state, s, entry.recorded_at),
        Event::StateSet(s) => open_state(state, s),
        Event::RoleAssigned(r) => role(state, r),
        Event::StepStarted(e) => step(state, entry, e, StepStatus::Started),
        Event::StepDone(e) => step(state, entry, e, StepStatus::Done),
        Event::StepSkipped(e) => step(state, entry, e, StepStatus::Skipped),
        Event::StepBlocked(e) => step(state, entry, e, StepStatus::Blocked),
        Event::StepUndone(e) => undone(state, e),
        Event::StepAdded(e) => fold::added(state, entry, e),
        Event::StepEdited(e) => fold::edited(state, entry, e),
        Event::StepMoved(e) => fold::moved(state, entry, e),
        Event::StepDropped(e) => fold::dropped(state, entry, e),
        Event::StepRestored(e) => fold::restored(state, e),
        Event::StepAssigned(e) => assigned(state, e),
        Event::StepDueSet(e) => due(state, e),
        Event::ChangeSetAside(e) => fold::set_aside(state, e),
        Event::BlankFilled(b) => {
            state.blanks.insert(b.name.clone(), b.value.clone());
        }
        Event::UpdatePosted(p) | Event::PingPosted(p) => post(state, entry, p),
        Event::PingSkipped(s) => with(state, s.audience, |r| r.skipped = Some(s.due_at)),
        Event::AskFirst(a) => with(state, a.audience, |r| r.asking = Some((a.due_at, a.why))),
        Event::Snoozed(s) => snoozed(state, s.until, entry.recorded_at),
        Event::Held(r) => held(state, r, entry.recorded_at),
        Event::Unheld(_) => (state.held, state.hold_ended) = (None, None),
        Event::ChannelsChosen(chosen) => channels(state, chosen, entry.recorded_at),
        Event::RhythmTaken(r) => taken(state, r),
        Event::Resolved(_) => end(state, IncidentState::Resolved, entry),
        Event::Closed(_) => end(state, IncidentState::Closed, entry),
        Event::Declined(_) => end(state, IncidentState::Declined, entry),
        Event::Reopened(r) => reopen(state, &r.promises, entry.recorded_at),
        Event::ReviewSet(set) => review(state, set),
        Event::EscalationDue(e) => state.escalated.push((e.to.clone(), e.after_minutes)),
        Event::Delivery(d) => delivered(state, d, entry.recorded_at),
        Event::DeliverySettled(said) => message_settled(state, said, entry.recorded_at),
        Event::ClockStepped(step) => anchor::stepped(state, step, entry),
        Event::ActionAdded(item) => items::added(state, entry, item, real),
        Event::ActionChanged(change) => items::changed(state, change),
        Event::ActionReopened(said) => items::reopened(state, said),
        Event::ActionSettled(said) => item_settled(state, entry, said, real),
        Event::KeyTimeSet(set) => key_time(state, set),
        Event::PostmortemOwned(set) => owned(state, set),
        Event::Note(note) => items::noted(state, entry, note, real),
        Event::Decision(_) | Event::Suspended(_) | Event::PostmortemFinal(_) => {}
        Event::Purged(_) | of_exercise!() | Event::Unknown { .. } => {}
    }
}

fn message_settled(state: &mut Incident, said: &DeliverySettled, at: Millis) {
    state.rhythm.values_mut().for_each(|r| r.settled(said.message, said.outcome, at));
}

fn item_settled(state: &mut Incident, entry: &Recorded<Event>, said: &ActionSettled, real: Millis) {
    let Some(before) = items::settled(state, entry, said, real) else { return };
    let said_apart = [before.word().to_owned(), said.outcome.word().to_owned()];
    conflict(state, &said.of.name, before != said.outcome, said_apart);
}

fn owned(state: &mut Incident, set: &PostmortemOwned) {
    let before = std::mem::replace(&mut state.review_owner, set.to.clone());
    let name = |person: &Option<String>| person.clone().unwrap_or_else(|| "nobody".into());
    let apart = before != set.from && before != set.to;
    conflict(state, "post-mortem owner", apart, [name(&before), name(&set.to)]);
}

fn attached(event: &RunbookAttached, entry: &Recorded<Event>) -> AttachedRunbook {
    let (file, at) = (event.file.clone(), entry.recorded_at);
    AttachedRunbook { file, at, entry: Some(entry.id), plan: Plan::default() }
}

fn severity(state: &mut Incident, set: &SeveritySet, at: Millis) {
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

fn open_state(state: &mut Incident, set: &StateSet) {
    if let Some(facts) = &mut state.declared {
        let apart = facts.state != set.from && facts.state != set.to;
        let said = [facts.state.to_string(), set.to.to_string()];
        facts.state = set.to;
        conflict(state, "state", apart, said);
    }
}

fn review(state: &mut Incident, set: &ReviewSet) {
    let before = std::mem::replace(&mut state.review, set.to);
    let said = [before.to_string(), set.to.to_string()];
    conflict(state, "post-mortem", before != set.from && before != set.to, said);
}

/// A laptop sends from now on. The one that declared gives its name by it.
fn taken(state: &mut Incident, taken: &RhythmTaken) {
    if let Some(facts) = state.declared.as_mut().filter(|facts| facts.device == taken.device) {
        facts.device_name = Some(taken.device_name.clone());
    }
    state.speaker = Some((taken.device, taken.device_name.clone()));
}

fn role(state: &mut Incident, assigned: &RoleAssigned) {
    let before = match &assigned.to {
        Some(person) => state.roles.insert(assigned.role.clone(), person.clone()),
        None => state.roles.remove(&assigned.role),
    };
    let apart = before != assigned.from && before != assigned.to;
    let name = |person: &Option<String>| person.clone().unwrap_or_else(|| "nobody".into());
    conflict(state, &assigned.role, apart, [name(&before), name(&assigned.to)]);
}

fn assigned(state: &mut Incident, set: &StepAssigned) {
    let before = put(&mut state.owners, set.step, set.to.clone());
    let apart = before != set.from && before != set.to;
    let name = |person: &Option<String>| person.clone().unwrap_or_else(|| "nobody".into());
    let of = format!("owner of step {}", set.number);
    conflict(state, &of, apart, [name(&before), name(&set.to)]);
}

fn due(state: &mut Incident, set: &StepDueSet) {
    let before = put(&mut state.due, set.step, set.to);
    let apart = before != set.from && before != set.to;
    let time =
        |at: Option<Millis>| at.map_or("none".into(), |at| format!("{} UTC", at.date_hh_mm()));
    let of = format!("due time of step {}", set.number);
    conflict(state, &of, apart, [time(before), time(set.to)]);
}

fn key_time(state: &mut Incident, set: &KeyTimeSet) {
    let before = state.said_of(set.which);
    state.key_times.insert(set.which, set.to);
    let apart = before != set.from && before != set.to;
    conflict(state, &set.which.name().to_lowercase(), apart, [before.words(), set.to.words()]);
    lasted::said(state, set.which);
}

/// Sets or takes away what is kept of a step, and gives what was there.
fn put<T>(map: &mut BTreeMap<StepRef, T>, step: StepRef, to: Option<T>) -> Option<T> {
    match to {
        Some(to) => map.insert(step, to),
        None => map.remove(&step),
    }
}

/// Adds what a snooze moves the alarm by.
fn snoozed(state: &mut Incident, until: Millis, at: Millis) {
    let by = until.since(state.snoozed_from(at)).max(0);
    state.snoozed_ms = state.snoozed_ms.saturating_add(by);
    state.snoozed_until = Some(until);
}

/// The incident becomes private, or is not any more. What was promised to channels that were not chosen is let go.
fn channels(state: &mut Incident, chosen: &ChannelsChosen, at: Millis) {
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

fn held(state: &mut Incident, why: &Reason, at: Millis) {
    (state.held, state.hold_ended) = (Some(why.reason.clone().unwrap_or_default()), None);
    state.rhythm.values_mut().for_each(|rhythm| rhythm.hold(at));
}

fn wake(state: &mut Incident) {
    state.snoozed_until = None;
    state.snoozed_ms = 0;
}

/// Work goes on. Escalations count from here.
fn reopen(state: &mut Incident, promises: &[PromiseMade], at: Millis) {
    if let Some(facts) = &mut state.declared {
        facts.state = IncidentState::Investigating;
    }
    (state.ended_at, state.review) = (None, ReviewState::Draft);
    state.reopened.push(at);
    lasted::reopened(state);
    state.escalated.clear();
    state.rhythm.values_mut().for_each(Rhythm::reopen);
    promise(state, promises, at);
}

fn with(state: &mut Incident, audience: Audience, change: impl FnOnce(&mut Rhythm)) {
    if let Some(rhythm) = state.rhythm.get_mut(&audience) {
        change(rhythm);
    }
}

/// A human entry ends the count of automatic pings and the asking that it led to.
fn sign_of_life(state: &mut Incident) {
    for rhythm in state.rhythm.values_mut() {
        rhythm.pings_in_row = 0;
        if matches!(rhythm.asking, Some((_, AskReason::FourInARow))) {
            rhythm.asking = None;
        }
    }
}

fn declared(state: &mut Incident, entry: &Recorded<Event>) {
    let Event::Declared(d) = &entry.event else { return };
    if state.declared.is_some() {
        return;
    }
    state.declared = Some(Facts {
        id: entry.incident,
        number: d.number,
        device: entry.device,
        device_name: None,
        title: d.title.clone(),
        reported: d.reported.clone(),
        severity: d.severity,
        state: IncidentState::Investigating,
        exercise: entry.exercise,
        declared_at: entry.recorded_at,
        since: Since::at(entry.recorded_at),
        since_by_log: None,
        declared_by: entry.actor.clone(),
        only: None,
    });
    promise(state, &d.promises, entry.recorded_at);
}

fn promise(state: &mut Incident, promises: &[PromiseMade], at: Millis) {
    for made in promises {
        state.rhythm.entry(made.audience).or_default().promise(made, at);
    }
}

fn post(state: &mut Incident, entry: &Recorded<Event>, post: &Post) {
    let human = entry.event.is_human();
    let first = || Rhythm::quiet(minutes_to(post.next_update_at, entry.recorded_at));
    let rhythm = state.rhythm.entry(post.audience).or_insert_with(first);
    let text = LastText {
        event: entry.id,
        at: Since::at(entry.recorded_at),
        text: post.text.clone(),
        by: entry.actor.clone(),
        closing: post.closing,
    };
    if post.moves_when_taken {
        rhythm.pinged(text, post);
    } else {
        rhythm.posted(text, post, human);
    }
    if human {
        wake(state);
    }
}

fn delivered(state: &mut Incident, delivery: &Delivery, at: Millis) {
    for rhythm in state.rhythm.values_mut() {
        rhythm.delivered(delivery, at);
    }
}

fn step(state: &mut Incident, entry: &Recorded<Event>, step: &StepEntry, status: StepStatus) {
    let at = entry.happened_at.unwrap_or(entry.recorded_at);
    let (by, reason, values) = (entry.actor.clone(), step.reason.clone(), step.values.clone());
    let record = StepRecord { status, at, by, reason, values };
    state.steps.insert(step.step, record);
    fold::spoken_of(state, step.step);
}

fn end(state: &mut Incident, to: IncidentState, entry: &Recorded<Event>) {
    let held = state.held.take();
    if let Some(facts) = &mut state.declared {
        if facts.state.is_open() {
            state.hold_ended = held;
        }
        facts.state = to;
    }
    if to != IncidentState::Closed || state.ended_at.is_none() {
        state.ended_at = Some(entry.recorded_at);
        lasted::ended(state, entry.recorded_at);
    }
    wake(state);
}

fn undone(state: &mut Incident, step: &StepEntry) {
    state.steps.remove(&step.step);
    fold::spoken_of(state, step.step);
}

/// Remembers what was said apart; a later entry that knew of both settles it.
fn conflict(state: &mut Incident, of: &str, apart: bool, said: [String; 2]) {
    state.conflicts.retain(|c| c.of != of);
    if apart {
        state.conflicts.push(Conflict { of: of.to_owned(), said });
    }
}
