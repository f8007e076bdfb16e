//! The typesetter at work: the template, what it is given, and nothing else that it could read.

use holdfast_core::paper::{Paper, Sheet, allowed};
use holdfast_core::written::Stop;
use std::panic::resume_unwind;
use std::sync::LazyLock;
use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Array, Bytes, Datetime, Dict, Duration, IntoValue, Smart, Value};
use typst::syntax::{FileId, Source};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, pdf};

use crate::PrintError;
use crate::fonts::{CODE, FONTS, TEXT, drawable};

/// The one text that is carried out.
static TEMPLATE: LazyLock<Source> = LazyLock::new(|| Source::detached(include_str!("report.typ")));

/// How deep the typesetter may call itself: its own layouts are deep, and a thread of a program may be small.
const STACK: usize = 32 * 1024 * 1024;

/// Why there is no file where nobody wants it any more.
const STOPPED: &str = "it was stopped";

/// A file, its number of pages, and why it is no PDF/UA-1 where it is none.
pub struct Pressed {
    pub bytes: Vec<u8>,
    pub pages: usize,
    pub plain: Option<String>,
}

/// What the template is given.
pub fn inputs(paper: &Paper<'_>, sheet: Sheet, blocks: Array) -> Dict {
    let mut inputs = Dict::new();
    let mut put = |name: &str, value: Value| inputs.insert(name.into(), value);
    put("title", allowed(paper.title).as_ref().into_value());
    put(
        "mark",
        paper.mark.map_or(Value::None, |mark| drawable(&allowed(mark)).as_ref().into_value()),
    );
    put("sheet", paper_name(sheet).into_value());
    let families = TEXT.map(IntoValue::into_value);
    put(
        "code",
        std::iter::once(CODE.into_value()).chain(families.clone()).collect::<Array>().into_value(),
    );
    put("text", families.into_iter().collect::<Array>().into_value());
    put("blocks", blocks.into_value());
    inputs
}

/// How the typesetter calls a size of paper.
fn paper_name(sheet: Sheet) -> &'static str {
    match sheet {
        Sheet::A4 => "a4",
        Sheet::Letter => "us-letter",
    }
}

/// The template with what it is given, as a file. It runs beside the caller, so that whatever becomes of the typesetter is
/// an answer and not the end of the program.
pub fn press(inputs: Dict, stop: &Stop) -> Result<Pressed, PrintError> {
    let thread = std::thread::Builder::new().name("print".to_owned()).stack_size(STACK);
    let heard = stop.clone();
    let work = thread.spawn(move || laid_out(inputs, heard));
    let printed = work.map_err(|error| PrintError(error.to_string()))?.join();
    // What it remembers of this text is of no use for another, however it ended.
    typst::comemo::evict(0);
    let broke = || PrintError("the typesetter broke off".to_owned());
    if stop.is_set() {
        Err(PrintError(STOPPED.to_owned()))
    } else {
        printed.map_err(|_| broke())?
    }
}

fn laid_out(inputs: Dict, stop: Stop) -> Result<Pressed, PrintError> {
    let library = LazyHash::new(Library::builder().with_inputs(inputs).build());
    let document: PagedDocument = {
        let press = Press { library, stop };
        let document = typst::compile(&press).output.map_err(refusal)?;
        press.heed();
        document
    };
    let accessible = PdfStandards::new(&[PdfStandard::Ua_1]).unwrap_or_default();
    let options = |standards| PdfOptions {
        creator: Smart::Custom(Some("Holdfast".to_owned())),
        standards,
        ..PdfOptions::default()
    };
    let pages = document.pages().len();
    let why = match pdf(&document, &options(accessible)) {
        Ok(bytes) => return Ok(Pressed { bytes, pages, plain: None }),
        Err(why) => reasons(why),
    };
    let bytes = pdf(&document, &options(PdfStandards::default())).map_err(refusal)?;
    Ok(Pressed { bytes, pages, plain: Some(why) })
}

fn refusal(why: impl IntoIterator<Item = SourceDiagnostic>) -> PrintError {
    PrintError(reasons(why))
}

fn reasons(why: impl IntoIterator<Item = SourceDiagnostic>) -> String {
    let reasons: Vec<String> = why.into_iter().map(|one| one.message.to_string()).collect();
    reasons.join("; ")
}

/// All that there is for the typesetter: the library, the fonts and the template.
struct Press {
    library: LazyHash<Library>,
    stop: Stop,
}

impl Press {
    /// Ends the typesetter's thread when it is to stop. It has no other way to be stopped, and asks for a font with each
    /// piece of a text.
    fn heed(&self) {
        if self.stop.is_set() {
            resume_unwind(Box::new(STOPPED));
        }
    }
}

impl World for Press {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &FONTS.book
    }

    fn main(&self) -> FileId {
        TEMPLATE.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == TEMPLATE.id() { Ok(TEMPLATE.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, _: FileId) -> FileResult<Bytes> {
        Err(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.heed();
        FONTS.faces.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
