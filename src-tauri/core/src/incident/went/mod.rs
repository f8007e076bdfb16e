//! How an incident went, by what its log and its people say: the states, the key times, its length, its phases.
//! What is deliberately absent: what is due, and words for it.
//!
//! Each stage uses only those before it: `states`, `keys`, `lasted`, `phases`.

pub mod states;

pub mod keys;

pub mod lasted;

pub mod phases;
