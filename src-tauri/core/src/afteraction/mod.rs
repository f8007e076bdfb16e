//! What an exercise leaves: its measures, the after-action report, and the list of what happened by the master scenario.
//!
//! All of it is a function of the log, and works without ratings: what is missing is said. The report is built once, as
//! [`page::Page`], and written as Markdown, of which `paper` makes every other form.
//!
//! Each stage uses only those before it: `entry` (what it is told from), `page` (what a report is), `measure`, `missing`,
//! `report`, `markdown` (the report as a text), and beside them `msel` and `replay`. What is deliberately absent: IO, the
//! clock, opinions, and any ranking of people.

mod entry;
pub mod markdown;
pub mod measure;
mod missing;
mod msel;
pub mod page;
mod replay;
mod report;
#[cfg(test)]
mod tests;

pub use entry::{Around, Entry};
pub use measure::{Measures, Score, measured_kinds, measures};
pub use missing::missing;
pub use msel::msel;
pub use page::{Block, Page};
pub use replay::replay;
pub use report::report;

/// The folder of the workspace, or of the data folder, that reports are saved in.
pub const FOLDER: &str = "after-action";
