//! What stands between a text and its readers at this moment: plain data, gathered by the edge, so that an alarm can say
//! which of the ways of failing it is.

use std::collections::BTreeMap;

use super::channels;
use crate::ids::{EventId, OutboxId};
use crate::incident::state::{Facts, Rhythm};
use crate::incident::{Audience, PingMode, Policy};

/// What keeps texts from their readers now.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reach {
    /// No process of this laptop sends.
    pub nobody_sends: bool,
    /// Why a channel takes nothing at all, in a few words: it is paused, or its secret cannot be read.
    pub shut: BTreeMap<String, String>,
    /// What a channel said of the message of one post, while it does not have it.
    pub refused: BTreeMap<(EventId, String), String>,
    /// What is known of the last messages that a person has to see to.
    pub fates: BTreeMap<OutboxId, Fate>,
}

/// A message that is not known to have arrived.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fate {
    /// It may have arrived: nobody knows.
    pub unsure: bool,
    /// What the receiver answered, where it did: 404.
    pub status: Option<u16>,
    /// Why, in a few words.
    pub reason: Option<String>,
}

impl Reach {
    /// Why the automatic ping of an audience cannot go now.
    #[must_use]
    pub fn of_ping(
        &self,
        policy: &Policy,
        facts: &Facts,
        (audience, rhythm): (Audience, &Rhythm),
    ) -> Option<String> {
        let auto = channels(policy, facts, audience, PingMode::Auto);
        self.silence(&auto, rhythm.pending.as_ref().map(|ping| ping.text.event))
    }

    /// Why the last text for an audience cannot arrive now.
    #[must_use]
    pub fn of_last(
        &self,
        policy: &Policy,
        facts: &Facts,
        (audience, rhythm): (Audience, &Rhythm),
    ) -> Option<String> {
        let all = policy.of(audience, facts.scope()).map(|c| &*c.name);
        let ways: Vec<&str> =
            all.filter(|name| rhythm.ways.iter().any(|way| way == name)).collect();
        self.silence(&ways, rhythm.last.as_ref().map(|last| last.event))
    }

    /// True where a message may have arrived, though nobody knows.
    #[must_use]
    pub fn is_unsure(&self, message: OutboxId) -> bool {
        self.fates.get(&message).is_some_and(|fate| fate.unsure)
    }

    /// Why none of the channels takes a text now; none where one of them may. `post` is the text, where it was queued.
    #[must_use]
    pub fn silence(&self, channels: &[&str], post: Option<EventId>) -> Option<String> {
        if channels.is_empty() {
            return None;
        }
        if self.nobody_sends {
            return Some("nothing sends; open the window or run `holdfast deliver`".to_owned());
        }
        let why = |name: &&str| {
            let of_post = post.and_then(|post| self.refused.get(&(post, (*name).to_owned())));
            self.shut.get(*name).or(of_post).cloned()
        };
        let all: Option<Vec<String>> = channels.iter().map(why).collect();
        all.map(|why| why.join("; "))
    }
}
