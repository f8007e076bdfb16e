//! The main job without a window: one incident from the runbook to the draft, on a sped-up clock, through the same
//! engine and the same sender as ever. Nothing leaves this computer: the channel is a receiver on loopback.

mod sink;
mod story;

use holdfast_core::channel::{Kind, Sender};
use holdfast_core::clock::Clock;
use holdfast_core::engine::{Engine, Handle};
use holdfast_core::ids::Ids;
use holdfast_core::incident::Audience;
use holdfast_core::secret::{Secret, Secrets};
use holdfast_core::team::config::ChannelConfig;
use holdfast_core::team::shipped;
use holdfast_core::worker::deliver::Deliverer;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::out;
use crate::problem::{Problem, Result};
use sink::Sink;
use story::Story;

/// Seconds of the incident in one real second.
const RATE: f64 = 200.0;
/// The channel's name.
const CHANNEL: &str = "status-sink";
/// Who acts in it.
const ACTOR: &str = "Dana";

/// Plays the incident in `dir`, or in a new temporary folder, and says where the draft is.
pub fn run(dir: Option<&Path>) -> Result<()> {
    let clock = Clock::running(Clock::system().now(), RATE);
    let folder = folder(dir, &clock)?;
    out::text(&format!(
        "One incident, on a clock that runs {RATE} times as fast.\nData and workspace: {}",
        folder.display()
    ))?;
    crate::channel::deliver::runtime()?.block_on(play(&folder, clock))
}

async fn play(folder: &Path, clock: Clock) -> Result<()> {
    let sink = Sink::start().await?;
    out::text(&format!(
        "Status sink: {} (a Slack-compatible receiver on this computer)\n",
        sink.shown()
    ))?;
    let workspace = folder.join("workspace");
    shipped::seed(&workspace).map_err(|error| unusable(&workspace, &error))?;
    let mut engine = Engine::open(&folder.join("data"), &workspace, clock)?;
    let secret = Secret::new(sink.address());
    set_up(&mut engine, &secret)?;
    let secrets = Secrets::with_variables(
        "holdfast-demo",
        [(Secrets::variable(CHANNEL), secret.expose().to_owned())],
    );
    let engine = Handle::start(engine)?;
    let who = format!("`holdfast demo`, process {}", std::process::id());
    let deliverer = Deliverer::new(engine.clone(), Arc::new(secrets), Sender::new()?, who).await?;
    let draft = Story::new(engine, deliverer, ACTOR).play(folder).await?;
    out::text(&format!("\nThe draft is at {}", draft.display()))
}

/// The channel of the sink; one that an earlier run left here listens no more, and gives way.
fn set_up(engine: &mut Engine, secret: &Secret) -> Result<()> {
    if engine.config().channel(CHANNEL).is_some() {
        engine.remove_channel(CHANNEL)?;
    }
    let target = Kind::Slack.target(secret)?;
    let mut channel = ChannelConfig::new(CHANNEL, Kind::Slack, Audience::Internal);
    channel.host = Some(target.host());
    Ok(engine.add_channel(&channel)?)
}

fn folder(dir: Option<&Path>, clock: &Clock) -> Result<PathBuf> {
    let folder = match dir {
        Some(dir) => dir.to_owned(),
        None => env::temp_dir()
            .join(format!("holdfast-demo-{}", Ids::at(clock.now()).next_uuid().simple())),
    };
    fs::create_dir_all(&folder).map_err(|error| unusable(&folder, &error))?;
    fs::canonicalize(&folder).map_err(|error| unusable(&folder, &error))
}

fn unusable(folder: &Path, error: &std::io::Error) -> Problem {
    Problem::failed(format!(
        "the folder {} cannot be used ({error}); name another with `holdfast demo DIR`",
        folder.display()
    ))
}
