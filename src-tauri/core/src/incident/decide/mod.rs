//! The rules: what a command becomes, or why it is refused. Pure: time, person and policy come in.

mod change;
mod declare;
mod lifecycle;
mod post;
mod promise;
mod step;

#[cfg(test)]
pub(crate) mod tests;

use super::command::{Action, Command, Context, Expected, Settled};
use super::event::{BlankFilled, DeliverySettled, Event, Reason, RhythmTaken, RoleAssigned, Text};
use super::state::{Facts, Incident};
use super::words::incident_number;
use crate::clock::Millis;
pub(crate) use declare::is_told;

/// Why a command was refused, in one sentence that names the next thing to do.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct Rejection {
    /// What a screen does about it.
    pub code: Code,
    /// The sentence.
    pub message: String,
}

/// What a screen does about a refusal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Code {
    /// Somebody else was quicker: read again.
    Stale,
    /// A rule says no.
    Refused,
    /// There is no such thing.
    NotFound,
}

pub(crate) fn refused<T>(message: impl Into<String>) -> Result<T, Rejection> {
    Err(Rejection { code: Code::Refused, message: message.into() })
}

fn not_found<T>(message: impl Into<String>) -> Result<T, Rejection> {
    Err(Rejection { code: Code::NotFound, message: message.into() })
}

/// An event to append, with the time at which a person says that it happened.
#[derive(Clone, Debug, PartialEq)]
pub struct Decided {
    /// What happened.
    pub event: Event,
    /// When, where a person said so.
    pub happened_at: Option<Millis>,
}

impl From<Event> for Decided {
    fn from(event: Event) -> Self {
        Self { event, happened_at: None }
    }
}

/// Turns a command into the events that record it. `state` is the incident before the command; for `Declare` it is
/// empty. `expected` is what the person saw of the thing that the command acts on.
///
/// # Errors
/// A [`Rejection`] with one sentence for the person; nothing is recorded then.
pub fn decide(
    state: &Incident,
    command: &Command,
    expected: Option<&Expected>,
    cx: &Context,
) -> Result<Vec<Decided>, Rejection> {
    match command {
        Command::Declare(declare) => declare::declare(declare, cx),
        Command::On { incident, action } => {
            let Some(facts) = &state.declared else {
                return not_found(format!(
                    "There is no incident {incident}; `holdfast status` lists them."
                ));
            };
            if let Some(expected) = expected {
                check_expected(state, facts, expected)?;
            }
            lifecycle::check_open_for(facts, action)?;
            let mut decided = act(state, facts, action, cx)?;
            for one in &mut decided {
                one.event.name_book(|ordinal| state.runbook(ordinal)?.entry);
            }
            Ok(decided)
        }
    }
}

fn act(
    state: &Incident,
    facts: &Facts,
    action: &Action,
    cx: &Context,
) -> Result<Vec<Decided>, Rejection> {
    match action {
        Action::AttachRunbook { path, file } => declare::attach(state, path, file.as_deref()),
        Action::SetSeverity { severity, reason } => {
            lifecycle::set_severity(state, facts, *severity, reason.as_deref(), cx)
        }
        Action::SetState { state: to, reason } => {
            lifecycle::set_state(facts, *to, reason.as_deref())
        }
        Action::AssignRole { role, person } => assign_role(state, role, person),
        Action::StartStep { .. }
        | Action::FinishStep { .. }
        | Action::SkipStep { .. }
        | Action::UndoStep { .. }
        | Action::BlockStep { .. } => step::step(state, action),
        Action::AddStep { .. }
        | Action::EditStep { .. }
        | Action::MoveStep { .. }
        | Action::DropStep { .. }
        | Action::AdoptChange { .. }
        | Action::KeepOurs { .. } => change::change(state, action),
        Action::FillBlank { name, value } => fill_blank(name, value),
        Action::Note { text, happened_at } => {
            words(text, *happened_at, facts, cx).map(|text| said(Event::Note(text), *happened_at))
        }
        Action::Decide { text, happened_at } => words(text, *happened_at, facts, cx)
            .map(|text| said(Event::Decision(text), *happened_at)),
        Action::PostUpdate { .. } => post::update(state, facts, action, cx),
        Action::Snooze { minutes, reason } => promise::snooze(state, *minutes, reason, cx),
        Action::SkipPing { reason } => promise::skip_ping(state, reason),
        Action::Hold { reason } => promise::hold(state, reason),
        Action::Unhold { reason } => promise::unhold(state, reason.as_deref()),
        Action::TakeRhythm => take_rhythm(state, cx),
        Action::Resolve { text } => post::resolve(state, facts, text.as_deref(), cx),
        Action::Reopen { reason } => lifecycle::reopen(state, facts, reason.as_deref(), cx),
        Action::Close => lifecycle::close(facts),
        Action::Decline { reason } => lifecycle::decline(facts, reason),
        Action::SettleDelivery { message, outcome } => Ok(vec![settled(*message, *outcome).into()]),
        Action::System(action) => post::system(state, facts, action, cx),
    }
}

