//! Words that record something: each becomes one command, and what it recorded is printed as the timeline shows it.

use holdfast_core::engine::Engine;
use holdfast_core::ids::IncidentId;
use holdfast_core::incident::command::Settled;
use holdfast_core::incident::{Action, Command, Declare};
use holdfast_core::lock;
use holdfast_core::store::{log, outbox};
use holdfast_core::update::{self, WhenError};

use crate::args;
use crate::change;
use crate::desk::{Desk, here};
use crate::out;
use crate::problem::Problem;
use crate::show::{changes, timeline};
use crate::when;

/// Opens an incident and prints its number alone.
pub fn declare(desk: &mut Desk, given: args::Declare) -> Result<(), Problem> {
    let here = here()?;
    let mut attached = Vec::new();
    for file in &given.runbooks {
        let file = desk.engine.named_runbook(file, &here)?;
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

/// Does something to an incident and prints what was recorded.
pub fn act(desk: &mut Desk, incident: &str, action: Action) -> Result<(), Problem> {
    let id = desk.engine.find(incident)?;
    act_on(desk, id, action)
}

fn act_on(desk: &mut Desk, id: IncidentId, action: Action) -> Result<(), Problem> {
    let posts = matches!(
        action,
        Action::PostUpdate { .. }
            | Action::Resolve { text: Some(_) }
            | Action::SettleDelivery { outcome: Settled::SendAgain, .. }
    );
    let before = log::last_seq(desk.engine.store().read())?;
    let done = desk.engine.execute(Command::On { incident: id, action }, None, &desk.actor)?;
    let rows = log::after(desk.engine.store().read(), id, before)?;
    let mine: Vec<_> =
        rows.iter().filter(|r| r.seq <= done.seq && r.actor == desk.actor).cloned().collect();
    out::text(&timeline::recorded(&mine, &done.number))?;
    done.remarks.iter().for_each(|remark| out::remark(remark));
    if posts {
        say_who_sends(&desk.engine, id)?;
    }
    Ok(())
}

/// A queued text waits for a process that sends; says so when there is none.
fn say_who_sends(engine: &Engine, id: IncidentId) -> Result<(), Problem> {
    let waits = outbox::of_incident(engine.store().read(), id)?.iter().any(|m| !m.state.is_final());
    if waits && !lock::is_held(engine.store().folder(), lock::SENDER) {
        out::remark(
            "Nothing sends on this laptop now; open the window, or run `holdfast deliver` (once: `--until-idle`).",
        );
    }
    Ok(())
}

/// Adds a runbook, its path under the current folder first.
pub fn attach(desk: &mut Desk, incident: &str, file: &str) -> Result<(), Problem> {
    let id = desk.engine.find(incident)?;
    let file = desk.engine.named_runbook(file, &here()?)?;
    act_on(desk, id, Action::AttachRunbook { path: file.path.clone(), file: Some(Box::new(file)) })
}

/// Says what became of a step, or changes the checklist.
pub fn step(desk: &mut Desk, word: args::StepWord) -> Result<(), Problem> {
    match word {
        args::StepWord::Done(step) => said(desk, step, Said::Done),
        args::StepWord::Undo(step) => said(desk, step, Said::Undone),
        args::StepWord::Start(step) => said(desk, step, Said::Started),
        args::StepWord::Skip(step) => said(desk, step, Said::Skipped),
        args::StepWord::Block(step) => said(desk, step, Said::Blocked),
        args::StepWord::Add { on, text, after, commands, runbook } => {
            act(desk, &on.incident, Action::AddStep { runbook, after, text, commands })
        }
        args::StepWord::Edit { step, text, commands } => {
            let commands = change::given(commands);
            let action = Action::EditStep { step: step.number, text, commands };
            act(desk, &step.on.incident, action)
        }
        args::StepWord::Move { step, after, before, first: _ } => {
            let action = Action::MoveStep { step: step.number, after, before };
            act(desk, &step.on.incident, action)
        }
        args::StepWord::Drop { step, reason } => {
            act(desk, &step.on.incident, Action::DropStep { step: step.number, reason })
        }
        args::StepWord::Changes { on, json } => changes::show(desk, &on.incident, json),
        args::StepWord::Adopt(which) => change::answer(desk, &which, change::Answer::Adopt),
        args::StepWord::Keep(which) => change::answer(desk, &which, change::Answer::Keep),
    }
}

/// Says what became of a step. Where the record has no place for a reason, it is kept as a note.
fn said(desk: &mut Desk, given: args::Step, said: Said) -> Result<(), Problem> {
    let args::Step { on, number: step, reason } = given;
    let id = desk.engine.find(&on.incident)?;
    let note = |word: &str| {
        let why = reason.as_deref().map(str::trim).filter(|why| !why.is_empty())?;
        Some(format!("Step {} {word}: {why}", step.trim()))
    };
    let (note, action) = match said {
        Said::Done => (note("done"), Action::FinishStep { step }),
        Said::Undone => (note("undone"), Action::UndoStep { step }),
        Said::Started => (note("started"), Action::StartStep { step }),
        Said::Skipped => (None, Action::SkipStep { step, reason: reason.unwrap_or_default() }),
        Said::Blocked => (None, Action::BlockStep { step, reason: reason.unwrap_or_default() }),
    };
    act_on(desk, id, action)?;
    match note {
        Some(text) => act_on(desk, id, Action::Note { text, happened_at: None }),
        None => Ok(()),
    }
}

enum Said {
    Done,
    Undone,
    Started,
    Skipped,
    Blocked,
}

/// Writes a note down.
pub fn note(desk: &mut Desk, given: args::Written) -> Result<(), Problem> {
    let happened_at = happened_at(desk, given.at.as_deref())?;
    act(desk, &given.on.incident, Action::Note { text: given.text, happened_at })
}

/// Writes a decision down.
pub fn decide(desk: &mut Desk, given: args::Written) -> Result<(), Problem> {
    let happened_at = happened_at(desk, given.at.as_deref())?;
    act(desk, &given.on.incident, Action::Decide { text: given.text, happened_at })
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
    let action = Action::PostUpdate {
        audience: given.audience,
        text: given.text,
        state: given.state,
        next_minutes: given.next,
        approved_by: given.approved_by,
        elsewhere: given.elsewhere,
    };
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
    act_on(desk, id, Action::Resolve { text: Some(text) })
}
