//! Words for a text to an audience: where it goes, and where it does not.

use clap::Args as ClapArgs;
use holdfast_core::incident::{Audience, IncidentState};

use super::On;

/// A text for an audience.
#[derive(Debug, ClapArgs)]
pub struct Update {
    #[command(flatten)]
    pub on: On,
    #[arg(allow_hyphen_values = true)]
    pub text: String,
    /// A new state, told with the update
    #[arg(long)]
    pub state: Option<IncidentState>,
    /// internal or external
    #[arg(long, default_value = "internal")]
    pub audience: Audience,
    /// Who approved it; needed for the external audience
    #[arg(long, value_name = "NAME")]
    pub approved_by: Option<String>,
    /// When the next update comes: 20m, 15:30 (local), 15:30Z (UTC); a time that the text names is the promise without it
    #[arg(long, value_name = "WHEN")]
    pub next: Option<String>,
    #[command(flatten)]
    pub unsent: Unsent,
    #[command(flatten)]
    pub without: Without,
}

/// Why a text is recorded that no channel gets.
#[derive(Clone, Copy, Debug, ClapArgs)]
pub struct Unsent {
    /// It was said on the call or pasted by hand: nothing is sent
    #[arg(long)]
    pub elsewhere: bool,
    /// Record it though no channel is set up and nobody reads it
    #[arg(long, conflicts_with = "elsewhere")]
    pub to_nobody: bool,
}

/// The channels that do not get a text.
#[derive(Debug, ClapArgs)]
pub struct Without {
    /// Leave a channel out of this text; may be given more than once
    #[arg(long = "without", value_name = "CHANNEL", conflicts_with = "elsewhere")]
    pub channels: Vec<String>,
}
