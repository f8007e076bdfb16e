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
    match reply.status {
        420 | 429 => Outcome::Retry {
            after_s: retry_after::seconds(reply),
            reason: told("too many messages, it asks to wait"),
            status,
        },
        501 | 505 => Outcome::Rejected { reason: told("it does not take such requests"), status },
        408 | 425 | 500.. => Outcome::Retry {
            after_s: retry_after::seconds(reply),
            reason: told("it has a problem of its own, tried again later"),
            status,
        },
        300..=399 => Outcome::Rejected {
            reason: told("the address redirects; paste the final address"),
            status,
        },
        401 | 403 => Outcome::Misconfigured {
            reason: told("it does not let us in; check the address in the channel's settings"),
            status,
        },
        404 | 410 => Outcome::Misconfigured {
            reason: told(
                "nothing is at this address any more; paste a new one in the channel's settings",
            ),
            status,
        },
        413 => {
            Outcome::Rejected { reason: told("the text is too long for it; shorten it"), status }
        }
        _ => Outcome::Rejected {
            reason: told("it does not take this message; change it and send it again"),
            status,
        },
    }
}
