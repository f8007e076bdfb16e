//! The post-mortem draft of an incident, as both shells print, show and save it.

mod copy;
mod editor;
mod export;
mod keys;
mod known;
mod masked;
mod review;
mod written;

pub(in crate::screen) use copy::summed;
pub use copy::{CopyAsk, PostmortemCopy, Readers, postmortem_copy, readers_of};
pub use editor::{
    DraftHistory, DraftNotes, DraftVersion, DraftView, draft_history, draft_notes,
    draft_of_version, draft_view, named_people, take_draft,
};
pub use export::{Export, ExportAsk, Exported, export};
pub use keys::{KeyTimeView, KeyTimesView, key_times_view};
use known::KeyTimeRecord;
pub use known::{Known, known_to, timeline_csv};
pub use masked::{MaskedView, masked_view};
pub use review::{unanswered, unanswered_here};
pub use written::{draft_in, refresh_draft, written_draft};

use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::BTreeMap;
use ts_rs::TS;

use super::TimelineEntry;
use super::incident::timeline::entry;
use crate::clock::Millis;
use crate::engine::{Engine, EngineError, Result};
use crate::ids::IncidentId;
use crate::incident::clock::Lasted;
use crate::incident::{Audience, Event, Incident, IncidentState, Recorded, fold_of};
use crate::paper::drawing::Drawing;
use crate::postmortem::document::Fresh;
use crate::postmortem::{
    Asked, Cadence, PostmortemEntry, Profile, Room, Settings, Template, chart, chart_in,
    charted_kinds, document, draft_by, fresh_blocks, key_times, metrics, promises_kept,
};
use crate::store::log::{self, Row};

/// The draft, from the log as it is now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PostmortemDraft {
    /// How the incident is called: `INC-0042`, or `INC-0042@1f3a5c`.
    pub number: String,
    /// The text.
    pub markdown: String,
    /// It tells of an exercise.
    pub exercise: bool,
    /// How it went over time; none before it was declared.
    pub drawing: Option<Drawing>,
}

/// The version of the shape of [`PostmortemRecord`]; it rises when a field changes its meaning or goes.
const SCHEMA: u32 = 2;

/// All that the log knows of an incident, for a program. Times are RFC 3339 in UTC; what nobody recorded is null. What a
/// body of the log holds is as LOG.md tells it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PostmortemRecord {
    schema_version: u32,
    /// For whom its texts are masked; none for all that the log knows.
    profile: Option<Profile>,
    /// How far it may go; none where nobody said.
    mark: Option<String>,
    /// How the incident is called.
    incident: String,
    /// It names the incident for ever.
    id: String,
    title: String,
    /// From 1, the worst, to 5.
    severity: u8,
    state: IncidentState,
    exercise: bool,
    declared_at: String,
    resolved_at: Option<String>,
    /// Seconds from declaring to the end, resolved or not; null where a clock was put back or it is open.
    lasted_s: Option<i64>,
    /// Seconds from declaring to the resolve that lasted; null where a clock was put back or it is open.
    to_resolve_s: Option<i64>,
    /// Seconds from declaring to the first text by a person that an audience had.
    to_first_update_s: BTreeMap<Audience, Option<i64>>,
    promises: Cadence,
    /// In their order.
    key_times: Vec<KeyTimeRecord>,
    /// How it went over time, as shapes and words.
    chart: Option<Drawing>,
    /// In shown order.
    timeline: Vec<TimelineEntry>,
    /// The draft as Markdown.
    draft: String,
}

/// An incident as its log tells it now, for all that is written of it.
pub(super) struct Reading<'a> {
    number: String,
    incident: Cow<'a, Incident>,
    entries: Vec<PostmortemEntry>,
    now: Millis,
}

impl Reading<'static> {
    /// Reads the log of an incident.
    pub(super) fn of(engine: &mut Engine, id: IncidentId) -> Result<Self> {
        let entries = {
            let rows = engine.rows(id)?;
            entries(engine, id, &rows)?
        };
        Self::told_by(engine, id, entries)
    }

    /// The same where its rows are told themselves too.
    fn of_rows(engine: &mut Engine, id: IncidentId, rows: &[Row]) -> Result<Self> {
        let entries = entries(engine, id, rows)?;
        Self::told_by(engine, id, entries)
    }

    /// What leaves this program is folded from its entries. The state that is kept only says how their times were counted.
    fn told_by(engine: &mut Engine, id: IncidentId, entries: Vec<PostmortemEntry>) -> Result<Self> {
        let incident = Cow::Owned(fold_of(entries.iter().map(|entry| &entry.recorded)));
        let ((now, _), number) = (engine.time_of(id)?, engine.name(id)?);
        Ok(Self { number, incident, entries, now })
    }
}

impl<'a> Reading<'a> {
    /// Reads of it what a chart is made of, for a screen, beside the state that is kept.
    fn looked_back(engine: &'a mut Engine, id: IncidentId) -> Result<Self> {
        let rows = log::of_kinds(engine.store().read(), id, 0, &charted_kinds())?;
        let entries = entries(engine, id, &rows)?;
        let ((now, _), number) = (engine.time_of(id)?, engine.name(id)?);
        Ok(Self { number, incident: Cow::Borrowed(engine.incident(id)?), entries, now })
    }

    fn cadence(&self) -> Cadence {
        promises_kept(&self.incident, self.recorded(), self.now)
    }

    /// A text of it, with its chart.
    fn with_text(self, markdown: String) -> PostmortemDraft {
        let (exercise, drawing) = (self.is_exercise(), self.chart());
        PostmortemDraft { number: self.number, markdown, exercise, drawing }
    }

