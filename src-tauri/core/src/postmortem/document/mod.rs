//! The draft as a document that people and the log write together: what the log wrote lies in marked blocks, what was
//! typed lies around them, and each is told from the other by the marks alone.
//!
//! A block begins with the line `<!-- auto:NAME -->` and ends with `<!-- /auto SEAL -->`. The seal is taken over what lies
//! between, so that words which somebody typed into a block are found and kept. Whatever the file went through, every
//! line that people typed is in it after it was refreshed. What is deliberately absent: what the blocks say, and where a
//! document is kept.
//!
//! Each stage uses only those before it: `blocks`, `seen`, `questions`, `readers`, `compared`, `difference`,
//! `outline`, `outside`, `refresh`.

mod blocks;
mod compared;
mod difference;
mod outline;
mod outside;
mod questions;
mod readers;
mod refresh;
mod seen;
#[cfg(test)]
mod tests;

pub use blocks::{Part, names, parts, sealed, stripped};
pub use compared::compared;
pub use difference::{DraftChange, DraftLine, difference};
pub use outline::{DraftSection, SectionState, outline};
pub use outside::{carried, typed_only};
pub use questions::{OpenQuestion, open_words, questions};
pub use readers::sealed_copy;
pub(super) use readers::{for_readers, is_own_mark};
pub use refresh::{Foreign, Fresh, Refreshed, fill, refresh};
pub(super) use seen::{Place, apart, comments, near, places};
