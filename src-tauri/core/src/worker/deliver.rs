//! The sender: keeps the rhythm and sends what the outbox holds. Only the process with the sender lock does either.
//!
//! It looks once a second and compares absolute times; it never sleeps until a due time. Channels are independent: a
//! slow one does not hold up another. A channel whose secret cannot be read here leaves its messages to others.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::sync::watch;
use tokio::task::JoinSet;
use tokio::time::MissedTickBehavior;

use crate::channel::{self, Outcome, Target};
use crate::clock::{Clock, Watch};
use crate::engine::{Attempt, EngineError, Handle};
use crate::ids::Ids;
use crate::lock::{self as held, Lock, Tried};
use crate::secret::Secrets;
use crate::team::config::ChannelConfig;

/// How often the sender looks.
const TICK: Duration = Duration::from_secs(1);

/// Rounds for which a channel is left alone when its secret could not be read: a keychain that is locked is not asked
/// again and again.
const REST_ROUNDS: u32 = 30;
/// How long a lock that is only looked at may seem held.
const GLANCE: Duration = Duration::from_millis(50);

/// The sender of one process.
#[derive(Debug)]
pub struct Deliverer {
    engine: Handle,
    secrets: Arc<Secrets>,
    http: Arc<channel::Sender>,
    clock: Clock,
    folder: std::path::PathBuf,
    who: String,
    lock: Option<Lock>,
    watch: Watch,
    running: JoinSet<()>,
    /// Outcomes that could not be recorded yet: without them their channels would wait for ever.
    unrecorded: Unrecorded,
    /// Channels whose secret could not be read, and the rounds for which they are left alone.
    resting: BTreeMap<String, u32>,
}

type Unrecorded = Arc<Mutex<Vec<(Attempt, Outcome)>>>;

/// What `until_idle` came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Idle {
    /// So many attempts were made, and nothing more is due now.
    Done(usize),
    /// Another process sends; it wrote who it is.
    Held(String),
}

impl Deliverer {
    /// A sender that does not have the lock yet. `who` is what others read in it: `the window, process 4711`.
    ///
    /// # Errors
    /// When the engine has ended.
    pub async fn new(
        engine: Handle,
        secrets: Arc<Secrets>,
        http: channel::Sender,
        who: String,
    ) -> Result<Self, EngineError> {
        let (clock, folder) = engine
            .call(|engine| Ok((engine.clock().clone(), engine.store().folder().to_owned())))
            .await?;
        let watch = Watch::new(&clock);
        let http = Arc::new(http);
        let running = JoinSet::new();
        Ok(Self {
            engine,
            secrets,
            http,
            clock,
            folder,
            who,
            lock: None,
            watch,
            running,
            unrecorded: Unrecorded::default(),
            resting: BTreeMap::new(),
        })
    }

    /// Sends until `stop` turns true. Errors are logged: the sender goes on.
    pub async fn run(mut self, mut stop: watch::Receiver<bool>) {
        let mut ticks = tokio::time::interval(TICK);
        ticks.set_missed_tick_behavior(MissedTickBehavior::Skip);
        loop {
            tokio::select! {
                _ = ticks.tick() => {}
                _ = stop.changed() => break,
            }
            if let Err(error) = self.step().await {
                tracing::warn!(%error, "the sender could not do its round");
            }
            while self.running.try_join_next().is_some() {}
        }
        while self.running.join_next().await.is_some() {}
    }

