//! What can go wrong with the library, in sentences that say what to do.

use std::path::PathBuf;

use super::disk::ReadError;
use crate::store::StoreError;
use crate::team::config::ConfigError;

/// Why something could not be done with the library.
#[derive(Debug, thiserror::Error)]
pub enum LibraryError {
    /// A file cannot be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// The store or the cache cannot be used.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The choices about steps cannot be read or written.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// A file that was to be changed says something else than a moment ago.
    #[error("{path} was changed meanwhile, so nothing was written: look at the changes again.")]
    ChangedMeanwhile {
        /// The runbook.
        path: String,
    },
    /// A file that was to be changed cannot be written.
    #[error("{} cannot be written ({why}); nothing was changed. {way}.", path.display())]
    NotWritten {
        /// The file.
        path: PathBuf,
        /// The system's words.
        why: String,
        /// What a person can do.
        way: &'static str,
    },
    /// Nothing on the shelf is known so.
    #[error(
        "There is no runbook “{0}” in the library. List the runbooks with “holdfast runbook list”."
    )]
    NoSuchRunbook(String),
    /// A runbook has no list of this name.
    #[error("There is no list {group} in {path}; `holdfast runbook steps {path}` names them.")]
    NoSuchList {
        /// As it was asked for.
        group: String,
        /// The runbook.
        path: String,
    },
    /// A scenario has no piece of this name.
    #[error("There is no {piece} in {path} any more; look at what the file gives now.")]
    NoSuchPiece {
        /// As it was asked for.
        piece: String,
        /// The scenario.
        path: String,
    },
    /// A file gives nothing that can be written or played.
    #[error("{0}")]
    NoScenario(String),
    /// A folder that was to be added is not there, or silent.
    #[error("There is no folder {} that answers; make it, or choose another.", .0.display())]
    NoFolder(PathBuf),
    /// A folder that was to be added cannot be kept as text.
    #[error("The folder's path is not valid Unicode; choose another.")]
    NotUnicode,
    /// A folder that was to be added is looked in already.
    #[error("{0} is in the library already; choose another folder.")]
    InAlready(String),
    /// A folder that was to be taken out is the workspace's.
    #[error(
        "{} is the workspace's own folder and stays; another workspace can be chosen in the settings or with --workspace.",
        .0.display()
    )]
    OwnFolder(PathBuf),
    /// A folder that was to be taken out is named by the team.
    #[error(
        "{} is named by the team in {}; take it out of folders under [library] there.",
        path.display(), file.display()
    )]
    NamedByTeam {
        /// The folder.
        path: PathBuf,
        /// Where it is named.
        file: PathBuf,
    },
    /// A folder that was to be taken out was added by nobody here.
    #[error("{} was not added on this laptop; {}.", path.display(), those(added))]
    NotAddedHere {
        /// The folder.
        path: PathBuf,
        /// Those that were.
        added: Vec<String>,
    },
}

/// A result whose error is the library's, unless another is named.
pub type Result<T, E = LibraryError> = std::result::Result<T, E>;

fn those(added: &[String]) -> String {
    if added.is_empty() {
        return "no folder was".to_owned();
    }
    format!("these were: {}", added.join(", "))
}

impl From<serde_json::Error> for LibraryError {
    fn from(error: serde_json::Error) -> Self {
        StoreError::from(error).into()
    }
}
