//! What a person chose for the groups of a runbook, kept beside it in the workspace.
//!
//! The seam for the sidecar file: until it is read, nothing is chosen.

use std::path::Path;

use super::read::ReadError;
use crate::runbook::reading::Group;
use crate::runbook::{self, Runbook};

/// The choices for one file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices;

impl Choices {
    /// Tells whether a file was read with these choices; empty without any.
    #[must_use]
    pub fn digest(&self) -> String {
        String::new()
    }
}

/// What was chosen for the file that is known as `path`.
#[must_use]
pub fn choices_of(_workspace: &Path, _path: &str) -> Choices {
    Choices
}

/// Reads a text with the choices for it.
#[must_use]
pub fn parse_with(source: &str, file_name: &str, _choices: &Choices) -> Runbook {
    runbook::parse(source, file_name)
}

/// Keeps a choice for a group, or takes it back.
///
/// # Errors
/// Always, until choices are kept.
pub fn choose(
    workspace: &Path,
    _path: &str,
    _group: &Group,
    _steps: Option<bool>,
) -> Result<(), ReadError> {
    Err(ReadError::Unreadable {
        path: workspace.to_owned(),
        source: std::io::Error::other("choices are not kept yet"),
    })
}
