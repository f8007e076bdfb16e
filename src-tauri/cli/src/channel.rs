//! Words for status channels. A secret comes from stdin, a prompt or the environment, never from the command line, and
//! goes to the keychain before anything is written to `holdfast.toml`.

use holdfast_core::channel::{Kind, Outcome, Sender, test_message};
use holdfast_core::clock::Millis;
use holdfast_core::ids::{Ids, OutboxId};
use holdfast_core::incident::Audience;
use holdfast_core::screen;
use holdfast_core::screen::{Around, SecretFact};
use holdfast_core::screen::{ChannelState, ChannelView};
use holdfast_core::secret::{Secret, SecretProblem, Secrets, Written};
use holdfast_core::team::config::ChannelConfig;
use std::io::{self, IsTerminal, Read};

use crate::args::{ChannelAdd, Json};
use crate::desk::Desk;
use crate::out;
use crate::problem::Problem;
use crate::table::table;
use crate::when;

/// More than any address with its keys has.
const SECRET_BYTES: u64 = 64 * 1024;

/// What is known of the channels' secrets. Reading them can wait for the keychain; a keychain that does not answer is
/// asked once.
pub fn around(desk: &Desk) -> Around {
    let secrets = Desk::secrets();
    let mut around = Around { actor: desk.actor.clone(), ..Around::default() };
    let mut silent: Option<String> = None;
    for channel in &desk.engine.config().channels {
        let stands_in = secrets.stands_in_environment(&channel.name);
        let fact = match &silent {
            Some(problem) if !stands_in => {
                SecretFact { stands_in, address: None, problem: Some(problem.clone()) }
            }
            Some(_) | None => fact(&secrets, channel, stands_in, &mut silent),
        };
        around.secrets.insert(channel.name.clone(), fact);
    }
    around
}

fn fact(
    secrets: &Secrets,
    channel: &ChannelConfig,
    stands_in: bool,
    silent: &mut Option<String>,
) -> SecretFact {
    let secret = match secrets.read(&channel.name) {
        Ok(secret) => secret,
        Err(problem) => {
            if matches!(problem, SecretProblem::NoAnswer { .. }) {
                *silent = Some(
                    "the keychain does not answer; look for a dialog that asks for its password"
                        .to_owned(),
                );
            }
            return SecretFact { stands_in, address: None, problem: Some(problem.to_string()) };
        }
    };
    match channel.kind.target(&secret) {
        Ok(target) => SecretFact { stands_in, address: Some(target.shown()), problem: None },
        Err(misfit) => SecretFact { stands_in, address: None, problem: Some(misfit.to_string()) },
    }
}

/// Lists the channels as they stand.
pub fn list(desk: &mut Desk, json: Json) -> Result<(), Problem> {
    let around = around(desk);
    let channels = screen::channels(&mut desk.engine, &around, None)?;
    if json.json {
        return out::json(&channels);
    }
    if channels.is_empty() {
        return out::text(&format!(
            "No channel is set up; add one with `holdfast channel add NAME --kind {}`.",
            Kind::words("|")
        ));
    }
    let now = desk.engine.clock().now();
    let rows: Vec<Vec<String>> = channels
        .iter()
        .map(|c| vec![line(c, now), c.address.clone().unwrap_or_default()])
        .collect();
    out::text(&table(&rows))
}

/// `incidents  slack, internal, auto: ready · last sent 14:23`
pub fn line(channel: &ChannelView, now: Millis) -> String {
    let mut parts = vec![
        channel.kind.to_string(),
        channel.audience.to_string(),
        channel.ping.word().to_owned(),
    ];
    if channel.rehearsal {
        parts.push("exercises only".to_owned());
    }
    let state = match channel.state {
        ChannelState::Ready => "ready",
        ChannelState::Paused => "paused",
        ChannelState::NoSecret => "no secret",
    };
    let mut line = format!("{}  {}: {state}", channel.name, parts.join(", "));
    if let Some(problem) = &channel.problem {
        line.push_str(&format!(" ({problem})"));
    }
    if let Some(last) = &channel.last {
        let reason = last.reason.as_ref().map_or_else(String::new, |why| format!(" ({why})"));
        let again =
            last.next_at.map_or_else(String::new, |at| format!(", again {}", when::clock(at)));
        line.push_str(&format!(
            " · last {} {}{again}{reason}",
            last.state.word(),
            when::near(last.at, now)
        ));
    }
    line
}

