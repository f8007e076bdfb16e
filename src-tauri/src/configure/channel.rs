//! Channels: added, confirmed, removed, tried. Secrets are read and written off the engine's thread, because a keychain
//! may take its time, and before anything else is changed, so that a channel is never bound to the secret of another.

use holdfast_core::channel::{self, Kind, Outcome as Sent, Target};
use holdfast_core::engine::EngineError;
use holdfast_core::ids::{Ids, OutboxId};
use holdfast_core::incident::{Audience, PingMode};
use holdfast_core::secret::{Secret, SecretProblem, Secrets};
use holdfast_core::team::config::ChannelConfig;

use super::Outcome;
use crate::desk::Desk;

/// A channel as a person asks for it.
pub struct Wish {
    pub name: String,
    pub kind: Kind,
    pub audience: Audience,
    pub ping: PingMode,
    pub rehearsal: bool,
    pub secret: String,
}

/// Adds a channel, or gives one that is there its secret anew. What makes it another channel (kind, audience,
/// rehearsal) is not changed in place: its secret was given for what it was.
pub async fn keep(desk: &Desk, wish: Wish) -> Outcome {
    let kind = wish.kind;
    let name = wish.name.trim().to_owned();
    let mut channel = ChannelConfig::new(&name, kind, wish.audience);
    channel.ping = wish.ping;
    channel.rehearsal = wish.rehearsal;
    let stands_in = desk.secrets.stands_in_environment(&name);
    let secret = if stands_in { read(desk, &name).await? } else { Secret::new(&wish.secret) };
    let target = kind.target(&secret).map_err(|misfit| misfit.to_string())?;
    channel.host = Some(target.host());
    check(desk, &channel).await?;
    let before = find(desk, &name).await?;
    if let Some(before) = &before {
        same_channel(before, &channel)?;
        channel.interval_minutes = before.interval_minutes;
    }
    let asked = name.clone();
    let (_, held) = ask(desk, move |secrets| secrets.exchange(&asked, &secret)).await?;
    if let Err(error) = enter(desk, before, channel).await {
        return Err(match ask(desk, move |secrets| secrets.put_back(&held)).await {
            Ok(()) => error.message,
            Err(problem) => format!(
                "{}; the keychain may hold the new secret of {name}: {problem}",
                error.message.trim_end_matches('.')
            ),
        });
    }
    let place = if stands_in {
        format!("its secret comes from {}", Secrets::variable(&name))
    } else {
        "its secret is in the keychain".to_owned()
    };
    Ok(format!("Channel {name} is set up for {}; {place}.", target.shown()))
}

/// Refuses a channel that breaks a rule, and any while `holdfast.toml` cannot be read.
async fn check(desk: &Desk, channel: &ChannelConfig) -> Result<(), String> {
    let channel = channel.clone();
    let checked = desk.engine.call(move |engine| engine.may_set_up(&channel));
    checked.await.map_err(|error| error.message)
}

/// Refuses to turn one channel into another.
fn same_channel(before: &ChannelConfig, asked: &ChannelConfig) -> Result<(), String> {
    let same = before.kind == asked.kind
        && before.audience == asked.audience
        && before.rehearsal == asked.rehearsal;
    if same {
        return Ok(());
    }
    Err(format!(
        "There is a channel {} already, a {} for the {} audience; remove it first, or choose another name.",
        before.name, before.kind, before.audience
    ))
}

/// Writes the channel into `holdfast.toml` where that is needed, and binds it.
async fn enter(
    desk: &Desk,
    before: Option<ChannelConfig>,
    channel: ChannelConfig,
) -> Result<(), EngineError> {
    desk.engine
        .call(move |engine| match before {
            Some(before) if before == channel => engine.bind(&channel),
            Some(before) => {
                engine.remove_channel(&before.name)?;
                engine.add_channel(&channel)
            }
            None => engine.add_channel(&channel),
        })
        .await
}

