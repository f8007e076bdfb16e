//! A report in the form that is asked for, printed or written to a file. What each form is, the core says.

mod place;

use holdfast_core::library::exports::Export;
use holdfast_core::paper::drawing::Drawing;
use holdfast_core::paper::{self, Form, Made, Paper, Picture, Sheet};
use holdfast_core::written::{self, Stop};
use holdfast_print as print;
use serde::Serialize;
use std::io;
use std::path::{Path, PathBuf};

use self::place::Goes;
use crate::args::Passed;
use crate::desk::Desk;
use crate::out;
use crate::problem::{Problem, Result};

/// From how many bytes of text on it is said that pages are being laid out.
const LONG: usize = 200_000;
/// From how many bytes of a picture on the same is said of it.
const HEAVY: usize = 4 * 1024 * 1024;

/// What is passed on.
pub struct Report<'a> {
    /// What people call it: `post-mortem`.
    pub what: &'a str,
    /// The incident that it tells of: `INC-0042`.
    pub number: &'a str,
    /// Its text.
    pub markdown: &'a str,
    /// What stands on each page.
    pub mark: Option<&'a str>,
    /// It is masked for its readers.
    pub is_copy: bool,
    /// A picture of how it went; none where there is none.
    pub drawing: Option<&'a Drawing>,
    /// Where its pictures lie; none where it can have none.
    pub folder: Option<&'a Path>,
}

impl Report<'_> {
    /// Puts it where it was asked for, in the form that was asked for.
    pub fn pass_on(&self, desk: &mut Desk, asked: &Passed) -> Result<()> {
        let form = asked.form()?;
        if asked.output.is_none() && !form.is_text() {
            return Err(Problem::failed(format!(
                "a {} is no text to print; name a file for it with -o",
                form.word()
            )));
        }
        let made = if form == Form::Pdf { self.pages(asked.paper)? } else { self.printed(form)? };
        put(desk, asked, (self.what, self.number), &said(made))
    }

    fn title(&self) -> String {
        paper::title_of(self.markdown).unwrap_or_else(|| self.number.to_owned())
    }

    fn paper<'a>(&'a self, title: &'a str) -> Paper<'a> {
        let Report { mark, markdown, is_copy, drawing, .. } = *self;
        Paper { title, mark, markdown, is_copy, drawing }
    }

    fn printed(&self, form: Form) -> Result<Made> {
        let made =
            paper::print(&self.paper(&self.title()), form, &|source: &str| self.picture(source));
        let made = made.map_err(|error| Problem::failed(error.to_string()))?;
        made.ok_or_else(|| {
            Problem::failed(format!("{} is no form of a text; choose another", form.word()))
        })
    }

    /// A picture that lies beside the text.
    fn picture(&self, source: &str) -> Result<Picture, String> {
        let found = print::picture_in(self.folder, source)?;
        if found.bytes.len() > HEAVY {
            out::remark(&format!("The picture {source} is large; it takes a while."));
        }
        Ok(found)
    }

    fn pages(&self, sheet: Sheet) -> Result<Made> {
        if self.markdown.len() > LONG {
            out::remark(
                "The text is long; laying out its pages takes a while. Ctrl+C stops it, and nothing is written.",
            );
        }
        let pictures = |source: &str| self.picture(source);
        // Ctrl+C ends the whole program, and the file is only put in its place when it is whole.
        let printed = print::pdf(&self.paper(&self.title()), sheet, &pictures, &Stop::default());
        Ok(printed.map_err(|error| Problem::failed(error.to_string()))?.made())
    }
}

/// Puts what is passed on where it was asked for, or prints it. It is called `what`, and tells of the incident `number`.
pub fn put(
    desk: &mut Desk,
    asked: &Passed,
    (what, number): (&str, &str),
    bytes: &[u8],
) -> Result<()> {
    let Some(path) = &asked.output else {
        let text = std::str::from_utf8(bytes);
        return out::exact(text.map_err(|error| Problem::failed(error.to_string()))?);
    };
    let export = Export::new(number, asked.form()?);
    let goes = Goes { what, export, force: asked.force };
    let kept = goes.put(&mut desk.engine, path, bytes)?;
    out::remark(&format!("The {what} of {number} is at {}", path.display()));
    say_kept(kept);
    Ok(())
}

/// The file, once what there is to know of it was said.
fn said(made: Made) -> Vec<u8> {
    made.remarks.iter().for_each(|remark| out::remark(remark));
    made.bytes
}

/// What the log knows for the readers of a copy, once it was said how many are masked in it.
pub fn told((text, summary): (String, String)) -> String {
    out::remark(&summary);
    text
}

/// Writes over a file of ours, which is there whole or as it was before.
pub fn over(path: &Path, content: impl AsRef<[u8]>, what: &str) -> Result<()> {
    written::over(path, content.as_ref()).map_err(|error| failed(path, &error, what))
}

/// A record as the text of its file.
pub fn to_json(record: &impl Serialize) -> Result<String> {
    let failed = |error| Problem::failed(format!("the record cannot be written as JSON: {error}"));
    paper::json(record).map_err(failed)
}

/// Writes a file so that it is there whole, or as it was before. Another that stood there is kept beside it, at the path
/// that is returned. `what` is what an error calls it.
pub fn save(path: &Path, content: impl AsRef<[u8]>, what: &str) -> Result<Option<PathBuf>> {
    written::replace(path, content.as_ref()).map_err(|error| failed(path, &error, what))
}

/// Saves what was made of a file, which itself stays as it is, and says where it and what stood there are. The file comes
/// with what it is called.
pub fn save_beside(
    (source, called): (&Path, &str),
    path: &Path,
    content: &str,
    what: &str,
) -> Result<()> {
    let real = |path: &Path| path.canonicalize().ok();
    if real(path).is_some_and(|path| Some(path) == real(source)) {
        return Err(Problem::failed(format!(
            "{} is the {called} itself and stays as it is; choose another file with -o",
            path.display()
        )));
    }
    let kept = save(path, content, what)?;
    out::remark(&format!("The {what} is at {}", path.display()));
    say_kept(kept);
    Ok(())
}

/// Says where what stood there is kept, if anything stood there.
pub fn say_kept(kept: Option<PathBuf>) {
    if let Some(kept) = kept {
        out::remark(&format!("What stood there is kept at {}", kept.display()));
    }
}

fn failed(path: &Path, error: &io::Error, what: &str) -> Problem {
    Problem::failed(format!(
        "the {what} cannot be written to {} ({}); what stood there stands as it was: choose another place with -o, or leave it out to print it",
        path.display(),
        written::why(error)
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_written_names_the_place_and_the_way_out() {
        let folder = tempfile::tempdir().unwrap();
        let problem = save(&folder.path().join("no/such/draft.md"), "x", "draft").unwrap_err();
        for word in ["draft.md", "there is no such folder", "-o"] {
            assert!(problem.message.contains(word), "{word}: {}", problem.message);
        }
    }
}
