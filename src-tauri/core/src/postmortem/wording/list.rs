//! The list of words as people write it: a heading `[Family] question`, then one pattern a line.
//!
//! A pattern is a regular expression, read without regard to case and as whole words. Behind the name of the family may
//! stand `, info` for words that may be fine, and `, in actions` for words that are asked about among action items only.

use regex::{Regex, RegexBuilder};

use super::{Hit, WordingLevel};

/// The list that ships.
pub const SHIPPED: &str = include_str!("words.txt");
/// Bytes that a family may take once it is read: a list that somebody wrote never fills the memory.
const MOST_BYTES: usize = 1 << 20;

/// What is asked about.
#[derive(Clone, Debug, Default)]
pub struct WordList {
    families: Vec<Family>,
}

#[derive(Clone, Debug)]
struct Family {
    name: String,
    question: String,
    level: WordingLevel,
    in_actions: bool,
    patterns: Vec<Regex>,
}

/// A line of the list that says nothing.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {why}")]
pub struct WordProblem {
    /// The line, from 1.
    pub line: usize,
    /// Why, and what to do.
    pub why: String,
}

impl WordList {
    /// The list that ships.
    #[must_use]
    pub fn shipped() -> Self {
        Self::read(SHIPPED).0
    }

    /// Reads a list; lines that say nothing are left out and told.
    #[must_use]
    pub fn read(text: &str) -> (Self, Vec<WordProblem>) {
        let (mut list, mut problems) = (Self::default(), Vec::new());
        for (n, line) in text.lines().enumerate() {
            if let Err(why) = list.take(line.trim()) {
                problems.push(WordProblem { line: n + 1, why });
            }
        }
        (list, problems)
    }

    fn take(&mut self, line: &str) -> Result<(), String> {
        if line.is_empty() || line.starts_with('#') {
            return Ok(());
        }
        if let Some((head, question)) = line.strip_prefix('[').and_then(|l| l.split_once("] ")) {
            self.families.push(Family::new(head, question));
            return Ok(());
        }
        let pattern = pattern(line).map_err(|_| {
            format!("“{line}” is no pattern; write plain words, or a regular expression")
        })?;
        let last = self.families.last_mut().ok_or_else(|| {
            format!("“{line}” belongs to no family; put `[Name] question` above it")
        })?;
        last.patterns.push(pattern);
        Ok(())
    }

    pub(super) fn found(&self, words: &str, in_actions: bool) -> Vec<Hit> {
        let families = self.families.iter().filter(|family| in_actions || !family.in_actions);
        families.flat_map(|family| family.found(words)).collect()
    }
}

impl Family {
    fn new(head: &str, question: &str) -> Self {
        let mut parts = head.split(',').map(str::trim);
        let name = parts.next().unwrap_or_default().to_owned();
        let said: Vec<&str> = parts.collect();
        let level = if said.contains(&"info") { WordingLevel::Info } else { WordingLevel::Ask };
        let (question, patterns) = (question.trim().to_owned(), Vec::new());
        Self { name, question, level, in_actions: said.contains(&"in actions"), patterns }
    }

    fn found<'a>(&'a self, words: &'a str) -> impl Iterator<Item = Hit> + 'a {
        self.patterns.iter().flat_map(|pattern| pattern.find_iter(words)).map(|hit| Hit {
            from: hit.start(),
            to: hit.end(),
            family: self.name.clone(),
            question: self.question.clone(),
            level: self.level,
            offers: Vec::new(),
        })
    }
}

/// The pattern as whole words, where it begins and ends with a letter.
fn pattern(line: &str) -> Result<Regex, regex::Error> {
    let is_letter =
        |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || matches!(c, '(' | ')' | '?'));
    let start = if is_letter(line.chars().next()) { r"\b" } else { "" };
    let end = if is_letter(line.chars().next_back()) { r"\b" } else { "" };
    RegexBuilder::new(&format!("{start}(?:{line}){end}"))
        .case_insensitive(true)
        .size_limit(MOST_BYTES)
        .build()
}
