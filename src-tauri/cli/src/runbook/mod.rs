//! Words that keep runbook files right: check them, begin one, print one, say that one was reviewed. None of them needs
//! the data folder, except to find the workspace; what incidents teach runbooks does.

mod export;
mod github;
pub mod lessons;
mod lint;
pub mod new;
mod reviewed;

use std::path::PathBuf;

use crate::args::{FileWord, Place};
use crate::desk;
use crate::problem::Result;

/// Does what was asked for.
pub fn run(place: &Place, word: FileWord) -> Result<()> {
    match word {
        FileWord::Lint(given) => lint::run(place, &given),
        FileWord::New { name, to } => new::run(place, &name, to),
        FileWord::Export(given) => export::run(place, &given),
        FileWord::Reviewed(given) => reviewed::run(place, &given),
    }
}

/// The file that a person means, and how it is known.
fn resolve(place: &Place, file: &str) -> Result<(PathBuf, String)> {
    let workspace = desk::workspace_of_files(place);
    Ok(holdfast_core::library::disk::resolve::resolve(file, &desk::here()?, &workspace)?)
}
