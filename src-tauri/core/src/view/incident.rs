//! What the incident screen and its timeline show.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ChannelView, LastDelivery, Now, OpenIncident};
use crate::clock::Millis;
use crate::incident::{Audience, Progress, StepStatus};
use crate::runbook::{Escalation, PhaseKind, Window};

/// The incident screen, without the timeline.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct IncidentView {
    /// The time.
    pub now: Now,
    /// Who acts here.
    pub actor: String,
    /// The header.
    pub incident: OpenIncident,
    /// When it ended.
    pub ended_at: Option<Millis>,
    /// Roles in use, `commander` first.
    pub roles: Vec<(String, String)>,
    /// Its runbooks as checklists.
    pub runbooks: Vec<ChecklistView>,
    /// Blanks of all its runbooks, with their values.
    pub blanks: Vec<(String, Option<String>)>,
    /// The promise to each audience.
    pub rhythm: Vec<RhythmView>,
    /// The alarm is moved to this time.
    pub snoozed_until: Option<Millis>,
    /// Escalations of the runbooks.
    pub escalations: Vec<EscalationView>,
    /// When the post-mortem is due: set once it is resolved, from the runbook's hours.
    pub postmortem_due_at: Option<Millis>,
    /// Its channels, with what became of the last message.
    pub channels: Vec<ChannelView>,
    /// Messages that wait for a person's word.
    pub uncertain: Vec<UncertainView>,
    /// What two laptops said apart.
    pub conflicts: Vec<String>,
    /// Entries in the log.
    #[ts(type = "number")]
    pub entries: u64,
    /// True when a process that sends is running on this laptop.
    pub sender_running: bool,
    /// True while the machine is kept from idle sleep.
    pub awake: bool,
}

/// A runbook as a checklist.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct ChecklistView {
    /// 1 for the first.
    pub ordinal: u32,
    /// Its title.
    pub title: String,
    /// Where it lies.
    pub path: String,
    /// Its phases that have steps.
    pub phases: Vec<PhaseView>,
}

/// A phase with what became of its steps.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct PhaseView {
    /// The heading.
    pub title: String,
    /// Minutes after declaring.
    pub window: Option<Window>,
    /// What it is for.
    pub kind: PhaseKind,
    /// How far.
    pub progress: Progress,
    /// When its last step was ticked or skipped, once all are.
    pub finished_at: Option<Millis>,
    /// The steps.
    pub steps: Vec<StepView>,
}

/// A step with what became of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct StepView {
    /// As people write it: `5`, `2.5`, `5.1`.
    pub number: String,
    /// The number in the file where it differs.
    #[ts(type = "number | null")]
    pub source_number: Option<u64>,
    /// Its sentence.
    pub text: String,
    /// The commands.
    pub commands: Vec<CommandView>,
    /// Sub-steps.
    pub substeps: Vec<StepView>,
    /// The file says that it is optional.
    pub optional: bool,
    /// What became of it.
    pub status: StepStatus,
    /// When.
    pub at: Option<Millis>,
    /// Who.
    pub by: Option<String>,
    /// Why.
    pub reason: Option<String>,
}

/// A command with its blanks filled in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct CommandView {
    /// The command in parts.
    pub parts: Vec<CommandPart>,
    /// What is copied: no newline at the end. None when it must not be copied, and `warning` says why.
    pub copy: Option<String>,
    /// What a person should look at before running it.
    pub warning: Option<String>,
}

/// A part of a command.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct CommandPart {
    /// The characters as they will be copied.
    pub text: String,
    /// The blank that this part is; filled when `text` is its value.
    pub blank: Option<String>,
    /// True when the blank has a value.
    pub filled: bool,
}

/// The promise to an audience.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct RhythmView {
    /// Whom.
    pub audience: Audience,
    /// Minutes between texts.
    pub interval_minutes: u32,
    /// The promise.
    pub due_at: Option<Millis>,
    /// When the automatic ping goes; none when a person is asked.
    pub ping_at: Option<Millis>,
    /// True when a person is asked.
    pub asking: bool,
    /// Why, in one sentence, when pings would go by themselves otherwise.
    pub asking_why: Option<String>,
    /// The last text and when it was approved.
    pub last: Option<(Millis, String)>,
    /// Texts by persons.
    pub updates: u32,
    /// Automatic pings.
    pub pings: u32,
}

/// Who is to be told, and when.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct EscalationView {
    /// As the runbook says it.
    pub escalation: Escalation,
    /// When its time comes.
    pub at: Millis,
    /// Its time has come.
    pub due: bool,
}

/// A message whose fate is not known, or that failed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct UncertainView {
    /// The message.
    pub message: String,
    /// Where it was to go.
    pub channel: String,
    /// Its text, for copying.
    pub text: String,
    /// What is known.
    pub last: LastDelivery,
}

/// Rows of the timeline, in shown order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct TimelineView {
    /// The time.
    pub now: Now,
    /// All rows there are.
    pub total: u32,
    /// The ordinal of the first row here, from 0.
    pub first: u32,
    /// The rows.
    pub entries: Vec<TimelineEntry>,
}

/// What `timeline --json` prints for one entry, and a row on the screen.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct TimelineEntry {
    /// Local arrival order.
    #[ts(type = "number")]
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
    /// Who.
    pub actor: String,
    /// What kind.
    pub kind: String,
    /// In words; a note to the letter.
    pub text: String,
    /// The body.
    #[ts(type = "unknown")]
    pub data: serde_json::Value,
    /// Written during an exercise.
    pub exercise: bool,
    /// The entry that it corrects.
    pub corrects: Option<String>,
    /// Its hash, hexadecimal.
    pub hash: String,
}
