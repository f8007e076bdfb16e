//! The invariants of the design and the house rules that a machine can check, as tests over the source itself.
//!
//! Each test names one rule and its reason, and lists every place that breaks it as `file:line`. What a compiler or a
//! lint already refuses is absent here: unwraps, wall clocks, random ids, sleeping tests, wildcards on closed
//! enums, long functions.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

mod circles;
mod commands;
mod frozen;
mod kinds;
mod layers;
mod map;
mod paths;
mod refusals;
mod sets;
mod setup;
mod shape;
mod stages;
mod tree;
