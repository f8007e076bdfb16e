//! Starting: which folders, whether a window is open already, and the engine.

use clap::Parser;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use holdfast_core::clock::Clock;
use holdfast_core::engine::{Engine, Handle, Result, default_data, default_workspace};
use holdfast_core::lock::{self, Lock, Tried};
use holdfast_core::secret::Secrets;
use holdfast_core::store::private_folder;
use holdfast_core::team::shipped;

use crate::desk::Desk;
use crate::host::raise;

/// The incident console in a window.
#[derive(Debug, Parser)]
#[command(name = "holdfast-desktop", version, about)]
pub struct Options {
    /// The data folder, where the log is kept
    #[arg(long, value_name = "DIR", env = "HOLDFAST_DATA")]
    data: Option<PathBuf>,
    /// The team's folder, with its runbooks and holdfast.toml
    #[arg(long, value_name = "DIR", env = "HOLDFAST_WORKSPACE")]
    workspace: Option<PathBuf>,
}

/// What starting came to.
#[derive(Debug)]
pub enum Started {
    /// This process has the window of the data folder; without a lock where the folder cannot be written.
    Open(Arc<Desk>, Option<Lock>),
    /// Another has it, and was asked to come to the front.
    Raised,
}

/// Takes the window's lock and opens the data folder.
///
/// # Errors
/// One sentence that says what failed and what to do next.
pub fn start(options: &Options, secrets: Secrets) -> Result<Started, String> {
    let data = options.data.clone().unwrap_or_else(default_data);
    private_folder(&data).map_err(|e| unusable(&data, &e))?;
    let who = format!("the window, process {}", std::process::id());
    let lock = match lock::try_lock(&data, lock::WINDOW, &who) {
        Ok(Tried::Held(_)) => {
            raise::ask(&data).map_err(|e| unusable(&data, &e))?;
            return Ok(Started::Raised);
        }
        Ok(Tried::Got(lock)) => Some(lock),
        Err(error) if cannot_be_written(&error) => None,
        Err(error) => return Err(unusable(&data, &error)),
    };
    let engine = engine(&data, options.workspace.as_deref()).map_err(|e| e.message)?;
    let handle = Handle::start(engine).map_err(|e| e.message)?;
    let desk = Desk::new(handle, data, secrets, options.workspace.is_some());
    Ok(Started::Open(Arc::new(desk), lock))
}

/// True where a folder takes no file. What stands in it is shown all the same; there is nothing to lock, because nothing
/// is recorded.
fn cannot_be_written(error: &std::io::Error) -> bool {
    use std::io::ErrorKind::{PermissionDenied, ReadOnlyFilesystem};
    matches!(error.kind(), PermissionDenied | ReadOnlyFilesystem)
}

/// Opens the engine on the workspace that was asked for, else the one of the settings, else the one that ships.
fn engine(data: &Path, asked: Option<&Path>) -> Result<Engine> {
    let own = default_workspace(data);
    let mut engine = Engine::open(data, asked.unwrap_or(&own), Clock::from_environment())?;
    if asked.is_none() {
        match engine.setting("workspace")? {
            Some(chosen) if Path::new(&chosen) != own => {
                engine.change_workspace(Path::new(&chosen))
            }
            // What was looked at before it was there is looked at again.
            Some(_) | None => {
                if seed(&own) {
                    engine.change_workspace(&own);
                }
            }
        }
    }
    Ok(engine)
}

/// Writes what ships where there is nothing yet, and says whether it did. Without it the window still opens.
pub fn seed(workspace: &Path) -> bool {
    shipped::seed(workspace).unwrap_or_else(|error| {
        let place = workspace.display();
        tracing::warn!(%error, %place, "the runbooks that ship could not be written");
        false
    })
}

fn unusable(folder: &Path, error: &std::io::Error) -> String {
    format!(
        "The data folder {} cannot be used: {error}; make it writable, or name another with --data.",
        folder.display()
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn options(data: &Path) -> Options {
        Options { data: Some(data.to_owned()), workspace: None }
    }

    fn secrets() -> Secrets {
        Secrets::with_variables("holdfast-test", [])
    }

    #[test]
    fn a_second_start_asks_the_first_window_to_come_to_the_front() {
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path().join("new").join("data");
        let first = start(&options(&data), secrets()).unwrap();
        assert!(matches!(first, Started::Open(..)), "the folder is made and opened");
        assert!(!raise::was_asked(&data), "nobody asked yet");
        let second = start(&options(&data), secrets()).unwrap();
        assert!(matches!(second, Started::Raised), "one window a data folder");
        assert!(raise::was_asked(&data), "the first one will see it");
        drop(first);
        assert!(
            matches!(start(&options(&data), secrets()).unwrap(), Started::Open(..)),
            "free again"
        );
    }

    #[test]
    fn on_a_new_computer_what_ships_is_found_at_once() {
        let folder = tempfile::tempdir().unwrap();
        let mut engine = engine(&folder.path().join("data"), None).unwrap();
        let cards = engine.library().scenario_job().unwrap().cards();
        let paths: Vec<&str> = cards.iter().map(|card| card.path.as_str()).collect();
        assert_eq!(paths.len(), shipped::SCENARIOS.len(), "{paths:?}");
        assert!(paths.iter().all(|path| path.starts_with("runbooks/exercises/")), "{paths:?}");
        let problems: Vec<_> = cards.iter().filter_map(|card| card.problem.as_ref()).collect();
        assert!(problems.is_empty(), "{problems:?}");
        assert_eq!(engine.library().cards().unwrap().len(), shipped::SHIPPED.len());
    }

    #[test]
    fn the_chosen_workspace_holds_until_another_is_asked_for() {
        let folder = tempfile::tempdir().unwrap();
        let (data, team) = (folder.path().join("data"), folder.path().join("team"));
        let mut first = engine(&data, None).unwrap();
        assert!(
            default_workspace(&data).join("runbooks").is_dir(),
            "the runbooks that ship are there"
        );
        first.set_setting("workspace", team.to_str()).unwrap();
        drop(first);
        assert_eq!(engine(&data, None).unwrap().workspace(), team, "the setting holds");
        let asked = folder.path().join("asked");
        assert_eq!(engine(&data, Some(&asked)).unwrap().workspace(), asked, "the option wins");
    }

    #[test]
    fn a_folder_that_cannot_be_made_is_named_with_the_way_out() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("file");
        fs::write(&file, "").unwrap();
        let problem = start(&options(&file.join("data")), secrets()).unwrap_err();
        assert!(problem.contains("file") && problem.contains("--data"), "{problem}");
    }
}
