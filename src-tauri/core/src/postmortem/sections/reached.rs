//! The steps that nobody reached: few by their words, many as one line for each runbook, so that what was skipped or
//! blocked is not lost among them. A way that was not taken is no finding: a person takes one of several.

use crate::incident::Incident;
use crate::incident::plan::{Used, UsedPhase};
use crate::postmortem::markdown::inline;
use crate::postmortem::story::Story;
use crate::runbook::PhaseKind;

/// The most steps of a runbook that stand as lines of their own.
const FEW: usize = 3;

/// The open steps of each runbook, by what their sections are for.
pub(super) fn untouched(story: &Story<'_>) -> Vec<String> {
    let mut lines = Vec::new();
    for (ordinal, book) in (1..).zip(&story.incident.runbooks) {
        let phases = story.incident.checklist(ordinal);
        let phases: Vec<&UsedPhase<'_>> =
            phases.iter().filter(|phase| phase.standing.is_asked()).collect();
        for kind in PhaseKind::ALL {
            let steps = phases.iter().filter(|phase| phase.kind() == kind).flat_map(|p| &p.steps);
            let open = |used: &&Used<'_>| {
                story.incident.status_of(used.at).is_untouched() && !used.is_out()
            };
            let open: Vec<&Used<'_>> = steps.filter(open).collect();
            let title = &book.file.runbook.title;
            lines.extend(told(story.incident, title, &open, kind.left_open()));
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
