//! Status channels: a text becomes a request, and an answer becomes an outcome.
//!
//! One file a provider holds what is its own: how a message is written and what its answers mean, both pure. Sending
//! is the same for all ([`send`]). What is deliberately absent: queues, claims and repetition (the worker has them),
//! and a trait for providers, because a closed enum says at compile time what a new one must answer.

mod answer;
mod message;
mod retry_after;
mod send;
mod sign;
mod slack;
mod target;
mod webhook;

pub use answer::{Outcome, Reply, classify};
pub use message::{Message, Rendered, render, test_message};
pub use send::{Sender, SenderError};
pub use sign::{Misformed, SigningKey, sign};
pub use target::{Misfit, Target};

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

use crate::clock::Millis;

/// How a channel is spoken to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A Slack incoming webhook, or one that behaves the same.
    Slack,
    /// Any receiver of JSON, signed after Standard Webhooks where there is a key.
    Webhook,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 2] = [Self::Slack, Self::Webhook];

    /// As it stands in files, commands and JSON: `slack`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Slack => "slack",
            Self::Webhook => "webhook",
        }
    }

    /// True when a receiver can tell that it has a message already (by its `webhook-id`), so that a message whose fate
    /// is not known may be tried once more.
    #[must_use]
    pub fn is_idempotent(self) -> bool {
        match self {
            Self::Slack => false,
            Self::Webhook => true,
        }
    }

    /// As a sentence names it: `Slack`.
    fn label(self) -> &'static str {
        match self {
            Self::Slack => "Slack",
            Self::Webhook => "The webhook",
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

/// A word that is not a kind of channel.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not a kind of channel; say one of slack, webhook")]
pub struct UnknownKind(String);

impl FromStr for Kind {
    type Err = UnknownKind;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let word = text.trim().to_lowercase();
        Self::ALL.into_iter().find(|kind| kind.word() == word).ok_or(UnknownKind(text.to_owned()))
    }
}

/// Milliseconds to wait before attempt `attempt`, which counts from 0: 0, 5, 15, 45, 120 s, then 300 s each time.
///
/// `jitter` spreads the attempts of many laptops: a chance number from 0.8 to 1.2, by which the wait is multiplied;
/// what lies outside is pulled in.
#[must_use]
pub fn schedule(attempt: u32, jitter: f64) -> i64 {
    let seconds = match attempt {
        0 => 0,
        1 => 5,
        2 => 15,
        3 => 45,
        4 => 120,
        5.. => 300,
    };
    let jitter = if jitter.is_nan() { 1.0 } else { jitter.clamp(0.8, 1.2) };
    #[allow(clippy::cast_possible_truncation, reason = "at most 360,000")]
    let ms = (f64::from(seconds) * 1000.0 * jitter).round() as i64;
    ms
}

/// The prefix of every text of an exercise, so that nobody takes it for real.
pub const EXERCISE: &str = "EXERCISE EXERCISE EXERCISE";

/// Hours and minutes for readers in any zone: `14:45 UTC`; with the date when it is not today for `now`.
fn clock_text(at: Millis, now: Millis) -> String {
    let (at, now) = (at.utc(), now.utc());
    let same_day = at.date_naive() == now.date_naive();
    at.format(if same_day { "%H:%M UTC" } else { "%Y-%m-%d %H:%M UTC" }).to_string()
}

#[cfg(test)]
mod tests;
