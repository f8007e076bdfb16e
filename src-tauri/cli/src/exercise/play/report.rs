//! The after-action report, printed or written to a file.

use holdfast_core::ids::IncidentId;
use holdfast_core::screen::{self, Known, Readers};

use crate::args;
use crate::desk::Desk;
use crate::out::{self, object};
use crate::postmortem::preview;
use crate::problem::Result;
use crate::report::{self, Report, to_json, told};

/// What people call it.
const WHAT: &str = "report";

/// Prints the report in the form that is asked for, or writes it to a file.
pub fn write(desk: &mut Desk, given: &args::Report) -> Result<()> {
    let id = desk.engine.find_exercise(given.which.exercise.as_deref())?;
    match given.masked.readers() {
        Some(readers) => copy(desk, id, given, readers),
        None => whole(desk, id, given),
    }
}

fn whole(desk: &mut Desk, id: IncidentId, given: &args::Report) -> Result<()> {
    let form = given.passed.form()?;
    if let Some(known) = Known::of(form) {
        let text = match known {
            Known::Record => to_json(&screen::after_action_record(&mut desk.engine, id)?)?,
            Known::Rows => screen::after_action_rows(&mut desk.engine, id)?,
        };
        return put_known(desk, id, given, &text);
    }
    let written = screen::after_action(&mut desk.engine, id)?;
    let number = &written.number;
    if given.json.json && given.passed.output.is_none() {
        return out::json(&object! { exercise: number, markdown: &written.markdown });
    }
    let (markdown, drawing) = written.text(form);
    let mark = Some("EXERCISE");
    let report = Report { mark, is_copy: false, drawing, ..of(number, markdown) };
    report.pass_on(desk, &given.passed)
}

/// The same for readers, masked as every copy is.
fn copy(desk: &mut Desk, id: IncidentId, given: &args::Report, readers: Readers) -> Result<()> {
    let form = given.passed.form()?;
    if let Some(known) = Known::of(form).filter(|_| !given.masked.preview) {
        let known = screen::after_action_known_to(&mut desk.engine, id, known, readers)?;
        return put_known(desk, id, given, &told(known));
    }
    let copy = screen::after_action_copy(&mut desk.engine, id, form, readers)?;
    if given.masked.preview {
        return preview(&copy, given.json);
    }
    out::remark(&copy.summary);
    if given.json.json && given.passed.output.is_none() {
        return out::json(&object! { exercise: &copy.incident, markdown: &copy.markdown });
    }
    let (mark, drawing) = (Some(copy.mark.as_str()), copy.drawing.as_ref());
    let report = Report { mark, is_copy: true, drawing, ..of(&copy.incident, &copy.markdown) };
    report.pass_on(desk, &given.passed)
}

/// Passes on what is known of it.
fn put_known(desk: &mut Desk, id: IncidentId, given: &args::Report, text: &str) -> Result<()> {
    let number = desk.engine.name(id)?;
    report::put(desk, &given.passed, (WHAT, &number), text.as_bytes())
}

/// The report of an exercise, with nothing around it. Its text is of the log, so no picture lies beside it.
fn of<'a>(number: &'a str, markdown: &'a str) -> Report<'a> {
    let (mark, is_copy, drawing, folder) = (None, false, None, None);
    Report { what: WHAT, number, markdown, mark, is_copy, drawing, folder }
}
