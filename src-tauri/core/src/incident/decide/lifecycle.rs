//! Severity, state and how an incident ends.

use super::interval::{interval, is_promised, promise_from_now};
use super::{Answer, Case, Result, reason_of, refused, review};
use crate::incident::command::{
    Action, Context, PostAction, RecordAction, RhythmAction, StateAction,
};
use crate::incident::event::{Event, IntervalSet, PromiseMade, Reopened, SeveritySet, StateSet};
use crate::incident::state::{Facts, Rhythm};
use crate::incident::words::{Audience, IncidentState, severity_needs_reason};
use crate::severity::Severity;

/// The least that an action asks of an incident's state.
#[derive(PartialEq)]
enum Needs {
    Nothing,
    NotClosed,
    Open,
}

fn needs(action: &Action) -> Needs {
    match action {
        Action::System(_)
        | Action::Exercise(_)
        | Action::Item(_)
        | Action::State(
            StateAction::Reopen { .. } | StateAction::Close | StateAction::SetReview { .. },
        )
        | Action::Post(PostAction::SettleDelivery { .. })
        | Action::Record(
            RecordAction::SetKeyTime { .. }
            | RecordAction::FinishPostmortem { .. }
            | RecordAction::OwnPostmortem { .. },
        ) => Needs::Nothing,
        Action::Step(_)
        | Action::Change(_)
        | Action::Record(
            RecordAction::AssignRole { .. }
            | RecordAction::FillBlank { .. }
            | RecordAction::Note { .. }
            | RecordAction::Decide { .. },
        )
        | Action::Rhythm(RhythmAction::TakeRhythm)
        | Action::Post(PostAction::PostUpdate(_) | PostAction::ChooseChannels { .. }) => {
            Needs::NotClosed
        }
        Action::Record(RecordAction::AttachRunbook { .. })
        | Action::State(
            StateAction::SetSeverity { .. }
            | StateAction::SetState { .. }
            | StateAction::Decline { .. },
        )
        | Action::Rhythm(
            RhythmAction::Snooze { .. }
            | RhythmAction::SkipPing { .. }
            | RhythmAction::Hold { .. }
            | RhythmAction::Unhold { .. },
        )
        | Action::Post(PostAction::Resolve { .. }) => Needs::Open,
    }
}

/// A closed incident takes nothing but reopening and what looking back at it brings; an ended one keeps its notes, steps and posts.
pub(super) fn check_open_for(facts: &Facts, action: &Action, cx: &Context) -> Result<()> {
    let needs = needs(action);
    let is_closed = facts.state.is_closed();
    if facts.state.is_open() || needs == Needs::Nothing || (needs == Needs::NotClosed && !is_closed)
    {
        return Ok(());
    }
    let (number, state) = (&cx.name, facts.state.word());
    refused(format!("{number} is {state}; reopen it first with `holdfast reopen {number}`."))
}

pub(super) fn change(case @ Case { facts, cx, .. }: Case<'_>, action: &StateAction) -> Answer {
    match action {
        StateAction::SetSeverity { severity, reason } => {
            set_severity(case, *severity, reason.as_deref())
        }
        StateAction::SetState { state: to, reason } => set_state(facts, *to, reason.as_deref(), cx),
        StateAction::SetReview { review, open, because } => {
            review::move_to(case, *review, *open, because.as_deref())
        }
        StateAction::Reopen { reason } => reopen(case, reason.as_deref()),
        StateAction::Close => close(facts, cx),
        StateAction::Decline { reason } => decline(reason, cx),
    }
}

/// Sets the severity. Lowering needs a reason; raising can only pull a promise forward.
fn set_severity(
    case @ Case { facts, cx, .. }: Case<'_>,
    to: Severity,
    reason: Option<&str>,
) -> Answer {
    let from = facts.severity;
    if from == to {
        return refused(format!("{} is {to} already; name another severity.", cx.name));
    }
    let reason = reason_of(reason).reason;
    if severity_needs_reason(from, to) && reason.is_none() {
        return refused(format!("Say why it goes down from {from} to {to}: add a reason."));
    }
    let is_up = to.is_above(from);
    let promises = if is_up { pulled_forward(case, to) } else { vec![] };
    let intervals = if is_up { vec![] } else { slower(case, to) };
    Ok(vec![Event::SeveritySet(SeveritySet { from, to, reason, promises, intervals }).into()])
}

