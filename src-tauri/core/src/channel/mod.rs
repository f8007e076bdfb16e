//! Status channels: a text becomes a request, and an answer becomes an outcome.
//!
//! One file a provider ([`provider`]) holds all that is its own. Sending is the same for all ([`send`]). What is
//! deliberately absent: queues, claims and repetition (the worker has them), and setting a channel up, because that
//! needs the team's file and the store (`engine/setup.rs`).
//!
//! Each stage uses only those before it: `answer`, `message`, `target`, `retry_after`, `provider`, `send`.

mod answer;
mod message;
mod provider;
mod retry_after;
mod send;
mod target;

pub use answer::{Outcome, Reply};
pub use message::{EXERCISE, Message, Rendered};
pub use provider::{About, Address, Field, Kind, UnknownKind, classify, render, test_message};
pub use send::{Sender, SenderError};
pub use target::{Misfit, Target};

/// Milliseconds to wait before attempt `attempt`, which counts from 0: 0, 5, 15, 45, 120 s, then 300 s each time.
///
/// `jitter` spreads the attempts of many laptops: a chance number from 0.8 to 1.2, by which the wait is multiplied;
/// what lies outside is pulled in.
#[must_use]
pub fn schedule(attempt: u32, jitter: f64) -> i64 {
    let seconds = match attempt {
        0 => 0,
        1 => 5,
        2 => 15,
        3 => 45,
        4 => 120,
        5.. => 300,
    };
    let jitter = if jitter.is_nan() { 1.0 } else { jitter.clamp(0.8, 1.2) };
    #[allow(clippy::cast_possible_truncation, reason = "at most 360,000")]
    let ms = (f64::from(seconds) * 1000.0 * jitter).round() as i64;
    ms
}

#[cfg(test)]
mod tests;
