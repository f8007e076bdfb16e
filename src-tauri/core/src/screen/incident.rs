//! What the incident screen and its timeline show.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ChannelView, LastDelivery, Now, OpenIncident};
use crate::clock::Millis;
use crate::incident::plan::corrections::Correction;
use crate::incident::{Audience, Progress, StepStatus};
use crate::runbook::diff::What;
pub use crate::runbook::facts::blanks::{CommandPart, CommandView};
use crate::runbook::model::reading::{PinnedTable, Reference};
use crate::runbook::{Escalation, PhaseKind, Way, Window};

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
    /// What was done otherwise than the runbooks say: proposals for them.
    pub corrections: Vec<CorrectionView>,
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
    /// Steps that were taken out, each with its number, its sentence and the reason; undoing puts them back.
    pub dropped: Vec<DroppedStep>,
    /// Tables of the file that are kept in sight: severity, contacts, symptoms.
    pub pinned: Vec<PinnedTable>,
    /// What its file says now; none while the file is as it was frozen, or cannot be read.
    pub change: Option<RunbookChange>,
}

/// A step that was taken out of the checklist.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct DroppedStep {
    /// Its number.
    pub number: String,
    /// Its sentence.
    pub text: String,
    /// Why.
    pub reason: String,
}

/// A runbook's file is no longer the one that was frozen.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct RunbookChange {
    /// SHA-256 of the file as it is now, hexadecimal.
    pub hash: String,
    /// The differences between the checklist and the file that are not taken over; empty when there is none left.
    pub differences: Vec<StepDifference>,
    /// How many differences were taken over.
    pub adopted: u32,
}

/// A difference between a step of the checklist and the file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct StepDifference {
    /// Names it in `adopt_change` and `keep_ours`.
    pub id: String,
    /// How people name it: the step's number, or `+1` for the first step that the file added.
    pub name: String,
    /// What became of the step in the file.
    pub what: What,
    /// The step as it is used; none when the file added it.
    pub ours: Option<StepWords>,
    /// The step of the file; none when it no longer has it.
    pub theirs: Option<StepWords>,
    /// Where the file has a step that it added or moved: `after step 5`.
    pub place: Option<String>,
    /// What became of the step that is used.
    pub status: StepStatus,
    /// A person looked at it and kept the checklist as it is.
    pub set_aside: bool,
}

/// What a step asks for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct StepWords {
    /// Its sentence.
    pub text: String,
    /// Its commands, blanks not filled.
    pub commands: Vec<String>,
    /// The sentences of its sub-steps, each followed by its commands.
    pub substeps: Vec<String>,
    /// What is around it: conditions, warnings and expected results.
    pub around: Vec<String>,
}

/// A proposal for a runbook, with its words.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct CorrectionView {
    /// What was done otherwise.
    #[serde(flatten)]
    pub correction: Correction,
    /// In one line.
    pub words: String,
}

/// A phase with what became of its steps.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct PhaseView {
    /// The heading.
    pub title: String,
    /// Minutes after declaring.
    pub window: Option<Window>,
    /// Set where it is one of several ways, of which a person takes one.
    #[serde(default)]
    pub way: Option<Way>,
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
    /// The part of its sentence that says under which condition it is taken: to be marked there, not said again.
    pub condition: Option<String>,
    /// What should be seen after its command.
    pub expected: Vec<String>,
    /// Warnings that guard it.
    pub cautions: Vec<String>,
    /// Links in it.
    pub references: Vec<Reference>,
    /// What else lies under it in the file, a piece each.
    pub details: Vec<String>,
    /// Only its wording makes it a step.
    pub suggested: bool,
    /// What was changed of it here, in a few words each: `added here`, `ticked before the edit`.
    pub marks: Vec<String>,
    /// It was taken out, or belongs to a step that was; it is in sight because something was said of it.
    pub out: bool,
    /// What became of it.
    pub status: StepStatus,
    /// When.
    pub at: Option<Millis>,
    /// Who.
    pub by: Option<String>,
    /// Why.
    pub reason: Option<String>,
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
