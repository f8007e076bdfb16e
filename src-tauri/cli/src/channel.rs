//! Words for status channels. A secret comes from stdin, a prompt or the environment, never from the command line, and
//! goes to the keychain before anything is written to `holdfast.toml`.

pub mod deliver;
pub mod delivery;

use holdfast_core::channel::Kind;
use holdfast_core::engine::setup::{Asked, Removed, Setup};
use holdfast_core::engine::{EngineError, Handle};
use holdfast_core::incident::Audience;
use holdfast_core::secret::Secret;
use holdfast_core::team::config::ChannelConfig;
use std::io::{self, IsTerminal, Read};
use std::sync::Arc;

use crate::args::ChannelAdd;
use crate::desk::Desk;
use crate::out;
use crate::problem::{Problem, Result};

/// More than any address with its keys has.
const SECRET_BYTES: u64 = 64 * 1024;

/// Adds a channel, or gives a channel that stands in `holdfast.toml` its secret on this laptop.
pub fn add(mut desk: Desk, given: &ChannelAdd) -> Result<()> {
    let asked = match desk.engine.config().channel(&given.name) {
        Some(known) => Asked::AsItStands(agreeing(known, given)?),
        None => Asked::Anew(new(given)?),
    };
    let (Asked::AsItStands(channel) | Asked::Anew(channel)) = &asked;
    desk.engine.may_set_up(channel)?;
    let name = &given.name;
    let stands_in = Desk::secrets().stands_in_environment(name);
    let secret = if stands_in { Secret::new("") } else { typed(channel.kind)? };
    let told = steps(desk, async |setup| setup.keep(asked, secret, false).await)?;
    out::text(&format!("{told} Try it with `holdfast channel test {name}`."))
}

/// Goes through the steps that the window goes through too.
fn steps<T>(desk: Desk, go: impl AsyncFnOnce(&Setup) -> Result<T, EngineError>) -> Result<T> {
    deliver::runtime()?.block_on(async {
        let engine = Handle::start(desk.engine)?;
        Ok(go(&Setup::new(engine, Arc::new(Desk::secrets()))).await?)
    })
}

fn new(given: &ChannelAdd) -> Result<ChannelConfig> {
    let Some(kind) = given.kind else {
        return Err(Problem::usage(format!(
            "the kind of channel “{}” is missing; add --kind {}",
            given.name,
            Kind::words(" or --kind ")
        )));
    };
    let audience = given.audience.unwrap_or(Audience::Internal);
    let channel = ChannelConfig::new(&given.name, kind, audience);
    let (rehearsal, interval_minutes) = (given.rehearsal, given.interval);
    let ping = given.ping.unwrap_or(channel.ping);
    let details = given.details;
    Ok(ChannelConfig { ping, rehearsal, interval_minutes, details, ..channel })
}

/// The channel as it stands in the file, unless something else was asked for.
fn agreeing(known: &ChannelConfig, given: &ChannelAdd) -> Result<ChannelConfig> {
    let differs = given.kind.is_some_and(|kind| kind != known.kind)
        || given.audience.is_some_and(|audience| audience != known.audience)
        || given.ping.is_some_and(|ping| ping != known.ping)
        || given.interval.is_some_and(|minutes| Some(minutes) != known.interval_minutes)
        || (given.rehearsal && !known.rehearsal)
        || (given.details && !known.details);
    if differs {
        let name = &known.name;
        return Err(Problem::failed(format!(
            "there is already a channel “{name}” that is set up in another way; remove it first with `holdfast channel remove {name}`, or edit holdfast.toml"
        )));
    }
    Ok(known.clone())
}

/// The secret that stdin holds, else what is typed.
fn typed(kind: Kind) -> Result<Secret> {
    let unread = |error: io::Error| {
        Problem::failed(format!(
            "the secret could not be read ({error}); pipe it in, or run this in a terminal"
        ))
    };
    let stdin = io::stdin();
    let text = if stdin.is_terminal() {
        let source = kind.about().source;
        rpassword::prompt_password(format!("Paste {source} (it is not shown): ")).map_err(unread)?
    } else {
        let mut text = String::new();
        stdin.lock().take(SECRET_BYTES).read_to_string(&mut text).map_err(unread)?;
        text
    };
    Ok(Secret::new(&text))
}

/// Sends a test message at once and says what came back.
pub fn test(desk: Desk, name: &str) -> Result<()> {
    out::text(&steps(desk, async |setup| setup.test(name).await)?)
}

/// Confirms a channel as it stands in `holdfast.toml` now: its secret must be here and lead where the file says.
pub fn confirm(desk: Desk, name: &str) -> Result<()> {
    out::text(&steps(desk, async |setup| setup.confirm(name).await)?)
}

/// Removes a channel and its secret.
pub fn remove(desk: Desk, name: &str) -> Result<()> {
    let Removed { told, secret_left } = steps(desk, async |setup| setup.remove(name).await)?;
    if secret_left {
        out::remark(&told);
        return Ok(());
    }
    out::text(&told)
}
