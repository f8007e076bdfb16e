//! The lines of a runbook that can answer a question, and how much each is worth.

#![allow(missing_docs, reason = "fields are named by their meaning")]

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Asked;
use super::word::pieces;

/// The most of a text that is looked through for its lines and counts, in bytes: the index has all of it.
const LOOKED_THROUGH: usize = 1_000_000;

/// What can be found of a runbook.
#[derive(Clone, Copy, Debug, Default)]
pub struct Text<'a> {
    pub title: &'a str,
    pub symptoms: &'a [String],
    pub headings: &'a [String],
    /// What its steps say.
    pub steps: &'a [String],
    /// Its commands; each may have several lines.
    pub commands: &'a [String],
    /// The whole file.
    pub body: &'a str,
}

/// Where a line stands in a runbook, the better place first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
pub enum FoundIn {
    Title,
    Symptom,
    Heading,
    /// What a step says.
    Step,
    /// A line of a command.
    Command,
    /// Any other line.
    Text,
}

impl FoundIn {
    /// As a person reads it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Title => "Title",
            Self::Symptom => "Symptom",
            Self::Heading => "Heading",
            Self::Step => "Step",
            Self::Command => "Command",
            Self::Text => "Text",
        }
    }

    /// What a word is worth there.
    pub(super) const fn worth(self) -> u32 {
        match self {
            Self::Title => 8,
            Self::Symptom => 6,
            Self::Heading => 4,
            Self::Step | Self::Command => 2,
            Self::Text => 1,
        }
    }
}

impl<'a> Text<'a> {
    /// Every line that the file was read as, with where it stands.
    pub(super) fn lines(&self) -> impl Iterator<Item = (FoundIn, &'a str)> {
        let of =
            |found_in, lines: &'a [String]| lines.iter().map(move |line| (found_in, line.as_str()));
        let commands = self.commands.iter().flat_map(|c| c.lines());
        std::iter::once((FoundIn::Title, self.title))
            .chain(of(FoundIn::Symptom, self.symptoms))
            .chain(of(FoundIn::Heading, self.headings))
            .chain(of(FoundIn::Step, self.steps))
            .chain(commands.map(|line| (FoundIn::Command, line)))
    }

    /// The lines of the file without the marks at their beginnings.
    pub(super) fn body_lines(&self) -> impl Iterator<Item = &'a str> {
        let marks = |c: char| c.is_whitespace() || "#>*+-|=`~".contains(c);
        self.looked_through().lines().map(move |line| line.trim_matches(marks))
    }

    /// How often the words stand in the file.
    pub(super) fn times(&self, asked: &Asked) -> u32 {
        let is_asked = |word: &str| asked.content.iter().any(|a| a.likeness(word) > 0);
        let body = self.looked_through();
        let count = pieces(body).filter(|(word, is_word)| *is_word && is_asked(word)).count();
        u32::try_from(count.max(1)).unwrap_or(u32::MAX)
    }

    fn looked_through(&self) -> &'a str {
        let mut end = self.body.len().min(LOOKED_THROUGH);
        while !self.body.is_char_boundary(end) {
            end -= 1;
        }
        &self.body[..end]
    }
}
