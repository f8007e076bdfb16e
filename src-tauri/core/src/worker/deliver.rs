//! The sender: keeps the rhythm and sends what the outbox holds.
//!
//! One process keeps the rhythm, and one sends to each channel; who does which is said by [`held`]. It looks once a
//! second and compares absolute times; it never sleeps until a due time. Channels are independent: a slow one does not
//! hold up another. One request at a time goes to a channel.

mod held;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::sync::watch;
use tokio::task::JoinSet;

use self::held::Held;
use crate::channel::{self, Outcome, Target};
use crate::clock::{Clock, Observation, Watch};
use crate::engine::{Attempt, Engine, Handle, Result, Waiting};
use crate::ids::Ids;
use crate::secret::Secrets;
use crate::team::config::ChannelConfig;
use crate::worker::seconds;

/// How long a lock that is only looked at may seem held.
const GLANCE: Duration = Duration::from_millis(50);

/// The sender of one process.
#[derive(Debug)]
pub struct Deliverer {
    engine: Handle,
    secrets: Arc<Secrets>,
    http: Arc<channel::Sender>,
    clock: Clock,
    held: Held,
    watch: Watch,
    running: JoinSet<()>,
    /// Channels that a request of this process is on its way to.
    busy: Shared<BTreeSet<String>>,
    /// Outcomes that could not be recorded yet: without them their lanes would wait for ever.
    unrecorded: Shared<Vec<(Attempt, Outcome)>>,
}

type Shared<T> = Arc<Mutex<T>>;

/// What `until_idle` came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Idle {
    /// So many attempts were made, and nothing more is due now.
    Done(usize),
    /// Another process sends, and left nothing to do here; it wrote who it is.
    Held(String),
}

impl Deliverer {
    /// A sender that has no lock yet. `who` is what others read in its locks: `the window, process 4711`.
    ///
    /// # Errors
    /// When the engine has ended.
    pub async fn new(
        engine: Handle,
        secrets: Arc<Secrets>,
        http: channel::Sender,
        who: String,
    ) -> Result<Self> {
        let (clock, folder) = engine
            .call(|engine| Ok((engine.clock().clone(), engine.store().folder().to_owned())))
            .await?;
        Ok(Self {
            engine,
            secrets,
            http: Arc::new(http),
            watch: Watch::new(&clock),
            clock,
            held: Held::nothing(folder, who),
            running: JoinSet::new(),
            busy: Shared::default(),
            unrecorded: Shared::default(),
        })
    }

    /// Sends until `stop` turns true. Errors are logged: the sender goes on.
    pub async fn run(mut self, mut stop: watch::Receiver<bool>) {
        let mut ticks = seconds();
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
        self.answered().await;
    }

