//! Words that record something: each becomes one command.

use holdfast_core::incident::command::{PostAction, RecordAction, Update};
use holdfast_core::incident::{Command, Declare};
use holdfast_core::update::{self, WhenError};

use crate::act::{act, act_on};
use crate::args;
use crate::desk::{Desk, here};
use crate::out;
use crate::problem::Problem;
use crate::when;

/// Opens an incident and prints its number alone.
pub fn declare(desk: &mut Desk, given: args::Declare) -> Result<(), Problem> {
    let here = here()?;
    let mut attached = Vec::new();
    for file in &given.runbooks {
        let file = desk.engine.library().named(file, &here)?;
        for warning in &file.runbook.warnings {
            out::remark(&format!("{}: {}.", file.path, warning.message));
        }
        attached.push(file);
    }
    let command = Command::Declare(Declare {
        title: given.title,
        severity: given.severity,
        runbooks: given.runbooks,
        exercise: given.exercise,
        interval_minutes: given.interval,
        reported: given.reported,
        attached,
    });
    let done = desk.engine.execute(command, None, &desk.actor)?;
    done.remarks.iter().for_each(|remark| out::remark(remark));
    out::text(&done.number)
}

/// Adds a runbook, its path under the current folder first.
pub fn attach(desk: &mut Desk, incident: &str, file: &str) -> Result<(), Problem> {
    let id = desk.engine.find(incident)?;
    let file = desk.engine.library().named(file, &here()?)?;
    act_on(
        desk,
        id,
        RecordAction::AttachRunbook { path: file.path.clone(), file: Some(Box::new(file)) },
    )
}

/// Writes a note down.
pub fn note(desk: &mut Desk, given: args::Written) -> Result<(), Problem> {
    let happened_at = happened_at(desk, given.at.as_deref())?;
    act(desk, &given.on.incident, RecordAction::Note { text: given.text, happened_at })
}

/// Writes a decision down.
pub fn decide(desk: &mut Desk, given: args::Written) -> Result<(), Problem> {
    let happened_at = happened_at(desk, given.at.as_deref())?;
    act(desk, &given.on.incident, RecordAction::Decide { text: given.text, happened_at })
}

fn happened_at(
    desk: &Desk,
    at: Option<&str>,
) -> Result<Option<holdfast_core::clock::Millis>, Problem> {
    let now = desk.engine.clock().now();
    let read = at.map(|text| update::when(text, now, when::offset_minutes(now)));
    read.transpose().map_err(|error| match error {
        WhenError::Unreadable(_) => Problem::usage(error.to_string()),
        WhenError::Future(_) => Problem::failed(error.to_string()),
    })
}

/// Posts an update.
pub fn update(desk: &mut Desk, given: args::Update) -> Result<(), Problem> {
    let action = PostAction::PostUpdate(Update {
        audience: given.audience,
        text: given.text,
        state: given.state,
        next_minutes: given.next,
        approved_by: given.approved_by,
        elsewhere: given.elsewhere,
    });
    act(desk, &given.on.incident, action)
}

/// Resolves an incident. Without words of its own the closing post is written from the log.
pub fn resolve(desk: &mut Desk, incident: &str, text: Option<String>) -> Result<(), Problem> {
    let id = desk.engine.find(incident)?;
    let now = desk.engine.clock().now();
    let text = match text {
        Some(text) => text,
        None => update::closing_text(desk.engine.incident(id)?, now),
    };
    act_on(desk, id, PostAction::Resolve { text: Some(text) })
}
