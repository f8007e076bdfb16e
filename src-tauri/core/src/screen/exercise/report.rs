//! The after-action report of an exercise, and an incident made into one, as both shells print, show and save them.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::entries;
use crate::afteraction::{self, Around, html, markdown, report};
use crate::engine::{Engine, EngineError};
use crate::exercise::Scenario;
use crate::ids::IncidentId;

/// A report, from the log as it is now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AfterAction {
    /// How the exercise is called: `INC-0044`.
    pub number: String,
    /// The report as Markdown.
    pub markdown: String,
    /// The same as one HTML file.
    pub html: String,
    /// What became of each inject, as CSV.
    pub events: String,
}

/// The forms in which a report is saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ReportForm {
    /// Markdown.
    Md,
    /// One HTML file.
    Html,
    /// What became of each inject, for a spreadsheet.
    Csv,
}

impl ReportForm {
    /// How a file of this form ends.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Md => "md",
            Self::Html => "html",
            Self::Csv => "csv",
        }
    }
}

impl AfterAction {
    /// The report in a form.
    #[must_use]
    pub fn text(&self, form: ReportForm) -> &str {
        match form {
            ReportForm::Md => &self.markdown,
            ReportForm::Html => &self.html,
            ReportForm::Csv => &self.events,
        }
    }
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
    Ok(AfterAction { markdown: markdown::markdown(&page), html: html::html(&page), events, number })
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
