//! `holdfast.toml`: the rhythm and the channels that a team agreed on, without any secret.
//!
//! The file belongs to people: reading ignores keys that it does not know, and editing ([`edit`]) keeps them, with all
//! comments and the order. What is deliberately absent: secrets (the keychain has them) and trust. The file may come
//! from a `git pull`, so a channel is used only while its [`ChannelConfig::binding`] is the one that was confirmed here.

mod actions;
pub(crate) mod edit;
mod library;
mod lint;
mod read;
mod review;
pub(crate) mod source;
#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};

pub use edit::{add_channel, remove_channel, set_cadence};

use crate::channel::{Kind, Target};
use crate::incident::items::Repository;
use crate::incident::{Audience, ChannelFacts, PingMode, Policy};
use crate::runbook::lint::Settings;
use crate::secret::Secrets;

/// The file's name in the workspace.
pub const FILE: &str = "holdfast.toml";

/// The most characters of a channel's name.
pub const NAME_CHARS: usize = 40;

/// The longest interval: a day, in minutes.
pub const MAX_INTERVAL_MINUTES: u32 = crate::runbook::LONGEST_RHYTHM_MINUTES;

/// What `holdfast.toml` says; what it does not say has its default.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// The team's name for this workspace.
    pub name: Option<String>,
    /// Minutes between updates by severity, `SEV 1` first; none where no update is promised.
    pub cadence: [Option<u32>; 5],
    /// The channels, in the file's order.
    pub channels: Vec<ChannelConfig>,
    /// How runbooks are checked.
    pub lint: Settings,
    /// Further folders of runbooks, by their paths in the workspace.
    pub folders: Vec<String>,
    /// What post-mortems need to know of the team.
    pub postmortem: crate::postmortem::Settings,
    /// The repository that takes action items as issues.
    pub repository: Option<Repository>,
}

/// A channel without its secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChannelConfig {
    /// Its name, unique in the file: 1 to [`NAME_CHARS`] characters.
    pub name: String,
    /// How it is spoken to.
    pub kind: Kind,
    /// Who reads it.
    pub audience: Audience,
    /// Whether the automatic ping goes there. Never [`PingMode::Auto`] for the external audience.
    pub ping: PingMode,
    /// For exercises only.
    pub rehearsal: bool,
    /// Its own interval in minutes.
    pub interval_minutes: Option<u32>,
    /// The host that its secret must point at, where the team wrote it down.
    pub host: Option<String>,
    /// An external channel whose readers may see the number, the severity, the elapsed time and who commands.
    pub details: bool,
}

/// A result whose error is that of the team's files, unless another is named.
pub type Result<T, E = ConfigError> = std::result::Result<T, E>;

/// Why the file cannot be used or changed. Lines count from 1.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ConfigError {
    /// It is there and cannot be read.
    #[error("cannot read {path}: {why}")]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// The system's words.
        why: String,
    },
    /// It says something that does not hold.
    #[error("{path}, line {line}: {what}")]
    Invalid {
        /// The file.
        path: PathBuf,
        /// Where.
        line: usize,
        /// What is wrong, and what to write instead.
        what: String,
    },
    /// The workspace was read before, and nothing is there now.
    #[error(
        "the workspace {path} is gone or empty; what was read of it last holds. Bring it back, or choose another folder with --workspace"
    )]
    Gone {
        /// The folder.
        path: PathBuf,
    },
    /// A channel that was to be added breaks a rule.
    #[error("{what}")]
    Refused {
        /// Which, and what to do.
        what: String,
    },
    /// There is no channel with this name.
    #[error("there is no channel “{name}” in {path}; it has {known}")]
    NoSuchChannel {
        /// As it was asked for.
        name: String,
        /// The file.
        path: PathBuf,
        /// The names that there are.
        known: String,
    },
    /// It cannot be written.
    #[error(
        "cannot write {path}: {why}; nothing was changed. Make the folder writable, or edit the file where it is kept"
    )]
    NotWritable {
        /// The file.
        path: PathBuf,
        /// The system's words.
        why: String,
    },
}

/// A channel's secret leads to another host than the one in the file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "the secret of channel “{channel}” leads to {found}, but {FILE} says {expected}; paste the right address, or change host in the file"
)]
pub struct WrongHost {
    /// The channel.
    pub channel: String,
    /// As it stands in the file.
    pub expected: String,
    /// Where the secret leads.
    pub found: String,
}

impl Default for Config {
    /// What holds without a file: 15, 15 and 60 minutes for SEV 1 to 3, no promise below, no channel.
    fn default() -> Self {
        Self {
            name: None,
            cadence: [Some(15), Some(15), Some(60), None, None],
            channels: vec![],
            folders: vec![],
            repository: None,
            lint: Settings::default(),
            postmortem: crate::postmortem::Settings::default(),
        }
    }
}

impl Config {
    /// Reads the workspace's file; a missing one gives the defaults.
    ///
    /// # Errors
    /// When the file cannot be read, is not TOML or breaks a rule. The error names the file and the line.
    pub fn load(workspace: &Path) -> Result<Self> {
        Ok(Self::load_file(&workspace.join(FILE))?.unwrap_or_default())
    }

