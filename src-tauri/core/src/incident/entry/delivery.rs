//! What became of a message, in words: as an entry of its own, and beside the text that it carries. Both tables stand here,
//! so that a state of a message that is new gets both at once.

use super::Words;
use super::said::{because, plain};
use crate::incident::event::{Delivery, DeliveryState};
use crate::incident::words::Settled;

/// The entry that tells of a message.
pub(super) fn told(d: &Delivery) -> Words {
    let channel = &d.channel;
    let what = match d.state {
        DeliveryState::Sent => return plain(format!("Sent to {channel}")),
        DeliveryState::Accepted => return plain(format!("{channel} accepted it")),
        DeliveryState::Copied => return plain(format!("For {channel}: copied and said elsewhere")),
        DeliveryState::Queued => format!("Waits for {channel}"),
        DeliveryState::Sending => format!("On its way to {channel}"),
        DeliveryState::Retry => format!("{}, will be tried again", answer(d)),
        DeliveryState::Uncertain => format!("{channel} may have it: nobody answered"),
        DeliveryState::Failed => format!("{}: failed", answer(d)),
        DeliveryState::Expired => format!("Not sent to {channel}: its time had passed"),
        DeliveryState::Superseded => format!("Not sent to {channel}: a newer text took its place"),
        DeliveryState::Cancelled => format!("Not sent to {channel}: taken back"),
    };
    because(what, d.reason.as_deref())
}

/// The same beside the text that went to the channel, as Markdown.
#[must_use]
pub fn fate(state: DeliveryState, channel: &str) -> String {
    match state {
        DeliveryState::Sent => format!("sent to {channel}"),
        DeliveryState::Accepted => format!("accepted by {channel}"),
        DeliveryState::Copied => format!("for {channel} said elsewhere"),
        DeliveryState::Uncertain => format!("{channel}: *unknown* whether it arrived"),
        DeliveryState::Queued | DeliveryState::Sending | DeliveryState::Retry => {
            format!("{channel}: waits")
        }
        DeliveryState::Failed
        | DeliveryState::Expired
        | DeliveryState::Superseded
        | DeliveryState::Cancelled => format!("{channel}: {}", state.word()),
    }
}

fn answer(d: &Delivery) -> String {
    match d.status {
        Some(status @ 500..) => format!("{} did not answer ({status})", d.channel),
        Some(status) => format!("{} refused it ({status})", d.channel),
        None => format!("{} was not reached", d.channel),
    }
}

/// What a person said of a message.
pub(super) fn settled(outcome: Settled) -> &'static str {
    match outcome {
        Settled::Arrived => "Said to have arrived",
        Settled::SendAgain => "To be sent again",
        Settled::Cancelled => "Taken back, not to be sent",
        Settled::Copied => "Copied and said elsewhere",
    }
}
