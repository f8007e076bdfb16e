//! What a screen or a terminal sees: plain data, without behaviour, exported to TypeScript.
//!
//! Times are instants ([`Millis`]); every screen view carries `now` and its rate, so that a screen never reads its own
//! clock: it adds the time that has passed since the view came. Built by the functions in [`build`].

#![allow(missing_docs, reason = "fields of variants are named by their meaning")]

pub mod build;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::clock::Millis;
use crate::incident::event::DeliveryState;
use crate::incident::{Audience, IncidentState, PingMode, Progress, Severity, StepStatus};
use crate::runbook::{Escalation, PhaseKind, Runbook, SeverityHint, Window};

/// The time by the program's clock, and how fast it runs.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct Now {
    /// The time when the view was made.
    pub now: Millis,
    /// Seconds of it in one real second.
    pub rate: f64,
}

/// The first screen.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct HomeView {
    /// The time.
    pub now: Now,
    /// Who acts here.
    pub actor: String,
    /// The workspace.
    pub workspace: WorkspaceView,
    /// What is left of the first run; none once it was finished or put off.
    pub first_run: Option<FirstRunView>,
    /// Open incidents, the earliest promise first.
    pub open: Vec<OpenIncident>,
    /// Ended incidents, the latest first, at most 20.
    pub recent: Vec<EndedIncident>,
    /// The runbooks of the workspace, by group and title.
    pub runbooks: Vec<RunbookCard>,
    /// The channels.
    pub channels: Vec<ChannelView>,
    /// The number that the next incident gets: `INC-0043`.
    pub next_number: String,
    /// What a person should know now, each a whole sentence: no sender runs, the data is from a newer version.
    pub notices: Vec<String>,
}

/// The team's folder.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct WorkspaceView {
    /// Its name from `holdfast.toml`, else the folder's.
    pub name: String,
    /// Where it lies.
    pub path: String,
    /// True for the one that comes with Holdfast.
    pub shipped: bool,
}

/// The three steps of the first run.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct FirstRunView {
    /// The name was given.
    pub name: bool,
    /// The folder was chosen.
    pub workspace: bool,
    /// A channel is set up.
    pub channel: bool,
}

/// An open incident in a row.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct OpenIncident {
    /// Its id.
    pub id: String,
    /// `INC-0042`
    pub number: String,
    /// What is broken.
    pub title: String,
    /// How bad.
    pub severity: Severity,
    /// Where it stands.
    pub state: IncidentState,
    /// An exercise.
    pub exercise: bool,
    /// Who commands.
    pub commander: Option<String>,
    /// How far.
    pub progress: Progress,
    /// When it was declared.
    pub declared_at: Millis,
    /// The earliest promise.
    pub next_update_at: Option<Millis>,
    /// Why pings are held.
    pub held: Option<String>,
    /// The laptop that sends; none when it is this one.
    pub speaker: Option<String>,
    /// Titles of its runbooks.
    pub runbooks: Vec<String>,
}

/// An ended incident in a row.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct EndedIncident {
    /// Its id.
    pub id: String,
    /// `INC-0042`
    pub number: String,
    /// What was broken.
    pub title: String,
    /// How bad it was.
    pub severity: Severity,
    /// Resolved, Closed or Declined.
    pub state: IncidentState,
    /// An exercise.
    pub exercise: bool,
    /// When it ended.
    pub ended_at: Millis,
    /// From declaring to the end, in seconds.
    #[ts(type = "number")]
    pub lasted_s: i64,
    /// Promises kept within 60 seconds, and promises that fell due.
    pub cadence: Cadence,
}

/// Promises kept, of those that fell due.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Cadence {
    /// Sent, accepted or said elsewhere within 60 s of the promise.
    pub kept: u32,
    /// Fell due, or were answered early.
    pub due: u32,
    /// Answered by a message whose fate is not known.
    pub unknown: u32,
}

/// A runbook in the library.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct RunbookCard {
    /// Its path below the workspace, with `/`.
    pub path: String,
    /// Its title.
    pub title: String,
    /// The folder that it lies in, below the runbooks' folder; empty at the top.
    pub group: String,
    /// What it suggests.
    pub severity: Option<SeverityHint>,
    /// Steps that a person ticks, of all kinds.
    pub steps: u32,
    /// Its symptoms.
    pub symptoms: Vec<String>,
    /// Its headings.
    pub headings: Vec<String>,
    /// "every 15 minutes"
    pub cadence_minutes: Option<u32>,
    /// The open incident that uses it: `INC-0042`.
    pub in_use: Option<String>,
    /// Why it could not be read, where it could not.
    pub problem: Option<String>,
}

/// A hit of "what do you see?".
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct Hit {
    /// The runbook.
    pub runbook: RunbookCard,
    /// Where it was found: `Title`, `Symptom` or `Heading`.
    pub found_in: String,
    /// The line, in parts; `true` for a part that was asked for.
    pub line: Vec<(String, bool)>,
}

/// A runbook in the reader.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct ReaderView {
    /// The time.
    pub now: Now,
    /// Its card.
    pub card: RunbookCard,
    /// The whole of it.
    pub runbook: Runbook,
    /// SHA-256 of the file, hexadecimal.
    pub hash: String,
    /// Open incidents that it can join.
    pub open: Vec<OpenIncident>,
}

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

