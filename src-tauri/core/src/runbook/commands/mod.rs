//! What of a text is a command, and how it is copied: text only, without blocks.

pub(in crate::runbook) mod code;
pub(in crate::runbook) mod indent;
pub(in crate::runbook) mod lead;
pub mod lines;
pub(in crate::runbook) mod output;
pub(in crate::runbook) mod run;
pub(in crate::runbook) mod sentence;
pub mod tricks;
