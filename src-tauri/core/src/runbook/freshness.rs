//! Whether a runbook can still be trusted: from its review date, from real use, and from what went wrong with it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// How fresh a runbook is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FreshnessState {
    /// Reviewed or used well within three quarters of its interval.
    Fresh,
    /// The review comes up: 75 to 100 % of the interval are over.
    Due,
    /// The interval is over.
    Stale,
    /// No date is known: the file's own time is shown instead, which is no review.
    Unknown,
    /// Since the last review a run skipped, undid or blocked a step.
    Suspect,
}

/// How fresh a runbook is, with the words for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Freshness {
    /// The state.
    pub state: FreshnessState,
    /// For a badge: `stale 41 d`; empty when fresh.
    pub badge: String,
    /// For the line at declare, one sentence; empty when fresh.
    pub line: String,
    /// The last review, as `2026-01-19`.
    pub reviewed_on: Option<String>,
    /// When the next review is due, as `2026-07-19`.
    pub due_on: Option<String>,
    /// The last use in an incident that was resolved, as `2026-12-12`.
    pub used_on: Option<String>,
}

impl Default for Freshness {
    fn default() -> Self {
        Self {
            state: FreshnessState::Unknown,
            badge: String::new(),
            line: String::new(),
            reviewed_on: None,
            due_on: None,
            used_on: None,
        }
    }
}
