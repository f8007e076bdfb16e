//! Which files are checked: in a folder, those that the library would list.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::library::disk::ReadError;
use crate::library::disk::folders::{Folder, NamedBy};
use crate::library::disk::walk::{Found, Seen, walk};
use crate::team::config;

/// A file to check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct File {
    pub path: PathBuf,
    pub root: Root,
    /// A person named it, and not only a folder around it.
    pub named: bool,
    /// It is a link out of that folder, and is not read.
    pub leads_outside: bool,
}

/// The folder that links may lead to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Root {
    /// The repository or workspace around what was named, else what was named.
    pub folder: PathBuf,
    /// It is a repository or a workspace, so that it is there as a whole.
    pub whole: bool,
}

/// What is checked.
#[derive(Debug, Default)]
pub(super) struct Files {
    pub files: Vec<File>,
    /// Why folders could not be looked through, as sentences without a full stop.
    pub problems: Vec<String>,
}

/// The files that are named, and the runbooks below the folders that are named: those that the library would list.
pub(super) fn below(paths: &[PathBuf]) -> Result<Files, ReadError> {
    let mut all = Files::default();
    let mut seen: BTreeSet<PathBuf> = BTreeSet::new();
    for path in paths {
        let real = path.canonicalize().map_err(|_| ReadError::missing(path))?;
        let root = root_of(&real);
        let found = if real.is_dir() {
            within(path, &root, &mut all.problems)
        } else {
            vec![File { path: path.clone(), root, named: true, leads_outside: false }]
        };
        let is_new =
            |f: &File| seen.insert(f.path.canonicalize().unwrap_or_else(|_| f.path.clone()));
        all.files.extend(found.into_iter().filter(is_new));
    }
    Ok(all)
}

/// The runbooks of one folder, by their paths.
fn within(path: &Path, root: &Root, problems: &mut Vec<String>) -> Vec<File> {
    let folder = Folder {
        root: path.to_owned(),
        inside: root.folder.clone(),
        known_as: String::new(),
        group: String::new(),
        is_elsewhere: false,
        named_by: NamedBy::Laptop,
    };
    let mut walked = walk(&folder, &mut Seen::new());
    problems.extend(walked.problem.take());
    walked.files.sort_by(|a, b| a.file.cmp(&b.file));
    let file = |Found { file: path, leads_outside, .. }| {
        let root = root.clone();
        File { path, root, named: false, leads_outside }
    };
    walked.files.into_iter().map(file).collect()
}

fn root_of(real: &Path) -> Root {
    let marks = [".git", config::FILE];
    let around =
        real.ancestors().find(|folder| marks.iter().any(|mark| folder.join(mark).exists()));
    let own = if real.is_dir() { Some(real) } else { real.parent() };
    Root { folder: around.or(own).unwrap_or(real).to_owned(), whole: around.is_some() }
}
