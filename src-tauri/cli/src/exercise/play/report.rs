//! The after-action report, printed or written to a file.

use holdfast_core::screen::{self, AfterAction};
use serde::Serialize;

use crate::args::{Form, Report};
use crate::desk::Desk;
use crate::out;
use crate::postmortem::save;
use crate::problem::Problem;

#[derive(Debug, Serialize)]
struct Written<'a> {
    exercise: &'a str,
    markdown: &'a str,
}

/// Prints the report, or writes it to a file. What stood there is kept beside it.
pub fn write(desk: &mut Desk, given: &Report) -> Result<(), Problem> {
    let id = desk.engine.find_exercise(given.which.exercise.as_deref())?;
    let AfterAction { number, markdown, html, events } =
        screen::after_action(&mut desk.engine, id)?;
    if given.json.json {
        return out::json(&Written { exercise: &number, markdown: &markdown });
    }
    let text = match form(given) {
        Form::Md => markdown,
        Form::Html => html,
        Form::Csv => events,
    };
    let Some(path) = &given.output else { return out::exact(&text) };
    let kept = save(path, &text, "report")?;
    out::remark(&format!("The report of {number} is at {}", path.display()));
    if let Some(kept) = kept {
        out::remark(&format!("What stood there is kept at {}", kept.display()));
    }
    Ok(())
}

/// As it was asked for, else as the file's name ends.
fn form(given: &Report) -> Form {
    let ends = given.output.as_ref().and_then(|path| path.extension());
    let ends = ends.map(|end| end.to_string_lossy().to_lowercase());
    given.format.unwrap_or(match ends.as_deref() {
        Some("html" | "htm") => Form::Html,
        Some("csv") => Form::Csv,
        Some(_) | None => Form::Md,
    })
}
