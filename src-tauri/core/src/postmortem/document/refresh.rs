//! Refreshing: the blocks of a document are written anew, and nothing else in it changes.

use std::collections::{BTreeMap, BTreeSet};

use super::blocks::{Block, Mark, Piece, blocks, mark, pieces, sealed};
use super::readers::copy_for;
use crate::postmortem::{Profile, draft_number, is_draft_of};

/// What stands before words that were typed into a block.
const MOVED: &str =
    "[[TODO: this was typed into a block that the log writes; keep what is right in it]]";

/// A refreshed document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refreshed {
    /// The text.
    pub text: String,
    /// What a person should know of it, each in one sentence.
    pub remarks: Vec<String>,
}

/// Why a text cannot be refreshed: it is not the draft of that incident, or a copy in which words are masked.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.words())]
pub struct Foreign {
    /// The incident that was asked for.
    asked: String,
    /// The incident that it tells of; none where it is no draft.
    found: Option<String>,
    /// For whom it is a copy.
    copy: Option<Profile>,
}

impl Foreign {
    fn words(&self) -> String {
        let Self { asked, found, copy } = self;
        if let Some(profile) = copy {
            return format!("it is a copy for readers ({profile}), and words are masked in it");
        }
        match found {
            Some(found) => format!("it is the draft of {found}, not of {asked}"),
            None => format!(
                "it is no draft of {asked}: its block of facts (<!-- auto:facts -->) is not there or does not name it"
            ),
        }
    }
}

/// Writes the blocks of `text` anew as they stand in `fresh`, a draft that the log just wrote of the incident `number`.
/// Text around the blocks stays to the letter; words that were typed into a block are moved below it.
///
/// # Errors
/// When the text is no draft of that incident, or a copy for readers.
pub fn refresh(text: &str, fresh: &str, number: &str) -> Result<Refreshed, Foreign> {
    let copy = copy_for(text);
    if copy.is_some() || !is_draft_of(text, number) {
        return Err(Foreign { asked: number.to_owned(), found: draft_number(text), copy });
    }
    Ok(fill(text, fresh))
}

/// The same for a text that is known to be a draft of that incident, as a version that was kept without its blocks.
#[must_use]
pub fn fill(text: &str, fresh: &str) -> Refreshed {
    let fresh = sealed(fresh);
    let mut wanted: BTreeMap<&str, Block<'_>> = blocks(&fresh).map(|b| (b.name, b)).collect();
    let known: BTreeSet<&str> = wanted.keys().copied().collect();
    let mut out = Refreshed { text: String::with_capacity(text.len()), remarks: Vec::new() };
    for piece in pieces(text) {
        match piece {
            Piece::Typed(typed) => out.typed(typed),
            Piece::Block(block) => match wanted.remove(block.name) {
                Some(new) => out.write(&block, &new),
                None => out.leave(&block, known.contains(block.name)),
            },
        }
    }
    let absent: Vec<&str> = wanted.into_keys().collect();
    if !absent.is_empty() {
        out.remarks.push(format!("Without what the log says of: {}.", absent.join(", ")));
    }
    out
}

impl Refreshed {
    fn typed(&mut self, typed: &str) {
        for line in typed.lines() {
            match mark(line) {
                Mark::Opens(name) => self.remarks.push(format!(
                    "The block “{name}” has no end, so it stays as it is: put `<!-- /auto -->` behind it, or take its first line out."
                )),
                Mark::Closes(_) => self.remarks.push(
                    "A line `<!-- /auto -->` ends no block and stays: take it out.".to_owned(),
                ),
                Mark::None => {}
            }
        }
        self.text.push_str(typed);
    }

    /// A block that stands a second time, or that the log does not write.
    fn leave(&mut self, block: &Block<'_>, twice: bool) {
        let why = if twice { "stands twice: the second one" } else { "is not one of the log: it" };
        self.remarks.push(format!("The block “{}” {why} stays as it is.", block.name));
        self.text.push_str(block.whole);
    }

    fn write(&mut self, block: &Block<'_>, fresh: &Block<'_>) {
        self.text.push_str(fresh.whole.trim_end());
        if block.is_edited() {
            self.keep_words(block, fresh);
        }
        if block.whole.ends_with('\n') {
            self.text.push('\n');
        }
    }

    /// Moves what somebody typed into a block below it: every line that the log does not write.
    fn keep_words(&mut self, block: &Block<'_>, fresh: &Block<'_>) {
        let known: BTreeSet<&str> = fresh.content.lines().map(str::trim).collect();
        let typed = |line: &&str| !known.contains(line.trim());
        let kept: Vec<&str> = block.content.lines().filter(typed).collect();
        if kept.is_empty() {
            return;
        }
        self.text.push_str(&format!("\n\n{MOVED}\n\n{}\n", kept.join("\n")));
        self.remarks.push(format!(
            "Words that were typed into the block “{}” stand below it now.",
            block.name
        ));
    }
}
