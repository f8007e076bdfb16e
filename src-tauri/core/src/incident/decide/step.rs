//! Ticking, skipping, undoing.

use super::found::step_at;
use super::{Answer, Result, hands, reason_of, refused};
use crate::incident::command::{Context, StepAction};
use crate::incident::event::{Event, StepEntry, StepRestored};
use crate::incident::state::Incident;
use crate::incident::step_ref::StepRef;
use crate::incident::words::StepStatus;

/// What is said of a step, or who does it by when.
pub(super) fn step(state: &Incident, action: &StepAction, cx: &Context) -> Answer {
    match action {
        StepAction::StartStep { step, reason } => {
            said(state, StepStatus::Started, step, reason.as_deref())
        }
        StepAction::FinishStep { step, values, reason } => {
            finished(state, step, values.as_deref(), reason.as_deref())
        }
        StepAction::SkipStep { step, reason } => {
            said(state, StepStatus::Skipped, step, Some(reason))
        }
        StepAction::BlockStep { step, reason } => {
            said(state, StepStatus::Blocked, step, Some(reason))
        }
        StepAction::UndoStep { step, reason } => {
            said(state, StepStatus::Open, step, reason.as_deref())
        }
        StepAction::AssignStep { step, person } => hands::assign(state, step, person),
        StepAction::SetStepDue { step, at, .. } => hands::set_due(state, step, *at, cx.now),
    }
}

/// Ticks a step with the values that it asks for.
fn finished(
    state: &Incident,
    name: &str,
    values: Option<&[String]>,
    reason: Option<&str>,
) -> Answer {
    let mut decided = said(state, StepStatus::Done, name, reason)?;
    for one in &mut decided {
        if let Event::StepDone(entry) = &mut one.event {
            entry.values = hands::values_of(state, entry.step, values)?;
        }
    }
    Ok(decided)
}

/// What is said of a step. Undoing one that was taken out puts it back, and what was said of it stays. Done and skipped
/// steps are undone first, so that nothing is said twice by accident.
fn said(state: &Incident, status: StepStatus, name: &str, reason: Option<&str>) -> Answer {
    let (at, text) = step_at(state, name)?;
    let reason = reason_of(reason).reason;
    if status.is_untouched() && at.sub.is_none() && is_out(state, at) {
        let (number, text) = (state.step_name(at), text.to_owned());
        let restored = StepRestored { step: at, number, text, reason, book: None };
        return Ok(vec![Event::StepRestored(restored).into()]);
    }
    if reason.is_none() && wants_reason(status) {
        return refused(format!(
            "Say why step {} is {}: it belongs in the record.",
            name.trim(),
            status.word()
        ));
    }
    let entry = StepEntry {
        step: at,
        text: text.to_owned(),
        reason,
        number: at.is_numbered_here().then(|| state.step_name(at)),
        values: Vec::new(),
        book: None,
    };
    check_change(state, &entry, status)?;
    let event = match status {
        StepStatus::Open => Event::StepUndone(entry),
        StepStatus::Started => Event::StepStarted(entry),
        StepStatus::Done => Event::StepDone(entry),
        StepStatus::Skipped => Event::StepSkipped(entry),
        StepStatus::Blocked => Event::StepBlocked(entry),
    };
    Ok(vec![event.into()])
}

/// True where nobody would know later why it was said.
fn wants_reason(status: StepStatus) -> bool {
    match status {
        StepStatus::Skipped | StepStatus::Blocked => true,
        StepStatus::Open | StepStatus::Started | StepStatus::Done => false,
    }
}

fn check_change(state: &Incident, entry: &StepEntry, to: StepStatus) -> Result<()> {
    let from = state.status_of(entry.step);
    let at = state.step_name(entry.step);
    if is_out(state, entry.step) && from.is_untouched() && !to.is_untouched() {
        let whole = state.step_name(entry.step.whole());
        return refused(format!("Step {whole} was taken out; undo it first to put it back."));
    }
    if from == to {
        return refused(match state.steps.get(&entry.step) {
            Some(r) if !to.is_untouched() => {
                let when = state.dial().said(r.at);
                format!(
                    "Step {at} was {} by {} at {when} already; undo it first to say it anew.",
                    to.word(),
                    r.by
                )
            }
            Some(_) | None => format!("Step {at} is open; there is nothing to undo."),
        });
    }
    if from.is_settled() && !to.is_untouched() {
        return refused(format!("Step {at} is {}; undo it first.", from.word()));
    }
    Ok(())
}

/// True when the step was taken out of the checklist.
fn is_out(state: &Incident, at: StepRef) -> bool {
    state.runbook(at.runbook).and_then(|book| book.used(at)).is_some_and(|used| used.is_out())
}
