//! The words for exercises, as they are typed.

use clap::{Args as ClapArgs, Subcommand};
use std::path::PathBuf;

use super::{Json, PlayWord};

/// Words for scenarios, and for an exercise that is played.
#[derive(Debug, Subcommand)]
pub enum ExerciseWord {
    /// The scenarios of the workspace, in runbooks/exercises
    List(Json),
    /// One scenario, as the facilitator reads it
    Show {
        file: String,
        #[command(flatten)]
        json: Json,
    },
    /// Check scenarios; exit code 1 when there is an error
    Lint(ExerciseLint),
    /// Write a new scenario to fill in and print its path
    New {
        /// Its title, which also names the file
        name: String,
        /// The file to write; without it a new one in the workspace's folder runbooks/exercises
        #[arg(long, value_name = "FILE")]
        to: Option<PathBuf>,
    },
    /// Read a scenario that was written in any other form
    Import(Import),
    #[command(flatten)]
    Play(PlayWord),
}

/// What is checked.
#[derive(Debug, ClapArgs)]
pub struct ExerciseLint {
    /// Files and folders, also outside of the workspace; without any, the scenarios of the workspace
    #[arg(value_name = "PATH")]
    pub files: Vec<String>,
    /// Exit code 1 for warnings too
    #[arg(long)]
    pub strict: bool,
    #[command(flatten)]
    pub json: Json,
}

/// A file to read.
#[derive(Debug, ClapArgs)]
pub struct Import {
    pub file: String,
    /// The file to write; several scenarios get a number each: name-1.md, name-2.md
    #[arg(short, value_name = "OUT")]
    pub output: Option<PathBuf>,
    /// Only this one, where the file holds several scenarios: 1 is the first
    #[arg(long, value_name = "N")]
    pub scenario: Option<usize>,
    /// List what was read piece by piece, with every doubt and the names for --turn
    #[arg(long)]
    pub pieces: bool,
    /// Turn a piece, or turn it back: an inject is none, a proposed time is left out, an expectation is a note
    #[arg(long, value_name = "PIECE", conflicts_with = "output")]
    pub turn: Option<String>,
    #[command(flatten)]
    pub json: Json,
}
