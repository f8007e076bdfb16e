//! The states of the outbox as a closed type.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::incident::words::Tone;
use crate::text::worded;

worded! {
    /// A state of the outbox, in the order in which a message may meet them.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
    #[serde(rename_all = "snake_case")]
    pub enum DeliveryState {
        /// Waits for its turn.
        Queued = "queued",
        /// Claimed by the sender.
        Sending = "sending",
        /// The receiver said that it has it.
        Sent = "sent",
        /// The receiver said that it will look at it.
        Accepted = "accepted",
        /// Will be tried again.
        Retry = "retry",
        /// The request may have arrived; nobody answered.
        Uncertain = "uncertain",
        /// Will not be tried again.
        Failed = "failed",
        /// Its time has passed.
        Expired = "expired",
        /// A newer text took its place.
        Superseded = "superseded",
        /// A person took it back.
        Cancelled = "cancelled",
        /// A person said it elsewhere.
        Copied = "copied",
    }
}

impl DeliveryState {
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
