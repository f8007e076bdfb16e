//! What the workspace's own files say: `holdfast.toml`, the choices about steps, and which folders there are.
//!
//! They may lie on a share, and the engine's thread keeps the pings. So they are looked at on another thread, and what
//! was read last stands until the share answers. What is deliberately absent: runbooks (see [`super::files`]).

#[cfg(test)]
mod tests;

use std::fs;
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use super::Engine;
use super::asked::Asked;
use crate::clock::Millis;
use crate::library::choices;
use crate::library::chosen::Chosen;
use crate::library::folders::Ground;
use crate::library::read::{PATIENCE, ReadError};
use crate::team::config;
use crate::team::config::{Config, ConfigError};

/// How long an empty `holdfast.toml` is taken for one that is being saved, in milliseconds.
const SAVING_MS: i64 = 2_000;

/// What was read last of the workspace that is in use.
#[derive(Debug, Default)]
pub(super) struct Team {
    asked: Asked<Answer>,
    before: Before,
    pub(super) config: Config,
    pub(super) problem: Option<String>,
    /// `holdfast.toml` was read well at least once; `config` is then the team's.
    pub(super) is_known: bool,
    /// Since when `holdfast.toml` is empty: somebody may be in the middle of saving it.
    empty_since: Option<Millis>,
    pub(super) chosen: Chosen,
    /// None until the workspace answered once.
    pub(super) ground: Option<Ground>,
}

/// What the last answer was read from. None is read again whatever it says.
#[derive(Clone, Debug, Default)]
struct Before {
    config: Option<Option<Stamp>>,
    choices: Option<[Option<Stamp>; 2]>,
}

/// Tells whether a file was changed.
#[derive(Clone, Debug, PartialEq)]
struct Stamp {
    len: u64,
    changed: SystemTime,
    rights: fs::Permissions,
}

/// What a look found; what is as it was before is left out.
#[derive(Debug)]
struct Answer {
    config_stamp: Option<Stamp>,
    config: Option<Result<Config, ConfigError>>,
    choices: [Option<Stamp>; 2],
    chosen: Option<Chosen>,
    ground: Ground,
}

impl Engine {
    /// Looks at the workspace's files, unless an earlier look still waits. A broken `holdfast.toml` keeps the last good
    /// one.
    pub(super) fn reload_config(&mut self) {
        let (workspace, data) = (self.workspace.clone(), self.store.folder().to_owned());
        let mut before = self.team.before.clone();
        if before.config == Some(None) && self.team.problem.is_some() {
            before.config = None;
        }
        let look = move || looked(&workspace, &data, &before);
        match self.team.asked.ask(PATIENCE, look) {
            Some(answer) => self.take_in(answer),
            None if self.team.ground.is_none() && self.team.problem.is_none() => {
                let path = self.workspace.join(config::FILE);
                self.team.problem = Some(ReadError::Silent { path }.to_string());
                self.seen.dirty = true;
            }
            None => {}
        }
    }

    /// Reads the workspace's files after they were changed here, whatever their stamps say.
    pub(super) fn reload_changed(&mut self) {
        self.team.asked.forget();
        self.team.before = Before::default();
        self.reload_config();
    }

    /// True while the workspace does not answer.
    pub(super) fn is_workspace_silent(&self) -> bool {
        self.team.asked.is_waiting()
    }

    fn take_in(&mut self, answer: Answer) {
        if self.team.ground.as_ref() != Some(&answer.ground) {
            self.team.ground = Some(answer.ground);
            self.seen.dirty = true;
        }
        if let Some(chosen) = answer.chosen {
            self.team.chosen = chosen;
            self.team.before.choices = Some(answer.choices);
            self.seen.dirty = true;
        }
        let Some(config) = answer.config else { return };
        if self.is_being_saved(answer.config_stamp.as_ref()) {
            return;
        }
        self.team.before.config = Some(answer.config_stamp);
        self.seen.dirty = true;
        match config {
            Ok(config) => {
                self.team.config = config;
                self.team.is_known = true;
                self.team.problem = None;
            }
            Err(problem) => self.team.problem = Some(problem.to_string()),
        }
    }

    /// True while a file that said something has only just become empty. Many editors empty a file before they fill
    /// it, and in that moment all channels would be gone.
    fn is_being_saved(&mut self, stamp: Option<&Stamp>) -> bool {
        let is_empty = stamp.is_some_and(|stamp| stamp.len == 0);
        if !is_empty || self.team.config == Config::default() {
            self.team.empty_since = None;
            return false;
        }
        let now = self.clock.now();
        let since = *self.team.empty_since.get_or_insert(now);
        now.since(since) < SAVING_MS
    }
}

fn looked(workspace: &Path, data: &Path, before: &Before) -> Answer {
    // Stamps are taken before the files are read: a change in between shows the next time.
    let config_stamp = stamp(&workspace.join(config::FILE));
    let is_same = before.config.as_ref() == Some(&config_stamp);
    let choices = [workspace, data].map(|place| stamp(&place.join(choices::FILE)));
    let are_same = before.choices.as_ref() == Some(&choices);
    Answer {
        config: (!is_same).then(|| Config::load(workspace)),
        config_stamp,
        chosen: (!are_same).then(|| Chosen::load(workspace, data)),
        choices,
        ground: Ground::of(workspace),
    }
}

/// None when the file is not there.
fn stamp(path: &Path) -> Option<Stamp> {
    let facts = fs::metadata(path).ok()?;
    let changed = facts.modified().unwrap_or(UNIX_EPOCH);
    Some(Stamp { len: facts.len(), changed, rights: facts.permissions() })
}
