//! Writes the day of a review into a runbook, whole or not at all.

use chrono::NaiveDate;
use std::path::{Path, PathBuf};

use crate::library::disk::ReadError;
use crate::library::disk::read::read_bytes_in_time;
use crate::runbook::facts::review_mark::{Marked, mark};
use crate::written::{over, why};

/// Why a review could not be written down.
#[derive(Debug, thiserror::Error)]
pub enum ReviewError {
    /// The file cannot be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// The file cannot be written.
    #[error("{} cannot be written ({why}); it is as it was. Make the file and its folder writable, or paste the line by hand.", path.display())]
    NotWritable {
        /// The file.
        path: PathBuf,
        /// The system's words.
        why: String,
    },
}

/// What writing the day would change; the file stays as it is.
///
/// # Errors
/// When the file cannot be read, or is no UTF-8: then no byte of it could be promised to stay.
pub fn preview(path: &Path, on: NaiveDate) -> Result<Marked, ReviewError> {
    let text = String::from_utf8(read_bytes_in_time(path)?)
        .map_err(|error| ReadError::not_utf8(path, &error))?;
    Ok(mark(&text, on))
}

/// Writes the day, and says what changed.
///
/// # Errors
/// When the file cannot be read or written; then it is as before.
pub fn write(path: &Path, on: NaiveDate) -> Result<Marked, ReviewError> {
    let marked = preview(path, on)?;
    if !marked.added.is_empty() {
        over(path, marked.text.as_bytes()).map_err(|error| ReviewError::NotWritable {
            path: path.to_owned(),
            why: why(&error),
        })?;
    }
    Ok(marked)
}
