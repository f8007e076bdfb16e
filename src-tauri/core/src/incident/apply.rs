//! Folding: what an entry changes. Pure and total: whatever stands in the log, there is a state.
//!
//! Entries are folded in the order of [`Recorded::fold_key`], which is the same on every device, so that two devices
//! with the same rows show the same incident.

use super::command::AskReason;
use super::event::{Event, Post, PromiseMade, Recorded, StepEntry};
use super::state::{AttachedRunbook, Conflict, Facts, Incident, LastText, Rhythm, StepRecord};
use super::words::{IncidentState, StepStatus};
use crate::clock::{MINUTE_MS, Millis};

/// Folds all entries of one incident, in whatever order they come.
#[must_use]
pub fn fold(entries: &[Recorded<Event>]) -> Incident {
    let mut sorted: Vec<&Recorded<Event>> = entries.iter().collect();
    sorted.sort_by_key(|e| e.fold_key());
    sorted.dedup_by_key(|e| e.fold_key());
    let mut state = Incident::default();
    for entry in sorted {
        apply(&mut state, entry);
    }
    state
}

/// Folds one entry onto the state. The entry must come after all that were folded before.
pub fn apply(state: &mut Incident, entry: &Recorded<Event>) {
    state.entries += 1;
    if entry.event.is_human() {
        sign_of_life(state);
    }
    match &entry.event {
        Event::Declared(_) => declared(state, entry),
        Event::RunbookAttached(r) => {
            state.runbooks.push(AttachedRunbook { file: r.file.clone(), at: entry.recorded_at });
        }
        Event::SeveritySet(s) => {
            if let Some(facts) = &mut state.declared {
                let apart = facts.severity != s.from && facts.severity != s.to;
                let said = [facts.severity.to_string(), s.to.to_string()];
                facts.severity = s.to;
                conflict(state, "severity", apart, said);
            }
            promise(state, &s.promises);
        }
        Event::StateSet(s) => {
            if let Some(facts) = &mut state.declared {
                let apart = facts.state != s.from && facts.state != s.to;
                let said = [facts.state.to_string(), s.to.to_string()];
                facts.state = s.to;
                conflict(state, "state", apart, said);
            }
        }
        Event::RoleAssigned(r) => {
            let before = match &r.to {
                Some(person) => state.roles.insert(r.role.clone(), person.clone()),
                None => state.roles.remove(&r.role),
            };
            let apart = before != r.from && before != r.to;
            let name = |person: &Option<String>| person.clone().unwrap_or_else(|| "nobody".into());
            conflict(state, &r.role, apart, [name(&before), name(&r.to)]);
        }
        Event::StepStarted(e) => step(state, entry, e, StepStatus::Started),
        Event::StepDone(e) => step(state, entry, e, StepStatus::Done),
        Event::StepSkipped(e) => step(state, entry, e, StepStatus::Skipped),
        Event::StepBlocked(e) => step(state, entry, e, StepStatus::Blocked),
        Event::StepUndone(e) => {
            state.steps.remove(&e.step);
        }
        Event::BlankFilled(b) => {
            state.blanks.insert(b.name.clone(), b.value.clone());
        }
        Event::UpdatePosted(p) | Event::PingPosted(p) => post(state, entry, p),
        Event::PingSkipped(s) => {
            if let Some(rhythm) = state.rhythm.get_mut(&s.audience) {
                rhythm.skipped = Some(s.due_at);
            }
        }
        Event::AskFirst(a) => {
            if let Some(rhythm) = state.rhythm.get_mut(&a.audience) {
                rhythm.asking = Some((a.due_at, a.why));
            }
        }
        Event::Snoozed(s) => state.snoozed_until = Some(s.until),
        Event::Held(r) => state.held = Some(r.reason.clone().unwrap_or_default()),
        Event::Unheld(_) => state.held = None,
        Event::RhythmTaken(r) => state.speaker = Some((r.device, r.device_name.clone())),
        Event::Resolved(_) => end(state, IncidentState::Resolved, entry),
        Event::Closed(_) => end(state, IncidentState::Closed, entry),
        Event::Declined(_) => end(state, IncidentState::Declined, entry),
        Event::Reopened(r) => {
            if let Some(facts) = &mut state.declared {
                facts.state = IncidentState::Investigating;
            }
            state.ended_at = None;
            promise(state, &r.promises);
        }
        Event::EscalationDue(e) => state.escalated.push((e.to.clone(), e.after_minutes)),
        Event::Note(_)
        | Event::DeliverySettled(_)
        | Event::Decision(_)
        | Event::Delivery(_)
        | Event::Suspended(_)
        | Event::ClockStepped(_)
        | Event::Purged(_)
        | Event::Unknown { .. } => {}
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
        title: d.title.clone(),
        severity: d.severity,
        state: IncidentState::Investigating,
        exercise: entry.exercise,
        declared_at: entry.recorded_at,
        declared_by: entry.actor.clone(),
    });
    promise(state, &d.promises);
}

