//! The lines of a runbook that can answer a question, and how much each is worth.

use super::Asked;
use super::word::pieces;

/// The most of a text that is looked through for its lines and counts, in bytes: the index has all of it.
const LOOKED_THROUGH: usize = 1_000_000;

/// What can be found of a runbook.
#[derive(Clone, Copy, Debug, Default)]
pub struct Text<'a> {
    /// Its title.
    pub title: &'a str,
    /// Its symptoms.
    pub symptoms: &'a [String],
    /// Its headings.
    pub headings: &'a [String],
    /// What its steps say.
    pub steps: &'a [String],
    /// Its commands; each may have several lines.
    pub commands: &'a [String],
    /// The whole file.
    pub body: &'a str,
}

impl<'a> Text<'a> {
    /// Every line that the file was read as, with where it stands and what it is worth.
    pub(super) fn lines(&self) -> impl Iterator<Item = (&'static str, u32, &'a str)> {
        let of = |found_in, weight, lines: &'a [String]| {
            lines.iter().map(move |line| (found_in, weight, line.as_str()))
        };
        let commands =
            self.commands.iter().flat_map(|c| c.lines()).map(|line| ("Command", 2, line));
        std::iter::once(("Title", 8, self.title))
            .chain(of("Symptom", 6, self.symptoms))
            .chain(of("Heading", 4, self.headings))
            .chain(of("Step", 2, self.steps))
            .chain(commands)
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
