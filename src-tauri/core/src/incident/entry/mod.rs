//! What an entry of the log is to its readers: one row for each kind, which the page, the terminal, the drafts of updates
//! and the post-mortem use. Its words are made by [`words`], and what its body holds for others is told by its [`Gist`].
//!
//! Each stage uses only those before it: `change`, `said`, `exercise`, `item`, `delivery`, `words`, `gist`,
//! `purge`.

mod change;
mod delivery;
mod exercise;
mod gist;
mod item;
pub mod purge;
mod said;
#[cfg(test)]
mod tests;
mod words;

pub use delivery::fate;
pub use gist::{Does, Gist, Names, Said, Turn};
pub use said::Words;
pub use words::{called, sentence, sentence_by, words};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use self::Part::{Steps, Updates};

use super::event::{EntryKind, Event};
use super::words::Tone;
use crate::text::worded;

/// How a kind of entry shows, and who takes it up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Face {
    /// The sign before the words; the words say the same.
    pub mark: &'static str,
    /// What a colour may add to the mark.
    pub tone: Tone,
    /// Where it stands on the timeline.
    pub part: Part,
    /// A person made it. The program's own entries are no signs of life.
    pub by_person: bool,
    /// It stands with the name of its writer, whoever reads it.
    pub signed: bool,
    /// It is a fact that an update is written from.
    pub in_drafts: bool,
    /// The section of the post-mortem that tells it; none where that stays in the log.
    pub section: Option<Section>,
    /// What stands before its words, which do not say it themselves.
    pub name: Option<&'static str>,
    /// The incident is over with it, until it is reopened.
    pub ends: bool,
    /// Promises to readers are made, answered, moved or ended by it.
    pub promises: bool,
    /// A step did not go as the file has it.
    pub trouble: bool,
    /// The runbook may learn from it: a step did not go as the file has it, or was made another one.
    pub finding: bool,
    /// A key time may be known by it.
    pub dates: bool,
    /// Severity or state is another one with it.
    pub changes: bool,
    /// The facilitator's alone while the exercise runs: it tells what is to come, what is expected or how players did.
    pub withheld: bool,
}

worded! {
    /// A part of the timeline, which a person can ask to see alone.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
    #[serde(rename_all = "snake_case")]
    pub enum Part {
        /// Decisions.
        Decisions = "decisions",
        /// Updates, pings and what became of them.
        Updates = "updates",
        /// What was said of steps and changed of them.
        Steps = "steps",
        /// How an exercise was directed.
        Exercise = "exercise",
        /// Everything else.
        Rest = "rest",
    }
}

impl Part {
    /// The part of an entry whose kind is stored as this word.
    #[must_use]
    pub fn of(kind: &str) -> Self {
        face_of(kind).part
    }
}

/// A section of the post-mortem that tells what was recorded, line by line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// What people saw, did, decided and told.
    Timeline,
    /// What people and the program did to the rhythm of updates.
    Communication,
}

impl Face {
    const fn by_person(mark: &'static str, tone: Tone) -> Self {
        Self {
            mark,
            tone,
            part: Part::Rest,
            by_person: true,
            signed: false,
            in_drafts: false,
            section: None,
            name: None,
            ends: false,
            promises: false,
            trouble: false,
            finding: false,
            dates: false,
            changes: false,
            withheld: false,
        }
    }

    const fn by_program(mark: &'static str, tone: Tone) -> Self {
        Self { by_person: false, ..Self::by_person(mark, tone) }
    }

    const fn of_step(mark: &'static str, tone: Tone) -> Self {
        Self::by_person(mark, tone).within(Part::Steps).for_drafts()
    }

    /// What a facilitator does; the report of the exercise tells it. Players see it after the end, unless it is
    /// [`Self::for_players`].
    const fn of_exercise(mark: &'static str, tone: Tone) -> Self {
        Self { withheld: true, ..Self::by_person(mark, tone).within(Part::Exercise) }
    }

