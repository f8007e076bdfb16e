//! One runbook, fresh where its folder can be reached and as it was last seen where it cannot.

use std::path::{Component, Path};
use std::sync::Arc;

use super::page::Page;
use crate::engine::{Engine, EngineError};
use crate::incident::command::RunbookFile;
use crate::library::chosen;
use crate::library::folders::{Folder, with_slashes};
use crate::library::index;
use crate::library::read::{ReadError, in_time, read_text_in_time};
use crate::library::resolve::resolve;
use crate::library::shelf::Shelved;
use crate::runbook::Runbook;
use crate::screen::RunbookCard;

/// A runbook that was opened.
#[derive(Clone, Debug)]
pub struct Opened {
    /// Its card; its problem says when it is shown as it was last seen.
    pub card: RunbookCard,
    /// The whole of it.
    pub runbook: Arc<Runbook>,
    /// Its text.
    pub source: Arc<str>,
    /// SHA-256 of its bytes, hexadecimal.
    pub hash: String,
}

impl Engine {
    /// Opens a runbook of the library: one on the shelf, or a Markdown file beside it that a page leads to.
    ///
    /// # Errors
    /// When it is in no folder of the library, is gone, or cannot be read and was never read before.
    pub fn open_runbook(&mut self, given: &str) -> Result<Opened, EngineError> {
        let page = self.to_read(given)?.read()?;
        self.opened(page)
    }

    /// Puts the card to a page that was read. Nothing is read here, however large the page is.
    ///
    /// # Errors
    /// When the cache cannot be used.
    pub fn opened(&mut self, page: Page) -> Result<Opened, EngineError> {
        if page.is_newer {
            let elsewhere = self.books.elsewhere;
            let seen = if elsewhere { self.shelve() } else { self.look_again(&page.path) };
            if let Err(error) = seen {
                tracing::warn!(%error, "the library's cache is behind");
            }
        }
        let Page { path, runbook, source, hash, problem, card, .. } = page;
        let card = match (card, self.books.shelf.named(&path).cloned()) {
            (Some(card), _) => *card,
            (None, Some(shelved)) => {
                let card = self.cards(std::slice::from_ref(&shelved))?.remove(0);
                RunbookCard { problem, ..card }
            }
            (None, None) => return Err(elsewhere(&path).into()),
        };
        Ok(Opened { card, runbook, source, hash })
    }

    /// The runbook's place on the shelf. The cache is disposable: without it the file itself is read.
    pub(super) fn on_shelf(&mut self, path: &str) -> Option<Shelved> {
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
            Ok((file, path)) => match read_text_in_time(&file) {
                Ok((source, hash)) => {
                    let runbook = self.team.chosen.parse(&source, &path).checklist;
                    return Ok(RunbookFile { path, hash, runbook, source });
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
        Ok(self.to_read(path)?.read()?.frozen())
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
        let page = self.to_read(path)?.read()?;
        let said = self.choose_in(&page, group, steps)?;
        if let Err(error) = self.look_again(&page.path) {
            tracing::warn!(%error, "the library's cache is behind");
        }
        Ok(said)
    }

    /// Keeps a choice about a page that was read; the cache still has to be brought up.
    pub(in crate::engine) fn choose_in(
        &mut self,
        page: &Page,
        group: &str,
        steps: Option<bool>,
    ) -> Result<String, EngineError> {
        let (path, runbook) = (page.path.clone(), Arc::clone(&page.runbook));
        let Some(known) = runbook.groups.iter().find(|known| known.id == group).cloned() else {
            return Err(EngineError::not_found(format!(
                "There is no list {group} in {path}; `holdfast runbook steps {path}` names them."
            )));
        };
        let title = runbook.title.clone();
        let (workspace, data) = (self.workspace.clone(), self.store.folder().to_owned());
        let named = group.to_owned();
        self.written(move || {
            Ok(chosen::choose(&workspace, &data, &path, &runbook, &named, steps)?)
        })?;
        self.reload_changed();
        let heading = if known.heading.is_empty() { &title } else { &known.heading };
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
}

/// True when a path, as files are known, lies below the folder.
pub(super) fn holds(folder: &Folder, path: &str) -> bool {
    path.starts_with(&folder.known_as) && Path::new(path).is_absolute() == folder.is_elsewhere
}

/// True when the folder answers and the file is no longer in it.
pub(super) fn is_gone(error: &ReadError, folder: &Folder) -> bool {
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

pub(super) fn elsewhere(given: &str) -> ReadError {
    ReadError::Elsewhere { given: given.to_owned() }
}

/// The path without `.` and `..`, with `/`.
pub(super) fn plain_path(given: &str) -> Result<String, ReadError> {
    let mut plain = std::path::PathBuf::new();
    for part in Path::new(given).components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                if !plain.pop() {
                    return Err(elsewhere(given));
                }
            }
            Component::Normal(_) | Component::RootDir | Component::Prefix(_) => plain.push(part),
        }
    }
    if given.trim().is_empty() || given.contains('\0') {
        return Err(elsewhere(given));
    }
    if plain.is_absolute() {
        return Ok(plain.to_string_lossy().replace('\\', "/"));
    }
    Ok(with_slashes(&plain))
}
