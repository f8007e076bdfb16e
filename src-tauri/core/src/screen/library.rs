//! The library: every runbook as a row, small enough that ten thousand of them are shown at once.

pub(super) mod reader;
pub(super) mod search;
pub(super) mod told;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Now, now};
use crate::clock::Millis;
use crate::engine::{Engine, Result};
use crate::library::disk::folders::{Folder, NamedBy};
use crate::library::shelf::{Shelf, Shelved};
use crate::library::{Library, Use};
use crate::runbook::SeverityHint;
use crate::runbook::facts::freshness::{Badge, Freshness, FreshnessState};
use crate::store::library::SeenFolder;
use crate::text::count;

/// The library: every runbook as a row.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct LibraryView {
    /// The time.
    pub now: Now,
    /// Where runbooks are looked for.
    pub folders: Vec<FolderView>,
    /// Pinned ones, by title.
    pub pinned: Vec<RunbookRow>,
    /// The last used, the latest first, at most 5.
    pub recent: Vec<RunbookRow>,
    /// Those with steps, by group and title.
    pub runbooks: Vec<RunbookRow>,
    /// Those without, by title.
    pub documents: Vec<RunbookRow>,
    /// Files that are still to be looked at; none once the folders were walked through.
    pub waiting: Option<u32>,
}

/// A folder of runbooks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct FolderView {
    /// Where it lies.
    pub path: String,
    /// Runbooks in it.
    pub runbooks: u32,
    /// Why it cannot be read now; its runbooks are shown as they were last seen.
    pub problem: Option<String>,
    /// Who says that runbooks lie there; only one of this laptop can be taken out in the settings.
    pub named_by: NamedBy,
}

/// A runbook in a row of the library: what a list of ten thousand can carry.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct RunbookRow {
    /// Its path below the workspace, with `/`.
    pub path: String,
    /// Its title.
    pub title: String,
    /// The folder that it lies in.
    pub group: String,
    /// `SEV 1 · 12 steps`
    pub facts: String,
    /// How fresh it is.
    pub state: FreshnessState,
    /// The word beside it.
    pub badge: Badge,
    /// The open incident that uses it, the lowest of several: `INC-0042`.
    pub in_use: Option<String>,
    /// The other open incidents that use it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<String>>")]
    pub also_in: Vec<String>,
    /// Why it could not be read, where it could not.
    pub problem: Option<String>,
}

/// Rows of runbooks that were used last.
const RECENT: usize = 5;

/// The library.
///
/// # Errors
/// When the cache cannot be used.
pub fn library(engine: &mut Engine) -> Result<LibraryView> {
    let (now, pinned) = (now(engine), engine.library().pinned()?);
    let library = engine.library().up_to_date()?;
    let mut view = LibraryView {
        now,
        folders: folders_of(library.shelf()),
        pinned: Vec::new(),
        recent: Vec::new(),
        runbooks: Vec::new(),
        documents: Vec::new(),
        waiting: library.waiting(),
    };
    let mut recent: Vec<(Millis, RunbookRow)> = Vec::new();
    for shelved in library.shelf().rows() {
        let row = row(library, shelved);
        if pinned.contains(&shelved.path) {
            view.pinned.push(row.clone());
        }
        if let Some(used) = library.last_use(&shelved.path) {
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

fn row(library: &Library, shelved: &Shelved) -> RunbookRow {
    let facts = &shelved.row.facts;
    let (in_use, also_in) = library.last_use(&shelved.path).map(Use::open_in).unwrap_or_default();
    let Freshness { state, badge, .. } = library.freshness(shelved);
    RunbookRow {
        path: shelved.path.clone(),
        title: facts.title.clone(),
        group: shelved.group.clone(),
        facts: facts_line(facts.severity.as_ref(), facts.steps),
        state,
        badge,
        in_use,
        also_in,
        problem: facts.problem.clone(),
    }
}

/// Where runbooks are looked for: the workspace's folders first.
///
/// # Errors
/// When the cache cannot be used.
pub fn folder_views(engine: &mut Engine) -> Result<Vec<FolderView>> {
    Ok(folders_of(engine.library().up_to_date()?.shelf()))
}

fn folders_of(shelf: &Shelf) -> Vec<FolderView> {
    let mut counts = vec![0_u32; shelf.folders().len()];
    for shelved in shelf.rows() {
        counts[shelved.folder] += 1;
    }
    let view = |((folder, seen), runbooks): (&(Folder, SeenFolder), u32)| FolderView {
        path: folder.root.display().to_string(),
        runbooks,
        problem: seen.problem.clone(),
        named_by: folder.named_by,
    };
    shelf.folders().iter().zip(counts).map(view).collect()
}

/// `SEV 1 · 12 steps`
fn facts_line(severity: Option<&SeverityHint>, steps: u32) -> String {
    let level = severity.and_then(|hint| hint.level).map(|level| level.to_string());
    let steps = (steps > 0).then(|| count(steps, "step"));
    level.into_iter().chain(steps).collect::<Vec<_>>().join(" · ")
}
