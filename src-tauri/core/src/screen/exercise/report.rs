//! The after-action report of an exercise, and an incident made into one, as both shells print, show and save them.

use serde::Serialize;
use ts_rs::TS;

use super::entries;
use super::record::{AfterActionRecord, record};
use crate::afteraction::{self, Around, markdown, report};
use crate::engine::{Engine, EngineError, Result};
use crate::exercise::Scenario;
use crate::ids::IncidentId;
use crate::paper::drawing::Drawing;
use crate::paper::{Form, json};
use crate::postmortem::{Masking, Profile};
use crate::screen::postmortem::{Reading, summed};
use crate::screen::{Export, Exported, Known, PostmortemCopy, PostmortemDraft, Readers};

/// A report, from the log as it is now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AfterAction {
    /// How the exercise is called: `INC-0044`.
    pub number: String,
    /// The report as Markdown, with the words of its chart.
    pub markdown: String,
    /// The same without them.
    around: String,
    /// How it went over time, as shapes and words.
    drawing: Option<Drawing>,
}

impl AfterAction {
    /// The text that a form is made of, and the chart that stands in it.
    #[must_use]
    pub fn text(&self, form: Form) -> (&str, Option<&Drawing>) {
        match form {
            Form::Html | Form::Pdf | Form::Docx | Form::Confluence => {
                (&self.around, self.drawing.as_ref())
            }
            Form::Md | Form::Json | Form::Csv | Form::StatusPage => (&self.markdown, None),
        }
    }
}

/// The report of an exercise, as the window has it once it was asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct SavedReport {
    /// Where it was saved; none where no form was named, or it was stopped.
    pub saved: Option<Exported>,
    /// The report as Markdown, as its readers have it.
    pub markdown: String,
}

/// The record of an exercise for a program.
///
/// # Errors
/// When there is no such exercise, or its log cannot be read.
pub fn after_action_record(engine: &mut Engine, id: IncidentId) -> Result<AfterActionRecord> {
    let AfterAction { number, markdown, .. } = after_action(engine, id)?;
    record(engine, id, (number, markdown))
}

/// What became of each inject, as CSV.
///
/// # Errors
/// When there is no such exercise, or its log cannot be read.
pub fn after_action_rows(engine: &mut Engine, id: IncidentId) -> Result<String> {
    rows(engine, id, |text| text)
}

fn rows(engine: &mut Engine, id: IncidentId, told: impl FnMut(String) -> String) -> Result<String> {
    let number = engine.name(id)?;
    let run = engine.incident(id)?.run.as_deref();
    Ok(afteraction::msel(run.ok_or_else(|| no_scenario(&number))?, told))
}

/// A copy of the report, masked for its readers by the rule of every copy.
///
/// # Errors
/// When there is no such exercise, its log cannot be read, or it is not for these readers.
pub fn after_action_copy(
    engine: &mut Engine,
    id: IncidentId,
    form: Form,
    readers: Readers,
) -> Result<PostmortemCopy> {
    copied(engine, id, form, readers, |_, copy| copy)
}

/// What is known of an exercise, for the readers of a copy, and how many are masked in it, in words.
///
/// # Errors
/// When there is no such exercise, its log cannot be read, or it is not for these readers.
pub fn after_action_known_to(
    engine: &mut Engine,
    id: IncidentId,
    known: Known,
    readers: Readers,
) -> Result<(String, String)> {
    match known {
        Known::Record => {
            let all = after_action_record(engine, id)?;
            let (record, summary) = copied(engine, id, Form::Md, readers, |masking, copy| {
                let summary = copy.summary.clone();
                (all.masked(masking, copy), summary)
            })?;
            Ok((json(&record)?, summary))
        }
        Known::Rows => {
            let mut cells = Vec::new();
            rows(engine, id, |text| {
                cells.push(text.clone());
                text
            })?;
            let (mut masked, summary) = copied(engine, id, Form::Md, readers, |masking, _| {
                let all = cells.iter().map(|text| masking.field(text));
                let (texts, found): (Vec<String>, Vec<_>) = all.unzip();
                (texts.into_iter(), summed(&found.concat()))
            })?;
            Ok((rows(engine, id, |text| masked.next().unwrap_or(text))?, summary))
        }
    }
}

