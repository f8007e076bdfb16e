//! Words for exercises: scenarios are files, so that those for files need the data folder only to find the workspace. One that is
//! played is an incident: see [`play`].

mod import;
mod lint;
mod new;
mod pieces;
mod play;
mod show;

use holdfast_core::library::disk::ReadError;
use holdfast_core::library::disk::resolve::resolve;
use holdfast_core::library::exercises::{ScenarioCard, scenarios};
use std::path::{Path, PathBuf};

use crate::args::{ExerciseWord, Place};
use crate::desk::{self, Desk, For};
use crate::problem::Problem;

/// Does what was asked for.
pub fn run(place: &Place, word: ExerciseWord) -> Result<(), Problem> {
    match word {
        ExerciseWord::List(json) => show::list(place, json.json),
        ExerciseWord::Show { file, json } => show::show(place, &file, json.json),
        ExerciseWord::Lint(given) => lint::run(place, &given),
        ExerciseWord::New { name, to } => new::run(place, &name, to),
        ExerciseWord::Import(given) => import::run(place, &given),
        ExerciseWord::Play(word) => play::play(place, word),
    }
}

/// The file that a person means, and how it is known. A name alone is looked for among the scenarios as well.
fn find(place: &Place, file: &str) -> Result<(PathBuf, String), Problem> {
    let workspace = desk::workspace_of_files(place);
    let here = desk::here()?;
    let found = resolve(file, &here, &workspace);
    let among = || resolve(&format!("exercises/{file}"), &here, &workspace).ok();
    match found {
        Ok(found) => Ok(found),
        Err(ReadError::NotFound { .. }) => among().ok_or_else(|| {
            Problem::failed(format!(
                "there is no scenario “{file}”; `holdfast exercise list` shows those of the workspace, and any file can be named by its path"
            ))
        }),
        Err(error) => Err(error.into()),
    }
}

/// The scenarios of the workspace and of the folders that were added to it.
fn all(place: &Place) -> Result<Vec<ScenarioCard>, Problem> {
    let mut engine = Desk::open(place, For::Reading)?.engine;
    Ok(scenarios(&engine.library().folders()?))
}

fn name_of(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}
