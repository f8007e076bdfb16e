//! Where this program works: the data folder, the workspace, who acts.

use holdfast_core::clock::Clock;
use holdfast_core::engine::setup::secret_facts;
use holdfast_core::engine::{Engine, default_data, default_workspace};
use holdfast_core::screen::Around;
use holdfast_core::secret::Secrets;
use holdfast_core::store::{self, Store, StoreError, local};
use holdfast_core::team::shipped;
use std::env;
use std::path::{Path, PathBuf};

use crate::args::Place;
use crate::out;
use crate::problem::{Problem, Result};

/// Whether something is to be recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum For {
    /// Data of a newer version is shown, with a warning.
    Reading,
    /// Data of a newer version is refused.
    Writing,
}

/// The open data folder, and who acts on it.
#[derive(Debug)]
pub struct Desk {
    pub engine: Engine,
    pub actor: String,
}

impl Desk {
    /// Opens the data folder and the workspace.
    pub fn open(place: &Place, purpose: For) -> Result<Self> {
        let data = data(place);
        let own = default_workspace(&data);
        let given = workspace(place);
        let mut engine =
            Engine::open(&data, given.as_deref().unwrap_or(&own), Clock::from_environment())?;
        if engine.store().is_newer() {
            match purpose {
                For::Writing => return Err(StoreError::newer().into()),
                For::Reading => out::remark(&Problem::from(StoreError::newer()).sentence()),
            }
        }
        if let Some(why) = engine.store().why_read_only() {
            match purpose {
                For::Writing => return Err(why.clone().into()),
                For::Reading => out::remark(&Problem::from(why.clone()).sentence()),
            }
        }
        if let Some(moved) = engine.store().moved() {
            out::remark(moved.sentence());
        }
        if given.is_none() {
            choose_workspace(&mut engine, &own)?;
        }
        if let Some(problem) = engine.config_problem() {
            out::remark(&Problem::failed(problem).sentence());
        }
        let actor = actor(place, &engine)?;
        Ok(Self { engine, actor })
    }

    /// What the reads are told beside the log. Reading the channels' secrets can wait for the keychain.
    pub fn around(&self) -> Around {
        let secrets = secret_facts(&Self::secrets(), &self.engine.config().channels);
        Around { actor: self.actor.clone(), secrets, ..Around::default() }
    }

    /// The secrets of this process.
    pub fn secrets() -> Secrets {
        Secrets::from_environment()
    }
}

/// The data folder, as asked for or the system's place for it.
pub fn data(place: &Place) -> PathBuf {
    place.data.clone().filter(|path| !path.as_os_str().is_empty()).unwrap_or_else(default_data)
}

/// The workspace, as asked for.
pub fn workspace(place: &Place) -> Option<PathBuf> {
    place.workspace.clone().filter(|path| !path.as_os_str().is_empty())
}

/// The workspace for words that read files alone: as asked for, else as chosen in the settings where there are some.
pub fn workspace_of_files(place: &Place) -> PathBuf {
    let chosen = || {
        let data = data(place);
        let is_there = data.join(store::FILE).is_file();
        let store = is_there.then(|| Store::open(&data, Clock::from_environment().now()).ok());
        local::setting(store.flatten()?.read(), "workspace").ok().flatten().map(PathBuf::from)
    };
    workspace(place).or_else(chosen).unwrap_or_else(|| default_workspace(&data(place)))
}

/// The folder that this program was started in.
pub fn here() -> Result<PathBuf> {
    env::current_dir().map_err(|error| {
        Problem::failed(format!("the current folder cannot be used ({error}); change to another"))
    })
}

/// The one of the settings, else the one with the runbooks that ship.
fn choose_workspace(engine: &mut Engine, own: &Path) -> Result<()> {
    match engine.setting("workspace")? {
        Some(chosen) => engine.change_workspace(Path::new(&chosen)),
        None if !engine.store().can_write() => {}
        None => match shipped::seed(own) {
            // It was opened before its folders were there.
            Ok(true) => engine.change_workspace(own),
            Ok(false) => {}
            Err(error) => out::remark(&format!(
                "holdfast: the runbooks that ship could not be written to {} ({error}); name another folder with --workspace.",
                own.display()
            )),
        },
    }
    Ok(())
}

fn actor(place: &Place, engine: &Engine) -> Result<String> {
    match place.actor.as_deref().map(str::trim).filter(|name| !name.is_empty()) {
        Some(name) => Ok(name.to_owned()),
        None => Ok(engine.actor()?),
    }
}
