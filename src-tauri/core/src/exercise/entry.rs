//! What the log tells of an exercise: the bodies of its entries.

#![allow(missing_docs, reason = "fields are named by their meaning")]

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::text::worded;

use super::clock::Anchor;
use super::scenario::Scenario;
use super::strict::{self, Level};

/// An exercise began, with its scenario as it stood: an edit of the file later changes nothing of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Started {
    /// The scenario.
    pub file: ScenarioFile,
    /// Injects are released by the program, and the exercise ends by itself.
    #[serde(default)]
    pub auto: bool,
    /// Where its clock starts.
    pub anchor: Anchor,
}

/// A scenario as it stood when the exercise began.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScenarioFile {
    /// The path that a person knows it by.
    pub path: String,
    /// SHA-256 of the file, hexadecimal.
    pub hash: String,
    /// What is played.
    pub scenario: Scenario,
}

impl ScenarioFile {
    /// A scenario that can be played, from the text of its file.
    ///
    /// # Errors
    /// One sentence with the line, when the file is in another form or something keeps it from being played.
    pub fn read(text: &str, path: &str, hash: String) -> Result<Self, String> {
        if !strict::is_strict(text) {
            return Err(format!(
                "{path} is not in the form that is played; `holdfast exercise import \"{path}\" -o OUT` makes one of it."
            ));
        }
        let read = strict::read(text, path);
        match read.findings.iter().find(|finding| finding.level == Level::Error) {
            Some(first) => Err(format!(
                "{path}:{}: {}; `holdfast exercise lint \"{path}\"` says what else is wrong.",
                first.line, first.message
            )),
            None => Ok(Self { path: path.to_owned(), hash, scenario: read.scenario }),
        }
    }
}

/// The clock was stopped, started, put forward or given another speed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClockSet {
    /// Where the story stood, as the clock had it before.
    pub from_ms: i64,
    /// Where it goes on from.
    pub anchor: Anchor,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// Something was done with an inject.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct InjectSaid {
    /// Which: `I2`.
    pub inject: String,
    /// Its title, so that the entry can be read without the scenario.
    pub title: String,
    /// When it was due in the story; none where it waits for a person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due_ms: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// An inject comes at another time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Retimed {
    pub inject: String,
    pub title: String,
    /// When it was due; none where it waited for a person.
    #[serde(default)]
    pub from_ms: Option<i64>,
    /// When it is due now.
    pub to_ms: i64,
}

/// A hint was given to the players.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HintGiven {
    pub inject: String,
    /// The words.
    pub text: String,
}

worded! {
    /// Whether players did what is expected of them.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
    #[serde(rename_all = "snake_case")]
    pub enum Met {
        /// They did.
        Yes = "yes",
        /// They did in part.
        Partial = "partial",
        /// They did not.
        No = "no",
        /// It did not come up.
        NotApplicable = "n.a.",
    }
}

impl Met {
    /// True when players did all of it: only that can be in time or late.
    #[must_use]
    pub const fn is_whole(self) -> bool {
        match self {
            Self::Yes => true,
            Self::Partial | Self::No | Self::NotApplicable => false,
        }
    }

    /// False when it did not come up: it is not counted.
    #[must_use]
    pub const fn counts(self) -> bool {
        match self {
            Self::Yes | Self::Partial | Self::No => true,
            Self::NotApplicable => false,
        }
    }
}

/// An expectation was ticked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExpectationMarked {
    pub inject: String,
    /// Which of its expectations, from 1.
    pub number: u32,
    pub text: String,
    /// Whether it was met.
    pub met: Met,
    /// Milliseconds of the story since its inject was released.
    pub after_ms: i64,
    /// Whether it was met within its time, where a person said so. What is said after the end always has it: `after_ms` tells
    /// nothing then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub in_time: Option<bool>,
    /// What there is to say of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

worded! {
    /// What an observation is.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
    #[serde(rename_all = "snake_case")]
    pub enum ObservationKind {
        /// It went well.
        Strength = "strength",
        /// It could go better.
        Improve = "improve",
        /// Something is missing.
        Gap = "gap",
        /// Nobody could answer it.
        Question = "question",
    }
}

impl ObservationKind {
    /// As it is said of something seen: `to improve`.
    #[must_use]
    pub const fn said(self) -> &'static str {
        match self {
            Self::Strength => "strength",
            Self::Improve => "to improve",
            Self::Gap => "gap",
            Self::Question => "question",
        }
    }

    /// The signs that stand for it at the front of a line; the first is the one that is shown.
    #[must_use]
    pub const fn signs(self) -> &'static [char] {
        match self {
            Self::Strength => &['+'],
            Self::Improve => &['~'],
            Self::Gap => &['−', '-'],
            Self::Question => &['?'],
        }
    }

    /// The kind that a sign stands for.
    #[must_use]
    pub fn of_sign(sign: char) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.signs().contains(&sign))
    }
}

/// Somebody saw something worth keeping.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Observation {
    pub kind: ObservationKind,
    /// The words.
    pub text: String,
    /// The objective that it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub objective: Option<String>,
    /// The inject that it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub inject: Option<String>,
}

/// How well an objective was reached, by the scale of HSEEP.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Rating {
    /// Performed without challenges.
    Performed,
    /// Performed with some challenges.
    Some,
    /// Performed with major challenges.
    Major,
    /// Unable to be performed.
    Unable,
}

impl Rating {
    /// The scale, the best first.
    pub const ALL: [Self; 4] = [Self::Performed, Self::Some, Self::Major, Self::Unable];

    /// The letter of the scale.
    #[must_use]
    pub const fn letter(self) -> char {
        match self {
            Self::Performed => 'P',
            Self::Some => 'S',
            Self::Major => 'M',
            Self::Unable => 'U',
        }
    }

    /// What the letter means.
    #[must_use]
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::Performed => "performed without challenges",
            Self::Some => "performed with some challenges",
            Self::Major => "performed with major challenges",
            Self::Unable => "unable to be performed",
        }
    }
}

/// An objective was rated.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ObjectiveRated {
    /// Which: `O1`.
    pub objective: String,
    /// How well it was reached.
    pub rating: Rating,
    pub reason: String,
}

worded! {
    /// What a corrective action changes: a capability is made of these.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
    #[serde(rename_all = "snake_case")]
    pub enum Element {
        /// Plans, runbooks, procedures.
        #[default]
        Planning = "planning",
        /// Who is there, and who may do what.
        Organisation = "organisation",
        /// Tools and systems.
        Equipment = "equipment",
        /// What people know.
        Training = "training",
        /// Practising itself.
        Exercises = "exercises",
    }
}

/// The exercise was broken off.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Aborted {
    pub reason: String,
}
