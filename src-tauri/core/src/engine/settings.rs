//! What belongs to this laptop: settings, the workspace, channels and their bindings.

use std::fs;
use std::path::{Path, PathBuf};

use super::{Engine, EngineError, Result};
use crate::clock::Millis;
use crate::ids::IncidentId;
use crate::incident::DeliveryState;
use crate::secret::Secrets;
use crate::store::{local, outbox};
use crate::team::config;
use crate::team::config::ChannelConfig;

/// Where notices that were put away lie among the settings.
const AWAY: &str = "away.";

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

impl Engine {
    /// A setting of this laptop.
    pub fn setting(&self, name: &str) -> Result<Option<String>> {
        Ok(local::setting(self.store.read(), name)?)
    }

    /// The name that stands beside what a person does here: the one that was chosen, else what the system calls them.
    pub fn actor(&self) -> Result<String> {
        let named = |name: &String| !name.trim().is_empty();
        let chosen = self.setting("actor")?.filter(named);
        let system = || whoami::username().ok().filter(named);
        Ok(chosen.or_else(system).unwrap_or_else(|| "somebody".to_owned()))
    }

    /// Keeps a setting of this laptop; `None` forgets it.
    pub fn set_setting(&mut self, name: &str, value: Option<&str>) -> Result<()> {
        self.seen.dirty = true;
        Ok(self.store.change(|tx| local::set_setting(tx, name, value))?)
    }

    /// Puts a notice away on this laptop: it is told by the system, and needs nobody any more.
    pub fn put_away(&mut self, key: &str) -> Result<()> {
        self.set_setting(&format!("{AWAY}{key}"), Some("put away"))
    }

    /// True for a notice that was put away on this laptop.
    pub fn is_put_away(&self, key: &str) -> Result<bool> {
        Ok(self.setting(&format!("{AWAY}{key}"))?.is_some())
    }

    /// True once `holdfast.toml` could be read: what was read last holds while it is broken.
    #[must_use]
    pub fn config_is_known(&self) -> bool {
        self.library.workspace.is_known
    }

    /// Works in another workspace from now on.
    pub fn change_workspace(&mut self, workspace: &Path) {
        self.library.change_workspace(workspace);
    }

    /// Says that the composer of an incident is open until `until`, or was closed.
    pub fn set_composing(&mut self, incident: IncidentId, until: Option<Millis>) -> Result<()> {
        Ok(self.store.change(|tx| local::set_composing(tx, incident, until))?)
    }

    /// Whether a channel can be set up, to be asked before its secret is kept. While `holdfast.toml` is broken nobody
    /// knows which channels there are, and a known one would look new.
    ///
    /// # Errors
    /// When `holdfast.toml` has a mistake, or the channel breaks a rule; the sentence says which.
    pub fn may_set_up(&mut self, channel: &ChannelConfig) -> Result<()> {
        self.may_change_file()?;
        channel.check()?;
        self.check_variable(channel)
    }

    /// Refuses to change a `holdfast.toml` that has a mistake.
    fn may_change_file(&mut self) -> Result<()> {
        self.library.look();
        self.config_problem().map_or(Ok(()), |problem| {
            let why = format!("{problem}; mend the file first, nothing was changed");
            Err(EngineError::refused(why))
        })
    }

    /// Refuses a name whose secret would come from the variable of another channel: a message of the one could go where
    /// the other leads.
    ///
    /// # Errors
    /// When there is such a channel; the sentence names both.
    pub fn check_variable(&self, channel: &ChannelConfig) -> Result<()> {
        match self.config().sharing_variable(&channel.name) {
            Some(other) => Err(EngineError::refused(shared_variable(&channel.name, other))),
            None => Ok(()),
        }
    }

    /// Adds or replaces a channel in `holdfast.toml` and binds it on this laptop.
    ///
    /// # Errors
    /// When a rule refuses it, or the file cannot be written.
    pub fn add_channel(&mut self, channel: &ChannelConfig) -> Result<()> {
        let (workspace, new) = (self.workspace().to_owned(), channel.clone());
        self.library.workspace.written(move || {
            fs::create_dir_all(&workspace).map_err(|e| {
                EngineError::refused(format!(
                    "The workspace {} cannot be made: {e}; choose another with --workspace.",
                    workspace.display()
                ))
            })?;
            Ok::<_, EngineError>(config::add_channel(&workspace, &new)?)
        })?;
        self.bind(channel)
    }

