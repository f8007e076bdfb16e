//! What is known of a command beside its text: why a person should look before copying it, and what of it can be copied
//! alone.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Why a command was kept as it stands, instead of taken apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Doubt {
    /// Its prompts and its commands do not fit each other, so that prompts and output may still stand in it.
    Mixed,
    /// Something that it opens is never closed.
    Unfinished,
    /// Its shell cannot make sense of it.
    Unclear,
    /// A part of it is left out: `docker compose restart ...`.
    Shortened,
}

impl Doubt {
    /// A sentence that says why.
    #[must_use]
    pub const fn says(self) -> &'static str {
        match self {
            Self::Mixed => {
                "Not taken apart: its prompts, commands and output do not part clearly, so it is copied as it stands."
            }
            Self::Unfinished => {
                "Not taken apart: it opens a quotation, a bracket or a block of lines and never closes it."
            }
            Self::Unclear => "Not taken apart: a shell cannot make sense of it as it stands.",
            Self::Shortened => "Not whole: a part of it is left out, where the dots stand.",
        }
    }
}

/// What is known of one command of a step. A step names only those of its commands for which there is something to know:
/// those that are doubted, those of several lines, and those that words tell apart.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Copying {
    /// Its place among the commands of the step, from 0.
    pub command: u32,
    /// Why a person should look before it is copied.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub doubt: Option<Doubt>,
    /// The words that say which of the step's commands it is, without a colon: `on staging`. None where it is the only one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub label: Option<String>,
    /// The whole commands that it consists of, each by its first line and the line after its last, from 0. Empty where it
    /// is copied as one only.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<Vec<(u32, u32)>>", optional)]
    pub singles: Vec<(u32, u32)>,
}

impl Copying {
    /// Why these commands are doubted, a sentence each.
    pub fn doubts(known: &[Self]) -> impl Iterator<Item = &'static str> {
        known.iter().filter_map(|one| one.doubt).map(Doubt::says)
    }

    /// The words that say which command this is, among what is known of the commands of a step.
    #[must_use]
    pub fn label_of(known: &[Self], command: usize) -> Option<&str> {
        known.iter().find(|one| one.command as usize == command)?.label.as_deref()
    }

    /// The whole commands of `text`, which is the command that this is known of.
    pub fn singles_of(&self, text: &str) -> Vec<String> {
        let lines: Vec<&str> = text.lines().collect();
        let one = |(from, to): &(u32, u32)| {
            let lines = lines.get(*from as usize..*to as usize)?;
            Some(lines.join("\n").trim_end().to_owned())
        };
        self.singles.iter().filter_map(one).collect()
    }
}

/// What a line of a block of code is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "LinePart")]
pub enum Part {
    /// It belongs to a command.
    Command,
    /// A comment or an empty line between commands.
    Between,
    /// What a program printed.
    Output,
}

/// A line of a block whose lines are not all copied as they stand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SessionLine {
    /// What it is.
    pub part: Part,
    /// What stands before its text and is not copied: the prompt.
    pub prompt: String,
    /// Its text.
    pub text: String,
}

/// A part of a block of code of which each command is copied alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CodePart {
    /// The prompt before it, which is shown and never copied.
    pub lead: String,
    /// Its text.
    pub text: String,
    /// It can be copied; a comment, and what was printed, cannot.
    pub copied: bool,
}

/// A block of code whose lines are not all copied as they stand: what is typed, behind prompts where it has any, and what
/// was printed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Session {
    /// What is copied: the commands, without prompts and without output.
    pub copies: String,
    /// Its lines, all of them, in order.
    pub lines: Vec<SessionLine>,
}
