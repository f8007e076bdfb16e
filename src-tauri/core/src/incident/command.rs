//! What a person (or the rhythm) can ask for. The rules check a command, and it becomes events.

#![allow(missing_docs, reason = "fields of variants are named by their meaning")]

mod change;
mod context;
mod exercise;
mod item;
mod post;
#[cfg(test)]
pub(crate) mod tests;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use self::change::ChangeAction;
pub use self::context::{Context, Expected};
pub use self::exercise::{ClockAction, ExerciseAction, InjectAction, JudgeAction, Practise};
pub use self::item::{ItemAction, NewItem};
pub use self::post::{PostAction, Update};
pub use super::event::RunbookFile;
use super::key_time::{KeySaid, KeyTime};
pub use super::words::Settled;
use super::words::{AskReason, Audience, IncidentState, ReviewState};
use crate::clock::Millis;
use crate::ids::IncidentId;
use crate::severity::Severity;

/// A request to the engine.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "do", rename_all = "snake_case")]
pub enum Command {
    /// Opens an incident. Nothing is sent.
    Declare(Declare),
    /// Begins an exercise by a scenario.
    Practise(Practise),
    /// Acts on one incident.
    On {
        /// The incident.
        incident: IncidentId,
        /// What is done.
        action: Action,
    },
}

/// Opens an incident.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct Declare {
    /// What is broken, in a few words.
    pub title: String,
    /// How bad it is.
    pub severity: Severity,
    /// Paths of runbooks; the edge reads them into `attached` before the rules see the command.
    #[serde(default)]
    pub runbooks: Vec<String>,
    /// True for an exercise: it can never reach a real channel.
    #[serde(default)]
    pub exercise: bool,
    /// The update interval that the person accepted; none for the default.
    #[serde(default)]
    pub interval_minutes: Option<u32>,
    /// What was seen or read in the alert, word for word, where the title says something else.
    #[serde(default)]
    pub reported: Option<String>,
    /// The only channels that get its texts, where it is private from the start.
    #[serde(default)]
    pub only: Option<Vec<String>>,
    /// The runbooks as read at this moment. Filled by the edge.
    #[serde(default, skip)]
    #[ts(skip)]
    pub attached: Vec<RunbookFile>,
}

impl Declare {
    /// A real incident of which nothing but this is said.
    #[must_use]
    pub fn of(title: &str, severity: Severity) -> Self {
        Self {
            title: title.to_owned(),
            severity,
            runbooks: Vec::new(),
            exercise: false,
            interval_minutes: None,
            reported: None,
            only: None,
            attached: Vec::new(),
        }
    }
}

/// What can be done to an incident. The groups are ours alone: each action is written by its `type`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(untagged)]
pub enum Action {
    /// Says what became of a step.
    Step(StepAction),
    /// Changes the checklist.
    Change(ChangeAction),
    /// Writes something down.
    Record(RecordAction),
    /// Changes how bad it is, or where it stands.
    State(StateAction),
    /// Changes when pings go, and from where.
    Rhythm(RhythmAction),
    /// Tells an audience, or says what became of a text.
    Post(PostAction),
    /// Adds an action item, or says what became of one.
    Item(ItemAction),
    /// Directs an exercise.
    Exercise(ExerciseAction),
    /// The rhythm and the sender. Refused from a screen or a terminal.
    #[serde(skip)]
    #[ts(skip)]
    System(SystemAction),
}

macro_rules! groups {
    ($($group:ident($action:ident),)+) => {$(
        impl From<$action> for Action {
            fn from(action: $action) -> Self {
                Self::$group(action)
            }
        }
    )+};
}

groups! {
    Step(StepAction),
    Change(ChangeAction),
    Record(RecordAction),
    State(StateAction),
    Rhythm(RhythmAction),
    Post(PostAction),
    Item(ItemAction),
    Exercise(ExerciseAction),
}

