//! The board of action items: those of all incidents, what is late first; and the same as rows for a tracker.

use chrono::{Local, NaiveDate, TimeZone};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::clock::Millis;
use crate::engine::{Engine, Result, unless_damaged};
use crate::ids::IncidentId;
use crate::incident::event::{ActionItem, Outcome, Priority};
use crate::incident::items::{self, KeptItem, NewIssue, Repository};
use crate::paper::csv;
use crate::screen::{Now, now};
use crate::store::incidents::{self, Listed};
use crate::text::count;

/// Jira takes no longer summary, and none of two lines.
const LONGEST_SUMMARY: usize = 255;

/// The board.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct ActionsView {
    /// The time.
    pub now: Now,
    /// Today on this laptop: `2026-12-31`.
    pub today: String,
    /// Open items: what is late first, then by day; then what has no day.
    pub open: Vec<ActionRow>,
    /// How many of them are late.
    pub overdue: u32,
    /// Items that are not open any more, the latest first.
    pub settled: Vec<ActionRow>,
    /// What to change of the open items of an incident taken together, with the incident's number before it.
    pub hints: Vec<String>,
    /// The repository whose form for a new issue is opened; none where the workspace names none.
    pub repository: Option<String>,
    /// The open items that are not filed yet, as rows that Jira imports. Dates are ISO; the importer asks for their form.
    pub csv: String,
}

/// An action item.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct ActionRow {
    /// The incident's id.
    pub incident: String,
    /// How that is called: `INC-0042`.
    pub number: String,
    /// Its title.
    pub title: String,
    /// It was an exercise.
    pub exercise: bool,
    /// The id of the entry that added it.
    pub id: String,
    /// How it is called in its incident: `A2`.
    pub name: String,
    /// What it is.
    pub item: ActionItem,
    /// When it was added.
    pub added_at: Millis,
    /// By whom.
    pub added_by: String,
    /// Days that it is late; none where it is not.
    pub overdue_days: Option<u32>,
    /// When it is due, in words: `3 days late`, `due today`, `due in 12 days`, `no day`.
    pub when: String,
    /// What became of it; none while it is open.
    pub settled: Option<SettledRow>,
    /// What makes it more likely to be done, in sentences.
    pub hints: Vec<String>,
    /// The form for a new issue, filled in; none where it is filed or the workspace names no repository.
    pub new_issue: Option<NewIssue>,
}

/// What became of an action item.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct SettledRow {
    /// What.
    pub outcome: Outcome,
    /// The same in words.
    pub word: String,
    /// When that was said.
    pub at: Millis,
    /// Who said so.
    pub by: String,
    /// Why.
    pub reason: Option<String>,
}

/// The board, or the items of one incident.
pub fn actions(engine: &mut Engine, only: Option<IncidentId>) -> Result<ActionsView> {
    actions_in(engine, only, &Local)
}

fn actions_in<Z: TimeZone>(
    engine: &mut Engine,
    only: Option<IncidentId>,
    zone: &Z,
) -> Result<ActionsView> {
    let now = now(engine);
    let today = day(now.now, zone);
    let repository = engine.config().repository.clone();
    let mut all = incidents::with_items(engine.store().read())?;
    all.retain(|listed| only.is_none_or(|id| listed.id == id));
    let (mut open, mut settled, mut hints) = (Vec::new(), Vec::new(), Vec::new());
    for listed in all {
        let Some(kept) = unless_damaged(listed.id, items_of(engine, listed.id))? else { continue };
        let number = engine.number(listed.number, listed.device)?;
        let all = items::hints_of_all(&kept).into_iter();
        hints.extend(all.map(|hint| format!("{number}: {hint}")));
        for kept in kept {
            let about = About { listed: &listed, number: &number, today, repository: &repository };
            let row = row(&kept, &about, zone);
            if row.settled.is_some() { settled.push(row) } else { open.push((kept.urgency(), row)) }
        }
    }
    open.sort_by_key(|(urgency, _)| *urgency);
    settled.sort_by_key(|row| std::cmp::Reverse(row.settled.as_ref().map(|settled| settled.at)));
    let open: Vec<ActionRow> = open.into_iter().map(|(_, row)| row).collect();
    let overdue = open.iter().filter(|row| row.overdue_days.is_some()).count();
    Ok(ActionsView {
        now,
        csv: jira_rows(&open),
        today: today.to_string(),
        overdue: u32::try_from(overdue).unwrap_or(u32::MAX),
        open,
        settled,
        hints,
        repository: repository.map(|repository| repository.url),
    })
}

