//! The engine on a thread of its own, and the handle that everybody else holds.

use std::panic::{self, AssertUnwindSafe};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;
use tokio::sync::{broadcast, oneshot};

use super::{Changed, Engine, EngineError, Result};
use crate::clock::{Millis, Watch};

/// How often commits of other processes are looked for.
const POLL: Duration = Duration::from_millis(POLL_MS.unsigned_abs());
const POLL_MS: i64 = 200;

pub(super) fn broke_off() -> EngineError {
    EngineError::failed("This could not be done because of a fault in Holdfast; try it once more.")
}

type Job = Box<dyn FnOnce(&mut Engine) + Send>;

/// Reaches the engine's thread. Cheap to clone; the thread ends when the last handle is gone.
#[derive(Clone, Debug)]
pub struct Handle {
    jobs: mpsc::Sender<Job>,
    changed: broadcast::Sender<Changed>,
}

impl Handle {
    /// Moves the engine to its thread.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start(engine: Engine) -> Result<Self> {
        let (jobs, inbox) = mpsc::channel::<Job>();
        let (changed, _) = broadcast::channel(64);
        let publish = changed.clone();
        thread::Builder::new()
            .name("engine".to_owned())
            .spawn(move || run(engine, &inbox, &publish))
            .map_err(|e| EngineError::failed(format!("No thread could be started: {e}.")))?;
        Ok(Self { jobs, changed })
    }

    /// Runs `work` on the engine's thread and waits for its result.
    ///
    /// # Errors
    /// When `work` fails, or the engine has ended.
    pub async fn call<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Engine) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let (answer, result) = oneshot::channel();
        let job: Job = Box::new(move |engine| {
            // A caller that has gone away does not need the answer.
            let _ = answer.send(work(engine));
        });
        let gone = || EngineError::failed("The engine has ended; start Holdfast again.");
        self.jobs.send(job).map_err(|_| gone())?;
        result.await.map_err(|_| broke_off())?
    }

    /// What changes from now on, by this process or another.
    #[must_use]
    pub fn subscribe(&self) -> broadcast::Receiver<Changed> {
        self.changed.subscribe()
    }
}

/// Runs a job. A fault in one job is logged and ends that job alone: its caller is told, the log goes on.
fn guarded(engine: &mut Engine, job: Job) {
    let work = AssertUnwindSafe(|| job(engine));
    if panic::catch_unwind(work).is_err() {
        tracing::error!("a job of the engine broke off");
        engine.forget();
    }
}

fn look_at_clock(engine: &mut Engine, watch: &mut Watch, before: Millis) -> Result<()> {
    engine.look_at_clock(watch)?;
    if engine.clock().now() < before { engine.mark_clock() } else { Ok(()) }
}

fn run(mut engine: Engine, inbox: &mpsc::Receiver<Job>, publish: &broadcast::Sender<Changed>) {
    let mut looked_at = engine.clock().now();
    let mut watch = Watch::new(engine.clock());
    loop {
        let is_idle = match inbox.recv_timeout(POLL) {
            Ok(job) => {
                guarded(&mut engine, job);
                false
            }
            Err(RecvTimeoutError::Timeout) => true,
            Err(RecvTimeoutError::Disconnected) => return,
        };
        let now = engine.clock().now();
        if !is_idle && !engine.has_news() && (0..POLL_MS).contains(&now.since(looked_at)) {
            continue;
        }
        if let Err(error) = look_at_clock(&mut engine, &mut watch, looked_at) {
            tracing::warn!(%error, "that the clock was put back could not be recorded");
        }
        looked_at = now;
        match engine.changes() {
            // Nobody listening is no error.
            Ok(Some(changed)) => drop(publish.send(changed)),
            Ok(None) => {}
            Err(error) => tracing::warn!(%error, "changes could not be looked for"),
        }
    }
}
