//! Which files are checked.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::workspace::config;
use crate::workspace::read::ReadError;

/// Endings of runbooks, in lower case; the longer ones first.
pub(super) const ENDINGS: [&str; 6] =
    [".html.md.erb", ".html.md", ".md.erb", ".markdown", ".mdx", ".md"];
/// Folders that hold no runbooks, beside those whose names start with a dot.
const SKIPPED: [&str; 4] = ["exercises", "node_modules", "target", "vendor"];
/// Folders below folders that are looked into.
const DEEPEST: usize = 16;

/// A file to check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct File {
    pub path: PathBuf,
    pub root: Root,
}

/// The folder that links may lead to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Root {
    /// The repository or workspace around what was named, else what was named.
    pub folder: PathBuf,
    /// It is a repository or a workspace, so that it is there as a whole.
    pub whole: bool,
}

/// The files that are named, and the runbooks below the folders that are named.
pub(super) fn below(paths: &[PathBuf]) -> Result<Vec<File>, ReadError> {
    let mut files: Vec<File> = Vec::new();
    let mut seen: BTreeSet<PathBuf> = BTreeSet::new();
    for path in paths {
        let real = path.canonicalize().map_err(|_| ReadError::Missing { path: path.clone() })?;
        let root = root_of(&real);
        let mut found = Vec::new();
        if real.is_dir() {
            walk(path, &real, 0, &mut found)
        } else {
            found.push(path.clone())
        }
        for path in found {
            if seen.insert(path.canonicalize().unwrap_or_else(|_| path.clone())) {
                files.push(File { path, root: root.clone() });
            }
        }
    }
    Ok(files)
}

fn root_of(real: &Path) -> Root {
    let marks = [".git", config::FILE];
    let around =
        real.ancestors().find(|folder| marks.iter().any(|mark| folder.join(mark).exists()));
    let own = if real.is_dir() { Some(real) } else { real.parent() };
    Root { folder: around.or(own).unwrap_or(real).to_owned(), whole: around.is_some() }
}

/// Links are followed to files inside `inside` alone, and never to folders.
fn walk(folder: &Path, inside: &Path, depth: usize, found: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    let mut entries: Vec<_> =
        entries.flatten().filter_map(|e| Some((e.path(), e.file_type().ok()?))).collect();
    entries.sort_by(|a, b| a.0.cmp(&b.0));
    for (path, kind) in entries {
        let name = path.file_name().map(|n| n.to_string_lossy().to_lowercase()).unwrap_or_default();
        if name.starts_with('.') {
            continue;
        }
        if kind.is_dir() {
            if depth < DEEPEST && !SKIPPED.contains(&name.as_str()) {
                walk(&path, inside, depth + 1, found);
            }
        } else if is_runbook(&name) {
            let stays =
                |path: &Path| path.canonicalize().is_ok_and(|real| real.starts_with(inside));
            if !kind.is_symlink() || stays(&path) && path.is_file() {
                found.push(path);
            }
        }
    }
}

/// By its name in lower case: Markdown, but no page that only lists others.
fn is_runbook(name: &str) -> bool {
    let is_markdown = ENDINGS.iter().any(|ending| name.ends_with(ending));
    is_markdown
        && !name.starts_with("readme")
        && !name.starts_with("index")
        && !name.starts_with("_index")
}
