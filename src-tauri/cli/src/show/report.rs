//! All incidents beside each other.

use holdfast_core::screen::{self, ReportGroup, ReportIncident, ReportRunbook, ReportView, Spread};
use holdfast_core::text::exact_length;
use serde::Serialize;

use crate::args::History as Asked;
use crate::desk::Desk;
use crate::out::{self, object};
use crate::problem::Result;
use crate::table::{counted, table};

/// Shows every incident, the spread of what is known of them, and how the runbooks did.
pub fn show(desk: &mut Desk, asked: &Asked) -> Result<()> {
    let view = screen::report(&mut desk.engine, asked.since)?;
    if asked.json.json {
        return out::json(&told(&view));
    }
    let mut parts = vec![group("Incidents", &view.real)];
    if !view.exercises.incidents.is_empty() {
        parts.push(group("Exercises", &view.exercises));
    }
    let late = view.actions_overdue;
    let items = counted(view.actions_open, "action item");
    parts.push(format!("{items} open, {late} late; `holdfast actions list` shows them.\n"));
    out::text(&parts.join("\n"))
}

fn group(name: &str, group: &ReportGroup) -> String {
    if group.incidents.is_empty() {
        return format!("{name}: none.\n");
    }
    let mut text = format!("{name}: {}\n", group.incidents.len());
    let head = ["", "", "declared (UTC)", "lasted", "first update", "cadence", ""];
    let head = vec![head.map(str::to_owned).to_vec()];
    let rows: Vec<Vec<String>> = head.into_iter().chain(group.incidents.iter().map(row)).collect();
    text.push_str(&table(&rows));
    text.push_str(&format!("\nLasted: {}\n", spread(&group.lasted)));
    text.push_str(&format!("First update: {}\n", spread(&group.first_update)));
    let kept = &group.cadence;
    text.push_str(&format!("Promised updates kept: {} of {}\n", kept.kept, kept.due));
    if !group.runbooks.is_empty() {
        let head = ["  runbook", "used", "done", "skipped", "blocked", "changed"];
        let rows = group.runbooks.iter().map(runbook);
        let rows: Vec<Vec<String>> =
            std::iter::once(head.map(str::to_owned).to_vec()).chain(rows).collect();
        text.push_str(&format!("\n{}", table(&rows)));
    }
    text
}

fn row(one: &ReportIncident) -> Vec<String> {
    let length = |ms: Option<i64>| ms.map_or_else(|| "-".to_owned(), exact_length);
    vec![
        format!("  {}", one.number),
        one.severity.to_string(),
        one.declared_at.date_hh_mm(),
        if one.state.is_open() { "open".to_owned() } else { length(one.lasted_ms) },
        length(one.first_update_ms),
        format!("{}/{}", one.cadence.kept, one.cadence.due),
        out::one_line(&one.title),
    ]
}

/// `n 12, median 47 min, from 4 min to 3 h`; without a median below ten.
fn spread(of: &Spread) -> String {
    let (Some(least), Some(most)) = (of.least_ms, of.most_ms) else {
        return "not known".to_owned();
    };
    let range = format!("from {} to {}", exact_length(least), exact_length(most));
    match of.median_ms {
        Some(median) => format!("n {}, median {}, {range}", of.n, exact_length(median)),
        None => format!("n {}, {range}; a median is said from ten on", of.n),
    }
}

fn runbook(book: &ReportRunbook) -> Vec<String> {
    let numbers = [book.uses, book.done, book.skipped, book.blocked, book.changed];
    let name = format!("  {}", out::one_line(&book.path));
    std::iter::once(name).chain(numbers.map(|n| n.to_string())).collect()
}

/// The report for a program. Times are RFC 3339 in UTC, lengths milliseconds; what is not known is null.
fn told(view: &ReportView) -> impl Serialize {
    object! {
        schema_version: 1,
        since: &view.since,
        incidents: group_told(&view.real),
        exercises: group_told(&view.exercises),
        actions_open: view.actions_open,
        actions_overdue: view.actions_overdue,
    }
}

fn group_told(group: &ReportGroup) -> impl Serialize {
    let all = group.incidents.iter().map(|one| {
        object! {
            incident: &one.number,
            id: &one.id,
            title: &one.title,
            severity: one.severity.number(),
            state: one.state.word(),
            declared_at: one.declared_at.rfc3339(),
            lasted_ms: one.lasted_ms,
            first_update_ms: one.first_update_ms,
            promises: one.cadence,
        }
    });
    object! {
        all: all.collect::<Vec<_>>(),
        lasted: group.lasted,
        first_update: group.first_update,
        promises: group.cadence,
        runbooks: &group.runbooks,
    }
}
