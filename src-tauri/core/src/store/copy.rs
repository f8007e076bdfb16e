//! Data in a folder that cannot be written is read from a copy: SQLite writes beside a file even to read it, and an older
//! file has to be brought up to this program first.
//!
//! The copy lies in the system's folder for temporary files, closed to others, and goes with the store. It shows how the
//! data stood when it was opened.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::{FILE, Result, StoreError};
use crate::clock::Millis;
use crate::ids::Ids;

/// A folder that is removed when it is dropped.
#[derive(Debug)]
pub(super) struct Copy {
    folder: PathBuf,
}

impl Copy {
    /// Copies the file, and what was written and is not in it yet.
    ///
    /// # Errors
    /// When the file cannot be read, or no copy can be made.
    pub(super) fn of(data: &Path, now: Millis) -> Result<Self> {
        let name = format!("holdfast-{}", Ids::at(now).next_uuid());
        let copy = Self { folder: std::env::temp_dir().join(name) };
        copy.fill(data).map_err(|error| StoreError::folder(data, &error))?;
        Ok(copy)
    }

    fn fill(&self, data: &Path) -> io::Result<()> {
        let mut builder = fs::DirBuilder::new();
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(&self.folder)?;
        for name in [FILE.to_owned(), format!("{FILE}-wal")] {
            let (from, to) = (data.join(&name), self.folder.join(&name));
            match fs::read(&from) {
                Ok(bytes) => fs::write(to, bytes)?,
                Err(error) if error.kind() == io::ErrorKind::NotFound && name != FILE => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    pub(super) fn file(&self) -> PathBuf {
        self.folder.join(FILE)
    }
}

impl Drop for Copy {
    fn drop(&mut self) {
        if let Err(error) = fs::remove_dir_all(&self.folder) {
            tracing::debug!(%error, "a copy for reading could not be removed");
        }
    }
}
