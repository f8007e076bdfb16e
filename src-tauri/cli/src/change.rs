//! Words that change the checklist of one incident, and that answer the differences of its runbooks' files.

use holdfast_core::incident::Action;
use holdfast_core::screen;
use holdfast_core::screen::StepDifference;

use crate::args::Difference;
use crate::channel;
use crate::desk::Desk;
use crate::problem::Problem;
use crate::record;

/// What is done about a difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    Adopt,
    Keep,
}

/// The commands that were given: none leaves them as they are, empty ones take them away.
pub fn given(commands: Vec<String>) -> Option<Vec<String>> {
    (!commands.is_empty()).then_some(commands)
}

/// Takes over, or sets aside, the differences of that name.
pub fn answer(desk: &mut Desk, which: &Difference, answer: Answer) -> Result<(), Problem> {
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
        let action = match answer {
            Answer::Adopt => Action::AdoptChange { runbook, difference: difference.id, file: None },
            Answer::Keep => Action::KeepOurs { runbook, difference: difference.id, file: None },
        };
        record::act(desk, &which.on.incident, action)?;
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
fn named(
    desk: &mut Desk,
    incident: &str,
    name: &str,
) -> Result<Vec<(u32, StepDifference)>, Problem> {
    let around = channel::around(desk);
    let id = desk.engine.find(incident)?;
    let view = screen::incident(&mut desk.engine, &around, id)?;
    let of = |book: holdfast_core::screen::ChecklistView| {
        let differences = book.change.map(|change| change.differences).unwrap_or_default();
        differences.into_iter().map(move |d| (book.ordinal, d))
    };
    let open = view.runbooks.into_iter().flat_map(of).filter(|(_, d)| !d.set_aside);
    Ok(open.filter(|(_, d)| name == "all" || d.name == name).collect())
}
