//! Action items in the terminal: the board, what is done with an item, and the forms that trackers take.

use holdfast_core::incident::command::ItemAction;
use holdfast_core::incident::event::{ActionItem, ItemChange, ItemKind, Outcome, Priority};
use holdfast_core::incident::items;
use holdfast_core::screen::{self, ActionRow, ActionsView};
use holdfast_core::text;
use serde::Serialize;

use crate::args::{ActionsForm, ActionsWord, Fields, Item, Place};
use crate::desk::{Desk, For};
use crate::incident::act::act;
use crate::out::{self, object};
use crate::problem::{Problem, Result};
use crate::report::save;
use crate::table::table;

/// Does what is asked of action items.
pub fn run(place: &Place, word: ActionsWord) -> Result<()> {
    let reading = || Desk::open(place, For::Reading);
    match word {
        ActionsWord::List { incident, all, json } => {
            let view = board(&mut reading()?, incident.as_deref())?;
            if json.json { out::json(&told(&view, all)) } else { list(&view, all) }
        }
        ActionsWord::Export { incident, format, output } => {
            let view = board(&mut reading()?, incident.as_deref())?;
            let text = match format {
                ActionsForm::Csv => view.csv,
                ActionsForm::Links => links(&view)?,
            };
            let Some(path) = output else { return out::exact(&text) };
            save(&path, text, "export")?;
            out::remark(&format!("The action items are at {}", path.display()));
            Ok(())
        }
        ActionsWord::Add { on, text, fields } => {
            let item = item(&text, fields);
            act(&mut Desk::open(place, For::Writing)?, &on.incident, ItemAction::add(item))
        }
        ActionsWord::Change { which, text, fields } => {
            let Fields { owner, due, kind, priority, done_when, link, issue } = fields;
            let change = ItemChange {
                fix: text,
                issue,
                owner,
                due,
                kind,
                priority,
                done_when,
                link,
                ..ItemChange::default()
            };
            on(place, which, |item| ItemAction::ChangeAction { item, change })
        }
        ActionsWord::Done { which, reason } => {
            on(place, which, |item| settle(item, Outcome::Done, reason))
        }
        ActionsWord::Reject { which, reason } => {
            on(place, which, |item| settle(item, Outcome::Rejected, Some(reason)))
        }
        ActionsWord::Accept { which, reason } => {
            on(place, which, |item| settle(item, Outcome::Accepted, Some(reason)))
        }
        ActionsWord::Reopen { which, reason } => {
            on(place, which, |item| ItemAction::ReopenAction { item, reason })
        }
    }
}

fn on(place: &Place, which: Item, action: impl FnOnce(String) -> ItemAction) -> Result<()> {
    act(&mut Desk::open(place, For::Writing)?, &which.on.incident, action(which.item))
}

fn settle(item: String, outcome: Outcome, reason: Option<String>) -> ItemAction {
    ItemAction::SettleAction { item, outcome, reason }
}

fn board(desk: &mut Desk, incident: Option<&str>) -> Result<ActionsView> {
    let id = incident.map(|incident| desk.engine.find(incident)).transpose()?;
    Ok(screen::actions(&mut desk.engine, id)?)
}

/// The item as typed; what an option says comes before what the text says.
fn item(text: &str, fields: Fields) -> ActionItem {
    let read = items::read(text);
    ActionItem {
        owner: fields.owner.or(read.owner),
        due: fields.due.or(read.due),
        kind: fields.kind.map_or(read.kind, |said| said.0),
        priority: fields.priority.map_or(read.priority, |said| said.0),
        done_when: fields.done_when,
        link: fields.link,
        issue: fields.issue.unwrap_or_default(),
        ..ActionItem { fix: read.fix, ..ActionItem::default() }
    }
}

fn list(view: &ActionsView, all: bool) -> Result<()> {
    if view.open.is_empty() && (!all || view.settled.is_empty()) {
        return out::text("No action item is open.");
    }
    let mut lines = vec![table(&view.open.iter().map(open_row).collect::<Vec<_>>())];
    let with_hints = view.open.iter().filter(|row| !row.hints.is_empty());
    let hints: Vec<String> = with_hints
        .map(|row| format!("  {} {}: {}", row.number, row.name, row.hints.join(" ")))
        .chain(view.hints.iter().map(|hint| format!("  {hint}")))
        .collect();
    if !hints.is_empty() {
        lines.push(format!("\nTo look at:\n{}\n", hints.join("\n")));
    }
    if all && !view.settled.is_empty() {
        let rows: Vec<Vec<String>> = view.settled.iter().map(settled_row).collect();
        lines.push(format!("\nSettled:\n{}", table(&rows)));
    }
    out::text(&lines.concat())
}

/// `INC-0042 A2`, with a mark where it comes from an exercise.
fn named(row: &ActionRow) -> String {
    let mark = if row.exercise { " EXERCISE" } else { "" };
    format!("{} {}{mark}", row.number, row.name)
}

/// What is to be done, on one line: who wrote it may have broken it into several.
fn fix(row: &ActionRow) -> String {
    out::one_line(&text::one_line(&row.item.fix))
}

fn open_row(row: &ActionRow) -> Vec<String> {
    let item = &row.item;
    vec![
        named(row),
        row.when.clone(),
        item.priority.map_or("-", Priority::word).to_owned(),
        item.kind.map_or("-", ItemKind::word).to_owned(),
        out::one_line(item.owner.as_deref().unwrap_or("nobody yet")),
        fix(row),
    ]
}

fn settled_row(row: &ActionRow) -> Vec<String> {
    let what = row.settled.as_ref().map_or("", |settled| settled.word.as_str());
    vec![named(row), what.to_owned(), fix(row)]
}

fn links(view: &ActionsView) -> Result<String> {
    if view.repository.is_none() {
        return Err(Problem::failed(
            "no repository is named; write [actions] and repository = \"https://github.com/acme/shop\" into holdfast.toml of the workspace",
        ));
    }
    let link = |row: &ActionRow| row.new_issue.as_ref().map(|issue| format!("{}\n", issue.url));
    Ok(view.open.iter().filter_map(link).collect())
}

/// The board as JSON.
fn told(view: &ActionsView, all: bool) -> impl Serialize {
    let settled = view.settled.iter().filter(|_| all);
    object! {
        today: &view.today,
        overdue: view.overdue,
        items: view.open.iter().chain(settled).map(item_told).collect::<Vec<_>>(),
        hints: &view.hints,
    }
}

/// An item as JSON; what nobody said is null.
fn item_told(row: &ActionRow) -> impl Serialize {
    let (item, settled) = (&row.item, row.settled.as_ref());
    object! {
        incident: &row.number,
        incident_title: &row.title,
        exercise: row.exercise,
        item: &row.name,
        id: &row.id,
        action: &item.fix,
        issue: &item.issue,
        owner: &item.owner,
        due: &item.due,
        overdue_days: row.overdue_days,
        kind: item.kind,
        priority: item.priority,
        done_when: &item.done_when,
        link: &item.link,
        state: settled.map_or("open", |settled| settled.word.as_str()),
        reason: settled.and_then(|settled| settled.reason.as_ref()),
        added_at: row.added_at.rfc3339(),
        added_by: &row.added_by,
        settled_at: settled.map(|settled| settled.at.rfc3339()),
        hints: &row.hints,
        new_issue: row.new_issue.as_ref().map(|issue| &issue.url),
    }
}
