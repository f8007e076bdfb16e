//! Holdfast without a window: everything that would be true without a screen.
//!
//! The code map and the reasons stand in `src-tauri/ARCHITECTURE.md`. The direction of dependencies is
//! `runbook, incident <- store <- engine <- worker`; the rules (`incident`, `runbook`, `rhythm`, `update`) do no IO
//! and read no clock.

#![deny(missing_docs)]

pub mod channel;
pub mod clock;
pub mod engine;
pub mod ids;
pub mod incident;
pub mod lock;
pub mod postmortem;
pub mod redact;
pub mod rhythm;
pub mod runbook;
pub mod secret;
pub mod store;
pub mod update;
pub mod view;
pub mod worker;
pub mod workspace;
