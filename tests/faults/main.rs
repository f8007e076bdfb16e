//! Faults in the middle of writing and sending: no entry that was said to be recorded is lost, none is there twice, and
//! no message is sent twice by itself.
//!
//! The plain run tries a few of each; `make test-long` (`HOLDFAST_LONG=1`) tries as many as the figures say and prints
//! them. Every test runs the real program on a real file and a real receiver.

#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test")]
#![allow(clippy::print_stdout, reason = "the figures are printed")]

mod crowd;
mod exports;
mod kills;
mod ledger;
mod senders;

use holdfast_core::clock::Clock;
use holdfast_core::ids::Ids;

/// How many times something is tried: a few in the plain run, `long` in the long one.
fn times(short: usize, long: usize) -> usize {
    if std::env::var_os("HOLDFAST_LONG").is_some() { long } else { short }
}

/// A number below `most`, by chance.
fn chance(most: u128) -> u128 {
    (Ids::at(Clock::system().now()).next_uuid().as_u128() & 0xffff_ffff) % most
}

/// Lets so much work pass at most, by chance: what is killed next is somewhere in its own.
fn linger(most: u128) {
    (0..chance(most)).for_each(|n| {
        std::hint::black_box(n);
    });
}

/// One row of the figures.
fn row(what: &str, tried: usize, lost: usize, doubled: usize) {
    println!("| {what:<46} | {tried:>6} tried | {lost} lost | {doubled} doubled |");
    assert_eq!((lost, doubled), (0, 0), "{what}");
}
