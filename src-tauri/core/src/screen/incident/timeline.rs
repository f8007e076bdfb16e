//! The timeline: entries in shown order, in words.

pub(in crate::screen) mod line;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::clock::Millis;
use crate::engine::{Engine, Result};
use crate::exercise::{Dial, Run, aloud, in_words};
use crate::ids::IncidentId;
use crate::incident::entry::purge::is_removable;
use crate::incident::entry::{Does, Words, called, face, kinds, sentence, words};
use crate::incident::event::Post;
use crate::incident::{EntryKind, Event, Incident, Part, Tone};
use crate::screen::{Now, time_of};
use crate::store::log::Row;
use crate::store::timeline::page;

/// Rows of the timeline, in shown order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct TimelineView {
    /// The time.
    pub now: Now,
    /// All rows there are of the chosen part.
    pub total: u32,
    /// All rows there are of each part that can be chosen.
    pub counts: TimelineCounts,
    /// The ordinal of the first row here, from 0.
    pub first: u32,
    /// The rows.
    pub entries: Vec<TimelineRow>,
}

/// How many entries an incident has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TimelineCounts {
    /// All.
    pub all: u32,
    /// Decisions.
    pub decisions: u32,
    /// Updates, pings and what became of them.
    pub updates: u32,
    /// What was said of steps and changed of them.
    pub steps: u32,
}

/// An entry as the page shows it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct TimelineRow {
    /// Local arrival order.
    #[ts(type = "number")]
    pub seq: i64,
    /// The entry.
    pub id: String,
    /// RFC 3339 UTC.
    pub recorded_at: String,
    /// RFC 3339 UTC; equal to `recorded_at` when nobody said otherwise.
    pub happened_at: String,
    /// The clock had been put back: it stands behind entries that carry a later time.
    pub after_step: bool,
    /// Who.
    pub actor: String,
    /// What kind.
    pub kind: EntryKind,
    /// The sign before the words; the words say the same.
    pub mark: String,
    /// What a colour may add to the mark.
    pub tone: Tone,
    /// The part of the timeline that it belongs to.
    pub part: Part,
    /// It stands with the name of its writer, whoever reads it.
    pub signed: bool,
    /// It holds words of a person, which can be removed for good.
    pub removable: bool,
    /// In words.
    pub text: String,
    /// The words of a post, or why: in smaller letters below.
    pub below: Option<String>,
    /// Set where it only says that a post arrived: it is shown with the post.
    pub arrived: Option<Arrived>,
}

/// That a post arrived.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct Arrived {
    /// The entry of the post.
    pub post: String,
    /// Where.
    pub channel: String,
}

/// What `timeline --json` prints for one entry.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TimelineEntry {
    /// Local arrival order.
    pub seq: i64,
    /// The entry.
    pub id: String,
    /// `INC-0042`
    pub incident: String,
    /// The laptop that wrote it.
    pub device: String,
    /// RFC 3339 UTC.
    pub recorded_at: String,
    /// RFC 3339 UTC; equal to `recorded_at` when nobody said otherwise.
    pub happened_at: String,
    /// The clock had been put back: it stands behind entries that carry a later time.
    pub after_step: bool,
    /// Who.
    pub actor: String,
    /// What kind.
    pub kind: String,
    /// In words; a note to the letter.
    pub text: String,
    /// When it was in the story of an exercise, in UTC.
    pub simulated_at: Option<String>,
    /// The body.
    pub data: serde_json::Value,
    /// Written during an exercise.
    pub exercise: bool,
    /// The entry that it corrects.
    pub corrects: Option<String>,
    /// Its hash, hexadecimal.
    pub hash: String,
}

/// At most `count` entries from the `first` on (from 0); the last `count` when `first` is none. Players read it too: while
/// their exercise runs, what is the facilitator's alone is not in it.
///
/// # Errors
/// When there is no such incident, or the file cannot be read.
pub fn timeline(
    engine: &mut Engine,
    id: IncidentId,
    part: Option<Part>,
    first: Option<u32>,
    count: u32,
) -> Result<TimelineView> {
    let now = time_of(engine, id)?;
    let is_played = is_played(engine.incident(id)?);
    let without = kinds(|face| is_played && face.withheld);
    let (sizes, rows) = page(engine.store().read(), id, part, &without, first, count)?;
    let size = |part| sizes.get(&part).copied().unwrap_or_default();
    let all = sizes.values().sum();
    let total = part.map_or(all, size);
    let state = engine.incident(id)?;
    Ok(TimelineView {
        now,
        total,
        counts: TimelineCounts {
            all,
            decisions: size(Part::Decisions),
            updates: size(Part::Updates),
            steps: size(Part::Steps),
        },
        first: first.unwrap_or(total.saturating_sub(count)).min(total),
        entries: rows.iter().map(|one| row(state, one)).collect(),
    })
}

