//! Words for passing a report on: where it goes, in which form, on which paper.

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueEnum};
use holdfast_core::paper::Form;
use holdfast_print::Sheet;
use std::path::PathBuf;

/// Where a report goes, and in which form.
#[derive(Debug, Args)]
pub struct Passed {
    /// The file to write; without it the report is printed
    #[arg(short, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// The form; without it the end of FILE says it, else Markdown
    #[arg(long, value_name = "FORM", conflicts_with = "json", value_parser = forms())]
    pub format: Option<Form>,
    /// The size of the pages of a PDF
    #[arg(long, value_name = "SIZE", value_enum, default_value = "a4")]
    pub paper: Size,
}

/// A size of paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Size {
    /// 210 by 297 mm
    A4,
    /// 8.5 by 11 inches
    Letter,
}

fn forms() -> impl TypedValueParser<Value = Form> {
    let known = PossibleValuesParser::new(Form::ALL.map(Form::word));
    known.map(|word| Form::named(&word).unwrap_or(Form::Md))
}

impl Passed {
    /// The form that is asked for.
    pub fn form(&self) -> Form {
        let by_ending = || self.output.as_deref().map(Form::of);
        self.format.or_else(by_ending).unwrap_or(Form::Md)
    }

    /// The sheet that a PDF is laid on.
    pub fn sheet(&self) -> Sheet {
        match self.paper {
            Size::A4 => Sheet::A4,
            Size::Letter => Sheet::Letter,
        }
    }
}
