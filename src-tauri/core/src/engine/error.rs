//! What can go wrong with a command or a read, with the code that a screen or a script acts on.

use serde::{Deserialize, Serialize};
use std::fmt::Display;
use ts_rs::TS;

use crate::incident::Rejection;
use crate::incident::decide::Code;
use crate::library::LibraryError;
use crate::library::disk::ReadError;
use crate::store::StoreError;
use crate::store::error::StoreCode;

/// What a screen does about an error; the terminal maps it to its exit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "FailureCode")]
pub enum EngineCode {
    /// Somebody else was quicker: read again.
    Stale,
    /// A rule says no.
    Refused,
    /// There is no such thing.
    NotFound,
    /// The data is held by another process.
    Busy,
    /// The data is from a newer program.
    Newer,
    /// The data folder cannot be read or written.
    Storage,
    /// The data is not what was written.
    Damaged,
    /// Anything else.
    Failed,
}

/// An error of the engine: a code and one sentence that names the next thing to do. It crosses to the window as it is.
///
/// Whatever gives one gives it when the store fails ([`StoreError`]). A function has a word on errors of its own only where
/// it refuses something else.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error, Serialize, Deserialize, TS)]
#[error("{message}")]
#[ts(rename = "Failure")]
pub struct EngineError {
    /// What to do about it.
    pub code: EngineCode,
    /// One sentence.
    pub message: String,
}

/// A result whose error is the engine's, unless another is named.
pub type Result<T, E = EngineError> = std::result::Result<T, E>;

impl EngineError {
    /// An error with this code and sentence.
    #[must_use]
    pub fn new(code: EngineCode, message: impl Into<String>) -> Self {
        Self { code, message: message.into() }
    }

    /// There is no such thing.
    #[must_use]
    pub fn not_found(message: impl Into<String>) -> Self {
        Self::new(EngineCode::NotFound, message)
    }

    /// There is no incident of this name or id.
    #[must_use]
    pub fn no_incident(name: impl Display) -> Self {
        Self::not_found(format!("There is no incident {name}; `holdfast status` lists them."))
    }

    /// True when a rule says no: another process may have been quicker.
    #[must_use]
    pub fn is_refused(&self) -> bool {
        self.code == EngineCode::Refused
    }

    /// True when there is no such thing, or none any more.
    #[must_use]
    pub fn is_not_found(&self) -> bool {
        self.code == EngineCode::NotFound
    }

    /// True when one incident or message is not what was written, and all others can be read.
    #[must_use]
    pub fn is_damaged(&self) -> bool {
        self.code == EngineCode::Damaged
    }

    /// True when the data folder cannot be read or written.
    #[must_use]
    pub fn is_of_the_folder(&self) -> bool {
        self.code == EngineCode::Storage
    }

    /// A rule says no.
    #[must_use]
    pub fn refused(message: impl Into<String>) -> Self {
        Self::new(EngineCode::Refused, message)
    }

    /// What could not be done, and why.
    #[must_use]
    pub fn failed(why: impl Display) -> Self {
        Self::new(EngineCode::Failed, why.to_string())
    }
}

impl From<StoreError> for EngineError {
    fn from(error: StoreError) -> Self {
        let code = match error.code {
            StoreCode::Busy => EngineCode::Busy,
            StoreCode::Newer => EngineCode::Newer,
            StoreCode::Damaged => EngineCode::Damaged,
            StoreCode::ReadOnly | StoreCode::Full | StoreCode::Other => EngineCode::Storage,
        };
        Self::new(code, error.message)
    }
}

impl From<Rejection> for EngineError {
    fn from(rejection: Rejection) -> Self {
        let code = match rejection.code {
            Code::Stale => EngineCode::Stale,
            Code::Refused => EngineCode::Refused,
            Code::NotFound => EngineCode::NotFound,
        };
        Self::new(code, rejection.message)
    }
}

impl From<serde_json::Error> for EngineError {
    fn from(error: serde_json::Error) -> Self {
        StoreError::from(error).into()
    }
}

impl From<crate::team::config::ConfigError> for EngineError {
    fn from(error: crate::team::config::ConfigError) -> Self {
        Self::failed(error)
    }
}

impl From<ReadError> for EngineError {
    fn from(error: ReadError) -> Self {
        Self::new(EngineCode::NotFound, error.to_string())
    }
}

impl From<LibraryError> for EngineError {
    fn from(error: LibraryError) -> Self {
        match error {
            LibraryError::Read(error) => error.into(),
            LibraryError::Store(error) => error.into(),
            LibraryError::Config(error) => error.into(),
            LibraryError::NoSuchRunbook(_)
            | LibraryError::NoSuchList { .. }
            | LibraryError::NoSuchPiece { .. }
            | LibraryError::NotAddedHere { .. } => Self::not_found(error.to_string()),
            LibraryError::NotWritten { .. } => Self::new(EngineCode::Storage, error.to_string()),
            LibraryError::NoFolder(_)
            | LibraryError::NoScenario(_)
            | LibraryError::NotUnicode
            | LibraryError::InAlready(_)
            | LibraryError::OwnFolder(_)
            | LibraryError::NamedByTeam { .. } => Self::refused(error.to_string()),
            LibraryError::ChangedMeanwhile { .. } => {
                Self::new(EngineCode::Stale, error.to_string())
            }
        }
    }
}
