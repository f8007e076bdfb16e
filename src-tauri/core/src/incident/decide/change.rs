//! Changing the checklist of a running incident: adding, editing, moving and taking out steps, and what to do about
//! differences of the file. The frozen runbook stays as it is.

use super::{Code, Decided, Rejection, not_found, refused};
use crate::incident::command::{Action, RunbookFile};
use crate::incident::event::{
    ChangeSetAside, Event, FromFile, StepAdded, StepDropped, StepEdited, StepMoved,
};
use crate::incident::plan::against::{FileDifference, differences};
use crate::incident::plan::{Spot, Used, next_label};
use crate::incident::state::Incident;
use crate::incident::step_ref::StepRef;
use crate::incident::words::StepStatus;
use crate::runbook::Step;
use crate::runbook::diff::What;

const LONGEST_TEXT: usize = 2_000;
const LONGEST_COMMAND: usize = 10_000;
const MOST_COMMANDS: usize = 50;

type Answer = Result<Vec<Decided>, Rejection>;

/// What a change of the checklist becomes.
pub(super) fn change(state: &Incident, action: &Action) -> Answer {
    if let Action::AddStep { runbook, after, text, commands } = action {
        add(state, *runbook, after.as_deref(), text, commands)
    } else if let Action::EditStep { step, text, commands } = action {
        edit(state, step, text.as_deref(), commands.as_deref())
    } else if let Action::MoveStep { step, after } = action {
        move_step(state, step, after.as_deref())
    } else if let Action::DropStep { step, reason } = action {
        drop_step(state, step, reason)
    } else if let Action::AdoptChange { runbook, difference, file } = action {
        adopt(state, *runbook, difference, file.as_deref())
    } else if let Action::KeepOurs { runbook, difference, file } = action {
        keep(state, *runbook, difference, file.as_deref())
    } else {
        refused("This is not a change of the checklist.")
    }
}

fn add(
    state: &Incident,
    runbook: u32,
    after: Option<&str>,
    text: &str,
    commands: &[String],
) -> Answer {
    if state.runbooks.is_empty() {
        return refused("This incident has no runbook yet; add one first, then a step to it.");
    }
    let after = after.map(|name| whole(state, name)).transpose()?.map(|used| used.at);
    let runbook = after.map_or(runbook, |at| at.runbook);
    if state.runbook(runbook).is_none() {
        return not_found(format!("There is no runbook {runbook} in this incident."));
    }
    Ok(vec![
        Event::StepAdded(StepAdded {
            runbook,
            number: label(state, runbook, after),
            spot: Spot { after, under: None },
            text: sentence(text)?,
            commands: checked(commands)?,
            file: None,
            book: None,
        })
        .into(),
    ])
}

/// The number that a step gets after `after`: that of the file's step before it with the next free letter.
fn label(state: &Incident, runbook: u32, after: Option<StepRef>) -> String {
    let Some(book) = state.runbook(runbook) else { return String::new() };
    let order = book.order(runbook).into_iter().flatten();
    let mut anchor = 0;
    for at in order {
        anchor = if at.added.is_none() { at.step } else { anchor };
        if Some(at) == after {
            return next_label(book, anchor);
        }
    }
    next_label(book, 0)
}

fn edit(state: &Incident, name: &str, text: Option<&str>, commands: Option<&[String]>) -> Answer {
    let used = whole(state, name)?;
    let text = text.map(sentence).transpose()?;
    let commands = commands.map(checked).transpose()?;
    let edited = edited(state, used, text, commands);
    if edited.text.is_none() && edited.commands.is_none() {
        return refused(format!("Step {} says exactly that already.", edited.number));
    }
    Ok(vec![Event::StepEdited(edited).into()])
}

/// An edit that names only what differs from the step as it is used.
fn edited(
    state: &Incident,
    used: Used<'_>,
    text: Option<String>,
    commands: Option<Vec<String>>,
) -> StepEdited {
    let commands = commands.filter(|new| *new != used.step.commands);
    StepEdited {
        step: used.at,
        number: state.step_name(used.at),
        was: used.step.text.clone(),
        text: text.filter(|new| *new != used.step.text),
        was_commands: commands.as_ref().map(|_| used.step.commands.clone()),
        commands,
        file: None,
        book: None,
    }
}

fn move_step(state: &Incident, name: &str, after: Option<&str>) -> Answer {
    let used = whole(state, name)?;
    let number = state.step_name(used.at);
    let after = after.map(|name| whole(state, name)).transpose()?.map(|used| used.at);
    if after.is_some_and(|at| at.runbook != used.at.runbook) {
        return refused(format!("Step {number} can only be moved within its own runbook."));
    }
    let shown: Vec<StepRef> = state
        .checklist(used.at.runbook)
        .iter()
        .flat_map(|phase| phase.steps.iter().map(|s| s.at))
        .collect();
    let place = shown.iter().position(|at| *at == used.at);
    let before = place.and_then(|n| n.checked_sub(1)).and_then(|n| shown.get(n)).copied();
    if after == Some(used.at) || (place.is_some() && before == after) {
        return refused(format!("Step {number} stands there already."));
    }
    let spot = Spot { after, under: None };
    let after_number = after.map(|at| state.step_name(at));
    let text = used.step.text.clone();
    let moved =
        StepMoved { step: used.at, number, text, spot, after_number, hash: None, book: None };
    Ok(vec![Event::StepMoved(moved).into()])
}

