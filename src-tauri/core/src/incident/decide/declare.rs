//! Declaring, and runbooks joining.

use super::interval::{interval, is_promised, promise_from_now};
use super::{Answer, Decided, Result, channels, not_found, refused, rhythm_taken};
use crate::incident::command::{Context, Declare, RunbookFile};
use crate::incident::event::{
    ChannelsChosen, Declared, Event, PromiseMade, RoleAssigned, RunbookAttached,
};
use crate::incident::policy::Scope;
use crate::incident::state::Incident;
use crate::incident::typed::is_told;
use crate::incident::words::{Audience, role};
use crate::runbook::LONGEST_RHYTHM_MINUTES;

const LONGEST_TITLE: usize = 200;

/// Steps of a runbook that can be worked through, at most. Nobody ticks more; each entry of the incident costs as much as
/// its checklists are long, and the pings wait for it.
const MOST_STEPS: usize = 5_000;

/// Opens an incident: what was declared, who sends, who commands, and the runbooks in use. Nothing is sent.
pub(super) fn declare(declare: &Declare, cx: &Context) -> Answer {
    let title = declare.title.trim();
    if !is_line(title) {
        return refused(format!(
            "An incident has a title of 1 to {LONGEST_TITLE} characters on one line; say what is broken."
        ));
    }
    let reported = declare.reported.as_deref().map(str::trim).filter(|words| !words.is_empty());
    if reported.is_some_and(|words| !is_line(words)) {
        return refused(format!(
            "What was reported is at most {LONGEST_TITLE} characters on one line; put the rest into a note."
        ));
    }
    let longest = LONGEST_RHYTHM_MINUTES;
    if declare.interval_minutes.is_some_and(|minutes| !(1..=longest).contains(&minutes)) {
        return refused(format!(
            "The time between updates is 1 to {longest} minutes: nobody waits longer than a day."
        ));
    }
    declare.attached.iter().try_for_each(can_be_worked_through)?;
    let declared = Event::Declared(Declared {
        number: cx.next_number,
        title: title.to_owned(),
        severity: declare.severity,
        promises: first_promises(declare, cx),
        reported: reported.filter(|words| !is_told(words, title)).map(str::to_owned),
    });
    let commander = Event::RoleAssigned(RoleAssigned {
        role: role::COMMANDER.to_owned(),
        from: None,
        to: Some(cx.actor.clone()),
    });
    let private = declare.only.as_deref().map(|only| private(only, declare.exercise, cx));
    let runbooks = (1..).zip(&declare.attached).map(|(ordinal, file)| {
        Event::RunbookAttached(RunbookAttached { ordinal, file: file.clone() })
    });
    Ok([declared, rhythm_taken(cx), commander]
        .into_iter()
        .chain(private.transpose()?)
        .chain(runbooks)
        .map(Decided::from)
        .collect())
}

/// It is private from the start; the promises that were declared are those of its channels.
fn private(only: &[String], exercise: bool, cx: &Context) -> Result<Event> {
    let only = Some(channels::usable(only, exercise, cx)?);
    let (from, ends, promises) = (None, vec![], vec![]);
    Ok(Event::ChannelsChosen(ChannelsChosen { from, only, ends, promises }))
}

fn can_be_worked_through(file: &RunbookFile) -> Result<()> {
    let steps = file.runbook.steps().count();
    if steps <= MOST_STEPS {
        return Ok(());
    }
    refused(format!(
        "{} has {steps} steps, and a checklist has at most {MOST_STEPS}; split the file, or read it in the library.",
        file.path
    ))
}

fn is_line(text: &str) -> bool {
    !text.is_empty() && text.chars().count() <= LONGEST_TITLE && !text.contains(char::is_control)
}

/// What is promised from the start.
fn first_promises(declare: &Declare, cx: &Context) -> Vec<PromiseMade> {
    let written = declare.attached.iter().filter_map(|f| f.runbook.cadence_minutes);
    let from_runbook = written.filter(|minutes| *minutes <= LONGEST_RHYTHM_MINUTES).min();
    let accepted = declare.interval_minutes.or(from_runbook);
    let scope = Scope { exercise: declare.exercise, only: declare.only.as_deref() };
    Audience::ALL
        .into_iter()
        .filter(|audience| is_promised(cx, *audience, scope))
        .filter_map(|audience| {
            let interval = interval(&cx.policy, audience, scope, accepted, declare.severity)?;
            Some(promise_from_now(audience, interval, cx))
        })
        .collect()
}

/// A runbook joins a running incident, frozen as it stands. The same content joins once.
pub(super) fn attach(state: &Incident, path: &str, file: Option<&RunbookFile>) -> Answer {
    let Some(file) = file else {
        return not_found(format!(
            "The runbook {path} was not read; give the path of a Markdown file."
        ));
    };
    can_be_worked_through(file)?;
    if state.runbooks.iter().any(|r| r.file.hash == file.hash && r.file.path == file.path) {
        return refused(format!(
            "{} is part of this incident already; go on with its steps, or add another file.",
            file.runbook.title
        ));
    }
    let ordinal = u32::try_from(state.runbooks.len()).unwrap_or(u32::MAX).saturating_add(1);
    Ok(vec![Event::RunbookAttached(RunbookAttached { ordinal, file: file.clone() }).into()])
}
