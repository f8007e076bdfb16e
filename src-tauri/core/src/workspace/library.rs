//! The runbooks of a workspace: which there are, and which one a person means.
//!
//! Scanning is bounded, follows no link out of the workspace, and never fails: a file that cannot be read is a card
//! that says why.

use std::collections::HashSet;
use std::fs::FileType;
use std::path::{Path, PathBuf};

use super::read::{ReadError, read_for_reader};
use crate::runbook::card;
use crate::view::RunbookCard;

/// Folders below folders that are looked into.
const DEEPEST: usize = 8;
/// Runbooks that are read at most.
const MOST_FILES: usize = 2_000;
/// Entries of folders that are looked at, at most.
const MOST_ENTRIES: usize = 50_000;
/// Folders that hold no runbooks, beside those whose names start with a dot.
const SKIPPED: [&str; 4] = ["exercises", "node_modules", "target", "vendor"];

/// The runbooks of a workspace, by group and title: those in its `runbooks` folder, or in the workspace itself where
/// there is no such folder. Parses every file; who asks again and again keeps a [`super::shelf::Shelf`].
#[must_use]
pub fn scan(workspace: &Path) -> Vec<RunbookCard> {
    gather(workspace, Found::card)
}

/// The cards of a workspace's runbooks in the library's order, each as `card` makes it.
pub(super) fn gather(
    workspace: &Path,
    card: impl FnMut(&Found) -> RunbookCard,
) -> Vec<RunbookCard> {
    let own = workspace.join("runbooks");
    let root = if own.is_dir() { own } else { workspace.to_owned() };
    let Ok(inside) = workspace.canonicalize() else { return Vec::new() };
    let mut walk = Walk {
        workspace,
        root: &root,
        inside,
        files: Vec::new(),
        seen: HashSet::new(),
        entries: 0,
    };
    walk.folder(&root, 0);
    let mut cards: Vec<RunbookCard> = walk.files.iter().map(card).collect();
    cards.sort_by_cached_key(|c| (c.group.to_lowercase(), c.title.to_lowercase(), c.path.clone()));
    cards
}

/// Which file a person means: an absolute path, else one under the current folder, else under the workspace, else
/// under its `runbooks` folder. Also says how it is known: relative to the workspace, with `/`, where it lies in it.
///
/// # Errors
/// [`ReadError::NotFound`] names the places; [`ReadError::Missing`] an absolute path that is not there.
pub fn resolve(given: &str, cwd: &Path, workspace: &Path) -> Result<(PathBuf, String), ReadError> {
    let path = Path::new(given);
    if path.is_absolute() {
        let path = path.to_owned();
        return if path.exists() {
            Ok(named(path, workspace))
        } else {
            Err(ReadError::Missing { path })
        };
    }
    let mut looked: Vec<PathBuf> = Vec::new();
    for place in [cwd.join(path), workspace.join(path), workspace.join("runbooks").join(path)] {
        if place.is_file() {
            return Ok(named(place, workspace));
        }
        if !looked.contains(&place) {
            looked.push(place);
        }
    }
    match looked.iter().find(|place| place.exists()) {
        Some(folder) if !given.is_empty() => Ok(named(folder.clone(), workspace)),
        Some(_) | None => Err(ReadError::NotFound { given: given.to_owned(), looked }),
    }
}

fn named(path: PathBuf, workspace: &Path) -> (PathBuf, String) {
    let absolute = path.canonicalize().unwrap_or_else(|_| path.clone());
    let home = workspace.canonicalize().unwrap_or_else(|_| workspace.to_owned());
    let name = match absolute.strip_prefix(&home) {
        Ok(below) => with_slashes(below),
        Err(_) => absolute.display().to_string(),
    };
    (path, name)
}

fn with_slashes(path: &Path) -> String {
    path.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}

/// A file that looks like a runbook.
pub(super) struct Found {
    /// Where it lies.
    pub file: PathBuf,
    /// Its path in the workspace, with `/`.
    known_as: String,
    /// Its folder below the runbooks' folder, with `/`.
    group: String,
    /// It is a link out of the workspace, and is not read.
    pub leads_outside: bool,
}

impl Found {
    /// Reads and parses the file.
    pub fn card(&self) -> RunbookCard {
        let read = if self.leads_outside {
            Err(ReadError::LeadsOutside { path: self.file.clone() })
        } else {
            read_for_reader(&self.file)
        };
        match read {
            Ok((runbook, _)) => card::card(&self.known_as, &self.group, &runbook),
            Err(problem) => card::broken(&self.known_as, &self.group, problem.to_string()),
        }
    }
}

struct Walk<'a> {
    workspace: &'a Path,
    /// The folder that groups are named from.
    root: &'a Path,
    /// The workspace, without links.
    inside: PathBuf,
    files: Vec<Found>,
    /// Folders that were looked into, without links: a link in a circle ends here.
    seen: HashSet<PathBuf>,
    entries: usize,
}

impl Walk<'_> {
    fn folder(&mut self, folder: &Path, depth: usize) {
        let Ok(real) = folder.canonicalize() else { return };
        if depth > DEEPEST || !real.starts_with(&self.inside) || !self.seen.insert(real) {
            return;
        }
        let Ok(entries) = std::fs::read_dir(folder) else { return };
        let mut entries: Vec<(PathBuf, FileType)> = entries
            .flatten()
            .filter_map(|e| Some((e.path(), e.file_type().ok()?)))
            .take(MOST_ENTRIES)
            .collect();
        entries.sort_by(|a, b| a.0.cmp(&b.0));
        for (path, kind) in entries {
            self.entries += 1;
            if self.files.len() >= MOST_FILES || self.entries > MOST_ENTRIES {
                return;
            }
            self.entry(path, kind, depth);
        }
    }

    fn entry(&mut self, path: PathBuf, kind: FileType, depth: usize) {
        let name = path.file_name().map(|n| n.to_string_lossy().to_lowercase()).unwrap_or_default();
        if name.starts_with('.') {
            return;
        }
        let is_folder = if kind.is_symlink() { path.is_dir() } else { kind.is_dir() };
        if is_folder {
            if !SKIPPED.contains(&name.as_str()) {
                self.folder(&path, depth + 1);
            }
        } else if is_runbook(&name) {
            let leads_outside = kind.is_symlink()
                && !path.canonicalize().is_ok_and(|real| real.starts_with(&self.inside));
            let found = self.found(path, leads_outside);
            self.files.push(found);
        }
    }

    fn found(&self, file: PathBuf, leads_outside: bool) -> Found {
        let known_as = with_slashes(file.strip_prefix(self.workspace).unwrap_or(&file));
        let folder = file.parent().and_then(|folder| folder.strip_prefix(self.root).ok());
        let group = folder.map(with_slashes).unwrap_or_default();
        Found { file, known_as, group, leads_outside }
    }
}

/// By its name in lower case: Markdown, but no page that only lists others.
fn is_runbook(name: &str) -> bool {
    let is_markdown = name.ends_with(".md") || name.ends_with(".markdown");
    is_markdown && !name.starts_with("readme") && !name.starts_with("index")
}
