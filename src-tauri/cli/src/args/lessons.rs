//! Words for what an incident teaches its runbooks.

use clap::{Args as ClapArgs, Subcommand};
use std::path::PathBuf;

use super::{Json, On};

/// Words for proposed changes of runbooks.
#[derive(Debug, Subcommand)]
pub enum LessonWord {
    /// Show what an incident proposes for its runbooks, each change with what speaks for it
    Propose {
        #[command(flatten)]
        on: On,
        #[command(flatten)]
        json: Json,
    },
    /// Write proposed changes into the files, and touch nothing else of them
    Accept {
        #[command(flatten)]
        chosen: Chosen,
        /// All that can be written
        #[arg(long, conflicts_with = "ids")]
        all: bool,
    },
    /// Print proposed changes as a patch for `git apply`; the files stay as they are
    Patch {
        #[command(flatten)]
        chosen: Chosen,
        /// The file to write; without it the patch is printed
        #[arg(short, value_name = "FILE")]
        output: Option<PathBuf>,
    },
}

/// Which changes.
#[derive(Debug, ClapArgs)]
pub struct Chosen {
    #[command(flatten)]
    pub on: On,
    /// The names of the changes, as `propose` shows them
    #[arg(value_name = "ID")]
    pub ids: Vec<String>,
    /// Set the day of the review to today
    #[arg(long)]
    pub reviewed: bool,
}
