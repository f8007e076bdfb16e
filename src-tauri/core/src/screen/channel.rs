//! What is shown of a channel and of what became of a message.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::clock::Millis;
use crate::incident::event::DeliveryState;
use crate::incident::{Audience, PingMode};

/// A channel.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct ChannelView {
    /// Its name.
    pub name: String,
    /// `slack` or `webhook`.
    pub kind: String,
    /// Who reads it.
    pub audience: Audience,
    /// Automatic or asked.
    pub ping: PingMode,
    /// For exercises only.
    pub rehearsal: bool,
    /// Its own interval.
    pub interval_minutes: Option<u32>,
    /// `ready`, `paused` or `no_secret`.
    pub state: ChannelState,
    /// Why it is not ready, and what to do.
    pub problem: Option<String>,
    /// Scheme, host and the last four characters of its address, where the secret can be read.
    pub address: Option<String>,
    /// Messages that wait.
    pub waiting: u32,
    /// What became of the last message.
    pub last: Option<LastDelivery>,
}

/// Whether a channel can send.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ChannelState {
    /// It can.
    Ready,
    /// It must be confirmed on this laptop first, or its receiver refused.
    Paused,
    /// Its secret is not in the keychain, or the keychain cannot be read.
    NoSecret,
}

/// What became of a message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LastDelivery {
    /// A state of the outbox.
    pub state: DeliveryState,
    /// Since when.
    pub at: Millis,
    /// Why, redacted.
    pub reason: Option<String>,
    /// When it is tried again.
    pub next_at: Option<Millis>,
}
