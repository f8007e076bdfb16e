//! Reading a page: on the engine's thread only what it takes is put together, and the reading itself may be done on any
//! other, because a large file takes seconds and the engine's thread keeps the pings.
//!
//! The pages that were read last are kept, so that the rules, a declaration and another look at the same page do not
//! read it again. What is deliberately absent: anything that waits while the kept pages are locked.

use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use super::card::{RunbookCard, facts, kept};
use super::choices::chosen::Chosen;
use super::disk::ReadError;
use super::disk::folders::Folder;
use super::disk::patience::in_time;
use super::disk::read::read_in_time;
use super::disk::resolve::plain_path;
use super::disk::walk::is_markdown;
use super::shelf::Shelved;
use super::{Result, WithStore, index};
use crate::clock::Millis;
use crate::incident::command::RunbookFile;
use crate::runbook::Runbook;
use crate::store::library::{Cache, SeenFolder};

/// Pages that are kept: the one that is read, and the one before it.
const KEPT: usize = 2;

/// What tells whether a page was read already: how its file is known, its bytes, the choices about its steps.
type Key = (String, String, String);

/// The pages that were read last, the latest first. All who read share them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Pages(Arc<Mutex<VecDeque<(Key, Text)>>>);

#[derive(Clone, Debug)]
struct Text {
    source: Arc<str>,
    runbook: Arc<Runbook>,
}

impl Pages {
    fn read(&self, source: String, path: &str, hash: &str, chosen: &Chosen) -> Text {
        let key = (path.to_owned(), hash.to_owned(), chosen.digest(path));
        if let Some(known) = self.known(&key) {
            return known;
        }
        let runbook = Arc::new(chosen.parse(&source, path));
        let text = Text { source: source.into(), runbook };
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.push_front((key, text.clone()));
        let old = (kept.len() > KEPT).then(|| kept.pop_back());
        drop(kept);
        // A large page takes a while to be let go; nobody waits for that.
        drop(old);
        text
    }

    fn known(&self, key: &Key) -> Option<Text> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let at = kept.iter().position(|(known, _)| known == key)?;
        let found = kept.remove(at)?;
        kept.push_front(found.clone());
        Some(found.1)
    }

    /// Holds every reading up until the guard is let go.
    #[cfg(test)]
    pub(crate) fn hold(&self) -> impl Drop + '_ {
        self.0.lock().unwrap()
    }
}

/// A page to be read: all that this takes. The engine is not needed meanwhile.
#[derive(Debug)]
pub struct PageJob {
    path: String,
    place: Place,
    chosen: Chosen,
    pages: Pages,
    data: PathBuf,
    now: Millis,
    /// Nobody else brings the cache up when the file was changed.
    looks_again: bool,
}

#[derive(Debug)]
enum Place {
    /// On the shelf.
    Shelf { shelved: Box<Shelved>, folder: Folder, seen: SeenFolder },
    /// A page that the shelf does not hold, such as a README, but that lies in a folder of the library.
    Beside { file: PathBuf, folder: Folder },
}

/// A page that was read. Its card still wants what the engine knows.
#[derive(Clone, Debug)]
pub struct Page {
    /// How its file is known.
    pub path: String,
    /// The whole of it.
    pub runbook: Arc<Runbook>,
    /// Its text.
    pub source: Arc<str>,
    /// SHA-256 of its bytes, hexadecimal.
    pub hash: String,
    /// Why it is shown as it was last seen.
    pub(super) problem: Option<String>,
    /// The card of a page that is not on the shelf.
    pub(super) card: Option<Box<RunbookCard>>,
    pub(super) is_newer: bool,
}

impl Page {
    /// The file as it joins an incident: its checklist and its text.
    #[must_use]
    pub fn frozen(&self) -> RunbookFile {
        let (path, hash) = (self.path.clone(), self.hash.clone());
        let runbook = self.runbook.checklist.clone();
        RunbookFile { path, hash, runbook, source: self.source.to_string() }
    }
}

impl WithStore<'_> {
    /// What it takes to read a runbook of the library: one on the shelf, or a Markdown file beside it that a page leads
    /// to.
    ///
    /// # Errors
    /// When it is in no folder of the library.
    pub fn to_read(&mut self, given: &str) -> Result<PageJob> {
        let path = plain_path(given)?;
        let place = match self.on_shelf(&path) {
            Some(shelved) => {
                let (folder, seen) = self.library.shelf.folders()[shelved.folder].clone();
                Place::Shelf { shelved: Box::new(shelved), folder, seen }
            }
            None => self.beside(&path, given)?,
        };
        Ok(PageJob {
            path,
            place,
            chosen: self.library.workspace.chosen.clone(),
            pages: self.library.pages.clone(),
            data: self.library.data.clone(),
            now: self.library.clock.now(),
            looks_again: self.library.elsewhere,
        })
    }

    fn beside(&self, path: &str, given: &str) -> Result<Place> {
        let mut folders = self.folders()?.into_iter();
        let folder = folders.find(|folder| folder.holds(path) && is_markdown(path));
        let folder = folder.ok_or_else(|| ReadError::elsewhere(given))?;
        Ok(Place::Beside { file: self.library.workspace.root().join(path), folder })
    }
}

