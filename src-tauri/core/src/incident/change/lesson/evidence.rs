//! What people said of a step beside ticking it: why it was skipped or could not go on, and notes that name it.

use super::Evidence;
use crate::incident::entry::Said;
use crate::incident::event::{Event, Recorded};
use crate::incident::state::Incident;
use crate::incident::step_ref::StepRef;

/// Notes that begin with a step and a colon, `step 5: the flag is called -f now`, and why steps could not go on.
pub(super) fn noted(state: &Incident, entries: &[Recorded<Event>]) -> Vec<(StepRef, Evidence)> {
    let mut found = Vec::new();
    for entry in entries {
        if let Some((at, text)) = said(state, &entry.event) {
            let evidence = Evidence { at: entry.recorded_at, by: entry.actor.clone(), text };
            found.push((at.whole(), evidence));
        }
    }
    found
}

fn said(state: &Incident, event: &Event) -> Option<(StepRef, String)> {
    let gist = event.gist();
    if let Some(note) = gist.said.and_then(Said::note) {
        return on_step(state, &note.text);
    }
    let (said, _) = gist.step.filter(|(_, status)| status.is_blocked())?;
    let reason = said.reason.clone().filter(|reason| !reason.trim().is_empty())?;
    Some((said.step, format!("could not go on: {reason}")))
}

fn on_step(state: &Incident, text: &str) -> Option<(StepRef, String)> {
    let text = text.trim();
    let rest =
        text.get(..5).filter(|word| word.eq_ignore_ascii_case("step ")).map(|_| &text[5..])?;
    let (number, words) = rest.split_once(':')?;
    let (at, _) = state.find_step(number)?;
    let words = words.trim();
    (!words.is_empty()).then(|| (at, words.to_owned()))
}

/// The remarks that a step is worth, with what speaks for each.
pub(super) fn remarks(
    state: &Incident,
    at: StepRef,
    notes: &[(StepRef, Evidence)],
) -> Vec<(String, Evidence)> {
    let skipped = state.steps.get(&at).filter(|record| record.status.is_skipped());
    let skipped = skipped.and_then(|record| {
        let reason = record.reason.as_deref().map(str::trim).filter(|r| !r.is_empty())?;
        let text = format!("skipped: {reason}");
        let by = record.by.clone();
        Some((text.clone(), Evidence { at: record.at, by, text }))
    });
    let mut found: Vec<(String, Evidence)> = skipped.into_iter().collect();
    for (_, evidence) in notes.iter().filter(|(step, _)| *step == at) {
        if !found.iter().any(|(text, _)| *text == evidence.text) {
            found.push((evidence.text.clone(), evidence.clone()));
        }
    }
    found
}
