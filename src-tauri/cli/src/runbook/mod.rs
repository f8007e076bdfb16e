//! Words that keep runbook files right: check them, begin one, print one, say that one was reviewed. None of them needs
//! the data folder, except to find the workspace that a new one goes into.

pub mod args;
mod export;
mod github;
mod lint;
mod new;
mod reviewed;

use args::FileWord;
use std::path::PathBuf;

use crate::args::Place;
use crate::desk;
use crate::problem::Problem;

/// Does what was asked for.
pub fn run(place: &Place, word: FileWord) -> Result<(), Problem> {
    match word {
        FileWord::Lint(given) => lint::run(place, &given),
        FileWord::New { name, to } => new::run(place, &name, to),
        FileWord::Export(given) => export::run(place, &given),
        FileWord::Reviewed(given) => reviewed::run(place, &given),
    }
}

/// The file that a person means, and how it is known.
fn resolve(place: &Place, file: &str) -> Result<(PathBuf, String), Problem> {
    use holdfast_core::engine::default_workspace;
    let workspace = desk::workspace(place).unwrap_or_else(|| default_workspace(&desk::data(place)));
    Ok(holdfast_core::workspace::library::resolve(file, &desk::here()?, &workspace)?)
}
