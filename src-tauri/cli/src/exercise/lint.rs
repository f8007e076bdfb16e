//! `exercise lint`: every mistake with its line, and an exit code that a build stops at.

use holdfast_core::exercise::strict::{Finding, Level, read};
use holdfast_core::library::disk::read::read_text_in_time;
use serde::Serialize;
use std::path::PathBuf;

use crate::args::{ExerciseLint, Place};
use crate::out;
use crate::problem::{Problem, Result};
use crate::table::counted;

#[derive(Debug, Serialize)]
struct Told<'a> {
    file: &'a str,
    #[serde(flatten)]
    finding: Finding,
}

/// Checks the files that are named, wherever they lie, and the scenarios of folders; else the scenarios of the workspace.
pub fn run(place: &Place, given: &ExerciseLint) -> Result<()> {
    let files: Vec<(PathBuf, String)> = if given.files.is_empty() {
        super::all(place)?.into_iter().map(|card| (card.file, card.path)).collect()
    } else {
        let found = given.files.iter().map(|file| super::find_all(place, file));
        found.collect::<Result<Vec<_>, _>>()?.into_iter().flatten().collect()
    };
    if files.is_empty() {
        return Err(Problem::failed(
            "there is no scenario in runbooks/exercises; name a file, or begin one with `holdfast exercise new`",
        ));
    }
    let mut all = Vec::new();
    for (path, known_as) in &files {
        let (text, _) = read_text_in_time(path)?;
        let findings = read(&text, &super::name_of(path)).findings;
        all.extend(findings.into_iter().map(|finding| Told { file: known_as, finding }));
    }
    if given.json.json {
        out::json(&all)?;
    } else {
        let line = |Told { file, finding }: &Told<'_>| {
            format!("{file}:{}: {} {}", finding.line, finding.level.word(), finding.message)
        };
        out::text(&all.iter().map(line).collect::<Vec<_>>().join("\n"))?;
    }
    let count = |level| all.iter().filter(|told| told.finding.level == level).count() as u64;
    let (errors, warnings) = (count(Level::Error), count(Level::Warning));
    let summary = Problem::failed(format!(
        "{} checked: {}, {}",
        counted(files.len() as u64, "scenario"),
        counted(errors, "error"),
        counted(warnings, "warning")
    ));
    if errors > 0 || given.strict && warnings > 0 {
        return Err(summary);
    }
    out::remark(&summary.sentence());
    Ok(())
}