    /// Reads such a file wherever it lies; none when it is missing.
    ///
    /// # Errors
    /// As [`Config::load`].
    pub fn load_file(path: &Path) -> Result<Option<Self>> {
        source::text(path)?.map(|text| read::parse(path, &text)).transpose()
    }

    /// The channel with this name.
    #[must_use]
    pub fn channel(&self, name: &str) -> Option<&ChannelConfig> {
        self.channels.iter().find(|channel| channel.name == name)
    }

    /// Another channel whose secret would come from the same variable as that of `name`.
    #[must_use]
    pub fn sharing_variable(&self, name: &str) -> Option<&str> {
        let variable = Secrets::variable(name);
        let other = |c: &&ChannelConfig| c.name != name && Secrets::variable(&c.name) == variable;
        self.channels.iter().find(other).map(|c| c.name.as_str())
    }

    /// Says that it has no channel with this name; `path` is the file.
    pub(crate) fn no_channel(&self, path: &Path, name: &str) -> ConfigError {
        let names: Vec<_> = self.channels.iter().map(|c| format!("“{}”", c.name)).collect();
        let known = if names.is_empty() { "none".to_owned() } else { names.join(", ") };
        ConfigError::NoSuchChannel { name: name.to_owned(), path: path.to_owned(), known }
    }

    /// What the rules need to know of it.
    #[must_use]
    pub fn policy(&self) -> Policy {
        let channels = self.channels.iter().map(ChannelConfig::facts).collect();
        Policy { interval_minutes: self.cadence, channels }
    }
}

impl ChannelConfig {
    /// A channel with the defaults of its audience.
    #[must_use]
    pub fn new(name: &str, kind: Kind, audience: Audience) -> Self {
        Self {
            name: name.to_owned(),
            kind,
            audience,
            ping: default_ping(audience),
            rehearsal: false,
            interval_minutes: None,
            host: None,
            details: false,
        }
    }

    /// What a secret is bound to: a stable text of name, kind, host, audience, rehearsal and details. When it differs from the
    /// one that was confirmed on this laptop, the channel pauses until it is confirmed again.
    #[must_use]
    pub fn binding(&self) -> String {
        // No part can hold a line break, so two different channels never give the same text.
        let details = if self.details { "\ndetails=true" } else { "" };
        format!(
            "name={}\nkind={}\nhost={}\naudience={}\nrehearsal={}{details}",
            self.name,
            self.kind,
            self.host.as_deref().unwrap_or_default().to_ascii_lowercase(),
            self.audience,
            self.rehearsal
        )
    }

    /// Checks that a secret leads where the team wrote down that it should. Without a host in the file, any will do.
    ///
    /// # Errors
    /// When it leads to another host; the sentence names both.
    pub fn check_target(&self, target: &Target) -> Result<(), WrongHost> {
        match &self.host {
            Some(host) if !host.eq_ignore_ascii_case(&target.host()) => Err(WrongHost {
                channel: self.name.clone(),
                expected: host.clone(),
                found: target.host(),
            }),
            Some(_) | None => Ok(()),
        }
    }

    /// What the rules need to know of it.
    #[must_use]
    pub fn facts(&self) -> ChannelFacts {
        ChannelFacts {
            name: self.name.clone(),
            audience: self.audience,
            ping: self.ping,
            rehearsal: self.rehearsal,
            interval_minutes: self.interval_minutes,
        }
    }

    /// Checks the rules of one channel, wherever it comes from.
    ///
    /// # Errors
    /// [`ConfigError::Refused`] says which one is broken.
    pub fn check(&self) -> Result<()> {
        self.rules().map_err(|what| ConfigError::Refused { what })
    }

    fn rules(&self) -> Result<(), String> {
        let name = &self.name;
        if !(1..=NAME_CHARS).contains(&name.chars().count()) || name.trim() != name {
            return Err(format!(
                "a channel's name has 1 to {NAME_CHARS} characters, without white space around them; shorten “{}”",
                crate::redact::reason(name)
            ));
        }
        if name.chars().any(crate::redact::is_hidden) {
            return Err("a channel's name has no control characters; type it again".to_owned());
        }
        if self.audience.is_external() && self.ping.is_auto() {
            return Err(format!(
                "channel “{name}” is external, so a person decides on every text; write ping = \"ask\""
            ));
        }
        if self.interval_minutes.is_some_and(|m| !(1..=MAX_INTERVAL_MINUTES).contains(&m)) {
            return Err(format!(
                "interval_minutes of channel “{name}” is 1 to {MAX_INTERVAL_MINUTES}"
            ));
        }
        self.host.as_deref().map_or(Ok(()), |host| check_host(name, host))
    }
}

/// What a channel does that does not say: internal ones ping, external ones ask.
fn default_ping(audience: Audience) -> PingMode {
    match audience {
        Audience::Internal => PingMode::Auto,
        Audience::External => PingMode::Ask,
    }
}

/// A host alone: an address with a path could carry the secret itself into the file.
fn check_host(name: &str, host: &str) -> Result<(), String> {
    let fits = |c: char| c.is_ascii_alphanumeric() || "-._:[]".contains(c);
    if (1..=253).contains(&host.len()) && host.chars().all(fits) {
        return Ok(());
    }
    Err(format!(
        "host of channel “{name}” is a host name alone, as in \"hooks.slack.com\"; the address itself is a secret and belongs in the keychain"
    ))
}
