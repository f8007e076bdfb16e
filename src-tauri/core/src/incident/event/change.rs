//! The bodies of entries that change a checklist for one incident. The frozen runbook stays as it is.

#![allow(missing_docs, reason = "fields are named by their meaning")]

use serde::{Deserialize, Serialize};

use crate::ids::EventId;
use crate::incident::step_ref::{Spot, StepRef};
use crate::runbook::Step;

/// What a file says of a step, taken over into the incident.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FromFile {
    /// SHA-256 of the file that says so, hexadecimal.
    pub hash: String,
    /// The step as it stands there. Its sub-steps are known by their words.
    pub step: Step,
}

/// A step was added. The entry's id names it from then on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StepAdded {
    /// The runbook's ordinal.
    pub runbook: u32,
    /// The number that it was given: `5a`. Another one when a laptop apart gave it to its own step.
    pub number: String,
    /// Where it stands.
    pub spot: Spot,
    /// Its sentence.
    pub text: String,
    pub commands: Vec<String>,
    /// Set when the file has it now.
    #[serde(default)]
    pub file: Option<FromFile>,
    /// The entry that attached the runbook: it names it where laptops attached apart and its ordinal became another.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub book: Option<EventId>,
}

/// The words of a step were changed. What was not changed is not named, so that laptops that edit apart keep what each
/// of them changed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StepEdited {
    pub step: StepRef,
    /// Its number as it was shown.
    pub number: String,
    /// The sentence before.
    pub was: String,
    /// The sentence now, where it changed.
    #[serde(default)]
    pub text: Option<String>,
    /// The commands now, all of them, where they changed.
    #[serde(default)]
    pub commands: Option<Vec<String>>,
    /// The commands before, where they changed.
    #[serde(default)]
    pub was_commands: Option<Vec<String>>,
    /// Set when the file says so now. It then has the whole step.
    #[serde(default)]
    pub file: Option<FromFile>,
    /// The entry that attached the runbook: it names it where laptops attached apart and its ordinal became another.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub book: Option<EventId>,
}

/// A step was put at another place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StepMoved {
    pub step: StepRef,
    /// Its number as it was shown.
    pub number: String,
    /// Its sentence.
    pub text: String,
    /// Where it stands now.
    pub spot: Spot,
    /// The number of the step before it, as it was shown; none for the first place.
    pub after_number: Option<String>,
    /// The number of the step that a person put it before, as it was shown; its place is in `spot` as well.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before_number: Option<String>,
    /// The hash of the file, when it has the step there now.
    #[serde(default)]
    pub hash: Option<String>,
    /// The entry that attached the runbook: it names it where laptops attached apart and its ordinal became another.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub book: Option<EventId>,
}

/// A step was taken out of the checklist. It is hidden, not removed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StepDropped {
    pub step: StepRef,
    /// Its number as it was shown.
    pub number: String,
    /// Its sentence.
    pub text: String,
    pub reason: String,
    /// The hash of the file, when it no longer has the step.
    #[serde(default)]
    pub hash: Option<String>,
    /// The entry that attached the runbook: it names it where laptops attached apart and its ordinal became another.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub book: Option<EventId>,
}

/// A step that was taken out is back. What was said of it is untouched.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StepRestored {
    pub step: StepRef,
    /// Its number as it was shown.
    pub number: String,
    /// Its sentence.
    pub text: String,
    /// Why, where it was said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// The entry that attached the runbook: it names it where laptops attached apart and its ordinal became another.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub book: Option<EventId>,
}

/// A difference between the file and the checklist was looked at, and the checklist stays as it is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ChangeSetAside {
    /// The runbook's ordinal.
    pub runbook: u32,
    /// SHA-256 of the file, hexadecimal.
    pub hash: String,
    /// Names the difference by its content, so that it stays set aside when other parts of the file change.
    pub difference: String,
    /// `added`, `removed`, `edited` or `moved`, of the file.
    pub what: String,
    /// The sentence that the file has, or had.
    pub text: String,
    /// The entry that attached the runbook: it names it where laptops attached apart and its ordinal became another.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub book: Option<EventId>,
}
