//! The after-action report, printed or written to a file.

use holdfast_core::screen;
use serde::Serialize;

use crate::args;
use crate::desk::Desk;
use crate::out;
use crate::problem::Problem;
use crate::report::{Known, Report, to_json};

#[derive(Debug, Serialize)]
struct Written<'a> {
    exercise: &'a str,
    markdown: &'a str,
}

/// Prints the report in the form that is asked for, or writes it to a file.
pub fn write(desk: &mut Desk, given: &args::Report) -> Result<(), Problem> {
    let id = desk.engine.find_exercise(given.which.exercise.as_deref())?;
    let written = screen::after_action(&mut desk.engine, id)?;
    let number = &written.number;
    if given.json.json && given.passed.output.is_none() {
        return out::json(&Written { exercise: number, markdown: &written.markdown });
    }
    let (markdown, drawing) = written.text(given.passed.form()?);
    let report = Report {
        what: "report",
        number,
        markdown,
        mark: Some("EXERCISE"),
        is_copy: false,
        drawing,
        folder: None,
    };
    report.pass_on(desk, &given.passed, |desk, known| match known {
        Known::Record => to_json(&screen::after_action_record(&mut desk.engine, id)?),
        Known::Rows => Ok(written.events.clone()),
    })
}
