//! The words of entries that change a checklist.

use crate::incident::event::{StepAdded, StepEdited, StepMoved};

pub(super) fn added(e: &StepAdded) -> String {
    let by_file = if e.file.is_some() { " from the changed file" } else { "" };
    format!("Step {} added{by_file}: {}", e.number, e.text)
}

pub(super) fn edited(e: &StepEdited) -> String {
    let by_file = if e.file.is_some() { " as in the changed file" } else { "" };
    if e.was == e.text {
        return format!("What to do in step {} changed{by_file}: {}", e.number, e.text);
    }
    format!("Step {} changed{by_file}: {} — was: {}", e.number, e.text, e.was)
}

pub(super) fn moved(e: &StepMoved) -> String {
    let by_file = if e.hash.is_some() { ", as in the changed file" } else { "" };
    let place = match (&e.after_number, &e.spot.under) {
        (Some(number), _) => format!("after step {number}"),
        (None, Some(heading)) => format!("to the start of {heading}"),
        (None, None) => "to the start".to_owned(),
    };
    format!("Step {} moved {place}{by_file}: {}", e.number, e.text)
}
