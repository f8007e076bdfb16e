//! When an audience really had a text: a post joined with what became of it in each channel.

use std::collections::BTreeMap;

use crate::clock::Millis;
use crate::ids::{EventId, OutboxId};
use crate::incident::Settled;
use crate::incident::entry::Does;
use crate::incident::event::{Delivery, DeliveryState, Event, Post, Recorded};

/// Whether the audience had the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Told {
    /// At this time: sent, accepted, copied, or said elsewhere.
    At(Millis),
    /// Nobody knows: a request may have arrived.
    Unknown,
    /// Not yet.
    Waiting,
    /// No channel got it.
    No,
}

/// A post and its fate.
pub(super) struct Posted<'a> {
    pub(super) entry: &'a Recorded<Event>,
    pub(super) post: &'a Post,
    /// The automatic ping, not a person's text.
    pub(super) ping: bool,
    /// The last state of each channel that it went to.
    pub(super) channels: BTreeMap<&'a str, Fate>,
    pub(super) told: Told,
}

/// What became of a message in one channel.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fate {
    pub(super) state: DeliveryState,
    pub(super) at: Millis,
}

/// The moment of an entry: when it happened, where a person said so.
pub(super) fn moment(entry: &Recorded<Event>) -> Millis {
    entry.happened_at.unwrap_or(entry.recorded_at)
}

/// The entries in the order of the fold, which is the same on every device.
pub(super) fn in_fold_order<'a>(
    entries: impl IntoIterator<Item = &'a Recorded<Event>>,
) -> Vec<&'a Recorded<Event>> {
    let mut entries: Vec<_> = entries.into_iter().collect();
    entries.sort_by_key(|e| e.fold_key());
    entries
}

/// Every post with its fate, in the order of the fold.
pub(super) fn posts<'a>(entries: &[&'a Recorded<Event>]) -> Vec<Posted<'a>> {
    let fates = fates(entries);
    entries
        .iter()
        .filter_map(|&entry| post_of(&entry.event).map(|(post, ping)| (entry, post, ping)))
        .map(|(entry, post, ping)| {
            let mut channels: BTreeMap<&str, Fate> = BTreeMap::new();
            for channel in &post.channels {
                let waits = Fate { state: DeliveryState::Queued, at: entry.recorded_at };
                channels.insert(channel, waits);
            }
            channels.extend(fates.get(&entry.id).into_iter().flatten());
            let told = told(entry, post, ping, &channels);
            Posted { entry, post, ping, channels, told }
        })
        .collect()
}

/// The post in an event, and whether it is the automatic ping.
pub(super) fn post_of(event: &Event) -> Option<(&Post, bool)> {
    let Does::Posts(post) = event.gist().does else { return None };
    Some((post, !event.is_human()))
}

type Fates<'a> = BTreeMap<EventId, BTreeMap<&'a str, Fate>>;

fn fates<'a>(entries: &[&'a Recorded<Event>]) -> Fates<'a> {
    let mut fates = Fates::new();
    let mut messages: BTreeMap<OutboxId, &Delivery> = BTreeMap::new();
    for entry in entries {
        let does = entry.event.gist().does;
        if let Does::Delivers(d) = does {
            messages.insert(d.message, d);
            let fate = Fate { state: d.state, at: entry.recorded_at };
            fates.entry(d.post).or_default().insert(&d.channel, fate);
        } else if let Does::Settles(s) = does
            && let Some(d) = messages.get(&s.message)
            && let Some(fate) = fates.entry(d.post).or_default().get_mut(d.channel.as_str())
        {
            *fate = settled(*fate, s.outcome, entry.recorded_at);
        }
    }
    fates
}

/// What a person said of a message: one that is in the channel arrived when it was sent, not when that was noticed.
fn settled(fate: Fate, outcome: Settled, at: Millis) -> Fate {
    match outcome {
        Settled::Arrived => Fate { state: DeliveryState::Sent, at: fate.at },
        Settled::SendAgain => Fate { state: DeliveryState::Queued, at },
        Settled::Cancelled => Fate { state: DeliveryState::Cancelled, at },
        Settled::Copied => Fate { state: DeliveryState::Copied, at },
    }
}

/// One channel is enough: the promise is to the audience. A person's text without a channel was said elsewhere.
fn told(entry: &Recorded<Event>, post: &Post, ping: bool, channels: &BTreeMap<&str, Fate>) -> Told {
    if post.elsewhere || (!ping && channels.is_empty()) {
        return Told::At(moment(entry));
    }
    let arrived = channels.values().filter(|f| f.state.has_arrived()).map(|f| f.at).min();
    if let Some(at) = arrived {
        return Told::At(at);
    }
    if channels.values().any(|f| f.state.is_unsure()) {
        return Told::Unknown;
    }
    if channels.values().any(|f| !f.state.is_final()) { Told::Waiting } else { Told::No }
}
