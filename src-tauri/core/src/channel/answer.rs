//! What a receiver's answer means: sent, to be tried again, or a person's business. Pure.

use crate::clock::Millis;
use crate::redact;

/// An answer, as far as it counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    /// The HTTP status.
    pub status: u16,
    /// The header `Retry-After`.
    pub retry_after: Option<String>,
    /// The header `Date`.
    pub date: Option<String>,
    /// The beginning of the body. The receiver's own words: never stored or shown as they are.
    pub body: String,
    /// When it came.
    pub at: Millis,
}

/// What became of an attempt. Reasons are one line for people: masked, at most [`redact::REASON_BYTES`] bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The receiver has it.
    Sent {
        /// The receiver's name for it, where it gives one.
        provider_id: Option<String>,
    },
    /// The receiver will look at it.
    Accepted,
    /// It may have arrived; nobody said. Never repeated by itself, unless the kind is idempotent, and then once.
    Uncertain {
        /// What is known.
        reason: String,
    },
    /// It did not arrive and may later.
    Retry {
        /// Seconds to wait that the receiver asked for, 1 s to 15 min.
        after_s: Option<u64>,
        /// What is in the way.
        reason: String,
        /// The answer's status; none when there was no answer.
        status: Option<u16>,
    },
    /// This message will never be taken; another may be.
    Rejected {
        /// Why, and what to do.
        reason: String,
        /// The answer's status; none when there was no answer.
        status: Option<u16>,
    },
    /// The channel takes nothing until a person changes its settings: pause it.
    Misconfigured {
        /// Why, and what to do.
        reason: String,
        /// The answer's status; none when there was no answer.
        status: Option<u16>,
    },
}

impl Outcome {
    /// Why it was not sent; none when it was.
    #[must_use]
    pub fn reason(&self) -> Option<&str> {
        match self {
            Self::Sent { .. } | Self::Accepted => None,
            Self::Uncertain { reason }
            | Self::Retry { reason, .. }
            | Self::Rejected { reason, .. }
            | Self::Misconfigured { reason, .. } => Some(reason),
        }
    }

    /// Seconds for which the receiver asked to be left alone. It said so of the channel, and not of this message.
    #[must_use]
    pub fn rest_s(&self) -> Option<u64> {
        match self {
            Self::Retry { after_s, .. } => *after_s,
            Self::Sent { .. }
            | Self::Accepted
            | Self::Uncertain { .. }
            | Self::Rejected { .. }
            | Self::Misconfigured { .. } => None,
        }
    }

    /// The status of an answer that did not take the message.
    #[must_use]
    pub fn status(&self) -> Option<u16> {
        match self {
            Self::Sent { .. } | Self::Accepted | Self::Uncertain { .. } => None,
            Self::Retry { status, .. }
            | Self::Rejected { status, .. }
            | Self::Misconfigured { status, .. } => *status,
        }
    }
}

/// A sentence of ours and what the receiver said, made fit to be stored.
pub(super) fn refused(ours: &str, theirs: &str) -> String {
    let whole = if theirs.is_empty() { ours.to_owned() } else { format!("{ours}: {theirs}") };
    redact::reason(&whole)
}
