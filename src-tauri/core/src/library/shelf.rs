//! The library's rows in memory, in the library's order, so that showing ten thousand of them reads no database.
//!
//! They are read again when the cache says that it changed.

use std::collections::HashMap;

use crate::library::disk::folders::Folder;
use crate::store::StoreError;
use crate::store::library::{Cache, Row, SeenFolder};

/// A runbook on the shelf.
#[derive(Clone, Debug)]
pub struct Shelved {
    /// How it is known: below the workspace, or its whole path where it lies elsewhere.
    pub path: String,
    /// The folders that it lies in.
    pub group: String,
    /// The place of its folder on the shelf.
    pub folder: usize,
    /// What the cache has.
    pub row: Row,
}

/// The rows of the folders in use.
#[derive(Debug, Default)]
pub struct Shelf {
    change: Option<i64>,
    folders: Vec<(Folder, SeenFolder)>,
    rows: Vec<Shelved>,
    by_path: HashMap<String, usize>,
    by_file: HashMap<i64, usize>,
}

impl Shelf {
    /// Reads the rows again if the cache or the folders changed. `seen` are the folders as the cache knows them.
    pub fn update(
        &mut self,
        cache: &Cache,
        folders: &[Folder],
        seen: Vec<SeenFolder>,
    ) -> Result<(), StoreError> {
        let change = cache.change()?;
        let now: Vec<_> = folders.iter().cloned().zip(seen).collect();
        if self.change == Some(change) && self.folders == now {
            return Ok(());
        }
        self.folders = now;
        self.rows = self.placed(cache.rows()?);
        self.by_path = self.rows.iter().enumerate().map(|(at, r)| (r.path.clone(), at)).collect();
        self.by_file = self.rows.iter().enumerate().map(|(at, r)| (r.row.id, at)).collect();
        self.change = Some(change);
        Ok(())
    }

    /// The rows with their names, by group, title and path.
    fn placed(&self, rows: Vec<Row>) -> Vec<Shelved> {
        let place = |row: Row| {
            let folder = self.folders.iter().position(|(_, seen)| seen.id == row.folder)?;
            let (known, _) = &self.folders[folder];
            let (path, group) = (known.name_of(&row.path), known.group_of(&row.path));
            Some(Shelved { path, group, folder, row })
        };
        let mut placed: Vec<Shelved> = rows.into_iter().filter_map(place).collect();
        placed.sort_by_cached_key(|s| {
            (s.group.to_lowercase(), s.row.facts.title.to_lowercase(), s.path.clone())
        });
        placed
    }

    /// All rows.
    #[must_use]
    pub fn rows(&self) -> &[Shelved] {
        &self.rows
    }

    /// The folders, each as it was last seen.
    #[must_use]
    pub fn folders(&self) -> &[(Folder, SeenFolder)] {
        &self.folders
    }

    /// The row that is known as `path`.
    #[must_use]
    pub fn named(&self, path: &str) -> Option<&Shelved> {
        self.by_path.get(path).map(|at| &self.rows[*at])
    }

    /// The row of a file of the cache.
    #[must_use]
    pub fn of_file(&self, file: i64) -> Option<&Shelved> {
        self.by_file.get(&file).map(|at| &self.rows[*at])
    }
}
