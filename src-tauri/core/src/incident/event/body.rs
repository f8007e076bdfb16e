//! The bodies of entries about the incident itself, its people and its steps.

#![allow(missing_docs, reason = "fields are named by their meaning")]

use serde::{Deserialize, Serialize};
use std::fmt;
use ts_rs::TS;

use crate::clock::Millis;
use crate::ids::EventId;
use crate::incident::event::PromiseMade;
use crate::incident::step_ref::StepRef;
use crate::incident::words::{Audience, IncidentState};
use crate::runbook::Checklist;
use crate::severity::Severity;

/// An incident was declared.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Declared {
    /// Counts this laptop's incidents from 1.
    pub number: u32,
    /// What is broken.
    pub title: String,
    /// How bad.
    pub severity: Severity,
    /// What is promised to each audience from the start.
    pub promises: Vec<PromiseMade>,
    /// What was seen or read in the alert, word for word, where the title says something else.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reported: Option<String>,
}

/// A runbook joined the incident and is frozen here.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RunbookAttached {
    /// 1 for the first.
    pub ordinal: u32,
    /// The runbook as it stood.
    pub file: RunbookFile,
}

/// A runbook as it stood when it joined the incident.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RunbookFile {
    /// The path that a person knows it by: relative to the workspace where it lies in it.
    pub path: String,
    /// SHA-256 of the file, hexadecimal.
    pub hash: String,
    /// What is worked through; the page is left out, because `source` holds it.
    #[serde(serialize_with = "Checklist::stored")]
    pub runbook: Checklist,
    /// The file's text.
    pub source: String,
}

/// The severity changed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SeveritySet {
    /// As the person saw it.
    pub from: Severity,
    /// As it is now.
    pub to: Severity,
    pub reason: Option<String>,
    /// Promises that this pulls forward.
    pub promises: Vec<PromiseMade>,
    /// Intervals that hold from the next promise on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub intervals: Vec<IntervalSet>,
}

/// The rhythm of an audience from its next promise on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IntervalSet {
    pub audience: Audience,
    /// Minutes between texts; none where no further text is promised.
    pub interval_minutes: Option<u32>,
}

/// The state changed among the open ones.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StateSet {
    /// As the person saw it.
    pub from: IncidentState,
    /// As it is now.
    pub to: IncidentState,
    pub reason: Option<String>,
}

/// A role changed hands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RoleAssigned {
    /// `commander`, `scribe`, `deputy`, `operations`, `internal liaison`, `customer liaison`, or the team's own word.
    pub role: String,
    /// Who had it.
    pub from: Option<String>,
    /// Who has it; none when nobody does.
    pub to: Option<String>,
}

/// Something was said of a step.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StepEntry {
    pub step: StepRef,
    /// Its text, so that the entry can be read without the runbook.
    pub text: String,
    /// Why: always for skipped and blocked steps, else where it was said.
    pub reason: Option<String>,
    /// The number that the incident gave, as it was shown: `5a`; none for what has its number from the frozen file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// What was written down when it was done.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub values: Vec<StepValue>,
    /// The entry that attached the runbook: it names it where laptops attached apart and its ordinal became another.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub book: Option<EventId>,
}

/// What somebody wrote down when a step was done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct StepValue {
    /// What the step asks for: `replication lag`; empty where it asks for nothing by name.
    pub name: String,
    /// What it was: `3 s`.
    pub value: String,
}

impl fmt::Display for StepValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.name.as_str() {
            "" => f.write_str(&self.value),
            name => write!(f, "{name}: {}", self.value),
        }
    }
}

/// Who does a step changed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StepAssigned {
    pub step: StepRef,
    /// Its number as it was shown.
    pub number: String,
    /// Its text, so that the entry can be read without the runbook.
    pub text: String,
    /// Who was said to do it; none where only the runbook says who.
    pub from: Option<String>,
    /// Who does it; none when nobody is said to any more.
    pub to: Option<String>,
    /// The entry that attached the runbook: it names it where laptops attached apart and its ordinal became another.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub book: Option<EventId>,
}

/// The time by which a step is to be done changed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StepDueSet {
    pub step: StepRef,
    /// Its number as it was shown.
    pub number: String,
    /// Its text, so that the entry can be read without the runbook.
    pub text: String,
    /// The time before.
    pub from: Option<Millis>,
    /// The time now; none when it has no such time any more.
    pub to: Option<Millis>,
    /// The entry that attached the runbook: it names it where laptops attached apart and its ordinal became another.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub book: Option<EventId>,
}

/// A blank got its value.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BlankFilled {
    /// `db-host`
    pub name: String,
    /// `db-7`
    pub value: String,
}

/// A reason or a closing word.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reason {
    /// The words, where there are any.
    pub reason: Option<String>,
}

/// The words of an earlier entry were removed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Purge {
    pub reason: Option<String>,
    /// Which entry; the column `corrects` names it too.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entry: Option<EventId>,
    /// What is left of its body without the words: what the fold needs of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub left: Option<serde_json::Value>,
}

/// Work goes on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reopened {
    pub reason: Option<String>,
    /// Promises that start again.
    pub promises: Vec<PromiseMade>,
}

/// The machine slept, or the program was frozen.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Suspended {
    pub from: Millis,
    pub to: Millis,
}

/// The wall clock moved back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ClockStepped {
    /// By how many milliseconds; at least, where that was not measured.
    pub back_ms: i64,
    /// A clock that only counts measured it. Otherwise it is told from the last entry, which is later than now.
    #[serde(default = "measured", skip_serializing_if = "is_measured")]
    pub measured: bool,
}

/// Before it could be told from the last entry, every step was measured.
fn measured() -> bool {
    true
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde asks so")]
fn is_measured(value: &bool) -> bool {
    *value
}
