//! What the composer shows.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Now, OpenIncident, TimelineEntry};
use crate::clock::Millis;
use crate::incident::Audience;

/// What the composer starts with.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct ComposeView {
    /// The time.
    pub now: Now,
    /// The incident.
    pub incident: OpenIncident,
    /// The ordinal that the update gets.
    pub update_number: u32,
    /// One column an audience that has channels or a promise; internal always.
    pub audiences: Vec<ComposeAudience>,
    /// Facts since the last text of any audience, the oldest first.
    pub since: Vec<TimelineEntry>,
    /// Since when; none when nothing was posted yet.
    pub since_at: Option<Millis>,
    /// What the last external text said.
    pub last_external: Option<String>,
}

/// A column of the composer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct ComposeAudience {
    /// Whom.
    pub audience: Audience,
    /// The text to start with.
    pub text: String,
    /// "No change since 14:30 …", one key away.
    pub no_change: String,
    /// The closing post, built from the log, for when it is resolved.
    pub closing: String,
    /// Minutes to the next update.
    pub interval_minutes: u32,
    /// The promise that this update keeps.
    pub due_at: Option<Millis>,
    /// The channels that it goes to.
    pub channels: Vec<String>,
}

/// What the composer shows for a text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct PreviewView {
    /// The next update that the text promises.
    pub next_update_at: Option<Millis>,
    /// What stands out; the text can be sent when none is a stop.
    pub findings: Vec<Finding>,
    /// The message as each channel gets it.
    pub channels: Vec<ChannelPreview>,
}

/// Something that stands out in a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Finding {
    /// True when it must be mended before sending.
    pub stop: bool,
    /// One sentence.
    pub message: String,
    /// The words that it is about.
    pub words: Option<String>,
}

/// A message as a channel gets it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ChannelPreview {
    /// The channel.
    pub name: String,
    /// Its kind.
    pub kind: String,
    /// `ready`, or why it will wait.
    pub status: String,
    /// True when it can go at once.
    pub ready: bool,
    /// The first line, strong.
    pub headline: String,
    /// The text as it will stand there.
    pub body: String,
    /// The last line, quiet.
    pub footer: String,
    /// Characters, and how many fit.
    pub length: u32,
    /// The limit.
    pub limit: u32,
}
