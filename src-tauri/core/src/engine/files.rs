//! The files of runbooks in use, as they are on the disk now.
//!
//! A file is looked at every two seconds at most, and read again only when it or the choices about its steps changed. A
//! file that is gone or cannot be read is no news: the checklist is frozen. While a share does not answer, what was
//! read last holds, and nothing more is asked of it. Showing a difference and answering it read by the same rules.

use std::collections::BTreeMap;
use std::path::{Component, Path};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError};
use std::time::Duration;

use super::asked::LITTLE;
use super::{Engine, EngineError};
use crate::clock::Millis;
use crate::ids::IncidentId;
use crate::incident::Incident;
use crate::incident::change::against;
use crate::library::read::{PATIENCE, ReadError};
use crate::library::walk::is_markdown;
use crate::runbook::Checklist;
use crate::runbook::diff::Compared;
pub(super) use look::Place;
use look::{Looked, Read, Stamp};

mod look;
#[cfg(test)]
mod tests;

/// How long a look at a file holds, in milliseconds.
const LOOK_EVERY_MS: i64 = 2_000;

/// A runbook's file as it is now. Its `document` is empty, and its secrets are masked as they are in the log.
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
    kept: BTreeMap<String, Kept>,
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

#[derive(Debug)]
struct Kept {
    place: Place,
    looked_at: Millis,
    /// A look that did not answer yet.
    waiting: Option<Receiver<Looked>>,
    stamp: Option<Stamp>,
    file: Result<Read, EngineError>,
}

impl Kept {
    fn new(place: Place) -> Self {
        let file = Err(place.silent());
        Self { place, looked_at: Millis(i64::MIN), waiting: None, stamp: None, file }
    }

    fn is_due(&self, now: Millis) -> bool {
        let since = now.since(self.looked_at);
        self.waiting.is_none() && !(0..LOOK_EVERY_MS).contains(&since)
    }

    /// Looks at the file, unless an earlier look still waits; true when another file came of it.
    fn look(&mut self, now: Millis, patience: Duration) -> bool {
        let answer = match self.waiting.take() {
            Some(waiting) => match waiting.try_recv() {
                Err(TryRecvError::Empty) => {
                    self.waiting = Some(waiting);
                    return false;
                }
                Ok(looked) => Some(looked),
                Err(TryRecvError::Disconnected) => None,
            },
            None => self.ask(patience),
        };
        self.looked_at = now;
        let Some((stamp, read)) = answer else { return false };
        self.stamp = Some(stamp);
        let Some(read) = read else { return false };
        let was = std::mem::replace(&mut self.file, read);
        was.ok().map(|f| (f.hash, f.runbook)) != self.file.as_ref().ok().map(same)
    }

    fn ask(&mut self, patience: Duration) -> Option<Looked> {
        // What could not be read is tried again: a right that was given changes no stamp.
        let before = self.stamp.clone().filter(|_| self.file.is_ok());
        let answer = self.place.look(before);
        let looked = answer.recv_timeout(patience).ok();
        self.waiting = looked.is_none().then_some(answer);
        looked
    }
}

fn same(read: &Read) -> (String, Arc<Checklist>) {
    (read.hash.clone(), Arc::clone(&read.runbook))
}

impl Files {
    /// True when a file that was looked at was changed since. Each change is told once.
    /// Nothing is waited for longer than `patience`.
    pub(super) fn changed(&mut self, now: Millis, mut patience: Duration) -> bool {
        let mut any = false;
        for kept in self.kept.values_mut().filter(|k| k.waiting.is_some() || k.is_due(now)) {
            any |= kept.look(now, patience);
            // One wait is enough: the others lie on the same share, perhaps.
            patience = if kept.waiting.is_some() { Duration::ZERO } else { patience };
        }
        any
    }

