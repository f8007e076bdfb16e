//! What needs the commander: what a notice is about, how it ranks, and what answers it. One list for the notice bar of
//! the window, the terminal's status and the system's notices.

#![allow(missing_docs, reason = "fields are named by their meaning")]

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Reach;
use crate::clock::Millis;
use crate::ids::OutboxId;
use crate::incident::state::Facts;
use crate::incident::{Audience, Policy};

/// The eight ranks of what needs the commander, the first first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Rank {
    /// Nothing can be recorded.
    NothingRecorded,
    /// A text did not reach its readers.
    NotDelivered,
    /// A promise has passed.
    Overdue,
    /// Nobody knows whether a text arrived.
    NotKnown,
    /// An update is due, or a ping goes, within three minutes.
    Soon,
    /// Somebody is to be called or asked.
    Call,
    /// Nobody was told anything yet.
    First,
    /// A file cannot be used, and what was read of it before holds.
    Odd,
}

impl Rank {
    /// True where it needs the commander on the screen of another incident, too.
    #[must_use]
    pub fn is_for_all(self) -> bool {
        self <= Self::NotKnown
    }
}

/// What answers a notice. Those of the first four ranks go only when they are no longer true.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Deed {
    /// Write the update.
    Write,
    /// Move the alarm.
    Snooze,
    /// Let the next automatic ping go by.
    SkipPing,
    /// Send the message again.
    SendAgain,
    /// The message has arrived.
    Arrived,
    /// Copy the text; it is said by hand.
    CopyText,
    /// Look at the channels.
    Channels,
    /// Write down that somebody was called.
    Called,
    GoToStep,
    /// Put it away on this laptop.
    PutAway,
    /// Go to the incident.
    GoThere,
}

/// What a notice is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum About {
    /// An incident or a message cannot be read.
    Damage,
    /// A message is not known to have arrived.
    Lost {
        /// Whose text.
        audience: Audience,
        message: OutboxId,
        /// Where it was to go.
        channel: String,
        /// It may have arrived.
        unsure: bool,
    },
    /// A text by a person that no channel has taken.
    Unheard {
        /// Whose text.
        audience: Audience,
        why: String,
    },
    /// A channel that takes nothing while others took the last text.
    Behind {
        /// Whose text.
        audience: Audience,
        channel: String,
        why: String,
    },
    /// An update that a person writes.
    ByHand {
        audience: Audience,
        /// The promise.
        at: Millis,
        /// The channels that ask, where a ping goes to the others.
        to: Vec<String>,
        /// The promise has passed.
        late: bool,
    },
    /// A ping that goes by itself soon.
    Ping {
        audience: Audience,
        /// When it goes.
        at: Millis,
        /// Why it cannot go.
        why: Option<String>,
    },
    /// A ping that did not go at its time.
    Silent {
        audience: Audience,
        /// The promise.
        at: Millis,
        why: String,
    },
    /// A ping went out by itself: nothing to do.
    Posted,
    /// Nobody was told anything so many minutes after declaring.
    First { minutes: i64 },
    /// A step was to be done by now.
    Step { number: String, at: Millis },
    /// The runbook says to tell somebody.
    Escalation {
        to: String,
        /// Minutes after declaring or reopening.
        after_minutes: u32,
    },
    /// The phase at hand is over its time.
    Overrun {
        /// Its heading.
        phase: String,
        /// When its time was over.
        at: Millis,
        /// The next phase of the runbook, with its first step that waits.
        next: Option<(String, String)>,
        /// Whom the runbook tells next.
        escalate: Option<String>,
    },
}

impl About {
    /// How it ranks; none where it needs nobody.
    #[must_use]
    pub fn rank(&self) -> Option<Rank> {
        Some(match self {
            Self::Posted => return None,
            Self::Lost { unsure: true, .. } => Rank::NotKnown,
            Self::Damage | Self::Lost { .. } | Self::Unheard { .. } | Self::Behind { .. } => {
                Rank::NotDelivered
            }
            Self::ByHand { late: true, .. } | Self::Silent { .. } => Rank::Overdue,
            Self::ByHand { .. } | Self::Ping { .. } => Rank::Soon,
            Self::Step { .. } | Self::Escalation { .. } | Self::Overrun { .. } => Rank::Call,
            Self::First { .. } => Rank::First,
        })
    }

    /// The channel that it is about: where texts to several stop, the first of these.
    #[must_use]
    pub fn channel(&self, policy: &Policy, facts: &Facts, reach: &Reach) -> Option<String> {
        let first = |audience: &Audience| {
            let of = policy.of(*audience, facts.scope()).map(|c| c.name.as_str());
            let of: Vec<&str> = of.collect();
            let shut = of.iter().find(|name| reach.shut.contains_key(**name));
            shut.or(of.first()).map(|name| (*name).to_owned())
        };
        match self {
            Self::Lost { channel, .. } | Self::Behind { channel, .. } => Some(channel.clone()),
            Self::Unheard { audience, .. }
            | Self::Silent { audience, .. }
            | Self::Ping { audience, why: Some(_), .. } => first(audience),
            Self::Damage
            | Self::ByHand { .. }
            | Self::Ping { why: None, .. }
            | Self::Posted
            | Self::First { .. }
            | Self::Step { .. }
            | Self::Escalation { .. }
            | Self::Overrun { .. } => None,
        }
    }

    /// What answers it, the usual answer first.
    #[must_use]
    pub fn deeds(&self) -> Vec<Deed> {
        match self {
            Self::Posted | Self::Damage => Vec::new(),
            Self::Lost { unsure: true, .. } => {
                vec![Deed::Arrived, Deed::SendAgain, Deed::CopyText]
            }
            Self::Lost { .. } => vec![Deed::SendAgain, Deed::CopyText, Deed::Channels],
            Self::Unheard { .. } | Self::Behind { .. } => vec![Deed::Channels, Deed::Write],
            Self::ByHand { audience: Audience::Internal, .. } | Self::Silent { .. } => {
                vec![Deed::Write, Deed::Snooze]
            }
            Self::ByHand { .. } => vec![Deed::Write],
            Self::Ping { why: None, .. } => vec![Deed::Write, Deed::SkipPing, Deed::PutAway],
            Self::Ping { .. } => vec![Deed::Write, Deed::Channels],
            Self::First { .. } => vec![Deed::Write, Deed::PutAway],
            Self::Step { .. } => vec![Deed::GoToStep, Deed::PutAway],
            Self::Escalation { .. } => vec![Deed::Called, Deed::PutAway],
            Self::Overrun { next, escalate, .. } => {
                let go = next.iter().map(|_| Deed::GoToStep);
                let call = escalate.iter().map(|_| Deed::Called);
                go.chain(call).chain([Deed::PutAway]).collect()
            }
        }
    }
}
