//! Which runbook a person means by what they typed in a terminal.

use std::path::{Component, Path, PathBuf};

use super::folders::with_slashes;
use super::{ReadError, Result};

/// Which file a person means: an absolute path, else one under the current folder, else under the workspace, else
/// under its `runbooks` folder. Also says how it is known: relative to the workspace, with `/`, where it lies in it.
///
/// # Errors
/// [`ReadError::NotFound`] names the places; [`ReadError::Missing`] an absolute path that is not there;
/// [`ReadError::LeadsNowhere`] a link whose end is not there.
pub fn resolve(given: &str, cwd: &Path, workspace: &Path) -> Result<(PathBuf, String)> {
    let path = Path::new(given);
    if path.is_absolute() {
        let path = path.to_owned();
        return if path.exists() {
            Ok(named(path, workspace))
        } else {
            Err(ReadError::missing(&path))
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
        Some(_) | None => {
            let dangling = looked.iter().find_map(|place| ReadError::dangling(place));
            Err(dangling.unwrap_or_else(|| ReadError::NotFound { given: given.to_owned(), looked }))
        }
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

/// The path without `.` and `..`, with `/`.
pub(crate) fn plain_path(given: &str) -> Result<String> {
    let plain =
        plain(Path::new(given)).filter(|_| !given.trim().is_empty() && !given.contains('\0'));
    let plain = plain.ok_or_else(|| ReadError::elsewhere(given))?;
    if plain.is_absolute() {
        return Ok(plain.to_string_lossy().replace('\\', "/"));
    }
    Ok(with_slashes(&plain))
}

/// The path without `.` and `..`; none when it climbs above where it begins.
pub(crate) fn plain(path: &Path) -> Option<PathBuf> {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                if !plain.pop() {
                    return None;
                }
            }
            Component::Normal(_) | Component::RootDir | Component::Prefix(_) => plain.push(part),
        }
    }
    Some(plain)
}
