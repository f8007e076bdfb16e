//! The headings of a page and what each section is for.

pub(in crate::runbook) mod outline;
pub(in crate::runbook) mod plain_headings;
pub(in crate::runbook) mod title;
pub(in crate::runbook) mod ways;
pub(in crate::runbook) mod window;
