//! Writes entries one after the other and says of each that it is recorded, so that a test can kill it in the middle.
//!
//! `writer DATA WORKSPACE INC notes|updates COUNT NAME` prints `NAME n` once entry n is on the disk.

use holdfast_core::clock::Clock;
use holdfast_core::engine::Engine;
use holdfast_core::incident::command::{PostAction, RecordAction, Update};
use holdfast_core::incident::{Action, Audience, Command};
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

fn action(kind: &str, text: String) -> Action {
    if kind == "notes" {
        return Action::Record(RecordAction::Note { text, happened_at: None });
    }
    Action::Post(PostAction::PostUpdate(Update {
        audience: Audience::Internal,
        text,
        state: None,
        next_minutes: None,
        approved_by: None,
        elsewhere: false,
        to_nobody: true,
        without: vec![],
    }))
}

fn write(arguments: &[String]) -> Result<(), String> {
    let [data, workspace, incident, kind, count, name] = arguments else {
        return Err("writer DATA WORKSPACE INC notes|updates COUNT NAME".to_owned());
    };
    let open = Engine::open(Path::new(data), Path::new(workspace), Clock::system());
    let mut engine = open.map_err(|error| error.to_string())?;
    let id = engine.find(incident).map_err(|error| error.to_string())?;
    for n in 0..count.parse().map_err(|_| "COUNT is a number".to_owned())? {
        let text = format!("{name} {n}");
        let command = Command::On { incident: id, action: action(kind, text.clone()) };
        engine.execute(command, None, "writer").map_err(|error| error.to_string())?;
        let mut out = std::io::stdout().lock();
        // Who reads may be gone before who writes.
        let _ = writeln!(out, "{text}").and_then(|()| out.flush());
    }
    Ok(())
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match write(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(std::io::stderr(), "{error}");
            ExitCode::FAILURE
        }
    }
}
