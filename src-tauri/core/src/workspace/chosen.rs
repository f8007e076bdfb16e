//! What a person chose for the groups of one runbook, as the library asks for it.
//!
//! Deliberately absent: how choices are written down, see [`super::choices`], and what they do, see
//! [`crate::runbook::choice`].

use std::path::Path;

use super::choices::{self, FILE};
use super::read::ReadError;
use crate::runbook::reading::Group;
use crate::runbook::{self, Choice, Runbook};

/// The choices for one file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices(Vec<Choice>);

impl Choices {
    /// Tells whether a file was read with these choices; empty without any.
    #[must_use]
    pub fn digest(&self) -> String {
        let said = |one: &Choice| format!("{}={};", one.group, one.steps);
        self.0.iter().map(said).collect()
    }
}

/// What was chosen for the file that is known as `path`; nothing where the choices cannot be read.
#[must_use]
pub fn choices_of(workspace: &Path, path: &str) -> Choices {
    choices::load(workspace)
        .map_or_else(|_| Choices::default(), |all| Choices(all.of(path).to_vec()))
}

/// Reads a text with the choices for it.
#[must_use]
pub fn parse_with(source: &str, file_name: &str, choices: &Choices) -> Runbook {
    runbook::parse_with(source, file_name, &choices.0)
}

/// Keeps a choice for a group, or takes it back.
///
/// # Errors
/// When the workspace's file of choices cannot be read or written.
pub fn choose(
    workspace: &Path,
    path: &str,
    group: &Group,
    steps: Option<bool>,
) -> Result<(), ReadError> {
    let done = match steps {
        None => choices::forget(workspace, path, &group.id),
        Some(steps) => match runbook::choice_for(std::slice::from_ref(group), &group.id, steps) {
            Some(choice) => choices::keep(workspace, path, &choice),
            None => Ok(()),
        },
    };
    done.map_err(|error| ReadError::Unreadable {
        path: workspace.join(FILE),
        source: std::io::Error::other(error.to_string()),
    })
}
