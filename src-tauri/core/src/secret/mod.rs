//! Secrets: in the operating system's keychain, or in an environment variable that stands in for it.
//!
//! A secret never stands in a file of ours, in the log or in an error. It is keyed by its channel's name alone, so that
//! it survives a moved data folder. Reading can block for [`LIMIT`]: call it outside transactions and off the
//! threads that draw or schedule. Where there is no keychain, a person may have this process keep a secret until it ends.
//! What is deliberately absent: a cache, because a secret in memory is one more place.

mod keychain;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::fmt;
use std::process::Command;
use std::sync::{Mutex, MutexGuard, PoisonError};

use keychain::Keychain;
pub use keychain::LIMIT;

/// The keychain's service name of all entries.
pub const SERVICE: &str = "holdfast";

/// What every variable that stands in for the keychain begins with.
pub const VARIABLE_PREFIX: &str = "HOLDFAST_SECRET_";

/// A channel's address or key. It cannot be written out by accident: no `Display`, no `Serialize`, and `Debug` shows
/// nothing of it.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// Takes a secret as it was typed or piped in; white space around it is dropped.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self(text.trim().to_owned())
    }

    /// The secret itself, for the place that uses it.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// True when there is nothing in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// A result whose error is that of a secret, unless another is named.
pub type Result<T, E = SecretProblem> = std::result::Result<T, E>;

/// Why a secret cannot be read or kept. Every sentence names the way out.
#[allow(missing_docs, reason = "fields are named by their meaning")]
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SecretProblem {
    /// Nothing is kept for this channel.
    #[error(
        "no secret is kept for channel “{channel}”; enter it again in the channel's settings, or set {variable} and start Holdfast again"
    )]
    Missing {
        channel: String,
        /// The variable that stands in.
        variable: String,
    },
    /// The keychain did not let us in.
    #[error(
        "the keychain is locked; unlock it and try again, or set {variable} to the secret of channel “{channel}” and start Holdfast again"
    )]
    Locked {
        channel: String,
        /// The variable that stands in.
        variable: String,
    },
    /// This system has no keychain, or none that runs.
    #[error(
        "no keychain runs on this system ({why}); set {variable} to the secret of channel “{channel}” and start Holdfast again"
    )]
    Absent {
        channel: String,
        /// The variable that stands in.
        variable: String,
        /// What the system said, masked.
        why: String,
    },
    /// The keychain took longer than [`LIMIT`]; most often it waits for a password.
    #[error(
        "the keychain did not answer within {seconds} s for channel “{channel}”; look for a dialog that asks for its password, or set {variable} and start Holdfast again"
    )]
    NoAnswer {
        channel: String,
        /// The variable that stands in.
        variable: String,
        /// How long we waited.
        seconds: u64,
    },
    /// The keychain failed in another way.
    #[error(
        "the keychain failed for channel “{channel}” ({why}); try again, or set {variable} and start Holdfast again"
    )]
    Failed {
        channel: String,
        /// The variable that stands in.
        variable: String,
        /// What the system said, masked.
        why: String,
    },
    /// The variable stands in but has nothing in it. The keychain is not asked, so that a forgotten value is noticed.
    #[error(
        "{variable} is set but empty; give it the secret of channel “{channel}”, or unset it to use the keychain"
    )]
    EmptyVariable {
        channel: String,
        /// The variable that stands in.
        variable: String,
    },
    /// An empty secret was to be kept.
    #[error("the secret of channel “{channel}” is empty; paste the whole address")]
    Empty { channel: String },
}

/// Where a secret went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    /// Into the keychain.
    Keychain,
    /// Nowhere: the environment variable stands in, and the keychain was not touched.
    StandsInEnvironment,
}

/// What was kept for a channel before its secret was exchanged.
#[derive(Debug)]
#[must_use = "it is put back when what follows fails"]
pub struct Before {
    channel: String,
    secret: Option<Secret>,
}

/// The secrets of all channels.
#[derive(Debug)]
pub struct Secrets {
    environment: BTreeMap<String, Secret>,
    /// By channel: what a person gave for as long as this process runs.
    session: Mutex<BTreeMap<String, Secret>>,
    keychain: Keychain,
}

impl Secrets {
    /// Secrets of Holdfast itself: its keychain entries, and the environment as it is now.
    #[must_use]
    pub fn from_environment() -> Self {
        Self::new(SERVICE)
    }

    /// Secrets under a keychain service of another name, and the environment as it is now.
    #[must_use]
    pub fn new(service: &str) -> Self {
        let all = std::env::vars_os();
        // A value that is not UTF-8 is kept as well as can be: it must not silently give way to the keychain.
        Self::with_variables(service, all.map(|(name, value)| (lossy(&name), lossy(&value))))
    }

