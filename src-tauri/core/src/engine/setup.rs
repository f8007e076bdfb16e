//! Setting channels up, for both shells: the steps of the window and of the terminal are these.
//!
//! They lie here and not in `channel`, because a channel stands in the team's file and is bound in the store. Secrets are
//! read and written off the engine's thread, because a keychain may take its time, and before anything else is changed,
//! so that a channel is never bound to the secret of another. Every outcome is one sentence for a person.

use std::collections::BTreeMap;
use std::fmt::Display;
use std::sync::Arc;

use super::{EngineError, Handle, Result};
use crate::channel::{Outcome, Sender, Target, test_message};
use crate::ids::{Ids, OutboxId};
use crate::secret::{Before, Secret, SecretProblem, Secrets};
use crate::team::config::{ChannelConfig, FILE};

/// Adds, confirms, tries and removes channels. A read or write of a secret takes as long as the keychain does.
#[derive(Clone, Debug)]
pub struct Setup {
    engine: Handle,
    secrets: Arc<Secrets>,
}

/// A channel that is to be set up.
#[derive(Clone, Debug)]
pub enum Asked {
    /// As it stands in `holdfast.toml`: its secret must lead to the host there.
    AsItStands(ChannelConfig),
    /// As a person asks for it: its host is where the secret leads.
    Anew(ChannelConfig),
}

/// A channel that was removed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Removed {
    /// What became of it and of its secret, in one sentence.
    pub told: String,
    /// The keychain did not say that the secret is gone.
    pub secret_left: bool,
}

/// What is known of a channel's secret.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SecretFact {
    /// It comes from the environment.
    pub stands_in: bool,
    /// Scheme, host and the last four characters.
    pub address: Option<String>,
    /// Why it cannot be used, in one sentence.
    pub problem: Option<String>,
}

/// What is known of the channels' secrets. It can wait for the keychain, so call it off the engine's thread; a keychain
/// that does not answer is asked once.
#[must_use]
pub fn secret_facts(secrets: &Secrets, channels: &[ChannelConfig]) -> BTreeMap<String, SecretFact> {
    let mut silent = false;
    let fact = |channel: &ChannelConfig| {
        let name = &channel.name;
        let stands_in = secrets.stands_in_environment(name);
        let read = if silent && !stands_in {
            let dialog =
                "the keychain does not answer; look for a dialog that asks for its password";
            Err(dialog.to_owned())
        } else {
            secrets.read(name).map_err(|problem| {
                silent |= matches!(problem, SecretProblem::NoAnswer { .. });
                problem.to_string()
            })
        };
        let shown = read.and_then(|secret| match channel.kind.target(&secret) {
            Ok(target) => Ok(target.shown()),
            Err(misfit) => Err(misfit.to_string()),
        });
        let (address, problem) = match shown {
            Ok(address) => (Some(address), None),
            Err(problem) => (None, Some(problem)),
        };
        (name.clone(), SecretFact { stands_in, address, problem })
    };
    channels.iter().map(fact).collect()
}

impl Setup {
    /// Over an engine and the secrets of this process.
    #[must_use]
    pub fn new(engine: Handle, secrets: Arc<Secrets>) -> Self {
        Self { engine, secrets }
    }

