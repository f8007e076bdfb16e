//! The fifth stage: the headings of a page and what each section is for.

pub(in crate::runbook) mod class;
pub(in crate::runbook) mod number;
pub(in crate::runbook) mod outline;
mod plain_headings;
pub(in crate::runbook) mod title;
pub(in crate::runbook) mod ways;
mod window;
