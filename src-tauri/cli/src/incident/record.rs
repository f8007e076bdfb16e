//! Words that record something: each becomes one command.

use chrono::Local;
use holdfast_core::clock::Millis;
use holdfast_core::exercise::Dial;
use holdfast_core::incident::command::{ItemAction, NewItem, PostAction, RecordAction, Update};
use holdfast_core::incident::stated::stated;
use holdfast_core::incident::typed::LineKind;
use holdfast_core::incident::{
    Action, Audience, Command, Declare, IncidentState, RunbookFile, items, typed,
};
use holdfast_core::severity::Severity;
use holdfast_core::update;

use crate::args;
use crate::desk::{Desk, here};
use crate::incident::act::act_on;
use crate::out;
use crate::problem::{Problem, Result};

/// Opens an incident and prints its number alone.
pub fn declare(desk: &mut Desk, given: args::Declare) -> Result<()> {
    let here = here()?;
    let mut attached = Vec::new();
    for file in &given.runbooks {
        let file = desk.engine.library().named(file, &here)?;
        for warning in &file.runbook.warnings {
            out::remark(&format!("{}: {}.", file.path, warning.message));
        }
        attached.push(file);
    }
    let (title, reported) = opened_by(given.title, given.reported, &attached);
    let command = Command::Declare(Declare {
        title,
        severity: given.severity.unwrap_or_else(|| severity_of(&attached)),
        runbooks: given.runbooks,
        exercise: given.exercise,
        interval_minutes: given.interval,
        reported,
        only: (!given.private.is_empty()).then_some(given.private),
        attached,
    });
    let done = desk.engine.execute(command, None, &desk.actor)?;
    done.remarks.iter().for_each(|remark| out::remark(remark));
    out::text(&done.number)
}

/// The title and the report: as given, else by the rule of “What do you see?” with the first runbook.
fn opened_by(
    title: Option<String>,
    reported: Option<String>,
    attached: &[RunbookFile],
) -> (String, Option<String>) {
    if let Some(title) = title {
        return (title, reported);
    }
    let runbook = attached.first().map(|file| file.runbook.title.as_str());
    let opening = typed::opening(reported.as_deref().unwrap_or_default(), runbook);
    (opening.title, opening.reported)
}

/// The severity of the first runbook, else the usual one; said, because nobody chose it.
fn severity_of(attached: &[RunbookFile]) -> Severity {
    let hint = attached.first().and_then(|file| file.runbook.severity.as_ref());
    let severity = hint.and_then(|hint| hint.level).unwrap_or_default();
    out::remark(&format!("Declared as {severity}; `holdfast severity` changes it."));
    severity
}

/// Adds a runbook, its path under the current folder first.
pub fn attach(desk: &mut Desk, incident: &str, file: &str) -> Result<()> {
    let id = desk.engine.find(incident)?;
    let file = desk.engine.library().named(file, &here()?)?;
    act_on(
        desk,
        id,
        RecordAction::AttachRunbook { path: file.path.clone(), file: Some(Box::new(file)) },
    )
}

/// Writes a note down, or an action item where the words begin with `TODO` or `Action:`.
pub fn note(desk: &mut Desk, given: args::Written) -> Result<()> {
    written(desk, given, |text, happened_at| match typed::note_or_item(&text) {
        (LineKind::Todo, item) => {
            ItemAction::AddAction(NewItem { item: items::read(item), happened_at }).into()
        }
        (LineKind::Note | LineKind::Decision, words) => {
            RecordAction::Note { text: words.to_owned(), happened_at }.into()
        }
    })
}

/// Writes a decision down.
pub fn decide(desk: &mut Desk, given: args::Written) -> Result<()> {
    written(desk, given, |text, happened_at| RecordAction::Decide { text, happened_at }.into())
}

fn written(
    desk: &mut Desk,
    given: args::Written,
    action: fn(String, Option<Millis>) -> Action,
) -> Result<()> {
    let id = desk.engine.find(&given.on.incident)?;
    let (now, _) = desk.engine.time_of(id)?;
    let dial = desk.engine.incident(id)?.dial();
    let happened = given.at.map(|text| typed::when(&dial.typed(&text), now, &Local)).transpose()?;
    act_on(desk, id, action(given.text, happened.as_ref().map(|typed| typed.at)))?;
    if let Some(remark) = happened.and_then(|typed| typed.remark) {
        out::remark(&remark);
    }
    Ok(())
}

/// Posts an update.
pub fn update(desk: &mut Desk, given: args::Update) -> Result<()> {
    let id = desk.engine.find(&given.on.incident)?;
    let (now, _) = desk.engine.time_of(id)?;
    let dial = desk.engine.incident(id)?.dial();
    let stated = stated_promise(&given, now, dial);
    let next = given.next.map(|text| typed::next_minutes(&dial.typed(&text), now, &Local));
    let next = next.transpose();
    let (next_minutes, remark) = next.map_err(Problem::usage)?.unzip();
    let action = PostAction::PostUpdate(Update {
        audience: given.audience,
        text: given.text,
        state: given.state,
        next_minutes,
        approved_by: given.approved_by,
        elsewhere: given.unsent.elsewhere,
        to_nobody: given.unsent.to_nobody,
        without: given.without.channels,
    });
    act_on(desk, id, action)?;
    if let Some(remark) = remark.flatten() {
        out::remark(&remark);
    }
    if let Some(at) = stated {
        out::remark(&format!(
            "The next update is promised for {}, as the text says.",
            dial.said(at)
        ));
    }
    Ok(())
}

/// The time that the text itself promises, where nothing else was asked for. A last text promises nothing.
fn stated_promise(given: &args::Update, now: Millis, dial: Dial) -> Option<Millis> {
    let found = stated(&given.text, now, dial).ok()??;
    let goes_on = given.state.is_none_or(IncidentState::is_open);
    (goes_on && given.next.is_none()).then_some(found.at)
}

/// Resolves an incident. Without words of its own the closing post is written from the log.
pub fn resolve(
    desk: &mut Desk,
    incident: &str,
    text: Option<String>,
    (unsent, args::Without { channels: without }): (args::Unsent, args::Without),
) -> Result<()> {
    let id = desk.engine.find(incident)?;
    let (now, _) = desk.engine.time_of(id)?;
    let text = match text {
        Some(text) => text,
        None => {
            let name = desk.engine.name(id)?;
            update::closing_text(desk.engine.incident(id)?, &name, now)
        }
    };
    if !unsent.elsewhere && !unsent.to_nobody && without.is_empty() {
        return act_on(desk, id, PostAction::Resolve { text: Some(text) });
    }
    let closing = Update {
        audience: Audience::Internal,
        text,
        state: Some(IncidentState::Resolved),
        next_minutes: None,
        approved_by: None,
        elsewhere: unsent.elsewhere,
        to_nobody: unsent.to_nobody,
        without,
    };
    act_on(desk, id, PostAction::PostUpdate(closing))
}
