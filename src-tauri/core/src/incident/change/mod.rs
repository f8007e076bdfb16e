//! What became of a checklist: what an entry changes of it, how it differs from its file now, and what was done otherwise
//! than the runbook says; and what that teaches the file.

pub mod against;
pub mod corrections;
pub(super) mod fold;
pub mod lesson;
#[cfg(test)]
mod tests;