fn drop_step(state: &Incident, name: &str, reason: &str) -> Answer {
    let used = whole(state, name)?;
    let number = state.step_name(used.at);
    let reason = reason.trim();
    if reason.is_empty() {
        return refused(format!("Say why step {number} is taken out: it belongs in the record."));
    }
    if used.is_out() {
        return refused(format!("Step {number} is taken out already; undo it to put it back."));
    }
    let status = state.status_of(used.at);
    if status != StepStatus::Open {
        return refused(format!("Step {number} is {}; undo it first.", status.word()));
    }
    let (text, reason) = (used.step.text.clone(), reason.to_owned());
    let dropped = StepDropped { step: used.at, number, text, reason, hash: None, book: None };
    Ok(vec![Event::StepDropped(dropped).into()])
}

/// Takes over one difference of the file.
fn adopt(state: &Incident, runbook: u32, id: &str, file: Option<&RunbookFile>) -> Answer {
    let (file, difference) = find(state, runbook, id, file)?;
    let number = difference.ours.map_or_else(
        || label(state, runbook, difference.spot.after),
        |used| state.step_name(used.at),
    );
    let event = match (difference.what, difference.ours, &difference.theirs) {
        (What::Added, _, Some(step)) => Event::StepAdded(StepAdded {
            runbook,
            number,
            spot: difference.spot,
            text: step.text.clone(),
            commands: step.commands.clone(),
            file: Some(from(file, step)),
            book: None,
        }),
        (What::Edited, Some(used), Some(step)) => Event::StepEdited(StepEdited {
            file: Some(from(file, step)),
            ..edited(state, used, Some(step.text.clone()), Some(step.commands.clone()))
        }),
        (What::Moved, Some(used), _) => Event::StepMoved(StepMoved {
            step: used.at,
            number,
            text: used.step.text.clone(),
            after_number: difference.spot.after.map(|at| state.step_name(at)),
            spot: difference.spot,
            hash: Some(file.hash.clone()),
            book: None,
        }),
        (What::Removed, Some(used), _) => Event::StepDropped(StepDropped {
            step: used.at,
            number,
            text: used.step.text.clone(),
            reason: "no longer in the file".to_owned(),
            hash: Some(file.hash.clone()),
            book: None,
        }),
        (What::Added | What::Edited | What::Moved | What::Removed, _, _) => return changed_again(),
    };
    Ok(vec![event.into()])
}

fn from(file: &RunbookFile, step: &Step) -> FromFile {
    FromFile { hash: file.hash.clone(), step: step.clone() }
}

/// Keeps the checklist as it is for one difference of the file.
fn keep(state: &Incident, runbook: u32, id: &str, file: Option<&RunbookFile>) -> Answer {
    let (file, difference) = find(state, runbook, id, file)?;
    if difference.set_aside {
        return refused("This difference was set aside already.");
    }
    let theirs = difference.theirs.map(|step| step.text);
    let text = theirs.or_else(|| difference.ours.map(|u| u.step.text.clone())).unwrap_or_default();
    let event = ChangeSetAside {
        runbook,
        hash: file.hash.clone(),
        difference: difference.id,
        what: difference.what.word().to_owned(),
        text,
        book: None,
    };
    Ok(vec![Event::ChangeSetAside(event).into()])
}

/// The difference that a person saw, if the file still has it.
fn find<'a, 'f>(
    state: &'a Incident,
    runbook: u32,
    id: &str,
    file: Option<&'f RunbookFile>,
) -> Result<(&'f RunbookFile, FileDifference<'a>), Rejection> {
    let Some(file) = file else {
        return not_found(format!("The file of runbook {runbook} was not read."));
    };
    match differences(state, runbook, &file.runbook).into_iter().find(|d| d.id == id) {
        Some(difference) => Ok((file, difference)),
        None => changed_again(),
    }
}

fn changed_again<T>() -> Result<T, Rejection> {
    Err(Rejection {
        code: Code::Stale,
        message: "The file or the checklist changed meanwhile: look at the differences again."
            .to_owned(),
    })
}

/// The step that a person means; a sub-step is changed with its step.
fn whole<'a>(state: &'a Incident, name: &str) -> Result<Used<'a>, Rejection> {
    let Some((at, _)) = state.find_step(name) else {
        return not_found(super::step::no_such_step(state, name));
    };
    if at.sub.is_some() {
        return refused(format!(
            "{name} is a sub-step; name its step {} instead.",
            state.step_name(at.whole())
        ));
    }
    match state.runbook(at.runbook).and_then(|book| book.used(at)) {
        Some(used) => Ok(used),
        None => not_found(super::step::no_such_step(state, name)),
    }
}

fn sentence(text: &str) -> Result<String, Rejection> {
    let text = text.trim();
    if text.is_empty() || text.contains(char::is_control) || text.chars().count() > LONGEST_TEXT {
        return refused(format!(
            "A step is a sentence of 1 to {LONGEST_TEXT} characters on one line; say what is to be done."
        ));
    }
    Ok(text.to_owned())
}

/// Commands may have several lines; one that is empty is left out.
fn checked(commands: &[String]) -> Result<Vec<String>, Rejection> {
    let kept = commands.iter().map(|c| c.trim_matches(['\n', '\r']));
    let kept: Vec<String> = kept.filter(|c| !c.trim().is_empty()).map(str::to_owned).collect();
    if kept.len() > MOST_COMMANDS {
        return refused(format!(
            "A step has at most {MOST_COMMANDS} commands; put the rest into a step of its own."
        ));
    }
    if kept.iter().any(|c| c.chars().count() > LONGEST_COMMAND) {
        return refused(format!(
            "A command has at most {LONGEST_COMMAND} characters; put it into a script and call that."
        ));
    }
    Ok(kept)
}