/// The intervals of a lower severity, where they are longer. They hold from the next promise on: what readers were
/// promised already stands.
fn slower(Case { state, facts, cx }: Case<'_>, to: Severity) -> Vec<IntervalSet> {
    let longer = |audience: &Audience, now: Option<u32>| {
        let fresh = interval(&cx.policy, *audience, facts.scope(), None, to);
        let interval_minutes = now.zip(fresh).map(|(now, fresh)| now.max(fresh));
        (interval_minutes != now).then_some(IntervalSet { audience: *audience, interval_minutes })
    };
    state.rhythm.iter().filter_map(|(a, r)| longer(a, r.interval_minutes)).collect()
}

/// The promises that a higher severity makes earlier, or makes at all.
fn pulled_forward(case @ Case { state, facts, cx }: Case<'_>, to: Severity) -> Vec<PromiseMade> {
    let forward = |audience| {
        let fresh = interval(&cx.policy, audience, facts.scope(), None, to)?;
        let Some(rhythm) = state.rhythm.get(&audience) else {
            return Some(promise_from_now(audience, fresh, cx));
        };
        let interval_minutes = rhythm.interval_minutes.map_or(fresh, |now| now.min(fresh));
        let due = promise_from_now(audience, interval_minutes, cx).due_at;
        let due_at = rhythm.due_at.map_or(due, |old| old.min(due));
        Some(PromiseMade { audience, interval_minutes, due_at })
    };
    Audience::ALL.into_iter().filter(|a| is_to_hear(case, *a)).filter_map(forward).collect()
}

/// True for an audience that is promised updates, or may be: one that lost its channels when the incident became private
/// is not.
fn is_to_hear(Case { state, facts, cx }: Case<'_>, audience: Audience) -> bool {
    let has_interval = |rhythm: &Rhythm| rhythm.interval_minutes.is_some();
    is_promised(cx, audience, facts.scope())
        || state.rhythm.get(&audience).is_some_and(has_interval)
}

/// Sets one of the open states.
fn set_state(facts: &Facts, to: IncidentState, reason: Option<&str>, cx: &Context) -> Answer {
    let number = &cx.name;
    if let Some(word) = to.deed().command() {
        return refused(format!("{to} has a command of its own: `holdfast {word} {number}`."));
    }
    if facts.state == to {
        return refused(format!("{number} is {} already; name another state.", to.word()));
    }
    let reason = reason_of(reason).reason;
    Ok(vec![Event::StateSet(StateSet { from: facts.state, to, reason }).into()])
}

/// Back to Investigating; the promises start again.
fn reopen(case @ Case { state, facts, cx }: Case<'_>, reason: Option<&str>) -> Answer {
    if facts.state.is_open() {
        let name = &cx.name;
        return refused(format!(
            "{name} is open already; `holdfast status {name}` shows where it stands."
        ));
    }
    // Its clock stands for ever, so that no promise of it would come.
    if state.run.as_deref().is_some_and(|run| !run.is_open()) {
        return refused(format!(
            "{} was an exercise and is over; `holdfast exercise run FILE` begins another.",
            cx.name
        ));
    }
    let again = |audience: &Audience, minutes: Option<u32>| {
        let usual = || interval(&cx.policy, *audience, facts.scope(), None, facts.severity);
        Some(promise_from_now(*audience, minutes.or_else(usual)?, cx))
    };
    let kept = state.rhythm.iter().filter(|(a, _)| is_to_hear(case, **a));
    let promises = kept.filter_map(|(a, r)| again(a, r.interval_minutes)).collect();
    Ok(vec![Event::Reopened(Reopened { reason: reason_of(reason).reason, promises }).into()])
}

/// Ends the record of an incident that is resolved or declined.
fn close(facts: &Facts, cx: &Context) -> Answer {
    let number = &cx.name;
    match facts.state {
        IncidentState::Resolved | IncidentState::Declined => {
            Ok(vec![Event::Closed(reason_of(None)).into()])
        }
        IncidentState::Closed => refused(format!(
            "{number} is closed already; `holdfast reopen {number}` goes on with it."
        )),
        IncidentState::Investigating | IncidentState::Identified | IncidentState::Monitoring => {
            refused(format!("{number} is open; resolve it first with `holdfast resolve {number}`."))
        }
    }
}

/// It was a false alarm. The entries stay.
fn decline(reason: &str, cx: &Context) -> Answer {
    if reason.trim().is_empty() {
        let number = &cx.name;
        return refused(format!("Say why {number} was a false alarm: it belongs in the record."));
    }
    Ok(vec![Event::Declined(reason_of(Some(reason))).into()])
}
