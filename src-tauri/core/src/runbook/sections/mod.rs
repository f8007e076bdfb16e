//! The fifth stage: the headings of a page and what each section is for.
//!
//! Each stage uses only those before it: `number`, `window`, `class`, `title`, `plain_headings`, `outline`, `ways`.

pub(in crate::runbook) mod class;
pub(in crate::runbook) mod number;
pub(in crate::runbook) mod outline;
mod plain_headings;
pub(in crate::runbook) mod title;
pub(in crate::runbook) mod ways;
pub(in crate::runbook) mod window;
