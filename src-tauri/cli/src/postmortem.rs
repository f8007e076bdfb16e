//! The post-mortem draft, printed or written to a file.

mod copy;
mod last;
mod layout;
mod written;

use holdfast_core::ids::IncidentId;
use holdfast_core::library::drafts::replace_keeping;
use holdfast_core::paper::drawing::Drawing;
use holdfast_core::paper::{self, Paper, PaperForm};
use holdfast_core::postmortem::is_draft_of;
use holdfast_core::screen::{self, PostmortemDraft};
use serde::Serialize;
use std::fs;
use std::path::{Path, PathBuf};

use crate::args::{PostmortemArgs, PostmortemForm};
use crate::desk::Desk;
use crate::out;
use crate::problem::Problem;

#[derive(Debug, Serialize)]
struct Draft<'a> {
    incident: &'a str,
    markdown: &'a str,
}

/// Prints the post-mortem in the form that is asked for, or writes it to a file.
pub fn write(desk: &mut Desk, asked: &PostmortemArgs) -> Result<(), Problem> {
    let id = desk.engine.find(&asked.on.incident)?;
    if written::done(desk, id, asked)? {
        return Ok(());
    }
    let template = layout::asked(asked)?;
    let base = match &template {
        Some(template) => screen::postmortem_by(&mut desk.engine, id, template, None)?,
        None if asked.fresh => screen::postmortem(&mut desk.engine, id)?,
        None => screen::written_draft(&mut desk.engine, id)?,
    };
    let text = text(asked, &base)?;
    let (draft, mark, drawing) = match asked.profile {
        None => {
            let mark = base.exercise.then(|| "EXERCISE".to_owned());
            let drawing = screen::incident_chart(&mut desk.engine, id)?;
            (PostmortemDraft { markdown: text, ..base }, mark, drawing)
        }
        Some(profile) => {
            let text = asked.from.is_some().then_some(text);
            let copy = copy::made(desk, id, (profile, asked), (template, text))?;
            if asked.preview {
                return copy::preview(&copy, asked.json);
            }
            out::remark(&copy.summary);
            (PostmortemDraft { markdown: copy.markdown, ..base }, Some(copy.mark), copy.drawing)
        }
    };
    let left = last::check(asked, &draft)?;
    put(desk, id, asked, &draft, (mark.as_deref(), drawing.as_ref()))?;
    last::record(desk, id, asked, left)
}

fn put(
    desk: &mut Desk,
    id: IncidentId,
    asked: &PostmortemArgs,
    draft: &PostmortemDraft,
    look: (Option<&str>, Option<&Drawing>),
) -> Result<(), Problem> {
    let number = &draft.number;
    if asked.json.json && asked.output.is_none() {
        return out::json(&Draft { incident: number, markdown: &draft.markdown });
    }
    let form = form(asked)?;
    let bytes = match form {
        PostmortemForm::Json => to_json(&screen::postmortem_record(&mut desk.engine, id)?)?,
        PostmortemForm::Csv => screen::timeline_csv(&mut desk.engine, id)?.into_bytes(),
        PostmortemForm::Md => draft.markdown.clone().into_bytes(),
        PostmortemForm::Html => printed(draft, look, PaperForm::Html)?,
        PostmortemForm::Docx => printed(draft, look, PaperForm::Docx)?,
        PostmortemForm::Confluence => printed(draft, look, PaperForm::Confluence)?,
    };
    let Some(path) = &asked.output else { return show(&bytes) };
    let is_draft = asked.from.is_none() && asked.profile.is_none();
    if form == PostmortemForm::Md && is_draft {
        written::save(path, draft, asked.force)?;
        out::remark(&format!("The post-mortem of {number} is at {}", path.display()));
        return Ok(());
    }
    let kept = save(path, &bytes, "post-mortem")?;
    out::remark(&format!("The post-mortem of {number} is at {}", path.display()));
    if let Some(kept) = kept {
        out::remark(&format!("What stood there is kept at {}", kept.display()));
    }
    Ok(())
}

/// The form that is asked for. A file is never written in another form than its name says.
pub fn form(asked: &PostmortemArgs) -> Result<PostmortemForm, Problem> {
    asked.form().map_err(|ending| {
        Problem::usage(format!(
            "no post-mortem is written as .{ending}; end the file's name with md, html, docx, json or csv, or say the form with --format"
        ))
    })
}

/// The draft that the log gives, or the edited one. A table of rows and the record are told from the log alone.
fn text(asked: &PostmortemArgs, draft: &PostmortemDraft) -> Result<String, Problem> {
    let Some(path) = &asked.from else { return Ok(draft.markdown.clone()) };
    let text = fs::read_to_string(path).map_err(|error| {
        Problem::failed(format!(
            "the draft {} cannot be read ({error}); name the file that was edited with --from",
            path.display()
        ))
    })?;
    if !is_draft_of(&text, &draft.number) {
        return Err(Problem::failed(format!(
            "{} is no draft of {}: its block of facts does not name it; name the incident that it tells of",
            path.display(),
            draft.number
        )));
    }
    Ok(text)
}

fn printed(
    draft: &PostmortemDraft,
    (mark, drawing): (Option<&str>, Option<&Drawing>),
    form: PaperForm,
) -> Result<Vec<u8>, Problem> {
    let text = &draft.markdown;
    let title = text.lines().find_map(|line| line.strip_prefix("# ")).unwrap_or(&draft.number);
    paper::print(&Paper { title, mark, markdown: text, drawing }, form)
        .map_err(|error| Problem::failed(error.to_string()))
}

fn to_json(record: &impl Serialize) -> Result<Vec<u8>, Problem> {
    let failed = |error| Problem::failed(format!("the record cannot be written as JSON: {error}"));
    let mut text = serde_json::to_string_pretty(record).map_err(failed)?;
    text.push('\n');
    Ok(text.into_bytes())
}

/// Prints what is text; a document for word processors has no place on a terminal or in a pipe that nobody named.
fn show(bytes: &[u8]) -> Result<(), Problem> {
    let text = std::str::from_utf8(bytes).map_err(|_| {
        Problem::failed("a document for word processors is no text; name a file for it with -o")
    })?;
    out::exact(text)
}

/// Writes a file so that it is there whole, or as it was before. Another text that stood there, perhaps with a person's
/// words in it, is kept beside it, at the path that is returned. `what` is what an error calls it.
pub fn save(
    path: &Path,
    content: impl AsRef<[u8]>,
    what: &str,
) -> Result<Option<PathBuf>, Problem> {
    replace_keeping(path, content.as_ref()).map_err(|error| {
        Problem::failed(format!(
            "the {what} cannot be written to {} ({error}); choose another place with -o, or leave it out to print it",
            path.display()
        ))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_that_takes_nothing_is_told_with_the_way_out() {
        let folder = tempfile::tempdir().unwrap();
        let problem = save(&folder.path().join("no/such/draft.md"), "x", "draft").unwrap_err();
        assert!(problem.message.contains("-o"), "the way out is named: {}", problem.message);
    }
}
