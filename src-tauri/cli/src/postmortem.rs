//! The post-mortem draft, printed or written to a file.

mod copy;
mod last;
mod layout;
mod read;
mod written;

pub use copy::preview;

use holdfast_core::ids::IncidentId;
use holdfast_core::paper::drawing::Drawing;
use holdfast_core::postmortem::is_draft_of;
use holdfast_core::screen::{self, CopyAsk, Known, PostmortemDraft};
use std::path::Path;

use crate::args::PostmortemArgs;
use crate::desk::Desk;
use crate::out::{self, object};
use crate::problem::{Problem, Result};
use crate::report::{self, Report, to_json, told};

/// What people call it.
const WHAT: &str = "post-mortem";

/// Prints the post-mortem in the form that is asked for, or writes it to a file.
pub fn write(desk: &mut Desk, asked: &PostmortemArgs) -> Result<()> {
    let id = desk.engine.find(&asked.on.incident)?;
    if written::done(desk, id, asked)? {
        return Ok(());
    }
    let template = layout::asked(asked)?;
    if let Some(known) = Known::of(asked.passed.form()?).filter(|_| !is_read(asked)) {
        let readers = screen::readers_of(asked.passed.form()?, asked.masked.profile);
        let copy_of = readers.map(|profile| copy::ask((profile, asked), (None, None)));
        return put_known(desk, id, asked, (known, copy_of.transpose()?));
    }
    let base = screen::draft_in(&mut desk.engine, id, template.as_ref(), asked.fresh)?;
    let text = text(asked, &base)?;
    let readers = screen::readers_of(asked.passed.form()?, asked.masked.profile);
    let mut copy_of = None;
    let mut masked = None;
    let (draft, mark) = match readers {
        None => {
            let mark = base.exercise.then(|| "EXERCISE".to_owned());
            (PostmortemDraft { markdown: text, ..base }, mark)
        }
        Some(profile) => {
            let text = asked.from.is_some().then_some(text);
            let ask = copy::ask((profile, asked), (template.clone(), text))?;
            let copy = screen::postmortem_copy(&mut desk.engine, id, ask.clone())?;
            if asked.masked.preview {
                return copy::preview(&copy, asked.json);
            }
            // What the log knows is masked field by field, and says so itself.
            match Known::of(ask.form) {
                Some(_) => copy_of = Some(ask),
                None => masked = Some(copy.summary),
            }
            let (markdown, drawing) = (copy.markdown, copy.drawing);
            (PostmortemDraft { markdown, drawing, ..base }, Some(copy.mark))
        }
    };
    let goes = written::goes(desk, id, (asked, template.as_ref()), &draft)?;
    let draft = match &goes {
        Some(goes) => PostmortemDraft { markdown: goes.text.clone(), ..draft },
        None => draft,
    };
    let left = last::check(desk, id, asked, &draft)?;
    let (mark, drawing) = (mark.as_deref(), draft.drawing.as_ref());
    let look = Look { mark, is_copy: readers.is_some(), drawing, copy_of };
    match goes {
        Some(goes) => goes.put(&draft.number)?,
        None => put(desk, id, asked, &draft, look)?,
    }
    masked.iter().for_each(|told| out::remark(told));
    last::record(desk, id, asked, left)
}

/// True where the text is asked about, though what the log knows is passed on.
fn is_read(asked: &PostmortemArgs) -> bool {
    let is_edited = asked.from.is_some() || asked.template.is_some();
    is_edited || asked.is_final || asked.masked.preview
}

/// What stands around the text.
struct Look<'a> {
    mark: Option<&'a str>,
    is_copy: bool,
    drawing: Option<&'a Drawing>,
    /// Of what the record or the rows are masked as a copy; none for all that the log knows.
    copy_of: Option<CopyAsk>,
}

fn put(
    desk: &mut Desk,
    id: IncidentId,
    asked: &PostmortemArgs,
    draft: &PostmortemDraft,
    look: Look<'_>,
) -> Result<()> {
    let number = &draft.number;
    if asked.json.json && asked.passed.output.is_none() {
        return out::json(&object! { incident: number, markdown: &draft.markdown });
    }
    let Look { mark, is_copy, drawing, copy_of } = look;
    if let Some(known) = Known::of(asked.passed.form()?) {
        return put_known(desk, id, asked, (known, copy_of));
    }
    let report = Report {
        what: WHAT,
        number,
        markdown: &draft.markdown,
        mark,
        is_copy,
        drawing,
        folder: asked.from.as_deref().or(asked.passed.output.as_deref()).and_then(Path::parent),
    };
    report.pass_on(desk, &asked.passed)
}

/// Passes on what the log knows: all of it, or what the readers of a copy have.
fn put_known(
    desk: &mut Desk,
    id: IncidentId,
    asked: &PostmortemArgs,
    (known, copy_of): (Known, Option<CopyAsk>),
) -> Result<()> {
    let number = desk.engine.name(id)?;
    let text = match (copy_of, known) {
        (Some(ask), known) => told(screen::known_to(&mut desk.engine, id, known, ask)?),
        (None, Known::Record) => to_json(&screen::postmortem_record(&mut desk.engine, id)?)?,
        (None, Known::Rows) => screen::timeline_csv(&mut desk.engine, id)?,
    };
    report::put(desk, &asked.passed, (WHAT, &number), text.as_bytes())
}

/// The draft that the log gives, or the edited one. A table of rows and the record are told from the log alone.
fn text(asked: &PostmortemArgs, draft: &PostmortemDraft) -> Result<String> {
    let Some(path) = &asked.from else { return Ok(draft.markdown.clone()) };
    let text = written::read(path)?;
    if !is_draft_of(&text, &draft.number) {
        return Err(Problem::failed(format!(
            "{} is no draft of {}: its block of facts does not name it; name the incident that it tells of",
            path.display(),
            draft.number
        )));
    }
    Ok(text)
}
