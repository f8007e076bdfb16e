//! What people decided about the groups of the runbooks, as the library applies it to each file.
//!
//! What is deliberately absent: where the choices are kept ([`super`]) and what they do
//! ([`crate::runbook::parse_with`]).

use sha2::{Digest, Sha256};
use std::path::Path;

use super::Choices;
use crate::library::choices;
use crate::runbook;
use crate::runbook::{Choice, Runbook};
use crate::team::config::ConfigError;

/// The choices of a workspace, and those of this laptop about the runbooks outside of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chosen {
    shared: Choices,
    own: Choices,
    /// Why choices cannot be read: the rules decide on everything there.
    problems: Vec<String>,
}

impl Chosen {
    /// Reads the choices, however long the disk takes.
    #[must_use]
    pub fn load(workspace: &Path, data: &Path) -> Self {
        let mut problems = Vec::new();
        let mut load = |place| {
            choices::load(place).unwrap_or_else(|error| {
                problems.push(error.to_string());
                Choices::default()
            })
        };
        let (shared, own) = (load(workspace), load(data));
        Self { shared, own, problems }
    }

    /// Says in the log why choices cannot be read, unless `before` had the same to say.
    pub fn complain(&self, before: &Self) {
        for error in self.problems.iter().filter(|problem| !before.problems.contains(problem)) {
            tracing::warn!(%error, "the choices about steps cannot be read");
        }
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
            some => hex::encode(Sha256::digest(format!("{some:?}"))),
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
