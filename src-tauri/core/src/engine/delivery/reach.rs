//! What stands between an incident's texts and their readers now: gathered here for the rules of alarms, which are pure.

use std::collections::BTreeMap;

use crate::engine::{Engine, Result};
use crate::ids::IncidentId;
use crate::incident::rhythm::{Fate, Reach};
use crate::lock;
use crate::store::outbox::{self, Message};
use crate::team::config::ChannelConfig;

impl Engine {
    /// Remembers which channels' secrets cannot be used in this process, and why. What was known of others stays.
    pub fn learn_secrets(&mut self, looked: BTreeMap<String, Option<String>>) {
        for (channel, problem) in looked {
            let before = match &problem {
                Some(why) => self.secret_problems.insert(channel, why.clone()),
                None => self.secret_problems.remove(&channel),
            };
            self.seen.dirty |= before != problem;
        }
    }

    /// What keeps the texts of an incident from their readers.
    pub fn reach(&mut self, id: IncidentId) -> Result<Reach> {
        let ways = self.ways()?;
        self.reach_by(&ways, id)
    }

    /// What keeps any text from its readers: the half of a [`Reach`] that is the same for every incident. No lock is
    /// looked at where there is no channel.
    pub fn ways(&mut self) -> Result<Reach> {
        let channels = self.config().channels.clone();
        let is_kept = channels.is_empty() || self.is_rhythm_kept();
        let mut ways = Reach { nobody_sends: !is_kept, ..Reach::default() };
        for channel in channels {
            let why = self.shut(&channel, is_kept)?;
            ways.shut.extend(why.map(|why| (channel.name, why.trim_end_matches('.').to_owned())));
        }
        Ok(ways)
    }

    /// The ways of all, and what became of an incident's own messages.
    pub fn reach_by(&self, ways: &Reach, id: IncidentId) -> Result<Reach> {
        let mut reach = ways.clone();
        for message in outbox::last_of_each(self.store.read(), id)? {
            reach.fates.extend(fate(&message).map(|fate| (message.id, fate)));
            let shut = reach.shut.get(&message.channel).filter(|_| message.state.waits()).cloned();
            let why = shut.or_else(|| why(&message));
            reach.refused.extend(why.map(|why| ((message.event, message.channel), why)));
        }
        Ok(reach)
    }

    /// True while some process of this laptop keeps the rhythm.
    #[must_use]
    pub fn is_rhythm_kept(&self) -> bool {
        lock::is_held(self.store.folder(), lock::SENDER)
    }

    /// True while some process of this laptop sends to the channel: whoever cannot read its secret does not keep its lock.
    #[must_use]
    pub fn is_sent_to(&self, channel: &str) -> bool {
        lock::is_held(self.store.folder(), &lock::of_channel(channel))
    }

    /// Why no process of this laptop sends to a channel; none where one does, or where nothing keeps the rhythm. What this
    /// process cannot read itself says nothing where another can.
    fn shut(&mut self, channel: &ChannelConfig, is_kept: bool) -> Result<Option<String>> {
        let pause = self.channel_pause(channel, false)?;
        let name = &channel.name;
        if pause.is_some() || !is_kept || self.is_sent_to(name) {
            return Ok(pause);
        }
        let known = self.secret_problems.get(name);
        let why = known.map_or("no process that runs can read its secret", String::as_str);
        Ok(Some(format!("{name}: {why}")))
    }
}

/// What a person has to know of a message that is lost, or may be.
fn fate(message: &Message) -> Option<Fate> {
    let unsure = message.state.is_unsure();
    let (status, reason) = (message.status, message.reason.clone());
    message.state.is_lost().then_some(Fate { unsure, status, reason })
}

/// Why a channel does not have a message that was tried. While it is tried once more that is no less so. Of one that may
/// have arrived nobody can say that it has not: that is asked ([`Fate::unsure`]).
fn why(message: &Message) -> Option<String> {
    let channel = &message.channel;
    let state = message.state;
    let once_more = state.is_on_its_way() && message.reason.is_some();
    let lost = state.is_lost() && !state.is_unsure();
    if !lost && !state.is_tried_again() && !once_more {
        return None;
    }
    let reason = message.reason.as_deref().unwrap_or("it did not arrive");
    let reason = reason.trim_end_matches('.');
    Some(if once_more {
        format!("{channel}: {reason}, tried again now")
    } else if state.is_tried_again() {
        format!("{channel}: {reason}, tried again at {} UTC", message.next_at.hh_mm())
    } else {
        format!("{channel}: {reason}")
    })
}
