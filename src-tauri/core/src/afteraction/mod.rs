//! What an exercise leaves: its measures, the after-action report, and the list of what happened by the master scenario.
//!
//! All of it is a function of the log, and works without ratings: what is missing is said. The report is built once, as
//! [`page::Page`], and written as Markdown, of which `paper` makes every other form. What is deliberately absent: IO, the clock, opinions, and
//! any ranking of people.

pub mod markdown;
pub mod measure;
mod missing;
mod msel;
pub mod page;
mod replay;
mod report;
#[cfg(test)]
mod tests;

pub use measure::{Measures, Score, measured_kinds, measures};
pub use missing::missing;
pub use msel::msel;
pub use page::{Block, Page};
pub use replay::replay;
pub use report::report;

use crate::clock::Millis;
use crate::incident::event::{Event, Recorded};

/// The folder of the workspace, or of the data folder, that reports are saved in.
pub const FOLDER: &str = "after-action";

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
    pub cadence: crate::postmortem::Cadence,
    /// The time by the incident's own clock.
    pub now: Millis,
    /// The short hash of the log's head, an outside witness of what the report tells.
    pub head: Option<&'a str>,
}
