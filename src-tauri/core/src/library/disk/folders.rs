//! Which folders hold runbooks, in which order, and how the files in them are known.
//!
//! The workspace's own folders come first, then those that were added on this laptop. A folder that `holdfast.toml`
//! names lies inside the workspace, because that file may come from a `git pull`; one that a person adds here may lie
//! anywhere. Only [`Ground::of`] asks the disk, and nothing here looks into a folder.

use serde::{Deserialize, Serialize};
use std::path::{Component, Path, PathBuf};
use ts_rs::TS;

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
    /// Who says that runbooks lie there.
    pub named_by: NamedBy,
}

/// Who says that runbooks lie in a folder, and so where that can be changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum NamedBy {
    /// It is the workspace's own.
    Workspace,
    /// `[library]` of the workspace's `holdfast.toml`.
    File,
    /// A person, in the settings of this laptop.
    Laptop,
}

/// What must be known of a workspace to say where its runbooks lie.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ground {
    /// It has a folder `runbooks`.
    pub has_runbooks: bool,
    /// Where it lies, without links.
    pub home: PathBuf,
}

impl Ground {
    /// Asks the disk, however long that takes.
    #[must_use]
    pub fn of(workspace: &Path) -> Self {
        let home = workspace.canonicalize().unwrap_or_else(|_| workspace.to_owned());
        Self { has_runbooks: workspace.join("runbooks").is_dir(), home }
    }

    /// What is taken to be so of a workspace that did not answer: nearly every one has a folder `runbooks`.
    #[must_use]
    pub fn unseen(workspace: &Path) -> Self {
        Self { has_runbooks: true, home: workspace.to_owned() }
    }
}

impl Folder {
    /// True when a path, as files are known, lies below the folder.
    #[must_use]
    pub fn holds(&self, path: &str) -> bool {
        path.starts_with(&self.known_as) && Path::new(path).is_absolute() == self.is_elsewhere
    }

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
pub fn folders(
    workspace: &Path,
    ground: &Ground,
    named: &[String],
    added: &[PathBuf],
) -> Vec<Folder> {
    let mut folders: Vec<Folder> = Vec::new();
    let has_own = ground.has_runbooks;
    folders.push(Folder {
        root: if has_own { workspace.join("runbooks") } else { workspace.to_owned() },
        inside: workspace.to_owned(),
        known_as: if has_own { "runbooks/".to_owned() } else { String::new() },
        group: String::new(),
        is_elsewhere: false,
        named_by: NamedBy::Workspace,
    });
    folders.extend(named.iter().map(|path| within(workspace, path, NamedBy::File)));
    folders.extend(added.iter().map(|path| elsewhere(workspace, &ground.home, path)));
    let mut seen = Vec::new();
    folders.retain(|folder| {
        let is_new = !seen.contains(&folder.root);
        seen.push(folder.root.clone());
        is_new
    });
    folders
}

/// A folder inside the workspace, by its path there.
fn within(workspace: &Path, path: &str, named_by: NamedBy) -> Folder {
    let below = with_slashes(Path::new(path));
    Folder {
        root: workspace.join(path),
        inside: workspace.to_owned(),
        known_as: if below.is_empty() { below.clone() } else { format!("{below}/") },
        group: below,
        is_elsewhere: false,
        named_by,
    }
}

/// `home` is the workspace without links.
fn elsewhere(workspace: &Path, home: &Path, path: &Path) -> Folder {
    if let Ok(below) = path.strip_prefix(home).or_else(|_| path.strip_prefix(workspace)) {
        return within(workspace, &with_slashes(below), NamedBy::Laptop);
    }
    let known_as = path.display().to_string().replace('\\', "/");
    Folder {
        root: path.to_owned(),
        inside: path.to_owned(),
        known_as: format!("{}/", known_as.trim_end_matches('/')),
        group: path.file_name().map_or_else(String::new, |n| n.to_string_lossy().into_owned()),
        is_elsewhere: true,
        named_by: NamedBy::Laptop,
    }
}

/// The parts of a path with `/` between them; what means "here" is left out.
#[must_use]
pub fn with_slashes(path: &Path) -> String {
    let parts = path.components().filter(|part| !matches!(part, Component::CurDir));
    parts.map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}
