//! What an answer's status means where a provider has no table of its own.

use crate::channel::answer::{Outcome, Reply, refused};
use crate::channel::retry_after;

/// The outcome by the status alone. `who` begins the reason: `The webhook`.
pub(super) fn by_status(who: &str, reply: &Reply) -> Outcome {
    let status = Some(reply.status);
    let told = |why: &str| {
        let head = format!("{who} answered {}: {why}", reply.status);
        refused(&head, reply.body.trim())
    };
    let retry =
        |why| Outcome::Retry { after_s: retry_after::seconds(reply), reason: told(why), status };
    let rejected = |why| Outcome::Rejected { reason: told(why), status };
    let misconfigured = |why| Outcome::Misconfigured { reason: told(why), status };
    match reply.status {
        420 | 429 => retry("too many messages, it asks to wait"),
        501 | 505 => rejected("it does not take such requests"),
        408 | 425 | 500.. => retry("it has a problem of its own, tried again later"),
        300..=399 => rejected("the address redirects; paste the final address"),
        401 | 403 => {
            misconfigured("it does not let us in; check the address in the channel's settings")
        }
        404 | 410 => misconfigured(
            "nothing is at this address any more; paste a new one in the channel's settings",
        ),
        413 => rejected("the text is too long for it; shorten it"),
        _ => rejected("it does not take this message; change it and send it again"),
    }
}
