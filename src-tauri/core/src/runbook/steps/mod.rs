//! The eighth stage: which blocks are steps, with the reason.
//!
//! Each stage uses only those before it: `told`, `unasked`, `entry`, `marks`, `asks`, `details`, `draft`, `tables`,
//! `candidates`, `verdict`, `headings`, `groups`, `choice`, `numbering`, `extract`.

mod asks;
mod candidates;
pub mod choice;
mod details;
mod draft;
mod entry;
pub(in crate::runbook) mod extract;
mod groups;
mod headings;
pub(in crate::runbook) mod marks;
mod numbering;
mod tables;
mod told;
mod unasked;
pub(in crate::runbook) mod verdict;

#[cfg(test)]
pub(in crate::runbook) use groups::BESIDE_STEPS;
