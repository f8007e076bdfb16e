//! What the log suggests to look at: the runbook's steps and open questions.

use super::{overran, reached};
use crate::incident::change::corrections::corrections;
use crate::incident::entry::sentence;
use crate::postmortem::entry::PostmortemEntry;
use crate::postmortem::markdown::{inline, lines};
use crate::postmortem::story::Story;
use crate::postmortem::written::For;

/// Steps that were skipped, undone, blocked, added or changed, with their reasons, phases that overran their windows, and
/// the steps that nobody reached.
pub(super) fn runbook(story: &Story<'_>) -> String {
    let mut items: Vec<String> = story.entries.iter().filter_map(|e| finding(story, e)).collect();
    items.extend(overran::lines(story));
    items.extend(reached::untouched(story));
    match (story.incident.runbooks.is_empty(), items.is_empty()) {
        (true, _) => "No runbook was used.".to_owned(),
        (false, true) => "No step was skipped, undone or blocked.".to_owned(),
        (false, false) => items.join("\n"),
    }
}

/// What was done otherwise than the runbooks say, as proposals for them; nothing where there is none.
pub(super) fn corrected(story: &Story<'_>) -> String {
    let found = corrections(story.incident);
    if found.is_empty() {
        return String::new();
    }
    let items: Vec<String> =
        found.iter().map(|c| format!("- {} ({})", lines(&c.words()), inline(&c.path))).collect();
    format!("### Runbook corrections\n\n{}", items.join("\n"))
}

fn finding(story: &Story<'_>, entry: &PostmortemEntry) -> Option<String> {
    let event = &entry.recorded.event;
    let is_found = event.kind().face().finding;
    is_found.then(|| format!("- {} (at {})", lines(&sentence(event)), story.time_of(entry)))
}

/// Open questions: notes that begin with `?`, and what two laptops said apart.
pub(super) fn questions(story: &Story<'_>) -> String {
    let asked = story.written(For::Questions);
    let mut items: Vec<String> = asked
        .map(|item| format!("- {} (asked {})", lines(item.text), story.time(item.at)))
        .collect();
    items.extend(story.incident.conflicts.iter().map(|c| {
        let (of, [a, b]) = (inline(&story.incident.disputed(&c.of)), &c.said);
        format!("- Two laptops disagree on {of}: {} and {}", inline(a), inline(b))
    }));
    if items.is_empty() { "None in the log.".to_owned() } else { items.join("\n") }
}
