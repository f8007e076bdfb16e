//! The checklist for a program: what `runbook show --json` prints, and what stands around each step. The shape is
//! stable: fields are added, never changed.

use serde::Serialize;

use super::sheet::Origin;
use crate::runbook::document::summary::{Summary, summary};
use crate::runbook::model::reading::{FrontMatter, PinnedTable, Reference};
use crate::runbook::model::{Checklist, Step};

/// The sheet for a program.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SheetJson<'a> {
    #[serde(flatten)]
    summary: Summary<'a>,
    file: &'a str,
    sha256: &'a str,
    printed_on: String,
    front: &'a FrontMatter,
    blanks: &'a [String],
    pinned: &'a [PinnedTable],
    around: Vec<AroundStep<'a>>,
}

/// What stands around the step with this number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct AroundStep<'a> {
    number: u32,
    line: u32,
    condition: Option<&'a str>,
    expected: &'a [String],
    cautions: &'a [String],
    references: &'a [Reference],
    details: &'a [String],
    suggested: bool,
}

/// The sheet for a program.
#[must_use]
pub fn json<'a>(runbook: &'a Checklist, origin: &Origin<'a>) -> SheetJson<'a> {
    SheetJson {
        summary: summary(runbook),
        file: origin.file,
        sha256: origin.hash,
        printed_on: origin.on.to_string(),
        front: &runbook.front,
        blanks: &runbook.blanks,
        pinned: &runbook.pinned,
        around: runbook.steps().map(|(_, step)| around(step)).collect(),
    }
}

fn around(step: &Step) -> AroundStep<'_> {
    AroundStep {
        number: step.number,
        line: step.line,
        condition: step.condition.as_deref(),
        expected: &step.expected,
        cautions: &step.cautions,
        references: &step.references,
        details: &step.details,
        suggested: step.suggested,
    }
}
