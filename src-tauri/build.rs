//! Embeds the built front end and makes the window's commands known to what grants them.

use std::io::{self, Write};
use std::path::Path;

#[macro_use]
#[path = "src/list.rs"]
mod list;

macro_rules! names {
    ($($name:ident),*) => { &[$(stringify!($name)),*] };
}

/// Every command of the window, for `capabilities/main.json` to grant.
const COMMANDS: &[&str] = with_commands!(names);

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
