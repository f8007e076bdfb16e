//! What the log suggests to look at: the runbook's steps, action items and open questions.

use super::markdown::{head, inline, lines, row, todo};
use super::reached::{self, phases};
use super::written::For;
use super::{PostmortemEntry, Story};
use crate::incident::change::corrections::corrections;
use crate::incident::entry::sentence;
use crate::incident::event::Event;

/// Steps that were skipped, undone, blocked, added or changed, with their reasons, phases that overran their windows, and
/// the steps that nobody reached.
pub(super) fn runbook(story: &Story<'_>) -> String {
    let mut items: Vec<String> = story.entries.iter().filter_map(|e| finding(story, e)).collect();
    items.extend(phases::overran(story));
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
    let is_found = event.kind().face().trouble
        || matches!(event, Event::StepAdded(_) | Event::StepDropped(_) | Event::StepEdited(_));
    is_found.then(|| format!("- {} (at {})", lines(&sentence(event)), story.time_of(entry)))
}

/// Action items: notes that begin with `TODO` or `Action:`.
pub(super) fn actions(story: &Story<'_>) -> String {
    let cell = |text: &str| {
        let lines = text.lines().map(inline).filter(|line| !line.is_empty());
        lines.collect::<Vec<_>>().join("<br>")
    };
    let items = story.written(For::Actions).map(|item| cell(item.text));
    let items: Vec<String> = items.filter(|item| !item.is_empty()).collect();
    let head = head(&["#", "Action", "Type", "Priority", "Owner", "Due", "Done when", "Link"]);
    let rows: Vec<String> = (1..).zip(&items).map(|(n, item)| action_row(n, item)).collect();
    let rows =
        if rows.is_empty() { action_row(1, &todo("what to change")) } else { rows.join("\n") };
    format!("{head}\n{rows}")
}

/// The same as a numbered list.
pub(super) fn action_list(story: &Story<'_>) -> String {
    let items = story.written(For::Actions).map(|item| lines(item.text));
    let items = (1..).zip(items.filter(|item| !item.is_empty()));
    items.map(|(n, item)| format!("{n}. {item}")).collect::<Vec<_>>().join("\n")
}

fn action_row(n: u32, action: &str) -> String {
    let n = n.to_string();
    row(&[n.as_str(), action, "", "", "*unassigned*", "*unknown*", "", ""])
}

/// The words after `TODO `, `TODO:` or `Action:`.
pub(super) fn action(text: &str) -> Option<&str> {
    let text = text.trim_start();
    if let Some(rest) = text.strip_prefix("TODO") {
        return rest.strip_prefix([' ', ':', '\t']).map(|r| r.trim_start_matches([':', ' ']));
    }
    let (word, rest) = text.split_once(':')?;
    word.eq_ignore_ascii_case("action").then(|| rest.trim_start())
}

/// Open questions: notes that begin with `?`, and what two laptops said apart.
pub(super) fn questions(story: &Story<'_>) -> String {
    let asked = story.written(For::Questions);
    let mut items: Vec<String> = asked
        .map(|item| format!("- {} (asked {})", lines(item.text), story.time(item.at)))
        .collect();
    items.extend(story.incident.conflicts.iter().map(|c| {
        let (of, [a, b]) = (inline(&c.of), &c.said);
        format!("- Two laptops disagree on {of}: {} and {}", inline(a), inline(b))
    }));
    if items.is_empty() { "None in the log.".to_owned() } else { items.join("\n") }
}
