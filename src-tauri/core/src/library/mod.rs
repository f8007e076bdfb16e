//! The folders on disk as a shelf of runbooks: what lies where, how it is read, found, chosen and kept.
//!
//! A terminal program looks through the folders before it answers. The window does so on another thread and says so
//! with [`WithStore::index_elsewhere`]; then everything here is answered from the cache at once. What is deliberately
//! absent: SQL (the store has it), and what a screen makes of all this.
//!
//! Whatever asks the cache or the settings fails when these cannot be read; [`LibraryError`] says what else goes wrong.
//!
//! Each stage uses only those before it: `mod` (the library and the store, which all are given), `card`, `disk`,
//! `choices`, `error`, `workspace`, `index`, `shelf`, `search`, `find`, `page`, `open`, `files`, `uses`, `pins`,
//! `places`, `check`, `review`, `drafts`, `exercises`, `scenario`, `exports`.

pub mod card;
pub mod check;
pub mod choices;
pub mod disk;
pub mod drafts;
mod error;
pub mod exercises;
pub mod exports;
mod files;
mod find;
pub mod index;
mod open;
pub(crate) mod page;
mod pins;
mod places;
pub mod review;
pub mod scenario;
pub mod search;
pub mod shelf;
#[cfg(test)]
mod tests;
mod uses;
mod workspace;

use std::ops::Deref;
use std::path::{Path, PathBuf};
use std::time::Duration;

pub use error::{LibraryError, Result};
pub use files::{FileNow, Place};
pub use find::{Hit, find};
pub use open::{FrozenJob, Opened, pictures_of};
pub use page::{Page, PageJob};
pub use uses::Use;
pub(crate) use workspace::Workspace;

use self::card::RunbookCard;
use self::disk::patience::{LITTLE, patience};
use self::index::{IndexJob, Progress, Report};
use self::shelf::{Shelf, Shelved};
use crate::clock::{Clock, Millis};
use crate::runbook::facts::freshness::{self, Freshness};
use crate::store::Store;
use crate::store::library::Cache;

/// The library of one engine.
#[derive(Debug)]
pub struct Library {
    /// What the workspace's own files say.
    pub(crate) workspace: Workspace,
    data: PathBuf,
    clock: Clock,
    cache: Option<Cache>,
    shelf: Shelf,
    uses: uses::Uses,
    pages: page::Pages,
    files: files::Files,
    progress: Progress,
    /// Another thread looks through the folders.
    elsewhere: bool,
    looked_through: bool,
    /// The state of the cache that was told of last.
    told: Option<i64>,
    is_news: bool,
}

/// The library together with the store, where its settings lie and how its runbooks were used.
#[derive(Debug)]
pub struct WithStore<'a> {
    library: &'a mut Library,
    store: &'a mut Store,
}

impl Deref for WithStore<'_> {
    type Target = Library;

    fn deref(&self) -> &Library {
        self.library
    }
}

impl Library {
    /// The library of a workspace, with its cache in the data folder. The workspace's files are read here.
    #[must_use]
    pub fn open(data: &Path, workspace: &Path, clock: Clock) -> Self {
        Self {
            workspace: Workspace::open(workspace, data, clock.now()),
            data: data.to_owned(),
            clock,
            cache: None,
            shelf: Shelf::default(),
            uses: uses::Uses::default(),
            pages: page::Pages::default(),
            files: files::Files::default(),
            progress: Progress::default(),
            elsewhere: false,
            looked_through: false,
            told: None,
            is_news: false,
        }
    }

    /// The library with the store that it keeps its settings in.
    pub fn with<'a>(&'a mut self, store: &'a mut Store) -> WithStore<'a> {
        WithStore { library: self, store }
    }

    /// Works in another workspace from now on.
    pub fn change_workspace(&mut self, workspace: &Path) {
        self.workspace = Workspace::open(workspace, &self.data, self.clock.now());
        self.is_news = true;
    }

    /// Reads what was changed of the workspace's files, unless they are silent.
    pub fn look(&mut self) {
        self.workspace.look(self.clock.now());
    }

    /// Takes in what was found of the workspace's files by itself, without asking for a look and without waiting.
    pub fn hear(&mut self) {
        self.is_news |= self.workspace.heard(self.clock.now());
    }

    /// Reads the workspace's files after they were changed here, whatever their stamps say.
    pub fn look_afresh(&mut self) {
        self.workspace.look_afresh(self.clock.now());
        self.is_news = true;
    }

    /// True when there is something new since the last call: of the workspace, the runbooks in use, or the shelf. Nobody
    /// waits for the workspace here, and for a runbook in use only when it is to be looked at again.
    pub fn news(&mut self) -> bool {
        let now = self.clock.now();
        let change = self.cache.as_ref().and_then(|cache| cache.change().ok());
        let before = std::mem::replace(&mut self.told, change);
        self.hear();
        // The files of runbooks lie in the workspace too, perhaps.
        let patience = if self.workspace.is_silent() { Duration::ZERO } else { self.patience() };
        self.is_news |= before.is_some() && before != change;
        self.is_news |= self.files.changed(now, patience);
        std::mem::take(&mut self.is_news)
    }

    /// Files that are still to be looked at; none once the folders were looked through.
    #[must_use]
    pub fn waiting(&self) -> Option<u32> {
        self.progress.waiting()
    }

    /// The shelf as it was brought up last.
    #[must_use]
    pub fn shelf(&self) -> &Shelf {
        &self.shelf
    }

    /// When the runbook that is known as `path` last joined an incident on this laptop, and the open ones that use it.
    #[must_use]
    pub fn last_use(&self, path: &str) -> Option<&Use> {
        self.uses.of(path)
    }

