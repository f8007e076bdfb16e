//! What an update can tell: what changed first, then everything else, the newest first. Ticks stand in one row.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::incident::entry::{Turn, face_of, sentence_by};
use crate::incident::{EntryKind, Event, Incident, Part, Recorded, StepRef};
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
    /// The sign before its words.
    pub mark: String,
    /// The part of the timeline that it is of.
    pub part: Part,
    /// It stands with the name of its writer.
    pub signed: bool,
    /// In words; a note to the letter.
    pub text: String,
    /// `SEV 2 → SEV 1`, of a change of severity or state.
    pub change: Option<String>,
    /// A text that has one of these says it, whatever the case of the letters.
    pub said_by: Vec<String>,
    /// The facts that stand in this row, the newest first; empty where it is one.
    pub parts: Vec<Fact>,
}

/// The facts in the order in which they are offered: changes of severity and state, then the others. Entries come in the
/// order of the timeline, at their times by the incident's own clock.
pub(super) fn facts(state: &Incident, entries: &[(&Row, &Recorded<Event>)]) -> Vec<Fact> {
    let told = entries.iter().rev().filter(|(row, _)| face_of(&row.kind).in_drafts);
    let (mut all, mut ticks, mut steps) = (Vec::new(), Vec::new(), Vec::new());
    let mut place = 0;
    for (row, entry) in told {
        let fact = fact(state, row, entry);
        let Some(step) = ticked(state, &entry.event) else {
            all.push(fact);
            continue;
        };
        if ticks.is_empty() {
            place = all.len();
        }
        ticks.push(fact);
        steps.push(step);
    }
    if let Some(latest) = ticks.first().cloned() {
        let row = if ticks.len() > 1 { folded(state, ticks, steps, latest) } else { latest };
        all.insert(place, row);
    }
    all.sort_by_key(|fact| fact.change.is_none());
    all
}

/// The step of a tick that still holds.
fn ticked(state: &Incident, event: &Event) -> Option<StepRef> {
    let (done, _) = event.gist().step.filter(|(_, status)| status.is_done())?;
    state.status_of(done.step).is_done().then_some(done.step)
}

/// Several ticks in one row.
fn folded(state: &Incident, parts: Vec<Fact>, mut steps: Vec<StepRef>, latest: Fact) -> Fact {
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
    let Turn { from, to, .. } = gist.state?;
    Some((format!("{} → {to}", from?), vec![to.to_string()]))
}

fn fact(state: &Incident, row: &Row, entry: &Recorded<Event>) -> Fact {
    let (text, face) = (sentence_by(&entry.event, state.dial()), face_of(&row.kind));
    let (change, said_by) = change(&entry.event).unzip();
    let said_by = said_by.unwrap_or_else(|| vec![text.clone()]);
    Fact {
        id: row.id.to_string(),
        recorded_at: entry.recorded_at.rfc3339(),
        happened_at: entry.happened_at.unwrap_or(entry.recorded_at).rfc3339(),
        actor: row.actor.clone(),
        kind: EntryKind::of(&row.kind),
        mark: face.mark.to_owned(),
        part: face.part,
        signed: face.signed,
        text,
        change,
        said_by,
        parts: Vec::new(),
    }
}
