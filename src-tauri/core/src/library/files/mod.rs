//! The files of runbooks in use, as they are on the disk now.
//!
//! A file is looked at every two seconds at most, and read again only when it or the choices about its steps changed. A
//! file that is gone or cannot be read is no news: the checklist is frozen. While a share does not answer, what was
//! read last holds, and nothing more is asked of it. Showing a difference and answering it read by the same rules.

mod look;
mod revise;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::path::{Component, Path};
use std::sync::Arc;
use std::time::Duration;

pub use self::look::Place;
use self::look::{Looked, Read, Stamp};
use super::disk::ReadError;
use super::disk::patience::Asked;
use super::disk::walk::is_markdown;
use super::{Library, LibraryError, Result, WithStore};
use crate::clock::Millis;
use crate::ids::IncidentId;
use crate::incident::Incident;
use crate::incident::change::against;
use crate::runbook::Checklist;
use crate::runbook::diff::Compared;
use crate::store::log;

/// How long a look at a file holds, in milliseconds.
const LOOK_EVERY_MS: i64 = 2_000;

/// A runbook's file as it is now. Its secrets are masked as they are in the log.
#[derive(Clone, Debug, PartialEq)]
pub struct FileNow {
    /// SHA-256 of the file, hexadecimal.
    pub hash: String,
    /// Its checklist.
    pub runbook: Arc<Checklist>,
    /// How it and the checklist in use belong together.
    pub compared: Arc<Compared>,
}

/// What was read last of each file that was looked at, and how it compared.
#[derive(Debug, Default)]
pub(super) struct Files {
    kept: BTreeMap<String, (Place, Kept)>,
    compared: BTreeMap<(IncidentId, u32), Comparison>,
    /// For runbooks that lie in no folder of the library: whether they joined on this laptop.
    frozen_here: BTreeMap<(IncidentId, u32), bool>,
}

/// A comparison, and of what: the file as it was read, and the incident after so many entries.
#[derive(Debug)]
struct Comparison {
    runbook: Arc<Checklist>,
    entries: u64,
    compared: Arc<Compared>,
}

#[derive(Debug, Default)]
struct Kept {
    looked_at: Option<Millis>,
    asked: Asked<Looked>,
    stamp: Option<Stamp>,
    /// None for a file that cannot be read, or did not answer yet.
    file: Option<Read>,
}

impl Kept {
    fn is_due(&self, now: Millis) -> bool {
        let is_new = |at| (0..LOOK_EVERY_MS).contains(&now.since(at));
        self.asked.is_waiting() || !self.looked_at.is_some_and(is_new)
    }

    /// Looks at the file, unless an earlier look still waits; true when another file came of it.
    fn look(&mut self, place: &Place, now: Millis, patience: Duration) -> bool {
        self.looked_at = Some(now);
        // What could not be read is tried again: a right that was given changes no stamp.
        let before = self.stamp.clone().filter(|_| self.file.is_some());
        let place = place.clone();
        let looked = self.asked.ask(patience, move || place.looked(before.as_ref()));
        let Some((stamp, read)) = looked else { return false };
        self.stamp = Some(stamp);
        let Some(read) = read else { return false };
        let was = std::mem::replace(&mut self.file, read.ok());
        was != self.file
    }
}

impl Files {
    /// True when a file that was looked at was changed since. Each change is told once.
    /// Nothing is waited for longer than `patience`.
    pub(super) fn changed(&mut self, now: Millis, mut patience: Duration) -> bool {
        let mut any = false;
        for (place, kept) in self.kept.values_mut().filter(|(_, kept)| kept.is_due(now)) {
            any |= kept.look(place, now, patience);
            // One wait is enough: the others lie on the same share, perhaps.
            patience = if kept.asked.is_waiting() { Duration::ZERO } else { patience };
        }
        any
    }

    /// The place of a file that did not answer the last look.
    fn silent(&self) -> Option<&Place> {
        let mut all = self.kept.values();
        all.find(|(_, kept)| kept.asked.is_waiting()).map(|(place, _)| place)
    }

    /// The file as it is now, or as it was read last where it does not answer within `patience`.
    fn now(&mut self, place: Place, now: Millis, patience: Duration) -> Option<Read> {
        let patience = if self.silent().is_some() { Duration::ZERO } else { patience };
        let name = place.known_as.clone();
        let (known, kept) =
            self.kept.entry(name).or_insert_with(|| (place.clone(), Kept::default()));
        *known = place;
        if kept.is_due(now) {
            kept.look(known, now, patience);
        }
        kept.file.clone()
    }

