//! Brings the library's cache up to what lies in the folders: look at every file, read only what changed, write in
//! batches.
//!
//! Reading and parsing is shared among threads; one thread writes. It runs wherever it is called: a terminal program
//! waits for it, the window has a thread for it, because the engine's keeps the pings.

mod entry;

#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, AtomicUsize, Ordering};
use std::sync::{Arc, mpsc};
use std::thread;

use crate::clock::Millis;
use crate::library::choices::chosen::Chosen;
use crate::library::disk::folders::Folder;
use crate::library::disk::patience::in_time;
use crate::library::disk::walk;
use crate::library::disk::walk::{Found, Seen, Walked};
use crate::store::Result;
use crate::store::library::{Batch, Cache, Entry, SeenFolder, Stamp};

/// Files that become visible together at first. Each batch may be twice as long as the one before, because the words of
/// every batch are sorted and merged with those before.
const BATCH: usize = 512;
/// The most files that become visible together, and about the most bytes of them that wait in memory.
const LONGEST_BATCH: (usize, usize) = (4_096, 32_000_000);
/// From how many files on the words are gathered in memory first.
const MANY: usize = 1_000;
/// How often "last seen" of a folder is written down when nothing else changed.
const SEEN_EVERY_MINUTES: i64 = 10;

/// How far an index is, for whoever looks on from another thread. Clones show the same.
#[derive(Clone, Debug, Default)]
pub struct Progress(Arc<AtomicU32>);

impl Progress {
    /// Files that are still to be looked at; none when nothing runs.
    #[must_use]
    pub fn waiting(&self) -> Option<u32> {
        self.0.load(Ordering::Relaxed).checked_sub(1)
    }

    /// Says that an index runs; how many files wait is not known yet.
    pub fn begin(&self) {
        self.set(0);
    }

    fn set(&self, waiting: usize) {
        self.0.store(u32::try_from(waiting + 1).unwrap_or(u32::MAX), Ordering::Relaxed);
    }

    fn end(&self) {
        self.0.store(0, Ordering::Relaxed);
    }
}

/// What an index on another thread needs.
#[derive(Clone, Debug)]
pub struct IndexJob {
    /// The folders to look through.
    pub folders: Vec<Folder>,
    /// The choices about steps.
    pub chosen: Chosen,
    /// Where the cache lies.
    pub data: PathBuf,
    /// The time.
    pub now: Millis,
    /// Where the index says how far it is.
    pub progress: Progress,
}

impl IndexJob {
    /// Looks through the folders and gives the cache back, which is opened where none is given.
    pub fn run(&self, cache: Option<Cache>) -> Result<(Cache, Report)> {
        let mut cache = cache.map_or_else(|| Cache::open(&self.data), Ok)?;
        let report = self.refresh(&mut cache)?;
        Ok((cache, report))
    }

    /// Brings `cache` up to what lies in the folders, and uses these from now on. What cannot be reached stays as it was
    /// last seen.
    pub fn refresh(&self, cache: &mut Cache) -> Result<Report> {
        self.progress.begin();
        let done = self.look_through(cache);
        self.progress.end();
        done
    }

    fn look_through(&self, cache: &mut Cache) -> Result<Report> {
        let roots: Vec<_> = self.folders.iter().map(|folder| folder.root.clone()).collect();
        let known = cache.use_folders(&roots, self.now)?;
        let mut report = Report::default();
        let mut seen = Seen::new();
        let mut jobs = Vec::new();
        let mut gone = Vec::new();
        let mut states = Vec::new();
        for (folder, known) in self.folders.iter().zip(&known) {
            let mut stamps = cache.stamps(known.id)?;
            let walked = walk::walk(folder, &mut seen);
            let walked =
                if is_unmounted(folder, &walked, &stamps) { unmounted(folder) } else { walked };
            report.files += walked.files.len();
            for found in walked.files {
                jobs.extend(job(folder, known.id, found, &self.chosen, &mut stamps));
            }
            stamps.retain(|below, _| !walked.unread.iter().any(|unread| below.starts_with(unread)));
            gone.extend(stamps.into_values().map(|stamp| stamp.id));
            let problem = walked.problem.map(|problem| said(&problem, known));
            report.problems.extend(problem.clone());
            states.push((known.clone(), problem, walked.unread.is_empty()));
        }
        (report.read, report.gone) = (jobs.len(), gone.len());
        write_states(cache, &states, &gone, self.now)?;
        read_all(cache, jobs, &self.chosen, &self.progress)?;
        Ok(report)
    }
}

