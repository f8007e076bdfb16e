//! The first stage: what a scenario is once it has been read. Plain data, which a running exercise keeps as it was.
//!
//! Times are milliseconds after the start of the exercise, by its own clock. What is deliberately absent: how a scenario
//! is written (see `strict` and `write`), and anything that happens when it runs.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::clock::Millis;
use crate::text::worded;

/// What a team practises with: a situation, and what becomes known while they work on it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Scenario {
    /// Its name, without `Scenario:`.
    pub title: String,
    /// What kind of exercise it is for.
    #[serde(default)]
    pub kind: ScenarioKind,
    /// Whether people talk or act.
    #[serde(default)]
    pub mode: Mode,
    /// How long it is meant to take.
    #[serde(default)]
    #[ts(type = "number | null")]
    pub duration_ms: Option<i64>,
    /// The promised minutes between updates; none where the severity decides.
    #[serde(default)]
    pub cadence_minutes: Option<u32>,
    /// The time of day in the story when it begins; only shown, never waited for.
    #[serde(default)]
    pub clock_start: Option<Millis>,
    /// The situation that everybody may read before it begins.
    #[serde(default)]
    pub opening: String,
    /// What the exercise is to show.
    #[serde(default)]
    pub objectives: Vec<Objective>,
    /// Who takes part.
    #[serde(default)]
    pub participants: Vec<Participant>,
    /// How it is played, a rule each.
    #[serde(default)]
    pub rules: Vec<String>,
    /// When it is broken off, a reason each.
    #[serde(default)]
    pub stop_criteria: Vec<String>,
    /// What is released to the players, in the order of the file.
    #[serde(default)]
    pub injects: Vec<Inject>,
    /// The questions for the talk right after it.
    #[serde(default)]
    pub hot_wash: Vec<String>,
    /// The runbook that it practises, as the file names it: `database/database-unresponsive.md`.
    #[serde(default)]
    pub runbook: Option<String>,
    /// Words by which it is sorted and found.
    #[serde(default)]
    pub tags: Vec<String>,
    /// Everything else that the file says, as it stands there. For the facilitator alone.
    #[serde(default)]
    pub notes: String,
}

worded! {
    /// The kinds of exercises, from talk to the real thing.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
    #[serde(rename_all = "kebab-case")]
    pub enum ScenarioKind {
        /// People say what they would do.
        #[default]
        Tabletop = "tabletop",
        /// A runbook is read step by step, to see whether each is possible.
        Walkthrough = "walkthrough",
        /// People act on a copy.
        Simulation = "simulation",
        /// One procedure is practised, such as restoring a backup.
        Drill = "drill",
        /// Command and coordination are real, what they command is not.
        Functional = "functional",
        /// Planned failures in real systems.
        GameDay = "game-day",
        /// Production is recovered or moved, with target times.
        DrTest = "dr-test",
    }
}

/// Whether people talk or act: the promise of updates follows the clock of the story in one, the clock on the wall in
/// the other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// People talk.
    #[default]
    Discussion,
    /// People act on systems.
    Operations,
}

/// Something that the exercise is to show.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Objective {
    /// `O1`
    pub id: String,
    /// A sentence.
    pub text: String,
    /// Within which time it is to be reached.
    #[serde(default)]
    #[ts(type = "number | null")]
    pub target_ms: Option<i64>,
    /// What it is an ability of, in the file's words: `recovery`.
    #[serde(default)]
    pub capability: Option<String>,
}

/// Somebody who takes part.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Participant {
    /// `IC`, `Comms`, `Facilitator`
    pub role: String,
    /// What they do; empty where the file does not say.
    #[serde(default)]
    pub what: String,
}

/// Something that is released to the players at one moment.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Inject {
    /// `I1`; unique in the scenario.
    pub id: String,
    /// When it is due; none for one that waits for its trigger.
    #[serde(default)]
    #[ts(type = "number | null")]
    pub at_ms: Option<i64>,
    /// What it waits for; none where it has a time.
    #[serde(default)]
    pub trigger: Option<Trigger>,
    /// What it is for.
    #[serde(default)]
    pub kind: InjectKind,
    /// A few words, for the facilitator's list.
    pub title: String,
    /// What players are given, as it stands in the file, without the marks of the quotation.
    #[serde(default)]
    pub text: String,
    /// Who says it in the story: `monitoring`.
    #[serde(default)]
    pub from: Option<String>,
    /// The roles that are given it; nobody named means all.
    #[serde(default)]
    pub to: Vec<String>,
    /// By which way it comes in the story: `chat`, `phone`.
    #[serde(default)]
    pub via: Option<String>,
    /// What players are expected to do or to decide. Hidden from players.
    #[serde(default)]
    pub expectations: Vec<Expectation>,
    /// Help for players who are stuck, given one at a time.
    #[serde(default)]
    pub hints: Vec<String>,
    /// What only the facilitator reads.
    #[serde(default)]
    pub facilitator: Vec<String>,
    /// The line of its heading in the file, from 1.
    #[serde(default)]
    pub line: u32,
}

/// What an inject without a time waits for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "on", rename_all = "snake_case")]
pub enum Trigger {
    /// The facilitator decides.
    Manual,
    /// Another inject was released.
    After {
        /// Its id.
        inject: String,
        /// How long after that.
        #[ts(type = "number")]
        plus_ms: i64,
    },
    /// An objective is not met by a time.
    Unmet {
        /// Its id.
        objective: String,
        /// The time.
        #[ts(type = "number")]
        at_ms: i64,
    },
}

worded! {
    /// What an inject is for.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
    #[serde(rename_all = "snake_case")]
    pub enum InjectKind {
        /// It sets the scene.
        Contextual = "contextual",
        /// Players should act on it.
        #[default]
        Expected = "expected",
        /// It is used only where players go astray or stall.
        Contingency = "contingency",
    }
}

/// Something that players are expected to do or to decide.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Expectation {
    /// A sentence or a question.
    pub text: String,
    /// The ids of the objectives that it shows.
    #[serde(default)]
    pub objectives: Vec<String>,
    /// Within which time after the release.
    #[serde(default)]
    #[ts(type = "number | null")]
    pub within_ms: Option<i64>,
}

impl ScenarioKind {
    /// The mode of a scenario of this kind that names none.
    #[must_use]
    pub const fn mode(self) -> Mode {
        match self {
            Self::Tabletop | Self::Walkthrough | Self::Simulation => Mode::Discussion,
            Self::Drill | Self::Functional | Self::GameDay | Self::DrTest => Mode::Operations,
        }
    }
}

impl Scenario {
    /// The injects in the order in which they are run: by time, then by their place in the file; those that wait for a
    /// trigger come last.
    #[must_use]
    pub fn run_order(&self) -> Vec<&Inject> {
        let mut injects: Vec<&Inject> = self.injects.iter().collect();
        injects.sort_by_key(|inject| inject.at_ms.unwrap_or(i64::MAX));
        injects
    }
}