/// A channel.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct ChannelView {
    /// Its name.
    pub name: String,
    /// `slack` or `webhook`.
    pub kind: String,
    /// Who reads it.
    pub audience: Audience,
    /// Automatic or asked.
    pub ping: PingMode,
    /// For exercises only.
    pub rehearsal: bool,
    /// Its own interval.
    pub interval_minutes: Option<u32>,
    /// `ready`, `paused` or `no_secret`.
    pub state: ChannelState,
    /// Why it is not ready, and what to do.
    pub problem: Option<String>,
    /// Scheme, host and the last four characters of its address, where the secret can be read.
    pub address: Option<String>,
    /// Messages that wait.
    pub waiting: u32,
    /// What became of the last message.
    pub last: Option<LastDelivery>,
}

/// Whether a channel can send.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ChannelState {
    /// It can.
    Ready,
    /// It must be confirmed on this laptop first, or its receiver refused.
    Paused,
    /// Its secret is not in the keychain, or the keychain cannot be read.
    NoSecret,
}

/// What became of a message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LastDelivery {
    /// A state of the outbox.
    pub state: DeliveryState,
    /// Since when.
    pub at: Millis,
    /// Why, redacted.
    pub reason: Option<String>,
    /// When it is tried again.
    pub next_at: Option<Millis>,
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

/// What the composer starts with.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct ComposeView {
    /// The time.
    pub now: Now,
    /// The incident.
    pub incident: OpenIncident,
    /// The ordinal that the update gets.
    pub update_number: u32,
    /// One column an audience that has channels or a promise; internal always.
    pub audiences: Vec<ComposeAudience>,
    /// Facts since the last text of any audience, the oldest first.
    pub since: Vec<TimelineEntry>,
    /// Since when; none when nothing was posted yet.
    pub since_at: Option<Millis>,
    /// What the last external text said.
    pub last_external: Option<String>,
}

/// A column of the composer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct ComposeAudience {
    /// Whom.
    pub audience: Audience,
    /// The text to start with.
    pub text: String,
    /// "No change since 14:30 …", one key away.
    pub no_change: String,
    /// Minutes to the next update.
    pub interval_minutes: u32,
    /// The promise that this update keeps.
    pub due_at: Option<Millis>,
    /// The channels that it goes to.
    pub channels: Vec<String>,
}

/// What the composer shows for a text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct PreviewView {
    /// The next update that the text promises.
    pub next_update_at: Option<Millis>,
    /// What stands out; the text can be sent when none is a stop.
    pub findings: Vec<Finding>,
    /// The message as each channel gets it.
    pub channels: Vec<ChannelPreview>,
}

/// Something that stands out in a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Finding {
    /// True when it must be mended before sending.
    pub stop: bool,
    /// One sentence.
    pub message: String,
    /// The words that it is about.
    pub words: Option<String>,
}

/// A message as a channel gets it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ChannelPreview {
    /// The channel.
    pub name: String,
    /// Its kind.
    pub kind: String,
    /// `ready`, or why it will wait.
    pub status: String,
    /// True when it can go at once.
    pub ready: bool,
    /// The first line, strong.
    pub headline: String,
    /// The text as it will stand there.
    pub body: String,
    /// The last line, quiet.
    pub footer: String,
    /// Characters, and how many fit.
    pub length: u32,
    /// The limit.
    pub limit: u32,
}

/// The settings screen.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct SettingsView {
    /// The time.
    pub now: Now,
    /// Who acts here.
    pub actor: String,
    /// `system`, `dark` or `light`.
    pub theme: String,
    /// Keep the machine awake while a promise is open.
    pub keep_awake: bool,
    /// The workspace.
    pub workspace: WorkspaceView,
    /// The data folder.
    pub data: String,
    /// The channels.
    pub channels: Vec<ChannelView>,
    /// Minutes between updates by severity, `SEV 1` first.
    pub interval_minutes: Vec<Option<u32>>,
    /// The keychain's state in one sentence; none when it works.
    pub keychain_problem: Option<String>,
    /// The program's version.
    pub version: String,
}

/// A change of the settings.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "set", rename_all = "snake_case")]
pub enum Setting {
    /// The name on the timeline.
    Actor { name: String },
    /// `system`, `dark` or `light`.
    Theme { theme: String },
    /// Keep the machine awake while a promise is open.
    KeepAwake { on: bool },
    /// The workspace's folder; none for the one that comes with Holdfast.
    Workspace { path: Option<String> },
    /// The first run is over, or put off.
    FirstRunDone,
    /// Adds or replaces a channel. The secret goes to the keychain and nowhere else.
    Channel {
        name: String,
        kind: String,
        audience: Audience,
        ping: PingMode,
        rehearsal: bool,
        secret: String,
    },
    /// Confirms a paused channel on this laptop.
    ConfirmChannel { name: String },
    /// Removes a channel and its secret.
    RemoveChannel { name: String },
    /// Sends a test message and says what came back.
    TestChannel { name: String },
}

/// What a change of the settings answers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct Answer {
    /// True when it worked.
    pub ok: bool,
    /// One sentence for the person.
    pub message: String,
}

/// What `execute` answers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct Done {
    /// The incident's id.
    pub incident: String,
    /// `INC-0042`
    pub number: String,
    /// The last entry's local order.
    #[ts(type = "number")]
    pub seq: i64,
    /// What a person should know: masked secrets, no channel set up.
    pub remarks: Vec<String>,
}

/// An error as it crosses to the window.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Failure {
    /// `stale`, `refused`, `busy`, `newer`, `storage`, `not_found` or `failed`.
    pub code: String,
    /// One sentence that names the next thing to do.
    pub message: String,
}

/// The event `changed`: what to read again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Changed {
    /// The last entry's local order.
    #[ts(type = "number")]
    pub seq: i64,
    /// The incidents that changed; empty when settings or runbooks did.
    pub incidents: Vec<String>,
}
