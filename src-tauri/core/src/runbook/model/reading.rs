//! How a file was read: what became of each list and why, what its front matter says, and the tables and references
//! that stand beside its steps.

#![allow(missing_docs, reason = "fields are named by their meaning")]

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::block::Inline;

/// Items of a file that were decided on together: a list, or the paragraphs of a section that ask for something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Group {
    /// Names the group in this file: a hash of the headings above it and of its place below them. Blocks carry it.
    pub id: String,
    /// The first line in the file, from 1.
    pub line: u32,
    /// The heading that it stands under; empty before the first one.
    pub heading: String,
    /// How many items it has.
    pub items: u32,
    /// What became of it.
    pub verdict: Reading,
    /// Why, in a few words: `numbered list under Mitigation`, `list of causes`.
    pub reason: String,
    /// True when a person decided, and not the rules.
    pub chosen: bool,
    /// The headings above it, the outermost first: what a choice is known by after the file was edited.
    #[serde(default)]
    pub headings: Vec<String>,
    /// What its items say, as short hashes: the other thing that a choice is known by.
    #[serde(default)]
    pub fingerprints: Vec<String>,
}

/// What became of a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Reading {
    /// Its items are steps.
    Steps,
    /// Its items are steps, but the file says so only by their wording: a person should look.
    Suggested,
    Text,
}

/// What the front matter and the review mark of a file say. Every part may be missing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FrontMatter {
    pub title: Option<String>,
    pub owner: Option<String>,
    pub owner_slack: Option<String>,
    /// `last_reviewed_on`, or a line such as "Last reviewed: 2026-04-21", as `2026-04-21`.
    pub last_reviewed_on: Option<String>,
    /// `review_in`, in days: `6 months` is 183.
    pub review_in_days: Option<u32>,
    /// `severity`, in its own words.
    pub severity: Option<String>,
    pub services: Vec<String>,
    pub tags: Vec<String>,
}

/// What a table tells, by the words of its header row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TableKind {
    /// Levels with their meaning or response time.
    Severity,
    /// Whom to reach, and how.
    Contacts,
    /// What is seen, and what to do about it.
    Symptoms,
}

/// A table that is kept in sight beside the checklist.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PinnedTable {
    /// What it tells.
    pub kind: TableKind,
    /// The heading that it stands under.
    pub heading: String,
    /// The first line in the file, from 1.
    pub line: u32,
    /// The header row, a cell each.
    pub head: Vec<Vec<Inline>>,
    pub rows: Vec<Vec<Vec<Inline>>>,
}

/// A link that stands in a step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Reference {
    /// Its words.
    pub text: String,
    /// Where it leads, as the file writes it.
    pub href: String,
}
