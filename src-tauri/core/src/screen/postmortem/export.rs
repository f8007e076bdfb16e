//! A report in the forms in which it is passed on.

use super::{PostmortemDraft, incident_chart, postmortem_record, timeline_csv, written_draft};
use crate::engine::{Engine, EngineCode, EngineError};
use crate::ids::IncidentId;
use crate::paper::drawing::Drawing;
use crate::paper::{self, Form, Paper};

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
    Text { draft: PostmortemDraft, drawing: Option<Drawing>, form: Form },
}

/// What an export in a form is made from: the draft as people wrote it last, or the log alone for a record and for rows.
///
/// # Errors
/// When there is no such incident, or its log cannot be read.
pub fn export(engine: &mut Engine, id: IncidentId, form: Form) -> Result<Export, EngineError> {
    let draft = written_draft(engine, id)?;
    let number = draft.number.clone();
    match form {
        Form::Json => {
            let record = serde_json::to_vec_pretty(&postmortem_record(engine, id)?)?;
            Ok(Export::ready(number, record))
        }
        Form::Csv => Ok(Export::ready(number, timeline_csv(engine, id)?.into_bytes())),
        Form::Md | Form::Html | Form::Pdf | Form::Docx | Form::Confluence | Form::StatusPage => {
            Ok(Export::of(draft, incident_chart(engine, id)?, form))
        }
    }
}

impl Export {
    /// What is told by the log and not by a text.
    pub(in crate::screen) fn ready(number: String, bytes: Vec<u8>) -> Self {
        Self { number, content: Content::Ready(bytes) }
    }

    /// A text, to be put into its form.
    pub(in crate::screen) fn of(
        draft: PostmortemDraft,
        drawing: Option<Drawing>,
        form: Form,
    ) -> Self {
        let number = draft.number.clone();
        Self { number, content: Content::Text { draft, drawing, form } }
    }

    /// The bytes of the file. `pages` lays a text on pages, which the core cannot.
    ///
    /// # Errors
    /// When the parts of a document cannot be put together, or the pages cannot be laid out.
    pub fn bytes(
        self,
        pages: impl FnOnce(&Paper<'_>) -> Result<Vec<u8>, EngineError>,
    ) -> Result<Vec<u8>, EngineError> {
        let (draft, drawing, form) = match self.content {
            Content::Ready(bytes) => return Ok(bytes),
            Content::Text { draft, drawing, form } => (draft, drawing, form),
        };
        let title = paper::title_of(&draft.markdown).unwrap_or(draft.number);
        let paper = Paper {
            title: &title,
            mark: draft.exercise.then_some("EXERCISE"),
            markdown: &draft.markdown,
            drawing: drawing.as_ref(),
        };
        let failed =
            |error: paper::PaperError| EngineError::new(EngineCode::Failed, error.to_string());
        match paper::print(&paper, form).map_err(failed)? {
            Some(bytes) => Ok(bytes),
            None => pages(&paper),
        }
    }
}
