//! Which blocks are steps, with the reason, and the checklist that they make.

pub(in crate::runbook) mod candidates;
pub mod choice;
pub(in crate::runbook) mod draft;
pub(in crate::runbook) mod extract;
pub(in crate::runbook) mod groups;
pub(in crate::runbook) mod headings;
pub(in crate::runbook) mod key;
pub(in crate::runbook) mod tables;
pub(in crate::runbook) mod verdict;
