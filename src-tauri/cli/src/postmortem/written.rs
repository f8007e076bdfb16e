//! What people do to a written post-mortem: its wording is checked, an edited file is taken in or refreshed, and it is
//! moved among its states.

use holdfast_core::ids::IncidentId;
use holdfast_core::library::drafts::word_list;
use holdfast_core::postmortem::document::{Refreshed, refresh};
use holdfast_core::postmortem::wording::{Wording, WordingLevel};
use holdfast_core::screen::{self, PostmortemDraft};
use holdfast_core::written::{over, replace, why};
use std::fs;
use std::path::Path;

use crate::args::PostmortemArgs;
use crate::desk::Desk;
use crate::out;
use crate::problem::Problem;

use super::last;

/// Does what is asked of the written draft; false when the draft is to be printed or saved.
pub fn done(desk: &mut Desk, id: IncidentId, asked: &PostmortemArgs) -> Result<bool, Problem> {
    if let Some(review) = asked.state {
        last::move_to(desk, id, review.into(), asked)?;
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
fn take(desk: &mut Desk, id: IncidentId, file: &Path) -> Result<(), Problem> {
    let text = read(file)?;
    let (version, remarks) = screen::take_draft(&mut desk.engine, id, &text, &desk.actor)?;
    remarks.iter().for_each(|remark| out::remark(remark));
    out::remark(&format!("{} is version {} of the draft.", file.display(), version.n));
    Ok(())
}

/// Lists the words that a prompt asks about, and what is not answered.
fn check(desk: &mut Desk, id: IncidentId, asked: &PostmortemArgs) -> Result<(), Problem> {
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
    let Wording { line, from, words, question, level, offers, .. } = wording;
    let quiet = match level {
        WordingLevel::Ask => "",
        WordingLevel::Info => "  (may be fine)",
    };
    let offers =
        if offers.is_empty() { String::new() } else { format!(" [{}]", offers.join("] [")) };
    format!("{line}:{}  “{words}”  {question}{offers}{quiet}\n", from + 1)
}

fn read(file: &Path) -> Result<String, Problem> {
    fs::read_to_string(file).map_err(|error| {
        Problem::failed(format!("the draft {} cannot be read: {error}", file.display()))
    })
}

/// Writes the draft to a file. A draft of that incident which lies there is refreshed: what was typed into it stays. Any
/// other text stays unless `force` is given, and is then kept beside it.
pub fn save(path: &Path, draft: &PostmortemDraft, force: bool) -> Result<(), Problem> {
    let there = match fs::read(path) {
        Ok(bytes) if !bytes.trim_ascii().is_empty() => bytes,
        // What cannot be read is told when it cannot be written.
        Ok(_) | Err(_) => return put(path, &draft.markdown),
    };
    let text = String::from_utf8(there).map_err(|_| "it is no text".to_owned());
    let fresh = &draft.markdown;
    match text.and_then(|text| refresh(&text, fresh, &draft.number).map_err(|why| why.to_string()))
    {
        Ok(Refreshed { text, remarks }) => {
            put(path, &text)?;
            remarks.iter().for_each(|remark| out::remark(remark));
            Ok(())
        }
        Err(_) if force => {
            let kept = replace(path, fresh.as_bytes()).map_err(|e| failed(path, &e))?;
            let told = kept.map(|kept| format!("What stood there is kept at {}", kept.display()));
            told.iter().for_each(|told| out::remark(told));
            Ok(())
        }
        Err(why) => Err(Problem::failed(format!(
            "{} was not written over: {why}; name another file, or add --force",
            path.display()
        ))),
    }
}

fn put(path: &Path, text: &str) -> Result<(), Problem> {
    over(path, text.as_bytes()).map_err(|error| failed(path, &error))
}

fn failed(path: &Path, error: &std::io::Error) -> Problem {
    Problem::failed(format!(
        "the post-mortem cannot be written to {} ({}); what stood there stands as it was: choose another place with -o, or leave it out to print it",
        path.display(),
        why(error)
    ))
}
