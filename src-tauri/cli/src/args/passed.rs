//! Words for passing a report on: where it goes, in which form, on which paper.

use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use holdfast_core::paper::{Form, Sheet};
use holdfast_core::postmortem::Profile;
use holdfast_core::screen::Readers;
use std::path::PathBuf;

use crate::problem::{Problem, Result};

/// Where a report goes, and in which form.
#[derive(Debug, Args)]
pub struct Passed {
    /// The file to write; without it the report is printed
    #[arg(short, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Write over a file that holds something else; what stood there is kept beside it
    #[arg(long, requires = "output")]
    pub force: bool,
    /// The form; without it the end of FILE says it, else Markdown
    #[arg(long, value_name = "FORM", conflicts_with = "json", value_parser = forms())]
    pub format: Option<Form>,
    /// The size of the pages of a PDF
    #[arg(long, value_name = "SIZE", value_parser = sheets(), default_value = "a4")]
    pub paper: Sheet,
}

/// For whom a report is masked.
#[derive(Debug, Args)]
pub struct Masked {
    /// A copy for readers, masked for them: internal, company or external
    #[arg(long, value_name = "WHO")]
    pub profile: Option<Profile>,
    /// Let people keep their names in an internal copy
    #[arg(long, requires = "profile")]
    pub names: bool,
    /// Words that stay although they would be masked; may be given more than once
    #[arg(long = "keep", value_name = "WORDS", requires = "profile")]
    pub keep: Vec<String>,
    /// List what is masked, and write nothing
    #[arg(long, requires = "profile", conflicts_with = "output")]
    pub preview: bool,
}

impl Masked {
    /// The readers of a copy; none where nothing is masked.
    pub fn readers(&self) -> Option<Readers> {
        let (names, keep) = (self.names, self.keep.clone());
        self.profile.map(|profile| Readers { profile, names, keep })
    }
}

/// The forms of the report of an exercise.
pub fn forms_of_exercise() -> impl TypedValueParser<Value = Form> {
    let known = PossibleValuesParser::new(Form::OF_EXERCISE.map(Form::word));
    known.map(|word| Form::named(&word).unwrap_or(Form::Md))
}

fn forms() -> impl TypedValueParser<Value = Form> {
    let known = PossibleValuesParser::new(Form::ALL.map(Form::word));
    known.map(|word| Form::named(&word).unwrap_or(Form::Md))
}

fn sheets() -> impl TypedValueParser<Value = Sheet> {
    let known = PossibleValuesParser::new(Sheet::ALL.map(Sheet::word));
    known.map(|word| Sheet::named(&word).unwrap_or_default())
}

impl Passed {
    /// The form that is asked for, else the one that the file's name says.
    pub fn form(&self) -> Result<Form> {
        match (self.format, self.output.as_deref()) {
            (Some(form), _) => Ok(form),
            (None, Some(path)) => Form::of(path).map_err(|ending| unknown(&ending)),
            (None, None) => Ok(Form::Md),
        }
    }
}

fn unknown(ending: &str) -> Problem {
    let endings = Form::ALL.map(Form::ending).join(", ");
    Problem::usage(format!(
        "no report is written as .{ending}; end the file's name with one of {endings}, or say the form with --format"
    ))
}
