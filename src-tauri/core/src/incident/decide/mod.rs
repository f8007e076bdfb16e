//! The rules: what a command becomes, or why it is refused. Pure: time, person and policy come in.
//!
//! Each stage uses only those before it: `mod` (what is decided on, and what it becomes), `found`, `interval`,
//! `channels`, `next`, `declare`, `hands`, `step`, `change`, `review`, `lifecycle`, `promise`, `post`, `record`,
//! `item`, `exercise`.

mod change;
mod channels;
mod declare;
mod exercise;
mod found;
mod hands;
mod interval;
mod item;
mod lifecycle;
mod next;
mod post;
mod promise;
mod record;
mod review;
mod step;

#[cfg(test)]
pub(crate) mod tests;

use super::command::{Action, Command, Context, Expected};
use super::event::{Event, Reason, RhythmTaken};
use super::state::{Facts, Incident};
use crate::clock::Millis;
pub use next::{TOLERANCE_MS, Wanted, next_update};

/// Why a command was refused, in one sentence that names the next thing to do.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct Rejection {
    /// What a screen does about it.
    pub code: Code,
    /// The sentence.
    pub message: String,
}

/// A result whose error is a refusal, unless another is named.
pub type Result<T, E = Rejection> = std::result::Result<T, E>;

/// What a command becomes, or why it is refused.
type Answer = Result<Vec<Decided>>;

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

pub(crate) fn refused<T>(message: impl Into<String>) -> Result<T> {
    Err(Rejection { code: Code::Refused, message: message.into() })
}

fn not_found<T>(message: impl Into<String>) -> Result<T> {
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

/// An incident that was declared, and what is known around a command that acts on it.
#[derive(Clone, Copy)]
struct Case<'a> {
    state: &'a Incident,
    facts: &'a Facts,
    cx: &'a Context,
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
) -> Answer {
    match command {
        Command::Declare(declare) => declare::declare(declare, cx),
        Command::Practise(practise) => exercise::practise(practise, cx),
        Command::On { incident, action } => {
            let Some(facts) = &state.declared else {
                return not_found(format!(
                    "There is no incident {incident}; `holdfast status` lists them."
                ));
            };
            let case = Case { state, facts, cx };
            if let Some(expected) = expected {
                check_expected(case, expected)?;
            }
            lifecycle::check_open_for(facts, action, cx)?;
            let mut decided = act(case, action)?;
            for one in &mut decided {
                one.event.name_book(|ordinal| state.runbook(ordinal)?.entry);
            }
            Ok(decided)
        }
    }
}

fn act(case: Case<'_>, action: &Action) -> Answer {
    let Case { state, cx, .. } = case;
    match action {
        Action::Step(action) => step::step(state, action, cx),
        Action::Change(action) => change::change(state, action),
        Action::Record(action) => record::record(case, action),
        Action::State(action) => lifecycle::change(case, action),
        Action::Rhythm(action) => promise::change(state, action, cx),
        Action::Post(action) => post::post(case, action),
        Action::Item(action) => item::item(case, action),
        Action::Exercise(action) => exercise::direct(case, action),
        Action::System(action) => post::system(case, action),
    }
}

pub(super) fn rhythm_taken(cx: &Context) -> Event {
    Event::RhythmTaken(RhythmTaken { device: cx.device, device_name: cx.device_name.clone() })
}

pub(super) fn reason_of(text: Option<&str>) -> Reason {
    Reason { reason: text.map(str::trim).filter(|t| !t.is_empty()).map(str::to_owned) }
}

fn check_expected(Case { state, facts, cx }: Case<'_>, expected: &Expected) -> Result<()> {
    let seen = match expected {
        Expected::Severity { severity } => *severity == facts.severity,
        Expected::State { state } => *state == facts.state,
        Expected::Review { review } => *review == state.review,
        Expected::Role { role, person } => state.roles.get(role) == person.as_ref(),
        Expected::Step { step, status } => {
            state.find_step(step).is_none_or(|(at, _)| state.status_of(at) == *status)
        }
        Expected::Owner { step, person } => {
            state.find_step(step).is_none_or(|(at, _)| state.owners.get(&at) == person.as_ref())
        }
        Expected::Due { step, due_at } => {
            state.find_step(step).is_none_or(|(at, _)| state.due.get(&at) == due_at.as_ref())
        }
        Expected::Promise { audience, due_at } => {
            state.rhythm.get(audience).and_then(|r| r.due_at) == *due_at
        }
    };
    if seen {
        return Ok(());
    }
    let number = &cx.name;
    Err(Rejection {
        code: Code::Stale,
        message: format!(
            "{number} was changed meanwhile: look at it again, then repeat what you did if it still fits."
        ),
    })
}