fn items_of(engine: &mut Engine, id: IncidentId) -> Result<Vec<KeptItem>> {
    Ok(engine.incident(id)?.items.clone())
}

/// Today on this laptop.
#[must_use]
pub fn today(engine: &Engine) -> NaiveDate {
    day(now(engine).now, &Local)
}

/// The day at an instant, by the clocks of a place.
fn day<Z: TimeZone>(at: Millis, zone: &Z) -> NaiveDate {
    at.utc().with_timezone(zone).date_naive()
}

/// What a row is told beside the item.
struct About<'a> {
    listed: &'a Listed,
    number: &'a str,
    today: NaiveDate,
    repository: &'a Option<Repository>,
}

fn row<Z: TimeZone>(kept: &KeptItem, about: &About<'_>, zone: &Z) -> ActionRow {
    let About { listed, number, today, repository } = about;
    let overdue = kept.overdue_days(*today);
    let is_open = kept.settled.is_none();
    let unfiled = repository.as_ref().filter(|_| is_open && kept.item.link.is_none());
    let hints = if is_open { items::hints(&kept.item, day(kept.at, zone)) } else { Vec::new() };
    ActionRow {
        incident: listed.id.to_string(),
        number: (*number).to_owned(),
        title: listed.title.clone(),
        exercise: listed.exercise,
        id: kept.entry.to_string(),
        name: kept.name(),
        item: kept.item.clone(),
        added_at: kept.at,
        added_by: kept.by.clone(),
        overdue_days: overdue.and_then(|days| u32::try_from(days).ok()),
        when: when(kept, *today),
        settled: kept.settled.as_ref().map(|settled| SettledRow {
            outcome: settled.outcome,
            word: settled.outcome.word().to_owned(),
            at: settled.at,
            by: settled.by.clone(),
            reason: settled.reason.clone(),
        }),
        hints: hints.into_iter().map(str::to_owned).collect(),
        new_issue: unfiled.map(|to| items::new_issue(to, kept, (number, &listed.title))),
    }
}

/// When an item is due, in words.
fn when(kept: &KeptItem, today: NaiveDate) -> String {
    let Some(due) = kept.due() else { return "no day".to_owned() };
    let days = (due - today).num_days();
    let many = |days: i64| count(u32::try_from(days).unwrap_or(u32::MAX), "day");
    match days {
        _ if kept.settled.is_some() => format!("was due {due}"),
        0 => "due today".to_owned(),
        1.. => format!("due in {}", many(days)),
        _ => format!("{} late", many(-days)),
    }
}

fn jira_rows(open: &[ActionRow]) -> String {
    let head =
        ["Summary", "Issue Type", "Priority", "Assignee", "Due Date", "Labels", "Description"];
    csv::table(head, open.iter().filter(|row| row.item.link.is_none()).map(jira))
}

fn jira(row: &ActionRow) -> [String; 7] {
    let item = &row.item;
    let said = |text: &Option<String>| text.clone().unwrap_or_default();
    let priority = item.priority.map_or("", |priority| match priority {
        Priority::P1 => "High",
        Priority::P2 => "Medium",
        Priority::P3 => "Low",
    });
    let kind = item.kind.map(|kind| format!(" {}", kind.word())).unwrap_or_default();
    let (title, rest) = items::title_of(item, LONGEST_SUMMARY);
    let mut about: Vec<String> = rest.into_iter().map(|fix| fix.trim().to_owned()).collect();
    about.push(item.issue.clone());
    about.extend(item.done_when.as_ref().map(|end| format!("Done when: {end}")));
    about.push(format!("From {} {}, {}", row.number, row.title, row.name));
    about.retain(|line| !line.is_empty());
    [
        title,
        "Task".to_owned(),
        priority.to_owned(),
        said(&item.owner),
        said(&item.due),
        format!("incident {}{kind}", row.number),
        about.join("\n"),
    ]
}
