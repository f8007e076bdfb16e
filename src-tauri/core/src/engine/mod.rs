//! The engine: the only write path. A command is decided, appended, projected, its messages queued, and committed in
//! one immediate transaction; then the change is published.
//!
//! One engine lives on one thread ([`Handle`] starts it) or in a short-lived terminal program. Several processes may
//! have one each on the same data folder: SQLite is the arbiter.
//!
//! Each stage uses only those before it: `mod` (the engine, which all are given), `error`, `changes`, `damage`, `handle`,
//! `settings`, `known`, `library`, `apart` (what is read before a command), `remembered`, `delivery`, `reads`, `write`,
//! `exercise`, `tick`, `setup`.

mod apart;
mod changes;
mod damage;
mod delivery;
mod error;
mod exercise;
mod handle;
mod known;
mod library;
mod reads;
mod remembered;
mod settings;
pub mod setup;
mod tick;
mod write;

#[cfg(test)]
pub(crate) mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

pub use apart::{Unprepared, apart, lessons};
use changes::Seen;
pub use changes::{Changed, Unrecorded};
pub use damage::Damaged;
pub(crate) use damage::unless_damaged;
use delivery::Turns;
pub use delivery::{Attempt, Waiting};
pub use error::{EngineCode, EngineError, Result};
pub use handle::Handle;
pub use remembered::{DraftText, Memory};
pub use settings::{default_data, default_workspace};
pub(crate) use write::effects::message_of;
pub use write::execute::Done;

use crate::clock::Clock;
use crate::ids::IncidentId;
use crate::library::Library;
use crate::store::Store;
use crate::store::incidents::Folded;
use crate::store::log;
use crate::team::config::Config;

/// The engine of one process.
#[derive(Debug)]
pub struct Engine {
    store: Store,
    clock: Clock,
    pub(crate) library: Library,
    folded: BTreeMap<IncidentId, Folded>,
    /// How promises were kept in ended incidents of so many entries, where the time changes nothing more of it.
    kept: BTreeMap<IncidentId, (u32, crate::postmortem::Cadence)>,
    counted: BTreeMap<IncidentId, reads::Counted>,
    known: known::Known,
    /// Whose turn it is in each channel.
    turns: Turns,
    zone: String,
    /// Channels whose secret cannot be used in this process, and why.
    secret_problems: BTreeMap<String, String>,
    /// Channels whose secret comes from the environment of this process.
    from_environment: BTreeSet<String>,
    seen: Seen,
    /// The last entry when this process looked at the clock last.
    clock_seq: i64,
    /// Why the last entry could not be written; none once one was.
    unwritten: Option<String>,
}

impl Engine {
    /// Opens the data folder, and the workspace's `holdfast.toml`. A broken `holdfast.toml` is no error here: the
    /// defaults hold, and [`Engine::config_problem`] says what is wrong.
    ///
    /// # Errors
    /// When the data folder cannot be used; see [`Store::open`].
    pub fn open(data: &Path, workspace: &Path, clock: Clock) -> Result<Self> {
        let store = Store::open(data, clock.now())?;
        let seq = log::last_seq(store.read())?;
        let data_version = store.data_version()?;
        let mut library = Library::open(data, workspace, clock.clone());
        // Who opens the engine reads everything.
        library.news();
        let mut engine = Self {
            store,
            library,
            clock,
            folded: BTreeMap::new(),
            kept: BTreeMap::new(),
            counted: BTreeMap::new(),
            known: known::Known::default(),
            turns: Turns::default(),
            zone: iana_time_zone::get_timezone().unwrap_or_else(|_| "UTC".to_owned()),
            secret_problems: BTreeMap::new(),
            from_environment: BTreeSet::new(),
            seen: Seen::up_to(seq, data_version),
            clock_seq: seq,
            unwritten: None,
        };
        engine.mark_clock_at_start();
        Ok(engine)
    }

    /// The clock that this engine follows.
    #[must_use]
    pub fn clock(&self) -> &Clock {
        &self.clock
    }

    /// The store, for reading.
    #[must_use]
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// The workspace's folder.
    #[must_use]
    pub fn workspace(&self) -> &Path {
        self.library.workspace.root()
    }

    /// What the team set up.
    #[must_use]
    pub fn config(&self) -> &Config {
        &self.library.workspace.config
    }

    /// What is wrong with `holdfast.toml`, if anything is: the last good one, or the defaults, hold meanwhile.
    #[must_use]
    pub fn config_problem(&self) -> Option<&str> {
        self.library.workspace.problem.as_deref()
    }
}
