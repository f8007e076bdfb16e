//! Words for status channels.

use clap::{Args as ClapArgs, Subcommand};
use holdfast_core::channel::Kind;
use holdfast_core::incident::typed::minutes;
use holdfast_core::incident::{Audience, PingMode};

use super::Json;

/// Words for channels.
#[derive(Debug, Subcommand)]
pub enum ChannelWord {
    /// Add a channel; its secret comes from stdin or a prompt and goes into the keychain
    Add(ChannelAdd),
    /// The channels as they stand
    List(Json),
    /// Send a test message and say what came back
    Test { name: String },
    /// Confirm a channel that was changed in holdfast.toml
    Confirm { name: String },
    /// Take a channel out of holdfast.toml, and its secret out of the keychain
    Remove { name: String },
}

/// A channel to add.
#[derive(Debug, ClapArgs)]
pub struct ChannelAdd {
    /// Its name, unique in the workspace
    pub name: String,
    /// How it is spoken to
    #[arg(long, help = kinds())]
    pub kind: Option<Kind>,
    /// internal or external
    #[arg(long)]
    pub audience: Option<Audience>,
    /// auto or ask
    #[arg(long, value_parser = ping)]
    pub ping: Option<PingMode>,
    /// For exercises only
    #[arg(long)]
    pub rehearsal: bool,
    /// Its customers may see the incident's number, severity, elapsed time and commander
    #[arg(long)]
    pub details: bool,
    /// Its own minutes between updates
    #[arg(long, value_name = "LENGTH", value_parser = minutes)]
    pub interval: Option<u32>,
}

/// Every kind, and what its secret is.
fn kinds() -> String {
    let kinds = Kind::ALL.map(|kind| format!("{kind}: {}", kind.about().source));
    format!("{}; may be left out for a channel that stands in holdfast.toml", kinds.join("; "))
}

fn ping(text: &str) -> Result<PingMode, String> {
    let known = PingMode::named(&text.trim().to_lowercase());
    known.ok_or_else(|| format!("“{text}” is not a way to ping; say one of auto, ask"))
}
