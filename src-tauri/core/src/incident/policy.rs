//! What the rules know of the world: the team's policy, as plain data.

use super::words::{Audience, PingMode};

/// What the rules know of the world: the team's policy, as plain data.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Policy {
    /// Minutes between updates by severity, `SEV 1` first; none where no update is promised.
    pub interval_minutes: [Option<u32>; 5],
    /// The channels that are set up, rehearsal ones included.
    pub channels: Vec<ChannelFacts>,
}

impl Policy {
    /// The channels of an audience that an incident may use: an exercise those for rehearsal alone, a real incident the
    /// others alone.
    pub fn of(&self, audience: Audience, exercise: bool) -> impl Iterator<Item = &ChannelFacts> {
        self.channels.iter().filter(move |c| c.audience == audience && c.rehearsal == exercise)
    }
}

/// What the rules need to know of a channel.
#[derive(Clone, Debug, PartialEq)]
pub struct ChannelFacts {
    /// Its name, unique in the workspace.
    pub name: String,
    /// Who reads it.
    pub audience: Audience,
    /// Whether the automatic ping goes there.
    pub ping: PingMode,
    /// True when it is for exercises only.
    pub rehearsal: bool,
    /// Its own interval, where it has one.
    pub interval_minutes: Option<u32>,
}
