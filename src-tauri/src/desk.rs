//! What the commands share: the engine, and what the edge knows beside it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::Notify;

use holdfast_core::engine::setup::{SecretFact, Setup};
use holdfast_core::engine::{Engine, Handle, Result};
use holdfast_core::ids::IncidentId;
use holdfast_core::screen::Around;
use holdfast_core::screen::Changed;
use holdfast_core::secret::Secrets;
use holdfast_core::written::Stop;

use crate::closing::Closing;

/// What this process knows beside the engine. Every lock is held for a moment only, never across a wait.
#[derive(Debug)]
pub struct Desk {
    /// The engine's thread.
    pub engine: Handle,
    /// The data folder.
    pub data: PathBuf,
    /// The secrets of all channels.
    pub secrets: Arc<Secrets>,
    /// The workspace was named when the program was started.
    pub workspace_asked: bool,
    /// The machine is kept from idle sleep.
    pub awake: Arc<AtomicBool>,
    /// Incidents whose composer is open in this window.
    pub composing: Mutex<BTreeSet<IncidentId>>,
    /// The question whether the window may close.
    pub closing: Mutex<Closing>,
    /// The exercise that the players' window shows.
    pub played: Mutex<Option<IncidentId>>,
    /// Asks for a look through the library's folders.
    pub look_through: Arc<Notify>,
    exports: Mutex<Vec<(IncidentId, Stop)>>,
    facts: Mutex<BTreeMap<String, SecretFact>>,
    seq: AtomicI64,
}

impl Desk {
    /// A desk over an engine.
    pub fn new(engine: Handle, data: PathBuf, secrets: Secrets, workspace_asked: bool) -> Self {
        Self {
            engine,
            data,
            secrets: Arc::new(secrets),
            workspace_asked,
            awake: Arc::default(),
            composing: Mutex::default(),
            closing: Mutex::default(),
            played: Mutex::default(),
            look_through: Arc::default(),
            exports: Mutex::default(),
            facts: Mutex::default(),
            seq: AtomicI64::new(0),
        }
    }

    /// Reads a view on the engine's thread. It never waits for the keychain: what is known of the secrets is kept here.
    ///
    /// # Errors
    /// When the data cannot be read, or there is no such thing.
    pub async fn look<T: Send + 'static>(
        &self,
        read: impl FnOnce(&mut Engine, &Around) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let (secrets, awake) = (self.facts(), self.awake.load(Ordering::Relaxed));
        let done = self.engine.call(move |engine| {
            let around = Around { actor: engine.actor()?, awake, secrets };
            read(engine, &around)
        });
        done.await
    }

    /// The steps that set channels up.
    pub fn setup(&self) -> Setup {
        Setup::new(self.engine.clone(), self.secrets.clone())
    }

    /// Asks for a look through the library's folders. Several at once are one.
    pub fn look_through(&self) {
        self.look_through.notify_one();
    }

    /// The way to stop a file that is going to be made of an incident.
    pub fn making(&self, id: IncidentId) -> Stop {
        let stop = Stop::default();
        let mut exports = held(&self.exports);
        exports.retain(|(_, stop)| !stop.is_alone());
        exports.push((id, stop.clone()));
        stop
    }

    /// Stops the files that are being made of an incident.
    pub fn stop_export(&self, id: IncidentId) {
        let exports = held(&self.exports);
        exports.iter().filter(|(of, _)| *of == id).for_each(|(_, stop)| stop.set());
    }

    /// What is known of each channel's secret.
    pub fn facts(&self) -> BTreeMap<String, SecretFact> {
        held(&self.facts).clone()
    }

    /// Keeps what was found out about the secrets; true when it is news.
    pub fn learn(&self, facts: BTreeMap<String, SecretFact>) -> bool {
        let mut known = held(&self.facts);
        let news = *known != facts;
        *known = facts;
        news
    }

    /// Remembers the last entry that was published.
    pub fn published(&self, changed: &Changed) {
        self.seq.store(changed.seq, Ordering::Relaxed);
    }

    /// A change of something that is not in the log: every screen reads again.
    pub fn changed_around(&self) -> Changed {
        Changed { seq: self.seq.load(Ordering::Relaxed), incidents: Vec::new() }
    }
}

/// Takes a lock; what a panicking thread left behind is still whole, because nothing is done in two steps.
pub fn held<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}
