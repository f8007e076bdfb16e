//! The phases that took longer than planned, as findings.

use crate::postmortem::markdown::inline;
use crate::postmortem::story::Story;
use crate::text::length;

/// A line for each time that a phase took longer than its window.
pub(super) fn lines(story: &Story<'_>) -> Vec<String> {
    let mut lines = Vec::new();
    for went in story.incident.all_went() {
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
