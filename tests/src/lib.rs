//! Shared pieces of the tests: a scripted status sink, the terminal program, the real window.
//!
//! Each piece runs the real thing (a server on loopback, the built programs, a display) and ends it when it is
//! dropped. Waiting is always for something, with a deadline; nothing here sleeps for a guessed time. What a piece
//! needs and does not find is an error with the next thing to do, never a test that is quietly left out.
//! Deliberately absent: stand-ins for parts of Holdfast, and assertions about it.

#![deny(missing_docs)]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot set its stage fails there, with the reason"
)]

pub mod desk;
pub mod generate;
pub mod invariants;
pub mod place;
pub mod process;
pub mod readers;
pub mod score;
pub mod sink;
pub mod stage;
pub mod terminal;
pub mod window;

use holdfast_core::clock::Clock;
use std::time::Duration;

/// How long anything may take before a test calls it missing. Long, because it is only ever waited out on a failure
/// and a machine with two cores that builds beside its tests can be slow.
pub const PATIENCE: Duration = Duration::from_secs(90);

/// How many times longer the programs wait for files, the keychain and the database than a person would.
pub const TIMES: &str = "15";

/// Tries until there is an answer; fails the test with `what` when there is none in time. Each try takes its own time,
/// because it runs a program.
pub fn until<T>(what: &str, mut attempt: impl FnMut() -> Option<T>) -> T {
    let clock = Clock::system();
    let begun = clock.now();
    loop {
        if let Some(found) = attempt() {
            return found;
        }
        let waited = clock.now().since(begun);
        assert!(i128::from(waited) < PATIENCE.as_millis().cast_signed(), "{what}");
    }
}
