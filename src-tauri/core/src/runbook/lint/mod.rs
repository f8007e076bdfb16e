//! What is wrong with a runbook, found by rules that have names. Pure: what a file links to is asked of the caller.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// Worth knowing.
    Note,
    /// Worth mending.
    Warning,
    /// Would mislead somebody during an incident, or leaks a secret.
    Error,
}

/// What a rule found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LintFinding {
    /// The rule: `dead-link`.
    pub rule: String,
    /// How much it matters.
    pub level: Level,
    /// The line in the file, from 1; none when it concerns the whole file.
    pub line: Option<u32>,
    /// One sentence that says what to do.
    pub message: String,
}