    const fn for_players(self) -> Self {
        Self { withheld: false, ..self }
    }

    const fn within(self, part: Part) -> Self {
        Self { part, ..self }
    }

    const fn named(self, name: &'static str) -> Self {
        Self { name: Some(name), ..self }
    }

    const fn decided(self) -> Self {
        self.within(Part::Decisions).named("Decision").signed().for_drafts()
    }

    const fn posted(self, name: &'static str) -> Self {
        self.within(Updates).named(name).told().promising()
    }

    const fn signed(self) -> Self {
        Self { signed: true, ..self }
    }

    const fn told(self) -> Self {
        Self { section: Some(Section::Timeline), ..self }
    }

    const fn of_rhythm(self) -> Self {
        Self { section: Some(Section::Communication), ..self }
    }

    const fn ending(self) -> Self {
        Self { ends: true, promises: true, ..self }
    }

    const fn promising(self) -> Self {
        Self { promises: true, ..self }
    }

    const fn changing(self) -> Self {
        Self { changes: true, ..self }
    }

    const fn to_do(mark: &'static str, tone: Tone) -> Self {
        Self::by_person(mark, tone).named("To do").signed()
    }

    const fn troubled(self) -> Self {
        Self { trouble: true, ..self.found() }
    }

    const fn found(self) -> Self {
        Self { finding: true, ..self }
    }

    const fn dating(self) -> Self {
        Self { dates: true, ..self }
    }

    const fn for_drafts(self) -> Self {
        Self { in_drafts: true, ..self.told() }
    }
}

