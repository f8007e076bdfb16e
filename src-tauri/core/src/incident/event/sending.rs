//! The bodies of entries about what readers are promised, what they are sent, and what became of it.

use serde::{Deserialize, Serialize};

use crate::clock::Millis;
use crate::ids::{DeviceId, EventId, OutboxId};
use crate::incident::event::DeliveryState;
use crate::incident::words::{AskReason, Audience, IncidentState, Settled};

/// A promise to tell an audience something by a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PromiseMade {
    /// To whom.
    pub audience: Audience,
    /// The rhythm from now on, in minutes.
    pub interval_minutes: u32,
    /// By when.
    pub due_at: Millis,
}

/// The channels that an incident may use were chosen, or all of its audiences may read it again.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ChannelsChosen {
    /// As the person saw it; none where it was not private.
    pub from: Option<Vec<String>>,
    /// The only channels that get its texts, pings included; none where it is not private any more.
    pub only: Option<Vec<String>>,
    /// Audiences without a channel from now on: nothing is promised to them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ends: Vec<Audience>,
    /// Promises to audiences that have a channel again.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub promises: Vec<PromiseMade>,
}

/// A text for an audience: an update by a person, or the automatic ping.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Post {
    /// For whom.
    pub audience: Audience,
    /// The words.
    pub text: String,
    /// The incident's state in this text.
    pub state: IncidentState,
    /// The channels that it goes to; empty when it was said elsewhere or none is set up.
    pub channels: Vec<String>,
    /// The promise that it makes; none for a closing post.
    pub next_update_at: Option<Millis>,
    /// The promise that it keeps or misses.
    pub answers: Option<Millis>,
    /// Who approved it.
    pub approved_by: Option<String>,
    /// It was said on the call, or pasted by hand.
    #[serde(default)]
    pub elsewhere: bool,
    /// The last post of the incident: never superseded, never expires.
    #[serde(default)]
    pub closing: bool,
    /// The ping went out after its time.
    #[serde(default)]
    pub late: bool,
    /// The promise moves once a channel has taken the text: so it is for every ping since it can be told. Before, a ping
    /// moved the promise by being written.
    #[serde(default, skip_serializing_if = "is_false")]
    pub moves_when_taken: bool,
    /// Channels of the audience that do not get the text: those that ask, of an automatic ping; those that a person left
    /// out, of an update. What their readers were promised still stands.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub left_out: Vec<String>,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde asks so")]
fn is_false(value: &bool) -> bool {
    !*value
}

/// One automatic ping is let go by.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PingSkipped {
    /// Whose.
    pub audience: Audience,
    /// The promise that it would have answered.
    pub due_at: Millis,
    /// Why.
    pub reason: String,
}

/// No ping goes by itself any more until a person enters something.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AskFirst {
    /// Whose.
    pub audience: Audience,
    /// The promise that nothing answered.
    pub due_at: Millis,
    /// Why.
    pub why: AskReason,
}

/// The alarm was moved.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Snoozed {
    /// To when.
    pub until: Millis,
    /// Why.
    pub reason: String,
}

/// This laptop sends from now on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RhythmTaken {
    /// Which.
    pub device: DeviceId,
    /// Its name: the host's.
    pub device_name: String,
}

/// The time of an escalation came.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EscalationDue {
    /// To whom.
    pub to: String,
    /// Minutes after declaring.
    pub after_minutes: u32,
}

/// What became of a message: one entry for each final outcome, not for each attempt.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Delivery {
    /// Which message.
    pub message: OutboxId,
    /// The post that it carries.
    pub post: EventId,
    /// Which channel.
    pub channel: String,
    /// The final state.
    pub state: DeliveryState,
    /// Why, redacted.
    pub reason: Option<String>,
    /// The receiver's status, where it answered.
    pub status: Option<u16>,
}

/// A person said what became of a message.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DeliverySettled {
    /// Which message.
    pub message: OutboxId,
    /// What they said.
    pub outcome: Settled,
}
