//! One look at a file of a runbook in use.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use crate::incident::command::RunbookFile;
use crate::library::choices::chosen::Chosen;
use crate::library::disk::ReadError;
use crate::library::disk::read::{read_in_time, read_within};
use crate::library::{LibraryError, Result};
use crate::redact::mask_all;
use crate::runbook::Checklist;

/// Which file, and what it must lie in.
#[derive(Clone, Debug)]
pub struct Place {
    pub(super) file: PathBuf,
    pub(super) inside: PathBuf,
    /// The choices about its steps.
    pub(super) chosen: Chosen,
    /// How the file is known.
    pub(super) known_as: String,
}

/// What was read of a file.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Read {
    pub(super) hash: String,
    pub(super) runbook: Arc<Checklist>,
}

/// Tells whether a file must be read again: its length, its time of change, and the choices that it was read with.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Stamp {
    file: Option<(u64, SystemTime)>,
    choices: String,
}

/// What a look found: the stamp, and what was read; nothing was read where the stamp is the one before.
pub(super) type Looked = (Stamp, Option<Result<Read>>);

impl Place {
    /// Looks at the file; what was read is left out when its stamp is still `before`.
    pub(super) fn looked(&self, before: Option<&Stamp>) -> Looked {
        // Taken before the file is read: a change in between shows the next time.
        let stamp = Stamp { file: times(&self.file), choices: self.chosen.digest(&self.known_as) };
        if before == Some(&stamp) {
            return (stamp, None);
        }
        let read = read_within(&self.file, &self.inside).map_err(LibraryError::from);
        (stamp, Some(read.and_then(|text| self.parsed(text))))
    }

    /// The file, read now for an action on its differences. Its text is left out.
    ///
    /// # Errors
    /// When it is gone, silent, or no text.
    pub fn file(&self) -> Result<RunbookFile> {
        let Read { hash, runbook } = self.parsed(read_in_time(&self.file, &self.inside)?)?;
        let runbook = Arc::unwrap_or_clone(runbook);
        Ok(RunbookFile { path: self.known_as.clone(), hash, runbook, source: String::new() })
    }

    fn parsed(&self, (source, hash): (String, String)) -> Result<Read> {
        let checklist = self.chosen.parse(&source, &self.known_as).checklist;
        Ok(Read { hash, runbook: Arc::new(masked(&checklist)?) })
    }

    /// What is said of a file that does not answer.
    pub(super) fn silent(&self) -> LibraryError {
        ReadError::Silent { path: self.file.clone() }.into()
    }
}

/// The checklist as it would be recorded: a secret in the file is no difference from the masked one in the log.
fn masked(checklist: &Checklist) -> Result<Checklist> {
    let mut body = serde_json::to_value(checklist)?;
    mask_all(&mut body);
    Ok(serde_json::from_value(body)?)
}

fn times(path: &Path) -> Option<(u64, SystemTime)> {
    let facts = std::fs::metadata(path).ok()?;
    Some((facts.len(), facts.modified().ok()?))
}
