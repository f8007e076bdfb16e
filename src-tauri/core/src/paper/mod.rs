//! A text that was written as Markdown, in the forms in which people pass it on, and rows as a table for a spreadsheet.
//!
//! Every form is made from the blocks that a reader shows, so that all of them say the same. Nothing in a form runs,
//! is fetched or leads elsewhere than a link says. Comments of the text are for its writer and stay out. What is
//! deliberately absent: reading and writing files, and what the text says.
//!
//! Each stage uses only those before it: `mod` (the paper, which all are given), `form`, `direction` (of a line of words),
//! `pieces`, `picture`, `drawing`, `csv`, `json`, `status_page`, `html`, `confluence`, `docx`.

mod confluence;
pub mod csv;
pub mod direction;
mod docx;
pub mod drawing;
mod form;
mod html;
mod json;
mod picture;
mod pieces;
mod status_page;
#[cfg(test)]
mod tests;

use std::borrow::Cow;

pub use form::{Form, Sheet};
pub use json::json;
pub use picture::{Album, Picture, PictureKind, Pictures};
pub use pieces::pieces;

use crate::runbook::blocks_of;
use crate::runbook::model::{Block, Inline};

/// A text to pass on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paper<'a> {
    /// What the program that opens it calls it.
    pub title: &'a str,
    /// What stands at the head and the foot of each page: how far it may go, or that it is an exercise.
    pub mark: Option<&'a str>,
    /// The text.
    pub markdown: &'a str,
    /// It is masked for its readers. Where a form has no pages, the mark is its first and its last line.
    pub is_copy: bool,
    /// How it went, under the heading *Timeline*, else at the end: drawn and in words where a form can draw, else in words
    /// alone. Markdown is the text and has nothing beside it.
    pub drawing: Option<&'a drawing::Drawing>,
}

/// A paper in its form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// The file.
    pub bytes: Vec<u8>,
    /// What a person should know of it, each in one sentence.
    pub remarks: Vec<String>,
}

/// Why a form could not be made, as a sentence.
#[derive(Debug, thiserror::Error)]
#[error("The document cannot be put together: {0}.")]
pub struct PaperError(String);

/// The paper in a form; none where a form needs more than a text: pages (see the crate `holdfast-print`), and what the log
/// knows.
///
/// # Errors
/// When the parts of a document for word processors cannot be packed, or nothing in the text is for everybody.
pub fn print(
    paper: &Paper<'_>,
    form: Form,
    pictures: &Pictures<'_>,
) -> Result<Option<Made>, PaperError> {
    let album = Album::new(form, pictures);
    let blocks = || blocks_of(paper.markdown);
    let bytes = match form {
        Form::Md => marked(paper).into_bytes(),
        Form::Html => html::html(paper, &blocks(), &album).into_bytes(),
        Form::Docx => docx::docx(paper, &in_words(paper, blocks()), &album)?,
        Form::Confluence => {
            confluence::storage(paper, &in_words(paper, blocks()), &album).into_bytes()
        }
        Form::StatusPage => status_page::status_page(paper, &blocks())?.into_bytes(),
        Form::Pdf | Form::Json | Form::Csv => return Ok(None),
    };
    Ok(Some(Made { bytes, remarks: album.remarks() }))
}

/// The document with the words of its drawing in its place, for a form that cannot draw.
fn in_words(paper: &Paper<'_>, mut document: Vec<Block>) -> Vec<Block> {
    let at = drawing::place(&document);
    document.splice(at..at, paper.drawing.iter().map(|drawing| drawing.list()));
    document
}

/// The Markdown. A draft is to be edited and stays as it is; a copy is passed on, and says how far it may go.
fn marked(paper: &Paper<'_>) -> String {
    let Some(mark) = paper.mark.filter(|_| paper.is_copy) else { return paper.markdown.to_owned() };
    let mark = format!("**{mark}**");
    let whole = paper.markdown.trim();
    // A comment at the end is for programs, which look for it there; one that closes a block belongs to what is before it.
    let last = whole.rfind('\n').map_or(0, |at| at + 1);
    let is_note = whole[last..].starts_with("<!-- ") && !whole[last..].starts_with("<!-- /");
    let (text, note) = if is_note { whole.split_at(last) } else { (whole, "") };
    let text = text.trim();
    // One that is made from a copy has its mark.
    let text = text.strip_prefix(mark.as_str()).unwrap_or(text);
    let text = text.strip_suffix(mark.as_str()).unwrap_or(text).trim();
    let note = if note.is_empty() { String::new() } else { format!("\n{note}\n") };
    format!("{mark}\n\n{text}\n\n{mark}\n{note}")
}

/// The title of a text: the words of its first heading that has some, without their marks.
#[must_use]
pub fn title_of(markdown: &str) -> Option<String> {
    blocks_of(markdown).iter().find_map(|block| {
        let Block::Heading { content, .. } = block else { return None };
        Some(words(content)).filter(|title| !title.trim().is_empty())
    })
}

fn words(content: &[Inline]) -> String {
    let word = |inline: &Inline| match inline {
        Inline::Text { text } | Inline::Code { text } | Inline::Image { alt: text, .. } => {
            text.clone()
        }
        Inline::Emphasis { content }
        | Inline::Strong { content }
        | Inline::Strike { content }
        | Inline::Link { content, .. } => words(content),
        Inline::Break => " ".to_owned(),
    };
    content.iter().map(word).collect()
}

/// The one paragraph of an item that holds nothing else, which is shown on the line of its mark.
fn only_line(blocks: &[Block]) -> Option<&[Inline]> {
    if let [Block::Paragraph { content }] = blocks { Some(content) } else { None }
}

/// The sign of a task's box.
#[must_use]
pub fn tick(task: Option<bool>) -> &'static str {
    match task {
        Some(true) => "☑ ",
        Some(false) => "☐ ",
        None => "",
    }
}

/// The text without the signs that no document of XML or PDF may hold.
#[must_use]
pub fn allowed(text: &str) -> Cow<'_, str> {
    let may = |c: char| match c {
        '\t' | '\n' => true,
        '\u{fffe}' | '\u{ffff}' => false,
        c => !c.is_control(),
    };
    if text.chars().all(may) { text.into() } else { text.chars().filter(|c| may(*c)).collect() }
}
