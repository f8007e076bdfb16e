//! The after-action report of an exercise, and an incident made into one, as both shells print, show and save them.

use serde::Serialize;
use ts_rs::TS;

use super::{ExerciseView, entries, exercise};
use crate::afteraction::page::Block;
use crate::afteraction::{self, Around, markdown, report};
use crate::engine::{Engine, EngineError};
use crate::exercise::Scenario;
use crate::ids::IncidentId;
use crate::paper::Form;
use crate::paper::drawing::Drawing;
use crate::screen::{Export, Exported, PostmortemDraft};

/// A report, from the log as it is now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AfterAction {
    /// How the exercise is called: `INC-0044`.
    pub number: String,
    /// The report as Markdown.
    pub markdown: String,
    /// The same without the words of its drawing.
    around: String,
    /// How it went over time, as shapes and words.
    drawing: Option<Drawing>,
    /// What became of each inject, as CSV.
    pub events: String,
}

impl AfterAction {
    /// The text that a form is made of, and the drawing where the form shows it.
    #[must_use]
    pub fn text(&self, form: Form) -> (&str, Option<&Drawing>) {
        match form {
            Form::Html | Form::Pdf => (&self.around, self.drawing.as_ref()),
            Form::Md
            | Form::Docx
            | Form::Confluence
            | Form::Json
            | Form::Csv
            | Form::StatusPage => (&self.markdown, None),
        }
    }
}

/// The report of an exercise, as the window has it once it was asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct SavedReport {
    /// Where it was saved; none where no form was named, or it was stopped.
    pub saved: Option<Exported>,
    /// The report as Markdown.
    pub markdown: String,
}

/// The version of the shape of [`AfterActionRecord`]; it rises when a field changes its meaning or goes.
const SCHEMA: u32 = 1;

/// All that is known of an exercise, for a program.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AfterActionRecord {
    schema_version: u32,
    /// How the exercise is called.
    exercise: String,
    /// It names the exercise for ever.
    id: String,
    /// What its facilitator sees: injects, objectives, ratings, observations, the plan and the measures. Times of the
    /// story are milliseconds from its start.
    story: ExerciseView,
    /// The report as Markdown.
    report: String,
}

/// The record of an exercise for a program.
///
/// # Errors
/// When there is no such exercise, or its log cannot be read.
pub fn after_action_record(
    engine: &mut Engine,
    id: IncidentId,
) -> Result<AfterActionRecord, EngineError> {
    let AfterAction { number, markdown, .. } = after_action(engine, id)?;
    let story = exercise(engine, id)?;
    let id = id.to_string();
    Ok(AfterActionRecord { schema_version: SCHEMA, exercise: number, id, story, report: markdown })
}

/// What the report in a form is made from.
///
/// # Errors
/// When there is no such exercise, or its log cannot be read.
pub fn after_action_export(
    engine: &mut Engine,
    id: IncidentId,
    form: Form,
) -> Result<Export, EngineError> {
    let report = after_action(engine, id)?;
    let number = report.number.clone();
    Ok(match form {
        Form::Json => {
            let record = serde_json::to_vec_pretty(&after_action_record(engine, id)?)?;
            Export::ready(number, record)
        }
        Form::Csv => Export::ready(number, report.events.into_bytes()),
        Form::Md | Form::Html | Form::Pdf | Form::Docx | Form::Confluence | Form::StatusPage => {
            let (text, drawing) = report.text(form);
            let draft = PostmortemDraft { number, markdown: text.to_owned(), exercise: true };
            Export::of(draft, drawing.cloned(), form)
        }
    })
}

/// Writes the report.
///
/// # Errors
/// When there is no such exercise, or its log cannot be read.
pub fn after_action(engine: &mut Engine, id: IncidentId) -> Result<AfterAction, EngineError> {
    let (now, _) = engine.time_of(id)?;
    let number = engine.name(id)?;
    let (entries, cadence) = (entries(engine, id)?, engine.kept_promises(id)?);
    let head = engine.witness(id)?;
    let state = engine.incident(id)?;
    let around = Around { number: &number, entries: &entries, cadence, now, head: head.as_deref() };
    let page = report(state, &around).zip(state.run.as_deref());
    let Some((page, run)) = page else {
        return Err(EngineError::refused(format!(
            "{number} is no exercise that runs by a scenario."
        )));
    };
    let events = afteraction::msel(run);
    let drawing = page.blocks.iter().find_map(|block| match block {
        Block::Drawing(drawing) => Some(drawing.clone()),
        Block::Section(_)
        | Block::Part(_)
        | Block::Words(_)
        | Block::Quote(_)
        | Block::List(_)
        | Block::Numbered(_)
        | Block::Table(..) => None,
    });
    let (markdown, around) = (markdown::markdown(&page), markdown::around_drawing(&page));
    Ok(AfterAction { number, markdown, around, drawing, events })
}

/// A scenario to practise with, made of an incident.
///
/// # Errors
/// When there is no such incident, or its log cannot be read.
pub fn replay(engine: &mut Engine, id: IncidentId) -> Result<Scenario, EngineError> {
    let number = engine.name(id)?;
    let entries = entries(engine, id)?;
    let made = afteraction::replay(engine.incident(id)?, &entries, &number);
    made.ok_or_else(|| EngineError::not_found(format!("There is no incident {number}.")))
}
