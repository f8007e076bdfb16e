//! What `holdfast runbook show FILE --json` prints. Its shape is stable: fields are added, never changed.

use serde::Serialize;

use crate::runbook::facts::values::asked;
use crate::runbook::model::reading::{Group, Reading};
use crate::runbook::model::{
    Checklist, Copying, Escalation, Phase, PhaseKind, SeverityHint, Substep, Way, Window,
};
use crate::runbook::sections::ways::takes_one;

/// A runbook as the terminal prints it, the fields in the order in which they are printed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Summary<'a> {
    title: &'a str,
    severity: Option<&'a SeverityHint>,
    symptoms: &'a [String],
    phases: Vec<PhaseSummary<'a>>,
    cadence_minutes: Option<u32>,
    escalations: &'a [Escalation],
    postmortem_due_hours: Option<u32>,
    steps_total: usize,
    commands_total: usize,
    warnings: Vec<String>,
    groups: Vec<GroupSummary<'a>>,
}

/// What became of a list or of paragraphs, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct GroupSummary<'a> {
    id: &'a str,
    line: u32,
    heading: &'a str,
    items: u32,
    verdict: Reading,
    reason: &'a str,
    chosen: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct PhaseSummary<'a> {
    title: &'a str,
    window: Option<Window>,
    kind: PhaseKind,
    #[serde(skip_serializing_if = "Option::is_none")]
    way: Option<Way>,
    steps: Vec<StepSummary<'a>>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct StepSummary<'a> {
    number: u32,
    source_number: Option<u64>,
    text: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    owner: Option<&'a str>,
    commands: &'a [String],
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    copying: &'a [Copying],
    substeps: &'a [Substep],
    optional: bool,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    takes_one: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    way: Option<Way>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    asks: Vec<String>,
}

/// The summary of a runbook.
#[must_use]
pub fn summary(runbook: &Checklist) -> Summary<'_> {
    Summary {
        title: &runbook.title,
        severity: runbook.severity.as_ref(),
        symptoms: &runbook.symptoms,
        phases: runbook.phases.iter().map(phase).collect(),
        cadence_minutes: runbook.cadence_minutes,
        escalations: &runbook.escalations,
        postmortem_due_hours: runbook.postmortem_due_hours,
        steps_total: runbook.steps_total(),
        commands_total: runbook.commands_total(),
        warnings: runbook.warnings.iter().map(warning).collect(),
        groups: runbook.groups.iter().map(group).collect(),
    }
}

fn phase(phase: &Phase) -> PhaseSummary<'_> {
    let steps = phase.steps.iter().map(|step| StepSummary {
        number: step.number,
        source_number: step.source_number,
        text: &step.text,
        owner: step.owner.as_deref(),
        commands: &step.commands,
        copying: &step.copying,
        substeps: &step.substeps,
        optional: step.optional,
        takes_one: takes_one(step),
        way: phase.way,
        asks: asked(&step.text, &step.details),
    });
    PhaseSummary {
        title: &phase.title,
        window: phase.window,
        kind: phase.kind,
        way: phase.way,
        steps: steps.collect(),
    }
}

fn group(group: &Group) -> GroupSummary<'_> {
    GroupSummary {
        id: &group.id,
        line: group.line,
        heading: &group.heading,
        items: group.items,
        verdict: group.verdict,
        reason: &group.reason,
        chosen: group.chosen,
    }
}

/// One sentence, with its line where it has one.
fn warning(warning: &crate::runbook::model::Warning) -> String {
    match warning.line {
        Some(line) => format!("line {line}: {}", warning.message),
        None => warning.message.clone(),
    }
}

/// The summary as one line of JSON.
///
/// # Errors
/// Those of the serialiser; plain data such as this does not cause any.
pub fn summary_json(runbook: &Checklist) -> serde_json::Result<String> {
    serde_json::to_string(&summary(runbook))
}
