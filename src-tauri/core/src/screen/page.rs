//! A page as the reader draws it. The document says nearly everything; of the checklist only that comes with it which the
//! document does not say, because a page of 10 MB has hundreds of thousands of steps.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::runbook::model::reading::{FrontMatter, Group, PinnedTable};
use crate::runbook::{Block, Escalation, Phase, Runbook, SeverityHint, Step, Substep, Warning};

/// A runbook as the reader draws it: see [`Runbook`] for what the fields mean.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "the fields are those of `Runbook`")]
pub struct ReaderRunbook {
    pub title: String,
    pub severity: Option<SeverityHint>,
    pub phases: Vec<ReaderPhase>,
    pub cadence_minutes: Option<u32>,
    pub escalations: Vec<Escalation>,
    pub postmortem_due_hours: Option<u32>,
    pub blanks: Vec<String>,
    pub warnings: Vec<Warning>,
    pub front: FrontMatter,
    pub groups: Vec<Group>,
    pub pinned: Vec<PinnedTable>,
    pub document: Vec<Block>,
}

/// A section with its steps.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct ReaderPhase {
    /// The heading without its time window.
    pub title: String,
    /// The line of the heading in the file, from 1.
    pub line: u32,
    /// The steps, in document order.
    pub steps: Vec<ReaderStep>,
}

/// What a step's blocks do not say of it; a list that is empty is left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct ReaderStep {
    /// The ordinal over all steps of the file, from 1.
    pub number: u32,
    /// The line in the file, from 1.
    pub line: u32,
    /// What is copied, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<Vec<String>>", optional)]
    pub commands: Vec<String>,
    /// Sentences that say what is to be seen when it worked.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<Vec<String>>", optional)]
    pub expected: Vec<String>,
    /// Sentences that warn.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<Vec<String>>", optional)]
    pub cautions: Vec<String>,
    /// Its sub-steps that have commands.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<Vec<ReaderSubstep>>", optional)]
    pub substeps: Vec<ReaderSubstep>,
}

/// A sub-step with commands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct ReaderSubstep {
    /// `5.1`
    pub number: String,
    /// What is copied, in order.
    pub commands: Vec<String>,
}

impl ReaderRunbook {
    /// What the reader draws of a runbook.
    #[must_use]
    pub fn of(read: &Runbook) -> Self {
        Self {
            title: read.title.clone(),
            severity: read.severity.clone(),
            phases: read.phases.iter().map(phase).collect(),
            cadence_minutes: read.cadence_minutes,
            escalations: read.escalations.clone(),
            postmortem_due_hours: read.postmortem_due_hours,
            blanks: read.blanks.clone(),
            warnings: read.warnings.clone(),
            front: read.front.clone(),
            groups: read.groups.clone(),
            pinned: read.pinned.clone(),
            document: read.document.clone(),
        }
    }
}

fn phase(phase: &Phase) -> ReaderPhase {
    let steps = phase.steps.iter().map(step).collect();
    ReaderPhase { title: phase.title.clone(), line: phase.line, steps }
}

fn step(step: &Step) -> ReaderStep {
    let with_commands = step.substeps.iter().filter(|sub| !sub.commands.is_empty());
    ReaderStep {
        number: step.number,
        line: step.line,
        commands: step.commands.clone(),
        expected: step.expected.clone(),
        cautions: step.cautions.clone(),
        substeps: with_commands.map(substep).collect(),
    }
}

fn substep(sub: &Substep) -> ReaderSubstep {
    ReaderSubstep { number: sub.number.clone(), commands: sub.commands.clone() }
}
