//! The kinds of channels: one file each, and the one place that tells them apart.
//!
//! A new kind is a file beside `slack.rs` and a line in `kinds!` below; then `make types` writes the union of kinds for
//! the page. Nothing else asks which kind a channel is, and nothing else names one: forms, help texts, the search, the
//! lint of `holdfast.toml`, the sender and both shells take what [`About`] and the trait say. Where its addresses have a
//! shape of their own, that is a line in `redact/shapes.rs`; a test here asks for it.

mod shape;
mod sign;
mod slack;
mod status;
mod webhook;

pub use shape::{About, Address, Field};
pub(super) use shape::{Posted, Provider};

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;
use ts_rs::TS;

use super::answer::{Outcome, Reply};
use super::message::{Message, Parts, Rendered, Told};
use super::target::{Result, Target};
use crate::clock::Millis;
use crate::secret::Secret;

/// Makes [`Kind`], its list and its match of one list, so that none can forget a kind.
macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident is $provider:expr,)+) => {
        /// How a channel is spoken to.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
        #[serde(rename_all = "snake_case")]
        #[ts(rename = "ChannelKind")]
        pub enum Kind {
            $($(#[$doc])* $kind,)+
        }

        impl Kind {
            /// All kinds; one that takes any address stands last.
            pub const ALL: [Self; [$(Self::$kind),+].len()] = [$(Self::$kind),+];
        }

        /// Who answers for a kind.
        pub(super) fn provider(kind: Kind) -> &'static dyn Provider {
            match kind {
                $(Kind::$kind => &$provider,)+
            }
        }
    };
}

kinds! {
    /// A Slack incoming webhook, or one that behaves the same.
    Slack is slack::Slack,
    /// Any receiver of JSON, signed after Standard Webhooks where there is a key.
    Webhook is webhook::Webhook,
}

impl Kind {
    /// What is fixed about it.
    #[must_use]
    pub fn about(self) -> &'static About {
        provider(self).about()
    }

    /// As it stands in files, commands and JSON: `slack`.
    #[must_use]
    pub fn word(self) -> &'static str {
        self.about().word
    }

    /// The words of all kinds, parted by `between`: `slack|webhook`.
    #[must_use]
    pub fn words(between: &str) -> String {
        Self::ALL.map(Self::word).join(between)
    }

    /// Takes a channel's secret apart.
    ///
    /// # Errors
    /// When it does not fit the kind; the sentence says what to paste instead.
    pub fn target(self, secret: &Secret) -> Result<Target> {
        Ok(provider(self).target(secret)?.with_plain(self.about().plain))
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

/// A word that is not a kind of channel.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not a kind of channel; say one of {all}", all = Kind::words(", "))]
pub struct UnknownKind(String);

impl FromStr for Kind {
    type Err = UnknownKind;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let word = text.trim().to_lowercase();
        Self::ALL.into_iter().find(|kind| kind.word() == word).ok_or(UnknownKind(text.to_owned()))
    }
}

/// Writes a message the way a kind of channel wants it. Secrets must be masked before; see [`crate::redact::mask`].
#[must_use]
pub fn render(kind: Kind, message: &Message) -> Rendered {
    rendered(kind, &Told::Message(message))
}

/// The message of *Send test*: it names no incident and says so.
#[must_use]
pub fn test_message(kind: Kind, channel: &str, at: Millis, rehearsal: bool) -> Rendered {
    rendered(kind, &Told::Test { channel, at, rehearsal })
}

fn rendered(kind: Kind, told: &Told<'_>) -> Rendered {
    provider(kind).render(Parts::of(told), told)
}

/// What an answer means, by the tables of each kind.
#[must_use]
pub fn classify(kind: Kind, reply: &Reply) -> Outcome {
    provider(kind).classify(reply)
}

#[cfg(test)]
mod tests;
