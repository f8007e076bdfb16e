//! What happened, in order.

use holdfast_core::exercise::Dial;
use holdfast_core::incident::entry::{face_of, sentence_by};
use holdfast_core::screen::{TimelineEntry, entry};
use holdfast_core::store::log::Row;

use crate::args::Json;
use crate::desk::Desk;
use crate::out;
use crate::problem::Result;
use crate::table::hang;
use crate::when;

/// Marks the time of an entry that stands behind later ones.
const STEPPED: &str = "◷";

/// Prints an incident's timeline.
pub fn show(desk: &mut Desk, incident: &str, numbers: bool, json: Json) -> Result<()> {
    let id = desk.engine.find(incident)?;
    let rows = desk.engine.rows(id)?;
    if json.json {
        let number = desk.engine.name(id)?;
        let entries: Vec<TimelineEntry> = rows.iter().map(|row| entry(row, &number)).collect();
        return out::json(&entries);
    }
    let dial = desk.engine.incident(id)?.dial();
    out::text(&days(&rows, numbers, dial))
}

/// When an entry was, by the story's clock; none where the wall tells the time.
fn of_story(row: &Row, dial: Dial) -> Option<String> {
    dial.exactly(row.happened_at.or(row.simulated_at)?)
}

/// All rows, under the day on which they happened.
fn days(rows: &[Row], numbers: bool, dial: Dial) -> String {
    let width = actor_width(rows);
    let mut text = String::new();
    let mut day = String::new();
    for row in rows {
        let this = match dial.began() {
            Some(_) => "By the clock of the story".to_owned(),
            None => when::day(row.shown_at()),
        };
        if this != day {
            text.push_str(&format!("{}{this}\n", if day.is_empty() { "" } else { "\n" }));
            day = this;
        }
        let seq = if numbers { format!("{:>6}  ", row.seq) } else { String::new() };
        let clock = of_story(row, dial).map(|at| format!("{at:<10}"));
        let clock = clock.unwrap_or_else(|| when::clock(row.shown_at()));
        let line = line(row, &clock, dial, width);
        text.push_str(&hang(&format!("{seq}{line}"), seq.len()));
        text.push('\n');
    }
    if rows.iter().any(Row::is_after_step) {
        text.push_str(&format!(
            "\n{STEPPED} The clock had been put back: entries stand in the order in which they were recorded.\n"
        ));
    }
    text
}

/// What was just recorded, as the timeline shows it, with the day of what happened on another.
pub fn recorded(rows: &[Row], dial: Dial) -> String {
    let width = actor_width(rows);
    let wall = |row: &Row| when::clock_near(row.shown_at(), row.recorded_at);
    let clock = |row: &Row| of_story(row, dial).unwrap_or_else(|| wall(row));
    rows.iter().map(|row| line(row, &clock(row), dial, width)).collect()
}

fn actor_width(rows: &[Row]) -> usize {
    rows.iter().map(|row| row.actor.chars().count()).max().unwrap_or_default().min(24)
}

/// `14:23:05  Dana  text`, further lines of the text under its first. What kind it is stands before a text that does
/// not say so itself.
fn line(row: &Row, clock: &str, dial: Dial, width: usize) -> String {
    let text = sentence_by(&row.recorded().event, dial);
    let mark = if row.is_after_step() { STEPPED } else { " " };
    let head = format!("{clock}{mark} {:<width$}  ", row.actor);
    let mark = face_of(&row.kind).name.map_or_else(String::new, |name| format!("{name}: "));
    let indent = head.chars().count();
    format!("{head}{}\n", hang(&format!("{mark}{text}"), indent))
}