impl PageJob {
    /// Reads it. A file that cannot be reached is shown as it was last seen.
    ///
    /// # Errors
    /// When it is gone, or cannot be read and was never read before.
    pub fn read(self) -> Result<Page> {
        let (source, hash, problem) = match &self.place {
            Place::Shelf { shelved, folder, seen } => self.shelved(shelved, folder, seen)?,
            Place::Beside { file, folder } => {
                let (source, hash) = read_in_time(file, &folder.inside)?;
                (source, hash, None)
            }
        };
        let Text { source, runbook } = self.pages.read(source, &self.path, &hash, &self.chosen);
        let (card, is_newer) = match &self.place {
            Place::Shelf { shelved, folder, seen } => {
                let is_newer = problem.is_none() && hash != shelved.row.hash;
                if is_newer && self.looks_again {
                    self.look_again(shelved, folder, seen);
                }
                (None, is_newer)
            }
            Place::Beside { folder, .. } => {
                let below = self.path.strip_prefix(&folder.known_as).unwrap_or(&self.path);
                let card = RunbookCard::new(
                    &self.path,
                    &folder.group_of(below),
                    &facts(&runbook),
                    kept(&runbook),
                );
                (Some(Box::new(card)), false)
            }
        };
        Ok(Page { path: self.path, runbook, source, hash, problem, card, is_newer })
    }

    fn shelved(
        &self,
        shelved: &Shelved,
        folder: &Folder,
        seen: &SeenFolder,
    ) -> Result<(String, String, Option<String>)> {
        let error = match read_in_time(&folder.file(&shelved.row.path), &folder.inside) {
            Ok((source, hash)) => return Ok((source, hash, None)),
            Err(error) if is_gone(&error, folder) => return Err(error.into()),
            Err(error) => error,
        };
        match Cache::open(&self.data)?.text(shelved.row.id)? {
            Some((source, hash)) => {
                let at = seen.seen_at.unwrap_or(self.now);
                let (on, place) = (at.utc().format("%d %b %Y"), folder.root.display());
                let why = format!("As last seen on {on}; {place} cannot be reached.");
                Ok((source, hash, Some(why)))
            }
            None => Err(error.into()),
        }
    }

    /// Reads the file into the cache again, whatever the cache says of it.
    pub(crate) fn renew(&self) {
        if let Place::Shelf { shelved, folder, seen } = &self.place {
            self.look_again(shelved, folder, seen);
        }
    }

    /// Brings the cache up to a file that was changed.
    fn look_again(&self, shelved: &Shelved, folder: &Folder, seen: &SeenFolder) {
        let (chosen, path) = (self.chosen.clone(), &shelved.row.path);
        let done = Cache::open(&self.data)
            .and_then(|mut cache| index::look_again(&mut cache, chosen, folder, seen.id, path));
        if let Err(error) = done {
            tracing::warn!(%error, "the library's cache is behind");
        }
    }
}

/// True when the folder answers and the file is no longer in it.
fn is_gone(error: &ReadError, folder: &Folder) -> bool {
    match error {
        ReadError::Missing { .. } | ReadError::LeadsNowhere { .. } => answers(folder),
        ReadError::Silent { .. } | ReadError::Unreadable { .. } => false,
        ReadError::NotFound { .. }
        | ReadError::Folder { .. }
        | ReadError::NotAFile { .. }
        | ReadError::TooLarge { .. }
        | ReadError::Empty { .. }
        | ReadError::Binary { .. }
        | ReadError::NotUtf8 { .. }
        | ReadError::Elsewhere { .. }
        | ReadError::LeadsOutside { .. } => true,
    }
}

/// True when the folder is there, and not as a share that is not mounted.
fn answers(folder: &Folder) -> bool {
    let (root, may_be_bare) = (folder.root.clone(), !folder.is_elsewhere);
    let has_some =
        move || std::fs::read_dir(root).is_ok_and(|mut e| may_be_bare || e.next().is_some());
    in_time(has_some).unwrap_or(false)
}