/// Adds a channel, or gives a channel that stands in `holdfast.toml` its secret on this laptop.
pub fn add(desk: &mut Desk, given: &ChannelAdd) -> Result<(), Problem> {
    let known = desk.engine.config().channel(&given.name).cloned();
    let mut channel = match &known {
        Some(known) => agreeing(known, given)?,
        None => new(given)?,
    };
    desk.engine.may_set_up(&channel)?;
    let secrets = Desk::secrets();
    let secret = secret(&secrets, &given.name)?;
    let target = channel.kind.target(&secret)?;
    channel.check_target(&target)?;
    if known.is_none() {
        channel.host = Some(target.host());
        desk.engine.may_set_up(&channel)?;
    }
    let (written, before) = secrets.exchange(&channel.name, &secret)?;
    let set_up = match &known {
        Some(_) => desk.engine.bind(&channel),
        None => desk.engine.add_channel(&channel),
    };
    if let Err(error) = set_up {
        return Err(undone(error.into(), &channel.name, secrets.put_back(&before)));
    }
    let kept = match written {
        Written::Keychain => "its secret is in the keychain".to_owned(),
        Written::StandsInEnvironment => {
            format!("{} stands in for the keychain", Secrets::variable(&channel.name))
        }
    };
    let name = &channel.name;
    out::text(&format!(
        "Channel {name} ({}, {}) is set up; {kept}. Try it with `holdfast channel test {name}`.",
        channel.kind, channel.audience
    ))
}

/// The error that counts is the first one; that the new secret could not be undone is said with it.
fn undone(error: Problem, name: &str, put_back: Result<(), SecretProblem>) -> Problem {
    let Err(problem) = put_back else { return error };
    let message = format!(
        "{}; the keychain may hold the new secret of channel “{name}”: {problem}",
        error.message.trim_end_matches('.')
    );
    Problem { message, ..error }
}

fn new(given: &ChannelAdd) -> Result<ChannelConfig, Problem> {
    let Some(kind) = given.kind else {
        return Err(Problem::usage(format!(
            "the kind of channel “{}” is missing; add --kind {}",
            given.name,
            Kind::words(" or --kind ")
        )));
    };
    let audience = given.audience.unwrap_or(Audience::Internal);
    let mut channel = ChannelConfig::new(&given.name, kind, audience);
    channel.ping = given.ping.unwrap_or(channel.ping);
    channel.rehearsal = given.rehearsal;
    channel.interval_minutes = given.interval;
    if audience == Audience::External && channel.ping == holdfast_core::incident::PingMode::Auto {
        return Err(Problem::failed(format!(
            "channel “{}” is external, so a person decides on every text; leave --ping auto out",
            given.name
        )));
    }
    Ok(channel)
}

/// The channel as it stands in the file, unless something else was asked for.
fn agreeing(known: &ChannelConfig, given: &ChannelAdd) -> Result<ChannelConfig, Problem> {
    let differs = given.kind.is_some_and(|kind| kind != known.kind)
        || given.audience.is_some_and(|audience| audience != known.audience)
        || given.ping.is_some_and(|ping| ping != known.ping)
        || given.interval.is_some_and(|minutes| Some(minutes) != known.interval_minutes)
        || (given.rehearsal && !known.rehearsal);
    if differs {
        let name = &known.name;
        return Err(Problem::failed(format!(
            "there is already a channel “{name}” that is set up in another way; remove it first with `holdfast channel remove {name}`, or edit holdfast.toml"
        )));
    }
    Ok(known.clone())
}