fn copied<T>(
    engine: &mut Engine,
    id: IncidentId,
    form: Form,
    readers: Readers,
    then: impl FnOnce(&mut Masking<'_>, PostmortemCopy) -> T,
) -> Result<T> {
    let profile = readers.profile;
    if !Profile::OF_EXERCISE.contains(&profile) {
        return Err(EngineError::refused(
            "An after-action report tells how a team practised, which is not for readers outside; choose the readers internal or company.",
        ));
    }
    let AfterAction { around, drawing, .. } = after_action(engine, id)?;
    let read = Reading::of(engine, id)?;
    let masks = read.masks(engine, readers);
    let mut masking = Masking::new(profile, &masks);
    let copy = read.copied((&around, drawing), (profile, form), &mut masking);
    Ok(then(&mut masking, copy))
}

/// What the report in a form is made from, as it is or for the readers of a copy.
///
/// # Errors
/// When there is no such exercise, its log cannot be read, or it is not for these readers.
pub fn after_action_export(
    engine: &mut Engine,
    id: IncidentId,
    form: Form,
    readers: Option<Readers>,
) -> Result<Export> {
    if !Form::OF_EXERCISE.contains(&form) {
        return Err(EngineError::refused(
            "A status page tells customers of real incidents, and nothing of an exercise; choose another form.",
        ));
    }
    if let Some(readers) = readers {
        let profile = readers.profile;
        return match Known::of(form) {
            Some(known) => {
                let number = engine.name(id)?;
                let (text, masked) = after_action_known_to(engine, id, known, readers)?;
                Ok(Export::ready(number, text.into_bytes()).masked_for(profile, masked))
            }
            None => Ok(Export::of_copy(after_action_copy(engine, id, form, readers)?, form)),
        };
    }
    let report = after_action(engine, id)?;
    let number = report.number.clone();
    Ok(match Known::of(form) {
        Some(Known::Record) => {
            Export::ready(number, json(&after_action_record(engine, id)?)?.into_bytes())
        }
        Some(Known::Rows) => Export::ready(number, after_action_rows(engine, id)?.into_bytes()),
        None => {
            let (text, drawing) = report.text(form);
            let (markdown, drawing) = (text.to_owned(), drawing.cloned());
            Export::of(PostmortemDraft { number, markdown, exercise: true, drawing }, form)
        }
    })
}

/// The report as Markdown, for those who may read all of it or as the readers of a copy have it: the same text as the file.
///
/// # Errors
/// When there is no such exercise, its log cannot be read, or it is not for these readers.
pub fn after_action_text(
    engine: &mut Engine,
    id: IncidentId,
    readers: Option<Profile>,
) -> Result<String> {
    let export = after_action_export(engine, id, Form::Md, readers.map(Readers::of))?;
    // Markdown names its pictures and has no pages.
    let made = export.made(&|source| Err(source.to_owned()), |_| {
        Err(EngineError::refused("Markdown has no pages; choose another form."))
    })?;
    Ok(String::from_utf8_lossy(&made.bytes).into_owned())
}

/// Writes the report.
///
/// # Errors
/// When there is no such exercise, or its log cannot be read.
pub fn after_action(engine: &mut Engine, id: IncidentId) -> Result<AfterAction> {
    let (now, _) = engine.time_of(id)?;
    let number = engine.name(id)?;
    let (entries, cadence) = (entries(engine, id)?, engine.kept_promises(id)?);
    let head = engine.witness(id)?;
    let state = engine.incident(id)?;
    let around = Around { number: &number, entries: &entries, cadence, now, head: head.as_deref() };
    let page = report(state, &around).ok_or_else(|| no_scenario(&number))?;
    let drawing = page.drawing().cloned();
    let (markdown, around) = (markdown::markdown(&page), markdown::around_drawing(&page));
    Ok(AfterAction { number, markdown, around, drawing })
}

/// What is said where only an exercise by a scenario has something.
pub(super) fn no_scenario(number: &str) -> EngineError {
    EngineError::refused(format!(
        "{number} is no exercise that runs by a scenario; `holdfast exercise run FILE` begins one."
    ))
}

/// A scenario to practise with, made of an incident.
///
/// # Errors
/// When there is no such incident, or its log cannot be read.
pub fn replay(engine: &mut Engine, id: IncidentId) -> Result<Scenario> {
    let number = engine.name(id)?;
    let entries = entries(engine, id)?;
    let made = afteraction::replay(engine.incident(id)?, &entries, &number);
    made.ok_or_else(|| EngineError::no_incident(number))
}
