//! The library: every runbook as a row, small enough that ten thousand of them are shown at once.

use super::now;
use crate::clock::Millis;
use crate::engine::{Engine, EngineError, Use, facts_line};
use crate::library::shelf::{Shelf, Shelved};
use crate::screen::{FolderView, LibraryView, RunbookRow};

/// Rows of runbooks that were used last.
const RECENT: usize = 5;

/// The library.
///
/// # Errors
/// When the cache cannot be used.
pub fn library(engine: &mut Engine) -> Result<LibraryView, EngineError> {
    engine.shelf()?;
    let all = engine.shelved();
    let pinned = engine.pinned()?;
    let mut view = LibraryView {
        now: now(engine),
        folders: folders_of(all),
        pinned: Vec::new(),
        recent: Vec::new(),
        runbooks: Vec::new(),
        documents: Vec::new(),
        waiting: engine.library_waiting(),
    };
    let mut recent: Vec<(Millis, RunbookRow)> = Vec::new();
    for shelved in all.rows() {
        let row = row(engine, shelved);
        if pinned.contains(&shelved.path) {
            view.pinned.push(row.clone());
        }
        if let Some(used) = engine.last_use(&shelved.path) {
            recent.push((used.last_at, row.clone()));
        }
        if shelved.row.facts.steps > 0 { &mut view.runbooks } else { &mut view.documents }
            .push(row);
    }
    recent.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
    view.recent = recent.into_iter().take(RECENT).map(|(_, row)| row).collect();
    let by_title = |row: &RunbookRow| row.title.to_lowercase();
    view.pinned.sort_by_cached_key(by_title);
    view.documents.sort_by_cached_key(by_title);
    Ok(view)
}

fn row(engine: &Engine, shelved: &Shelved) -> RunbookRow {
    let facts = &shelved.row.facts;
    let (in_use, also_in) = engine.last_use(&shelved.path).map(Use::open_in).unwrap_or_default();
    RunbookRow {
        path: shelved.path.clone(),
        title: facts.title.clone(),
        group: shelved.group.clone(),
        facts: facts_line(facts.severity.as_ref(), facts.steps),
        badge: engine.freshness(shelved).badge,
        in_use,
        also_in,
        problem: facts.problem.clone(),
    }
}

/// Where runbooks are looked for: the workspace's folders first.
///
/// # Errors
/// When the cache cannot be used.
pub fn folder_views(engine: &mut Engine) -> Result<Vec<FolderView>, EngineError> {
    Ok(folders_of(engine.shelf()?))
}

fn folders_of(shelf: &Shelf) -> Vec<FolderView> {
    let mut counts = vec![0_u32; shelf.folders().len()];
    for shelved in shelf.rows() {
        counts[shelved.folder] += 1;
    }
    let view = |((folder, seen), runbooks): (&(_, _), u32)| {
        let folder: &crate::library::folders::Folder = folder;
        let seen: &crate::store::library::SeenFolder = seen;
        FolderView {
            path: folder.root.display().to_string(),
            runbooks,
            problem: seen.problem.clone(),
            named_by: folder.named_by,
        }
    };
    shelf.folders().iter().zip(counts).map(view).collect()
}
