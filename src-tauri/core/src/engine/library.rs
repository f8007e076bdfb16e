//! The library as a part of the engine: which folders, what is pinned and used, and the runbooks from the cache.
//!
//! A terminal program looks through the folders before it answers. The window does so on another thread and says so
//! with [`Engine::index_elsewhere`]; then everything here is answered from the cache at once.

mod folders;
mod open;
mod page;
mod pictures;
mod pins;
#[cfg(test)]
mod tests;
mod uses;

use std::path::PathBuf;

use super::{Engine, EngineError};
use crate::library::folders::Folder;
use crate::library::index;
use crate::library::index::{Progress, Report};
use crate::library::shelf::{Shelf, Shelved};
use crate::runbook::SeverityHint;
use crate::runbook::facts::freshness;
use crate::runbook::facts::freshness::{Facts, Freshness};
use crate::screen::RunbookCard;
use crate::store::library::{Found, Library};
pub use open::Opened;
#[cfg(test)]
pub(super) use page::Pages;
pub use page::{Page, PageJob};
pub use pictures::pictures_of;
pub use uses::Use;
use uses::Uses;

/// What the engine keeps of the library.
#[derive(Debug, Default)]
pub(super) struct Books {
    cache: Option<Library>,
    shelf: Shelf,
    uses: Uses,
    progress: Progress,
    elsewhere: bool,
    published: Option<i64>,
    looked_through: bool,
    pages: page::Pages,
}

/// What an index on another thread needs.
#[derive(Clone, Debug)]
pub struct IndexJob {
    /// The data folder, where the cache lies and the choices of this laptop.
    pub data: PathBuf,
    /// The workspace, where the team's choices are kept.
    pub workspace: PathBuf,
    /// The folders to look through.
    pub folders: Vec<Folder>,
    /// The time.
    pub now: crate::clock::Millis,
    /// Where the index says how far it is.
    pub progress: Progress,
}

/// A runbook that was asked for by its words.
#[derive(Clone, Debug)]
pub struct FoundCard {
    /// Its card.
    pub card: RunbookCard,
    /// Where the words stand.
    pub found: Found,
}

impl Engine {
    /// Says that another thread looks through the folders from now on: reads answer from the cache at once.
    pub fn index_elsewhere(&mut self) {
        self.books.elsewhere = true;
        self.books.progress.begin();
    }

    /// Says that the other thread looked through the folders: the screens may read again.
    pub fn library_looked_through(&mut self) {
        let change = self.books.cache.as_ref().and_then(|cache| cache.change().ok());
        let is_first = !std::mem::replace(&mut self.books.looked_through, true);
        self.seen.dirty |= is_first || change != self.books.published;
    }

    /// What an index on another thread needs.
    ///
    /// # Errors
    /// When the settings cannot be read.
    pub fn index_job(&mut self) -> Result<IndexJob, EngineError> {
        self.reload_config();
        Ok(IndexJob {
            data: self.store.folder().to_owned(),
            workspace: self.workspace.clone(),
            folders: self.library_folders()?,
            now: self.clock.now(),
            progress: self.books.progress.clone(),
        })
    }

    /// Looks through the folders now and waits for it.
    ///
    /// # Errors
    /// When the cache cannot be used.
    pub fn refresh_library(&mut self) -> Result<Report, EngineError> {
        let job = self.index_job()?;
        let chosen = self.team.chosen.clone();
        let library = self.cache()?;
        let report = index::refresh(library, &chosen, &job.folders, job.now, &job.progress)?;
        self.shelve()?;
        Ok(report)
    }

    /// Files that are still to be looked at; none once the folders were looked through.
    #[must_use]
    pub fn library_waiting(&self) -> Option<u32> {
        self.books.progress.waiting()
    }

    /// The runbooks on the shelf, by group and title, as the cache has them.
    ///
    /// # Errors
    /// When the cache cannot be used.
    pub fn shelf(&mut self) -> Result<&Shelf, EngineError> {
        if self.books.elsewhere {
            self.shelve()?
        } else {
            drop(self.refresh_library()?)
        }
        self.catch_up_uses()?;
        Ok(&self.books.shelf)
    }

    /// The shelf as it was brought up last.
    #[must_use]
    pub fn shelved(&self) -> &Shelf {
        &self.books.shelf
    }

    /// The cards of all runbooks, by group and title.
    ///
    /// # Errors
    /// When the cache cannot be used.
    pub fn runbooks(&mut self) -> Result<Vec<RunbookCard>, EngineError> {
        let all: Vec<Shelved> = self.shelf()?.rows().to_vec();
        self.cards(&all)
    }

    /// The cards worth offering first, at most `limit`: pinned ones, then those used last, then by group and title, and
    /// files without steps at the end; and how many there are.
    ///
    /// # Errors
    /// When the cache cannot be used.
    pub fn runbooks_first(&mut self, limit: usize) -> Result<(Vec<RunbookCard>, u32), EngineError> {
        self.shelf()?;
        let pinned = self.pinned()?;
        let rows = self.books.shelf.rows();
        let total = u32::try_from(rows.len()).unwrap_or(u32::MAX);
        let mut order: Vec<&Shelved> = rows.iter().collect();
        order.sort_by_key(|shelved| {
            let used = self.books.uses.of(&shelved.path).map_or(i64::MAX, |u| -u.last_at.0);
            (!pinned.contains(&shelved.path), shelved.row.facts.steps == 0, used)
        });
        let first: Vec<Shelved> = order.into_iter().take(limit).cloned().collect();
        Ok((self.cards(&first)?, total))
    }