fn promise(state: &mut Incident, promises: &[PromiseMade]) {
    for made in promises {
        let rhythm =
            state.rhythm.entry(made.audience).or_insert_with(|| quiet(made.interval_minutes));
        rhythm.interval_minutes = made.interval_minutes;
        rhythm.due_at = Some(made.due_at);
        rhythm.asking = None;
        rhythm.skipped = None;
    }
}

fn quiet(interval_minutes: u32) -> Rhythm {
    Rhythm {
        interval_minutes,
        due_at: None,
        skipped: None,
        pings_in_row: 0,
        asking: None,
        last_human: None,
        last: None,
        updates: 0,
        pings: 0,
    }
}

fn post(state: &mut Incident, entry: &Recorded<Event>, post: &Post) {
    let human = entry.event.is_human();
    let rhythm = state
        .rhythm
        .entry(post.audience)
        .or_insert_with(|| quiet(minutes_to(post.next_update_at, entry.recorded_at)));
    let text = LastText {
        event: entry.id,
        at: entry.recorded_at,
        text: post.text.clone(),
        by: entry.actor.clone(),
    };
    rhythm.due_at = post.next_update_at;
    rhythm.asking = None;
    rhythm.skipped = None;
    rhythm.last = Some(text.clone());
    if human {
        rhythm.last_human = Some(text);
        rhythm.updates += 1;
        state.snoozed_until = None;
    } else {
        rhythm.pings_in_row = rhythm.pings_in_row.saturating_add(1);
        rhythm.pings += 1;
    }
}

/// Whole minutes from `now` to the next update, at least one; 15 when none was promised.
fn minutes_to(next: Option<Millis>, now: Millis) -> u32 {
    next.and_then(|at| u32::try_from(at.since(now) / MINUTE_MS).ok()).map_or(15, |m| m.max(1))
}

fn step(state: &mut Incident, entry: &Recorded<Event>, step: &StepEntry, status: StepStatus) {
    let at = entry.happened_at.unwrap_or(entry.recorded_at);
    let record = StepRecord { status, at, by: entry.actor.clone(), reason: step.reason.clone() };
    state.steps.insert(step.step, record);
}

fn end(state: &mut Incident, to: IncidentState, entry: &Recorded<Event>) {
    if let Some(facts) = &mut state.declared {
        facts.state = to;
    }
    if to != IncidentState::Closed || state.ended_at.is_none() {
        state.ended_at = Some(entry.recorded_at);
    }
    state.held = None;
    state.snoozed_until = None;
}

/// Remembers what was said apart; a later entry that knew of both settles it.
fn conflict(state: &mut Incident, of: &str, apart: bool, said: [String; 2]) {
    state.conflicts.retain(|c| c.of != of);
    if apart {
        state.conflicts.push(Conflict { of: of.to_owned(), said });
    }
}
