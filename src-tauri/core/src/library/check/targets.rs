//! Where a relative link leads, as the disk has it.
//!
//! Sites are built from these files: `disk.html` may be made from `disk.md`, `disk/` from `disk.md` or
//! `disk/index.md`, and a page may be served from a folder of its own name. A link is dead only when none of them fits.

use std::collections::HashMap;
use std::path::{Component, Path, PathBuf};

use super::files::Root;
use crate::library::disk::read::read_runbook;
use crate::library::disk::resolve::plain;
use crate::library::disk::walk;
use crate::library::disk::walk::ENDINGS;
use crate::runbook::lint::{Anchors, Target, anchors};

/// Pages that a folder is shown by.
const FRONT_PAGES: [&str; 3] = ["index", "_index", "README"];

/// Remembers the anchors of pages that several links lead to.
#[derive(Debug, Default)]
pub(super) struct Targets {
    pages: HashMap<PathBuf, Anchors>,
}

impl Targets {
    /// What `href`, a path without fragment, means in `file`. Nothing outside `root` is looked at.
    pub fn target(&mut self, file: &Path, root: &Root, href: &str) -> Target {
        let (root, whole) = (root.folder.as_path(), root.whole);
        let Some(folder) = file.canonicalize().ok().and_then(|f| f.parent().map(Path::to_owned))
        else {
            return Target::Unchecked;
        };
        let Some(path) = joined(&folder, href).filter(|path| path.starts_with(root)) else {
            return Target::Unchecked;
        };
        let served = joined(&folder.join(stem(file)), href).filter(|path| path.starts_with(root));
        let found =
            spellings(&path).into_iter().chain(served.iter().flat_map(|path| spellings(path)));
        match found.into_iter().find(|path| path.exists()) {
            Some(path) => self.there(&path, root),
            None if whole || has_others(&path, file) => Target::Missing,
            None => Target::NotHere,
        }
    }

    fn there(&mut self, path: &Path, root: &Path) -> Target {
        let Ok(real) = path.canonicalize() else { return Target::Missing };
        if !real.starts_with(root) {
            return Target::Unchecked;
        }
        let name = real.file_name().map(|n| n.to_string_lossy().to_lowercase()).unwrap_or_default();
        if !real.is_file() || !walk::is_markdown(&name) {
            return Target::There;
        }
        if let Some(known) = self.pages.get(&real) {
            return Target::Page(known.clone());
        }
        let Ok(file) = read_runbook(&real, &name) else { return Target::There };
        let found = anchors(&file.source);
        self.pages.insert(real, found.clone());
        Target::Page(found)
    }
}

/// Whether the folder that should hold `path` holds another file than `file`. Where it does not, `file` may be a copy
/// without its surroundings, and a link from it says nothing about it.
fn has_others(path: &Path, file: &Path) -> bool {
    let Some(entries) = path.parent().and_then(|folder| std::fs::read_dir(folder).ok()) else {
        return false;
    };
    let own = file.file_name();
    entries.flatten().any(|e| Some(e.file_name().as_os_str()) != own && e.path().is_file())
}

/// Where a relative link leads from a folder; none when it leads above the root of the disk.
fn joined(folder: &Path, href: &str) -> Option<PathBuf> {
    let href = Path::new(href);
    let is_rooted = |part| matches!(part, Component::RootDir | Component::Prefix(_));
    plain(&folder.join(href)).filter(|_| !href.components().any(is_rooted))
}

fn stem(file: &Path) -> String {
    let name = file.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    walk::stem(&name).to_owned()
}

/// The files that a link may mean, the plainest first.
fn spellings(path: &Path) -> Vec<PathBuf> {
    let mut all = vec![path.to_owned()];
    let text = path.to_string_lossy().into_owned();
    let bare = text.strip_suffix(".html").unwrap_or(&text);
    all.extend(ENDINGS.iter().map(|ending| PathBuf::from(format!("{bare}{ending}"))));
    all.extend(
        FRONT_PAGES.iter().flat_map(|page| {
            ENDINGS.iter().map(move |ending| path.join(format!("{page}{ending}")))
        }),
    );
    all
}