fn settled(message: crate::ids::OutboxId, outcome: Settled) -> Event {
    Event::DeliverySettled(DeliverySettled { message, outcome })
}

fn said(event: Event, happened_at: Option<Millis>) -> Vec<Decided> {
    vec![Decided { event, happened_at }]
}

/// The words of a note: not empty, at most 10,000 characters, and not from the future.
fn words(
    text: &str,
    happened_at: Option<Millis>,
    facts: &Facts,
    cx: &Context,
) -> Result<Text, Rejection> {
    const LONGEST: usize = 10_000;
    const LONGEST_BEFORE_MS: i64 = 366 * 24 * 60 * crate::clock::MINUTE_MS;
    let number = incident_number(facts.number);
    if text.trim().is_empty() {
        return refused(format!("The note for {number} is empty; say what happened."));
    }
    if text.chars().count() > LONGEST {
        return refused(format!(
            "The note for {number} has more than {LONGEST} characters; put the long part in a file and note where it is."
        ));
    }
    if happened_at.is_some_and(|at| at.since(cx.now) > crate::clock::MINUTE_MS) {
        return refused(format!(
            "The note for {number} is said to happen in the future; give a past time."
        ));
    }
    if happened_at.is_some_and(|at| facts.declared_at.since(at) > LONGEST_BEFORE_MS) {
        return refused(format!(
            "The note for {number} is said to happen more than a year before it was declared; check the time."
        ));
    }
    Ok(Text { text: text.to_owned() })
}

fn fill_blank(name: &str, value: &str) -> Result<Vec<Decided>, Rejection> {
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

fn assign_role(state: &Incident, role: &str, person: &str) -> Result<Vec<Decided>, Rejection> {
    let role = role.trim().to_lowercase();
    if role.is_empty() {
        return refused("A role has a name, for example commander=Dana.");
    }
    let from = state.roles.get(&role).cloned();
    let to = Some(person.trim()).filter(|p| !p.is_empty()).map(str::to_owned);
    if from == to {
        return refused(match to {
            Some(person) => format!("{person} has the role {role} already."),
            None => format!("Nobody has the role {role}."),
        });
    }
    Ok(vec![Event::RoleAssigned(RoleAssigned { role, from, to }).into()])
}

fn take_rhythm(state: &Incident, cx: &Context) -> Result<Vec<Decided>, Rejection> {
    if state.speaker.as_ref().is_some_and(|(device, _)| *device == cx.device) {
        return refused("This laptop sends for this incident already.");
    }
    Ok(vec![rhythm_taken(cx).into()])
}

pub(super) fn rhythm_taken(cx: &Context) -> Event {
    Event::RhythmTaken(RhythmTaken { device: cx.device, device_name: cx.device_name.clone() })
}

pub(super) fn reason_of(text: Option<&str>) -> Reason {
    Reason { reason: text.map(str::trim).filter(|t| !t.is_empty()).map(str::to_owned) }
}

fn check_expected(state: &Incident, facts: &Facts, expected: &Expected) -> Result<(), Rejection> {
    let seen = match expected {
        Expected::Severity { severity } => *severity == facts.severity,
        Expected::State { state } => *state == facts.state,
        Expected::Role { role, person } => state.roles.get(role) == person.as_ref(),
        Expected::Step { step, status } => {
            state.find_step(step).is_none_or(|(at, _)| state.status_of(at) == *status)
        }
        Expected::Promise { audience, due_at } => {
            state.rhythm.get(audience).and_then(|r| r.due_at) == *due_at
        }
    };
    if seen {
        return Ok(());
    }
    let number = incident_number(facts.number);
    Err(Rejection {
        code: Code::Stale,
        message: format!(
            "{number} was changed meanwhile: look at it again, then repeat what you did if it still fits."
        ),
    })
}
