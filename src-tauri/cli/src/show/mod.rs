//! Reads: each word's answer as text for a person, and as JSON for a program. The JSON shapes are stable: fields are
//! added, never changed.

pub mod changes;
pub mod channels;
pub mod checklist;
pub mod library;
mod needs;
pub mod report;
pub mod runbook;
pub mod status;
mod steps;
pub mod timeline;
pub mod verify;
