//! `exercise lint`: every mistake with its line, and an exit code that a build stops at.

use holdfast_core::exercise::strict::{Finding, Level, read};
use holdfast_core::library::disk::read::read_text_in_time;
use serde::Serialize;
use std::path::PathBuf;

use crate::args::{ExerciseLint, Place};
use crate::out;
use crate::problem::Problem;
use crate::table::counted;

#[derive(Debug, Serialize)]
struct Told {
    file: String,
    level: &'static str,
    line: u32,
    message: String,
}

/// Checks the files that are named, wherever they lie, and the scenarios of folders; else the scenarios of the workspace.
pub fn run(place: &Place, given: &ExerciseLint) -> Result<(), Problem> {
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
        all.extend(findings.into_iter().map(|finding| told(known_as, finding)));
    }
    if given.json.json {
        out::json(&all)?;
    } else {
        let line = |t: &Told| format!("{}:{}: {} {}", t.file, t.line, t.level, t.message);
        out::text(&all.iter().map(line).collect::<Vec<_>>().join("\n"))?;
    }
    let count = |level: &str| all.iter().filter(|told| told.level == level).count() as u64;
    let (errors, warnings) = (count("error"), count("warning"));
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

fn told(file: &str, finding: Finding) -> Told {
    let level = match finding.level {
        Level::Note => "note",
        Level::Warning => "warning",
        Level::Error => "error",
    };
    Told { file: file.to_owned(), level, line: finding.line, message: finding.message }
}
