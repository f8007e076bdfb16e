//! A phase that runs over its window: the runbook is asked what comes next, instead of the time only turning red.
//!
//! The phase at hand is the furthest of a runbook of which something was said, else its first. A step that is ticked in
//! the next phase answers the notice.

use super::{About, open_escalations};
use crate::clock::Millis;
use crate::incident::plan::UsedPhase;
use crate::incident::state::Incident;

/// The phases at hand whose time is over at `now`, each with the key that tells it from others.
pub(super) fn overruns(state: &Incident, now: Millis) -> Vec<(String, About)> {
    let all = ends(state).into_iter().filter(|(_, _, end)| *end < now);
    all.map(|(ordinal, index, at)| {
        let phases = state.checklist(ordinal);
        let phase = phases.get(index).and_then(|used| used.phase);
        let next = phases.iter().skip(index + 1).filter(|used| is_of_response(used));
        let next = next.filter_map(|used| Some((used.phase?.title.clone(), waiting(state, used)?)));
        let about = About::Overrun {
            phase: phase.map_or_else(String::new, |phase| phase.title.clone()),
            at,
            next: next.take(1).next(),
            escalate: escalation(state),
        };
        (format!("overrun:{ordinal}:{index}"), about)
    })
    .collect()
}

/// The end of the phase at hand of each runbook: its ordinal, the phase's place, and when its time is over.
pub(super) fn ends(state: &Incident) -> Vec<(u32, usize, Millis)> {
    let books = (1..).zip(&state.runbooks).map(|(ordinal, _)| ordinal);
    books
        .filter_map(|ordinal| {
            let phases = state.checklist(ordinal);
            let (index, used) = at_hand(state, &phases)?;
            waiting(state, used)?;
            let (_, end) = state.window_of(used, false)?;
            Some((ordinal, index, end?))
        })
        .collect()
}

fn at_hand<'a>(
    state: &Incident,
    phases: &'a [UsedPhase<'a>],
) -> Option<(usize, &'a UsedPhase<'a>)> {
    let mut of_response = phases.iter().enumerate().filter(|(_, used)| is_of_response(used));
    let said =
        |used: &UsedPhase<'_>| used.steps.iter().any(|s| !state.status_of(s.at).is_untouched());
    let reached = of_response.clone().rfind(|(_, used)| said(used));
    reached.or_else(|| of_response.next())
}

fn is_of_response(used: &UsedPhase<'_>) -> bool {
    used.is_of_response() && used.standing.is_counted()
}

/// The number of the first step of a phase that somebody waits for.
fn waiting(state: &Incident, used: &UsedPhase<'_>) -> Option<String> {
    let waits =
        |s: &&crate::incident::plan::Used<'_>| state.awaits(s.at, used.standing, s.is_out());
    used.steps.iter().find(waits).map(|s| state.step_name(s.at))
}

/// Whom the runbook tells next.
fn escalation(state: &Incident) -> Option<String> {
    open_escalations(state).next().map(|(e, _)| e.to)
}
