//! What can go wrong with the store, in sentences that say what to do.

use rusqlite::{Error, ErrorCode};
use std::io;
use std::path::Path;

/// What a screen or a script does about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StoreCode {
    /// Another process holds the file: repeat.
    Busy,
    /// The file was written by a newer program.
    Newer,
    /// The folder or the file cannot be written.
    ReadOnly,
    /// No space is left.
    Full,
    /// The file is not what it should be.
    Damaged,
    /// Anything else.
    Other,
}

/// An error of the store. Nothing was recorded when a write failed.
///
/// Whatever gives one gives it when the file, or one row of it, cannot be read or written. A function has a word on errors
/// of its own only where it refuses something else, or leaves something behind.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct StoreError {
    /// What to do about it.
    pub code: StoreCode,
    /// One sentence.
    pub message: String,
}

/// A result whose error is the store's, unless another is named.
pub type Result<T, E = StoreError> = std::result::Result<T, E>;

impl StoreError {
    /// True when the file, or one row of it, is not what was written.
    #[must_use]
    pub fn is_damaged(&self) -> bool {
        self.code == StoreCode::Damaged
    }

    /// True when the folder or the file cannot be written; what is in it can be read.
    #[must_use]
    pub fn is_read_only(&self) -> bool {
        self.code == StoreCode::ReadOnly
    }

    pub(super) fn new(code: StoreCode, message: impl Into<String>) -> Self {
        Self { code, message: message.into() }
    }

    /// The file was written by a newer program.
    #[must_use]
    pub fn newer() -> Self {
        Self::new(
            StoreCode::Newer,
            "The data was written by a newer Holdfast, so this one only reads it; install the newer one to record.",
        )
    }

    /// The folder cannot be written; what is in it is shown.
    pub(super) fn read_only(folder: &Path) -> Self {
        Self::new(
            StoreCode::ReadOnly,
            format!(
                "The data in {} cannot be written, so it is only shown and nothing is recorded; make the folder writable or choose another with --data.",
                folder.display()
            ),
        )
    }

    pub(super) fn folder(path: &Path, error: &io::Error) -> Self {
        use io::ErrorKind::{PermissionDenied, QuotaExceeded, ReadOnlyFilesystem, StorageFull};
        let kind = error.kind();
        let code = if matches!(kind, PermissionDenied | ReadOnlyFilesystem) {
            StoreCode::ReadOnly
        } else if matches!(kind, StorageFull | QuotaExceeded) {
            StoreCode::Full
        } else {
            StoreCode::Other
        };
        Self::new(
            code,
            format!(
                "The data folder cannot be used: {} ({error}); make it writable or choose another with --data.",
                path.display()
            ),
        )
    }

    /// Adds the file's path to the sentence.
    #[must_use]
    pub(super) fn at(self, path: &Path) -> Self {
        if self.message.contains("--data") || self.code == StoreCode::Newer {
            return self;
        }
        Self { message: format!("{} ({})", self.message, path.display()), ..self }
    }
}

impl From<Error> for StoreError {
    fn from(error: Error) -> Self {
        if is_of_a_row(&error) {
            let message = format!(
                "An entry of the log cannot be read ({error}); `holdfast verify` names it."
            );
            return Self { code: StoreCode::Damaged, message };
        }
        let (code, message) = match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => (
                StoreCode::Busy,
                "Another Holdfast is writing and did not finish within 5 seconds; nothing was recorded, repeat it."
                    .to_owned(),
            ),
            Some(ErrorCode::DiskFull) => (
                StoreCode::Full,
                "The disk is full; nothing was recorded, free some space and repeat it.".to_owned(),
            ),
            Some(ErrorCode::ReadOnly | ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => (
                StoreCode::ReadOnly,
                "The data cannot be written; nothing was recorded, make the data folder writable or choose another with --data."
                    .to_owned(),
            ),
            Some(ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt) => (
                StoreCode::Damaged,
                "The data file is damaged or is not Holdfast's; put it aside and restore a copy.".to_owned(),
            ),
            Some(_) | None => (StoreCode::Other, format!("The data could not be read or written: {error}.")),
        };
        Self { code, message }
    }
}

impl From<serde_json::Error> for StoreError {
    fn from(error: serde_json::Error) -> Self {
        Self::new(
            StoreCode::Damaged,
            format!("An entry could not be written or read as JSON: {error}."),
        )
    }
}

/// True when what stands in one row is not what was written, and the file can be read otherwise.
pub(super) fn is_of_a_row(error: &Error) -> bool {
    matches!(
        error,
        Error::FromSqlConversionFailure(..)
            | Error::IntegralValueOutOfRange(..)
            | Error::InvalidColumnType(..)
            | Error::Utf8Error(..)
    )
}
