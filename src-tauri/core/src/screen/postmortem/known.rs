//! What the log knows of an incident, for programs and spreadsheets: as it is, or with its texts masked for readers, field by
//! field, by the masks of the copy that is made of its text, and with the same numbers.
//!
//! Readers outside have the text of their copy and nothing beside it, because every other field tells of the log.

use serde::Serialize;
use serde_json::{Map, Value};

use super::copy::{CopyAsk, PostmortemCopy, summed};
use super::{PostmortemRecord, Reading};
use crate::clock::Millis;
use crate::engine::{Engine, Result};
use crate::ids::IncidentId;
use crate::incident::KeyTime;
use crate::paper::{Form, csv, json};
use crate::postmortem::{KeyFact, KeyStatus, Masking, Profile};
use crate::screen::TimelineEntry;
use crate::screen::incident::timeline::entry;
use crate::store::log::Row;

/// A form that is told by the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    /// All of it, as JSON.
    Record,
    /// The timeline, as CSV.
    Rows,
}

impl Known {
    /// What such a form tells; none for one that is made of a text.
    #[must_use]
    pub fn of(form: Form) -> Option<Self> {
        match form {
            Form::Json => Some(Self::Record),
            Form::Csv => Some(Self::Rows),
            Form::Md
            | Form::Html
            | Form::Pdf
            | Form::Docx
            | Form::Confluence
            | Form::StatusPage => None,
        }
    }
}

/// A key time, for a program.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(super) struct KeyTimeRecord {
    which: KeyTime,
    status: StatusRecord,
    logged: Option<String>,
    said: bool,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "is", rename_all = "snake_case")]
enum StatusRecord {
    Recorded { at: String },
    Pending,
    NotApplicable,
    Invalid { at: String, against: Option<KeyTime> },
}

impl KeyTimeRecord {
    pub(super) fn of(fact: &KeyFact) -> Self {
        let status = match fact.status {
            KeyStatus::Recorded { at } => StatusRecord::Recorded { at: at.rfc3339() },
            KeyStatus::Pending => StatusRecord::Pending,
            KeyStatus::NotApplicable => StatusRecord::NotApplicable,
            KeyStatus::Invalid { at, against } => {
                StatusRecord::Invalid { at: at.rfc3339(), against }
            }
        };
        let logged = fact.logged.map(Millis::rfc3339);
        Self { which: fact.which, status, logged, said: fact.said }
    }
}

/// The fields that readers outside have: the text of their copy, and what it is.
const OUTSIDE: [&str; 5] = ["schema_version", "profile", "mark", "title", "draft"];

impl PostmortemRecord {
    /// The record of a copy.
    fn masked(self, masking: &mut Masking<'_>, copy: PostmortemCopy) -> Self {
        Self {
            profile: Some(copy.profile),
            mark: Some(copy.mark),
            title: masking.words(&self.title),
            chart: copy.drawing,
            timeline: self.timeline.into_iter().map(|one| one.masked(masking)).collect(),
            draft: copy.markdown,
            ..self
        }
    }

    /// What its readers have of it.
    fn as_json(&self) -> Result<String, serde_json::Error> {
        if self.profile != Some(Profile::External) {
            return json(self);
        }
        let mut record = serde_json::to_value(self)?;
        if let Some(fields) = record.as_object_mut() {
            fields.retain(|name, _| OUTSIDE.contains(&name.as_str()));
        }
        json(&record)
    }
}

impl TimelineEntry {
    /// The entry with its texts masked. Ids, times and hashes stay: they name it, and tell nothing.
    fn masked(self, masking: &mut Masking<'_>) -> Self {
        Self {
            actor: masking.words(&self.actor),
            text: masking.words(&self.text),
            data: body(self.data, masking),
            ..self
        }
    }
}

/// The body of an entry with every text in it masked, however deep it stands.
fn body(value: Value, masking: &mut Masking<'_>) -> Value {
    match value {
        Value::String(text) if is_id(&text) => Value::String(text),
        Value::String(text) => Value::String(masking.words(&text)),
        Value::Array(all) => all.into_iter().map(|one| body(one, masking)).collect(),
        Value::Object(all) => {
            let fields = all.into_iter();
            let fields = fields.map(|(name, one)| (masking.words(&name), body(one, masking)));
            Value::Object(fields.collect::<Map<_, _>>())
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => value,
    }
}

/// True for an id or a hash: no word of a person, though its digits may look like a number of a card.
fn is_id(text: &str) -> bool {
    matches!(text.len(), 36 | 64) && text.chars().all(|c| c == '-' || c.is_ascii_hexdigit())
}

/// What the log knows, for the readers of a copy, and how many are masked in it, in words.
///
/// # Errors
/// When there is no such incident, its log cannot be read, or it is not for these readers.
pub fn known_to(
    engine: &mut Engine,
    id: IncidentId,
    known: Known,
    ask: CopyAsk,
) -> Result<(String, String)> {
    let rows = engine.rows(id)?;
    let read = Reading::of_rows(engine, id, &rows)?;
    match known {
        Known::Record => {
            let (record, summary) = read.copy_with(engine, id, ask, |masking, copy| {
                let summary = copy.summary.clone();
                // Its draft is the text of the copy.
                read.record(id, &rows, String::new())
                    .map(|all| (all.masked(masking, copy), summary))
            })??;
            Ok((record.as_json()?, summary))
        }
        Known::Rows => {
            let cells = cells(&rows, &read.number);
            read.copy_with(engine, id, ask, |masking, _| {
                let mut found = Vec::new();
                let mut masked = |text: String| {
                    let (text, masks) = masking.field(&text);
                    found.extend(masks);
                    text
                };
                let cells = cells.map(|[seq, at, recorded, kind, actor, text]| {
                    [seq, at, recorded, kind, masked(actor), masked(text)]
                });
                let table = csv::table(HEAD, cells.collect::<Vec<_>>());
                (table, summed(&found))
            })
        }
    }
}

const HEAD: [&str; 6] = ["seq", "occurred_at", "recorded_at", "kind", "actor", "text"];

/// The timeline of an incident as rows for a spreadsheet.
///
/// # Errors
/// When there is no such incident, or its log cannot be read.
pub fn timeline_csv(engine: &mut Engine, id: IncidentId) -> Result<String> {
    let number = engine.name(id)?;
    let rows = engine.rows(id)?;
    Ok(csv::table(HEAD, cells(&rows, &number)))
}

fn cells<'a>(rows: &'a [Row], number: &'a str) -> impl Iterator<Item = [String; 6]> + 'a {
    rows.iter().map(move |row| {
        let TimelineEntry { seq, happened_at, recorded_at, kind, actor, text, .. } =
            entry(row, number);
        [seq.to_string(), happened_at, recorded_at, kind, actor, text]
    })
}
