//! Folding: what an entry changes. Pure and total: whatever stands in the log, there is a state.
//!
//! Entries are folded in the order of [`Recorded::fold_key`], which is the same on every device, so that two devices
//! with the same rows show the same incident.

mod rhythm;
mod said;

use super::anchor;
use super::change::fold;
use super::clock::Since;
use super::event::{
    Declared, Event, PromiseMade, Recorded, RhythmTaken, RunbookAttached, StepEntry, of_exercise,
};
use super::items;
use super::people;
use super::plan::{AttachedRunbook, Plan};
use super::practice;
use super::state::{Facts, Incident, Rhythm, StepRecord};
use super::went::{keys, lasted};
use super::words::{IncidentState, ReviewState, StepStatus};
use crate::clock::Millis;

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
        rhythm::sign_of_life(state);
    }
    match &entry.event {
        Event::Declared(d) => declared(state, entry, d),
        Event::RunbookAttached(r) => state.runbooks.push(attached(r, entry)),
        Event::SeveritySet(s) => said::severity(state, s, entry.recorded_at),
        Event::StateSet(s) => said::open_state(state, s),
        Event::RoleAssigned(r) => said::role(state, r),
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
        Event::StepAssigned(e) => said::assigned(state, e),
        Event::StepDueSet(e) => said::due(state, e),
        Event::ChangeSetAside(e) => fold::set_aside(state, e),
        Event::BlankFilled(b) => {
            state.blanks.insert(b.name.clone(), b.value.clone());
        }
        Event::UpdatePosted(p) | Event::PingPosted(p) => rhythm::post(state, entry, p),
        Event::PingSkipped(s) => rhythm::with(state, s.audience, |r| r.skipped = Some(s.due_at)),
        Event::AskFirst(a) => {
            rhythm::with(state, a.audience, |r| r.asking = Some((a.due_at, a.why)))
        }
        Event::Snoozed(s) => rhythm::snoozed(state, s.until, entry.recorded_at),
        Event::Held(r) => rhythm::held(state, r, entry.recorded_at),
        Event::Unheld(_) => (state.held, state.hold_ended) = (None, None),
        Event::ChannelsChosen(chosen) => said::channels(state, chosen, entry.recorded_at),
        Event::RhythmTaken(r) => taken(state, r),
        Event::Resolved(_) => end(state, IncidentState::Resolved, entry),
        Event::Closed(_) => end(state, IncidentState::Closed, entry),
        Event::Declined(_) => end(state, IncidentState::Declined, entry),
        Event::Reopened(r) => reopen(state, &r.promises, entry.recorded_at),
        Event::ReviewSet(set) => said::review(state, set),
        Event::EscalationDue(e) => state.escalated.push((e.to.clone(), e.after_minutes)),
        Event::Delivery(d) => rhythm::delivered(state, d, entry.recorded_at),
        Event::DeliverySettled(said) => rhythm::message_settled(state, said, entry.recorded_at),
        Event::ClockStepped(step) => anchor::stepped(state, step, entry),
        Event::ActionAdded(item) => items::added(state, entry, item, real),
        Event::ActionChanged(change) => items::changed(state, change),
        Event::ActionReopened(said) => said::item_reopened(state, said),
        Event::ActionSettled(said) => said::item_settled(state, entry, said, real),
        Event::KeyTimeSet(set) => said::key_time(state, set),
        Event::PostmortemOwned(set) => said::owned(state, set),
        Event::Note(note) => items::noted(state, entry, note, real),
        Event::Decision(_) | Event::Suspended(_) | Event::PostmortemFinal(_) => {}
        Event::Purged(_) | of_exercise!() | Event::Unknown { .. } => {}
    }
}

fn attached(event: &RunbookAttached, entry: &Recorded<Event>) -> AttachedRunbook {
    let (file, at) = (event.file.clone(), entry.recorded_at);
    AttachedRunbook { file, at, entry: Some(entry.id), plan: Plan::default() }
}

/// A laptop sends from now on. The one that declared gives its name by it.
fn taken(state: &mut Incident, taken: &RhythmTaken) {
    if let Some(facts) = state.declared.as_mut().filter(|facts| facts.device == taken.device) {
        facts.device_name = Some(taken.device_name.clone());
    }
    state.speaker = Some((taken.device, taken.device_name.clone()));
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
    rhythm::promise(state, promises, at);
}

fn declared(state: &mut Incident, entry: &Recorded<Event>, d: &Declared) {
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
    rhythm::promise(state, &d.promises, entry.recorded_at);
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
    if !to.is_closed() || state.ended_at.is_none() {
        state.ended_at = Some(entry.recorded_at);
        lasted::ended(state, entry.recorded_at);
    }
    rhythm::wake(state);
}

fn undone(state: &mut Incident, step: &StepEntry) {
    state.steps.remove(&step.step);
    fold::spoken_of(state, step.step);
}
