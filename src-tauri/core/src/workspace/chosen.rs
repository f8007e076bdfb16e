//! What people decided about the groups of the runbooks, as the library applies it to each file.
//!
//! Deliberately absent: how choices are written down, see [`super::choices`], and what they do, see
//! [`crate::runbook::choice`].

use std::path::Path;

use super::choices::{self, Choices};
use super::config::ConfigError;
use crate::runbook::{self, Runbook};

/// The choices of a workspace.
#[derive(Clone, Debug, Default)]
pub struct Chosen(Choices);

impl Chosen {
    /// Reads the choices. Where they cannot be read the rules decide on everything, and the log says why.
    #[must_use]
    pub fn load(workspace: &Path) -> Self {
        Self(choices::load(workspace).unwrap_or_else(|error| {
            tracing::warn!(%error, "the choices about steps are left out");
            Choices::default()
        }))
    }

    /// Tells whether a file was read with these choices; empty without any.
    #[must_use]
    pub fn digest(&self, path: &str) -> String {
        let said = |one: &runbook::Choice| format!("{}={};", one.group, one.steps);
        self.0.of(path).iter().map(said).collect()
    }

    /// Reads a text with the choices about the file that is known as `path`.
    #[must_use]
    pub fn parse(&self, source: &str, path: &str) -> Runbook {
        let name = path.rsplit('/').next().unwrap_or(path);
        runbook::parse_with(source, name, self.0.of(path))
    }
}

/// Keeps a choice about a group of the runbook that is known as `path`, or takes it back.
///
/// # Errors
/// When the file of the choices cannot be read or written; then it is as before.
pub fn choose(
    workspace: &Path,
    path: &str,
    runbook: &Runbook,
    group: &str,
    steps: Option<bool>,
) -> Result<(), ConfigError> {
    let Some(steps) = steps else { return choices::forget(workspace, path, group) };
    runbook::choice_for(&runbook.groups, group, steps)
        .map_or(Ok(()), |choice| choices::keep(workspace, path, &choice))
}
