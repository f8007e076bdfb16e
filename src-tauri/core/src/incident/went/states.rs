//! The states that an incident goes through: one walk for the key times, the length of the impact, the recovery and the chart.

use crate::clock::Millis;
use crate::incident::entry::Does;
use crate::incident::event::{Event, Recorded};
use crate::incident::words::IncidentState;

/// The state that an entry leads to from the one before; none where it says nothing of it. A text tells of an open state that
/// its writer chose with it; it ends nothing and opens nothing again.
pub(in crate::incident) fn next_state(
    was: Option<IncidentState>,
    event: &Event,
) -> Option<IncidentState> {
    let gist = event.gist();
    if gist.begins() {
        return was.is_none().then_some(IncidentState::Investigating);
    }
    if let Does::Posts(post) = gist.does {
        let is_open = post.state.is_open() && was.is_some_and(IncidentState::is_open);
        return (is_open && event.is_human()).then_some(post.state);
    }
    gist.state.map(|turn| turn.to)
}

/// An entry with which an incident came into another state.
#[derive(Clone, Copy, Debug)]
pub struct Entered<'a> {
    /// The entry.
    pub entry: &'a Recorded<Event>,
    /// When it happened.
    pub at: Millis,
    /// The state before it; none for declaring.
    pub from: Option<IncidentState>,
    /// The state from here on.
    pub to: IncidentState,
}

impl Entered<'_> {
    /// True where work ended.
    #[must_use]
    pub fn ends(&self) -> bool {
        !self.to.is_open() && self.from.is_none_or(IncidentState::is_open)
    }

    /// True where work went on again.
    #[must_use]
    pub fn reopens(&self) -> bool {
        self.to.is_open() && self.from.is_some_and(|from| !from.is_open())
    }
}

/// The states that an incident went through, with each reopening, in the order of the entries, which is that of the fold. One
/// that an entry names again is none.
#[must_use]
pub fn states<'a>(entries: impl IntoIterator<Item = &'a Recorded<Event>>) -> Vec<Entered<'a>> {
    let mut found: Vec<Entered<'a>> = Vec::new();
    for entry in entries {
        let from = found.last().map(|one| one.to);
        if let Some(to) = next_state(from, &entry.event).filter(|to| Some(*to) != from) {
            let at = entry.happened_at.unwrap_or(entry.recorded_at);
            found.push(Entered { entry, at, from, to });
        }
    }
    found
}
