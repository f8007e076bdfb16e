//! How an incident went, by what its log and its people say: the states, the key times, its length, its phases. Each uses
//! only those before it. What is deliberately absent: what is due, and words for it.

pub mod states;

pub mod keys;

pub mod lasted;

pub mod phases;