/// The variable's secret, else what stdin holds, else what is typed.
fn secret(secrets: &Secrets, name: &str) -> Result<Secret, Problem> {
    if secrets.stands_in_environment(name) {
        return Ok(secrets.read(name)?);
    }
    let unread = |error: io::Error| {
        Problem::failed(format!(
            "the secret could not be read ({error}); pipe it in, or run this in a terminal"
        ))
    };
    let stdin = io::stdin();
    let text = if stdin.is_terminal() {
        rpassword::prompt_password(format!("Address of {name} (it is not shown): "))
            .map_err(unread)?
    } else {
        let mut text = String::new();
        stdin.lock().take(SECRET_BYTES).read_to_string(&mut text).map_err(unread)?;
        text
    };
    Ok(Secret::new(&text))
}

fn known(desk: &Desk, name: &str) -> Result<ChannelConfig, Problem> {
    let config = desk.engine.config();
    config.channel(name).cloned().ok_or_else(|| {
        let names: Vec<&str> = config.channels.iter().map(|c| c.name.as_str()).collect();
        let known = if names.is_empty() {
            "none is set up".to_owned()
        } else {
            format!("there are {}", names.join(", "))
        };
        Problem::failed(format!("there is no channel “{name}”; {known}"))
    })
}

/// Sends a test message at once and says what came back.
pub fn test(desk: &mut Desk, name: &str) -> Result<(), Problem> {
    let channel = known(desk, name)?;
    let secrets = Desk::secrets();
    if let Some(why) = desk.engine.channel_pause(&channel, secrets.stands_in_environment(name))? {
        return Err(Problem::failed(why));
    }
    let target = channel.kind.target(&secrets.read(name)?)?;
    let now = desk.engine.clock().now();
    let id = OutboxId(Ids::at(now).next_uuid());
    let rendered = test_message(channel.kind, name, now, channel.rehearsal);
    let http = Sender::new()?;
    let outcome = crate::deliver::runtime()?
        .block_on(async { http.send(&target, channel.kind, id, &rendered.payload, now).await });
    match outcome {
        Outcome::Sent { .. } => out::text(&format!("{name} has the test message.")),
        Outcome::Accepted => {
            out::text(&format!("{name} accepted the test message and will look at it."))
        }
        Outcome::Uncertain { reason } => Err(Problem::failed(format!(
            "the test message to {name} may or may not have arrived: {reason}"
        ))),
        Outcome::Retry { reason, .. } => Err(Problem::failed(format!(
            "the test message to {name} did not arrive: {reason}; try again later"
        ))),
        Outcome::Rejected { reason, .. } | Outcome::Misconfigured { reason, .. } => {
            Err(Problem::failed(format!("{name} did not take the test message: {reason}")))
        }
    }
}

/// Confirms a channel as it stands in `holdfast.toml` now: its secret must be here and lead where the file says.
pub fn confirm(desk: &mut Desk, name: &str) -> Result<(), Problem> {
    let channel = known(desk, name)?;
    let target = channel.kind.target(&Desk::secrets().read(name)?)?;
    channel.check_target(&target)?;
    desk.engine.bind(&channel)?;
    let host = channel.host.as_deref().map_or_else(String::new, |host| format!(", {host}"));
    out::text(&format!(
        "Channel {name} ({}, {}{host}) is confirmed on this laptop.",
        channel.kind, channel.audience
    ))
}

/// Removes a channel and its secret.
pub fn remove(desk: &mut Desk, name: &str) -> Result<(), Problem> {
    desk.engine.remove_channel(name)?;
    if let Err(problem) = Desk::secrets().remove(name) {
        out::remark(&format!("A secret of {name} may be left in the keychain: {problem}."));
    }
    out::text(&format!("Channel {name} is removed."))
}
