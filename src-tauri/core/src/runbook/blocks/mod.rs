//! The fourth stage: Markdown as blocks with their lines.
//!
//! Each stage uses only those before it: `fences`, `margin`, `tabs`, `text`, `tree`, `site_lines`, `tags`,
//! `lettered`, `roles`, `boxes`, `split`, `normalise`, `parse`, `admonitions`.

pub(in crate::runbook) mod admonitions;
pub(in crate::runbook) mod boxes;
mod fences;
pub(in crate::runbook) mod lettered;
mod margin;
pub(in crate::runbook) mod normalise;
pub(in crate::runbook) mod parse;
pub(in crate::runbook) mod roles;
pub(in crate::runbook) mod site_lines;
mod split;
pub(in crate::runbook) mod tabs;
pub(in crate::runbook) mod tags;
pub(crate) mod text;
pub(crate) mod tree;

pub(crate) use parse::options;
