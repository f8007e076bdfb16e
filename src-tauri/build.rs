//! Embeds the built front end and grants the window its commands, which are listed here and nowhere else.

use std::io::{self, Write};
use std::path::Path;

/// Every command of the window. `capabilities/main.json` grants them, and `src/commands.rs` answers them.
const COMMANDS: &[&str] = &[
    "execute",
    "home",
    "library",
    "search",
    "reader",
    "findings",
    "incident",
    "timeline",
    "compose",
    "preview",
    "settings",
    "configure",
    "postmortem",
    "composing",
    "remember",
    "remembered",
    "close_answer",
    "open_link",
];

/// Where the build of the front end lies.
const FRONT_END: &str = "../ui/dist";

fn main() -> io::Result<()> {
    let mut cargo = io::stdout();
    // Without this line a new build of the front end would not be embedded.
    writeln!(cargo, "cargo::rerun-if-changed={FRONT_END}")?;
    if !Path::new(FRONT_END).join("index.html").exists() {
        let say = "the front end is not built: run `make run`, or `npm --prefix ui ci` and `npm --prefix ui run build`";
        return writeln!(cargo, "cargo::error={say}");
    }
    let commands = tauri_build::AppManifest::new().commands(COMMANDS);
    let attributes = tauri_build::Attributes::new().app_manifest(commands);
    tauri_build::try_build(attributes).map_err(|error| io::Error::other(format!("{error:#}")))
}