    /// Full-text search over the shelf.
    ///
    /// # Errors
    /// When the cache cannot be used.
    pub fn search_library(
        &mut self,
        words: &str,
        limit: usize,
    ) -> Result<Vec<FoundCard>, EngineError> {
        self.shelf()?;
        let found = self.cache()?.search(words, limit)?;
        let mut cards = Vec::new();
        for found in found {
            if let Some(shelved) = self.books.shelf.of_file(found.file).cloned() {
                let card = self.cards(std::slice::from_ref(&shelved))?;
                cards.extend(card.into_iter().map(|card| FoundCard { card, found: found.clone() }));
            }
        }
        Ok(cards)
    }

    /// When the runbook that is known as `path` last joined an incident on this laptop, and the open ones that use it.
    #[must_use]
    pub fn last_use(&self, path: &str) -> Option<&Use> {
        self.books.uses.of(path)
    }

    /// How fresh a runbook on the shelf is.
    #[must_use]
    pub fn freshness(&self, shelved: &Shelved) -> Freshness {
        let date = |text: &String| text.parse().ok();
        let used = self.books.uses.of(&shelved.path);
        let changed = crate::clock::Millis(shelved.row.changed_ns / 1_000_000);
        let facts = Facts {
            reviewed_on: shelved.row.facts.reviewed_on.as_ref().and_then(date),
            interval_days: shelved.row.facts.interval_days.or(self.team.config.lint.review_in_days),
            used_on: used.and_then(|u| u.resolved_at).map(|at| at.utc().date_naive()),
            trouble_on: used.and_then(|u| u.trouble_at).map(|at| at.utc().date_naive()),
            file_changed_on: (changed.0 > 0).then(|| changed.utc().date_naive()),
        };
        freshness::judge(&facts, self.clock.now().utc().date_naive())
    }

    /// True while another thread looks through the folders: whatever waits for a file waits there.
    pub(super) fn is_elsewhere(&self) -> bool {
        self.books.elsewhere
    }

    /// The pages that were read last.
    #[cfg(test)]
    pub(super) fn pages(&self) -> page::Pages {
        self.books.pages.clone()
    }

    /// True when the cache changed since the last call.
    pub(super) fn library_changed(&mut self) -> bool {
        let now = self.books.cache.as_ref().and_then(|cache| cache.change().ok());
        let before = std::mem::replace(&mut self.books.published, now);
        before.is_some() && before != now
    }

    fn cards(&mut self, shelved: &[Shelved]) -> Result<Vec<RunbookCard>, EngineError> {
        let pinned = self.pinned()?;
        let mut cards = Vec::with_capacity(shelved.len());
        for one in shelved {
            let kept = self.cache()?.card(one.row.id)?.unwrap_or_default();
            let used = self.books.uses.of(&one.path);
            let (in_use, also_in) = used.map(Use::open_in).unwrap_or_default();
            let facts = &one.row.facts;
            cards.push(RunbookCard {
                path: one.path.clone(),
                title: facts.title.clone(),
                group: one.group.clone(),
                severity: facts.severity.clone(),
                steps: facts.steps,
                suggested: facts.suggested,
                owner: kept.owner,
                pinned: pinned.contains(&one.path),
                last_used_at: used.map(|used| used.last_at),
                freshness: self.freshness(one),
                symptoms: kept.symptoms,
                headings: kept.headings,
                step_texts: kept.steps,
                cadence_minutes: kept.cadence_minutes,
                in_use,
                also_in,
                problem: facts.problem.clone(),
            });
        }
        Ok(cards)
    }

    /// Brings the shelf up to the cache.
    pub(super) fn shelve(&mut self) -> Result<(), EngineError> {
        let folders = self.library_folders()?;
        let now = self.clock.now();
        let roots: Vec<PathBuf> = folders.iter().map(|folder| folder.root.clone()).collect();
        let library = self.cache()?;
        let seen = library.use_folders(&roots, now)?;
        if let Some(library) = &self.books.cache {
            self.books.shelf.update(library, &folders, seen)?;
        }
        Ok(())
    }

    fn cache(&mut self) -> Result<&mut Library, EngineError> {
        let library = match self.books.cache.take() {
            Some(library) => library,
            None => Library::open(self.store.folder())?,
        };
        Ok(self.books.cache.insert(library))
    }
}

/// `SEV 1 · 12 steps`
#[must_use]
pub fn facts_line(severity: Option<&SeverityHint>, steps: u32) -> String {
    let level = severity.and_then(|hint| hint.level).map(|level| level.to_string());
    let steps = match steps {
        0 => None,
        1 => Some("1 step".to_owned()),
        more => Some(format!("{more} steps")),
    };
    level.into_iter().chain(steps).collect::<Vec<_>>().join(" · ")
}
