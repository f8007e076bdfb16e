//! What the report of an exercise is told from.

use crate::clock::Millis;
use crate::incident::event::{Event, Recorded};
use crate::postmortem::Cadence;

/// An entry of an exercise, with what the log knows beside the event.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The entry; its time is that of the incident's own clock.
    pub recorded: Recorded<Event>,
    /// When it was recorded on the wall.
    pub real_at: Millis,
}

/// What a report is made of beside the state.
#[derive(Clone, Debug)]
pub struct Around<'a> {
    /// How the exercise is called: `INC-0044`.
    pub number: &'a str,
    /// Its entries in the order of the timeline.
    pub entries: &'a [Entry],
    /// How its promises were kept.
    pub cadence: Cadence,
    /// The time by the incident's own clock.
    pub now: Millis,
    /// The short hash of the log's head, an outside witness of what the report tells.
    pub head: Option<&'a str>,
}
