//! What a screen or a terminal sees: plain data, without behaviour, exported to TypeScript.
//!
//! Times are instants ([`Millis`]); every screen view carries `now` and its rate, so that a screen never reads its own
//! clock: it adds the time that has passed since the view came. Built by the functions in [`build`].

pub mod build;
mod channel;
mod composer;
mod home;
mod incident;
mod page;
mod settings;

pub use crate::screen::channel::{ChannelState, ChannelView, LastDelivery};
pub use crate::screen::composer::{
    ChannelPreview, ComposeAudience, ComposeView, Finding, PreviewView,
};
pub use crate::screen::home::{
    Cadence, EndedIncident, FirstRunView, FolderView, Hit, HomeView, LibraryView, OpenIncident,
    ReaderView, RunbookCard, RunbookRow, WorkspaceView,
};
pub use crate::screen::incident::{
    ChecklistView, CommandPart, CommandView, CorrectionView, DroppedStep, EscalationView,
    IncidentView, PhaseView, RhythmView, RunbookChange, StepDifference, StepView, StepWords,
    TimelineEntry, TimelineView, UncertainView,
};
pub use crate::screen::page::{ReaderPhase, ReaderRunbook, ReaderStep, ReaderSubstep};
pub use crate::screen::settings::{Answer, Setting, SettingsView};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::clock::Millis;

/// The time by the program's clock, and how fast it runs.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct Now {
    /// The time when the view was made.
    pub now: Millis,
    /// Seconds of it in one real second.
    pub rate: f64,
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
