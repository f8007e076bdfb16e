//! What a screen or a terminal sees: each file has the plain data of one screen and what builds it from the engine.
//!
//! Times are instants; every screen view carries `now` and its rate, so that a screen never reads its own
//! clock: it adds the time that has passed since the view came. Nothing here writes, except that a channel seen for the
//! first time with its secret in the environment is bound. What a rule or the engine says of itself is their type; what
//! of it crosses to the page is named here again.
//!
//! Each stage uses only those before it: `around` (the time, and what the edge knows), `clock`, `channels`, `drawn`,
//! `header` (the open incidents), `needs` (what needs somebody), `sending`, `compose`, `scenario`, `incident`, `library`,
//! `postmortem`, `exercise`, `learned` (what is over all incidents), `settings`, `home`.

mod around;
mod channels;
mod clock;
mod compose;
mod drawn;
mod exercise;
mod header;
mod home;
mod incident;
mod learned;
mod library;
mod needs;
mod postmortem;
mod scenario;
mod sending;
mod settings;
#[cfg(test)]
mod tests;

pub use self::around::{Around, Now};
pub use self::channels::{ChannelState, ChannelView, LastDelivery, ProviderView, channels};
pub use self::clock::{ClockFace, ClockView, OwnClock};
pub use self::compose::{
    ChannelPreview, ComposeAudience, ComposeText, ComposeView, Fact, PreviewView, compose, preview,
};
pub use self::drawn::Drawn;
pub use self::exercise::give_way::GiveWay;
pub use self::exercise::observed::observed;
pub use self::exercise::players::{Given, PlayersClock, PlayersView, players};
pub use self::exercise::report::{
    AfterAction, SavedReport, after_action, after_action_copy, after_action_export,
    after_action_known_to, after_action_record, after_action_rows, after_action_text, replay,
};
pub use self::exercise::{
    ExerciseClock, ExerciseView, ExpectationView, InjectView, NextInject, ObjectiveView,
    ObservationView, exercise,
};
pub use self::header::{OpenIncident, header, open};
pub use self::home::{EndedIncident, FirstRunView, HomeView, ReviewClock, home};
pub use self::incident::changes::{RunbookChange, StepDifference, StepWords};
pub use self::incident::checklist::{ChecklistView, DroppedStep, PhaseView, StepView};
pub use self::incident::copying::CopyView;
pub use self::incident::private::{UsableChannel, ends_with};
pub use self::incident::timeline::line::{LineView, line};
pub use self::incident::timeline::{
    Arrived, TimelineCounts, TimelineEntry, TimelineRow, TimelineView, entry, timeline,
};
pub use self::incident::{
    CorrectionView, EscalationView, IncidentView, RhythmView, RoleName, SeverityWay, StateWay,
    UncertainView, incident, told_steps,
};
pub use self::learned::actions::{ActionRow, ActionsView, SettledRow, actions, today};
pub use self::learned::lessons::{BookLessons, LessonRow, LessonStanding, LessonsView, lessons};
pub use self::learned::report::{
    ReportGroup, ReportIncident, ReportRunbook, ReportView, Spread, report,
};
pub use self::library::reader::{
    Beside, ReaderPhase, ReaderRunbook, ReaderStep, ReaderSubstep, ReaderView, Unchecked, beside,
    page, reader, unchecked,
};
pub use self::library::search::search;
pub use self::library::told::PinnedView;
pub use self::library::{FolderView, LibraryView, RunbookRow, folder_views, library};
pub use self::needs::{Need, NeedAnswer, Needs, needs};
pub use self::postmortem::{
    ChartView, CopyAsk, DraftHistory, DraftNotes, DraftVersion, DraftView, KeyTimeView,
    KeyTimesView, MaskedView, PostmortemCopy, chart_view, draft_history, draft_in, draft_notes,
    draft_of_version, draft_view, key_times_view, masked_view, named_people, postmortem_by,
    postmortem_copy, readers_of, refresh_draft, take_draft, unanswered, unanswered_here,
    written_draft,
};
pub use self::postmortem::{
    Export, ExportAsk, Exported, Known, PostmortemDraft, PostmortemRecord, Readers, export,
    known_to, postmortem, postmortem_record, timeline_csv,
};
pub use self::scenario::{
    ScenarioFinding, ScenarioRow, ScenarioView, StoryView, WrittenScenario, scenario, scenario_rows,
};
pub use self::sending::{nobody_sends, stops_with_window};
pub use self::settings::{
    Answer, Setting, SettingsView, TEXT_SIZES, Theme, WorkspaceView, settings, text_size,
};
pub use crate::engine::{Changed, Done, EngineError as Failure};
pub use crate::exercise::import::{Piece, PieceOf};
pub use crate::incident::change::lesson::{Evidence, LessonKind};
pub use crate::incident::clock::{Lasted, Since};
pub use crate::incident::rhythm::{ClockEdge, ClockTone, Deed, Face, Rank, Urgency};
pub use crate::incident::typed::{LineKind, Opening};
pub use crate::library::Hit;
pub use crate::library::card::RunbookCard;
pub use crate::library::exercises::ScenarioForm;
pub use crate::paper::drawing::Drawing;
pub use crate::postmortem::Cadence;
pub use crate::runbook::facts::blanks::{CommandPart, CommandView};
pub use crate::update::Finding;

use self::around::{now, time_of};
