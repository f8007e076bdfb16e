//! What is said while an incident is looked back at: its key times, where its post-mortem stands, and that it is final.

use super::{Answer, Case, Decided, reason_of, refused};
use crate::clock::{MINUTE_MS, YEAR_MS};
use crate::incident::command::Context;
use crate::incident::event::{Event, FinalDraft, KeyTimeSet, PostmortemOwned, ReviewSet};
use crate::incident::key_time::{KeySaid, KeyTime};
use crate::incident::state::Incident;
use crate::incident::words::ReviewState;

/// Sets a key time. A time that cannot stand beside another one is taken, because people correct them one by one; the
/// post-mortem says that it is invalid.
pub(super) fn key_time(
    Case { state, facts, cx }: Case<'_>,
    which: KeyTime,
    to: Option<KeySaid>,
    reason: Option<&str>,
) -> Answer {
    let Some(to) = to else {
        return refused(format!("Say when it was: {which} at 14:02, none, or log."));
    };
    let (from, name) = (state.said_of(which), which.name().to_lowercase());
    if from == to {
        return refused(format!("“{name}” is {} already; give another time.", to.words()));
    }
    if to.at().is_some_and(|at| at.since(cx.now.max(cx.real)) > MINUTE_MS) {
        return refused(format!("“{name}” cannot be in the future; give a past time."));
    }
    if to.at().is_some_and(|at| facts.declared_at.since(at) > YEAR_MS) {
        return refused(format!(
            "“{name}” is more than a year before {} was declared; check the time.",
            cx.name
        ));
    }
    let reason = reason_of(reason).reason;
    let event = Event::KeyTimeSet(KeyTimeSet { which, from, to, reason });
    Ok(vec![Decided { event, happened_at: to.at() }])
}

/// Moves the post-mortem of an incident that is over; each move can be taken back. Why it moves on with questions open
/// stands beside the move, or neither stands.
pub(super) fn move_to(
    Case { state, facts, cx }: Case<'_>,
    to: ReviewState,
    open: u32,
    because: Option<&str>,
) -> Answer {
    let number = &cx.name;
    if facts.state.is_open() {
        return refused(format!(
            "{number} is open, so its post-mortem is a draft; resolve it first with `holdfast resolve {number}`."
        ));
    }
    let from = state.review;
    if from == to {
        return refused(format!(
            "The post-mortem of {number} is {} already; name another state.",
            to.word()
        ));
    }
    let mut decided = vec![Event::ReviewSet(ReviewSet { from, to }).into()];
    if open > 0 && to.wants_answers(from) {
        decided.extend(finish(open, because.unwrap_or_default(), cx)?);
    }
    Ok(decided)
}

/// Records that a post-mortem is final though questions are open.
pub(super) fn finish(open: u32, reason: &str, cx: &Context) -> Answer {
    let reason = reason.trim();
    if open == 0 {
        return refused(format!(
            "No question is open in the post-mortem of {}; it goes on without a reason.",
            cx.name
        ));
    }
    if reason.is_empty() {
        return refused(format!(
            "Say why the post-mortem of {} goes on with questions open: it belongs in the record.",
            cx.name
        ));
    }
    let event = FinalDraft { open, reason: reason.to_owned() };
    Ok(vec![Event::PostmortemFinal(event).into()])
}

/// Gives the post-mortem to a person. Nobody is an owner too: it is free again.
pub(super) fn own(state: &Incident, owner: Option<&str>, cx: &Context) -> Answer {
    let to = owner.map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned);
    let from = state.review_owner.clone();
    if from == to {
        let number = &cx.name;
        return refused(match to {
            Some(name) => format!(
                "{name} is the owner of the post-mortem of {number} already; name somebody else."
            ),
            None => format!("The post-mortem of {number} has no owner; say who it is."),
        });
    }
    Ok(vec![Event::PostmortemOwned(PostmortemOwned { from, to }).into()])
}

#[cfg(test)]
mod tests;
