//! Looks through folders for files that look like runbooks, at the price of a look at each.
//!
//! Bounded, safe against links in a circle, and never out of the folder: a link that leads out is reported and not
//! followed. A folder that cannot be listed is said, so that what was known of it is kept.

use std::collections::HashSet;
use std::fs::{self, Metadata};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use super::folders::Folder;
use crate::store::library::Stamp;
use crate::{afteraction, postmortem};

/// Folders below folders that are looked into.
const DEEPEST: usize = 32;
/// Files that are taken from one folder at most.
const MOST_FILES: usize = 50_000;
/// Entries of one folder that are looked at, at most.
const MOST_ENTRIES: usize = 1_000_000;
/// Folders that hold no runbooks, beside those whose names start with a dot.
const SKIPPED: [&str; 3] = ["node_modules", "target", "vendor"];
/// The folder of exercises, directly below a folder of runbooks.
pub(in crate::library) const EXERCISES: &str = "exercises";
/// Papers that Holdfast wrote, directly below the workspace.
const OF_OURS: [&str; 2] = [postmortem::FOLDER, afteraction::FOLDER];
/// What Markdown is called, in lower case; the longer ones first.
pub const ENDINGS: [&str; 6] = [".html.md.erb", ".html.md", ".md.erb", ".markdown", ".mdx", ".md"];
/// Pages that a folder is shown by, in lower case without their ending.
const FRONT_PAGES: [&str; 3] = ["readme", "index", "_index"];

/// Pages about a repository at the top of a folder; the file says which and why.
const REPOSITORY_PAGES: &str = include_str!("repository_pages.txt");

/// A file that looks like a runbook.
#[derive(Clone, Debug)]
pub struct Found {
    /// Where it lies.
    pub file: PathBuf,
    /// Its path below the folder, with `/`.
    pub below: String,
    /// What tells whether it changed. A link that is not followed has an empty one.
    pub stamp: Stamp,
    /// It is a link out of the folder, and is not read.
    pub leads_outside: bool,
}

/// What looking through a folder came to.
#[derive(Debug, Default)]
pub struct Walked {
    /// The files, in no order.
    pub files: Vec<Found>,
    /// Why the folder could not be read, or not wholly.
    pub problem: Option<String>,
    /// What could not be looked at: folders below it with `/` at their ends, and files; the folder itself is an empty
    /// one. What was known of these is no less true than before.
    pub unread: Vec<String>,
    /// The folder holds nothing at all.
    pub is_bare: bool,
}

/// Folders that were looked into, without links: a folder within another one, or a link in a circle, ends here.
pub type Seen = HashSet<PathBuf>;

/// Looks through a folder.
pub fn walk(folder: &Folder, seen: &mut Seen) -> Walked {
    let mut walk = Walk { walked: Walked::default(), inside: PathBuf::new(), entries: 0, seen };
    let (real, inside) = match (folder.root.canonicalize(), folder.inside.canonicalize()) {
        (Ok(real), Ok(inside)) => (real, inside),
        (Err(error), _) | (_, Err(error)) => {
            let what = format!("{} cannot be reached ({error})", folder.root.display());
            walk.walked.problem = Some(what);
            walk.walked.unread.push(String::new());
            return walk.walked;
        }
    };
    if !real.starts_with(&inside) {
        let what = format!("{} is a link that leads out of the workspace", folder.root.display());
        walk.walked.problem = Some(what);
        return walk.walked;
    }
    walk.inside = inside;
    if walk.seen.insert(real.clone()) {
        walk.folder(&folder.root, &real, "", 0);
    }
    walk.walked
}

/// The stamp of one file, by its facts.
#[must_use]
pub fn stamp(facts: &Metadata) -> Stamp {
    let changed = facts.modified().ok().and_then(|at| at.duration_since(UNIX_EPOCH).ok());
    let changed_ns = changed.map_or(0, |at| i64::try_from(at.as_nanos()).unwrap_or(i64::MAX));
    let bytes = i64::try_from(facts.len()).unwrap_or(i64::MAX);
    Stamp { bytes, changed_ns, inode: inode(facts), ..Stamp::default() }
}

#[cfg(unix)]
fn inode(facts: &Metadata) -> i64 {
    std::os::unix::fs::MetadataExt::ino(facts).cast_signed()
}

#[cfg(not(unix))]
fn inode(_: &Metadata) -> i64 {
    0
}

/// By its name: Markdown, but no page that only lists others: `README.md`, `index.md`, `_index.md`, also with a language
/// (`README.de.md`). `indexing-is-slow.md` is a runbook.
#[must_use]
pub fn is_runbook(name: &str) -> bool {
    let stem = stem(name).to_lowercase();
    let first = stem.split('.').next().unwrap_or_default();
    is_markdown(name) && !FRONT_PAGES.contains(&first)
}

