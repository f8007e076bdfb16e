//! One runbook, fresh where its folder can be reached and as it was last seen where it cannot.

use std::path::{Component, Path};

use crate::engine::{Engine, EngineError};
use crate::incident::command::RunbookFile;
use crate::runbook::{Runbook, card};
use crate::view::RunbookCard;
use crate::workspace::chosen;
use crate::workspace::folders::{Folder, with_slashes};
use crate::workspace::index;
use crate::workspace::library::resolve;
use crate::workspace::read::{ReadError, in_time, read_in_time, read_runbook};
use crate::workspace::shelf::Shelved;
use crate::workspace::walk::is_markdown;

/// A runbook that was opened.
#[derive(Clone, Debug)]
pub struct Opened {
    /// Its card; its problem says when it is shown as it was last seen.
    pub card: RunbookCard,
    /// The whole of it.
    pub runbook: Runbook,
    /// Its text.
    pub source: String,
    /// SHA-256 of its bytes, hexadecimal.
    pub hash: String,
}

impl Engine {
    /// Opens a runbook of the library: one on the shelf, or a Markdown file beside it that a page leads to.
    ///
    /// # Errors
    /// When it is in no folder of the library, is gone, or cannot be read and was never read before.
    pub fn open_runbook(&mut self, given: &str) -> Result<Opened, EngineError> {
        let path = plain_path(given)?;
        match self.on_shelf(&path) {
            Some(shelved) => self.open_shelved(&shelved),
            None => self.open_beside(&path, given),
        }
    }

    /// The runbook's place on the shelf. The cache is disposable: without it the file itself is read.
    fn on_shelf(&mut self, path: &str) -> Option<Shelved> {
        match self.shelf() {
            Ok(shelf) => shelf.named(path).cloned(),
            Err(error) => {
                tracing::warn!(%error, "the library's cache cannot be used");
                None
            }
        }
    }

    /// The frozen file that a person in a terminal means: any file by its path, whatever its ending, below the folder
    /// `here` first; or a runbook of the library, which may be out of reach.
    ///
    /// # Errors
    /// When there is no such file and no such runbook, or it cannot be read.
    pub fn named_runbook(&mut self, given: &str, here: &Path) -> Result<RunbookFile, EngineError> {
        let error = match resolve(given, here, &self.workspace) {
            Ok((file, path)) => match read_runbook(&file, &path) {
                Ok(mut frozen) => {
                    frozen.runbook = self.parsed(&frozen.source, &path);
                    frozen.runbook.document = Vec::new();
                    return Ok(frozen);
                }
                Err(error) => error,
            },
            Err(error) => error,
        };
        let below = format!("runbooks/{given}");
        match self.on_shelf(given).or_else(|| self.books.shelf.named(&below).cloned()) {
            Some(shelved) => self.runbook_file(&shelved.path),
            None => Err(error.into()),
        }
    }

    /// The frozen file of a runbook of the library, for an incident.
    ///
    /// # Errors
    /// As [`Engine::open_runbook`].
    pub(in crate::engine) fn runbook_file(
        &mut self,
        path: &str,
    ) -> Result<RunbookFile, EngineError> {
        let Opened { card, mut runbook, source, hash } = self.open_runbook(path)?;
        runbook.document = Vec::new();
        Ok(RunbookFile { path: card.path, hash, runbook, source })
    }

    /// Says whether a group of a runbook is steps; none takes the choice back. Answers with one sentence.
    ///
    /// # Errors
    /// When there is no such runbook or group, or the choice cannot be kept.
    pub fn choose_steps(
        &mut self,
        path: &str,
        group: &str,
        steps: Option<bool>,
    ) -> Result<String, EngineError> {
        let opened = self.open_runbook(path)?;
        let known = opened.runbook.groups.iter().find(|known| known.id == group);
        let Some(known) = known.cloned() else {
            return Err(EngineError::not_found(format!(
                "There is no list {group} in {path}; `holdfast runbook steps {path}` names them."
            )));
        };
        let Opened { card, runbook, .. } = opened;
        let (workspace, data) = (self.workspace.clone(), self.store.folder().to_owned());
        let (path, named) = (card.path.clone(), group.to_owned());
        self.written(move || {
            Ok(chosen::choose(&workspace, &data, &path, &runbook, &named, steps)?)
        })?;
        self.reload_changed();
        if let Err(error) = self.look_again(&card.path) {
            tracing::warn!(%error, "the library's cache is behind");
        }
        let heading = if known.heading.is_empty() { &card.title } else { &known.heading };
        Ok(match steps {
            Some(true) => format!("The list under “{heading}” is steps from now on."),
            Some(false) => format!("The list under “{heading}” is text from now on."),
            None => format!("The rules decide on the list under “{heading}” again."),
        })
    }

