//! A report in the forms in which it is passed on.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    CopyAsk, Known, PostmortemCopy, PostmortemDraft, known_to, postmortem_copy, postmortem_record,
    readers_of, timeline_csv, written_draft,
};
use crate::engine::{Engine, EngineError, Result};
use crate::ids::IncidentId;
use crate::paper::drawing::Drawing;
use crate::paper::{self, Form, Made, Paper, Pictures, Sheet, json};
use crate::postmortem::Profile;

/// What is asked of an export.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ExportAsk {
    /// The form of the file.
    pub form: Form,
    /// The size of the pages of a PDF.
    pub sheet: Sheet,
    /// For whom it is masked; none for the report as it is.
    pub profile: Option<Profile>,
}

/// A report that was saved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Exported {
    /// Where it lies.
    pub path: String,
    /// Where that is kept which somebody had changed in an earlier export; none where nobody had.
    pub kept: Option<String>,
    /// What a person should know of it, each in one sentence.
    pub remarks: Vec<String>,
}

/// What an export is made from: read on the engine's thread, put into its form on another.
#[derive(Clone, Debug, PartialEq)]
pub struct Export {
    /// How the incident is called.
    pub number: String,
    /// For whom it is masked; none for the report as it is.
    pub profile: Option<Profile>,
    /// What was masked, in one sentence; none where nothing was asked to be.
    pub masked: Option<String>,
    content: Content,
}

#[derive(Clone, Debug, PartialEq)]
enum Content {
    Ready(Vec<u8>),
    Text {
        markdown: String,
        mark: Option<String>,
        is_copy: bool,
        drawing: Option<Drawing>,
        form: Form,
    },
}

/// What an export is made from: the draft as people wrote it last, a copy of it for readers, or the log alone for a record
/// and for rows.
///
/// # Errors
/// When there is no such incident, its log cannot be read, or the form is not for these readers.
pub fn export(engine: &mut Engine, id: IncidentId, ask: ExportAsk) -> Result<Export> {
    let form = ask.form;
    if let Some(profile) = readers_of(form, ask.profile) {
        return copied(engine, id, profile, form);
    }
    match form {
        Form::Json => {
            let record = json(&postmortem_record(engine, id)?)?;
            Ok(Export::ready(engine.name(id)?, record.into_bytes()))
        }
        Form::Csv => Ok(Export::ready(engine.name(id)?, timeline_csv(engine, id)?.into_bytes())),
        Form::Md | Form::Html | Form::Pdf | Form::Docx | Form::Confluence | Form::StatusPage => {
            Ok(Export::of(written_draft(engine, id)?, form))
        }
    }
}

/// A copy for readers, with its mark on each page.
fn copied(engine: &mut Engine, id: IncidentId, profile: Profile, form: Form) -> Result<Export> {
    let ask = CopyAsk::of(profile, form);
    if let Some(known) = Known::of(form) {
        let number = engine.name(id)?;
        let (text, masked) = known_to(engine, id, known, ask)?;
        return Ok(Export::ready(number, text.into_bytes()).masked_for(profile, masked));
    }
    Ok(Export::of_copy(postmortem_copy(engine, id, ask)?, form))
}

impl Export {
    /// What is told by the log and not by a text.
    pub(in crate::screen) fn ready(number: String, bytes: Vec<u8>) -> Self {
        Self { number, profile: None, masked: None, content: Content::Ready(bytes) }
    }

    /// The same as the readers of a copy have it.
    pub(in crate::screen) fn masked_for(self, profile: Profile, masked: String) -> Self {
        Self { profile: Some(profile), masked: Some(masked), ..self }
    }

    /// A copy, with its mark on each page.
    pub(in crate::screen) fn of_copy(copy: PostmortemCopy, form: Form) -> Self {
        let PostmortemCopy { incident: number, profile, mark, markdown, summary, drawing, .. } =
            copy;
        let (mark, is_copy) = (Some(mark), true);
        let content = Content::Text { markdown, mark, is_copy, drawing, form };
        Self { number, profile: Some(profile), masked: Some(summary), content }
    }

    /// A text, to be put into its form.
    pub(in crate::screen) fn of(draft: PostmortemDraft, form: Form) -> Self {
        let PostmortemDraft { number, markdown, exercise, drawing } = draft;
        let mark = exercise.then(|| "EXERCISE".to_owned());
        let content = Content::Text { markdown, mark, is_copy: false, drawing, form };
        Self { number, profile: None, masked: None, content }
    }

    /// The file, and what a person should know of it. `pages` lays a text on pages, which the core cannot.
    ///
    /// # Errors
    /// When the parts of a document cannot be put together, or the pages cannot be laid out.
    pub fn made(
        self,
        pictures: &Pictures<'_>,
        pages: impl FnOnce(&Paper<'_>) -> Result<Made>,
    ) -> Result<Made> {
        let (markdown, mark, is_copy, drawing, form) = match self.content {
            Content::Ready(bytes) => return Ok(Made { bytes, remarks: Vec::new() }),
            Content::Text { markdown, mark, is_copy, drawing, form } => {
                (markdown, mark, is_copy, drawing, form)
            }
        };
        let title = paper::title_of(&markdown).unwrap_or(self.number);
        let paper = Paper {
            title: &title,
            mark: mark.as_deref(),
            markdown: &markdown,
            is_copy,
            drawing: drawing.as_ref(),
        };
        match paper::print(&paper, form, pictures).map_err(EngineError::failed)? {
            Some(made) => Ok(made),
            None => pages(&paper),
        }
    }
}
