//! Which folders hold runbooks, in which order, and how the files in them are known.
//!
//! The workspace's own folders come first, then those that were added on this laptop. A folder that `holdfast.toml`
//! names lies inside the workspace, because that file may come from a `git pull`; one that a person adds here may lie
//! anywhere. Nothing here looks into a folder, and the workspace itself is waited for no longer than a file is, so a
//! share that does not answer holds nothing up.

use std::path::{Component, Path, PathBuf};

use super::read::in_time;

/// A folder of runbooks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folder {
    /// Where it lies.
    pub root: PathBuf,
    /// What links in it must not lead out of.
    pub inside: PathBuf,
    /// How a file in it is known: this, and its path below the folder. Empty, or with a `/` at its end.
    pub known_as: String,
    /// The group of the files at its top; those further down have theirs below it.
    pub group: String,
    /// It lies outside the workspace: on a share, perhaps, that comes and goes.
    pub is_elsewhere: bool,
}

impl Folder {
    /// How the file at this path below the folder is known.
    #[must_use]
    pub fn name_of(&self, below: &str) -> String {
        format!("{}{below}", self.known_as)
    }

    /// The group of the file at this path below the folder: the folders that it lies in.
    #[must_use]
    pub fn group_of(&self, below: &str) -> String {
        let folder = below.rsplit_once('/').map_or("", |(folder, _)| folder);
        match (self.group.is_empty(), folder.is_empty()) {
            (true, _) => folder.to_owned(),
            (false, true) => self.group.clone(),
            (false, false) => format!("{}/{folder}", self.group),
        }
    }

    /// Where the file at this path below the folder lies.
    #[must_use]
    pub fn file(&self, below: &str) -> PathBuf {
        below.split('/').fold(self.root.clone(), |path, part| path.join(part))
    }
}

/// The folders of a workspace: its `runbooks`, or itself where there is no such folder; those that `holdfast.toml`
/// names; and those that were `added` on this laptop. None is there twice.
#[must_use]
pub fn folders(workspace: &Path, named: &[String], added: &[PathBuf]) -> Vec<Folder> {
    let mut folders: Vec<Folder> = Vec::new();
    let own = workspace.join("runbooks");
    let (asked, home) = (own.clone(), workspace.to_owned());
    let (has_own, home) = in_time(move || (asked.is_dir(), home.canonicalize().ok()))
        // A workspace that does not answer has what nearly every one has.
        .unwrap_or((true, None));
    let home = home.unwrap_or_else(|| workspace.to_owned());
    folders.push(Folder {
        root: if has_own { own } else { workspace.to_owned() },
        inside: workspace.to_owned(),
        known_as: if has_own { "runbooks/".to_owned() } else { String::new() },
        group: String::new(),
        is_elsewhere: false,
    });
    folders.extend(named.iter().map(|path| within(workspace, path)));
    folders.extend(added.iter().map(|path| elsewhere(workspace, &home, path)));
    let mut seen = Vec::new();
    folders.retain(|folder| {
        let is_new = !seen.contains(&folder.root);
        seen.push(folder.root.clone());
        is_new
    });
    folders
}

/// A folder inside the workspace, by its path there.
fn within(workspace: &Path, path: &str) -> Folder {
    let below = with_slashes(Path::new(path));
    Folder {
        root: workspace.join(path),
        inside: workspace.to_owned(),
        known_as: if below.is_empty() { below.clone() } else { format!("{below}/") },
        group: below,
        is_elsewhere: false,
    }
}

/// `home` is the workspace without links.
fn elsewhere(workspace: &Path, home: &Path, path: &Path) -> Folder {
    if let Ok(below) = path.strip_prefix(home).or_else(|_| path.strip_prefix(workspace)) {
        return within(workspace, &with_slashes(below));
    }
    let known_as = path.display().to_string().replace('\\', "/");
    Folder {
        root: path.to_owned(),
        inside: path.to_owned(),
        known_as: format!("{}/", known_as.trim_end_matches('/')),
        group: path.file_name().map_or_else(String::new, |n| n.to_string_lossy().into_owned()),
        is_elsewhere: true,
    }
}

/// The parts of a path with `/` between them; what means "here" is left out.
#[must_use]
pub fn with_slashes(path: &Path) -> String {
    let parts = path.components().filter(|part| !matches!(part, Component::CurDir));
    parts.map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}
