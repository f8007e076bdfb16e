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
    /// The channels of an audience that an incident may use.
    pub fn of<'a, 's>(
        &'a self,
        audience: Audience,
        scope: Scope<'s>,
    ) -> impl Iterator<Item = &'a ChannelFacts> + use<'a, 's> {
        let fits = move |c: &&ChannelFacts| scope.takes(&c.name, c.rehearsal);
        self.channels.iter().filter(move |c| c.audience == audience).filter(fits)
    }
}

/// Which channels an incident may use: an exercise those for rehearsal alone, a real incident the others alone, and a
/// private one of these only what was chosen for it.
#[derive(Clone, Copy, Debug)]
pub struct Scope<'a> {
    /// It is an exercise.
    pub exercise: bool,
    /// The names that were chosen; none where it is not private.
    pub only: Option<&'a [String]>,
}

impl Scope<'_> {
    /// True when texts of the incident, pings included, may go to the channel.
    #[must_use]
    pub fn takes(self, channel: &str, rehearsal: bool) -> bool {
        rehearsal == self.exercise && !self.keeps_from(channel)
    }

    /// True when the incident is private and the channel was not chosen for it.
    #[must_use]
    pub fn keeps_from(self, channel: &str) -> bool {
        self.only.is_some_and(|names| names.iter().all(|name| name != channel))
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
