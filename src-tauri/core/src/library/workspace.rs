//! What the workspace's own files say: `holdfast.toml`, the choices about steps, and which folders there are.
//!
//! They may lie on a share, and the engine's thread keeps the pings. So they are looked at on another thread, and what
//! was read last stands until the share answers. What is deliberately absent: runbooks (see [`super::files`]).

mod known;
mod look;
#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};

use self::look::{Found, Looker, looks};
use super::choices::chosen::Chosen;
use super::disk::ReadError;
use super::disk::folders::{Folder, Ground, folders};
use super::disk::patience::{in_time, patience};
use crate::clock::Millis;
use crate::team::config::{self, Config, ConfigError};

/// How long an empty `holdfast.toml` is taken for one that is being saved, in milliseconds.
const SAVING_MS: i64 = 2_000;

/// A workspace, and what was read of it last.
#[derive(Debug)]
pub(crate) struct Workspace {
    root: PathBuf,
    data: PathBuf,
    looker: Looker,
    /// The team's once `is_known`, the defaults before.
    pub config: Config,
    /// It was read well since this was opened.
    is_read: bool,
    /// What is wrong with `holdfast.toml`; the last good one holds meanwhile.
    pub problem: Option<String>,
    /// `holdfast.toml` was read well at least once on this laptop.
    pub is_known: bool,
    pub chosen: Chosen,
    /// None until the workspace answered once.
    ground: Option<Ground>,
    /// What was read of `holdfast.toml`, and from when on it holds.
    read: Option<(Millis, Result<Config, ConfigError>)>,
    is_news: bool,
}

impl Workspace {
    /// Reads the files of the workspace at `root`; the choices of this laptop lie in `data`. Until they can be read, what
    /// was known last holds.
    pub fn open(root: &Path, data: &Path, now: Millis) -> Self {
        let known = known::recall(data, root);
        let mut workspace = Self {
            root: root.to_owned(),
            data: data.to_owned(),
            looker: Looker::start(looks(root, data)),
            is_read: false,
            problem: None,
            is_known: known.is_some(),
            config: known.unwrap_or_default(),
            chosen: Chosen::default(),
            ground: None,
            read: None,
            is_news: false,
        };
        workspace.look(now);
        workspace
    }

    /// Where it lies, as it was named.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// What it goes by in what this laptop keeps about it: where it lies, without links.
    pub fn name(&self) -> String {
        let home = self.ground.as_ref().map_or(&self.root, |ground| &ground.home);
        home.to_string_lossy().into_owned()
    }

    /// Its folders, and those that were `added` on this laptop.
    pub fn folders(&self, added: &[PathBuf]) -> Vec<Folder> {
        let ground = self.ground.clone().unwrap_or_else(|| Ground::unseen(&self.root));
        folders(&self.root, &ground, &self.config.folders, added)
    }

    /// Reads what was changed, unless an earlier look still waits. A broken `holdfast.toml` keeps the last good one.
    pub fn look(&mut self, now: Millis) {
        let answered = self.looker.ask(patience());
        self.take_in(now);
        if !answered && !self.has_answered() && self.problem.is_none() {
            let path = self.root.join(config::FILE);
            self.problem = Some(ReadError::Silent { path }.to_string());
            self.is_news = true;
        }
    }

    /// Reads the files after they were changed here, whatever their stamps say.
    pub fn look_afresh(&mut self, now: Millis) {
        // An answer that is still open would be an old one.
        self.looker = self.looker.instead(looks(&self.root, &self.data));
        self.look(now);
    }

    /// True once the workspace answered.
    pub fn has_answered(&self) -> bool {
        self.ground.is_some()
    }

    /// Takes in what was found without being asked for; true when something changed since the last call.
    pub fn heard(&mut self, now: Millis) -> bool {
        self.take_in(now);
        std::mem::take(&mut self.is_news)
    }

    /// True while the workspace does not answer.
    pub fn is_silent(&self) -> bool {
        self.looker.is_silent()
    }

    /// Writes into the workspace, waited for no longer than a file is.
    pub fn written<E: From<ReadError> + Send + 'static>(
        &self,
        write: impl FnOnce() -> Result<(), E> + Send + 'static,
    ) -> Result<(), E> {
        let silent = || Err(ReadError::Silent { path: self.root.clone() }.into());
        in_time(write).unwrap_or_else(silent)
    }

    fn take_in(&mut self, now: Millis) {
        while let Some(found) = self.looker.found() {
            self.take(found, now);
        }
        self.settle(now);
    }

    fn take(&mut self, found: Found, now: Millis) {
        if let Some(ground) = found.ground {
            self.ground = Some(ground);
            self.is_news = true;
        }
        if let Some(chosen) = found.chosen {
            chosen.complain(&self.chosen);
            self.chosen = chosen;
            self.is_news = true;
        }
        if let Some((is_empty, read)) = found.config {
            // Many editors empty a file before they fill it, and in that moment all channels would be gone.
            let is_saving = is_empty && self.is_read && self.config != Config::default();
            let since = self.read.take().map_or(now.plus(SAVING_MS), |(at, _)| at);
            self.read = Some((if is_saving { since } else { now }, read));
            self.settle(now);
        }
    }

    /// Takes over what was read of `holdfast.toml`, once it holds.
    fn settle(&mut self, now: Millis) {
        let Some((_, read)) = self.read.take_if(|(at, _)| *at <= now) else { return };
        let problem = read.as_ref().err().map(ToString::to_string);
        self.is_news |= self.problem != problem;
        self.problem = problem;
        if let Ok(config) = read {
            self.is_news |= self.config != config;
            self.is_known = true;
            self.is_read = true;
            self.config = config;
        }
    }
}
