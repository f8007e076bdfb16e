//! Words for action items.

use clap::{Args as ClapArgs, Subcommand, ValueEnum};
use holdfast_core::incident::event::{Choice, ItemKind, Priority};
use std::path::PathBuf;

use super::{Json, On};

/// Words for action items: what is to be done after an incident.
#[derive(Debug, Subcommand)]
pub enum ActionsWord {
    /// List the open items of all incidents, or of one; what is late comes first
    List {
        /// INC-0042, 42 or latest; all without it
        #[arg(value_name = "INC")]
        incident: Option<String>,
        /// The settled ones, too
        #[arg(long)]
        all: bool,
        #[command(flatten)]
        json: Json,
    },
    /// Add an item; TEXT may end in @owner, a day, P1 to P3 and #detect, #mitigate, #prevent or #process
    Add {
        #[command(flatten)]
        on: On,
        #[arg(allow_hyphen_values = true)]
        text: String,
        #[command(flatten)]
        fields: Fields,
    },
    /// Change an item; an empty text takes a field away
    Change {
        #[command(flatten)]
        which: Item,
        /// What is to be done, in other words
        #[arg(long, value_name = "TEXT")]
        text: Option<String>,
        #[command(flatten)]
        fields: Fields,
    },
    /// Say that an item is done
    Done {
        #[command(flatten)]
        which: Item,
        #[arg(long, value_name = "R")]
        reason: Option<String>,
    },
    /// Say that an item will not be done
    Reject {
        #[command(flatten)]
        which: Item,
        #[arg(long, value_name = "R")]
        reason: String,
    },
    /// Say that the risk is known and taken
    Accept {
        #[command(flatten)]
        which: Item,
        #[arg(long, value_name = "R")]
        reason: String,
    },
    /// Open an item again
    Reopen {
        #[command(flatten)]
        which: Item,
        #[arg(long, value_name = "R")]
        reason: Option<String>,
    },
    /// Print the open items for a tracker: rows that Jira imports, or links to the form for a new issue
    Export {
        /// INC-0042, 42 or latest; all without it
        #[arg(value_name = "INC")]
        incident: Option<String>,
        #[arg(long, value_enum, default_value = "csv")]
        format: ActionsForm,
        /// The file to write; without it they are printed
        #[arg(short, value_name = "FILE")]
        output: Option<PathBuf>,
    },
}

/// The form of an export.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ActionsForm {
    /// Rows that Jira imports
    Csv,
    /// Links to the form for a new issue, at the repository that holdfast.toml names
    Links,
}

/// The item that is meant.
#[derive(Debug, ClapArgs)]
pub struct Item {
    #[command(flatten)]
    pub on: On,
    /// A2, as the list shows it
    #[arg(value_name = "ITEM")]
    pub item: String,
}

/// What is said of an item.
#[derive(Debug, ClapArgs)]
pub struct Fields {
    /// Who sees to it: one person or one team
    #[arg(long, value_name = "NAME")]
    pub owner: Option<String>,
    /// By which day: 2026-12-31
    #[arg(long, value_name = "DAY")]
    pub due: Option<String>,
    /// detect, mitigate, prevent or process
    #[arg(long, value_parser = kind)]
    pub kind: Option<Choice<ItemKind>>,
    /// P1, P2 or P3
    #[arg(long, value_parser = priority)]
    pub priority: Option<Choice<Priority>>,
    /// What can be seen once it is done
    #[arg(long, value_name = "TEXT")]
    pub done_when: Option<String>,
    /// Where it is filed: an https address
    #[arg(long, value_name = "URL")]
    pub link: Option<String>,
    /// What is wrong
    #[arg(long, value_name = "TEXT")]
    pub issue: Option<String>,
}

fn kind(text: &str) -> Result<Choice<ItemKind>, String> {
    if text.is_empty() {
        return Ok(Choice(None));
    }
    let found = ItemKind::ALL.into_iter().find(|kind| kind.word().eq_ignore_ascii_case(text));
    found
        .map(|kind| Choice(Some(kind)))
        .ok_or_else(|| format!("“{text}” is no kind; say detect, mitigate, prevent or process"))
}

fn priority(text: &str) -> Result<Choice<Priority>, String> {
    if text.is_empty() {
        return Ok(Choice(None));
    }
    let found = Priority::ALL.into_iter().find(|one| one.word().eq_ignore_ascii_case(text));
    found
        .map(|one| Choice(Some(one)))
        .ok_or_else(|| format!("“{text}” is no priority; say P1, P2 or P3"))
}
