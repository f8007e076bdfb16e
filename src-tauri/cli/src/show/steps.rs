//! The steps of an incident as `holdfast status --json` prints them, one after the other, sub-steps behind their step.

use holdfast_core::incident::event::StepValue;
use holdfast_core::incident::{Standing, StepStatus};
use holdfast_core::runbook::Way;
use holdfast_core::screen::{IncidentView, PhaseView, StepView};
use serde::Serialize;

/// One step. What is not known is left out.
#[derive(Debug, Serialize)]
pub struct StepLine {
    number: String,
    text: String,
    status: StepStatus,
    #[serde(skip_serializing_if = "Option::is_none")]
    at: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    owner: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    due_at: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    asks: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    values: Vec<StepValue>,
    /// Which of several ways it belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    way: Option<Way>,
    /// How that way stands: `taken`, `not_taken`, `first`, `other`.
    #[serde(skip_serializing_if = "Option::is_none")]
    standing: Option<Standing>,
}

/// All steps of all runbooks of an incident.
pub fn steps(view: &IncidentView) -> Vec<StepLine> {
    let mut lines = Vec::new();
    for phase in view.runbooks.iter().flat_map(|book| &book.phases) {
        for step in &phase.steps {
            lines.push(line(phase, step));
            lines.extend(step.substeps.iter().map(|part| line(phase, part)));
        }
    }
    lines
}

fn line(phase: &PhaseView, step: &StepView) -> StepLine {
    StepLine {
        number: step.number.clone(),
        text: step.text.clone(),
        status: step.status,
        at: step.at.map(|at| at.rfc3339()),
        by: step.by.clone(),
        reason: step.reason.clone(),
        owner: step.owner.clone(),
        due_at: step.due_at.map(|at| at.rfc3339()),
        asks: step.asks.clone(),
        values: step.values.clone(),
        way: phase.way,
        standing: phase.way.map(|_| phase.standing),
    }
}