    /// Does what is due now and does not wait for a later attempt.
    ///
    /// # Errors
    /// When the data folder cannot be used.
    pub async fn until_idle(mut self) -> Result<Idle, EngineError> {
        if self.get_lock().await?.is_some() {
            #[allow(
                clippy::disallowed_methods,
                reason = "who looks at a lock tells nobody when done"
            )]
            tokio::time::sleep(GLANCE).await;
            if let Some(holder) = self.get_lock().await? {
                return Ok(Idle::Held(holder));
            }
        }
        let mut attempts = 0;
        loop {
            let sent = self.step().await?;
            while self.running.join_next().await.is_some() {}
            attempts += sent;
            if sent == 0 {
                return Ok(Idle::Done(attempts));
            }
        }
    }

    /// One round: get the lock, keep the rhythm, let messages expire, start what can be sent. Returns how many
    /// attempts were started; 0 without the lock.
    ///
    /// # Errors
    /// When the engine cannot record.
    pub async fn step(&mut self) -> Result<usize, EngineError> {
        if self.get_lock().await?.is_some() {
            return Ok(0);
        }
        self.record_outcomes().await?;
        let (observation, secrets) = (self.watch.look(), self.secrets.clone());
        let waiting = self
            .engine
            .call(move |engine| {
                engine.observed(observation)?;
                engine.tick()?;
                engine.expire()?;
                engine.waiting(|name| secrets.stands_in_environment(name))
            })
            .await?;
        let targets = self.targets(waiting).await;
        let ready: BTreeSet<String> = targets.keys().cloned().collect();
        if ready.is_empty() {
            return Ok(0);
        }
        let attempts = self.engine.call(move |engine| engine.claim(&ready)).await?;
        let count = attempts.len();
        for attempt in attempts {
            if let Some(target) = targets.get(&attempt.message.channel).cloned() {
                self.start(attempt, target);
            }
        }
        Ok(count)
    }

    /// Tries for the lock; who holds it, when another does. The first time it is got, messages that a dead sender left
    /// are marked.
    async fn get_lock(&mut self) -> Result<Option<String>, EngineError> {
        if self.lock.is_some() {
            return Ok(None);
        }
        match held::try_lock(&self.folder, held::SENDER, &self.who) {
            Ok(Tried::Got(lock)) => {
                // Kept only once recovery succeeded, so that a failed one is tried again.
                self.engine.call(crate::engine::Engine::recover_sending).await?;
                self.lock = Some(lock);
                Ok(None)
            }
            Ok(Tried::Held(holder)) => Ok(Some(holder)),
            Err(error) => Err(EngineError::new(
                crate::engine::EngineCode::Storage,
                format!(
                    "The sender's lock cannot be used: {error}; make the data folder writable."
                ),
            )),
        }
    }

    /// Those of the channels that have something to send now which can, with where it goes. Secrets are read outside of
    /// any transaction, and away from the engine's thread, because a keychain may block.
    async fn targets(&mut self, mut waiting: Vec<ChannelConfig>) -> BTreeMap<String, Target> {
        self.resting.retain(|_, rounds| {
            *rounds -= 1;
            *rounds > 0
        });
        waiting.retain(|channel| !self.resting.contains_key(&channel.name));
        if waiting.is_empty() {
            return BTreeMap::new();
        }
        let asked: Vec<String> = waiting.iter().map(|channel| channel.name.clone()).collect();
        let secrets = self.secrets.clone();
        let read = move || -> BTreeMap<String, Target> {
            waiting.iter().filter_map(|channel| target(&secrets, channel)).collect()
        };
        let targets = tokio::task::spawn_blocking(read).await.unwrap_or_default();
        for name in asked.into_iter().filter(|name| !targets.contains_key(name)) {
            self.resting.insert(name, REST_ROUNDS);
        }
        targets
    }

    /// Records what an earlier round could not.
    async fn record_outcomes(&mut self) -> Result<(), EngineError> {
        let waiting = std::mem::take(&mut *lock(&self.unrecorded));
        for (at, (attempt, outcome)) in waiting.iter().enumerate() {
            if let Err(error) = settle(&self.engine, attempt, outcome, &self.clock).await {
                lock(&self.unrecorded).extend_from_slice(&waiting[at..]);
                return Err(error);
            }
        }
        Ok(())
    }

    fn start(&mut self, attempt: Attempt, target: Target) {
        let (engine, http, clock) = (self.engine.clone(), self.http.clone(), self.clock.clone());
        let unrecorded = self.unrecorded.clone();
        self.running.spawn(async move {
            let message = &attempt.message;
            let now = clock.now();
            let outcome = http.send(&target, attempt.kind, message.id, &message.payload, now).await;
            if let Err(error) = settle(&engine, &attempt, &outcome, &clock).await {
                tracing::error!(%error, "an outcome could not be recorded yet");
                lock(&unrecorded).push((attempt, outcome));
            }
        });
    }
}

fn lock(unrecorded: &Unrecorded) -> std::sync::MutexGuard<'_, Vec<(Attempt, Outcome)>> {
    unrecorded.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}

async fn settle(
    engine: &Handle,
    attempt: &Attempt,
    outcome: &Outcome,
    clock: &Clock,
) -> Result<(), EngineError> {
    let jitter = jitter(clock);
    let (attempt, outcome) = (attempt.clone(), outcome.clone());
    engine.call(move |engine| engine.settle(&attempt, &outcome, jitter)).await
}

/// Between 0.8 and 1.2, from the random bits of a fresh id.
fn jitter(clock: &Clock) -> f64 {
    let bits = Ids::at(clock.now()).next_uuid().as_u128() & 0xffff;
    0.8 + 0.4 * f64::from(u16::try_from(bits).unwrap_or_default()) / f64::from(u16::MAX)
}

fn target(secrets: &Secrets, channel: &ChannelConfig) -> Option<(String, Target)> {
    let secret = match secrets.read(&channel.name) {
        Ok(secret) => secret,
        Err(problem) => {
            tracing::info!(channel = channel.name, %problem, "left to a process that can read its secret");
            return None;
        }
    };
    match channel.kind.target(&secret) {
        Ok(target) => {
            if let Err(wrong) = channel.check_target(&target) {
                tracing::warn!(channel = channel.name, %wrong, "its secret leads elsewhere");
                return None;
            }
            Some((channel.name.clone(), target))
        }
        Err(misfit) => {
            tracing::warn!(channel = channel.name, %misfit, "its secret does not fit");
            None
        }
    }
}
