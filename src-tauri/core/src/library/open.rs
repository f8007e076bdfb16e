//! One runbook, fresh where its folder can be reached and as it was last seen where it cannot.

use sha2::{Digest, Sha256};
use std::path::Path;
use std::sync::Arc;

use super::card::{RunbookCard, facts, kept};
use super::choices::chosen::{Chosen, choose};
use super::disk::ReadError;
use super::disk::read::read_text_in_time;
use super::disk::resolve::resolve;
use super::page::Page;
use super::shelf::Shelved;
use super::{Library, LibraryError, Result, WithStore, index};
use crate::incident::command::RunbookFile;
use crate::runbook::Runbook;
use crate::store::library::Picture;

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

/// A runbook as an incident froze it, which is read when its file is gone. Reading it takes long where it is large.
#[derive(Debug)]
pub struct FrozenJob {
    file: RunbookFile,
    chosen: Chosen,
    /// Why it is shown, in one sentence.
    why: String,
}

impl FrozenJob {
    /// Reads it. It is shown with `why` in the place of what is wrong with a file.
    #[must_use]
    pub fn read(self) -> Opened {
        let Self { file, chosen, why } = self;
        let runbook = chosen.parse(&file.source, &file.path);
        let card = RunbookCard::new(&file.path, "", &facts(&runbook), kept(&runbook));
        Opened {
            card: RunbookCard { problem: Some(why), ..card },
            runbook: Arc::new(runbook),
            source: file.source.into(),
            hash: file.hash,
        }
    }
}

impl WithStore<'_> {
    /// What it takes to read a runbook that an incident froze.
    #[must_use]
    pub fn to_read_frozen(&self, file: RunbookFile, why: String) -> FrozenJob {
        FrozenJob { file, chosen: self.library.workspace.chosen.clone(), why }
    }

    /// Opens a runbook of the library: one on the shelf, or a Markdown file beside it that a page leads to.
    ///
    /// # Errors
    /// When it is in no folder of the library, is gone, or cannot be read and was never read before.
    pub fn open(&mut self, given: &str) -> Result<Opened> {
        let page = self.to_read(given)?.read()?;
        self.opened(page)
    }

    /// Puts the card to a page that was read. Nothing is read here, however large the page is.
    pub fn opened(&mut self, page: Page) -> Result<Opened> {
        if page.is_newer {
            let elsewhere = self.library.elsewhere;
            let seen = if elsewhere { self.shelve() } else { self.look_again(&page.path) };
            if let Err(error) = seen {
                tracing::warn!(%error, "the library's cache is behind");
            }
        }
        let Page { path, runbook, source, hash, problem, card, .. } = page;
        let card = match (card, self.library.shelf.named(&path).cloned()) {
            (Some(card), _) => *card,
            (None, Some(shelved)) => {
                let card = self.cards_of(std::slice::from_ref(&shelved))?.remove(0);
                RunbookCard { problem, ..card }
            }
            (None, None) => return Err(ReadError::elsewhere(&path).into()),
        };
        Ok(Opened { card, runbook, source, hash })
    }

    /// The runbook's place on the shelf. The cache is disposable: without it the file itself is read.
    pub(super) fn on_shelf(&mut self, path: &str) -> Option<Shelved> {
        if let Err(error) = self.bring_up() {
            tracing::warn!(%error, "the library's cache cannot be used");
            return None;
        }
        self.library.shelf.named(path).cloned()
    }

    /// The frozen file that a person in a terminal means: any file by its path, whatever its ending, below the folder
    /// `here` first; or a runbook of the library, which may be out of reach.
    ///
    /// # Errors
    /// When there is no such file and no such runbook, or it cannot be read.
    pub fn named(&mut self, given: &str, here: &Path) -> Result<RunbookFile> {
        let workspace = &self.library.workspace;
        let found = resolve(given, here, workspace.root());
        let read = found.and_then(|(file, path)| Ok((read_text_in_time(&file)?, path)));
        let error = match read {
            Ok(((source, hash), path)) => {
                let runbook = workspace.chosen.parse(&source, &path).checklist;
                return Ok(RunbookFile { path, hash, runbook, source });
            }
            Err(error) => error,
        };
        let below = format!("runbooks/{given}");
        match self.on_shelf(given).or_else(|| self.library.shelf.named(&below).cloned()) {
            Some(shelved) => Ok(self.to_read(&shelved.path)?.read()?.frozen()),
            None => Err(error.into()),
        }
    }

    /// Says whether a group of a runbook is steps; none takes the choice back. Answers with one sentence.
    ///
    /// # Errors
    /// When there is no such runbook or group, or the choice cannot be kept.
    pub fn choose_steps(&mut self, path: &str, group: &str, steps: Option<bool>) -> Result<String> {
        let page = self.to_read(path)?.read()?;
        let said = self.library.choose_in(&page, group, steps)?;
        if let Err(error) = self.look_again(&page.path) {
            tracing::warn!(%error, "the library's cache is behind");
        }
        Ok(said)
    }

    /// Reads one file of the shelf again.
    fn look_again(&mut self, path: &str) -> Result<()> {
        let Some(shelved) = self.library.shelf.named(path).cloned() else { return Ok(()) };
        let (folder, seen) = self.library.shelf.folders()[shelved.folder].clone();
        let chosen = self.library.workspace.chosen.clone();
        index::look_again(self.library.cache()?, chosen, &folder, seen.id, &shelved.row.path)?;
        self.shelve()
    }

    /// A picture of a runbook on the shelf, by what [`pictures_of`] says and the picture's ordinal in it. Only pictures
    /// that lie in the runbook's folder are kept, as png, jpeg, gif, webp and svg; an svg must be served as an image and
    /// nothing else.
    pub fn picture(&mut self, pictures: &str, ordinal: u32) -> Result<Option<Picture>> {
        self.shelve()?;
        let mut rows = self.library.shelf.rows().iter();
        let found = rows.find(|one| pictures_of(&one.path, &one.row.hash) == pictures);
        let Some(file) = found.map(|one| one.row.id) else { return Ok(None) };
        Ok(self.library.cache()?.picture(file, ordinal)?)
    }
}

impl Library {
    /// Keeps a choice about a page that was read; the cache still has to be brought up.
    ///
    /// # Errors
    /// When there is no such group, or the choice cannot be kept.
    pub fn choose_in(&mut self, page: &Page, group: &str, steps: Option<bool>) -> Result<String> {
        let (path, runbook) = (page.path.clone(), Arc::clone(&page.runbook));
        let group = group.to_owned();
        let Some(known) = runbook.groups.iter().find(|known| known.id == group) else {
            return Err(LibraryError::NoSuchList { group, path });
        };
        let heading = if known.heading.is_empty() { &runbook.title } else { &known.heading };
        let heading = heading.clone();
        let (root, data) = (self.workspace.root().to_owned(), self.data.clone());
        self.workspace.written(move || {
            Ok::<_, LibraryError>(choose(&root, &data, &path, &runbook, &group, steps)?)
        })?;
        self.look_afresh();
        Ok(match steps {
            Some(true) => format!("The list under “{heading}” is steps from now on."),
            Some(false) => format!("The list under “{heading}” is text from now on."),
            None => format!("The rules decide on the list under “{heading}” again."),
        })
    }
}

/// What the pictures of a runbook go by: 64 hexadecimal digits for the file that is known as `path` and whose bytes have
/// this hash. Copies of a template have the same bytes and other pictures beside them, so the bytes alone do not tell.
#[must_use]
pub fn pictures_of(path: &str, hash: &str) -> String {
    hex::encode(Sha256::digest(format!("{path}\0{hash}")))
}
