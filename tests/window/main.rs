//! The real window on a real screen, driven by WebDriver and the keyboard.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

mod changing;
mod composing;
mod degraded;
mod desk;
mod every;
mod exercise;
mod fit;
mod keyboard;
mod kill;
mod learned;
mod postmortem;
mod promise;
mod purge;
mod reader;
mod scenario;
mod scene;
mod second;
mod story;
mod together;
mod trouble;
mod two;
mod wishes;
