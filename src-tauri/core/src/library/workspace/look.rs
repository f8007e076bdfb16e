//! Who looks at the workspace's files: one thread for as long as the workspace is in use. It looks when it is asked, and
//! by itself once a second; whoever asked for nothing finds what it found, without waiting.

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use super::known;
use crate::library::choices;
use crate::library::choices::chosen::Chosen;
use crate::library::disk::folders::Ground;
use crate::library::disk::patience::Asked;
use crate::team::config::{self, Config, ConfigError};

/// How often the files are looked at by themselves: network shares tell nobody of a change.
const EVERY: Duration = Duration::from_secs(1);

/// What a look found; what is as it was before is left out.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// What was read of `holdfast.toml`; true when the file is there and holds nothing.
    pub config: Option<(bool, Result<Config, ConfigError>)>,
    pub chosen: Option<Chosen>,
    pub ground: Option<Ground>,
}

/// The thread that looks. It ends with this.
#[derive(Debug)]
pub(super) struct Looker {
    /// Each question has its own way back.
    inbox: Sender<Sender<()>>,
    asked: Asked<()>,
    found: Receiver<Found>,
}

impl Looker {
    /// Looks from now on; `look` leaves out what is as it was before.
    pub fn start(mut look: impl FnMut() -> Found + Send + 'static) -> Self {
        let (inbox, questions) = mpsc::channel::<Sender<()>>();
        let (tell, found) = mpsc::channel();
        let run = move || {
            loop {
                let asked = match questions.recv_timeout(EVERY) {
                    Ok(asked) => Some(asked),
                    Err(RecvTimeoutError::Timeout) => None,
                    Err(RecvTimeoutError::Disconnected) => return,
                };
                // A fault in one look is logged where it happens, and the next one may do better.
                let new = catch_unwind(AssertUnwindSafe(&mut look)).unwrap_or_default();
                let is_news = new.config.is_some() || new.chosen.is_some() || new.ground.is_some();
                if is_news {
                    // Nobody waits any more when it took too long.
                    drop(tell.send(new));
                }
                let _ = asked.map(|asked| asked.send(()));
            }
        };
        // Without a thread there is no answer, as with a share that is gone.
        drop(thread::Builder::new().name("look".to_owned()).spawn(run));
        Self { inbox, asked: Asked::default(), found }
    }

    /// Looks from now on instead of this; what this one was asked and did not answer counts no more.
    pub fn instead(&self, look: impl FnMut() -> Found + Send + 'static) -> Self {
        Self { asked: self.asked.anew(), ..Self::start(look) }
    }

    /// Asks for a look; true when there was an answer in time, to this question or to the one before.
    pub fn ask(&mut self, patience: Duration) -> bool {
        let pose = || {
            let (send, answer) = mpsc::channel();
            // A thread that has ended answers nothing.
            let _ = self.inbox.send(send);
            answer
        };
        self.asked.wait(patience, pose).is_some()
    }

    /// The next that was found and not taken yet.
    pub fn found(&mut self) -> Option<Found> {
        self.asked.late();
        self.found.try_recv().ok()
    }

    /// True while a look that was asked for is not over.
    pub fn is_silent(&self) -> bool {
        self.asked.is_waiting()
    }
}

/// Tells whether a file was changed.
#[derive(Debug, PartialEq)]
struct Stamp {
    len: u64,
    changed: SystemTime,
    rights: fs::Permissions,
}

/// A look at the files of the workspace at `root`, and at the choices in `data`: what differs from the one before.
pub(super) fn looks(root: &Path, data: &Path) -> impl FnMut() -> Found + Send + 'static {
    let (root, data) = (root.to_owned(), data.to_owned());
    let (mut config_before, mut choices_before, mut ground_before) = (None, None, None);
    move || {
        // Stamps are taken before the files are read: a change in between shows the next time.
        let stamp_now = stamp(&root.join(config::FILE));
        let choices_now = Some([&root, &data].map(|place| stamp(&place.join(choices::FILE))));
        let is_same = config_before.as_ref() == Some(&stamp_now);
        let is_empty = stamp_now.as_ref().is_some_and(|stamp| stamp.len == 0);
        let config = (!is_same).then(|| (is_empty, read(&root, &data)));
        // What has no stamp and cannot be read is tried again each time.
        let is_unknown =
            stamp_now.is_none() && config.as_ref().is_some_and(|(_, read)| read.is_err());
        config_before = (!is_unknown).then_some(stamp_now);
        let chosen = (choices_before != choices_now).then(|| Chosen::load(&root, &data));
        choices_before = choices_now;
        let ground_now = Some(Ground::of(&root));
        let ground = ground_now.clone().filter(|_| ground_before != ground_now);
        ground_before = ground_now;
        Found { config, chosen, ground }
    }
}

/// Reads `holdfast.toml` and keeps it; without one in a workspace that was known before, says whether that is gone.
fn read(root: &Path, data: &Path) -> Result<Config, ConfigError> {
    let found = Config::load_file(&root.join(config::FILE))?;
    if found.is_some() {
        known::keep(data, root);
    } else if known::is_gone(root) && known::recall(data, root).is_some() {
        return Err(ConfigError::Gone { path: root.to_owned() });
    }
    Ok(found.unwrap_or_default())
}

/// None when the file is not there.
fn stamp(path: &Path) -> Option<Stamp> {
    let facts = fs::metadata(path).ok()?;
    let changed = facts.modified().unwrap_or(UNIX_EPOCH);
    Some(Stamp { len: facts.len(), changed, rights: facts.permissions() })
}
