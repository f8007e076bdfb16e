//! A fair turn: of several incidents that have something to say to one channel, each is asked in turn. Pure.
//!
//! The order within a lane is none of this: only the first message of each lane comes here.

use std::collections::BTreeMap;

use crate::ids::IncidentId;
use crate::incident::Audience;
use crate::store::outbox::Message;

/// When each lane had its last turn, counted over all. Kept in memory alone: a new process asks everybody anew.
#[derive(Debug, Default)]
pub(in crate::engine) struct Turns {
    taken: u64,
    last: BTreeMap<(String, IncidentId, Audience), u64>,
}

impl Turns {
    /// The first messages of lanes in the order of their turns: those that waited longest for one, and of those that
    /// had none the one that was approved first.
    pub fn in_turn(&self, mut heads: Vec<Message>) -> Vec<Message> {
        heads.sort_by_key(|head| self.last.get(&lane(head)));
        heads
    }

    /// A lane had its turn.
    pub fn took(&mut self, message: &Message) {
        self.taken += 1;
        self.last.insert(lane(message), self.taken);
    }
}

fn lane(message: &Message) -> (String, IncidentId, Audience) {
    (message.channel.clone(), message.incident, message.audience)
}
