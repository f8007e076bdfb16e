//! What takes long where a runbook is large, done apart from the engine's thread, which keeps the pings: reading pages,
//! and the runbooks that a command names.
//!
//! Each is three parts: the engine says what it takes, another thread does it, and the engine goes on with what came of
//! it. A program that has no such thread does the three one after the other.

pub mod lessons;
#[cfg(test)]
mod tests;

use chrono::Local;

use super::handle::broke_off;
use super::{Engine, EngineError, Handle, Result};
use crate::ids::IncidentId;
use crate::incident::command::{ChangeAction, Practise, RecordAction, StepAction};
use crate::incident::{Action, Command, typed};
use crate::library::{FrozenJob, Opened, PageJob, Place};

/// A command, and the files that must be read before it can be done.
#[derive(Debug)]
pub struct Unprepared {
    command: Command,
    pages: Vec<PageJob>,
    file: Option<Place>,
    /// How a typed time was read, where it could be read in another way too.
    pub(super) remark: Option<String>,
}

impl Engine {
    /// What it takes to read a runbook of an incident as it was frozen there.
    ///
    /// # Errors
    /// When there is no such incident, or it has no such runbook.
    pub fn frozen(&mut self, incident: IncidentId, path: &str) -> Result<FrozenJob> {
        let number = self.name(incident)?;
        let state = self.incident(incident)?;
        let known = state.runbooks.iter().find(|book| book.file.path == path);
        let Some(file) = known.map(|book| book.file.clone()) else {
            return Err(EngineError::not_found(format!(
                "{number} has no runbook {path}; `holdfast status {number}` shows those that it has."
            )));
        };
        let why = format!(
            "{path} cannot be read; this is the copy that {number} keeps, as the file was when it joined."
        );
        Ok(self.library().to_read_frozen(file, why))
    }

    /// What a command takes that names runbooks. One that was prepared, and one that names none, takes nothing.
    ///
    /// # Errors
    /// When a runbook is in no folder of the library, or the store cannot be read.
    pub fn to_prepare(&mut self, mut command: Command) -> Result<Unprepared> {
        let remark = self.read_times(&mut command)?;
        let (mut pages, mut file) = (Vec::new(), None);
        match &command {
            Command::Practise(practise) if practise.attached.is_empty() => {
                pages.extend(self.practised(practise));
            }
            Command::Declare(declare) if declare.attached.is_empty() => {
                for path in &declare.runbooks {
                    pages.push(self.library().to_read(path)?);
                }
            }
            Command::On {
                action: Action::Record(RecordAction::AttachRunbook { path, file: None }),
                ..
            } => {
                pages.push(self.library().to_read(path)?);
            }
            Command::On { incident, action } => {
                if let Some(runbook) = changing(action) {
                    let known = self.incident(*incident)?.runbook(runbook);
                    if let Some(path) = known.map(|known| known.file.path.clone()) {
                        file = Some(self.library().place_for(*incident, runbook, &path)?);
                    }
                }
            }
            Command::Declare(_) | Command::Practise(_) => {}
        }
        Ok(Unprepared { command, pages, file, remark })
    }
}

impl Engine {
    /// The runbook that a scenario practises, where the library has it. An exercise goes without, too.
    fn practised(&mut self, practise: &Practise) -> Option<PageJob> {
        let named = practise.file.as_ref()?.scenario.runbook.clone()?;
        let below = format!("runbooks/{named}");
        [named, below].iter().find_map(|path| self.library().to_read(path).ok())
    }

    /// Reads the time that a person typed for a step or as a key time, and says what there is to say of how it was read.
    fn read_times(&mut self, command: &mut Command) -> Result<Option<String>> {
        if let Command::On {
            action: Action::Step(StepAction::SetStepDue { due, at, .. }),
            incident,
        } = command
        {
            let (now, _) = self.time_of(*incident)?;
            let typed = self.incident(*incident)?.dial().typed(due.trim());
            let word = typed.as_ref();
            let is_none = word.is_empty() || word.eq_ignore_ascii_case("none");
            let read = || typed::coming(word, now, &Local);
            let read = (!is_none).then(read).transpose();
            let read = read.map_err(|error| EngineError::refused(format!("{error}.")))?;
            *at = read.as_ref().map(|typed| typed.at);
            return Ok(read.and_then(|typed| typed.remark));
        }
        if let Command::On {
            action: Action::Record(RecordAction::SetKeyTime { time, to, .. }),
            incident,
        } = command
        {
            let (now, _) = self.time_of(*incident)?;
            let read = typed::key_time(time, now, &Local);
            let (said, remark) = read.map_err(|error| EngineError::refused(format!("{error}.")))?;
            *to = Some(said);
            return Ok(remark);
        }
        Ok(None)
    }
}

