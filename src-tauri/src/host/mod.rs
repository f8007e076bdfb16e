//! The system around the window: notices, sleep, the keychain, signals, other programs. All of it can block or fail,
//! and none of that is an incident's error: it is logged, and shown where a person can do something about it.

pub mod awake;
pub mod close;
pub mod drawing;
pub mod environment;
pub mod facts;
pub mod link;
pub mod notices;
pub mod raise;
pub mod signal;