    /// The file as it is now, or as it was read last where it does not answer within `patience`.
    fn now(&mut self, place: Place, now: Millis, patience: Duration) -> Result<Read, EngineError> {
        let silent = self.kept.values().any(|kept| kept.waiting.is_some());
        let patience = if silent { Duration::ZERO } else { patience };
        let name = place.known_as.clone();
        let kept = self.kept.entry(name).or_insert_with(|| Kept::new(place.clone()));
        kept.place = place;
        let is_late = kept.waiting.is_some();
        if is_late || kept.is_due(now) {
            kept.look(now, patience);
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

impl Engine {
    /// The files of an incident's runbooks as they are now, in their order; none for one that cannot be read.
    ///
    /// # Errors
    /// When there is no such incident, or the store cannot be read.
    pub fn files_now(&mut self, id: IncidentId) -> Result<Vec<Option<FileNow>>, EngineError> {
        let state = self.incident(id)?;
        let ended = state.declared.as_ref().is_some_and(|f| !f.state.is_open());
        let paths: Vec<String> = state.runbooks.iter().map(|r| r.file.path.clone()).collect();
        if ended {
            return Ok(vec![None; paths.len()]);
        }
        let mut read = Vec::with_capacity(paths.len());
        for (ordinal, path) in (1..).zip(&paths) {
            let place = self.place_of(id, ordinal, path)?;
            let (now, patience) = (self.clock.now(), self.patience());
            read.push(place.and_then(|place| self.files.now(place, now, patience).ok()));
        }
        let Self { files, folded, .. } = self;
        let Some(state) = folded.get(&id).map(|f| &f.state) else {
            return Ok(vec![None; paths.len()]);
        };
        let compared = |(n, file): (u32, Option<Read>)| Some(files.compared(state, (id, n), file?));
        Ok((1..).zip(read).map(compared).collect())
    }

    /// How long the engine's thread waits for a file. The window tells of a file that was read later when it was read.
    pub(super) fn patience(&self) -> Duration {
        if self.is_elsewhere() { LITTLE } else { PATIENCE }
    }

    /// Where to read the file of an incident's runbook for an action on its differences.
    pub(super) fn place_for(
        &mut self,
        id: IncidentId,
        ordinal: u32,
    ) -> Result<Option<Place>, EngineError> {
        let path = self.incident(id)?.runbook(ordinal).map(|r| r.file.path.clone());
        let Some(path) = path else { return Ok(None) };
        match self.place_of(id, ordinal, &path)? {
            Some(place) => Ok(Some(place)),
            None => Err(ReadError::Elsewhere { given: path }.into()),
        }
    }

    /// Where the file of a runbook in use may be read: a runbook in a folder of the library, and any file that a person
    /// named on this laptop. A path that came from elsewhere leads nowhere else.
    fn place_of(
        &mut self,
        id: IncidentId,
        ordinal: u32,
        path: &str,
    ) -> Result<Option<Place>, EngineError> {
        let given = Path::new(path);
        let climbs = given.components().any(|part| part == Component::ParentDir);
        if climbs || path.trim().is_empty() || path.contains('\0') {
            return Ok(None);
        }
        let file = self.workspace.join(given);
        let place = |inside: &Path| Place {
            inside: inside.to_owned(),
            file: file.clone(),
            workspace: self.workspace.clone(),
            data: self.store.folder().to_owned(),
            known_as: path.to_owned(),
        };
        let folders = self.library_folders()?;
        let holds = |folder: &&crate::library::folders::Folder| {
            path.starts_with(&folder.known_as) && given.is_absolute() == folder.is_elsewhere
        };
        if let Some(folder) = folders.iter().find(holds).filter(|_| is_markdown(path)) {
            return Ok(Some(place(&folder.inside)));
        }
        let parent = file.parent().filter(|_| given.is_absolute());
        let named = place(parent.unwrap_or(&self.workspace));
        Ok(self.is_frozen_here(id, ordinal, path)?.then_some(named))
    }

    fn is_frozen_here(
        &mut self,
        id: IncidentId,
        ordinal: u32,
        path: &str,
    ) -> Result<bool, EngineError> {
        if let Some(known) = self.files.frozen_here.get(&(id, ordinal)) {
            return Ok(*known);
        }
        let here = self.store.device().id;
        let is_it = self.rows(id)?.iter().any(|row| {
            row.kind == "runbook_attached"
                && row.device == here
                && row.data().pointer("/file/path").and_then(|p| p.as_str()) == Some(path)
        });
        self.files.frozen_here.insert((id, ordinal), is_it);
        Ok(is_it)
    }
}
