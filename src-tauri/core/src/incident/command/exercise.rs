//! What a facilitator can ask for.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Millis;
use crate::exercise::Speed;
use crate::exercise::entry::{Met, ObservationKind, Rating, ScenarioFile};
use crate::incident::event::RunbookFile;
use crate::severity::Severity;

/// Begins an exercise by a scenario. The engine refuses it while something real is on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct Practise {
    /// The scenario's file; the edge reads it into `file`.
    pub path: String,
    /// Injects are released by the program, and it ends by itself.
    #[serde(default)]
    pub auto: bool,
    /// How fast the story runs.
    #[serde(default)]
    pub speed: Speed,
    /// How bad what is practised is; without it as the runbook says, else SEV 2.
    #[serde(default)]
    pub severity: Option<Severity>,
    /// The scenario as read at this moment. Filled by the edge.
    #[serde(default, skip)]
    #[ts(skip)]
    pub file: Option<Box<ScenarioFile>>,
    /// The runbook that it practises, as read at this moment. Filled by the edge.
    #[serde(default, skip)]
    #[ts(skip)]
    pub attached: Vec<RunbookFile>,
}

/// What is done with a running exercise. The groups are ours alone: each action is written by its `type`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(untagged)]
pub enum ExerciseAction {
    /// Sets its clock.
    Time(ClockAction),
    /// Says what becomes of an inject.
    Inject(InjectAction),
    /// Ends it, or judges how it goes.
    Judge(JudgeAction),
}

/// What is done with the clock of an exercise. A speed and a time of the story come as they were typed, and are read
/// where it is decided: there is one grammar of each.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum ClockAction {
    /// Stops the clock.
    PauseExercise { reason: Option<String> },
    /// Lets it go on.
    ResumeExercise,
    /// Gives it another speed.
    SetSpeed { speed: String },
    /// Puts it forward.
    JumpTo { to: String },
    /// Nothing kept the clock running since that moment. Refused from a screen or a terminal.
    #[serde(skip)]
    #[ts(skip)]
    Stalled { since: Millis },
}

/// What becomes of an inject, and of what it asks for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum InjectAction {
    /// Gives players an inject, due or not; the one that is due first where none is named.
    ReleaseInject { inject: Option<String> },
    /// Keeps an inject back.
    HoldInject { inject: String, reason: Option<String> },
    /// Leaves an inject out.
    SkipInject { inject: String, reason: String },
    /// Gives an inject another time of the story, as it was typed.
    RetimeInject { inject: String, to: String },
    /// Gives players the next hint of an inject.
    GiveHint { inject: String },
    /// Says whether an expectation was met; `number` counts those of the inject from 1. `in_time` says whether that was
    /// within its time; without it the story's clock tells while it runs, and what is met after the end was in time.
    MarkExpectation {
        inject: String,
        number: u32,
        met: Met,
        note: Option<String>,
        #[serde(default)]
        #[ts(optional)]
        in_time: Option<bool>,
    },
}

/// The end, and what is made of an exercise.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum JudgeAction {
    /// Keeps an observation, as it was typed ([`observed`](crate::exercise::observe::observed)); what the line itself names
    /// goes before `objective` and `inject`.
    Observe {
        kind: Option<ObservationKind>,
        text: String,
        objective: Option<String>,
        inject: Option<String>,
    },
    /// Rates an objective.
    RateObjective { objective: String, rating: Rating, reason: String },
    /// Ends it; the hot wash follows.
    EndExercise,
    /// Breaks it off.
    AbortExercise { reason: String },
}

macro_rules! groups {
    ($($group:ident($action:ident),)+) => {$(
        impl From<$action> for super::Action {
            fn from(action: $action) -> Self {
                Self::Exercise(ExerciseAction::$group(action))
            }
        }
    )+};
}

groups! {
    Time(ClockAction),
    Inject(InjectAction),
    Judge(JudgeAction),
}
