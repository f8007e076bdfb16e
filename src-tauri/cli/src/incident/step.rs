//! Words that say what became of a step, that change the checklist of one incident, and that answer the differences of
//! its runbooks' files.

use holdfast_core::incident::command::{ChangeAction, StepAction};
use holdfast_core::screen;
use holdfast_core::screen::StepDifference;

use crate::args::{Difference, Place, Step, StepWord};
use crate::desk::{Desk, For};
use crate::incident::act::act;
use crate::incident::copy::copy;
use crate::problem::{Problem, Result};
use crate::show::changes;

/// Says what became of a step, or changes the checklist.
pub fn run(place: &Place, word: StepWord) -> Result<()> {
    let reads = matches!(word, StepWord::Copy { .. } | StepWord::Changes { .. });
    let desk = &mut Desk::open(place, if reads { For::Reading } else { For::Writing })?;
    match word {
        StepWord::Done { step, values, no_value } => {
            let Step { on, number: step, reason } = step;
            let values = (no_value || !values.is_empty()).then_some(values);
            act(desk, &on.incident, StepAction::FinishStep { step, values, reason })
        }
        StepWord::Undo(Step { on, number: step, reason }) => {
            act(desk, &on.incident, StepAction::UndoStep { step, reason })
        }
        StepWord::Start(Step { on, number: step, reason }) => {
            act(desk, &on.incident, StepAction::StartStep { step, reason })
        }
        StepWord::Skip(Step { on, number: step, reason }) => {
            let reason = reason.unwrap_or_default();
            act(desk, &on.incident, StepAction::SkipStep { step, reason })
        }
        StepWord::Block(Step { on, number: step, reason }) => {
            let reason = reason.unwrap_or_default();
            act(desk, &on.incident, StepAction::BlockStep { step, reason })
        }
        StepWord::Assign { step, name, nobody: _ } => {
            let (person, number) = (name.unwrap_or_default(), step.number);
            act(desk, &step.on.incident, StepAction::AssignStep { step: number, person })
        }
        StepWord::Due { step, due } => {
            let action = StepAction::SetStepDue { step: step.number, due, at: None };
            act(desk, &step.on.incident, action)
        }
        StepWord::Add { on, text, after, commands, runbook } => {
            act(desk, &on.incident, ChangeAction::AddStep { runbook, after, text, commands })
        }
        StepWord::Edit { step, text, commands } => {
            // None leaves them as they are, empty ones take them away.
            let commands = (!commands.is_empty()).then_some(commands);
            let action = ChangeAction::EditStep { step: step.number, text, commands };
            act(desk, &step.on.incident, action)
        }
        StepWord::Move { step, after, before, first: _ } => {
            let action = ChangeAction::MoveStep { step: step.number, after, before };
            act(desk, &step.on.incident, action)
        }
        StepWord::Drop { step, reason } => {
            act(desk, &step.on.incident, ChangeAction::DropStep { step: step.number, reason })
        }
        StepWord::Copy { step, line } => copy(desk, &step.on.incident, &step.number, line),
        StepWord::Changes { on, json } => changes::show(desk, &on.incident, json),
        StepWord::Adopt(which) => answer(desk, &which, |runbook, difference| {
            ChangeAction::AdoptChange { runbook, difference, file: None }
        }),
        StepWord::Keep(which) => answer(desk, &which, |runbook, difference| {
            ChangeAction::KeepOurs { runbook, difference, file: None }
        }),
    }
}

/// Takes over, or sets aside, the differences of that name.
fn answer(
    desk: &mut Desk,
    which: &Difference,
    said: impl Fn(u32, String) -> ChangeAction,
) -> Result<()> {
    let name = which.name.trim();
    let mut open = named(desk, &which.on.incident, name)?;
    if open.is_empty() {
        return Err(Problem::failed(format!(
            "the files of {} have no open difference {name}; see `holdfast step changes {}`",
            which.on.incident, which.on.incident
        )));
    }
    // What is taken over can change where the next one goes, so each is looked up when its turn comes.
    while let Some((runbook, difference)) = open.first().cloned() {
        let left = open.len();
        act(desk, &which.on.incident, said(runbook, difference.id))?;
        open = match name {
            "all" => named(desk, &which.on.incident, name)?,
            _ => open.split_off(1),
        };
        if open.len() >= left {
            return Err(Problem::failed("the file changes meanwhile; look at it again".to_owned()));
        }
    }
    Ok(())
}

/// The open differences of that name, with their runbooks: a step that was edited and moved has two.
fn named(desk: &mut Desk, incident: &str, name: &str) -> Result<Vec<(u32, StepDifference)>> {
    let around = desk.around();
    let id = desk.engine.find(incident)?;
    let view = screen::incident(&mut desk.engine, &around, id)?;
    let of = |book: holdfast_core::screen::ChecklistView| {
        let differences = book.change.map(|change| change.differences).unwrap_or_default();
        differences.into_iter().map(move |d| (book.ordinal, d))
    };
    let open = view.runbooks.into_iter().flat_map(of).filter(|(_, d)| !d.set_aside);
    Ok(open.filter(|(_, d)| name == "all" || d.name == name).collect())
}
