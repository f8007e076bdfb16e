//! What is written down: notes, decisions, blanks, roles and runbooks that join.

use super::declare::attach;
use super::{Answer, Case, Decided, Result, refused, review};
use crate::clock::{MINUTE_MS, Millis, YEAR_MS};
use crate::incident::command::{Context, RecordAction};
use crate::incident::event::{BlankFilled, Event, RoleAssigned, Text};
use crate::incident::state::{Facts, Incident};

pub(super) fn record(case @ Case { state, facts, cx }: Case<'_>, action: &RecordAction) -> Answer {
    match action {
        RecordAction::AttachRunbook { path, file } => attach(state, path, file.as_deref()),
        RecordAction::AssignRole { role, person } => assign_role(state, role, person),
        RecordAction::FillBlank { name, value } => fill_blank(name, value),
        RecordAction::Note { text, happened_at } => {
            let text = words(text, *happened_at, facts, cx)?;
            // A line that begins so and is an item comes as one: this one stood behind a backslash.
            let plain = text.to_do().is_some();
            Ok(said(Event::Note(Text { plain, ..text }), *happened_at))
        }
        RecordAction::Decide { text, happened_at } => words(text, *happened_at, facts, cx)
            .map(|text| said(Event::Decision(text), *happened_at)),
        RecordAction::SetKeyTime { which, reason, to, .. } => {
            review::key_time(case, *which, *to, reason.as_deref())
        }
        RecordAction::FinishPostmortem { open, reason } => review::finish(*open, reason, cx),
        RecordAction::OwnPostmortem { owner } => review::own(state, owner.as_deref(), cx),
    }
}

fn said(event: Event, happened_at: Option<Millis>) -> Vec<Decided> {
    vec![Decided { event, happened_at }]
}

/// The words of a note: not empty, at most 10,000 characters, and not from the future.
fn words(text: &str, happened_at: Option<Millis>, facts: &Facts, cx: &Context) -> Result<Text> {
    const LONGEST: usize = 10_000;
    let number = &cx.name;
    if text.trim().is_empty() {
        return refused(format!("The note for {number} is empty; say what happened."));
    }
    if text.chars().count() > LONGEST {
        return refused(format!(
            "The note for {number} has more than {LONGEST} characters; put the long part in a file and note where it is."
        ));
    }
    check_time(happened_at, facts, cx)?;
    Ok(Text { text: text.to_owned(), plain: false })
}

/// When something is said to have happened: not in the future, and not a year before anybody declared.
pub(super) fn check_time(happened_at: Option<Millis>, facts: &Facts, cx: &Context) -> Result<()> {
    let number = &cx.name;
    if happened_at.is_some_and(|at| at.since(cx.now.max(cx.real)) > MINUTE_MS) {
        return refused(format!(
            "The note for {number} is said to happen in the future; give a past time."
        ));
    }
    if happened_at.is_some_and(|at| facts.declared_at.since(at) > YEAR_MS) {
        return refused(format!(
            "The note for {number} is said to happen more than a year before it was declared; check the time."
        ));
    }
    Ok(())
}

fn fill_blank(name: &str, value: &str) -> Answer {
    if name.trim().is_empty() {
        return refused(
            "A blank has a name; write it as in the command, for example db-host=db-7.",
        );
    }
    if value.chars().any(char::is_control) {
        return refused(format!(
            "The value of {name} has control characters; give it on one line."
        ));
    }
    let filled = BlankFilled { name: name.trim().to_owned(), value: value.trim().to_owned() };
    Ok(vec![Event::BlankFilled(filled).into()])
}

fn assign_role(state: &Incident, role: &str, person: &str) -> Answer {
    let role = role.trim().to_lowercase();
    if role.is_empty() {
        return refused("A role has a name; give both as in commander=Dana.");
    }
    let from = state.roles.get(&role).cloned();
    let to = Some(person.trim()).filter(|p| !p.is_empty()).map(str::to_owned);
    if from == to {
        return refused(match to {
            Some(person) => format!("{person} has the role {role} already; name somebody else."),
            None => format!("Nobody has the role {role}; there is nothing to take away."),
        });
    }
    Ok(vec![Event::RoleAssigned(RoleAssigned { role, from, to }).into()])
}
