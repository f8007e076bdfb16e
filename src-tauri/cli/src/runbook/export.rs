//! `runbook export`: a checklist to print, to pass on, or to read by a program.

use holdfast_core::clock::Clock;
use holdfast_core::library::disk::read::read_for_reader;
use holdfast_core::runbook::Runbook;
use holdfast_core::runbook::export::{Origin, html, json, markdown};
use std::path::Path;

use crate::args::{Export, Place, Sheet};
use crate::out;
use crate::problem::Problem;
use crate::report;

/// Prints the sheet, or writes it to a file. What stood there is kept beside it.
pub fn run(place: &Place, given: &Export) -> Result<(), Problem> {
    let (path, known_as) = super::resolve(place, &given.file)?;
    let (runbook, hash) = read_for_reader(&path)?;
    let on = Clock::from_environment().now().utc().date_naive();
    let origin = Origin { file: &known_as, hash: &hash, on };
    let sheet = sheet(&runbook, &origin, given.format)?;
    match &given.output {
        Some(output) => save(output, &path, &sheet),
        None => out::exact(&sheet),
    }
}

fn sheet(runbook: &Runbook, origin: &Origin<'_>, format: Sheet) -> Result<String, Problem> {
    match format {
        Sheet::Md => Ok(markdown(runbook, origin)),
        Sheet::Html => Ok(html(runbook, origin)),
        Sheet::Json => serde_json::to_string_pretty(&json(runbook, origin)).map_err(|error| {
            Problem::failed(format!("the checklist cannot be written as JSON: {error}"))
        }),
    }
}

fn save(output: &Path, source: &Path, sheet: &str) -> Result<(), Problem> {
    let real = |path: &Path| path.canonicalize().ok();
    if real(output).is_some_and(|output| Some(output) == real(source)) {
        return Err(Problem::failed(format!(
            "{} is the runbook itself and stays as it is; choose another file with -o",
            output.display()
        )));
    }
    let kept = report::save(output, sheet, "checklist")?;
    out::remark(&format!("The checklist is at {}", output.display()));
    if let Some(kept) = kept {
        out::remark(&format!("What stood there is kept at {}", kept.display()));
    }
    Ok(())
}
