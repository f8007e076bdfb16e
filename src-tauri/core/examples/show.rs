//! Prints what the parser makes of a file, in the form of `holdfast runbook show FILE --json`.

#![allow(clippy::print_stdout, reason = "a program that prints")]

use std::process::ExitCode;

fn main() -> ExitCode {
    let files =
        std::env::args().skip(1).filter(|a| !a.starts_with("--") && a != "runbook" && a != "show");
    for file in files {
        let Ok(bytes) = std::fs::read(&file) else { return ExitCode::FAILURE };
        let name = file.rsplit('/').next().unwrap_or(&file);
        let runbook = holdfast_core::runbook::parse(&String::from_utf8_lossy(&bytes), name);
        let Ok(json) = serde_json::to_string(&holdfast_core::runbook::summary(&runbook)) else {
            return ExitCode::FAILURE;
        };
        println!("{json}");
    }
    ExitCode::SUCCESS
}
