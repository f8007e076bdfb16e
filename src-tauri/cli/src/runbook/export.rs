//! `runbook export`: a checklist to print, to pass on, or to read by a program.

use holdfast_core::clock::Clock;
use holdfast_core::library::disk::read::read_for_reader;
use holdfast_core::runbook::Runbook;
use holdfast_core::runbook::export::{Origin, html, json, markdown};

use crate::args::{Export, Place, Sheet};
use crate::out;
use crate::problem::{Problem, Result};
use crate::report;

/// Prints the sheet, or writes it to a file. What stood there is kept beside it.
pub fn run(place: &Place, given: &Export) -> Result<()> {
    let (path, known_as) = super::resolve(place, &given.file)?;
    let (runbook, hash) = read_for_reader(&path)?;
    let on = Clock::from_environment().now().utc().date_naive();
    let origin = Origin { file: &known_as, hash: &hash, on };
    let sheet = sheet(&runbook, &origin, given.format)?;
    match &given.output {
        Some(output) => report::save_beside((&path, "runbook"), output, &sheet, "checklist"),
        None => out::exact(&sheet),
    }
}

fn sheet(runbook: &Runbook, origin: &Origin<'_>, format: Sheet) -> Result<String> {
    match format {
        Sheet::Md => Ok(markdown(runbook, origin)),
        Sheet::Html => Ok(html(runbook, origin)),
        Sheet::Json => serde_json::to_string_pretty(&json(runbook, origin)).map_err(|error| {
            Problem::failed(format!("the checklist cannot be written as JSON: {error}"))
        }),
    }
}
