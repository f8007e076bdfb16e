//! What a runbook's file says now, against the checklist in use.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::incident::change::against::{FileDifference, told};
use crate::incident::state::Incident;
use crate::incident::step_ref::Spot;
use crate::incident::{StepRef, StepStatus};
use crate::library::FileNow;
use crate::runbook::Step;
use crate::runbook::diff::What;

/// A runbook's file is no longer the one that was frozen.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct RunbookChange {
    /// SHA-256 of the file as it is now, hexadecimal.
    pub hash: String,
    /// The differences between the checklist and the file that are not taken over; empty when there is none left.
    pub differences: Vec<StepDifference>,
    /// How many differences were taken over.
    pub adopted: u32,
}

/// A difference between a step of the checklist and the file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct StepDifference {
    /// Names it in `adopt_change` and `keep_ours`.
    pub id: String,
    /// How people name it: the step's number, or `+1` for the first step that the file added.
    pub name: String,
    /// What became of the step in the file.
    pub what: What,
    /// The step as it is used; none when the file added it.
    pub ours: Option<StepWords>,
    /// The step of the file; none when it no longer has it.
    pub theirs: Option<StepWords>,
    /// Where the file has a step that it added or moved: `after step 5`.
    pub place: Option<String>,
    /// What became of the step that is used.
    pub status: StepStatus,
    /// A person looked at it and kept the checklist as it is.
    pub set_aside: bool,
}

/// What a step asks for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct StepWords {
    /// Its sentence.
    pub text: String,
    /// Its commands, blanks not filled.
    pub commands: Vec<String>,
    /// The sentences of its sub-steps, each followed by its commands.
    pub substeps: Vec<String>,
    /// What is around it: conditions, warnings and expected results.
    pub around: Vec<String>,
}

/// The difference of each runbook of an incident, by its place; none where the file is the frozen one and nothing of
/// another was taken over, or where it cannot be read. `files` has one entry for each runbook.
pub(super) fn changes(state: &Incident, files: &[Option<FileNow>]) -> Vec<Option<RunbookChange>> {
    let mut added = 0;
    (1..)
        .zip(&state.runbooks)
        .zip(files)
        .map(|((ordinal, book), file)| {
            let is_frozen = |hash: &str| hash == book.file.hash && book.plan.adopted == 0;
            let file = file.as_ref().filter(|f| !is_frozen(&f.hash))?;
            let found = told(state, ordinal, &file.runbook, &file.compared);
            Some(RunbookChange {
                hash: file.hash.clone(),
                differences: found.into_iter().map(|d| view(state, d, &mut added)).collect(),
                adopted: book.plan.adopted,
            })
        })
        .collect()
}

fn view(state: &Incident, found: FileDifference<'_>, added: &mut u32) -> StepDifference {
    let ours = found.ours.map(|used| used.at);
    let name = ours.map_or_else(
        || {
            *added += 1;
            format!("+{added}")
        },
        |at| state.step_name(at),
    );
    let placed = matches!(found.what, What::Added | What::Moved);
    StepDifference {
        name,
        what: found.what,
        place: placed.then(|| place(state, &found.spot)),
        ours: found.ours.map(|used| words(used.step)),
        theirs: found.theirs.as_ref().map(words),
        status: ours.map_or(StepStatus::Open, |at: StepRef| state.status_of(at)),
        set_aside: found.set_aside,
        id: found.id,
    }
}

/// `after step 5`
fn place(state: &Incident, spot: &Spot) -> String {
    match (spot.after, &spot.under) {
        (Some(at), _) => format!("after step {}", state.step_name(at)),
        (None, Some(heading)) => format!("first under {heading}"),
        (None, None) => "first".to_owned(),
    }
}

fn words(step: &Step) -> StepWords {
    // The condition stands in the sentence already.
    let around = step.cautions.iter().map(|c| format!("Caution: {c}"));
    let around = around.chain(step.expected.iter().map(|e| format!("Expected: {e}")));
    let sub = |s: &crate::runbook::Substep| {
        let lines: Vec<&str> =
            [s.text.as_str()].into_iter().chain(s.commands.iter().map(String::as_str)).collect();
        lines.join("\n")
    };
    StepWords {
        text: step.text.clone(),
        commands: step.commands.clone(),
        substeps: step.substeps.iter().map(sub).collect(),
        around: around.collect(),
    }
}