/// The runbook that an action on the differences of its file is about, where the file was not read yet.
fn changing(action: &Action) -> Option<u32> {
    if let Action::Change(
        ChangeAction::AdoptChange { runbook, file: None, .. }
        | ChangeAction::KeepOurs { runbook, file: None, .. },
    ) = action
    {
        return Some(*runbook);
    }
    None
}

impl Unprepared {
    /// Reads the files. The engine is not needed meanwhile.
    ///
    /// # Errors
    /// When one is gone, or cannot be read.
    pub fn prepared(self) -> Result<Command> {
        let Self { mut command, pages, file, remark: _ } = self;
        let read = pages.into_iter().map(|page| Ok(page.read()?.frozen()));
        if let Command::Practise(practise) = &mut command {
            // An exercise goes without a runbook that cannot be read; that is said once it has begun.
            practise.attached.extend(read.filter_map(Result::<_, EngineError>::ok));
            return Ok(command);
        }
        let mut read = read.collect::<Result<Vec<_>>>()?;
        let changed = file.map(|place| place.file()).transpose()?;
        match &mut command {
            Command::Declare(declare) if declare.attached.is_empty() => declare.attached = read,
            Command::On {
                action: Action::Record(RecordAction::AttachRunbook { file: file @ None, .. }),
                ..
            } => {
                *file = read.pop().map(Box::new);
            }
            Command::On {
                action:
                    Action::Change(
                        ChangeAction::AdoptChange { file: file @ None, .. }
                        | ChangeAction::KeepOurs { file: file @ None, .. },
                    ),
                ..
            } => *file = changed.map(Box::new),
            Command::Declare(_) | Command::Practise(_) | Command::On { .. } => {}
        }
        Ok(command)
    }
}

impl Handle {
    /// Opens a runbook of the library; see [`crate::library::WithStore::open`].
    pub async fn open_runbook(&self, path: String) -> Result<Opened> {
        let job = self.call(move |engine| Ok(engine.library().to_read(&path)?)).await?;
        let page = apart(move || job.read()).await??;
        self.call(move |engine| Ok(engine.library().opened(page)?)).await
    }

    /// Opens a runbook as an incident froze it: what is read when its file is gone.
    ///
    /// # Errors
    /// When there is no such incident, or it has no such runbook.
    pub async fn open_frozen(&self, incident: IncidentId, path: String) -> Result<Opened> {
        let job = self.call(move |engine| engine.frozen(incident, &path)).await?;
        apart(move || job.read()).await
    }

    /// Reads the files that a command names, so that the engine has only to write.
    ///
    /// # Errors
    /// When one cannot be read, or is in no folder of the library.
    pub async fn prepared(&self, command: Command) -> Result<Command> {
        let job = self.call(move |engine| engine.to_prepare(command)).await?;
        if job.pages.is_empty() && job.file.is_none() {
            return Ok(job.command);
        }
        apart(move || job.prepared()).await?
    }

    /// Says whether a group of a runbook is steps; see [`crate::library::WithStore::choose_steps`].
    pub async fn choose_steps(
        &self,
        path: String,
        group: String,
        steps: Option<bool>,
    ) -> Result<String> {
        let job = self.call(move |engine| Ok(engine.library().to_read(&path)?)).await?;
        let page = apart(move || job.read()).await??;
        let kept = self.call(move |engine| {
            let said = engine.library.choose_in(&page, &group, steps)?;
            Ok((said, engine.library().to_read(&page.path)?))
        });
        let (said, job) = kept.await?;
        apart(move || job.renew()).await?;
        self.call(|engine| Ok(engine.library().shelve()?)).await?;
        Ok(said)
    }
}

/// Does what takes long on a thread that is there for it.
///
/// # Errors
/// When the work breaks off.
pub async fn apart<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    tokio::task::spawn_blocking(work).await.map_err(|error| {
        tracing::error!(%error, "work on a runbook broke off");
        broke_off()
    })
}
