//! Channels as they stand, and the settings screen.

use super::{Around, SecretFact, folder_views, now};
use crate::engine::{Engine, EngineError, default_workspace};
use crate::ids::IncidentId;
use crate::incident::DeliveryState;
use crate::screen::{ChannelState, ChannelView, LastDelivery, SettingsView, WorkspaceView};
use crate::store::outbox;
use crate::store::outbox::Message;
use crate::team::config::ChannelConfig;

/// Every channel of the workspace. With an incident: what became of its own messages, and only the channels that it
/// may use; without one: of the last message of any incident.
///
/// # Errors
/// When the file cannot be read.
pub fn channels(
    engine: &mut Engine,
    around: &Around,
    incident: Option<(IncidentId, bool)>,
) -> Result<Vec<ChannelView>, EngineError> {
    let configured: Vec<ChannelConfig> = engine.config().channels.clone();
    let messages = match incident {
        Some((id, _)) => Some(outbox::of_incident(engine.store().read(), id)?),
        None => None,
    };
    configured
        .into_iter()
        .filter(|c| incident.is_none_or(|(_, exercise)| c.rehearsal == exercise))
        .map(|c| channel(engine, around, c, messages.as_deref()))
        .collect()
}

fn channel(
    engine: &mut Engine,
    around: &Around,
    channel: ChannelConfig,
    messages: Option<&[Message]>,
) -> Result<ChannelView, EngineError> {
    let fact = around.secrets.get(&channel.name).cloned().unwrap_or_default();
    let pause = engine.channel_pause(&channel, fact.stands_in)?;
    let own = |m: &&Message| m.channel == channel.name;
    let waits = |m: &&Message| !m.state.is_final();
    let (last, waiting) = match messages {
        Some(all) => (all.iter().rfind(own).cloned(), all.iter().filter(own).filter(waits).count()),
        None => (
            outbox::last_of_channel(engine.store().read(), &channel.name)?,
            outbox::unfinished(engine.store().read())?.iter().filter(own).count(),
        ),
    };
    let (state, problem) = condition(pause, fact.problem);
    Ok(ChannelView {
        kind: channel.kind.word().to_owned(),
        audience: channel.audience,
        ping: channel.ping,
        rehearsal: channel.rehearsal,
        interval_minutes: channel.interval_minutes,
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
    let again = message.state == DeliveryState::Retry;
    LastDelivery {
        state: message.state,
        at: message.changed_at,
        reason: message.reason.clone(),
        next_at: again.then_some(message.next_at),
    }
}

/// The workspace as a person knows it.
pub(super) fn workspace(engine: &Engine) -> WorkspaceView {
    let path = engine.workspace();
    let shipped = path == default_workspace(engine.store().folder());
    let folder = || path.file_name().map_or_else(String::new, |n| n.to_string_lossy().into_owned());
    let own = if shipped { "Holdfast’s runbooks".to_owned() } else { folder() };
    WorkspaceView {
        name: engine.config().name.clone().unwrap_or(own),
        path: path.display().to_string(),
        shipped,
    }
}

/// The settings screen.
///
/// # Errors
/// When the file cannot be read.
pub fn settings(engine: &mut Engine, around: &Around) -> Result<SettingsView, EngineError> {
    let keychain = |fact: &&SecretFact| !fact.stands_in && fact.problem.is_some();
    Ok(SettingsView {
        now: now(engine),
        actor: around.actor.clone(),
        theme: engine.setting("theme")?.unwrap_or_else(|| "system".to_owned()),
        keep_awake: engine.setting("keep_awake")?.as_deref() != Some("off"),
        workspace: workspace(engine),
        folders: folder_views(engine)?,
        data: engine.store().folder().display().to_string(),
        channels: channels(engine, around, None)?,
        interval_minutes: engine.config().policy().interval_minutes.to_vec(),
        keychain_problem: around.secrets.values().find(keychain).and_then(|f| f.problem.clone()),
        version: env!("CARGO_PKG_VERSION").to_owned(),
    })
}