    /// Sets how often updates are promised, in `holdfast.toml`. It counts for what is declared from now on, and for an
    /// open incident once its severity changes: what was promised stays.
    ///
    /// # Errors
    /// When a number is out of range, `holdfast.toml` has a mistake, or it cannot be written; then it is as before.
    pub fn set_cadence(&mut self, cadence: [Option<u32>; 5]) -> Result<()> {
        self.may_change_file()?;
        let workspace = self.workspace().to_owned();
        self.library
            .workspace
            .written(move || Ok::<_, EngineError>(config::set_cadence(&workspace, cadence)?))?;
        self.library.look_afresh();
        Ok(())
    }

    /// Binds a channel on this laptop as it stands in `holdfast.toml` now: it may send from here.
    pub fn bind(&mut self, channel: &ChannelConfig) -> Result<()> {
        let now = self.clock.now();
        self.store.change(|tx| local::bind(tx, &channel.name, &channel.binding(), now))?;
        self.library.look_afresh();
        Ok(())
    }

    /// Removes a channel from `holdfast.toml` and forgets its binding.
    ///
    /// # Errors
    /// When there is no such channel, or the file cannot be written.
    pub fn remove_channel(&mut self, name: &str) -> Result<()> {
        let (workspace, old) = (self.workspace().to_owned(), name.to_owned());
        self.library
            .workspace
            .written(move || Ok::<_, EngineError>(config::remove_channel(&workspace, &old)?))?;
        for message in outbox::unfinished(self.store.read())? {
            if message.channel == name && !message.state.is_on_its_way() {
                let reason = Some("the channel was removed");
                self.record(&message, DeliveryState::Cancelled, None, reason)?;
            }
        }
        self.store.change(|tx| local::unbind(tx, name))?;
        self.library.look_afresh();
        Ok(())
    }

    /// Why a channel may not send from this laptop, if so: it was never confirmed here, it was changed since, or its
    /// receiver refused; without a full stop, because it stands within a sentence. `stands_in` says that its secret comes from the environment. Asking confirms nothing: that a
    /// variable is set does not say that somebody wants this channel to have it.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn channel_pause(
        &mut self,
        channel: &ChannelConfig,
        stands_in: bool,
    ) -> Result<Option<String>> {
        let name = &channel.name;
        if stands_in {
            self.from_environment.insert(name.clone());
        }
        if self.from_environment.contains(name)
            && let Some(other) = self.config().sharing_variable(name)
        {
            return Ok(Some(shared_variable(name, other)));
        }
        let bound = local::binding(self.store.read(), name)?;
        Ok(match bound {
            None if self.from_environment.contains(name) => Some(format!(
                "{name} came with the workspace and was not confirmed on this laptop; its secret would come from {}: confirm it in the settings or with `holdfast channel confirm {}`",
                Secrets::variable(name),
                quoted(name)
            )),
            None => Some(format!(
                "{name} came with the workspace and was not confirmed on this laptop; give its secret with `holdfast channel add {}`",
                quoted(name)
            )),
            Some((binding, _)) if binding != channel.binding() => Some(format!(
                "{name} was changed in holdfast.toml since its secret was given here; confirm it in the settings or with `holdfast channel confirm {}`",
                quoted(name)
            )),
            Some((_, Some(why))) => Some(format!("{name} is paused: {why}")),
            Some((_, None)) => None,
        })
    }
}

/// Why two channels may not be told apart by their variable.
fn shared_variable(name: &str, other: &str) -> String {
    let variable = Secrets::variable(name);
    format!(
        "“{name}” and “{other}” would both have their secret from {variable}; rename one of them in holdfast.toml"
    )
}

/// A name as it is typed in a terminal.
fn quoted(name: &str) -> String {
    let plain = name.chars().all(|c| c.is_alphanumeric() || "-_.".contains(c));
    if plain { name.to_owned() } else { format!("\"{name}\"") }
}
