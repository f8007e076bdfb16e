//! Changes the text of a runbook at one place; every other byte stays as it is.
//!
//! A place is a line, as the parser gives it. Each change says what it could not do, so that nothing is written that a person
//! did not see. Where a list is numbered one by one, the numbers behind a new item, or one that went, are moved on, and with
//! them the sentences that name such a step.
//!
//! Each stage uses only those before it: `edit`, `lines`, `item`, `count`, `mentions`, `numbers`, `write`, and beside them
//! `same`, `unified`.

mod count;
mod edit;
mod item;
mod lines;
mod mentions;
mod numbers;
mod same;
mod unified;
mod write;

#[cfg(test)]
mod tests;

pub use edit::{Edit, Edited, Place, Unwritten};
pub(crate) use mentions::without_numbers;
pub use same::LineSign;
pub(crate) use same::signs;
pub use unified::{DiffLine, hunks, patch};
pub use write::apply;
