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

use holdfast_core::paper::{Album, Form, Made, Paper, Pictures, Sheet};
use holdfast_core::runbook::blocks_of;
use holdfast_core::written::Stop;

pub use picture::{LARGEST, picture_in};

/// A paper on pages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Printed {
    /// The file.
    pub bytes: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
    /// The characters that no font inside has a shape for, each once. Their numbers stand in their place.
    pub shapeless: Vec<char>,
    /// What is to be said of pictures that are not on the pages.
    pub pictures: Vec<String>,
    /// Why it is an ordinary PDF and not PDF/UA-1; none where it is one.
    pub plain: Option<String>,
}

/// The most characters that are named in one sentence.
const NAMED: usize = 10;

impl Printed {
    /// What a person should know of the pages, each in one sentence.
    #[must_use]
    pub fn remarks(&self) -> Vec<String> {
        let plain = self.plain.as_ref().map(|why| {
            format!("The PDF is not PDF/UA, so a screen reader may not read all of it ({why}). HTML needs no such standard.")
        });
        self.pictures.iter().cloned().chain(self.shapes()).chain(plain).collect()
    }

    /// The file with its remarks, as every form is handed on.
    #[must_use]
    pub fn made(self) -> Made {
        Made { remarks: self.remarks(), bytes: self.bytes }
    }

    fn shapes(&self) -> Option<String> {
        let name = |c: &char| format!("{c} (U+{:04X})", u32::from(*c));
        let named: Vec<String> = self.shapeless.iter().take(NAMED).map(name).collect();
        let more = match self.shapeless.len().saturating_sub(NAMED) {
            0 => String::new(),
            n => format!(" and {n} more"),
        };
        let all = named.join(" ");
        (!named.is_empty()).then(|| {
            format!("The fonts of a PDF have no shape for {all}{more}: their numbers stand there. HTML and docx show them.")
        })
    }
}

/// Why there is no PDF.
#[derive(Debug, thiserror::Error)]
#[error("The PDF cannot be made ({0}). The same text as HTML or docx needs no typesetter.")]
pub struct PrintError(String);

/// The paper as PDF: tagged, with bookmarks, its title and its language, and page numbers.
///
/// It is PDF/UA-1, which forbids characters without a shape: the number of such a one stands in its place. What that
/// standard refuses becomes an ordinary PDF, and [`Printed::plain`] says why.
///
/// # Errors
/// When the typesetter refuses the document, or it was stopped.
pub fn pdf(
    paper: &Paper<'_>,
    sheet: Sheet,
    pictures: &Pictures<'_>,
    stop: &Stop,
) -> Result<Printed, PrintError> {
    let document = blocks_of(paper.markdown);
    let album = Album::new(Form::Pdf, pictures);
    let blocks = blocks::pages(&document, paper.drawing, &album);
    let pressed = press::press(press::inputs(paper, sheet, blocks), stop)?;
    let drawn = paper.drawing.iter().flat_map(|drawing| drawing.texts());
    let texts = [paper.title, paper.markdown].into_iter().chain(paper.mark).chain(drawn);
    let shapeless = fonts::without_shape(texts);
    let press::Pressed { bytes, pages, plain } = pressed;
    Ok(Printed { bytes, pages, shapeless, pictures: album.remarks(), plain })
}
