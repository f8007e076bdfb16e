//! What an entry changes of a checklist in use. Total: an entry that names a step which is not there changes nothing,
//! and a place that is gone becomes the end.

use crate::incident::event::{
    ChangeSetAside, Event, Recorded, StepAdded, StepDropped, StepEdited, StepMoved, StepRestored,
};
use crate::incident::plan::numbers::{self, place};
use crate::incident::plan::subs::names;
use crate::incident::plan::{AttachedRunbook, Mark, StepPlan};
use crate::incident::state::Incident;
use crate::incident::step_ref::{Spot, StepRef};
use crate::runbook::Step;
use crate::runbook::commands::copied::known_of;

fn mark(entry: &Recorded<Event>, from_file: bool) -> Mark {
    Mark { at: entry.recorded_at, by: entry.actor.clone(), from_file }
}

fn book(state: &mut Incident, ordinal: u32) -> Option<&mut AttachedRunbook> {
    state.runbooks.get_mut(usize::try_from(ordinal).ok()?.checked_sub(1)?)
}

/// The plan of a step that there is.
fn plan(state: &mut Incident, at: StepRef) -> Option<&mut StepPlan> {
    let book = book(state, at.runbook)?;
    book.used(at)?;
    Some(book.plan.steps.entry(at.whole()).or_default())
}

pub fn added(state: &mut Incident, entry: &Recorded<Event>, event: &StepAdded) {
    let Some(book) = book(state, event.runbook) else { return };
    let at = StepRef::added(event.runbook, entry.id);
    let file = event.file.as_ref().map(|f| f.step.clone());
    let own = || Step {
        text: event.text.clone(),
        commands: event.commands.clone(),
        copying: known_of(&event.commands),
        key: entry.id.to_string(),
        ..Step::default()
    };
    let (number, spot) = number_and_spot(book, event);
    let mut step = StepPlan {
        label: Some(number),
        now: Some(file.clone().unwrap_or_else(own)),
        added: Some(mark(entry, file.is_some())),
        subs: file.as_ref().map(|step| names(None, step)).unwrap_or_default(),
        file,
        ..StepPlan::default()
    };
    step.number_subs(None);
    book.plan.adopted += u32::from(step.file.is_some());
    book.plan.steps.insert(at, step);
    put(book, event.runbook, at, &spot);
}

/// The number and the place that were given; where a laptop apart gave the number to its own step, those behind it.
fn number_and_spot(book: &AttachedRunbook, event: &StepAdded) -> (String, Spot) {
    if !numbers::is_taken(book, &event.number) {
        return (event.number.clone(), event.spot.clone());
    }
    let spot = numbers::behind(book, event.runbook, event.spot.clone(), event.file.is_some());
    (numbers::number(book, event.runbook, &spot, 0), spot)
}

fn put(book: &mut AttachedRunbook, ordinal: u32, at: StepRef, spot: &Spot) {
    if spot.after == Some(at) {
        return;
    }
    let mut order = book.order(ordinal);
    order.iter_mut().for_each(|steps| steps.retain(|s| *s != at));
    let (phase, index) = place(&order, spot);
    if let Some(steps) = order.get_mut(phase) {
        steps.insert(index.min(steps.len()), at);
    }
    book.plan.order = order;
}

pub fn edited(state: &mut Incident, entry: &Recorded<Event>, event: &StepEdited) {
    let said = state.steps.contains_key(&event.step.whole());
    let kept = kept_substeps(state, event);
    let frozen = frozen(state, event.step).cloned();
    let Some(book) = book(state, event.step.runbook) else { return };
    let Some(before) = book.used(event.step).map(|used| used.step.clone()) else { return };
    let plan = book.plan.steps.entry(event.step.whole()).or_default();
    match &event.file {
        Some(file) => {
            let mut now = file.step.clone();
            plan.subs = names(frozen.as_ref(), &file.step);
            for (sub, step) in kept {
                now.substeps.push(step);
                plan.subs.push(sub);
            }
            plan.number_subs(frozen.as_ref());
            (plan.now, plan.file) = (Some(now), Some(file.step.clone()));
        }
        None => {
            let text = event.text.clone().unwrap_or(before.text);
            let commands = event.commands.clone().unwrap_or(before.commands);
            let copying = match &event.commands {
                Some(commands) => known_of(commands),
                None => before.copying,
            };
            plan.now = Some(Step { text, commands, copying, ..before });
        }
    }
    plan.edited = Some(mark(entry, event.file.is_some()));
    plan.said_before_edit = said;
    book.plan.adopted += u32::from(event.file.is_some());
}

/// The step as the incident began with it; none for one that was added.
fn frozen(state: &Incident, at: StepRef) -> Option<&Step> {
    let book = state.runbook(at.runbook).filter(|_| at.added.is_none())?;
    book.file.runbook.step(at.step)
}

/// Sub-steps that the file no longer has, but of which something was said: they stay.
fn kept_substeps(state: &Incident, event: &StepEdited) -> Vec<(u32, crate::runbook::Substep)> {
    let Some(file) = &event.file else { return Vec::new() };
    let Some(used) = state.runbook(event.step.runbook).and_then(|b| b.used(event.step)) else {
        return Vec::new();
    };
    let stay = names(frozen(state, event.step), &file.step);
    let gone = used.substeps().filter(|(at, _)| {
        at.sub.is_some_and(|sub| !stay.contains(&sub)) && state.steps.contains_key(at)
    });
    gone.filter_map(|(at, sub)| Some((at.sub?, sub.clone()))).collect()
}

pub fn moved(state: &mut Incident, entry: &Recorded<Event>, event: &StepMoved) {
    let at = event.step.whole();
    let Some(plan) = plan(state, at) else { return };
    plan.moved = Some(mark(entry, event.hash.is_some()));
    let Some(book) = book(state, at.runbook) else { return };
    book.plan.adopted += u32::from(event.hash.is_some());
    put(book, at.runbook, at, &event.spot);
}

pub fn dropped(state: &mut Incident, entry: &Recorded<Event>, event: &StepDropped) {
    let Some(plan) = plan(state, event.step) else { return };
    plan.dropped = Some((mark(entry, event.hash.is_some()), event.reason.clone()));
    if let Some(book) = book(state, event.step.runbook) {
        book.plan.adopted += u32::from(event.hash.is_some());
    }
}

pub fn restored(state: &mut Incident, event: &StepRestored) {
    if let Some(plan) = plan(state, event.step) {
        plan.dropped = None;
    }
}

pub fn set_aside(state: &mut Incident, event: &ChangeSetAside) {
    let Some(book) = book(state, event.runbook) else { return };
    if !book.plan.set_aside.contains(&event.difference) {
        book.plan.set_aside.push(event.difference.clone());
    }
}

/// Something was said of the step as it reads now.
pub fn spoken_of(state: &mut Incident, at: StepRef) {
    if let Some(book) = book(state, at.runbook)
        && at.sub.is_none()
        && let Some(plan) = book.plan.steps.get_mut(&at)
    {
        plan.said_before_edit = false;
    }
}