/// By its name and where it lies: one that [`is_runbook`], and no page about the repository around it.
fn is_taken(name: &str, depth: usize) -> bool {
    let pages = || REPOSITORY_PAGES.lines().filter(|line| !line.starts_with('#'));
    is_runbook(name) && (depth > 0 || !pages().any(|page| page == stem(name)))
}

/// The name without the ending of Markdown.
#[must_use]
pub fn stem(name: &str) -> &str {
    let lower = name.to_lowercase();
    let ending = ENDINGS.iter().find(|ending| lower.ends_with(*ending));
    let end = ending.map_or(name.len(), |ending| name.len().saturating_sub(ending.len()));
    name.get(..end).unwrap_or(name)
}

/// True for the ending of Markdown.
#[must_use]
pub fn is_markdown(name: &str) -> bool {
    let name = name.to_lowercase();
    ENDINGS.iter().any(|ending| name.ends_with(ending))
}

struct Walk<'a> {
    walked: Walked,
    /// What must not be left, without links.
    inside: PathBuf,
    entries: usize,
    seen: &'a mut Seen,
}

impl Walk<'_> {
    /// `real` is the folder without links, `below` its path below the root with a `/` at its end.
    fn folder(&mut self, folder: &Path, real: &Path, below: &str, depth: usize) {
        let entries = match fs::read_dir(folder) {
            Ok(entries) => entries,
            Err(error) => return self.skip(folder, below, &error),
        };
        let before = self.entries;
        for entry in entries {
            self.entries += 1;
            if self.walked.files.len() >= MOST_FILES || self.entries > MOST_ENTRIES {
                self.say(format!("only the first {MOST_FILES} runbooks are taken from it"));
                // Which files come first is not always the same: those that were known stay known.
                return self.walked.unread.push(String::new());
            }
            match entry {
                Ok(entry) => self.entry(&entry, real, below, depth),
                Err(error) => return self.skip(folder, below, &error),
            }
        }
        self.walked.is_bare |= depth == 0 && self.entries == before;
    }

    fn entry(&mut self, entry: &fs::DirEntry, real: &Path, below: &str, depth: usize) {
        let name = &*entry.file_name().to_string_lossy().into_owned();
        if name.starts_with('.') {
            return;
        }
        match entry.file_type() {
            // Whether it is a folder is not known, so nothing below its name counts as gone.
            Err(error) => self.skip(&entry.path(), &format!("{below}{name}"), &error),
            Ok(kind) if kind.is_symlink() => self.link(&entry.path(), name, below, depth),
            Ok(kind) if kind.is_dir() => {
                self.enter(&entry.path(), &real.join(name), name, below, depth);
            }
            Ok(_) if is_taken(name, depth) => match entry.metadata() {
                Ok(facts) => self.take(entry.path(), name, below, stamp(&facts), false),
                Err(error) => self.skip(&entry.path(), &format!("{below}{name}"), &error),
            },
            Ok(_) => {}
        }
    }

    fn link(&mut self, path: &Path, name: &str, below: &str, depth: usize) {
        let facts = match fs::metadata(path) {
            Err(error) if !matches!(error.kind(), ErrorKind::NotFound) => {
                return self.skip(path, &format!("{below}{name}"), &error);
            }
            facts => facts.ok(),
        };
        let is_folder = facts.as_ref().is_some_and(Metadata::is_dir);
        if !is_folder && !is_taken(name, depth) {
            return;
        }
        let real = path.canonicalize().ok().filter(|real| real.starts_with(&self.inside));
        match (real, facts) {
            (Some(real), Some(_)) if is_folder => self.enter(path, &real, name, below, depth),
            (Some(_), Some(facts)) => {
                self.take(path.to_owned(), name, below, stamp(&facts), false);
            }
            (_, _) => self.take(path.to_owned(), name, below, Stamp::default(), true),
        }
    }

    fn enter(&mut self, path: &Path, real: &Path, name: &str, below: &str, depth: usize) {
        let skipped = SKIPPED.contains(&name)
            || depth == 0 && name == EXERCISES
            || OF_OURS.iter().any(|folder| real == self.inside.join(folder));
        if !skipped && depth < DEEPEST && self.seen.insert(real.to_owned()) {
            self.folder(path, real, &format!("{below}{name}/"), depth + 1);
        }
    }

    fn take(&mut self, file: PathBuf, name: &str, below: &str, stamp: Stamp, leads_outside: bool) {
        let below = format!("{below}{name}");
        self.walked.files.push(Found { file, below, stamp, leads_outside });
    }

    /// Says why a place cannot be looked at, and that what is below it is not known.
    fn skip(&mut self, place: &Path, below: &str, error: &io::Error) {
        self.say(format!("{} cannot be read ({error})", place.display()));
        self.walked.unread.push(below.to_owned());
    }

    fn say(&mut self, problem: String) {
        self.walked.problem.get_or_insert(problem);
    }
}