    /// How fresh a runbook on the shelf is.
    #[must_use]
    pub fn freshness(&self, shelved: &Shelved) -> Freshness {
        let facts = &shelved.row.facts;
        let used = self.last_use(&shelved.path);
        let date = |at: Millis| at.utc().date_naive();
        let changed = Millis(shelved.row.changed_ns / 1_000_000);
        let facts = freshness::Facts {
            reviewed_on: facts.reviewed_on.as_ref().and_then(|text| text.parse().ok()),
            interval_days: facts.interval_days.or(self.workspace.config.lint.review_in_days),
            used_on: used.and_then(|used| used.resolved_at).map(date),
            trouble_on: used.and_then(|used| used.trouble_at).map(date),
            file_changed_on: (changed.0 > 0).then(|| date(changed)),
        };
        freshness::judge(&facts, date(self.clock.now()))
    }

    /// The pages that were read last.
    #[cfg(test)]
    pub(crate) fn pages(&self) -> page::Pages {
        self.pages.clone()
    }

    /// How long the engine's thread waits for a file. The window tells of a file that was read later when it was read.
    fn patience(&self) -> Duration {
        if self.elsewhere { LITTLE } else { patience() }
    }

    fn cache(&mut self) -> Result<&mut Cache> {
        let cache = match self.cache.take() {
            Some(cache) => cache,
            None => Cache::open(&self.data)?,
        };
        Ok(self.cache.insert(cache))
    }
}

impl<'a> WithStore<'a> {
    /// Says that another thread looks through the folders from now on: reads answer from the cache at once.
    pub fn index_elsewhere(&mut self) {
        self.library.elsewhere = true;
        self.library.progress.begin();
    }

    /// Says that the other thread looked through the folders: the screens may read again.
    pub fn looked_through(&mut self) {
        let library = &mut *self.library;
        let change = library.cache.as_ref().and_then(|cache| cache.change().ok());
        let is_first = !std::mem::replace(&mut library.looked_through, true);
        library.is_news |= is_first || change != library.told;
    }

    /// What an index on another thread needs.
    pub fn index_job(&mut self) -> Result<IndexJob> {
        self.library.look();
        Ok(IndexJob {
            folders: self.folders()?,
            chosen: self.library.workspace.chosen.clone(),
            data: self.library.data.clone(),
            now: self.library.clock.now(),
            progress: self.library.progress.clone(),
        })
    }

    /// True while the folders and the choices are those of this index.
    pub fn still_holds(&self, job: &IndexJob) -> Result<bool> {
        Ok(self.folders()? == job.folders && self.library.workspace.chosen == job.chosen)
    }

    /// Looks through the folders now and waits for it.
    pub fn refresh(&mut self) -> Result<Report> {
        let job = self.index_job()?;
        let report = job.refresh(self.library.cache()?)?;
        self.shelve()?;
        Ok(report)
    }

    /// The library with its shelf and the uses of its runbooks as they are now. Without another thread that looks
    /// through the folders, they are looked through here.
    pub fn up_to_date(mut self) -> Result<&'a Library> {
        self.bring_up()?;
        Ok(self.library)
    }

    /// Brings the shelf up to the cache.
    pub fn shelve(&mut self) -> Result<()> {
        let folders = self.folders()?;
        let roots: Vec<PathBuf> = folders.iter().map(|folder| folder.root.clone()).collect();
        let now = self.library.clock.now();
        let seen = self.library.cache()?.use_folders(&roots, now)?;
        let Library { cache, shelf, .. } = &mut *self.library;
        if let Some(cache) = cache {
            shelf.update(cache, &folders, seen)?;
        }
        Ok(())
    }

    fn bring_up(&mut self) -> Result<()> {
        if self.library.elsewhere {
            self.shelve()?;
        } else {
            self.refresh()?;
        }
        self.catch_up_uses()
    }

    /// The cards of all runbooks, by group and title.
    pub fn cards(&mut self) -> Result<Vec<RunbookCard>> {
        self.bring_up()?;
        let all = self.library.shelf.rows().to_vec();
        self.cards_of(&all)
    }

    /// The cards worth offering first, at most `limit`: pinned ones, then those used last, then by group and title, and
    /// files without steps at the end; and how many there are.
    pub fn first(&mut self, limit: usize) -> Result<(Vec<RunbookCard>, u32)> {
        self.bring_up()?;
        let pinned = self.pinned()?;
        let rows = self.library.shelf.rows();
        let total = u32::try_from(rows.len()).unwrap_or(u32::MAX);
        let mut order: Vec<&Shelved> = rows.iter().collect();
        order.sort_by_key(|shelved| {
            let used = self.library.last_use(&shelved.path).map_or(i64::MAX, |u| -u.last_at.0);
            (!pinned.contains(&shelved.path), shelved.row.facts.steps == 0, used)
        });
        let first: Vec<Shelved> = order.into_iter().take(limit).cloned().collect();
        Ok((self.cards_of(&first)?, total))
    }

    fn cards_of(&mut self, shelved: &[Shelved]) -> Result<Vec<RunbookCard>> {
        let pinned = self.pinned()?;
        let card = |one: &Shelved| {
            let kept = self.library.cache()?.card(one.row.id)?.unwrap_or_default();
            let used = self.library.last_use(&one.path);
            let (in_use, also_in) = used.map(Use::open_in).unwrap_or_default();
            Ok(RunbookCard {
                pinned: pinned.contains(&one.path),
                last_used_at: used.map(|used| used.last_at),
                freshness: self.library.freshness(one),
                in_use,
                also_in,
                ..RunbookCard::new(&one.path, &one.group, &one.row.facts, kept)
            })
        };
        shelved.iter().map(card).collect()
    }
}
