//! Reports as PDF: a paper's blocks are laid on pages by Typst, with the fonts that ship in this crate.
//!
//! It is a crate of its own because Typst is large: only the programs that print build it. The text never becomes
//! markup. The blocks go to one template of ours as values, so that whatever somebody typed is shown and nothing of it is
//! carried out. What is deliberately absent: the network, packages, the fonts of the system, and writing files.

mod blocks;
mod fonts;
mod picture;
mod press;
#[cfg(test)]
mod tests;
mod words;

use holdfast_core::paper::Paper;
use holdfast_core::runbook::blocks_of;

pub use fonts::without_shape;
pub use picture::{LARGEST, picture_in};

/// The size of a page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sheet {
    /// 210 by 297 mm.
    #[default]
    A4,
    /// 8.5 by 11 inches, as in North America.
    Letter,
}

impl Sheet {
    fn word(self) -> &'static str {
        match self {
            Self::A4 => "a4",
            Self::Letter => "us-letter",
        }
    }
}

/// Where the pictures of a text come from: the bytes of the file that its source names, or why there are none, in words
/// that stand on the page in its place.
pub type Pictures<'a> = dyn Fn(&str) -> Result<Vec<u8>, String> + 'a;

/// A paper on pages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Printed {
    /// The file.
    pub bytes: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
}

/// Why there is no PDF.
#[derive(Debug, thiserror::Error)]
#[error("The PDF cannot be made ({0}). The same text as HTML or docx needs no typesetter.")]
pub struct PrintError(String);

/// The paper as PDF: tagged, with bookmarks, its title and its language, and page numbers.
///
/// It is PDF/UA-1 where the text allows it: where every character has a shape in the fonts.
///
/// # Errors
/// When the typesetter refuses the document.
pub fn pdf(
    paper: &Paper<'_>,
    sheet: Sheet,
    pictures: &Pictures<'_>,
) -> Result<Printed, PrintError> {
    let document = blocks_of(paper.markdown);
    press::press(press::inputs(paper, sheet, blocks::pages(&document, paper.drawing, pictures)))
}
