//! Markdown as blocks with their lines.

pub(in crate::runbook) mod admonitions;
pub(in crate::runbook) mod normalise;
pub(in crate::runbook) mod parse;
pub(in crate::runbook) mod site_lines;
pub(in crate::runbook) mod split;
pub(in crate::runbook) mod tags;
pub(crate) mod tree;
