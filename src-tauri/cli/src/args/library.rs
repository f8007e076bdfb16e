//! The words for the library.

use clap::{Args as ClapArgs, Subcommand};
use std::path::PathBuf;

use super::Json;

/// Words for the library.
#[derive(Debug, Subcommand)]
pub enum LibraryWord {
    /// The runbooks of the library: pinned ones first, then those used last
    List(Json),
    /// Runbooks that hold these words, those with only some of them set apart; the last one may be unfinished
    Search {
        #[arg(required = true)]
        words: Vec<String>,
        /// How many at most
        #[arg(long, value_name = "N", default_value_t = 10)]
        limit: usize,
        #[command(flatten)]
        json: Json,
    },
    /// Put a runbook at the top of the library
    Pin { file: String },
    /// Let it go again
    Unpin { file: String },
    /// The folders where runbooks are looked for; the list without a further word
    #[command(visible_alias = "folders", args_conflicts_with_subcommands = true)]
    Folder {
        #[command(subcommand)]
        word: Option<FolderWord>,
        #[command(flatten)]
        json: Json,
    },
    /// The lists of a runbook: which are steps, and why; or a choice for one of them
    Steps(Steps),
}

/// Words for the folders of the library.
#[derive(Debug, Subcommand)]
pub enum FolderWord {
    /// Look in a further folder, on this laptop
    Add { dir: PathBuf },
    /// Look there no longer; the files stay
    Remove { dir: PathBuf },
    /// The folders, who named each, and what is wrong with them
    List(Json),
}

/// The lists of a runbook.
#[derive(Debug, ClapArgs)]
pub struct Steps {
    pub file: String,
    /// The list that is meant, as it is listed
    #[arg(long, value_name = "ID", requires = "choice")]
    pub group: Option<String>,
    /// Its items are steps
    #[arg(long, group = "choice", requires = "group")]
    pub yes: bool,
    /// Its items are text
    #[arg(long, group = "choice", requires = "group")]
    pub no: bool,
    /// Decide by the rules again
    #[arg(long, group = "choice", requires = "group")]
    pub forget: bool,
    #[command(flatten)]
    pub json: Json,
}
