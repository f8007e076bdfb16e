//! The files of runbooks in use, as they are on the disk now.
//!
//! A file is read again only when its length or its time of change differs from when it was read last, so that showing
//! an incident costs a look at each file. A file that is gone or cannot be read is no news: the checklist is frozen.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use super::{Engine, EngineError};
use crate::ids::IncidentId;
use crate::incident::Incident;
use crate::incident::command::RunbookFile;
use crate::incident::plan::against;
use crate::runbook::Runbook;
use crate::runbook::diff::Compared;
use crate::workspace::{library, read};

/// A runbook's file as it is now. Its `document` is empty.
#[derive(Clone, Debug, PartialEq)]
pub struct FileNow {
    /// SHA-256 of the file, hexadecimal.
    pub hash: String,
    /// Its checklist.
    pub runbook: Arc<Runbook>,
    /// How it and the checklist in use belong together.
    pub compared: Arc<Compared>,
}

/// What was read of a file.
#[derive(Clone, Debug)]
struct Read {
    hash: String,
    runbook: Arc<Runbook>,
}

/// What was read last of each file that was looked at.
#[derive(Debug, Default)]
pub(super) struct Files {
    kept: BTreeMap<String, Kept>,
    compared: BTreeMap<(IncidentId, u32), Comparison>,
}

/// A comparison, and of what: the file as it was read, and the incident after so many entries.
#[derive(Debug)]
struct Comparison {
    runbook: Arc<Runbook>,
    entries: u64,
    compared: Arc<Compared>,
}

#[derive(Debug)]
struct Kept {
    path: PathBuf,
    stamp: Option<Stamp>,
    /// The stamp of a change that was told of, and not read yet.
    told: Option<Stamp>,
    file: Option<Read>,
}

type Stamp = (u64, SystemTime);

fn stamp(path: &Path) -> Option<Stamp> {
    let facts = std::fs::metadata(path).ok()?;
    Some((facts.len(), facts.modified().ok()?))
}

impl Files {
    /// True when a file that was looked at was changed since. Each change is told once.
    pub(super) fn changed(&mut self) -> bool {
        let mut any = false;
        for kept in self.kept.values_mut() {
            let now = stamp(&kept.path);
            if now != kept.stamp && now != kept.told {
                kept.told = now;
                any = true;
            }
        }
        any
    }

    fn now(&mut self, known_as: &str, workspace: &Path) -> Option<Read> {
        if let Some(kept) = self.kept.get(known_as)
            && kept.stamp.is_some()
            && stamp(&kept.path) == kept.stamp
        {
            return kept.file.clone();
        }
        let path = match library::resolve(known_as, workspace, workspace) {
            Ok((path, _)) => path,
            Err(_) => self.kept.get(known_as)?.path.clone(),
        };
        // Taken before the file is read: a change in between shows the next time.
        let stamp = stamp(&path);
        let file = read::read_runbook(&path, known_as).ok();
        let file = file.map(|f| Read { hash: f.hash, runbook: Arc::new(f.runbook) });
        let kept = Kept { path, stamp, told: stamp, file: file.clone() };
        self.kept.insert(known_as.to_owned(), kept);
        file
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
        let workspace = self.workspace.clone();
        let read: Vec<_> = paths.iter().map(|path| self.files.now(path, &workspace)).collect();
        let Self { files, folded, .. } = self;
        let Some(state) = folded.get(&id).map(|f| &f.state) else {
            return Ok(vec![None; paths.len()]);
        };
        let compared = |(n, file): (u32, Option<Read>)| Some(files.compared(state, (id, n), file?));
        Ok((1..).zip(read).map(compared).collect())
    }

    /// The file of an incident's runbook, read for an action on its differences.
    pub(super) fn file_of(
        &mut self,
        id: IncidentId,
        ordinal: u32,
    ) -> Result<Option<Box<RunbookFile>>, EngineError> {
        let path = self.incident(id)?.runbook(ordinal).map(|r| r.file.path.clone());
        path.map(|path| self.runbook_file(&path).map(Box::new)).transpose()
    }
}