    fn recorded(&self) -> impl Iterator<Item = &Recorded<Event>> {
        self.entries.iter().map(|entry| &entry.recorded)
    }

    /// The draft in a layout.
    fn draft(&self, template: &Template, settings: &Settings) -> String {
        let asked = Asked { template, settings };
        let of = (&*self.incident, self.number.as_str());
        document::sealed(&draft_by(asked, of, &self.entries, self.cadence(), self.now))
    }

    /// What the log says now in the blocks of a text. What the text has no block for is said of the usual layout.
    fn fresh(&self, settings: &Settings, text: &str) -> Fresh {
        let asked = Asked { template: &usual(), settings };
        let of = (&*self.incident, self.number.as_str());
        fresh_blocks(asked, of, &self.entries, self.cadence(), self.now, text)
    }

    fn chart(&self) -> Option<Drawing> {
        chart(&self.incident, self.recorded(), self.now)
    }

    /// The chart where there is little room beside a text.
    fn narrow_chart(&self) -> Option<Drawing> {
        chart_in(Room::Pane, &self.incident, self.recorded(), self.now)
    }

    fn is_exercise(&self) -> bool {
        self.incident.declared.as_ref().is_some_and(|facts| facts.exercise)
    }

    /// All that its rows tell, with a text of it.
    fn record(&self, id: IncidentId, rows: &[Row], draft: String) -> Result<PostmortemRecord> {
        let (state, now) = (&*self.incident, self.now);
        let numbers = metrics(state, self.recorded(), now);
        let facts = state.declared.as_ref().ok_or_else(|| undeclared(&self.number))?;
        let seconds = |lasted: &Lasted| lasted.exact_s();
        let first = numbers.to_first_update.iter();
        Ok(PostmortemRecord {
            schema_version: SCHEMA,
            profile: None,
            mark: facts.exercise.then(|| "EXERCISE".to_owned()),
            incident: self.number.clone(),
            id: id.to_string(),
            title: facts.title.clone(),
            severity: facts.severity.number(),
            state: facts.state,
            exercise: facts.exercise,
            declared_at: state.declared_at().unwrap_or(facts.declared_at).rfc3339(),
            resolved_at: numbers.resolved_at.map(Millis::rfc3339),
            lasted_s: numbers.lasted.filter(|_| !facts.state.is_open()).as_ref().and_then(seconds),
            to_resolve_s: numbers.to_resolve.as_ref().and_then(seconds),
            to_first_update_s: first.map(|(a, l)| (*a, seconds(l))).collect(),
            promises: self.cadence(),
            key_times: key_times(state, now).iter().map(KeyTimeRecord::of).collect(),
            chart: self.chart(),
            timeline: rows.iter().map(|row| entry(row, &self.number)).collect(),
            draft,
        })
    }
}

/// The entries of rows, by the state that is kept.
fn entries(engine: &mut Engine, id: IncidentId, rows: &[Row]) -> Result<Vec<PostmortemEntry>> {
    let state = engine.incident(id)?;
    Ok(rows.iter().map(|row| told(state, row)).collect())
}

/// An entry at its times by the incident's own clock.
fn told(state: &Incident, row: &Row) -> PostmortemEntry {
    let own = || state.time_for(row.simulated_at, row.recorded_at);
    PostmortemEntry {
        order_at: row.order_at,
        shown_at: row.happened_at.unwrap_or_else(own),
        after_step: row.is_after_step(),
        hash: row.hash_hex(),
        recorded: state.own(row.recorded()),
    }
}

/// Drafts the post-mortem, in the layout that is used where none is asked for.
///
/// # Errors
/// When there is no such incident, or its log cannot be read.
pub fn postmortem(engine: &mut Engine, id: IncidentId) -> Result<PostmortemDraft> {
    postmortem_by(engine, id, &usual())
}

/// The layout that is used where none is asked for.
fn usual() -> Template {
    // What ships is read in a test.
    Template::read(Template::FULL).unwrap_or_default()
}

/// Drafts the post-mortem in a layout. Masks are put into it by [`postmortem_copy`].
///
/// # Errors
/// When there is no such incident, or its log cannot be read.
pub fn postmortem_by(
    engine: &mut Engine,
    id: IncidentId,
    template: &Template,
) -> Result<PostmortemDraft> {
    let read = Reading::of(engine, id)?;
    let text = read.draft(template, &engine.config().postmortem);
    Ok(read.with_text(text))
}

/// How an incident went, to be looked back at.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct ChartView {
    /// The chart; none before it was declared.
    pub drawing: Option<Drawing>,
    /// The same where there is little room.
    pub narrow: Option<Drawing>,
    /// The key times, in their order.
    pub times: Vec<KeyTimeView>,
}

/// The chart and the key times of an incident.
///
/// # Errors
/// When there is no such incident, or its log cannot be read.
pub fn chart_view(engine: &mut Engine, id: IncidentId) -> Result<ChartView> {
    let read = Reading::looked_back(engine, id)?;
    let times = keys::views(&read.incident, read.now);
    Ok(ChartView { drawing: read.chart(), narrow: read.narrow_chart(), times })
}

/// The record of an incident for a program.
///
/// # Errors
/// When there is no such incident, or its log cannot be read.
pub fn postmortem_record(engine: &mut Engine, id: IncidentId) -> Result<PostmortemRecord> {
    let rows = engine.rows(id)?;
    let read = Reading::of_rows(engine, id, &rows)?;
    let draft = read.draft(&usual(), &engine.config().postmortem);
    read.record(id, &rows, draft)
}

fn undeclared(number: &str) -> EngineError {
    EngineError::refused(format!(
        "{number} was never declared here, so there is nothing to tell; `holdfast status` lists what was."
    ))
}