/// True while players work on it in an exercise that runs by a scenario.
fn is_played(state: &Incident) -> bool {
    state.run.as_deref().is_some_and(Run::is_open)
}

/// An entry as a row of the page, at its times by the incident's own clock.
fn row(state: &Incident, row: &Row) -> TimelineRow {
    let recorded_at = state.time_for(row.simulated_at, row.recorded_at);
    let data = row.data();
    let event = Event::decode(&row.kind, &data);
    let face = face(&row.kind, &event);
    let (text, below) = said(&event, state.dial());
    // Why the facilitator did it is not the players' to know yet.
    let below = below.filter(|_| event.directed().is_none() || !is_played(state));
    let below = below.or_else(|| given(state, &event));
    TimelineRow {
        seq: row.seq,
        id: row.id.to_string(),
        recorded_at: recorded_at.rfc3339(),
        happened_at: row.happened_at.unwrap_or(recorded_at).rfc3339(),
        after_step: row.is_after_step(),
        actor: row.actor.clone(),
        kind: EntryKind::of(&row.kind),
        mark: face.mark.to_owned(),
        tone: face.tone,
        part: face.part,
        signed: face.signed,
        removable: is_removable(&row.kind, &data),
        text,
        below,
        arrived: arrived(&event),
    }
}

/// The post that arrived, where the entry says no more than that.
fn arrived(event: &Event) -> Option<Arrived> {
    let Does::Delivers(delivery) = event.gist().does else { return None };
    (delivery.state.is_sent())
        .then(|| Arrived { post: delivery.post.to_string(), channel: delivery.channel.clone() })
}

/// What stands in the row and below it. A post is told by where it went, and its words stand below, as a reason does.
fn said(event: &Event, dial: Dial) -> (String, Option<String>) {
    let name = called(event);
    if let Does::Posts(post) = event.gist().does {
        return (went(name.unwrap_or_default(), post), Some(post.text.clone()));
    }
    let Words { text, reason } = words(event, dial);
    match name.filter(|name| !begins_with(&text, name)) {
        Some(name) => (format!("{name}: {text}"), reason),
        None => (text, reason),
    }
}

/// What players were given by an inject, as it stands in the scenario: its title alone tells them nothing.
fn given(state: &Incident, event: &Event) -> Option<String> {
    let Event::InjectReleased(said) = event else { return None };
    let injects = &state.run.as_deref()?.file.scenario.injects;
    let inject = injects.iter().find(|inject| inject.id == said.inject)?;
    let from = inject.from.as_ref().map_or_else(String::new, |from| format!("{}: ", aloud(from)));
    let text = inject.text_aloud();
    (!text.is_empty()).then(|| format!("{from}{}", in_words(&text)))
}

fn begins_with(text: &str, word: &str) -> bool {
    let (first, rest) = text.split_at_checked(word.len()).unwrap_or_default();
    let goes_on = rest.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_');
    first.eq_ignore_ascii_case(word) && !goes_on
}

fn went(name: &str, post: &Post) -> String {
    let late = if post.late { ", late" } else { "" };
    match (post.elsewhere, post.channels.join(", ").as_str()) {
        (true, _) => format!("{name} said elsewhere"),
        (false, "") => format!("{name} recorded, no channel is set up"),
        (false, channels) => format!("{name} to {channels}{late}{}", without(post)),
    }
}

/// What a person left out; a ping leaves out those that ask, which is no news.
fn without(post: &Post) -> String {
    if post.moves_when_taken || post.left_out.is_empty() {
        return String::new();
    }
    format!(", not to {}", post.left_out.join(", "))
}

/// A row in words. `number` is the incident's: `INC-0042`.
#[must_use]
pub fn entry(row: &Row, number: &str) -> TimelineEntry {
    let data = row.data();
    TimelineEntry {
        seq: row.seq,
        id: row.id.to_string(),
        incident: number.to_owned(),
        device: row.device.to_string(),
        recorded_at: row.recorded_at.rfc3339(),
        happened_at: row.shown_at().rfc3339(),
        after_step: row.is_after_step(),
        actor: row.actor.clone(),
        kind: row.kind.clone(),
        text: sentence(&Event::decode(&row.kind, &data)),
        data,
        simulated_at: row.simulated_at.map(Millis::rfc3339),
        exercise: row.exercise,
        corrects: row.corrects.map(|id| id.to_string()),
        hash: hex::encode(row.hash),
    }
}
