//! What the first screen, the search and the reader show.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ChannelView, Now, ReaderRunbook};
use crate::clock::Millis;
use crate::incident::{IncidentState, Progress};
use crate::library::folders::NamedBy;
use crate::runbook::SeverityHint;
use crate::runbook::facts::freshness::Freshness;
use crate::severity::Severity;

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
    /// Runbooks worth offering first: pinned ones, then those used last, then by group and title; at most 50.
    pub runbooks: Vec<RunbookCard>,
    /// All runbooks that can be read offline.
    pub runbooks_total: u32,
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
    /// Of these, steps that only their wording makes steps.
    pub suggested: u32,
    /// Who keeps it.
    pub owner: Option<String>,
    /// Pinned on this laptop.
    pub pinned: bool,
    /// When it last joined an incident on this laptop.
    pub last_used_at: Option<Millis>,
    /// Whether it can still be trusted.
    pub freshness: Freshness,
    /// Its symptoms.
    pub symptoms: Vec<String>,
    /// Its headings.
    pub headings: Vec<String>,
    /// What its steps say; for the search, not for a screen.
    #[serde(skip)]
    #[ts(skip)]
    pub step_texts: Vec<String>,
    /// "every 15 minutes"
    pub cadence_minutes: Option<u32>,
    /// The open incident that uses it, the lowest of several: `INC-0042`.
    pub in_use: Option<String>,
    /// The other open incidents that use it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<String>>")]
    pub also_in: Vec<String>,
    /// Why it could not be read, where it could not.
    pub problem: Option<String>,
}

/// The library: every runbook as a row.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct LibraryView {
    /// The time.
    pub now: Now,
    /// Where runbooks are looked for.
    pub folders: Vec<FolderView>,
    /// Pinned ones, by title.
    pub pinned: Vec<RunbookRow>,
    /// The last used, the latest first, at most 5.
    pub recent: Vec<RunbookRow>,
    /// Those with steps, by group and title.
    pub runbooks: Vec<RunbookRow>,
    /// Those without, by title.
    pub documents: Vec<RunbookRow>,
    /// Files that are still to be looked at; none once the folders were walked through.
    pub waiting: Option<u32>,
}

/// A folder of runbooks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct FolderView {
    /// Where it lies.
    pub path: String,
    /// Runbooks in it.
    pub runbooks: u32,
    /// Why it cannot be read now; its runbooks are shown as they were last seen.
    pub problem: Option<String>,
    /// Who says that runbooks lie there; only one of this laptop can be taken out in the settings.
    pub named_by: NamedBy,
}

/// A runbook in a row of the library: what a list of ten thousand can carry.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct RunbookRow {
    /// Its path below the workspace, with `/`.
    pub path: String,
    /// Its title.
    pub title: String,
    /// The folder that it lies in.
    pub group: String,
    /// `SEV 1 · 12 steps`
    pub facts: String,
    /// `stale 41 d`, `suspect`; empty when nothing needs saying.
    pub badge: String,
    /// The open incident that uses it, the lowest of several: `INC-0042`.
    pub in_use: Option<String>,
    /// The other open incidents that use it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<String>>")]
    pub also_in: Vec<String>,
    /// Why it could not be read, where it could not.
    pub problem: Option<String>,
}

/// A hit of "what do you see?".
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct Hit {
    /// The runbook.
    pub runbook: RunbookCard,
    /// Where it was found best: `Title`, `Symptom`, `Heading`, `Step`, `Command` or `Text`.
    pub found_in: String,
    /// The line, in parts; `true` for a part that was asked for.
    pub line: Vec<(String, bool)>,
    /// How often the words stand in it.
    pub times: u32,
    /// It holds all of the words; for the terminal, which sets the others apart.
    #[serde(skip)]
    #[ts(skip)]
    pub whole: bool,
    /// Its title says each of the words, so that they report nothing beside it.
    pub told: bool,
}

/// A runbook in the reader.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct ReaderView {
    /// The time.
    pub now: Now,
    /// Its card.
    pub card: RunbookCard,
    /// The whole of it.
    pub runbook: ReaderRunbook,
    /// SHA-256 of the file, hexadecimal.
    pub hash: String,
    /// What its pictures are asked for by, hexadecimal.
    pub pictures: String,
    /// Open incidents that it can join.
    pub open: Vec<OpenIncident>,
}
