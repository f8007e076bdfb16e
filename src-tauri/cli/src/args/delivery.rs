//! Words for messages on their way to a channel.

use clap::{Subcommand, ValueEnum};
use holdfast_core::incident::command::Settled;

use super::{Json, On};

/// Words for messages.
#[derive(Debug, Subcommand)]
pub enum DeliveryWord {
    /// The messages of an incident, and what became of each
    List {
        #[command(flatten)]
        on: On,
        #[command(flatten)]
        json: Json,
    },
    /// Say what became of a message whose fate is not known, or that failed
    Settle {
        #[command(flatten)]
        on: On,
        /// Its number in the list, or its id
        message: String,
        fate: Fate,
    },
}

/// What a person says of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Fate {
    /// It is in the channel
    Arrived,
    /// Send it again
    Again,
    /// Do not send it
    Cancel,
    /// Its text was copied and said elsewhere
    Copied,
}

impl From<Fate> for Settled {
    fn from(fate: Fate) -> Self {
        match fate {
            Fate::Arrived => Self::Arrived,
            Fate::Again => Self::SendAgain,
            Fate::Cancel => Self::Cancelled,
            Fate::Copied => Self::Copied,
        }
    }
}
