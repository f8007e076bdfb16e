//! What a post-mortem is told from.

use crate::clock::Millis;
use crate::incident::event::{Event, Recorded};

/// An entry with what the log knows beside the event.
#[derive(Clone, Debug, PartialEq)]
pub struct PostmortemEntry {
    /// The entry.
    pub recorded: Recorded<Event>,
    /// Its place on the timeline: when it happened, as far as a person said so.
    pub order_at: Millis,
    /// The time at which it is shown: when it happened, else when it was recorded.
    pub shown_at: Millis,
    /// The clock had been put back: it stands behind entries that carry a later time.
    pub after_step: bool,
    /// Its hash, hexadecimal.
    pub hash: String,
}
