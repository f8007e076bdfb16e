//! Channels as they stand, and what became of a message.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Around;
use crate::channel::{About, Address, Field, Kind};
use crate::clock::Millis;
use crate::engine::{Engine, Result};
use crate::ids::IncidentId;
use crate::incident::{Audience, DeliveryStage, DeliveryState, PingMode};
use crate::store::outbox;
use crate::store::outbox::Message;
use crate::team::config::ChannelConfig;

/// A channel.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct ChannelView {
    /// Its name.
    pub name: String,
    /// How it is spoken to.
    pub kind: Kind,
    /// Who reads it.
    pub audience: Audience,
    /// Automatic or asked.
    pub ping: PingMode,
    /// For exercises only.
    pub rehearsal: bool,
    /// Its own interval.
    pub interval_minutes: Option<u32>,
    /// Customers may see the incident's number, severity, elapsed time and commander in it.
    pub details: bool,
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
    /// What that means for it.
    pub stage: DeliveryStage,
    /// Since when.
    pub at: Millis,
    /// Why, redacted.
    pub reason: Option<String>,
    /// When it is tried again.
    pub next_at: Option<Millis>,
}

/// A kind of channel, with what a form needs to ask for one.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct ProviderView {
    /// The kind.
    pub kind: Kind,
    /// How a person calls it: `Slack`.
    pub name: &'static str,
    /// How it is offered in a choice: `Slack format`.
    pub choice: &'static str,
    /// What a person must know to choose it: a sentence.
    pub help: &'static str,
    /// Other words by which people look for it, parted by a space.
    pub search: &'static str,
    /// What its addresses look like. Of all kinds in their order, the first address that fits tells the kind.
    pub addresses: &'static [Address],
    /// What its secret is made of: the values in this order, parted by a space.
    pub fields: &'static [Field],
}

impl ProviderView {
    /// All kinds, in the order in which an address is tried.
    #[must_use]
    pub fn all() -> Vec<Self> {
        let view = |kind: Kind| {
            let &About { name, choice, help, search, addresses, fields, .. } = kind.about();
            Self { kind, name, choice, help, search, addresses, fields }
        };
        Kind::ALL.into_iter().map(view).collect()
    }
}

/// Every channel of the workspace. With an incident: what became of its own messages, and only the channels that it
/// may use; without one: of the last message of any incident.
pub fn channels(
    engine: &mut Engine,
    around: &Around,
    incident: Option<IncidentId>,
) -> Result<Vec<ChannelView>> {
    let mut configured: Vec<ChannelConfig> = engine.config().channels.clone();
    if let Some(id) = incident
        && let Some(facts) = &engine.incident(id)?.declared
    {
        configured.retain(|c| facts.scope().takes(&c.name, c.rehearsal));
    }
    let mut unfinished = outbox::unfinished(engine.store().read())?;
    unfinished.retain(|m| incident.is_none_or(|id| m.incident == id));
    let last = match incident {
        Some(id) => Some(outbox::last_of_each(engine.store().read(), id)?),
        None => None,
    };
    configured
        .into_iter()
        .map(|c| channel(engine, around, c, (last.as_deref(), &unfinished)))
        .collect()
}

fn channel(
    engine: &mut Engine,
    around: &Around,
    channel: ChannelConfig,
    (last, unfinished): (Option<&[Message]>, &[Message]),
) -> Result<ChannelView> {
    let fact = around.secrets.get(&channel.name).cloned().unwrap_or_default();
    let pause = engine.channel_pause(&channel, fact.stands_in)?;
    let own = |m: &&Message| m.channel == channel.name;
    let waiting = unfinished.iter().filter(own).count();
    let last = match last {
        Some(last) => last.iter().find(own).cloned(),
        None => outbox::last_of_channel(engine.store().read(), &channel.name)?,
    };
    let (state, problem) = condition(pause, fact.problem);
    Ok(ChannelView {
        kind: channel.kind,
        audience: channel.audience,
        ping: channel.ping,
        rehearsal: channel.rehearsal,
        interval_minutes: channel.interval_minutes,
        details: channel.details,
        name: channel.name,
        state,
        problem,
        address: fact.address,
        waiting: u32::try_from(waiting).unwrap_or(u32::MAX),
        last: last.as_ref().map(last_delivery),
    })
}

fn condition(pause: Option<String>, secret: Option<String>) -> (ChannelState, Option<String>) {
    match (pause, secret) {
        (Some(why), _) => (ChannelState::Paused, Some(why)),
        (None, Some(why)) => (ChannelState::NoSecret, Some(why)),
        (None, None) => (ChannelState::Ready, None),
    }
}

/// What became of a message, for a screen.
pub(super) fn last_delivery(message: &Message) -> LastDelivery {
    let again = message.state.is_tried_again();
    LastDelivery {
        state: message.state,
        stage: message.state.stage(),
        at: message.changed_at,
        reason: message.reason.clone(),
        next_at: again.then_some(message.next_at),
    }
}
