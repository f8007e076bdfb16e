//! The steps that nobody reached: few by their words, many as one line for each runbook, so that what was skipped or
//! blocked is not lost among them. A way that was not taken is no finding: a person takes one of several.

use super::Story;
use super::markdown::inline;
use crate::incident::plan::{Used, UsedPhase};
use crate::incident::{Incident, StepStatus};
use crate::runbook::PhaseKind;

/// The most steps of a runbook that stand as lines of their own.
const FEW: usize = 3;

/// The open steps of the response and of the follow-up of each runbook.
pub(super) fn untouched(story: &Story<'_>) -> Vec<String> {
    let mut lines = Vec::new();
    for (ordinal, book) in (1..).zip(&story.incident.runbooks) {
        let phases = taken(story.incident, story.incident.checklist(ordinal));
        for (kind, what) in
            [(PhaseKind::Steps, "not reached"), (PhaseKind::FollowUp, "still to do")]
        {
            let steps = phases.iter().filter(|phase| phase.kind() == kind).flat_map(|p| &p.steps);
            let open = |used: &&Used<'_>| {
                story.incident.status_of(used.at) == StepStatus::Open && !used.is_out()
            };
            let open: Vec<&Used<'_>> = steps.filter(open).collect();
            lines.extend(told(story.incident, &book.file.runbook.title, &open, what));
        }
    }
    lines
}

fn told(incident: &Incident, title: &str, open: &[&Used<'_>], what: &str) -> Vec<String> {
    if open.len() > FEW {
        let (count, title) = (open.len(), inline(title));
        return vec![format!("- {count} steps of “{title}” {what}: {}", runs(incident, open))];
    }
    let line = |used: &&Used<'_>| {
        let number = incident.step_name(used.at);
        format!("- Step {number} {what}: {}", inline(&used.step.text))
    };
    open.iter().map(line).collect()
}

/// The phases without the ways that were not taken: those of which nothing was said. Sections of one way stand side by
/// side.
fn taken<'a>(incident: &Incident, phases: Vec<UsedPhase<'a>>) -> Vec<UsedPhase<'a>> {
    let way = |phase: &UsedPhase<'_>| phase.phase.and_then(|p| p.way);
    let sections = phases.chunk_by(|a, b| way(a) == way(b));
    let is_taken = |section: &&[UsedPhase<'a>]| {
        let mut steps = section.iter().flat_map(|phase| &phase.steps);
        section.iter().all(|phase| way(phase).is_none())
            || steps.any(|used| is_spoken_of(incident, used))
    };
    sections.filter(is_taken).flatten().cloned().collect()
}

/// True when something was said of the step or of a part of it.
fn is_spoken_of(incident: &Incident, used: &Used<'_>) -> bool {
    let said = |at| incident.status_of(at) != StepStatus::Open;
    said(used.at) || used.substeps().any(|(at, _)| said(at))
}

/// `2.3–2.8, 3.1`: numbers that follow each other as one.
fn runs(incident: &Incident, steps: &[&Used<'_>]) -> String {
    let follows = |a: &&Used<'_>, b: &&Used<'_>| {
        a.at.added.is_none() && b.at.added.is_none() && a.at.step.checked_add(1) == Some(b.at.step)
    };
    let name = |used: &Used<'_>| incident.step_name(used.at);
    let run = |run: &[&Used<'_>]| match run {
        [] => String::new(),
        [one] => name(one),
        [first, .., last] => format!("{}–{}", name(first), name(last)),
    };
    steps.chunk_by(follows).map(run).collect::<Vec<_>>().join(", ")
}