    /// Does what is due now and does not wait for a later attempt.
    ///
    /// # Errors
    /// When the data folder cannot be used.
    pub async fn until_idle(mut self) -> Result<Idle> {
        if self.held.seems_kept() {
            #[allow(
                clippy::disallowed_methods,
                reason = "who looks at a lock tells nobody when done"
            )]
            tokio::time::sleep(GLANCE).await;
        }
        let mut attempts = 0;
        loop {
            let sent = self.step().await?;
            self.answered().await;
            attempts += sent;
            if sent == 0 {
                break;
            }
        }
        let holder = self.held.rhythm()?.filter(|_| attempts == 0);
        Ok(holder.map_or(Idle::Done(attempts), Idle::Held))
    }

    /// Waits for the requests that are on their way.
    pub(crate) async fn answered(&mut self) {
        while self.running.join_next().await.is_some() {}
    }

    /// One round: keep the rhythm, let messages expire, start what can be sent from here. Returns how many attempts
    /// were started. While nothing is due it visits the engine's thread once.
    ///
    /// # Errors
    /// When the engine cannot record.
    pub async fn step(&mut self) -> Result<usize> {
        let observation = self.watch.look();
        self.record_outcomes().await;
        let keeps = self.held.keeps_rhythm();
        let Some(waiting) = self.round(keeps.then_some(observation)).await? else {
            return Ok(self.give_way());
        };
        // Of whoever keeps the rhythm others say that nothing sends to a channel without a lock: so the locks of the
        // channels come first.
        let mut seen = self.targets(waiting).await;
        if !keeps && self.held.rhythm()?.is_none() {
            let Some(waiting) = self.round(Some(observation)).await? else {
                return Ok(self.give_way());
            };
            seen = self.targets(waiting).await;
        }
        let mut targets = seen?;
        let ready: BTreeSet<String> = targets.keys().cloned().collect();
        if ready.is_empty() {
            return Ok(0);
        }
        let attempts = self.engine.call(move |engine| engine.claim(&ready)).await?;
        let count = attempts.len();
        for attempt in attempts {
            if let Some(target) = targets.remove(&attempt.message.channel) {
                self.start(attempt, target);
            }
        }
        Ok(count)
    }

    /// Lets go of what a newer program has taken over: it waits for these locks.
    fn give_way(&mut self) -> usize {
        self.held.let_go(&lock(&self.busy));
        0
    }

    /// What there is to do for the channels; with what the clock saw, after what is due was done.
    async fn round(&self, kept: Option<Observation>) -> Result<Option<Waiting>> {
        let secrets = self.secrets.clone();
        let stands_in = move |name: &str| secrets.stands_in_environment(name);
        self.engine.call(move |engine| engine.round(kept, stands_in)).await
    }

    /// Where the channels lead to which something is due from here now. It gets the locks that are free first, and marks
    /// what a dead sender left; it keeps those of the channels whose secret it can read, so that another may have the
    /// rest.
    async fn targets(&mut self, mut waiting: Waiting) -> Result<BTreeMap<String, Target>> {
        let got = self.held.channels(&waiting)?;
        if self.recover(&got, &waiting).await? {
            // What waited behind a text that is no longer on its way is due now.
            waiting = self.round(None).await?.unwrap_or_default();
        }
        let to_read: Vec<ChannelConfig> = waiting
            .sendable
            .iter()
            .filter(|c| self.held.has(&c.name))
            .filter(|c| got.contains(&c.name) || waiting.due.contains_key(&c.name))
            .cloned()
            .collect();
        let asked: BTreeSet<String> = to_read.iter().map(|c| c.name.clone()).collect();
        let mut targets = self.read(to_read).await;
        let busy = lock(&self.busy).clone();
        self.held.keep_readable(&waiting, &asked, &targets, &busy);
        targets.retain(|name, _| waiting.due.contains_key(name) && !busy.contains(name));
        Ok(targets)
    }

    /// Marks what a dead sender left on its way to the channels that were got just now; true when there was something.
    async fn recover(&mut self, got: &BTreeSet<String>, waiting: &Waiting) -> Result<bool> {
        let left: BTreeSet<String> = got.intersection(&waiting.claimed).cloned().collect();
        if left.is_empty() {
            return Ok(false);
        }
        let marked = self.engine.call(move |engine| engine.recover_sending(&left)).await;
        if let Err(error) = marked {
            self.held.drop_all(got);
            return Err(error);
        }
        Ok(true)
    }

    /// Secrets are read outside of any transaction, and away from the engine's thread, because a keychain may block.
    async fn read(&self, channels: Vec<ChannelConfig>) -> BTreeMap<String, Target> {
        if channels.is_empty() {
            return BTreeMap::new();
        }
        let secrets = self.secrets.clone();
        let read = move || -> BTreeMap<String, Result<Target, String>> {
            channels.iter().map(|c| (c.name.clone(), target(&secrets, c))).collect()
        };
        let read = tokio::task::spawn_blocking(read).await.unwrap_or_default();
        let known = read.iter().map(|(name, read)| (name.clone(), read.clone().err())).collect();
        // An engine that has ended needs to know nothing more.
        let learn = |engine: &mut Engine| {
            engine.learn_secrets(known);
            Ok(())
        };
        let _ = self.engine.call(learn).await;
        read.into_iter().filter_map(|(name, target)| Some((name, target.ok()?))).collect()
    }

    /// Records what an earlier round could not. What fails again waits on, and holds up no other.
    async fn record_outcomes(&mut self) {
        let waiting = std::mem::take(&mut *lock(&self.unrecorded));
        for (attempt, outcome) in waiting {
            if settle(&self.engine, &attempt, &outcome, &self.clock).await.is_err() {
                lock(&self.unrecorded).push((attempt, outcome));
            }
        }
    }

    fn start(&mut self, attempt: Attempt, target: Target) {
        let (engine, http, clock) = (self.engine.clone(), self.http.clone(), self.clock.clone());
        let unrecorded = self.unrecorded.clone();
        let busy = Busy::mark(&self.busy, &attempt.message.channel);
        self.running.spawn(async move {
            let message = &attempt.message;
            let now = clock.now();
            let outcome = http.send(&target, attempt.kind, message.id, &message.payload, now).await;
            if let Err(error) = settle(&engine, &attempt, &outcome, &clock).await {
                tracing::error!(%error, "an outcome could not be recorded yet");
                lock(&unrecorded).push((attempt, outcome));
            }
            drop(busy);
        });
    }
}

/// A channel that a request is on its way to, for as long as this lives.
struct Busy(Shared<BTreeSet<String>>, String);

impl Busy {
    fn mark(busy: &Shared<BTreeSet<String>>, channel: &str) -> Self {
        lock(busy).insert(channel.to_owned());
        Self(busy.clone(), channel.to_owned())
    }
}

impl Drop for Busy {
    fn drop(&mut self) {
        lock(&self.0).remove(&self.1);
    }
}

fn lock<T>(shared: &Shared<T>) -> MutexGuard<'_, T> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}

async fn settle(
    engine: &Handle,
    attempt: &Attempt,
    outcome: &Outcome,
    clock: &Clock,
) -> Result<()> {
    let jitter = jitter(clock);
    let (attempt, outcome) = (attempt.clone(), outcome.clone());
    engine.call(move |engine| engine.settle(&attempt, &outcome, jitter)).await
}

/// Between 0.8 and 1.2, from the random bits of a fresh id.
fn jitter(clock: &Clock) -> f64 {
    let bits = Ids::at(clock.now()).next_uuid().as_u128() & 0xffff;
    0.8 + 0.4 * f64::from(u16::try_from(bits).unwrap_or_default()) / f64::from(u16::MAX)
}

/// Where a channel's messages go; or why this process cannot know it, so that they are left to another one.
fn target(secrets: &Secrets, channel: &ChannelConfig) -> Result<Target, String> {
    let secret = secrets.read(&channel.name).map_err(|problem| problem.to_string());
    let target = secret.and_then(|secret| {
        let target = channel.kind.target(&secret).map_err(|misfit| misfit.to_string())?;
        channel.check_target(&target).map_err(|wrong| wrong.to_string())?;
        Ok(target)
    });
    if let Err(problem) = &target {
        tracing::info!(
            channel = channel.name,
            problem,
            "left to a process that can use its secret"
        );
    }
    target
}
