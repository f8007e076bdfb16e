//! What a person (or the rhythm) can ask for. A command is checked by [`decide`](super::decide) and becomes events.

#![allow(missing_docs, reason = "fields of variants are named by their meaning")]

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::words::{Audience, IncidentState, PingMode, StepStatus};
use crate::clock::Millis;
use crate::ids::{IncidentId, OutboxId};
use crate::runbook::Checklist;
use crate::severity::Severity;

/// A request to the engine.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "do", rename_all = "snake_case")]
pub enum Command {
    /// Opens an incident. Nothing is sent.
    Declare(Declare),
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
    /// The runbooks as read at this moment. Filled by the edge.
    #[serde(default, skip)]
    #[ts(skip)]
    pub attached: Vec<RunbookFile>,
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

/// What can be done to an incident.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Action {
    /// Adds a runbook. The edge reads `path` into `file`.
    AttachRunbook {
        path: String,
        #[serde(default, skip)]
        #[ts(skip)]
        file: Option<Box<RunbookFile>>,
    },
    /// Sets the severity. Lowering needs a reason.
    SetSeverity { severity: Severity, reason: Option<String> },
    /// Sets Investigating, Identified or Monitoring. The other states have actions of their own.
    SetState { state: IncidentState, reason: Option<String> },
    /// Gives a role to a person; an empty name frees it.
    AssignRole { role: String, person: String },
    /// Says that somebody is at a step.
    StartStep { step: String },
    /// Ticks a step.
    FinishStep { step: String },
    /// Leaves a step out.
    SkipStep { step: String, reason: String },
    /// Takes back what was said of a step.
    UndoStep { step: String },
    /// Says that a step cannot go on.
    BlockStep { step: String, reason: String },
    /// Adds a step for this incident only, after another one, or first in a runbook.
    AddStep {
        #[serde(default = "first")]
        runbook: u32,
        after: Option<String>,
        text: String,
        #[serde(default)]
        commands: Vec<String>,
    },
    /// Changes the words of a step for this incident only; what is none stays.
    EditStep { step: String, text: Option<String>, commands: Option<Vec<String>> },
    /// Puts a step before or after another one of its runbook, under that one's heading; first where neither is named.
    /// For this incident only.
    MoveStep {
        step: String,
        after: Option<String>,
        #[serde(default)]
        before: Option<String>,
    },
    /// Takes a step out for this incident only. `UndoStep` of that very step puts it back.
    DropStep { step: String, reason: String },
    /// Takes over one difference of a runbook's file. The edge reads the file.
    AdoptChange {
        runbook: u32,
        difference: String,
        #[serde(default, skip)]
        #[ts(skip)]
        file: Option<Box<RunbookFile>>,
    },
    /// Keeps the checklist as it is for one difference of a runbook's file. The edge reads the file.
    KeepOurs {
        runbook: u32,
        difference: String,
        #[serde(default, skip)]
        #[ts(skip)]
        file: Option<Box<RunbookFile>>,
    },
    /// Gives a blank its value for the whole incident.
    FillBlank { name: String, value: String },
    /// Records something; `happened_at` when it happened earlier.
    Note { text: String, happened_at: Option<Millis> },
    /// Records a decision.
    Decide { text: String, happened_at: Option<Millis> },
    /// Posts an update to one audience.
    PostUpdate {
        audience: Audience,
        text: String,
        /// A new state, told with the update.
        state: Option<IncidentState>,
        /// Minutes to the next update; none for the audience's interval.
        next_minutes: Option<u32>,
        /// Who approved it: needed for the external audience.
        approved_by: Option<String>,
        /// True when it was said on the call or pasted by hand: nothing is sent.
        #[serde(default)]
        elsewhere: bool,
    },
    /// Moves the alarm and the automatic ping, never the promise.
    Snooze { minutes: u32, reason: String },
    /// Lets the next automatic ping of the internal audience go by.
    SkipPing { reason: String },
    /// Stops all pings until `Unhold`.
    Hold { reason: String },
    /// Ends a hold.
    Unhold { reason: Option<String> },
    /// This laptop sends from now on.
    TakeRhythm,
    /// The impact is over. With a text, a closing post goes to the internal channels.
    Resolve { text: Option<String> },
    /// Back to Investigating.
    Reopen { reason: Option<String> },
    /// Ends the record.
    Close,
    /// It was a false alarm.
    Decline { reason: String },
    /// A person says what became of a message whose fate is not known, or asks for another try.
    SettleDelivery { message: OutboxId, outcome: Settled },
    /// The rhythm and the sender. Refused from a screen or a terminal.
    #[serde(skip)]
    #[ts(skip)]
    System(SystemAction),
}

fn first() -> u32 {
    1
}

/// What a person says of a message whose fate is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Settled {
    /// It is in the channel.
    Arrived,
    /// Try again.
    SendAgain,
    /// Do not send it.
    Cancelled,
    /// Its text was copied and said elsewhere.
    Copied,
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
    /// The wall clock moved back by so many milliseconds.
    ClockStepped { back_ms: i64 },
}

/// Why the automatic ping turned to asking.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum AskReason {
    /// The ping is more than one interval late.
    TooLate,
    /// Four went by themselves in a row without a human entry.
    FourInARow,
}

/// The one thing that a command acts on, as the person saw it. A stale one is refused with the code `stale`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "of", rename_all = "snake_case")]
pub enum Expected {
    /// The severity.
    Severity { severity: Severity },
    /// The state.
    State { state: IncidentState },
    /// Who holds a role; none when nobody does.
    Role { role: String, person: Option<String> },
    /// What became of a step.
    Step { step: String, status: StepStatus },
    /// The promise of an audience.
    Promise { audience: Audience, due_at: Option<Millis> },
}

/// What the rules know of the world: the team's policy, as plain data.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Policy {
    /// Minutes between updates by severity, `SEV 1` first; none where no update is promised.
    pub interval_minutes: [Option<u32>; 5],
    /// The channels that are set up, rehearsal ones included.
    pub channels: Vec<ChannelFacts>,
}

/// What the rules need to know of a channel.
#[derive(Clone, Debug, PartialEq)]
pub struct ChannelFacts {
    /// Its name, unique in the workspace.
    pub name: String,
    /// Who reads it.
    pub audience: Audience,
    /// Whether the automatic ping goes there.
    pub ping: PingMode,
    /// True when it is for exercises only.
    pub rehearsal: bool,
    /// Its own interval, where it has one.
    pub interval_minutes: Option<u32>,
}

/// The moment and the person of a command.
#[derive(Clone, Debug)]
pub struct Context {
    /// When.
    pub now: Millis,
    /// Who.
    pub actor: String,
    /// Where: this laptop.
    pub device: crate::ids::DeviceId,
    /// Its name: the host's.
    pub device_name: String,
    /// The number that a declared incident gets.
    pub next_number: u32,
    /// The team's policy.
    pub policy: Policy,
}
