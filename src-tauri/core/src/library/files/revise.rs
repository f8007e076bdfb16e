//! A file of a runbook in use, to be changed: read to the byte, and written only where it is still what was read.

use super::Place;
use crate::library::disk::ReadError;
use crate::library::disk::read::{read_bytes_in_time, read_in_time};
use crate::library::{LibraryError, Result};
use crate::runbook::Checklist;
use crate::written::{over, why};

impl Place {
    /// How the file is known.
    #[must_use]
    pub fn known_as(&self) -> &str {
        &self.known_as
    }

    /// The text, byte for byte, and the SHA-256 of its bytes.
    ///
    /// # Errors
    /// When the file cannot be read, lies elsewhere, or is no UTF-8: then no byte of it could be promised to stay.
    pub fn exact(&self) -> Result<(String, String)> {
        let (_, hash) = read_in_time(&self.file, &self.inside)?;
        let bytes = read_bytes_in_time(&self.file)?;
        let text =
            String::from_utf8(bytes).map_err(|error| ReadError::not_utf8(&self.file, &error))?;
        Ok((text, hash))
    }

    /// A text as this file is read: with the choices about its steps.
    #[must_use]
    pub fn checklist(&self, text: &str) -> Checklist {
        self.chosen.parse(text, &self.known_as).checklist
    }

    /// Writes the new text, where the file still says `old`.
    ///
    /// # Errors
    /// When it says something else meanwhile, or cannot be written; then it is as before.
    pub fn revise(&self, old: &str, new: &str) -> Result<()> {
        let (now, _) = self.exact()?;
        if now != old {
            return Err(LibraryError::ChangedMeanwhile { path: self.known_as.clone() });
        }
        over(&self.file, new.as_bytes()).map_err(|error| LibraryError::NotWritten {
            path: self.file.clone(),
            why: why(&error),
            way: "Make the file and its folder writable, or take the changes as a patch",
        })
    }
}
