//! What is copied of a step, on standard output, so that it can be piped into a clipboard. What a person should look at
//! before goes to standard error. Nothing is recorded, and nothing is run.

use holdfast_core::screen;
use holdfast_core::screen::{ChecklistView, CommandView, StepView};

use crate::desk::Desk;
use crate::out;
use crate::problem::{Problem, Result};

/// Prints the commands of a step, or the whole command at one place among them, from 1.
pub fn copy(desk: &mut Desk, incident: &str, number: &str, line: Option<usize>) -> Result<()> {
    let around = desk.around();
    let id = desk.engine.find(incident)?;
    let view = screen::incident(&mut desk.engine, &around, id)?;
    let commands = commands(&view.runbooks, number.trim()).ok_or_else(|| {
        Problem::failed(format!(
            "there is no step {number} in {incident}; see `holdfast status {incident}`"
        ))
    })?;
    if commands.is_empty() {
        return Err(Problem::failed(format!(
            "step {number} has no command; see `holdfast status {incident}` for those that have"
        )));
    }
    let texts = texts(&commands)?;
    for says in commands.iter().flat_map(|one| one.ask.iter().chain(&one.warning)) {
        out::remark(&format!("look first: {says}"));
    }
    match line {
        None => out::pasted(&texts.iter().map(|(whole, _)| *whole).collect::<Vec<_>>().join("\n")),
        Some(place) => {
            let singles: Vec<&str> = texts.into_iter().flat_map(|(_, singles)| singles).collect();
            let found = place.checked_sub(1).and_then(|at| singles.get(at));
            out::pasted(found.ok_or_else(|| {
                let of = singles.len();
                Problem::failed(format!(
                    "step {number} has {of} commands to copy one by one; name one from 1 to {of}"
                ))
            })?)
        }
    }
}

/// The commands of a step or a sub-step; none where there is no such step.
fn commands<'a>(runbooks: &'a [ChecklistView], number: &str) -> Option<Vec<&'a CommandView>> {
    let steps = runbooks.iter().flat_map(|book| &book.phases).flat_map(|phase| &phase.steps);
    let all = steps.flat_map(|step| std::iter::once(step).chain(&step.substeps));
    all.into_iter().find(|step| step.number == number).map(of_step)
}

fn of_step(step: &StepView) -> Vec<&CommandView> {
    step.commands.iter().collect()
}

/// Each command with what of it can be copied alone.
fn texts<'a>(commands: &[&'a CommandView]) -> Result<Vec<(&'a str, Vec<&'a str>)>> {
    commands
        .iter()
        .map(|one| {
            let refused = || Problem::failed(one.warning.clone().unwrap_or_default());
            let whole = one.copy.as_deref().ok_or_else(refused)?;
            let singles: Vec<&str> = one.lines.iter().map(String::as_str).collect();
            Ok((whole, if singles.is_empty() { vec![whole] } else { singles }))
        })
        .collect()
}
