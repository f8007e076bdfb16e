//! Keeps the library's cache current while the window is open: looks through the folders at the start, when the system
//! says that something in them changed, when the folders are others, and when somebody asks.
//!
//! The look itself has a thread of its own, because the engine's keeps the pings. Being told of changes is a
//! convenience: network shares and some ways of saving are missed, so the window also asks when it comes to the front,
//! and a runbook is read again when it is opened. A folder that cannot be watched is said once, and that is all.

#[cfg(test)]
mod tests;

use notify::event::EventKind;
use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher};
use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;
use tokio::sync::Notify;
use tokio::sync::broadcast::{Receiver, error::RecvError};
use tokio::time::timeout;

use crate::engine::{Changed, Engine, Handle, Result};
use crate::library::disk::folders::Folder;
use crate::library::disk::patience::in_time;
use crate::library::index::IndexJob;
use crate::store::library::Cache;

/// Quiet for this long means that a burst of changes is over.
const QUIET: Duration = Duration::from_millis(300);
/// Changes that never stop are looked at all the same.
const BURST: u32 = 10;

/// Keeps the cache current until the engine ends. `wake` asks for a look.
pub async fn run(engine: Handle, wake: Arc<Notify>) {
    let mut changes = engine.subscribe();
    let begun = engine.call(|engine| {
        engine.library().index_elsewhere();
        Ok(())
    });
    let mut alive = begun.await.is_ok();
    let mut watch = Watch::new(wake.clone());
    let mut cache = None;
    while alive {
        let Ok(job) = engine.call(|engine| Ok(engine.library().index_job()?)).await else { return };
        let job = Arc::new(job);
        watch = followed(watch, job.folders.clone()).await;
        cache = look(&engine, job.clone(), cache).await;
        alive = until_needed(&engine, &wake, &mut changes, &job).await;
    }
}

/// Watches these folders and no others. The system may wait for a share meanwhile, so another thread does it.
async fn followed(mut watch: Watch, folders: Vec<Folder>) -> Watch {
    let wake = watch.wake.clone();
    let done = tokio::task::spawn_blocking(move || {
        watch.follow(&folders);
        watch
    });
    done.await.unwrap_or_else(|error| {
        tracing::error!(%error, "watching the folders broke off");
        Watch::new(wake)
    })
}

/// Looks through the folders on another thread, and gives the cache back for the next time.
async fn look(engine: &Handle, job: Arc<IndexJob>, cache: Option<Cache>) -> Option<Cache> {
    match tokio::task::spawn_blocking(move || job.run(cache)).await {
        Ok(Ok((cache, report))) => {
            tracing::debug!(?report, "the library was looked through");
            // An engine that has ended needs no news.
            let _ = engine.call(said).await;
            Some(cache)
        }
        Ok(Err(error)) => {
            tracing::warn!(%error, "the library could not be looked through");
            None
        }
        Err(error) => {
            tracing::error!(%error, "looking through the library broke off");
            None
        }
    }
}

fn said(engine: &mut Engine) -> Result<()> {
    engine.library().looked_through();
    Ok(())
}

/// Waits until the folders are to be looked through again; false when the engine has ended.
async fn until_needed(
    engine: &Handle,
    wake: &Notify,
    changes: &mut Receiver<Changed>,
    job: &Arc<IndexJob>,
) -> bool {
    loop {
        let changed = tokio::select! {
            () = wake.notified() => {
                settle(wake).await;
                return true;
            }
            changed = changes.recv() => changed,
        };
        match changed {
            Ok(changed) if !changed.incidents.is_empty() => {}
            Ok(_) | Err(RecvError::Lagged(_)) => {
                let job = job.clone();
                match engine.call(move |engine| Ok(engine.library().still_holds(&job)?)).await {
                    Ok(true) => {}
                    Ok(false) => return true,
                    Err(_) => return false,
                }
            }
            Err(RecvError::Closed) => return false,
        }
    }
}

/// Lets a burst of changes end.
async fn settle(wake: &Notify) {
    for _ in 0..BURST {
        if timeout(QUIET, wake.notified()).await.is_err() {
            return;
        }
    }
}

type Roots = Arc<RwLock<BTreeSet<PathBuf>>>;

/// The system's watch on the folders.
struct Watch {
    wake: Arc<Notify>,
    watcher: Option<RecommendedWatcher>,
    /// The folders in use, with and without links in their paths, as the system may say either.
    roots: Roots,
    followed: BTreeSet<PathBuf>,
    failed: BTreeSet<PathBuf>,
}

impl Watch {
    fn new(wake: Arc<Notify>) -> Self {
        let (followed, failed) = (BTreeSet::new(), BTreeSet::new());
        Self { wake, watcher: None, roots: Roots::default(), followed, failed }
    }

    /// Watches these folders and no others. One that could not be watched is tried again each time, and said once.
    fn follow(&mut self, folders: &[Folder]) {
        let wanted: BTreeSet<PathBuf> = folders.iter().map(|folder| folder.root.clone()).collect();
        let asked = wanted.clone();
        let real = in_time(move || asked.iter().flat_map(|root| root.canonicalize()).collect());
        let real: BTreeSet<PathBuf> = real.unwrap_or_default();
        let roots = wanted.union(&real).cloned().collect();
        *self.roots.write().unwrap_or_else(PoisonError::into_inner) = roots;
        if self.watcher.is_none() || !self.followed.is_subset(&wanted) {
            let (wake, roots) = (self.wake.clone(), self.roots.clone());
            let told = move |event: notify::Result<Event>| {
                let roots = roots.read().unwrap_or_else(PoisonError::into_inner);
                if event.is_ok_and(|event| matters(&event, &roots)) {
                    wake.notify_one();
                }
            };
            self.followed.clear();
            self.watcher = notify::recommended_watcher(told)
                .inspect_err(|error| tracing::warn!(%error, "no folder can be watched"))
                .ok();
        }
        let Some(watcher) = &mut self.watcher else { return };
        for folder in wanted {
            if self.followed.contains(&folder) {
                continue;
            }
            match watcher.watch(&folder, RecursiveMode::Recursive) {
                Ok(()) => {
                    self.failed.remove(&folder);
                    self.followed.insert(folder);
                }
                Err(error) => {
                    if self.failed.insert(folder.clone()) {
                        let folder = folder.display();
                        tracing::warn!(%error, %folder, "the folder is not watched");
                    }
                }
            }
        }
    }
}

/// True for what can change the library. Reading is told too, and looking through the folders reads.
fn matters(event: &Event, roots: &BTreeSet<PathBuf>) -> bool {
    !matches!(event.kind, EventKind::Access(_))
        && (event.paths.is_empty() || !event.paths.iter().all(|path| is_noise(path, roots)))
}

/// True below something hidden, such as what Git writes. A folder of runbooks may itself lie below a hidden one, so only
/// the part of the path in the folder counts.
fn is_noise(path: &Path, roots: &BTreeSet<PathBuf>) -> bool {
    let hidden = |part: Component<'_>| matches!(part, Component::Normal(name) if OsStr::as_encoded_bytes(name).starts_with(b"."));
    let is_hidden = |below: &Path| below.components().any(hidden);
    let mut below = roots.iter().filter_map(|root| path.strip_prefix(root).ok()).peekable();
    below.peek().is_some() && below.all(is_hidden)
}
