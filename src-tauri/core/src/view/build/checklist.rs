//! A runbook in use as a checklist: its phases and steps with what was said of them.

use crate::incident::state::{AttachedRunbook, Incident};
use crate::incident::{Progress, StepRef, StepStatus};
use crate::runbook::blanks::fill;
use crate::runbook::{Phase, Step};
use crate::view::{ChecklistView, PhaseView, StepView};

/// The checklist of the runbook with this ordinal.
pub(super) fn checklist(
    state: &Incident,
    ordinal: u32,
    attached: &AttachedRunbook,
) -> ChecklistView {
    let runbook = &attached.file.runbook;
    ChecklistView {
        ordinal,
        title: runbook.title.clone(),
        path: attached.file.path.clone(),
        phases: runbook
            .phases
            .iter()
            .filter(|p| !p.steps.is_empty())
            .map(|p| phase(state, ordinal, &runbook.blanks, p))
            .collect(),
    }
}

fn phase(state: &Incident, ordinal: u32, blanks: &[String], phase: &Phase) -> PhaseView {
    let steps: Vec<StepView> =
        phase.steps.iter().map(|s| step(state, ordinal, blanks, s)).collect();
    let count = |status| steps.iter().filter(|s| s.status == status).count();
    let size = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let (done, skipped) = (count(StepStatus::Done), count(StepStatus::Skipped));
    let finished = done + skipped == steps.len();
    let last = steps.iter().filter_map(|s| s.at).max();
    PhaseView {
        title: phase.title.clone(),
        window: phase.window,
        kind: phase.kind,
        progress: Progress { done: size(done), skipped: size(skipped), total: size(steps.len()) },
        finished_at: last.filter(|_| finished),
        steps,
    }
}

fn step(state: &Incident, ordinal: u32, blanks: &[String], step: &Step) -> StepView {
    let at = StepRef::step(ordinal, step.number);
    let substeps = (1..).zip(&step.substeps).map(|(n, sub)| {
        let at = StepRef { sub: Some(n), ..at };
        let commands = sub.commands.iter().map(|c| fill(c, blanks, &state.blanks)).collect();
        StepView { text: sub.text.clone(), commands, ..bare(state, at) }
    });
    StepView {
        source_number: step.source_number.filter(|n| *n != u64::from(step.number)),
        text: step.text.clone(),
        commands: step.commands.iter().map(|c| fill(c, blanks, &state.blanks)).collect(),
        substeps: substeps.collect(),
        optional: step.optional,
        ..bare(state, at)
    }
}

/// What was said of a step, without its words.
fn bare(state: &Incident, at: StepRef) -> StepView {
    let record = state.steps.get(&at);
    StepView {
        number: state.step_name(at),
        source_number: None,
        text: String::new(),
        commands: Vec::new(),
        substeps: Vec::new(),
        optional: false,
        status: state.status_of(at),
        at: record.map(|r| r.at),
        by: record.map(|r| r.by.clone()),
        reason: record.and_then(|r| r.reason.clone()),
    }
}