/// What is said of a step. Skipping and blocking want a reason; whoever does the rest may give one, which stands with it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "type", rename_all = "snake_case")]
#[allow(clippy::enum_variant_names, reason = "they are written so")]
pub enum StepAction {
    /// Says that somebody is at a step.
    StartStep {
        step: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        reason: Option<String>,
    },
    /// Ticks a step. `values` are what it asks to be written down, in that order; an empty one, or an empty list, says
    /// that it is ticked without. None is refused where the step asks for values.
    FinishStep {
        step: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        values: Option<Vec<String>>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        reason: Option<String>,
    },
    /// Leaves a step out.
    SkipStep { step: String, reason: String },
    /// Takes back what was said of a step.
    UndoStep {
        step: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        reason: Option<String>,
    },
    /// Says that a step cannot go on.
    BlockStep { step: String, reason: String },
    /// Says who does a step; an empty name takes that away.
    AssignStep { step: String, person: String },
    /// Says by when a step is to be done: `due` as a person types it, empty or `none` to take it away. The edge
    /// reads `due` into `at`.
    SetStepDue {
        step: String,
        due: String,
        #[serde(default, skip)]
        #[ts(skip)]
        at: Option<Millis>,
    },
}

impl StepAction {
    /// Ticks a step of which nothing is written down.
    #[must_use]
    pub fn finish(step: impl Into<String>) -> Self {
        Self::FinishStep { step: step.into(), values: None, reason: None }
    }

    /// Takes back what was said of a step, without a reason.
    #[must_use]
    pub fn undo(step: impl Into<String>) -> Self {
        Self::UndoStep { step: step.into(), reason: None }
    }
}

/// What is written down.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum RecordAction {
    /// Adds a runbook. The edge reads `path` into `file`.
    AttachRunbook {
        path: String,
        #[serde(default, skip)]
        #[ts(skip)]
        file: Option<Box<RunbookFile>>,
    },
    /// Gives a role to a person; an empty name frees it.
    AssignRole { role: String, person: String },
    /// Gives a blank its value for the whole incident.
    FillBlank { name: String, value: String },
    /// Records something; `happened_at` when it happened earlier.
    Note { text: String, happened_at: Option<Millis> },
    /// Records a decision.
    Decide { text: String, happened_at: Option<Millis> },
    /// Says when something happened: `time` as a person types it, `none` where the incident has no such time, empty or
    /// `log` for what the log tells. The edge reads it into `to`.
    SetKeyTime {
        which: KeyTime,
        time: String,
        #[serde(default)]
        reason: Option<String>,
        #[serde(default, skip)]
        #[ts(skip)]
        to: Option<KeySaid>,
    },
    /// Lets a post-mortem be final though questions in it are open.
    FinishPostmortem { open: u32, reason: String },
    /// Gives the post-mortem to a person, passes it on, or frees it.
    OwnPostmortem { owner: Option<String> },
}

/// A change of severity or state.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum StateAction {
    /// Sets the severity. Lowering needs a reason.
    SetSeverity { severity: Severity, reason: Option<String> },
    /// Sets Investigating, Identified or Monitoring. The other states have actions of their own.
    SetState { state: IncidentState, reason: Option<String> },
    /// Moves the post-mortem on, or back. `open` counts the questions that nobody answered, and `because` says why it
    /// moves on with them.
    SetReview {
        review: ReviewState,
        #[serde(default)]
        open: u32,
        #[serde(default)]
        because: Option<String>,
    },
    /// Back to Investigating.
    Reopen { reason: Option<String> },
    /// Ends the record.
    Close,
    /// It was a false alarm.
    Decline { reason: String },
}

/// A change of the rhythm; none moves a promise.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum RhythmAction {
    /// Moves the alarm and the automatic ping.
    Snooze { minutes: u32, reason: String },
    /// Lets the next automatic ping of the internal audience go by.
    SkipPing { reason: String },
    /// Stops all pings until `Unhold`.
    Hold { reason: String },
    /// Ends a hold.
    Unhold { reason: Option<String> },
    /// This laptop sends from now on.
    TakeRhythm,
}

/// What the program itself records.
#[derive(Clone, Debug, PartialEq)]
pub enum SystemAction {
    /// The automatic ping of an audience. `text` is built from the log by the caller.
    Ping { audience: Audience, text: String, late: bool },
    /// No ping goes by itself any more; a person is asked.
    AskFirst { audience: Audience, due_at: Millis, why: AskReason },
    /// The time of an escalation that a runbook names has come.
    EscalationDue { to: String, after_minutes: u32 },
    /// The outcome of a message.
    Delivered(super::event::Delivery),
    /// The machine slept, or the program was frozen.
    Suspended { from: Millis, to: Millis },
    /// The words of an entry are removed. The caller has seen that it may be.
    Purge(super::event::Purge),
    /// The wall clock moved back.
    ClockStepped(super::event::ClockStepped),
}
