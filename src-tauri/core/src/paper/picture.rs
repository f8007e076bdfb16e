//! The pictures of a text, as each form has them: shown where a form can show them, else told by their words, with one
//! sentence that says how many are not there and why. Whoever makes a form says where a picture comes from.

use std::cell::Cell;

use super::form::Form;

/// How the bytes of a picture are to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PictureKind {
    /// Portable Network Graphics.
    Png,
    /// What cameras write.
    Jpeg,
    /// Few colours; a page shows its first picture.
    Gif,
    /// What browsers write.
    Webp,
}

impl PictureKind {
    /// The kind by the bytes that such a file begins with.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Option<Self> {
        match bytes {
            [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => Some(Self::Png),
            [0xff, 0xd8, 0xff, ..] => Some(Self::Jpeg),
            [b'G', b'I', b'F', b'8', ..] => Some(Self::Gif),
            [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some(Self::Webp),
            _ => None,
        }
    }

    /// As the registry of media types names it.
    #[must_use]
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
            Self::Gif => "image/gif",
            Self::Webp => "image/webp",
        }
    }
}

/// A picture that was read, and can be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// The file as it is.
    pub bytes: Vec<u8>,
    /// How it is to be read.
    pub kind: PictureKind,
    /// How wide it is, in pixels.
    pub width: u32,
    /// How high it is, in pixels.
    pub height: u32,
}

/// Where the pictures of a text come from: the file that a source names, or why there is none, in words that stand in its
/// place.
pub type Pictures<'a> = dyn Fn(&str) -> Result<Picture, String> + 'a;

/// The pictures of one paper, while it is put into a form.
pub struct Album<'a> {
    from: &'a Pictures<'a>,
    shows: bool,
    left_out: Cell<usize>,
    unshown: Cell<usize>,
}

impl<'a> Album<'a> {
    /// The pictures that a paper has in this form. A page of Confluence holds pictures as attachments, apart from its text.
    #[must_use]
    pub fn new(form: Form, from: &'a Pictures<'a>) -> Self {
        let shows = match form {
            Form::Confluence => false,
            // Markdown names its files, a status page is told what was typed, and a record and rows have none.
            Form::Md
            | Form::StatusPage
            | Form::Json
            | Form::Csv
            | Form::Html
            | Form::Pdf
            | Form::Docx => true,
        };
        Self { from, shows, left_out: Cell::default(), unshown: Cell::default() }
    }

    /// The picture that a text names, or the words that stand in its place.
    ///
    /// # Errors
    /// What is not shown, and why: `[the graph: no such file]`.
    pub fn picture(&self, source: &str, alt: &str) -> Result<Picture, String> {
        let name = if alt.is_empty() { source } else { alt };
        if !self.shows {
            self.left_out.set(self.left_out.get() + 1);
            return Err(format!("[{name}: the picture is not on this page]"));
        }
        (self.from)(source).map_err(|why| self.unreadable(name, &why))
    }

    /// What stands in the place of a picture that cannot be shown; it is counted.
    #[must_use]
    pub fn unreadable(&self, name: &str, why: &str) -> String {
        self.unshown.set(self.unshown.get() + 1);
        format!("[{name}: {why}]")
    }

    /// What a person should know of the pictures that are not there, each in one sentence.
    pub fn remarks(&self) -> Vec<String> {
        let left_out = counted(self.left_out.get(), "left out").map(|are| {
            format!("{are}: a page of Confluence holds pictures as attachments. Add them there.")
        });
        let unshown = counted(self.unshown.get(), "not shown")
            .map(|are| format!("{are}: what stands in its place says why."));
        left_out.into_iter().chain(unshown).collect()
    }
}

/// `2 pictures are left out`; none for none.
fn counted(n: usize, what: &str) -> Option<String> {
    match n {
        0 => None,
        1 => Some(format!("1 picture is {what}")),
        n => Some(format!("{n} pictures are {what}")),
    }
}
