//! One look at a file of a runbook in use, on a thread of its own: a share that does not answer holds nothing up but
//! that thread.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::SystemTime;

use crate::engine::{EngineError, mask};
use crate::incident::command::RunbookFile;
use crate::library::chosen::Chosen;
use crate::library::read::{ReadError, in_time, read_in_time, read_within};
use crate::runbook::Checklist;

/// Which file, and what it must lie in.
#[derive(Clone, Debug)]
pub(in crate::engine) struct Place {
    pub(super) file: PathBuf,
    pub(super) inside: PathBuf,
    /// Where the choices about steps are kept.
    pub(super) workspace: PathBuf,
    pub(super) data: PathBuf,
    /// How the file is known.
    pub(super) known_as: String,
}

/// What was read of a file.
#[derive(Clone, Debug)]
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
pub(super) type Looked = (Stamp, Option<Result<Read, EngineError>>);

impl Place {
    /// Looks at the file on another thread; what was read is left out when its stamp is still `before`.
    pub(super) fn look(&self, before: Option<Stamp>) -> Receiver<Looked> {
        let (send, answer) = mpsc::channel();
        let place = self.clone();
        let look = move || {
            // Nobody waits any more when it took too long.
            let _ = send.send(place.looked(before.as_ref()));
        };
        // Without a thread there is no answer, as with a share that is gone.
        drop(thread::Builder::new().name("look".to_owned()).spawn(look));
        answer
    }

    fn looked(&self, before: Option<&Stamp>) -> Looked {
        let chosen = Chosen::load(&self.workspace, &self.data);
        // Taken before the file is read: a change in between shows the next time.
        let stamp = Stamp { file: times(&self.file), choices: chosen.digest(&self.known_as) };
        if before == Some(&stamp) {
            return (stamp, None);
        }
        (stamp, Some(self.read(&chosen)))
    }

    fn read(&self, chosen: &Chosen) -> Result<Read, EngineError> {
        self.parsed(read_within(&self.file, &self.inside)?, chosen)
    }

    /// The file, read now for an action on its differences. Its text is left out.
    pub(in crate::engine) fn file(&self) -> Result<RunbookFile, EngineError> {
        let (workspace, data) = (self.workspace.clone(), self.data.clone());
        let chosen =
            in_time(move || Chosen::load(&workspace, &data)).ok_or_else(|| self.silent())?;
        let text = read_in_time(&self.file, &self.inside)?;
        let Read { hash, runbook } = self.parsed(text, &chosen)?;
        let runbook = Arc::unwrap_or_clone(runbook);
        Ok(RunbookFile { path: self.known_as.clone(), hash, runbook, source: String::new() })
    }

    fn parsed(
        &self,
        (source, hash): (String, String),
        chosen: &Chosen,
    ) -> Result<Read, EngineError> {
        let checklist = chosen.parse(&source, &self.known_as).checklist;
        Ok(Read { hash, runbook: Arc::new(masked(&checklist)?) })
    }

    /// What is said of a file that does not answer.
    pub(super) fn silent(&self) -> EngineError {
        ReadError::Silent { path: self.file.clone() }.into()
    }
}

/// The checklist as it would be recorded: a secret in the file is no difference from the masked one in the log.
fn masked(checklist: &Checklist) -> Result<Checklist, EngineError> {
    let mut body = serde_json::to_value(checklist)?;
    mask::strings(&mut body);
    Ok(serde_json::from_value(body)?)
}

fn times(path: &Path) -> Option<(u64, SystemTime)> {
    let facts = std::fs::metadata(path).ok()?;
    Some((facts.len(), facts.modified().ok()?))
}
