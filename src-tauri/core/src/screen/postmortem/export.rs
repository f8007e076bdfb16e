//! A post-mortem in the forms in which it is passed on.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{PostmortemDraft, incident_chart, postmortem_record, timeline_csv, written_draft};
use crate::engine::{Engine, EngineCode, EngineError};
use crate::ids::IncidentId;
use crate::paper::drawing::Drawing;
use crate::paper::{self, Paper, PaperForm};

/// The form of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ExportForm {
    /// Markdown, to be edited.
    Md,
    /// One page for a browser, or to print.
    Html,
    /// For word processors.
    Docx,
    /// The storage format of Confluence.
    Confluence,
    /// All that the log knows, for a program.
    Json,
    /// The timeline, for a spreadsheet.
    Csv,
}

impl ExportForm {
    /// What the name of its file ends with.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Self::Md => "md",
            Self::Html => "html",
            Self::Docx => "docx",
            Self::Confluence => "xml",
            Self::Json => "json",
            Self::Csv => "csv",
        }
    }
}

/// What an export is made from: read on the engine's thread, put into its form on another.
#[derive(Clone, Debug, PartialEq)]
pub struct Export {
    /// How the incident is called.
    pub number: String,
    content: Content,
}

#[derive(Clone, Debug, PartialEq)]
enum Content {
    Ready(Vec<u8>),
    Paper(PostmortemDraft, Option<Drawing>, PaperForm),
}

/// What an export in a form is made from: the draft as people wrote it last, or the log alone for a record and for rows.
///
/// # Errors
/// When there is no such incident, or its log cannot be read.
pub fn export(
    engine: &mut Engine,
    id: IncidentId,
    form: ExportForm,
) -> Result<Export, EngineError> {
    let draft = written_draft(engine, id)?;
    let number = draft.number.clone();
    let drawing = incident_chart(engine, id)?;
    let content = match form {
        ExportForm::Md => Content::Ready(draft.markdown.into_bytes()),
        ExportForm::Html => Content::Paper(draft, drawing, PaperForm::Html),
        ExportForm::Docx => Content::Paper(draft, drawing, PaperForm::Docx),
        ExportForm::Confluence => Content::Paper(draft, drawing, PaperForm::Confluence),
        ExportForm::Json => {
            Content::Ready(serde_json::to_vec_pretty(&postmortem_record(engine, id)?)?)
        }
        ExportForm::Csv => Content::Ready(timeline_csv(engine, id)?.into_bytes()),
    };
    Ok(Export { number, content })
}

impl Export {
    /// The bytes of the file.
    ///
    /// # Errors
    /// When the parts of a document for word processors cannot be packed.
    pub fn bytes(self) -> Result<Vec<u8>, EngineError> {
        match self.content {
            Content::Ready(bytes) => Ok(bytes),
            Content::Paper(draft, drawing, form) => {
                let heading = draft.markdown.lines().find_map(|line| line.strip_prefix("# "));
                let paper = Paper {
                    title: heading.unwrap_or(&draft.number),
                    mark: draft.exercise.then_some("EXERCISE"),
                    markdown: &draft.markdown,
                    drawing: drawing.as_ref(),
                };
                paper::print(&paper, form)
                    .map_err(|error| EngineError::new(EngineCode::Failed, error.to_string()))
            }
        }
    }
}
