//! The post-mortem draft, printed or written to a file.

mod written;

use holdfast_core::library::drafts::replace_keeping;
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
    let read = if asked.fresh { screen::postmortem } else { screen::written_draft };
    let draft = read(&mut desk.engine, id)?;
    let number = &draft.number;
    if asked.json.json && asked.output.is_none() {
        return out::json(&Draft { incident: number, markdown: &draft.markdown });
    }
    let bytes = match asked.form() {
        PostmortemForm::Json => to_json(&screen::postmortem_record(&mut desk.engine, id)?)?,
        PostmortemForm::Csv => screen::timeline_csv(&mut desk.engine, id)?.into_bytes(),
        PostmortemForm::Md => text(asked, &draft)?.into_bytes(),
        PostmortemForm::Html => printed(&text(asked, &draft)?, &draft, PaperForm::Html)?,
        PostmortemForm::Docx => printed(&text(asked, &draft)?, &draft, PaperForm::Docx)?,
        PostmortemForm::Confluence => {
            printed(&text(asked, &draft)?, &draft, PaperForm::Confluence)?
        }
    };
    let Some(path) = &asked.output else { return show(&bytes) };
    if asked.form() == PostmortemForm::Md && asked.from.is_none() {
        written::save(path, &draft, asked.force)?;
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

fn printed(text: &str, draft: &PostmortemDraft, form: PaperForm) -> Result<Vec<u8>, Problem> {
    let title = text.lines().find_map(|line| line.strip_prefix("# ")).unwrap_or(&draft.number);
    let mark = draft.exercise.then_some("EXERCISE");
    paper::print(&Paper { title, mark, markdown: text }, form)
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
