//! Stories: the built program, a real SQLite file, a real receiver on loopback.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

mod bad_runbooks;
mod desk;
mod library;
mod lint;
mod terminal;
mod terminal_actions;
mod terminal_changes;
mod terminal_channels;
mod terminal_copies;
mod terminal_copy;
mod terminal_data;
mod terminal_delivery;
mod terminal_demo;
mod terminal_exercises;
mod terminal_files;
mod terminal_forms;
mod terminal_learned;
mod terminal_masks;
mod terminal_pdf;
mod terminal_play;
mod terminal_postmortem;
mod terminal_private;
mod terminal_promise;
mod terminal_review;
mod terminal_secrets;
mod terminal_steps;
mod terminal_words;
mod words;
