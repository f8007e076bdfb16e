//! What people decided about the groups of the runbooks, as the library applies it to each file.
//!
//! What is deliberately absent: where the choices are kept ([`super::choices`]) and what they do
//! ([`crate::runbook::parse_with`]).

use sha2::{Digest, Sha256};
use std::path::Path;

use super::choices::{self, Choices};
use super::config::ConfigError;
use crate::runbook::{self, Choice, Runbook};
use crate::store::hash::hex;

/// The choices of a workspace, and those of this laptop about the runbooks outside of it.
#[derive(Clone, Debug, Default)]
pub struct Chosen {
    shared: Choices,
    own: Choices,
}

impl Chosen {
    /// Reads the choices. Where they cannot be read the rules decide on everything, and the log says why.
    #[must_use]
    pub fn load(workspace: &Path, data: &Path) -> Self {
        let load = |place: &Path| {
            choices::load(place).unwrap_or_else(|error| {
                tracing::warn!(%error, "the choices about steps cannot be read");
                Choices::default()
            })
        };
        Self { shared: load(workspace), own: load(data) }
    }

    /// Those of this laptop go before what a team's file says of the same place.
    fn of(&self, path: &str) -> &[Choice] {
        match self.own.of(path) {
            [] => self.shared.of(path),
            some => some,
        }
    }

    /// Tells whether a file was read with these choices; empty without any.
    #[must_use]
    pub fn digest(&self, path: &str) -> String {
        match self.of(path) {
            [] => String::new(),
            some => hex(&Sha256::digest(format!("{some:?}"))),
        }
    }

    /// Reads a text with the choices about the file that is known as `path`.
    #[must_use]
    pub fn parse(&self, source: &str, path: &str) -> Runbook {
        let name = path.rsplit('/').next().unwrap_or(path);
        runbook::parse_with(source, name, self.of(path))
    }
}

/// Keeps a choice about a group of the runbook that is known as `path`, or takes it back. The path of a runbook outside
/// the workspace means nothing on another laptop, so such a choice is kept in the data folder and not in the file that
/// the team shares.
///
/// # Errors
/// When the file of the choices cannot be read or written; then it is as before.
pub fn choose(
    workspace: &Path,
    data: &Path,
    path: &str,
    runbook: &Runbook,
    group: &str,
    steps: Option<bool>,
) -> Result<(), ConfigError> {
    match steps.and_then(|steps| runbook::choice_for(&runbook.groups, group, steps)) {
        Some(choice) if Path::new(path).is_absolute() => choices::keep(data, path, &choice),
        Some(choice) => choices::keep(workspace, path, &choice),
        None => {
            choices::forget(data, path, group)?;
            choices::forget(workspace, path, group)
        }
    }
}
