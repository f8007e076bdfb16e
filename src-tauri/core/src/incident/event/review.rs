//! The bodies of entries that are written while an incident is looked back at, and of its post-mortem.

#![allow(missing_docs, reason = "fields are named by their meaning")]

use serde::{Deserialize, Serialize};

use crate::incident::key_time::{KeySaid, KeyTime};
use crate::incident::words::ReviewState;

/// The post-mortem moved on, or back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReviewSet {
    /// As the person saw it.
    pub from: ReviewState,
    /// As it is now.
    pub to: ReviewState,
}

/// A person said when something happened that the log does not know, or corrected it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyTimeSet {
    pub which: KeyTime,
    /// What a person had said before, as the writer saw it.
    pub from: KeySaid,
    /// What holds now.
    pub to: KeySaid,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// A post-mortem was written as final, or moved on to Reviewed or Closed, though questions in it were open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FinalDraft {
    /// How many questions.
    pub open: u32,
    pub reason: String,
}

/// The post-mortem got an owner, another one, or none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PostmortemOwned {
    /// Who had been, as the writer saw it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// Who is now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
}
