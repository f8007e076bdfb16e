//! What people do to a written post-mortem: its wording is checked, an edited file is taken in or refreshed, and it is
//! moved among its states.

use holdfast_core::ids::IncidentId;
use holdfast_core::incident::command::RecordAction;
use holdfast_core::library::drafts::word_list;
use holdfast_core::paper::Form;
use holdfast_core::postmortem::Template;
use holdfast_core::postmortem::document::Refreshed;
use holdfast_core::postmortem::wording::{Wording, WordingLevel};
use holdfast_core::screen::{self, PostmortemDraft};
use std::fs;
use std::path::{Path, PathBuf};

use crate::args::PostmortemArgs;
use crate::desk::Desk;
use crate::incident::act::act_on;
use crate::out;
use crate::problem::{Problem, Result};
use crate::report;

use super::last;
use super::read::text_of;

/// Does what is asked of the written draft; false when the draft is to be printed or saved.
pub fn done(desk: &mut Desk, id: IncidentId, asked: &PostmortemArgs) -> Result<bool> {
    if let Some(review) = asked.state {
        last::move_to(desk, id, review.into(), asked)?;
    } else if asked.owner.is_some() || asked.nobody {
        act_on(desk, id, RecordAction::OwnPostmortem { owner: asked.owner.clone() })?;
    } else if let Some(file) = &asked.take {
        take(desk, id, file)?;
    } else if asked.check {
        check(desk, id, asked)?;
    } else {
        return Ok(false);
    }
    Ok(true)
}

/// Keeps an edited file as the latest version of the draft, which the window shows.
fn take(desk: &mut Desk, id: IncidentId, file: &Path) -> Result<()> {
    let text = read(file)?;
    let (version, remarks) = screen::take_draft(&mut desk.engine, id, &text, &desk.actor)?;
    remarks.iter().for_each(|remark| out::remark(remark));
    out::remark(&format!("{} is version {} of the draft.", file.display(), version.n));
    Ok(())
}

/// Lists the words that a prompt asks about, and what is not answered.
fn check(desk: &mut Desk, id: IncidentId, asked: &PostmortemArgs) -> Result<()> {
    let text = match &asked.from {
        Some(file) => read(file)?,
        None => screen::written_draft(&mut desk.engine, id)?.markdown,
    };
    let people = screen::named_people(&mut desk.engine, id)?;
    let (list, problems) = word_list(desk.engine.workspace());
    problems.iter().for_each(|problem| out::remark(problem));
    let notes = screen::draft_notes(&text, (&list, problems), &people, false);
    if asked.json.json {
        return out::json(&notes);
    }
    let rows: String = notes.wordings.iter().map(row).collect();
    out::text(&rows)?;
    out::remark(&format!(
        "{} words to look at, {} questions not answered; nothing is refused.",
        notes.wordings.len(),
        notes.questions
    ));
    Ok(())
}

/// `12:5  “should have”  Say what did happen, and what was visible then.`
fn row(wording: &Wording) -> String {
    let Wording { line, from, words, question, level, offers, noted, .. } = wording;
    let quiet = match level {
        WordingLevel::Ask => "",
        WordingLevel::Info => "  (may be fine)",
    };
    let noted = if *noted { "  (in a note or an action item of the log)" } else { "" };
    let offers =
        if offers.is_empty() { String::new() } else { format!(" [{}]", offers.join("] [")) };
    format!("{line}:{}  “{words}”  {question}{offers}{quiet}{noted}\n", from + 1)
}

/// The text of a draft that a person names.
pub fn read(file: &Path) -> Result<String> {
    text_of(file).map_err(|why| {
        Problem::failed(format!(
            "the draft {} cannot be read ({why}); name the file that was edited",
            file.display()
        ))
    })
}

/// A draft on its way to a file.
pub struct Goes {
    path: PathBuf,
    /// What is written there.
    pub text: String,
    remarks: Vec<String>,
    /// What stands there is no draft of the incident, and is kept beside it.
    keeps: bool,
}

/// What is to be written, where the draft itself goes to a file; none for other forms, and for copies. A draft of that
/// incident which lies there is refreshed: what was typed into it stays. Any other text stays unless `--force` is given.
pub fn goes(
    desk: &mut Desk,
    id: IncidentId,
    (asked, template): (&PostmortemArgs, Option<&Template>),
    draft: &PostmortemDraft,
) -> Result<Option<Goes>> {
    let is_draft = asked.from.is_none() && asked.masked.profile.is_none();
    let is_draft = is_draft && asked.passed.form()? == Form::Md;
    let Some(path) = asked.passed.output.clone().filter(|_| is_draft) else { return Ok(None) };
    let anew =
        |path, keeps| Goes { path, text: draft.markdown.clone(), remarks: Vec::new(), keeps };
    // A device or a pipe holds no words of anybody, and what is not there neither.
    if !fs::metadata(&path).is_ok_and(|there| there.is_file()) {
        return Ok(Some(anew(path, false)));
    }
    let refreshed = match text_of(&path) {
        Ok(text) if text.trim().is_empty() => return Ok(Some(anew(path, false))),
        Ok(text) => refreshed(desk, id, template, &text)?,
        Err(why) => Err(why),
    };
    match refreshed {
        Ok(Refreshed { text, remarks }) => Ok(Some(Goes { path, text, remarks, keeps: false })),
        Err(_) if asked.passed.force => Ok(Some(anew(path, true))),
        Err(why) => Err(Problem::failed(format!(
            "{} was not written over: {why}; name another file, or add --force",
            path.display()
        ))),
    }
}

/// A draft that lies in a file with what the log says now, or why it stays as it is.
fn refreshed(
    desk: &mut Desk,
    id: IncidentId,
    template: Option<&Template>,
    text: &str,
) -> Result<Result<Refreshed, String>> {
    let refreshed = screen::refresh_draft(&mut desk.engine, id, text)?;
    if refreshed.is_ok() && template.is_some_and(|template| !template.fits(text)) {
        let why = "it was begun in another layout, which a draft keeps; leave --template out to refresh it";
        return Ok(Err(why.to_owned()));
    }
    Ok(refreshed.map_err(|why| why.to_string()))
}

impl Goes {
    /// Puts it there, and says what a person should know of it.
    pub fn put(&self, number: &str) -> Result<()> {
        let Self { path, text, remarks, keeps } = self;
        let kept = match keeps {
            true => report::save(path, text, "post-mortem")?,
            false => report::over(path, text, "post-mortem").map(|()| None)?,
        };
        let kept = kept.map(|kept| format!("What stood there is kept at {}", kept.display()));
        remarks.iter().chain(&kept).for_each(|told| out::remark(told));
        out::remark(&format!("The post-mortem of {number} is at {}", path.display()));
        Ok(())
    }
}
