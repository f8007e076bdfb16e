//! What entries do to promises, and to the texts that answer them.

use crate::clock::Millis;
use crate::incident::clock::Since;
use crate::incident::event::{
    Delivery, DeliverySettled, Event, Post, PromiseMade, Reason, Recorded,
};
use crate::incident::promise::minutes_to;
use crate::incident::state::{Incident, LastText, Rhythm};
use crate::incident::words::Audience;

pub(super) fn post(state: &mut Incident, entry: &Recorded<Event>, post: &Post) {
    let human = entry.event.is_human();
    let first = || Rhythm::quiet(minutes_to(post.next_update_at, entry.recorded_at));
    let rhythm = state.rhythm.entry(post.audience).or_insert_with(first);
    let text = LastText {
        event: entry.id,
        at: Since::at(entry.recorded_at),
        text: post.text.clone(),
        by: entry.actor.clone(),
        closing: post.closing,
    };
    if post.moves_when_taken {
        rhythm.pinged(text, post);
    } else {
        rhythm.posted(text, post, human);
    }
    if human {
        wake(state);
    }
}

pub(super) fn delivered(state: &mut Incident, delivery: &Delivery, at: Millis) {
    for rhythm in state.rhythm.values_mut() {
        rhythm.delivered(delivery, at);
    }
}

pub(super) fn message_settled(state: &mut Incident, said: &DeliverySettled, at: Millis) {
    state.rhythm.values_mut().for_each(|r| r.settled(said.message, said.outcome, at));
}

pub(super) fn promise(state: &mut Incident, promises: &[PromiseMade], at: Millis) {
    for made in promises {
        state.rhythm.entry(made.audience).or_default().promise(made, at);
    }
}

pub(super) fn with(state: &mut Incident, audience: Audience, change: impl FnOnce(&mut Rhythm)) {
    if let Some(rhythm) = state.rhythm.get_mut(&audience) {
        change(rhythm);
    }
}

/// A human entry ends the count of automatic pings and the asking that it led to.
pub(super) fn sign_of_life(state: &mut Incident) {
    for rhythm in state.rhythm.values_mut() {
        rhythm.pings_in_row = 0;
        if rhythm.asking.is_some_and(|(_, why)| why.ends_with_an_entry()) {
            rhythm.asking = None;
        }
    }
}

/// Adds what a snooze moves the alarm by.
pub(super) fn snoozed(state: &mut Incident, until: Millis, at: Millis) {
    let by = until.since(state.snoozed_from(at)).max(0);
    state.snoozed_ms = state.snoozed_ms.saturating_add(by);
    state.snoozed_until = Some(until);
}

pub(super) fn wake(state: &mut Incident) {
    state.snoozed_until = None;
    state.snoozed_ms = 0;
}

pub(super) fn held(state: &mut Incident, why: &Reason, at: Millis) {
    (state.held, state.hold_ended) = (Some(why.reason.clone().unwrap_or_default()), None);
    state.rhythm.values_mut().for_each(|rhythm| rhythm.hold(at));
}
