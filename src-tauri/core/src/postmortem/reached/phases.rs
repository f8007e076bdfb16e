//! The phases that took longer than planned, as findings.

use crate::incident::Incident;
use crate::incident::went::phases::Went;
use crate::postmortem::Story;
use crate::postmortem::markdown::inline;
use crate::text::length;

/// The phases of all runbooks, in order.
pub(in crate::postmortem) fn phases(incident: &Incident) -> Vec<Went<'_>> {
    let books = (1..).zip(&incident.runbooks);
    books.flat_map(|(ordinal, _)| incident.went(ordinal)).collect()
}

/// A line for each time that a phase took longer than its window.
pub(in crate::postmortem) fn overran(story: &Story<'_>) -> Vec<String> {
    let mut lines = Vec::new();
    for went in phases(story.incident) {
        for turn in &went.turns {
            let (Some(over), Some((_, last))) = (turn.over(), turn.done) else { continue };
            let (title, over) = (inline(&went.phase.title), length(over));
            let after = if turn.reopened { " after reopening" } else { "" };
            let last = story.time(last.at);
            lines.push(format!(
                "- “{title}” overran its window{after} by {over} (last step at {last})"
            ));
        }
    }
    lines
}