    /// Adds a channel, or gives one that is there its secret anew. `given` counts where no variable stands in. What
    /// makes it another channel (kind, audience, rehearsal) is not changed in place: its secret was given for what it
    /// was. For a session, the secret is kept by this process alone and gone with it: for a system without a keychain.
    ///
    /// # Errors
    /// When a rule refuses it, or the secret cannot be kept. The secret of before is put back.
    pub async fn keep(&self, asked: Asked, given: Secret, for_session: bool) -> Result<String> {
        let (Asked::AsItStands(channel) | Asked::Anew(channel)) = &asked;
        let name = channel.name.clone();
        let stands_in = self.secrets.stands_in_environment(&name);
        if given.is_empty() && !stands_in {
            return Err(failed(format!(
                "no address was given for “{name}”, and no variable {} stands in the environment; paste the address, or set the variable and start Holdfast again",
                Secrets::variable(&name)
            )));
        }
        let secret = if stands_in { self.read(&name).await? } else { given };
        let target = channel.kind.target(&secret).map_err(failed)?;
        let (before, channel) = match asked {
            Asked::AsItStands(channel) => {
                channel.check_target(&target).map_err(failed)?;
                let asked = channel.clone();
                self.engine.call(move |engine| engine.check_variable(&asked)).await?;
                (Some(channel.clone()), channel)
            }
            Asked::Anew(channel) => self.agreeing(channel, target.host()).await?,
        };
        let place = self.place(&name, for_session);
        if for_session && !stands_in {
            self.enter(before, channel).await?;
            self.secrets.keep_for_session(&name, secret).map_err(failed)?;
            return Ok(format!("Channel {name} is set up for {}; {place}.", target.shown()));
        }
        let of = name.clone();
        let (_, held) = self.ask(move |secrets| secrets.exchange(&of, &secret)).await?;
        if let Err(error) = self.enter(before, channel).await {
            return Err(self.put_back(error, &name, held).await);
        }
        Ok(format!("Channel {name} is set up for {}; {place}.", target.shown()))
    }

    /// Where a secret is, in words.
    fn place(&self, name: &str, for_session: bool) -> String {
        if self.secrets.stands_in_environment(name) {
            format!("its secret comes from {}", Secrets::variable(name))
        } else if for_session {
            "its secret is kept until this window closes, and nowhere else".to_owned()
        } else {
            "its secret is in the keychain".to_owned()
        }
    }

    /// The channel as it stands, if it does, and as it will.
    async fn agreeing(
        &self,
        channel: ChannelConfig,
        host: String,
    ) -> Result<(Option<ChannelConfig>, ChannelConfig)> {
        let mut channel = ChannelConfig { host: Some(host), ..channel };
        let asked = channel.clone();
        let before = self
            .engine
            .call(move |engine| {
                engine.may_set_up(&asked)?;
                Ok(engine.config().channel(&asked.name).cloned())
            })
            .await?;
        if let Some(before) = &before {
            same_channel(before, &channel)?;
            channel.interval_minutes = before.interval_minutes;
        }
        Ok((before, channel))
    }

    /// Writes the channel into `holdfast.toml` where that is needed, and binds it.
    async fn enter(&self, before: Option<ChannelConfig>, channel: ChannelConfig) -> Result<()> {
        let entered = self.engine.call(move |engine| match before {
            Some(before) if before == channel => engine.bind(&channel),
            Some(before) => {
                engine.remove_channel(&before.name)?;
                engine.add_channel(&channel)
            }
            None => engine.add_channel(&channel),
        });
        entered.await
    }

    /// The error that counts is the first one; that the new secret could not be undone is said with it.
    async fn put_back(&self, error: EngineError, name: &str, held: Before) -> EngineError {
        let Err(problem) = self.ask(move |secrets| secrets.put_back(&held)).await else {
            return error;
        };
        let first = error.message.trim_end_matches('.');
        let message = format!("{first}; the keychain may hold the new secret of {name}: {problem}");
        EngineError { message, ..error }
    }

    /// Lets a paused channel send again from this laptop: its secret must be here and lead where `holdfast.toml` says.
    ///
    /// # Errors
    /// When there is no such channel, or its secret is not here or leads elsewhere.
    pub async fn confirm(&self, name: &str) -> Result<String> {
        let channel = self.known(name).await?;
        let target = self.target(&channel).await?;
        channel.check_target(&target).map_err(failed)?;
        let bound = self.engine.call(move |engine| {
            engine.check_variable(&channel)?;
            engine.bind(&channel)
        });
        bound.await?;
        Ok(format!("Channel {name} is confirmed: it sends to {} from this laptop.", target.shown()))
    }