    /// Reads one file of the shelf again.
    fn look_again(&mut self, path: &str) -> Result<(), EngineError> {
        let Some(shelved) = self.books.shelf.named(path).cloned() else { return Ok(()) };
        let (folder, seen) = self.books.shelf.folders()[shelved.folder].clone();
        let chosen = self.team.chosen.clone();
        index::look_again(self.cache()?, chosen, &folder, seen.id, &shelved.row.path)?;
        self.shelve()
    }

    fn open_shelved(&mut self, shelved: &Shelved) -> Result<Opened, EngineError> {
        let (folder, seen) = self.books.shelf.folders()[shelved.folder].clone();
        let file = folder.file(&shelved.row.path);
        let (source, hash, problem) = match read_in_time(&file, &folder.inside) {
            Ok((source, hash)) => (source, hash, None),
            Err(error) if is_gone(&error, &folder) => return Err(error.into()),
            Err(error) => match self.cache()?.text(shelved.row.id)? {
                Some((source, hash)) => {
                    let at = seen.seen_at.unwrap_or_else(|| self.clock.now());
                    let place = folder.root.display();
                    let on = at.utc().format("%d %b %Y");
                    let why = format!("As last seen on {on}; {place} cannot be reached.");
                    (source, hash, Some(why))
                }
                None => return Err(error.into()),
            },
        };
        let mut shelved = shelved.clone();
        if problem.is_none() && hash != shelved.row.hash {
            if let Err(error) = self.look_again(&shelved.path) {
                tracing::warn!(%error, "the library's cache is behind");
            }
            shelved = self.books.shelf.named(&shelved.path).cloned().unwrap_or(shelved);
        }
        let runbook = self.parsed(&source, &shelved.path);
        let mut card = self.cards(std::slice::from_ref(&shelved))?.remove(0);
        card.problem = problem;
        Ok(Opened { card, runbook, source, hash })
    }

    /// A page that the shelf does not hold, such as a README, but that lies in a folder of the library.
    fn open_beside(&mut self, path: &str, given: &str) -> Result<Opened, EngineError> {
        let elsewhere = || ReadError::Elsewhere { given: given.to_owned() };
        let folders = self.library_folders()?;
        let folder = folders.iter().find(|folder| holds(folder, path)).ok_or_else(elsewhere)?;
        if !is_markdown(path) {
            return Err(elsewhere().into());
        }
        let file = self.workspace.join(path);
        let (source, hash) = read_in_time(&file, &folder.inside)?;
        let runbook = self.parsed(&source, path);
        let below = path.strip_prefix(&folder.known_as).unwrap_or(path);
        let card = card::card(path, &folder.group_of(below), &runbook);
        Ok(Opened { card, runbook, source, hash })
    }

    fn parsed(&self, source: &str, path: &str) -> Runbook {
        self.team.chosen.parse(source, path)
    }
}

/// True when a path, as files are known, lies below the folder.
fn holds(folder: &Folder, path: &str) -> bool {
    path.starts_with(&folder.known_as) && Path::new(path).is_absolute() == folder.is_elsewhere
}

/// True when the folder answers and the file is no longer in it.
fn is_gone(error: &ReadError, folder: &Folder) -> bool {
    let is_missing = matches!(error, ReadError::Missing { .. } | ReadError::LeadsNowhere { .. });
    let is_refused = !matches!(
        error,
        ReadError::Missing { .. }
            | ReadError::LeadsNowhere { .. }
            | ReadError::Silent { .. }
            | ReadError::Unreadable { .. }
    );
    is_refused || is_missing && answers(folder)
}

/// True when the folder is there, and not as a share that is not mounted.
fn answers(folder: &Folder) -> bool {
    let (root, may_be_bare) = (folder.root.clone(), !folder.is_elsewhere);
    let has_some =
        move || std::fs::read_dir(root).is_ok_and(|mut e| may_be_bare || e.next().is_some());
    in_time(has_some).unwrap_or(false)
}

/// The path without `.` and `..`, with `/`.
fn plain_path(given: &str) -> Result<String, ReadError> {
    let elsewhere = || ReadError::Elsewhere { given: given.to_owned() };
    let mut plain = std::path::PathBuf::new();
    for part in Path::new(given).components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                if !plain.pop() {
                    return Err(elsewhere());
                }
            }
            Component::Normal(_) | Component::RootDir | Component::Prefix(_) => plain.push(part),
        }
    }
    if given.trim().is_empty() || given.contains('\0') {
        return Err(elsewhere());
    }
    if plain.is_absolute() {
        return Ok(plain.to_string_lossy().replace('\\', "/"));
    }
    Ok(with_slashes(&plain))
}