/// What an index came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Files that lie in the folders.
    pub files: usize,
    /// Of these, files that were read.
    pub read: usize,
    /// Files that are gone.
    pub gone: usize,
    /// Folders that could not be read, wholly or in part: each is a sentence.
    pub problems: Vec<String>,
}

/// A file that is to be read.
struct Job {
    folder: i64,
    inside: PathBuf,
    /// Its id in the cache, and the choices that it was read with.
    before: Option<(i64, String)>,
    known_as: String,
    found: Found,
}

/// The job for a file, unless it is as it was.
fn job(
    folder: &Folder,
    id: i64,
    mut found: Found,
    chosen: &Chosen,
    stamps: &mut HashMap<String, Stamp>,
) -> Option<Job> {
    let known_as = folder.name_of(&found.below);
    found.stamp.choices = chosen.digest(&known_as);
    let before = stamps.remove(&found.below);
    if before.as_ref().is_some_and(|before| before.is_same(&found.stamp)) {
        return None;
    }
    let before = before.map(|stamp| (stamp.id, stamp.choices));
    Some(Job { folder: id, inside: folder.inside.clone(), before, known_as, found })
}

/// A share that is not mounted leaves a bare folder behind.
fn is_unmounted(folder: &Folder, walked: &Walked, stamps: &HashMap<String, Stamp>) -> bool {
    folder.is_elsewhere && walked.is_bare && !stamps.is_empty()
}

fn unmounted(folder: &Folder) -> Walked {
    Walked {
        problem: Some(format!(
            "{} is empty now, as a share that is not there",
            folder.root.display()
        )),
        unread: vec![String::new()],
        ..Walked::default()
    }
}

/// The sentence for a folder that could not be read.
fn said(problem: &str, known: &SeenFolder) -> String {
    match known.seen_at {
        Some(at) => {
            format!(
                "{problem}; its runbooks are shown as last seen on {}.",
                at.utc().format("%d %b %Y")
            )
        }
        None => format!("{problem}; mount or make it, or take it out of the folders."),
    }
}

/// Writes what became of the folders and forgets what is gone; nothing is written when nothing is new.
fn write_states(
    cache: &mut Cache,
    states: &[(SeenFolder, Option<String>, bool)],
    gone: &[i64],
    now: Millis,
) -> Result<()> {
    let is_old = |seen: &SeenFolder| {
        seen.seen_at.is_none_or(|at| at.plus_minutes(SEEN_EVERY_MINUTES) < now || now < at)
    };
    let is_news = |(known, problem, whole): &(SeenFolder, Option<String>, bool)| {
        *problem != known.problem || *whole && is_old(known)
    };
    if gone.is_empty() && !states.iter().any(is_news) {
        return Ok(());
    }
    let mut batch = cache.batch()?;
    for (known, problem, whole) in states {
        batch.saw_folder(known.id, now, problem.as_deref(), *whole)?;
    }
    for id in gone {
        batch.drop_file(*id)?;
    }
    batch.commit()
}

/// Reads the files on as many threads as there are cores and writes them as they come.
fn read_all(cache: &mut Cache, jobs: Vec<Job>, chosen: &Chosen, progress: &Progress) -> Result<()> {
    if jobs.is_empty() {
        return Ok(());
    }
    progress.set(jobs.len());
    if jobs.len() >= MANY {
        cache.expect_many()?;
    }
    let threads = thread::available_parallelism().map_or(1, usize::from).min(jobs.len());
    let next = AtomicUsize::new(0);
    let (send, entries) = mpsc::sync_channel::<(usize, Entry)>(BATCH);
    thread::scope(|scope| {
        for _ in 0..threads {
            let (send, next, jobs) = (send.clone(), &next, &jobs);
            scope.spawn(move || {
                while let Some((at, job)) = take(jobs, next) {
                    // The writer has given up: nobody needs the rest.
                    if send.send((at, entry::of(job, chosen))).is_err() {
                        return;
                    }
                }
            });
        }
        drop(send);
        write_all(cache, &jobs, &entries, progress)
    })
}