impl EntryKind {
    /// How it shows and who takes it up.
    #[must_use]
    #[allow(clippy::too_many_lines, reason = "a table with one line for each kind")]
    pub const fn face(self) -> Face {
        use Tone::{Bad, Decision, Ok, Plain, Update, Warn};
        match self {
            Self::Declared => Face::by_person("●", Bad).told().promising(),
            Self::RunbookAttached => Face::by_person("≡", Plain).told(),
            Self::SeveritySet => Face::by_person("●", Bad).for_drafts().promising().changing(),
            Self::StateSet => Face::by_person("→", Update).for_drafts().changing().dating(),
            Self::ChannelsChosen => Face::by_person("⊘", Plain).of_rhythm().promising(),
            Self::RoleAssigned => Face::by_person("@", Plain).told().dating(),
            Self::StepStarted => Face::of_step("▸", Plain),
            Self::StepDone => Face::of_step("✓", Ok),
            Self::StepSkipped => Face::of_step("–", Warn).troubled(),
            Self::StepDropped => Face::of_step("–", Warn).found(),
            Self::StepUndone => Face::of_step("↶", Plain).troubled(),
            Self::StepRestored => Face::of_step("↶", Plain),
            Self::StepBlocked => Face::of_step("✕", Bad).troubled(),
            Self::StepAdded => Face::of_step("+", Plain).found(),
            Self::StepEdited => Face::of_step("✎", Plain).found(),
            Self::StepMoved => Face::of_step("⇅", Plain),
            Self::StepAssigned => Face::of_step("@", Plain),
            Self::StepDueSet => Face::of_step("◷", Plain),
            Self::ChangeSetAside => Face::by_person("≠", Plain).within(Steps),
            Self::BlankFilled => Face::by_person("=", Plain),
            Self::Note => Face::by_person("✎", Plain).signed().for_drafts(),
            Self::Decision => Face::by_person("◆", Decision).decided(),
            Self::UpdatePosted => Face::by_person("▲", Update).posted("Update"),
            Self::PingPosted => Face::by_program("△", Update).posted("Automatic ping"),
            Self::PingSkipped => Face::by_person("△", Plain).within(Updates).of_rhythm(),
            Self::AskFirst => Face::by_program("?", Warn).of_rhythm(),
            Self::Snoozed => Face::by_person("◷", Plain).of_rhythm(),
            Self::Held => Face::by_person("‖", Warn).of_rhythm(),
            Self::Unheld => Face::by_person("▸", Plain).of_rhythm(),
            Self::RhythmTaken | Self::ReviewSet => Face::by_person("⇄", Plain),
            Self::PostmortemOwned => Face::by_person("@", Plain),
            Self::Resolved => Face::by_person("✓", Ok).told().ending(),
            Self::Reopened => Face::by_person("↶", Bad).told().promising().changing(),
            Self::Closed => Face::by_person("■", Plain).told().ending(),
            Self::Declined => Face::by_person("✕", Plain).told().ending(),
            Self::EscalationDue => Face::by_program("!", Bad).told(),
            Self::Delivery => Face::by_program("!", Bad).within(Updates).promising(),
            Self::DeliverySettled => Face::by_person("✓", Plain).within(Updates).promising(),
            Self::Suspended => Face::by_program("◌", Warn).of_rhythm(),
            Self::ClockStepped => Face::by_program("◷", Warn).promising(),
            Self::ExerciseStarted => Face::of_exercise("▶", Decision).for_players(),
            Self::ExercisePaused => Face::of_exercise("‖", Warn).for_players(),
            Self::ExerciseResumed => Face::of_exercise("▸", Plain).for_players(),
            Self::ExerciseSpeedSet => Face::of_exercise("×", Plain).for_players(),
            Self::ExerciseJumped => Face::of_exercise("»", Plain).for_players(),
            Self::ExerciseStalled => {
                Face { by_person: false, ..Face::of_exercise("‖", Warn).for_players() }
            }
            Self::InjectReleased => Face::of_exercise("◈", Decision).named("Inject").for_players(),
            Self::InjectHeld | Self::InjectSkipped => Face::of_exercise("–", Warn),
            Self::InjectRetimed => Face::of_exercise("◷", Plain),
            Self::HintGiven => Face::of_exercise("?", Plain).named("Hint").for_players(),
            Self::ExpectationMarked => Face::of_exercise("✓", Plain),
            Self::ObservationMade => Face::of_exercise("✎", Plain).signed(),
            Self::ExerciseEnded => Face::of_exercise("■", Plain).for_players(),
            Self::ExerciseAborted => Face::of_exercise("✕", Bad).for_players(),
            Self::ObjectiveRated => Face::of_exercise("◆", Plain).signed(),
            Self::ActionAdded => Face::to_do("☐", Plain).told(),
            Self::ActionChanged => Face::to_do("☐", Plain),
            Self::ActionSettled => Face::to_do("☑", Ok),
            Self::ActionReopened => Face::to_do("☐", Warn),
            Self::KeyTimeSet => Face::by_person("◷", Plain).signed().told().dating(),
            Self::PostmortemFinal => Face::by_person("■", Plain).signed(),
            Self::Purged => Face::by_person("×", Plain).signed(),
            Self::Unknown => Face::by_program("·", Plain).told(),
        }
    }
}

/// The kinds whose face is as asked.
#[must_use]
pub fn kinds(are: impl Fn(Face) -> bool) -> Vec<EntryKind> {
    EntryKind::ALL.iter().copied().filter(|kind| are(kind.face())).collect()
}

impl Event {
    /// True for entries that a person made.
    #[must_use]
    pub fn is_human(&self) -> bool {
        self.kind().face().by_person
    }
}

/// The face of the kind that is stored as this word. A kind that this version does not know is told by its first word.
#[must_use]
pub fn face_of(kind: &str) -> Face {
    let known = EntryKind::of(kind);
    let is_new_step = known == EntryKind::Unknown && kind.starts_with("step_");
    if is_new_step { Face::of_step("·", Tone::Plain) } else { known.face() }
}

/// The face of an entry whose kind is stored as this word: a delivery shows as it ended.
#[must_use]
pub fn face(kind: &str, event: &Event) -> Face {
    let face = face_of(kind);
    let Event::Delivery(delivery) = event else { return face };
    let (mark, tone) = delivery.state.mark();
    Face { mark, tone, ..face }
}
