//! Holdfast without a window: everything that would be true without a screen.
//!
//! The map stands in `src-tauri/ARCHITECTURE.md`, the reasons in `src-tauri/docs/decisions`. Each module uses only those
//! below it; which may use which is a table in `tests/tidy/layers.rs`. The rules (`runbook`, `exercise`, `incident`,
//! `update`, `postmortem`, `afteraction`) do no IO and read no clock.

#![deny(missing_docs)]

pub mod afteraction;
pub mod channel;
pub mod clock;
pub mod engine;
pub mod exercise;
pub mod ids;
pub mod incident;
pub mod library;
pub mod lock;
pub mod paper;
pub mod postmortem;
pub mod redact;
pub mod runbook;
pub mod screen;
pub mod secret;
pub mod severity;
pub mod store;
pub mod team;
pub mod text;
pub mod update;
pub mod worker;
pub mod written;
