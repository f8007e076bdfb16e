//! The forms in which a report is passed on: the one list of them, for the terminal, the window and the ends of files.

use serde::{Deserialize, Serialize};
use std::path::Path;
use ts_rs::TS;

use crate::text::worded;

worded! {
    /// The size of a page of a PDF.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
    #[serde(rename_all = "kebab-case")]
    pub enum Sheet {
        /// 210 by 297 mm.
        #[default]
        A4 = "a4",
        /// 8.5 by 11 inches, as in North America.
        Letter = "letter",
    }
}

worded! {
    /// A form of a report.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
    #[serde(rename_all = "kebab-case")]
    pub enum Form {
        /// Markdown, to be edited.
        Md = "md",
        /// One page for a browser: no script, nothing fetched.
        Html = "html",
        /// Pages to print, to send and to keep.
        Pdf = "pdf",
        /// For word processors, with real headings, lists and tables.
        Docx = "docx",
        /// The storage format of Confluence, to be pasted as source or sent through its interface.
        Confluence = "confluence",
        /// All that the log knows, for a program.
        Json = "json",
        /// Rows for a spreadsheet: the timeline, or what became of each inject.
        Csv = "csv",
        /// What a status page says afterwards: the summary and the impact alone.
        StatusPage = "status-page",
    }
}

impl Form {
    /// The form that the end of a file's name says; Markdown where the name has no end.
    ///
    /// # Errors
    /// The end, where no form has it: a file is never written in another form than its name says.
    pub fn of(path: &Path) -> Result<Self, String> {
        let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
        match ending.as_deref() {
            // A text for a status page ends so too, and is asked for by its word.
            None | Some("markdown" | "txt") => Ok(Self::Md),
            Some("htm") => Ok(Self::Html),
            Some(ending) => {
                let known = Self::ALL.into_iter().find(|form| form.ending() == ending);
                known.ok_or_else(|| ending.to_owned())
            }
        }
    }

    /// The forms of an after-action report. A status page tells customers what became of a real incident: nothing that was
    /// practised goes there.
    pub const OF_EXERCISE: [Self; 7] =
        [Self::Md, Self::Html, Self::Pdf, Self::Docx, Self::Confluence, Self::Json, Self::Csv];

    /// The end of the name of a file in this form.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Self::Confluence => "xml",
            Self::StatusPage => "txt",
            Self::Md | Self::Html | Self::Pdf | Self::Docx | Self::Json | Self::Csv => self.word(),
        }
    }

    /// Whether it is text that can stand on a terminal.
    #[must_use]
    pub fn is_text(self) -> bool {
        !matches!(self, Self::Pdf | Self::Docx)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_form_has_a_word_of_its_own_and_the_ends_of_files_name_them() {
        for form in Form::ALL {
            assert_eq!(Form::named(form.word()), Some(form));
        }
        for (name, form) in [
            ("a.PDF", Form::Pdf),
            ("a.htm", Form::Html),
            ("a.docx", Form::Docx),
            ("a.csv", Form::Csv),
            ("a.xml", Form::Confluence),
            ("a.txt", Form::Md),
            ("a", Form::Md),
        ] {
            assert_eq!(Form::of(Path::new(name)), Ok(form), "{name}");
        }
        assert!(Form::OF_EXERCISE.iter().all(|form| Form::ALL.contains(form)));
        assert_eq!(Form::of(Path::new("a.DOC")), Err("doc".to_owned()), "nothing is guessed");
    }
}
