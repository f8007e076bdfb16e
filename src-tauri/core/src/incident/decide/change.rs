//! Changing the checklist of a running incident: adding, editing, moving and taking out steps, and what to do about
//! differences of the file. The frozen runbook stays as it is.

use super::found::{no_such_step, step_at};
use super::{Answer, Code, Rejection, Result, not_found, refused};
use crate::incident::change::against::{FileDifference, differences};
use crate::incident::command::ChangeAction;
use crate::incident::event::{
    ChangeSetAside, Event, FromFile, RunbookFile, StepAdded, StepDropped, StepEdited, StepMoved,
};
use crate::incident::plan::{Used, numbers};
use crate::incident::state::Incident;
use crate::incident::step_ref::{Heading, Spot, StepRef};
use crate::runbook::Step;
use crate::runbook::diff::What;

const LONGEST_TEXT: usize = 2_000;
const LONGEST_COMMAND: usize = 10_000;
const MOST_COMMANDS: usize = 50;

/// What a change of the checklist becomes.
pub(super) fn change(state: &Incident, action: &ChangeAction) -> Answer {
    match action {
        ChangeAction::AddStep { runbook, after, text, commands } => {
            add(state, *runbook, after.as_deref(), text, commands)
        }
        ChangeAction::EditStep { step, text, commands } => {
            edit(state, step, text.as_deref(), commands.as_deref())
        }
        ChangeAction::MoveStep { step, after, before } => {
            move_step(state, step, after.as_deref(), before.as_deref())
        }
        ChangeAction::DropStep { step, reason } => drop_step(state, step, reason),
        ChangeAction::AdoptChange { runbook, difference, file } => {
            adopt(state, *runbook, difference, file.as_deref())
        }
        ChangeAction::KeepOurs { runbook, difference, file } => {
            keep(state, *runbook, difference, file.as_deref())
        }
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
    let Some(book) = state.runbook(runbook) else {
        return not_found(format!(
            "There is no runbook {runbook} in this incident; say a number from 1 to {}.",
            state.runbooks.len()
        ));
    };
    let spot = numbers::behind(book, runbook, Spot { after, under: None }, false);
    Ok(vec![
        Event::StepAdded(StepAdded {
            runbook,
            number: numbers::number(book, runbook, &spot, 0),
            spot,
            text: sentence(text)?,
            commands: checked(commands)?,
            file: None,
            book: None,
        })
        .into(),
    ])
}

fn edit(state: &Incident, name: &str, text: Option<&str>, commands: Option<&[String]>) -> Answer {
    let used = whole(state, name)?;
    let text = text.map(sentence).transpose()?;
    let commands = commands.map(checked).transpose()?;
    let edited = edited(state, used, text, commands);
    if edited.text.is_none() && edited.commands.is_none() {
        return refused(format!(
            "Step {} says exactly that already; give it other words or commands.",
            edited.number
        ));
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

fn move_step(state: &Incident, name: &str, after: Option<&str>, before: Option<&str>) -> Answer {
    let used = whole(state, name)?;
    let number = state.step_name(used.at);
    if after.is_some() && before.is_some() {
        return refused(
            "A step has one place; name the step before it or the step after it, not both.",
        );
    }
    let after = after.map(|name| whole(state, name)).transpose()?.map(|used| used.at);
    let before = before.map(|name| whole(state, name)).transpose()?.map(|used| used.at);
    if after.or(before).is_some_and(|at| at.runbook != used.at.runbook) {
        return refused(format!(
            "Step {number} is moved within its own runbook only; name a step of that one."
        ));
    }
    let spot = match before {
        Some(next) => ahead_of(state, next),
        None => Spot { after, under: None },
    };
    if before == Some(used.at) || stands_at(state, used.at, &spot) {
        return refused(format!("Step {number} stands there already; name another place."));
    }
    Ok(vec![
        Event::StepMoved(StepMoved {
            step: used.at,
            number,
            text: used.step.text.clone(),
            after_number: spot.after.map(|at| state.step_name(at)),
            before_number: before.map(|at| state.step_name(at)),
            spot,
            hash: None,
            book: None,
        })
        .into(),
    ])
}

/// The place before a step, under its heading.
fn ahead_of(state: &Incident, next: StepRef) -> Spot {
    let lists = state.checklist(next.runbook);
    for (place, list) in (1..).zip(&lists) {
        let Some(index) = list.steps.iter().position(|s| s.at == next) else { continue };
        let after = index.checked_sub(1).and_then(|n| list.steps.get(n)).map(|s| s.at);
        let title = list.phase.map(|phase| phase.title.clone()).filter(|_| after.is_none());
        return Spot { after, under: title.map(|title| Heading { place, title }) };
    }
    Spot { after: Some(next), under: None }
}

/// True when a step that is shown stands at `spot` now.
fn stands_at(state: &Incident, at: StepRef, spot: &Spot) -> bool {
    if spot.after == Some(at) {
        return true;
    }
    let lists = state.checklist(at.runbook);
    let first = lists.iter().position(|list| !list.steps.is_empty()).unwrap_or_default();
    let found = lists
        .iter()
        .enumerate()
        .find_map(|(place, list)| Some((place, list, list.steps.iter().position(|s| s.at == at)?)));
    let Some((place, list, index)) = found else { return false };
    let above = index.checked_sub(1).and_then(|n| list.steps.get(n)).map(|s| s.at);
    let heading = spot.under.as_ref().and_then(|h| usize::try_from(h.place).ok()?.checked_sub(1));
    above == spot.after && (above.is_some() || heading.unwrap_or(first) == place)
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
    if !status.is_untouched() {
        return refused(format!("Step {number} is {}; undo it first.", status.word()));
    }
    let (text, reason) = (used.step.text.clone(), reason.to_owned());
    let dropped = StepDropped { step: used.at, number, text, reason, hash: None, book: None };
    Ok(vec![Event::StepDropped(dropped).into()])
}

/// Takes over one difference of the file.
fn adopt(state: &Incident, runbook: u32, id: &str, file: Option<&RunbookFile>) -> Answer {
    let (file, difference) = find(state, runbook, id, file)?;
    let (number, spot) = match (difference.ours, state.runbook(runbook)) {
        (None, Some(book)) => {
            let spot = numbers::behind(book, runbook, difference.spot, true);
            (numbers::number(book, runbook, &spot, difference.ahead), spot)
        }
        (used, _) => (used.map(|u| state.step_name(u.at)).unwrap_or_default(), difference.spot),
    };
    let event = match (difference.what, difference.ours, &difference.theirs) {
        (What::Added, _, Some(step)) => Event::StepAdded(StepAdded {
            runbook,
            number,
            spot,
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
            after_number: spot.after.map(|at| state.step_name(at)),
            before_number: None,
            spot,
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
        return refused("This difference was set aside already; look at the differences again.");
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
) -> Result<(&'f RunbookFile, FileDifference<'a>)> {
    let Some(file) = file else {
        return not_found(format!(
            "The file of runbook {runbook} was not read; look at the differences again, which say why."
        ));
    };
    match differences(state, runbook, &file.runbook).into_iter().find(|d| d.id == id) {
        Some(difference) => Ok((file, difference)),
        None => changed_again(),
    }
}

fn changed_again<T>() -> Result<T> {
    Err(Rejection {
        code: Code::Stale,
        message: "The file or the checklist changed meanwhile: look at the differences again."
            .to_owned(),
    })
}

/// The step that a person means; a sub-step is changed with its step.
fn whole<'a>(state: &'a Incident, name: &str) -> Result<Used<'a>> {
    let (at, _) = step_at(state, name)?;
    if at.sub.is_some() {
        return refused(format!(
            "{name} is a sub-step; name its step {} instead.",
            state.step_name(at.whole())
        ));
    }
    match state.runbook(at.runbook).and_then(|book| book.used(at)) {
        Some(used) => Ok(used),
        None => not_found(no_such_step(state, name)),
    }
}

fn sentence(text: &str) -> Result<String> {
    let text = text.trim();
    if text.is_empty() || text.contains(char::is_control) || text.chars().count() > LONGEST_TEXT {
        return refused(format!(
            "A step is a sentence of 1 to {LONGEST_TEXT} characters on one line; say what is to be done."
        ));
    }
    Ok(text.to_owned())
}

/// Commands may have several lines; one that is empty is left out.
fn checked(commands: &[String]) -> Result<Vec<String>> {
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
