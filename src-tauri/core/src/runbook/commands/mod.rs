//! The third stage: what of a text is a command, and how it is copied. Text only: blocks come later.
//!
//! Each stage uses only those before it: `sentence`, `tricks`, `run`, `programs`, `grammar`, `lead`, `indent`,
//! `lines`, `prompt`, `seen`, `copied`, `line`, `session`, `code`, `output`, `inline`.

pub(in crate::runbook) mod code;
pub mod copied;
mod grammar;
mod indent;
pub(in crate::runbook) mod inline;
pub(in crate::runbook) mod lead;
mod line;
pub(in crate::runbook) mod lines;
pub(in crate::runbook) mod output;
mod programs;
mod prompt;
mod run;
mod seen;
mod sentence;
pub(in crate::runbook) mod session;
#[cfg(test)]
mod tests;
pub mod tricks;
