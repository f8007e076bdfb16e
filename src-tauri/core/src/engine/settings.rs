//! What belongs to this laptop: settings, the workspace, channels and their bindings.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use super::{Engine, EngineError};
use crate::clock::Millis;
use crate::ids::IncidentId;
use crate::incident::DeliveryState;
use crate::store::{Store, local, outbox};
use crate::workspace::config::{self, ChannelConfig, Config};

/// The data folder where nobody names another: the system's place for an application's data.
#[must_use]
pub fn default_data() -> PathBuf {
    directories::ProjectDirs::from("", "", "holdfast")
        .map_or_else(|| PathBuf::from(".holdfast"), |dirs| dirs.data_dir().to_owned())
}

/// The workspace where nobody chose one: a folder below the data folder, with the runbooks that ship.
#[must_use]
pub fn default_workspace(data: &Path) -> PathBuf {
    data.join("workspace")
}

/// How long an empty `holdfast.toml` is taken for one that is being saved, in milliseconds.
const SAVING_MS: i64 = 2_000;

impl Engine {
    /// Reads `holdfast.toml` again when the file was changed. A broken one keeps the last good one.
    pub(super) fn reload_config(&mut self) {
        let stamp = stamp(&self.workspace.join(config::FILE));
        if stamp == self.seen.config_stamp && (stamp.is_some() || self.config_problem.is_none()) {
            return;
        }
        if self.is_being_saved(stamp) {
            return;
        }
        self.seen.config_stamp = stamp;
        self.seen.dirty = true;
        match Config::load(&self.workspace) {
            Ok(config) => {
                self.config = config;
                self.config_known = true;
                self.config_problem = None;
            }
            Err(problem) => self.config_problem = Some(problem.to_string()),
        }
    }

    /// True while a file that said something has only just become empty. Many editors empty a file before they fill
    /// it, and in that moment all channels would be gone.
    fn is_being_saved(&mut self, stamp: Option<(u64, i64)>) -> bool {
        let is_emptied = matches!(stamp, Some((0, _))) && self.config != Config::default();
        if !is_emptied {
            self.seen.config_empty_since = None;
            return false;
        }
        let now = self.clock.now();
        let since = *self.seen.config_empty_since.get_or_insert(now);
        now.since(since) < SAVING_MS
    }

    /// A setting of this laptop.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn setting(&self, name: &str) -> Result<Option<String>, EngineError> {
        Ok(local::setting(self.store.read(), name)?)
    }

    /// Keeps a setting of this laptop; `None` forgets it.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn set_setting(&mut self, name: &str, value: Option<&str>) -> Result<(), EngineError> {
        self.seen.dirty = true;
        let tx = self.store.write()?;
        local::set_setting(&tx, name, value)?;
        Ok(Store::commit(tx)?)
    }

    /// Works in another workspace from now on.
    pub fn change_workspace(&mut self, workspace: &Path) {
        self.workspace = workspace.to_owned();
        self.config = Config::default();
        self.config_known = false;
        self.config_problem = None;
        self.seen.config_stamp = Some((u64::MAX, i64::MAX));
        self.reload_config();
        self.seen.dirty = true;
    }

    /// Says that the composer of an incident is open until `until`, or was closed.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn set_composing(
        &mut self,
        incident: IncidentId,
        until: Option<Millis>,
    ) -> Result<(), EngineError> {
        let tx = self.store.write()?;
        local::set_composing(&tx, incident, until)?;
        Ok(Store::commit(tx)?)
    }

    /// Whether a channel can be set up, to be asked before its secret is kept. While `holdfast.toml` is broken nobody
    /// knows which channels there are, and a known one would look new.
    ///
    /// # Errors
    /// When `holdfast.toml` has a mistake, or the channel breaks a rule; the sentence says which.
    pub fn may_set_up(&mut self, channel: &ChannelConfig) -> Result<(), EngineError> {
        self.reload_config();
        match &self.config_problem {
            Some(problem) => Err(EngineError::refused(format!(
                "{problem}; mend the file first, nothing was changed"
            ))),
            None => Ok(channel.check()?),
        }
    }

    /// Adds or replaces a channel in `holdfast.toml` and binds it on this laptop.
    ///
    /// # Errors
    /// When a rule refuses it, or the file cannot be written.
    pub fn add_channel(&mut self, channel: &ChannelConfig) -> Result<(), EngineError> {
        fs::create_dir_all(&self.workspace).map_err(|e| {
            EngineError::refused(format!(
                "The workspace {} cannot be made: {e}; choose another with --workspace.",
                self.workspace.display()
            ))
        })?;
        config::add_channel(&self.workspace, channel)?;
        self.bind(channel)
    }

    /// Binds a channel on this laptop as it stands in `holdfast.toml` now: it may send from here.
    ///
    /// # Errors
    /// When it cannot be stored.
    pub fn bind(&mut self, channel: &ChannelConfig) -> Result<(), EngineError> {
        let now = self.clock.now();
        let tx = self.store.write()?;
        local::bind(&tx, &channel.name, &channel.binding(), now)?;
        Store::commit(tx)?;
        self.seen.config_stamp = Some((u64::MAX, i64::MAX));
        self.reload_config();
        Ok(())
    }

    /// Removes a channel from `holdfast.toml` and forgets its binding.
    ///
    /// # Errors
    /// When there is no such channel, or the file cannot be written.
    pub fn remove_channel(&mut self, name: &str) -> Result<(), EngineError> {
        config::remove_channel(&self.workspace, name)?;
        for message in outbox::unfinished(self.store.read())? {
            if message.channel == name && message.state != DeliveryState::Sending {
                let reason = Some("the channel was removed");
                self.record(&message, DeliveryState::Cancelled, None, reason)?;
            }
        }
        let tx = self.store.write()?;
        local::unbind(&tx, name)?;
        Store::commit(tx)?;
        self.seen.config_stamp = Some((u64::MAX, i64::MAX));
        self.reload_config();
        Ok(())
    }

    /// Why a channel may not send from this laptop, if so: it was never confirmed here, it was changed since, or its
    /// receiver refused. `stands_in` says that its secret comes from the environment, which confirms it when it was
    /// never seen before.
    ///
    /// # Errors
    /// When the store cannot be read or written.
    pub fn channel_pause(
        &mut self,
        channel: &ChannelConfig,
        stands_in: bool,
    ) -> Result<Option<String>, EngineError> {
        let bound = local::binding(self.store.read(), &channel.name)?;
        let name = &channel.name;
        Ok(match bound {
            None if stands_in && !self.store.is_newer() => {
                self.bind(channel)?;
                None
            }
            None => Some(format!(
                "{name} came with the workspace and was not confirmed on this laptop; give its secret with `holdfast channel add {name}`."
            )),
            Some((binding, _)) if binding != channel.binding() => Some(format!(
                "{name} was changed in holdfast.toml since its secret was given here; confirm it in the settings or with `holdfast channel confirm {name}`."
            )),
            Some((_, Some(why))) => Some(format!("{name} is paused: {why}")),
            Some((_, None)) => None,
        })
    }
}

/// Size and time of change of a file; `None` when it is not there.
fn stamp(path: &Path) -> Option<(u64, i64)> {
    let meta = fs::metadata(path).ok()?;
    let changed = meta.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
    Some((meta.len(), i64::try_from(changed.as_nanos()).unwrap_or(i64::MAX)))
}