    /// The comparison of a file with a checklist: done again only when one of them changed.
    fn compared(&mut self, state: &Incident, at: (IncidentId, u32), file: Read) -> FileNow {
        let Read { hash, runbook } = file;
        let holds = |kept: &&Comparison| {
            kept.entries == state.entries && Arc::ptr_eq(&kept.runbook, &runbook)
        };
        if let Some(kept) = self.compared.get(&at).filter(holds) {
            return FileNow { hash, runbook, compared: Arc::clone(&kept.compared) };
        }
        let compared = Arc::new(against::compared(state, at.1, &runbook));
        let kept = Comparison {
            runbook: Arc::clone(&runbook),
            entries: state.entries,
            compared: Arc::clone(&compared),
        };
        self.compared.insert(at, kept);
        FileNow { hash, runbook, compared }
    }
}

impl Library {
    /// What is said of a file in use that did not answer the last look; none when all did.
    #[must_use]
    pub fn silent_file(&self) -> Option<LibraryError> {
        self.files.silent().map(Place::silent)
    }
}

impl WithStore<'_> {
    /// The files of an incident's runbooks as they are now, in their order; none for one that cannot be read, and for
    /// all of an incident that ended.
    pub fn files_now(&mut self, id: IncidentId, state: &Incident) -> Result<Vec<Option<FileNow>>> {
        let ended = state.declared.as_ref().is_some_and(|f| !f.state.is_open());
        let patience = self.library.patience();
        let mut read = Vec::with_capacity(state.runbooks.len());
        for (ordinal, runbook) in (1..).zip(&state.runbooks) {
            let path = &runbook.file.path;
            let place = if ended { None } else { self.place_of(id, ordinal, path)? };
            let now = self.library.clock.now();
            read.push(place.and_then(|place| self.library.files.now(place, now, patience)));
        }
        let files = &mut self.library.files;
        let compared = |(n, file): (u32, Option<Read>)| Some(files.compared(state, (id, n), file?));
        Ok((1..).zip(read).map(compared).collect())
    }

    /// Where to read the file of an incident's runbook for an action on its differences.
    ///
    /// # Errors
    /// When it may not be read, or the store cannot be read.
    pub fn place_for(&mut self, id: IncidentId, ordinal: u32, path: &str) -> Result<Place> {
        let workspace = &self.library.workspace;
        if !workspace.has_answered() {
            return Err(ReadError::Silent { path: workspace.root().to_owned() }.into());
        }
        Ok(self.place_of(id, ordinal, path)?.ok_or_else(|| ReadError::elsewhere(path))?)
    }

    /// Where the file of a runbook in use may be read: a runbook in a folder of the library, and any file that a person
    /// named on this laptop. A path that came from elsewhere leads nowhere else.
    fn place_of(&mut self, id: IncidentId, ordinal: u32, path: &str) -> Result<Option<Place>> {
        let given = Path::new(path);
        let climbs = given.components().any(|part| part == Component::ParentDir);
        // Without the choices about its steps, any file would differ.
        let is_unknown = !self.library.workspace.has_answered();
        if is_unknown || climbs || path.trim().is_empty() || path.contains('\0') {
            return Ok(None);
        }
        let root = self.library.workspace.root();
        let file = root.join(given);
        let place = |inside: &Path| Place {
            inside: inside.to_owned(),
            file: file.clone(),
            chosen: self.library.workspace.chosen.clone(),
            known_as: path.to_owned(),
        };
        let folders = self.folders()?;
        let mut folders = folders.iter().filter(|folder| folder.holds(path));
        if let Some(folder) = folders.next().filter(|_| is_markdown(path)) {
            return Ok(Some(place(&folder.inside)));
        }
        let parent = file.parent().filter(|_| given.is_absolute());
        let named = place(parent.unwrap_or(root));
        Ok(self.is_frozen_here(id, ordinal, path)?.then_some(named))
    }

    fn is_frozen_here(&mut self, id: IncidentId, ordinal: u32, path: &str) -> Result<bool> {
        if let Some(known) = self.library.files.frozen_here.get(&(id, ordinal)) {
            return Ok(*known);
        }
        let here = self.store.device().id;
        let is_it = log::is_attached_by(self.store.read(), id, here, path)?;
        self.library.files.frozen_here.insert((id, ordinal), is_it);
        Ok(is_it)
    }
}
