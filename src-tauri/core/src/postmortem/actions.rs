//! The action items of the incident, as they are now: open ones and what became of the others; behind them notes that begin
//! with `TODO`, as old logs have them.

use super::Story;
use super::markdown::{head, inline, lines, row};
use super::written::For;
use crate::incident::event::{ItemKind, Priority};
use crate::incident::items::{KeptItem, hints_of_all};

/// The table, and what would make an item one that gets done.
pub(super) fn block(story: &Story<'_>) -> String {
    let items = &story.incident.items;
    let noted = story.written(For::Actions).map(|note| noted(note.text));
    let rows: Vec<String> = items.iter().map(item).chain(noted).collect();
    if rows.is_empty() {
        return "None in the log.".to_owned();
    }
    let head = head(&["#", "Action", "Type", "Priority", "Owner", "Due", "Done when", "Link"]);
    let hints: String = hints_of_all(items).iter().map(|hint| format!("\n- {hint}")).collect();
    let hints = if hints.is_empty() { hints } else { format!("\n{hints}") };
    format!("{head}\n{}{hints}", rows.join("\n"))
}

/// The same as a numbered list.
pub(super) fn list(story: &Story<'_>) -> String {
    let items = story.incident.items.iter().map(|kept| kept.item.fix.as_str());
    let items = items.chain(story.written(For::Actions).map(|note| note.text)).map(lines);
    let items = (1..).zip(items.filter(|item| !item.is_empty()));
    items.map(|(n, item)| format!("{n}. {item}")).collect::<Vec<_>>().join("\n")
}

/// A note has no number: nothing becomes of it in the log.
fn noted(text: &str) -> String {
    row(&["–", &cell(text), "", "", "*unassigned*", "*unknown*", "", ""])
}

fn item(kept: &KeptItem) -> String {
    let item = &kept.item;
    let or =
        |text: &Option<String>, none: &str| text.as_deref().map_or_else(|| none.to_owned(), cell);
    let state = kept.settled.as_ref().map(|settled| match &settled.reason {
        Some(reason) => format!(" — {}: {}", settled.outcome.word(), cell(reason)),
        None => format!(" — {}", settled.outcome.word()),
    });
    let issue = if item.issue.is_empty() { "" } else { "<br>" };
    row(&[
        kept.name(),
        format!("{}{}{issue}{}", cell(&item.fix), state.unwrap_or_default(), cell(&item.issue)),
        item.kind.map_or("", ItemKind::word).to_owned(),
        item.priority.map_or("", Priority::word).to_owned(),
        or(&item.owner, "*unassigned*"),
        or(&item.due, "*unknown*"),
        or(&item.done_when, ""),
        or(&item.link, ""),
    ])
}

fn cell(text: &str) -> String {
    let lines = text.lines().map(inline).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("<br>")
}
