//! The action items of the incident, as they are now: open ones and what became of the others; behind them notes that begin
//! with `TODO` and that nobody took for an item, as old logs have them.

use std::collections::BTreeSet;

use crate::ids::EventId;
use crate::incident::event::{ActionItem, ItemKind, Priority};
use crate::incident::items::{KeptItem, hints_of_all, read};
use crate::postmortem::markdown::{head, inline, lines, row};
use crate::postmortem::story::Story;
use crate::postmortem::written::For;

/// The table, and what would make an item one that gets done.
pub(super) fn block(story: &Story<'_>) -> String {
    let items = &story.incident.items;
    // A note has no number: nothing becomes of it in the log.
    let noted = noted(story).map(|item| line("–".to_owned(), &item, None));
    let rows: Vec<String> = items.iter().map(kept).chain(noted).collect();
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
    let items = story.incident.items.iter().map(|kept| kept.item.fix.clone());
    let items = items.chain(noted(story).map(|item| item.fix)).map(|fix| lines(&fix));
    let items = (1..).zip(items.filter(|item| !item.is_empty()));
    items.map(|(n, item)| format!("{n}. {item}")).collect::<Vec<_>>().join("\n")
}

/// What notes say that is to be done. One that became an item stands among these.
fn noted(story: &Story<'_>) -> impl Iterator<Item = ActionItem> {
    let items: BTreeSet<EventId> = story.incident.items.iter().map(|kept| kept.entry).collect();
    let notes = story.written(For::Actions).filter(move |note| !items.contains(&note.entry));
    notes.map(|note| read(note.text))
}

fn kept(kept: &KeptItem) -> String {
    let state = kept.settled.as_ref().map(|settled| match &settled.reason {
        Some(reason) => format!(" — {}: {}", settled.outcome.word(), cell(reason)),
        None => format!(" — {}", settled.outcome.word()),
    });
    line(kept.name(), &kept.item, state)
}

fn line(name: String, item: &ActionItem, state: Option<String>) -> String {
    let or =
        |text: &Option<String>, none: &str| text.as_deref().map_or_else(|| none.to_owned(), cell);
    let issue = if item.issue.is_empty() { "" } else { "<br>" };
    row(&[
        name,
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
