//! The words of entries that change a checklist.

use crate::incident::event::{ChangeSetAside, StepAdded, StepDropped, StepEdited, StepMoved};

pub(super) fn added(e: &StepAdded) -> String {
    let by_file = if e.file.is_some() { " from the changed file" } else { "" };
    let runbook = if e.runbook > 1 { format!("{}.", e.runbook) } else { String::new() };
    format!("Step {runbook}{} added{by_file}: {}", e.number, e.text)
}

pub(super) fn edited(e: &StepEdited) -> String {
    let by_file = if e.file.is_some() { " as in the changed file" } else { "" };
    let (number, was) = (&e.number, &e.was);
    match (&e.text, &e.commands) {
        (Some(text), None) => format!("Step {number} changed{by_file}: {text} — was: {was}"),
        (Some(text), Some(_)) => {
            format!("Step {number} and its commands changed{by_file}: {text} — was: {was}")
        }
        (None, Some(_)) => format!("The commands of step {number} changed{by_file}: {was}"),
        (None, None) => format!("The details of step {number} changed{by_file}: {was}"),
    }
}

pub(super) fn moved(e: &StepMoved) -> String {
    let by_file = if e.hash.is_some() { ", as in the changed file" } else { "" };
    let place = match (&e.before_number, &e.after_number, &e.spot.under) {
        (Some(number), _, _) => format!("before step {number}"),
        (None, Some(number), _) => format!("after step {number}"),
        (None, None, Some(heading)) => format!("to the start of {heading}"),
        (None, None, None) => "to the start".to_owned(),
    };
    format!("Step {} moved {place}{by_file}: {}", e.number, e.text)
}

pub(super) fn dropped(e: &StepDropped) -> String {
    format!("Step {} taken out: {}", e.number, e.text)
}

pub(super) fn set_aside(e: &ChangeSetAside) -> String {
    format!("Kept as it is, though the file {} it: {}", e.what, e.text)
}
