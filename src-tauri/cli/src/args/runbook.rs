//! The words for runbook files, as they are typed.

use chrono::NaiveDate;
use clap::{Args as ClapArgs, Subcommand, ValueEnum};
use holdfast_core::runbook::lint::Level;
use std::path::PathBuf;

/// Words that work on files.
#[derive(Debug, Subcommand)]
pub enum FileWord {
    /// Check runbooks; exit code 1 when there is an error
    Lint(Lint),
    /// Write a new runbook in the founding layout and print its path
    New {
        /// Its title, which also names the file
        name: String,
        /// The file to write; without it a new one in the workspace's folder runbooks
        #[arg(long, value_name = "FILE")]
        to: Option<PathBuf>,
    },
    /// Print a runbook as a clean checklist
    Export(Export),
    /// Say that a runbook was reviewed: print the line for its front matter, or write it
    Reviewed(Reviewed),
}

/// What is checked, and how it is told.
#[derive(Debug, ClapArgs)]
pub struct Lint {
    /// Files and folders; without any, the workspace's folders
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// The same as --format json
    #[arg(long)]
    pub json: bool,
    /// How findings are printed; github makes annotations of them
    #[arg(long, value_enum, default_value = "text", conflicts_with = "json")]
    pub format: Format,
    /// The least level that is shown: note, warning or error
    #[arg(long, default_value = "warning", value_parser = level)]
    pub level: Level,
    /// Exit code 1 for warnings too
    #[arg(long)]
    pub strict: bool,
}

/// How findings are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// A line each, for a person
    Text,
    /// A list, for a program
    Json,
    /// Annotations, for GitHub Actions
    Github,
}

/// A runbook to print.
#[derive(Debug, ClapArgs)]
pub struct Export {
    pub file: String,
    /// md, html or json
    #[arg(long, value_enum, default_value = "md")]
    pub format: Sheet,
    /// The file to write; without it the checklist is printed
    #[arg(short, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

/// What a checklist is printed as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Sheet {
    /// Markdown with task items
    Md,
    /// One page that prints well, without scripts
    Html,
    /// What `runbook show --json` prints, and what stands around each step
    Json,
}

/// A review.
#[derive(Debug, ClapArgs)]
pub struct Reviewed {
    pub file: String,
    /// Write it into the file's front matter
    #[arg(long)]
    pub write: bool,
    /// The day of the review: 2026-01-31, today or yesterday; today without it
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub on: Option<Day>,
}

/// A day as it is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Day {
    /// As the clock says.
    Today,
    /// The one before.
    Yesterday,
    /// This one.
    On(NaiveDate),
}

fn day(text: &str) -> Result<Day, String> {
    match text.trim().to_lowercase().as_str() {
        "today" => Ok(Day::Today),
        "yesterday" => Ok(Day::Yesterday),
        date => date
            .parse()
            .map(Day::On)
            .map_err(|_| "say the day as 2026-01-31, today or yesterday".to_owned()),
    }
}

fn level(text: &str) -> Result<Level, String> {
    let level = Level::named(&text.trim().to_lowercase());
    level.ok_or_else(|| format!("“{text}” is no level; say one of note, warning, error"))
}
