//! `runbook new`: a runbook to fill in, at a place where nothing stood.

use holdfast_core::clock::Clock;
use holdfast_core::redact::{is_hidden, mask};
use holdfast_core::runbook::founding::{file_stem, is_path, layout};
use holdfast_core::written::{self, why};
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use crate::args::Place;
use crate::desk::{self, Desk, For};
use crate::out;
use crate::problem::{Problem, Result};

/// Writes it and prints its path.
pub fn run(place: &Place, name: &str, to: Option<PathBuf>) -> Result<()> {
    let today = Clock::from_environment().now().utc().date_naive();
    let path = begin("runbook", name, to, || folder(place), |name| layout(name, today))?;
    let path = path.display();
    out::text(&path.to_string())?;
    out::remark(&format!("Now fill it in, and check it with `holdfast runbook lint \"{path}\"`."));
    Ok(())
}

/// Writes a new file with a layout, named after what it is about unless `to` names it.
pub fn begin(
    what: &str,
    name: &str,
    to: Option<PathBuf>,
    folder: impl FnOnce() -> Result<PathBuf>,
    layout: impl FnOnce(&str) -> String,
) -> Result<PathBuf> {
    if name.trim().is_empty() || name.chars().any(is_hidden) {
        return Err(Problem::usage(format!(
            "a {what} has a name on one line, without control characters; type it again"
        )));
    }
    // The file is shared with Git, and so is its name.
    let name = mask(name.trim()).text;
    if is_path(&name) {
        return Err(Problem::usage(format!(
            "“{name}” is a path, and a {what} has a name such as \"Disk full\"; give the file with --to"
        )));
    }
    let path = match to {
        Some(path) => path,
        None => folder()?.join(format!("{}.md", file_stem(&name))),
    };
    write_new(&path, &layout(&name)).map_err(|error| {
        let path = path.display();
        if error.kind() == ErrorKind::AlreadyExists {
            return Problem::failed(format!(
                "{path} is there already and stays as it is; choose another name, or another file with --to"
            ));
        }
        Problem::failed(format!("{path} cannot be written ({}); choose another file with --to", why(&error)))
    })?;
    Ok(path)
}

/// The folder of the workspace's runbooks.
pub fn folder(place: &Place) -> Result<PathBuf> {
    let workspace = match desk::workspace(place) {
        Some(workspace) => workspace,
        None => Desk::open(place, For::Reading)?.engine.workspace().to_owned(),
    };
    let own = workspace.join("runbooks");
    Ok(if own.is_dir() || !workspace.is_dir() { own } else { workspace })
}

/// Never writes over a file, also not one that appears at the same moment.
fn write_new(path: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    written::create(path, text.as_bytes())
}
