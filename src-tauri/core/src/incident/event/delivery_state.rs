//! The states of the outbox as a closed type.

use serde::de::IntoDeserializer;
use serde::de::value::{self, StrDeserializer};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::incident::words::Tone;

/// A state of the outbox.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DeliveryState {
    /// Waits for its turn.
    Queued,
    /// Claimed by the sender.
    Sending,
    /// The receiver said that it has it.
    Sent,
    /// The receiver said that it will look at it.
    Accepted,
    /// Will be tried again.
    Retry,
    /// The request may have arrived; nobody answered.
    Uncertain,
    /// Will not be tried again.
    Failed,
    /// Its time has passed.
    Expired,
    /// A newer text took its place.
    Superseded,
    /// A person took it back.
    Cancelled,
    /// A person said it elsewhere.
    Copied,
}

impl DeliveryState {
    /// All of them, in the order in which a message may meet them.
    pub const ALL: [Self; 11] = [
        Self::Queued,
        Self::Sending,
        Self::Sent,
        Self::Accepted,
        Self::Retry,
        Self::Uncertain,
        Self::Failed,
        Self::Expired,
        Self::Superseded,
        Self::Cancelled,
        Self::Copied,
    ];

    /// As it stands in the store and in JSON.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Queued => "queued",
            Self::Sending => "sending",
            Self::Sent => "sent",
            Self::Accepted => "accepted",
            Self::Retry => "retry",
            Self::Uncertain => "uncertain",
            Self::Failed => "failed",
            Self::Expired => "expired",
            Self::Superseded => "superseded",
            Self::Cancelled => "cancelled",
            Self::Copied => "copied",
        }
    }

    /// The state with this word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        let word: StrDeserializer<'_, value::Error> = word.into_deserializer();
        Self::deserialize(word).ok()
    }

    /// What it means: every other question about a state is answered from here.
    #[must_use]
    pub const fn stage(self) -> DeliveryStage {
        match self {
            Self::Queued | Self::Retry => DeliveryStage::Waits,
            Self::Sending => DeliveryStage::OnItsWay,
            Self::Sent | Self::Accepted | Self::Copied => DeliveryStage::Arrived,
            Self::Uncertain => DeliveryStage::Unknown,
            Self::Failed | Self::Expired => DeliveryStage::Lost,
            Self::Superseded | Self::Cancelled => DeliveryStage::Withdrawn,
        }
    }

    /// True when its time is to come: it can be taken back.
    #[must_use]
    pub fn waits(self) -> bool {
        self.stage() == DeliveryStage::Waits
    }

    /// True while a process sends it: it can neither be taken back nor sent a second time.
    #[must_use]
    pub fn is_on_its_way(self) -> bool {
        self.stage() == DeliveryStage::OnItsWay
    }

    /// True when the receiver has it and said no more than that.
    #[must_use]
    pub fn is_sent(self) -> bool {
        self == Self::Sent
    }

    /// True when it will be tried again, at a time that is set.
    #[must_use]
    pub fn is_tried_again(self) -> bool {
        self == Self::Retry
    }

    /// True when it may have arrived, and nobody knows.
    #[must_use]
    pub fn is_unsure(self) -> bool {
        self == Self::Uncertain
    }

    /// True when it was taken back, and no other text took its place.
    #[must_use]
    pub fn is_taken_back(self) -> bool {
        self == Self::Cancelled
    }

    /// The sign of a message that stands so, and its tone.
    #[must_use]
    pub const fn mark(self) -> (&'static str, Tone) {
        match self.stage() {
            DeliveryStage::Arrived => ("▲", Tone::Ok),
            DeliveryStage::Withdrawn => ("△", Tone::Plain),
            DeliveryStage::Waits
            | DeliveryStage::OnItsWay
            | DeliveryStage::Unknown
            | DeliveryStage::Lost => ("!", Tone::Bad),
        }
    }

    /// True when nothing more will happen by itself.
    #[must_use]
    pub fn is_final(self) -> bool {
        !matches!(self.stage(), DeliveryStage::Waits | DeliveryStage::OnItsWay)
    }

    /// True when the text is with the receiver.
    #[must_use]
    pub fn has_arrived(self) -> bool {
        self.stage() == DeliveryStage::Arrived
    }

    /// True when it is not known to have arrived though it should: a person has to say what becomes of it.
    #[must_use]
    pub fn is_lost(self) -> bool {
        matches!(self.stage(), DeliveryStage::Unknown | DeliveryStage::Lost)
    }
}

/// The six things that can be true of a message: what people see of it, and what they can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DeliveryStage {
    /// Its time is to come.
    Waits,
    /// It is being sent.
    OnItsWay,
    /// The text is with the receiver.
    Arrived,
    /// Nobody knows whether it arrived.
    Unknown,
    /// It did not arrive, though it should.
    Lost,
    /// Nobody is to have it any more.
    Withdrawn,
}
