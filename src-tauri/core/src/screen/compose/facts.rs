//! What an update can tell: what changed first, then everything else, the newest first. Ticks stand in one row.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::incident::entry::{face_of, sentence_by};
use crate::incident::{EntryKind, Event, Incident, StepRef, StepStatus};
use crate::store::log::Row;
use crate::text::count;

/// The id of the row that ticks stand in: it is the same while more of them come.
const TICKS: &str = "ticks";

/// Something that an update can tell.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct Fact {
    /// The entry; `ticks` for several ticks.
    pub id: String,
    /// RFC 3339 UTC; of several, the latest.
    pub recorded_at: String,
    /// RFC 3339 UTC; equal to `recorded_at` when nobody said otherwise.
    pub happened_at: String,
    /// Who.
    pub actor: String,
    /// What kind.
    pub kind: EntryKind,
    /// In words; a note to the letter.
    pub text: String,
    /// `SEV 2 → SEV 1`, of a change of severity or state.
    pub change: Option<String>,
    /// A text that has one of these says it, whatever the case of the letters.
    pub said_by: Vec<String>,
    /// The facts that stand in this row, the newest first; empty where it is one.
    pub parts: Vec<Fact>,
}

/// The facts in the order in which they are offered: changes of severity and state, then the others.
pub(super) fn facts(state: &Incident, rows: &[&Row]) -> Vec<Fact> {
    let mut rows: Vec<&Row> = rows.iter().copied().filter(|r| face_of(&r.kind).in_drafts).collect();
    rows.reverse();
    let (ticks, rest): (Vec<&Row>, Vec<&Row>) =
        rows.iter().partition(|row| ticked(state, row).is_some());
    let mut all: Vec<(usize, Fact)> = Vec::new();
    let place = |row: &Row| rows.iter().position(|other| other.id == row.id).unwrap_or(usize::MAX);
    all.extend(rest.into_iter().map(|row| (place(row), fact(state, row))));
    if let Some(first) = ticks.first() {
        let latest = fact(state, first);
        let row = if ticks.len() > 1 { folded(state, &ticks, latest) } else { latest };
        all.push((place(first), row));
    }
    all.sort_by_key(|(place, fact)| (fact.change.is_none(), *place));
    all.into_iter().map(|(_, fact)| fact).collect()
}

/// The step of a tick that still holds.
fn ticked(state: &Incident, row: &Row) -> Option<StepRef> {
    let event = row.recorded().event;
    let Event::StepDone(done) = event else { return None };
    (state.status_of(done.step) == StepStatus::Done).then_some(done.step)
}

/// Several ticks in one row.
fn folded(state: &Incident, ticks: &[&Row], latest: Fact) -> Fact {
    let parts: Vec<Fact> = ticks.iter().map(|row| fact(state, row)).collect();
    let mut steps: Vec<StepRef> = ticks.iter().filter_map(|row| ticked(state, row)).collect();
    steps.sort_unstable();
    steps.dedup();
    let names: Vec<String> = steps.iter().map(|step| state.step_name(*step)).collect();
    let done = count(u32::try_from(names.len()).unwrap_or(u32::MAX), "step");
    let text = format!("{done} done: {}", names.join(", "));
    Fact { id: TICKS.to_owned(), said_by: vec![text.clone()], text, parts, ..latest }
}

/// What changed, and the words that say it.
fn change(event: &Event) -> Option<(String, Vec<String>)> {
    let gist = event.gist();
    if let Some((Some(from), to)) = gist.severity {
        let to = to.to_string();
        return Some((format!("{from} → {to}"), vec![to.replace(' ', ""), to]));
    }
    let (from, to) = gist.state?;
    Some((format!("{} → {to}", from?), vec![to.to_string()]))
}

fn fact(state: &Incident, row: &Row) -> Fact {
    let recorded_at = state.time_for(row.simulated_at, row.recorded_at);
    let event = row.recorded().event;
    let text = sentence_by(&event, state.dial());
    let (change, said_by) = change(&event).unzip();
    let said_by = said_by.unwrap_or_else(|| vec![text.clone()]);
    Fact {
        id: row.id.to_string(),
        recorded_at: recorded_at.rfc3339(),
        happened_at: row.happened_at.unwrap_or(recorded_at).rfc3339(),
        actor: row.actor.clone(),
        kind: EntryKind::of(&row.kind),
        text,
        change,
        said_by,
        parts: Vec::new(),
    }
}
