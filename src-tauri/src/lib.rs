//! The Holdfast window: wiring, and nothing that would be true without a window.
//!
//! `start` opens the data folder, `commands` answers the page, `rounds` does what comes back every second, `host`
//! speaks to the system. `tauri` is named in this crate alone. What is deliberately absent: a tray, because a window
//! that is minimised stays where a person can see it.

#[macro_use]
mod list;

mod closing;
mod commands;
mod configure;
mod desk;
mod exercises;
mod exports;
mod host;
mod picture;
mod players;
mod postmortem;
mod rounds;
mod run;
mod sentence;
mod start;
mod window;

use clap::Parser;
use std::io::{self, Write};
use std::process::ExitCode;

use host::environment;
use start::{Options, Started};

/// Runs the window until it is closed. A second start on the same data folder raises the first window and ends well.
#[must_use]
pub fn run() -> ExitCode {
    let options = Options::parse();
    tracing_subscriber::fmt()
        .with_writer(io::stderr)
        .with_env_filter(
            tracing_subscriber::EnvFilter::try_from_env("HOLDFAST_LOG")
                .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("warn")),
        )
        .init();
    let secrets = environment::take_secrets();
    match start::start(&options, secrets).map(|started| match started {
        Started::Open(desk, lock) => run::run(desk, lock),
        Started::Raised => {
            // A closed standard output is no reason to fail.
            let _ = writeln!(io::stdout(), "Holdfast is open already; its window was raised.");
            Ok(())
        }
    }) {
        Ok(Ok(())) => ExitCode::SUCCESS,
        Ok(Err(problem)) | Err(problem) => refused(&problem),
    }
}

/// Says why there is no window: in the terminal, and on the screen for whoever started it from a menu.
fn refused(problem: &str) -> ExitCode {
    let _ = writeln!(io::stderr(), "holdfast-desktop: {problem}");
    host::notices::say_once("Holdfast cannot start", problem);
    ExitCode::FAILURE
}
