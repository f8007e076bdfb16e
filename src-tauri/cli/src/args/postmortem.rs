//! Words for the post-mortem.

use clap::{Args, ValueEnum};
use std::path::{Path, PathBuf};

use super::{Json, On};

/// What is asked of the post-mortem.
#[derive(Debug, Args)]
pub struct PostmortemArgs {
    #[command(flatten)]
    pub on: On,
    /// The file to write; without it the draft is printed
    #[arg(short, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// The form; without it the ending of FILE says it, else Markdown
    #[arg(long, value_name = "FORM", conflicts_with = "json")]
    pub format: Option<PostmortemForm>,
    /// An edited draft to put into the form, instead of the one that the log gives
    #[arg(long, value_name = "DRAFT")]
    pub from: Option<PathBuf>,
    #[command(flatten)]
    pub json: Json,
}

/// The form of a post-mortem.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum PostmortemForm {
    /// Markdown, to be edited
    Md,
    /// One page for a browser or to print
    Html,
    /// For word processors
    Docx,
    /// The storage format of Confluence
    Confluence,
    /// All that the log knows, for a program
    Json,
    /// The timeline, for a spreadsheet
    Csv,
}

impl PostmortemForm {
    /// The form that the ending of a file names.
    fn of(path: &Path) -> Option<Self> {
        let ending = path.extension()?.to_string_lossy().to_lowercase();
        match ending.as_str() {
            "html" | "htm" => Some(Self::Html),
            "docx" => Some(Self::Docx),
            "json" => Some(Self::Json),
            "csv" => Some(Self::Csv),
            _ => None,
        }
    }
}

impl PostmortemArgs {
    /// The form that is asked for.
    pub fn form(&self) -> PostmortemForm {
        let by_ending = || self.output.as_deref().and_then(PostmortemForm::of);
        self.format.or_else(by_ending).unwrap_or(PostmortemForm::Md)
    }
}