/// Lets a paused channel send again from this laptop: its secret must be here and point where `holdfast.toml` says.
pub async fn confirm(desk: &Desk, name: &str) -> Outcome {
    let channel = known(desk, name).await?;
    let target = target(desk, &channel).await?;
    if let Some(host) = channel.host.as_deref().filter(|h| !h.eq_ignore_ascii_case(&target.host()))
    {
        return Err(format!(
            "The secret of {name} points to {}, and holdfast.toml says {host}; add the channel again with the secret for it.",
            target.host()
        ));
    }
    let bound = desk.engine.call(move |engine| engine.bind(&channel));
    bound.await.map_err(|error| error.message)?;
    Ok(format!("Channel {name} is confirmed: it sends to {} from this laptop.", target.shown()))
}

/// Removes a channel and its secret.
pub async fn remove(desk: &Desk, name: &str) -> Outcome {
    let removed = name.to_owned();
    let done = desk.engine.call(move |engine| engine.remove_channel(&removed));
    done.await.map_err(|error| error.message)?;
    forget(desk, name).await.map_err(|problem| {
        format!("Channel {name} is removed; its secret may still be kept: {problem}")
    })?;
    if desk.secrets.stands_in_environment(name) {
        let variable = Secrets::variable(name);
        return Ok(format!("Channel {name} is removed; its secret stands in {variable} still."));
    }
    Ok(format!("Channel {name} and its secret are removed."))
}

/// Sends a test message at once, and says what came back.
pub async fn test(desk: &Desk, name: &str) -> Outcome {
    let channel = known(desk, name).await?;
    let stands_in = desk.secrets.stands_in_environment(name);
    let asked = channel.clone();
    let (pause, now) = desk
        .engine
        .call(move |engine| Ok((engine.channel_pause(&asked, stands_in)?, engine.clock().now())))
        .await
        .map_err(|error| error.message)?;
    if let Some(pause) = pause {
        return Err(format!("Nothing was sent: {pause}"));
    }
    let target = target(desk, &channel).await?;
    let message = channel::test_message(channel.kind, name, now, channel.rehearsal);
    let sender = channel::Sender::new().map_err(|error| error.to_string())?;
    let id = OutboxId(Ids::at(now).next_uuid());
    told(name, &sender.send(&target, channel.kind, id, &message.payload, now).await)
}

/// The outcome of a test in words.
fn told(name: &str, outcome: &Sent) -> Outcome {
    match outcome {
        Sent::Sent { .. } => Ok(format!("Channel {name} took the test message.")),
        Sent::Accepted => {
            Ok(format!("Channel {name} accepted the test message and will look at it."))
        }
        Sent::Uncertain { reason } => Err(format!("The test message may have arrived: {reason}")),
        Sent::Retry { reason, .. }
        | Sent::Rejected { reason, .. }
        | Sent::Misconfigured { reason, .. } => {
            Err(format!("The test message did not arrive: {reason}"))
        }
    }
}

async fn find(desk: &Desk, name: &str) -> Result<Option<ChannelConfig>, String> {
    let name = name.to_owned();
    let found = desk.engine.call(move |engine| Ok(engine.config().channel(&name).cloned()));
    found.await.map_err(|error| error.message)
}

async fn known(desk: &Desk, name: &str) -> Result<ChannelConfig, String> {
    find(desk, name).await?.ok_or_else(|| format!("There is no channel {name}; add it first."))
}

async fn target(desk: &Desk, channel: &ChannelConfig) -> Result<Target, String> {
    let secret = read(desk, &channel.name).await?;
    channel.kind.target(&secret).map_err(|misfit| misfit.to_string())
}

async fn read(desk: &Desk, name: &str) -> Result<Secret, String> {
    let name = name.to_owned();
    ask(desk, move |secrets| secrets.read(&name)).await
}

async fn forget(desk: &Desk, name: &str) -> Result<(), String> {
    let name = name.to_owned();
    ask(desk, move |secrets| secrets.remove(&name)).await
}

/// Asks the keychain where waiting holds up nobody.
async fn ask<T: Send + 'static>(
    desk: &Desk,
    question: impl FnOnce(&Secrets) -> Result<T, SecretProblem> + Send + 'static,
) -> Result<T, String> {
    let secrets = desk.secrets.clone();
    match tokio::task::spawn_blocking(move || question(&secrets)).await {
        Ok(answer) => answer.map_err(|problem| problem.to_string()),
        Err(_) => Err("The keychain was not asked: the program is ending.".to_owned()),
    }
}

#[cfg(test)]
mod tests;
