//! What people decided about the groups of the runbooks, as the library applies it to each file.
//!
//! What is deliberately absent: where the choices are kept ([`super::choices`]) and what they do
//! ([`crate::runbook::parse_with`]).

use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::SystemTime;

use super::choices;
use super::choices::Choices;
use crate::runbook;
use crate::runbook::{Choice, Runbook};
use crate::team::config::ConfigError;

/// The choices of a workspace, and those of this laptop about the runbooks outside of it.
#[derive(Clone, Debug, Default)]
pub struct Chosen {
    shared: Choices,
    own: Choices,
}

impl Chosen {
    /// Reads the choices. Where they cannot be read the rules decide on everything, and the log says why, once for each
    /// change of the file: it is looked at every two seconds.
    #[must_use]
    pub fn load(workspace: &Path, data: &Path) -> Self {
        let load = |place: &Path| {
            let read = choices::load(place);
            if let Some(error) = news(place, read.as_ref().err()) {
                tracing::warn!(%error, "the choices about steps cannot be read");
            }
            read.unwrap_or_default()
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
            some => hex::encode(&Sha256::digest(format!("{some:?}"))),
        }
    }

    /// Reads a text with the choices about the file that is known as `path`.
    #[must_use]
    pub fn parse(&self, source: &str, path: &str) -> Runbook {
        let name = path.rsplit('/').next().unwrap_or(path);
        runbook::parse_with(source, name, self.of(path))
    }
}

/// What was said last of the choices in each folder that cannot be read: why, and when the file was changed.
static SAID: Mutex<BTreeMap<PathBuf, (String, Option<SystemTime>)>> = Mutex::new(BTreeMap::new());

/// The complaint about a folder's choices where it was not made yet of the file as it is now.
fn news(place: &Path, error: Option<&ConfigError>) -> Option<String> {
    let looked = error.map(|error| {
        let facts = std::fs::metadata(place.join(choices::FILE));
        (error.to_string(), facts.and_then(|facts| facts.modified()).ok())
    });
    // Nobody waits for a disk while the lock is held: all folders share it.
    let mut said = SAID.lock().unwrap_or_else(PoisonError::into_inner);
    let Some(now) = looked else {
        said.remove(place);
        return None;
    };
    let why = now.0.clone();
    (said.insert(place.to_owned(), now.clone()) != Some(now)).then_some(why)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn choices_that_cannot_be_read_are_complained_about_once_for_each_change() {
        let folder = tempfile::tempdir().unwrap();
        let write = |text: &str| std::fs::write(folder.path().join(choices::FILE), text).unwrap();
        let look = || news(folder.path(), choices::load(folder.path()).as_ref().err());
        write("[[");
        assert!(look().is_some(), "said when it is seen first");
        assert_eq!((look(), look()), (None, None), "not at each look");
        write("steps = [[[");
        assert!(look().is_some(), "it changed and is broken still");
        write("");
        assert_eq!(look(), None, "it is whole again");
        write("[[");
        assert!(look().is_some(), "and broken anew");
    }
}