    /// Removes a channel and its secret.
    ///
    /// # Errors
    /// When there is no such channel, or the file cannot be written.
    pub async fn remove(&self, name: &str) -> Result<Removed> {
        let (old, secret) = (name.to_owned(), name.to_owned());
        self.engine.call(move |engine| engine.remove_channel(&old)).await?;
        let forgotten = self.ask(move |secrets| secrets.remove(&secret)).await;
        let secret_left = forgotten.is_err();
        let told = match forgotten {
            Err(problem) => {
                format!("Channel {name} is removed; its secret may still be kept: {problem}")
            }
            Ok(()) if self.secrets.stands_in_environment(name) => {
                let variable = Secrets::variable(name);
                format!("Channel {name} is removed; its secret stands in {variable} still.")
            }
            Ok(()) => format!("Channel {name} and its secret are removed."),
        };
        Ok(Removed { told, secret_left })
    }

    /// Sends a test message at once, and says what came back.
    ///
    /// # Errors
    /// When the channel may not send, or the message is not known to have arrived.
    pub async fn test(&self, name: &str) -> Result<String> {
        let channel = self.known(name).await?;
        let stands_in = self.secrets.stands_in_environment(name);
        let asked = channel.clone();
        let asked = self.engine.call(move |engine| {
            Ok((engine.channel_pause(&asked, stands_in)?, engine.clock().now()))
        });
        let (pause, now) = asked.await?;
        if let Some(pause) = pause {
            return Err(failed(format!("Nothing was sent: {pause}")));
        }
        let target = self.target(&channel).await?;
        let message = test_message(channel.kind, name, now, channel.rehearsal);
        let http = Sender::new().map_err(failed)?;
        let id = OutboxId(Ids::at(now).next_uuid());
        told(name, &http.send(&target, channel.kind, id, &message.payload, now).await)
    }

    async fn known(&self, name: &str) -> Result<ChannelConfig> {
        let name = name.to_owned();
        let found = self.engine.call(move |engine| {
            // A secret must not go where the file said a moment ago.
            engine.library.look();
            let config = engine.config();
            let absent = || config.no_channel(&engine.workspace().join(FILE), &name);
            Ok(config.channel(&name).cloned().ok_or_else(absent)?)
        });
        found.await
    }

    async fn target(&self, channel: &ChannelConfig) -> Result<Target> {
        channel.kind.target(&self.read(&channel.name).await?).map_err(failed)
    }

    async fn read(&self, name: &str) -> Result<Secret> {
        let name = name.to_owned();
        self.ask(move |secrets| secrets.read(&name)).await
    }

    /// Asks the keychain where waiting holds up nobody.
    async fn ask<T: Send + 'static>(
        &self,
        question: impl FnOnce(&Secrets) -> Result<T, SecretProblem> + Send + 'static,
    ) -> Result<T> {
        let secrets = self.secrets.clone();
        match tokio::task::spawn_blocking(move || question(&secrets)).await {
            Ok(answer) => answer.map_err(failed),
            Err(_) => Err(failed("The keychain was not asked: the program is ending.")),
        }
    }
}

fn failed(why: impl Display) -> EngineError {
    EngineError::failed(why)
}

/// Refuses to turn one channel into another.
fn same_channel(before: &ChannelConfig, asked: &ChannelConfig) -> Result<()> {
    let what = |c: &ChannelConfig| (c.kind, c.audience, c.rehearsal);
    if what(before) == what(asked) {
        return Ok(());
    }
    Err(EngineError::refused(format!(
        "There is a channel {} already, a {} for the {} audience; remove it first, or choose another name.",
        before.name, before.kind, before.audience
    )))
}

/// The outcome of a test in words.
fn told(name: &str, outcome: &Outcome) -> Result<String> {
    match outcome {
        Outcome::Sent { .. } => Ok(format!("Channel {name} took the test message.")),
        Outcome::Accepted => {
            Ok(format!("Channel {name} accepted the test message and will look at it."))
        }
        Outcome::Uncertain { reason } => {
            Err(failed(format!("the test message to {name} may or may not have arrived: {reason}")))
        }
        Outcome::Retry { reason, .. } => Err(failed(format!(
            "the test message to {name} did not arrive: {reason}; try again later"
        ))),
        Outcome::Rejected { reason, .. } | Outcome::Misconfigured { reason, .. } => {
            Err(failed(format!("channel {name} did not take the test message: {reason}")))
        }
    }
}

#[cfg(test)]
mod tests;
