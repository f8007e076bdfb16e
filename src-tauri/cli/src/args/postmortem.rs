//! Words for the post-mortem.

use clap::{Args, ValueEnum};
use holdfast_core::incident::{KeyTime, ReviewState};
use std::path::PathBuf;

use super::{Json, Masked, On, Passed};

/// What is asked of the post-mortem.
#[derive(Debug, Args)]
pub struct PostmortemArgs {
    #[command(flatten)]
    pub on: On,
    #[command(flatten)]
    pub passed: Passed,
    /// An edited draft to put into the form, instead of the one that the log gives
    #[arg(long, value_name = "DRAFT")]
    pub from: Option<PathBuf>,
    /// The draft that the log gives, without what was written in the window
    #[arg(long)]
    pub fresh: bool,
    /// List the words of the draft that hide a cause, each with a question; nothing is refused
    #[arg(long, conflicts_with_all = ["output", "format"])]
    pub check: bool,
    /// Keep an edited draft as the version that the window shows
    #[arg(long, value_name = "DRAFT", conflicts_with_all = ["output", "format", "from", "check", "json"])]
    pub take: Option<PathBuf>,
    /// Move the post-mortem on, or back
    #[arg(long, value_name = "STATE", conflicts_with_all = ["output", "format", "from", "check", "take", "json"], group = "settles")]
    pub state: Option<ReviewWord>,
    /// Say who brings the post-mortem to its end
    #[arg(long, value_name = "NAME", conflicts_with_all = ["output", "format", "from", "check", "take", "state", "json"])]
    pub owner: Option<String>,
    /// Say that nobody does any more
    #[arg(long, conflicts_with_all = ["owner", "output", "format", "from", "check", "take", "state", "json"])]
    pub nobody: bool,
    /// The layout of a draft that nobody wrote into yet: full, founding, or a file with fields such as {{timeline}}
    #[arg(long, value_name = "LAYOUT", conflicts_with = "from")]
    pub template: Option<String>,
    #[command(flatten)]
    pub masked: Masked,
    /// Refuse while a [[TODO]] is left
    #[arg(long = "final", group = "settles")]
    pub is_final: bool,
    /// Why it is final, reviewed or closed though a [[TODO]] is left; recorded in the log
    #[arg(long, value_name = "R", requires = "settles")]
    pub because: Option<String>,
    #[command(flatten)]
    pub json: Json,
}

/// A key time of an incident, or all of them.
#[derive(Debug, Args)]
pub struct KeytimeArgs {
    #[command(flatten)]
    pub on: On,
    /// impact, detected, acknowledged, declared, identified, mitigated or resolved
    #[arg(value_name = "WHICH", requires = "time")]
    pub which: Option<KeyTime>,
    /// 14:07 (local), 14:07Z (UTC), -5m; none where there was no such time; log for what the log tells
    #[arg(value_name = "TIME", allow_hyphen_values = true)]
    pub time: Option<String>,
    #[arg(long, value_name = "R", requires = "which")]
    pub reason: Option<String>,
    #[command(flatten)]
    pub json: Json,
}

/// Where a post-mortem stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ReviewWord {
    /// It is being written
    Draft,
    /// Others read it
    InReview,
    /// Those who were asked have read it
    Reviewed,
    /// Nothing more is done to it
    Closed,
}

impl From<ReviewWord> for ReviewState {
    fn from(word: ReviewWord) -> Self {
        match word {
            ReviewWord::Draft => Self::Draft,
            ReviewWord::InReview => Self::InReview,
            ReviewWord::Reviewed => Self::Reviewed,
            ReviewWord::Closed => Self::Closed,
        }
    }
}

impl PostmortemArgs {
    /// True when something is recorded.
    pub fn records(&self) -> bool {
        let settles = self.state.is_some() || self.because.is_some();
        settles || self.take.is_some() || self.owner.is_some() || self.nobody
    }
}
