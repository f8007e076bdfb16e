//! A text that was written as Markdown, in the forms in which people pass it on, and rows as a table for a spreadsheet.
//!
//! Every form is made from the blocks that a reader shows, so that all of them say the same. Nothing in a form runs,
//! is fetched or leads elsewhere than a link says. Comments of the text are for its writer and stay out. What is
//! deliberately absent: reading and writing files, and what the text says.

mod confluence;
pub mod csv;
mod docx;
pub mod drawing;
mod html;
#[cfg(test)]
mod tests;

use std::borrow::Cow;

use crate::runbook::blocks_of;
use crate::runbook::model::Block;

/// A text to pass on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paper<'a> {
    /// What the program that opens it calls it.
    pub title: &'a str,
    /// What stands at the head and the foot of each page: how far it may go, or that it is an exercise.
    pub mark: Option<&'a str>,
    /// The text.
    pub markdown: &'a str,
    /// A picture, which a page for a browser shows under the heading *Timeline*, else at its end.
    pub drawing: Option<&'a drawing::Drawing>,
}

/// The form of a paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PaperForm {
    /// One file for a browser: no script, nothing fetched.
    Html,
    /// For word processors, with real headings, lists and tables.
    Docx,
    /// The storage format of Confluence, to be pasted as source or sent through its interface.
    Confluence,
}

/// Why a form could not be made.
#[derive(Debug, thiserror::Error)]
#[error("The document cannot be put together ({0}).")]
pub struct PaperError(String);

/// The paper in a form, as the bytes of its file.
///
/// # Errors
/// When the parts of a document for word processors cannot be packed.
pub fn print(paper: &Paper<'_>, form: PaperForm) -> Result<Vec<u8>, PaperError> {
    let blocks = blocks_of(paper.markdown);
    match form {
        PaperForm::Html => Ok(html::html(paper, &blocks).into_bytes()),
        PaperForm::Docx => docx::docx(paper, &blocks),
        PaperForm::Confluence => Ok(confluence::storage(&blocks).into_bytes()),
    }
}

/// The one paragraph of an item that holds nothing else, which is shown on the line of its mark.
fn only_line(blocks: &[Block]) -> Option<&[crate::runbook::model::Inline]> {
    if let [Block::Paragraph { content }] = blocks { Some(content) } else { None }
}

/// The sign of a task's box.
fn tick(task: Option<bool>) -> &'static str {
    match task {
        Some(true) => "☑ ",
        Some(false) => "☐ ",
        None => "",
    }
}

/// The text without the signs that no document of XML may hold.
fn allowed(text: &str) -> Cow<'_, str> {
    let may = |c: char| match c {
        '\t' | '\n' => true,
        '\u{fffe}' | '\u{ffff}' => false,
        c => !c.is_control(),
    };
    if text.chars().all(may) { text.into() } else { text.chars().filter(|c| may(*c)).collect() }
}
