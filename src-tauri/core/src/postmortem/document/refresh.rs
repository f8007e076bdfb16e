//! Refreshing: the blocks of a document are written anew, and nothing else in it changes.

use std::collections::{BTreeMap, BTreeSet};

use super::blocks::{Block, Mark, Piece, fresh, line_end, mark, names, pieces};
use super::readers::copy_for;
use crate::postmortem::marks::{draft_number, is_draft_of};
use crate::postmortem::profile::Profile;

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

/// What the log says now, block by block: each by its own name, in whatever layout a text has it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fresh {
    /// What the blocks say; nothing where the log has nothing for one.
    said: BTreeMap<&'static str, String>,
    /// The blocks of the layout that is asked for.
    layout: BTreeSet<&'static str>,
}

impl Fresh {
    /// What the log says in the blocks of a text and of a layout.
    pub(in crate::postmortem) fn new(
        said: impl IntoIterator<Item = (&'static str, String)>,
        layout: impl IntoIterator<Item = &'static str>,
    ) -> Self {
        Self { said: said.into_iter().collect(), layout: layout.into_iter().collect() }
    }

    /// What the log says in the layout and a text has no block for. A text with a block that the layout lacks was begun
    /// in another one, which has its own.
    fn not_in(&self, text: &str) -> Vec<&'static str> {
        let there: BTreeSet<&str> = names(text).collect();
        let is_known = |name: &&&str| self.said.contains_key(**name);
        if there.iter().filter(is_known).any(|name| !self.layout.contains(name)) {
            return Vec::new();
        }
        let says = |name: &&'static str| self.said.get(*name).is_some_and(|said| !said.is_empty());
        self.layout.iter().copied().filter(says).filter(|name| !there.contains(name)).collect()
    }
}

/// Writes the blocks of `text` anew as the log now says them of the incident `number`. Text around the blocks stays to
/// the letter; words that were typed into a block are moved below it.
///
/// # Errors
/// When the text is no draft of that incident, or a copy for readers.
pub fn refresh(text: &str, fresh: &Fresh, number: &str) -> Result<Refreshed, Foreign> {
    is_own(text, number).map(|()| fill(text, fresh))
}

/// Whether a text is a draft of the incident `number`.
///
/// # Errors
/// When it is none, or a copy for readers.
fn is_own(text: &str, number: &str) -> Result<(), Foreign> {
    let copy = copy_for(text);
    if copy.is_some() || !is_draft_of(text, number) {
        return Err(Foreign { asked: number.to_owned(), found: draft_number(text), copy });
    }
    Ok(())
}

/// The same for a text that is known to be a draft of that incident, as a version that was kept without its blocks.
#[must_use]
pub fn fill(text: &str, fresh: &Fresh) -> Refreshed {
    let mut out = Refreshed { text: String::with_capacity(text.len()), remarks: Vec::new() };
    let (mut written, end) = (BTreeSet::new(), line_end(text));
    for piece in pieces(text) {
        match piece {
            Piece::Typed(typed) => out.typed(typed),
            Piece::Block(block) => match fresh.said.get(block.name) {
                Some(said) if written.insert(block.name) => out.write(&block, said, end),
                twice => out.leave(&block, twice.is_some()),
            },
        }
    }
    let absent = fresh.not_in(text);
    if !absent.is_empty() {
        out.remarks
            .push(format!("The text has no block for what the log says of {}.", absent.join(", ")));
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

    fn write(&mut self, block: &Block<'_>, said: &str, end: &str) {
        self.text.push_str(&fresh(block.name, said, end));
        if block.is_edited() {
            self.keep_words(block, said, end);
        }
        self.text.push_str(block.end());
    }

    /// Moves what somebody typed into a block below it: every line that the log does not write.
    fn keep_words(&mut self, block: &Block<'_>, said: &str, end: &str) {
        let known: BTreeSet<&str> = said.lines().map(str::trim).collect();
        let typed = |line: &&str| !line.trim().is_empty() && !known.contains(line.trim());
        let kept: Vec<&str> = block.content.lines().filter(typed).collect();
        if kept.is_empty() {
            return;
        }
        let kept = kept.join(end);
        self.text.push_str(&format!("{end}{end}{MOVED}{end}{end}{kept}{end}"));
        self.remarks.push(format!(
            "Words that were typed into the block “{}” stand below it now.",
            block.name
        ));
    }
}