fn take<'a>(jobs: &'a [Job], next: &AtomicUsize) -> Option<(usize, &'a Job)> {
    let at = next.fetch_add(1, Ordering::Relaxed);
    Some((at, jobs.get(at)?))
}

fn write_all(
    cache: &mut Cache,
    jobs: &[Job],
    entries: &mpsc::Receiver<(usize, Entry)>,
    progress: &Progress,
) -> Result<()> {
    let mut left = jobs.len();
    let mut most = BATCH;
    loop {
        // The files are waited for first: while a batch is open nobody else can write.
        let ready = gather(entries, most);
        if ready.is_empty() {
            return Ok(());
        }
        most = (most * 2).min(LONGEST_BATCH.0);
        let mut batch = cache.batch()?;
        for (at, entry) in &ready {
            let before = jobs[*at].before.as_ref();
            put(&mut batch, before.map(|(id, choices)| (*id, choices.as_str())), entry)?;
        }
        batch.commit()?;
        left -= ready.len();
        progress.set(left);
    }
}

/// The next entries, as they come; none when no more do.
fn gather(entries: &mpsc::Receiver<(usize, Entry)>, most: usize) -> Vec<(usize, Entry)> {
    let mut ready = Vec::new();
    let mut bytes = 0;
    while ready.len() < most
        && bytes < LONGEST_BATCH.1
        && let Ok((at, entry)) = entries.recv()
    {
        bytes += entry.source.len();
        ready.push((at, entry));
    }
    ready
}

/// Writes what a file came to. `before` is its id in the cache and the choices that it was read with.
fn put(batch: &mut Batch<'_>, before: Option<(i64, &str)>, entry: &Entry) -> Result<()> {
    match before {
        Some((id, _)) if entry.is_unread() => batch.could_not_read(id, entry),
        Some((id, choices)) if choices == entry.stamp.choices => batch.put_if_changed(id, entry),
        Some(_) | None => batch.put(entry),
    }
}

/// Reads one file again, whatever its stamp says: shares and renames can keep it. Says whether it changed. A disk that
/// does not answer is not waited for: the file then stays as it was until the next look through the folders.
pub fn look_again(
    cache: &mut Cache,
    chosen: Chosen,
    folder: &Folder,
    id: i64,
    below: &str,
) -> Result<bool> {
    let (folder, path) = (folder.clone(), below.to_owned());
    let read = in_time(move || read_again(&chosen, &folder, id, path));
    let Some(entry) = read.flatten() else { return Ok(false) };
    let before = cache.change()?;
    let known = cache.stamp_of(id, below)?;
    let mut batch = cache.batch()?;
    put(&mut batch, known.as_ref().map(|stamp| (stamp.id, stamp.choices.as_str())), &entry)?;
    batch.commit()?;
    Ok(cache.change()? != before)
}

fn read_again(chosen: &Chosen, folder: &Folder, id: i64, below: String) -> Option<Entry> {
    let file = folder.file(&below);
    let facts = std::fs::metadata(&file).ok()?;
    let known_as = folder.name_of(&below);
    let mut stamp = walk::stamp(&facts);
    stamp.choices = chosen.digest(&known_as);
    let leads_outside = !is_inside(&file, &folder.inside);
    let found = Found { file, below, stamp, leads_outside };
    let job = Job { folder: id, inside: folder.inside.clone(), before: None, known_as, found };
    Some(entry::of(&job, chosen))
}

/// True when a file lies in the folder, whatever links lead there.
#[must_use]
pub fn is_inside(file: &Path, folder: &Path) -> bool {
    match (file.canonicalize(), folder.canonicalize()) {
        (Ok(file), Ok(folder)) => file.starts_with(folder),
        (_, _) => false,
    }
}
