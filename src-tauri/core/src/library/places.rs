//! Which folders the library looks in, and who said so.

use std::path::{Path, PathBuf};

use super::disk::folders::{Folder, NamedBy};
use super::disk::patience::in_time;
use super::{LibraryError, Result, WithStore};
use crate::team::config;

/// The setting that holds the folders of this laptop, as a JSON list.
const FOLDERS: &str = "library_folders";

impl WithStore<'_> {
    /// The folders of the library, the workspace's first.
    pub fn folders(&self) -> Result<Vec<Folder>> {
        let added: Vec<PathBuf> = self.list(FOLDERS)?.into_iter().map(PathBuf::from).collect();
        Ok(self.library.workspace.folders(&added))
    }

    /// Looks for runbooks in a further folder of this laptop from now on. Says how it is kept.
    ///
    /// # Errors
    /// When there is no such folder, it is looked in already, or the setting cannot be kept.
    pub fn add_folder(&mut self, path: &Path) -> Result<PathBuf> {
        // Folders that were added are kept without links; those of the workspace may have some.
        let known = self.folders()?;
        let found = real(path, &known, Path::is_dir);
        let (real, own) = found.ok_or_else(|| LibraryError::NoFolder(path.to_owned()))?;
        let text = real.to_str().ok_or(LibraryError::NotUnicode)?.to_owned();
        if own.is_some() || known.iter().any(|folder| folder.root == real) {
            return Err(LibraryError::InAlready(text));
        }
        let mut added = self.list(FOLDERS)?;
        added.push(text);
        self.keep_list(FOLDERS, &added)?;
        Ok(real)
    }

    /// Looks there no longer; the files stay.
    ///
    /// # Errors
    /// When it was not added on this laptop, or the setting cannot be kept.
    pub fn remove_folder(&mut self, path: &Path) -> Result<()> {
        let mut added = self.list(FOLDERS)?;
        let folders = self.folders()?;
        let (real, own) = real(path, &folders, |_| true).unwrap_or_else(|| (path.to_owned(), None));
        let before = added.len();
        added.retain(|kept| Path::new(kept) != path && Path::new(kept) != real);
        if added.len() < before {
            return self.keep_list(FOLDERS, &added);
        }
        let by_path = folders.iter().find(|folder| folder.root == path);
        let by_link = own.and_then(|at| folders.iter().filter(|f| !f.is_elsewhere).nth(at));
        let path = path.to_owned();
        Err(match by_path.or(by_link).map(|folder| folder.named_by) {
            Some(NamedBy::Workspace) => LibraryError::OwnFolder(path),
            Some(NamedBy::File) => {
                let file = self.library.workspace.root().join(config::FILE);
                LibraryError::NamedByTeam { path, file }
            }
            Some(NamedBy::Laptop) | None => LibraryError::NotAddedHere { path, added },
        })
    }
}

/// The folder without links, and its place among the workspace's own; none where nothing that `fits` answers.
fn real(
    path: &Path,
    known: &[Folder],
    fits: fn(&Path) -> bool,
) -> Option<(PathBuf, Option<usize>)> {
    let own = known.iter().filter(|folder| !folder.is_elsewhere);
    let (path, own): (_, Vec<PathBuf>) = (path.to_owned(), own.map(|f| f.root.clone()).collect());
    in_time(move || {
        let real = path.canonicalize().ok().filter(|real| fits(real))?;
        let at = own.iter().position(|root| root.canonicalize().ok().as_ref() == Some(&real));
        Some((real, at))
    })
    .flatten()
}
