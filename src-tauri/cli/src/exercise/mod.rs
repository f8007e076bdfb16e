//! Words for exercises: scenarios are files, so that those for files need the data folder only to find the workspace. One that is
//! played is an incident: see [`play`].

mod import;
mod lint;
mod new;
mod pieces;
mod play;
mod show;

use holdfast_core::exercise::strict::is_strict;
use holdfast_core::library::disk::ReadError;
use holdfast_core::library::disk::read::read_text_in_time;
use holdfast_core::library::disk::resolve::resolve;
use holdfast_core::library::disk::walk::is_markdown;
use holdfast_core::library::exercises::{ScenarioCard, scenarios};
use std::fs::DirEntry;
use std::path::{Path, PathBuf};

use crate::args::{ExerciseWord, Place};
use crate::desk::{self, Desk, For};
use crate::problem::{Problem, Result};

/// Does what was asked for.
pub fn run(place: &Place, word: ExerciseWord) -> Result<()> {
    match word {
        ExerciseWord::List(json) => show::list(place, json.json),
        ExerciseWord::Show { file, json } => show::show(place, &file, json.json),
        ExerciseWord::Lint(given) => lint::run(place, &given),
        ExerciseWord::New { name, to } => new::run(place, &name, to),
        ExerciseWord::Import(given) => import::run(place, &given),
        ExerciseWord::Play(word) => play::play(place, word),
    }
}

/// The scenarios in a folder that a person names, in the form that is played; else the one file.
fn find_all(place: &Place, name: &str) -> Result<Vec<(PathBuf, String)>> {
    let (path, known_as) = find(place, name)?;
    if !path.is_dir() {
        return Ok(vec![(path, known_as)]);
    }
    let read =
        |error: std::io::Error| Problem::failed(format!("{known_as} cannot be read: {error}"));
    let entries = std::fs::read_dir(&path).map_err(read)?.collect::<Result<Vec<_>, _>>();
    let mut files: Vec<PathBuf> = entries.map_err(read)?.iter().map(DirEntry::path).collect();
    files.retain(|file| is_markdown(&name_of(file)) && is_played(file));
    files.sort();
    if files.is_empty() {
        return Err(Problem::failed(format!(
            "{known_as} holds no scenario in the form that is played; name a file, or make one of it with `holdfast exercise import`"
        )));
    }
    let known = |file: PathBuf| {
        (file.clone(), format!("{}/{}", known_as.trim_end_matches('/'), name_of(&file)))
    };
    Ok(files.into_iter().map(known).collect())
}

/// False for a file that lies beside scenarios and is none, or is written in another form.
fn is_played(file: &Path) -> bool {
    read_text_in_time(file).is_ok_and(|(text, _)| is_strict(&text))
}

/// The file that a person means, and how it is known. A name alone is looked for among the scenarios as well.
fn find(place: &Place, file: &str) -> Result<(PathBuf, String)> {
    let workspace = desk::workspace_of_files(place);
    let here = desk::here()?;
    let found = resolve(file, &here, &workspace);
    // By its name alone, with its ending or without.
    let names = [format!("exercises/{file}"), format!("exercises/{file}.md")];
    let among = || names.iter().find_map(|name| resolve(name, &here, &workspace).ok());
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
fn all(place: &Place) -> Result<Vec<ScenarioCard>> {
    let mut engine = Desk::open(place, For::Reading)?.engine;
    Ok(scenarios(&engine.library().folders()?))
}

fn name_of(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}
