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