    /// Secrets with the given variables in place of the environment. Names without [`VARIABLE_PREFIX`] are ignored.
    #[must_use]
    pub fn with_variables<I>(service: &str, variables: I) -> Self
    where
        I: IntoIterator<Item = (String, String)>,
    {
        let ours = variables.into_iter().filter(|(name, _)| name.starts_with(VARIABLE_PREFIX));
        let environment = ours.map(|(name, value)| (name, Secret::new(&value))).collect();
        Self { environment, session: Mutex::default(), keychain: Keychain::new(service) }
    }

    /// The variable that stands in for the keychain: the name in upper case, every character outside `A-Z0-9` as `_`.
    /// Two names can share one; then they share the secret.
    #[must_use]
    pub fn variable(channel: &str) -> String {
        let plain = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_uppercase() } else { '_' };
        VARIABLE_PREFIX.chars().chain(channel.chars().map(plain)).collect()
    }

    /// True when a variable stands in for this channel's keychain entry.
    #[must_use]
    pub fn stands_in_environment(&self, channel: &str) -> bool {
        self.environment.contains_key(&Self::variable(channel))
    }

    /// The secret of a channel: the variable's, else the keychain's. Blocks for at most [`LIMIT`].
    ///
    /// # Errors
    /// When there is none or the keychain cannot be read; the sentence names the variable as the way out.
    pub fn read(&self, channel: &str) -> Result<Secret> {
        let variable = Self::variable(channel);
        match self.environment.get(&variable) {
            Some(secret) if secret.is_empty() => {
                Err(SecretProblem::EmptyVariable { channel: channel.to_owned(), variable })
            }
            Some(secret) => Ok(secret.clone()),
            None => match self.of_session().get(channel).cloned() {
                Some(secret) => Ok(secret),
                None => self.keychain.read(channel),
            },
        }
    }

    /// Keeps a channel's secret until this process ends, for a system without a keychain. Nothing is written anywhere.
    ///
    /// # Errors
    /// When the secret is empty.
    pub fn keep_for_session(&self, channel: &str, secret: Secret) -> Result<()> {
        if secret.is_empty() {
            return Err(SecretProblem::Empty { channel: channel.to_owned() });
        }
        self.of_session().insert(channel.to_owned(), secret);
        Ok(())
    }

    /// True where this process alone keeps the secret.
    #[cfg(test)]
    fn is_for_session(&self, channel: &str) -> bool {
        !self.stands_in_environment(channel) && self.of_session().contains_key(channel)
    }

    fn of_session(&self) -> MutexGuard<'_, BTreeMap<String, Secret>> {
        self.session.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Keeps a channel's secret in the keychain, unless a variable stands in. Blocks for at most [`LIMIT`].
    ///
    /// # Errors
    /// When the secret is empty, or the keychain did not take it.
    pub fn write(&self, channel: &str, secret: &Secret) -> Result<Written> {
        if self.stands_in_environment(channel) {
            return Ok(Written::StandsInEnvironment);
        }
        if secret.is_empty() {
            return Err(SecretProblem::Empty { channel: channel.to_owned() });
        }
        self.keychain.write(channel, secret)?;
        self.of_session().remove(channel);
        Ok(Written::Keychain)
    }

    /// Keeps a channel's secret like [`Secrets::write`], and hands out what it takes the place of, for
    /// [`Secrets::put_back`]. Blocks for at most twice [`LIMIT`].
    ///
    /// # Errors
    /// When the old secret cannot be read, or the new one not be kept; then the old one is as it was.
    pub fn exchange(&self, channel: &str, secret: &Secret) -> Result<(Written, Before)> {
        let before =
            if self.stands_in_environment(channel) { None } else { self.keychain.held(channel)? };
        let written = self.write(channel, secret)?;
        Ok((written, Before { channel: channel.to_owned(), secret: before }))
    }

    /// Undoes an exchange: the old secret is kept again, or none where there was none. Where a variable stands in
    /// nothing is done.
    ///
    /// # Errors
    /// When the keychain cannot be reached, so that the new secret may be left in it.
    pub fn put_back(&self, before: &Before) -> Result<()> {
        match &before.secret {
            Some(secret) => self.write(&before.channel, secret).map(drop),
            None => self.remove(&before.channel),
        }
    }

    /// Forgets a channel's secret. Fine when there is none; where a variable stands in nothing is done.
    ///
    /// # Errors
    /// When the keychain cannot be reached, so that an old secret may be left in it.
    pub fn remove(&self, channel: &str) -> Result<()> {
        if self.stands_in_environment(channel) || self.of_session().remove(channel).is_some() {
            return Ok(());
        }
        self.keychain.remove(channel)
    }

    /// Keeps the variables from a program that we start: a child inherits the environment, and with it every secret.
    /// Whoever starts a program must call this.
    pub fn withhold_from(&self, child: &mut Command) {
        for variable in self.environment.keys() {
            child.env_remove(variable);
        }
    }
}

fn lossy(text: &std::ffi::OsStr) -> String {
    text.to_string_lossy().into_owned()
}
