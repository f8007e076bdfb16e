//! What this process does for the data folder: it keeps the rhythm when it has the sender's lock, and it sends to the
//! channels whose locks it has. The locks are apart, so that a process that cannot read a channel's secret keeps nobody
//! else from sending to it.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::PathBuf;

use crate::channel::Target;
use crate::clock::Millis;
use crate::engine::{EngineCode, EngineError, Result, Waiting};
use crate::lock::{self, Lock, Tried};

/// Rounds for which a channel is left alone when its secret could not be read: a keychain that is locked is not asked
/// again and again.
const REST_ROUNDS: u32 = 30;

/// The locks of one process.
#[derive(Debug)]
pub(super) struct Held {
    folder: PathBuf,
    who: String,
    rhythm: Option<Lock>,
    channels: BTreeMap<String, Lock>,
    resting: BTreeMap<String, Resting>,
}

/// A channel whose secret could not be read: it is left alone for so many rounds, unless something new is due there.
#[derive(Debug)]
struct Resting {
    rounds: u32,
    newest: Option<Millis>,
}

impl Held {
    /// No lock yet. `who` is what others read in them.
    pub fn nothing(folder: PathBuf, who: String) -> Self {
        Self { folder, who, rhythm: None, channels: BTreeMap::new(), resting: BTreeMap::new() }
    }

    /// True when this process keeps the rhythm.
    pub fn keeps_rhythm(&self) -> bool {
        self.rhythm.is_some()
    }

    /// True while some process has the lock of the rhythm, or only looks at it.
    pub fn seems_kept(&self) -> bool {
        lock::is_held(&self.folder, lock::SENDER)
    }

    /// Tries for the lock of the rhythm; who has it, when another does.
    pub fn rhythm(&mut self) -> Result<Option<String>> {
        if self.rhythm.is_some() {
            return Ok(None);
        }
        match lock::try_lock(&self.folder, lock::SENDER, &self.who).map_err(unusable)? {
            Tried::Got(lock) => {
                self.rhythm = Some(lock);
                Ok(None)
            }
            Tried::Held(holder) => Ok(Some(holder)),
        }
    }

    /// Tries for the locks of the channels that can be sent to, and of those where a dead sender may have left
    /// something; returns the names of those that were got just now.
    pub fn channels(&mut self, waiting: &Waiting) -> Result<BTreeSet<String>> {
        self.resting.retain(|name, rest| {
            rest.rounds -= 1;
            rest.rounds > 0 && rest.newest == waiting.due.get(name).copied()
        });
        let sendable = waiting.sendable.iter().map(|channel| &channel.name);
        let wanted = sendable.filter(|name| !self.resting.contains_key(*name));
        let mut got = BTreeSet::new();
        for name in wanted.chain(&waiting.claimed) {
            if self.channels.contains_key(name) {
                continue;
            }
            let file = lock::of_channel(name);
            let tried = lock::try_lock(&self.folder, &file, &self.who).map_err(unusable)?;
            if let Tried::Got(lock) = tried {
                self.channels.insert(name.clone(), lock);
                got.insert(name.clone());
            }
        }
        Ok(got)
    }

    /// True when this process sends to the channel.
    pub fn has(&self, name: &str) -> bool {
        self.channels.contains_key(name)
    }

    /// Lets the channels go that cannot be sent to from here: those that may not send, and those that were asked for
    /// their secret and gave none. One that a request is on its way to is kept until it is answered.
    pub fn keep_readable(
        &mut self,
        waiting: &Waiting,
        asked: &BTreeSet<String>,
        readable: &BTreeMap<String, Target>,
        busy: &BTreeSet<String>,
    ) {
        for name in asked.iter().filter(|name| !readable.contains_key(*name)) {
            let newest = waiting.due.get(name).copied();
            self.resting.insert(name.clone(), Resting { rounds: REST_ROUNDS, newest });
        }
        let may = |name: &String| waiting.sendable.iter().any(|channel| channel.name == *name);
        self.channels.retain(|name, _| {
            busy.contains(name) || (may(name) && !self.resting.contains_key(name))
        });
    }

    /// Lets these channels go.
    pub fn drop_all(&mut self, names: &BTreeSet<String>) {
        self.channels.retain(|name, _| !names.contains(name));
    }

    /// Lets everything go but the channels that a request is on its way to.
    pub fn let_go(&mut self, busy: &BTreeSet<String>) {
        self.rhythm = None;
        self.channels.retain(|name, _| busy.contains(name));
    }
}

fn unusable(error: io::Error) -> EngineError {
    let message =
        format!("The sender's lock cannot be used: {error}; make the data folder writable.");
    EngineError::new(EngineCode::Storage, message)
}
