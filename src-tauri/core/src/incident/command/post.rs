//! What can be asked of the texts for an audience.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::ids::OutboxId;
use crate::incident::words::{Audience, IncidentState, Settled};

/// What is told to an audience.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum PostAction {
    /// Posts an update to one audience.
    PostUpdate(Update),
    /// Makes the incident private, so that only these channels get its texts; none ends that.
    ChooseChannels { only: Option<Vec<String>> },
    /// The impact is over. With a text, a closing post goes to the internal channels.
    Resolve { text: Option<String> },
    /// A person says what became of a message whose fate is not known, or asks for another try.
    SettleDelivery { message: OutboxId, outcome: Settled },
}

/// A text by a person for one audience.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct Update {
    /// For whom.
    pub audience: Audience,
    /// The words.
    pub text: String,
    /// A new state, told with the update.
    pub state: Option<IncidentState>,
    /// Minutes to the next update; none for the audience's interval.
    pub next_minutes: Option<u32>,
    /// Who approved it: needed for the external audience.
    pub approved_by: Option<String>,
    /// True when it was said on the call or pasted by hand: nothing is sent.
    #[serde(default)]
    pub elsewhere: bool,
    /// True when it is recorded though no channel is set up and nobody reads it. A person was asked.
    #[serde(default)]
    pub to_nobody: bool,
    /// Channels of the audience that do not get this text; what their readers were promised still stands.
    #[serde(default)]
    pub without: Vec<String>,
}
