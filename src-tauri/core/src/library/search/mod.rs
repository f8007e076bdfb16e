//! "What do you see?": which words a question has, and which of the runbooks that hold them a person means.
//!
//! An index finds the candidates ([`Asked::expression`]); here they are ranked. A title counts more than a symptom, a
//! symptom more than a heading, a heading more than a step or a command, and those more than the text; but whoever holds
//! all words comes before whoever holds some. Where no title holds a word and no runbook more than half of them, nothing
//! is found. Words match as a whole or by their beginning,
//! whatever their case and accents; words that every sentence has ("after a") never decide, they are only highlighted
//! where they stand as asked.
//!
//! Each stage uses only those before it: `mod` (what was asked), `word`, `line`, `mark`, `reason`, `score`.

mod line;
mod mark;
mod reason;
mod score;
#[cfg(test)]
mod tests;
mod word;

pub use self::line::{FoundIn, Text};
pub use self::mark::marked;

use std::cmp::Reverse;

use self::score::{Scored, scored};
use self::word::{Word, pieces};
use crate::runbook::words::is_common;

/// The words of a question.
#[derive(Clone, Debug)]
pub struct Asked {
    /// All of them, in order.
    all: Vec<Word>,
    /// Those that decide, each once.
    content: Vec<Word>,
    /// As the index is asked: a phrase for what stands together without white space (`db-host`).
    phrases: Vec<Vec<Word>>,
    /// The last word may be unfinished.
    open: bool,
}

/// A runbook that holds some of the words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ranked {
    /// Its place among the candidates.
    pub at: usize,
    /// It holds all of the words that decide.
    pub whole: bool,
    /// Why it is taken without a look at the others, as in `its title says “outage”`; none where only a person can tell.
    pub reason: Option<String>,
    /// Where the line stands.
    pub found_in: FoundIn,
    /// The line, in parts; `true` for a part that was asked for.
    pub line: Vec<(String, bool)>,
    /// How often the words stand in its text.
    pub times: u32,
}

impl Asked {
    /// The words of `question`; none when it has none.
    #[must_use]
    pub fn new(question: &str) -> Option<Self> {
        let phrases: Vec<Vec<Word>> = question
            .split_whitespace()
            .map(|part| pieces(part).filter(|p| p.1).map(|(w, _)| Word::new(w)).collect())
            .filter(|words: &Vec<Word>| !words.is_empty())
            .collect();
        let all: Vec<Word> = phrases.iter().flatten().cloned().collect();
        let decides = |words: &[Word]| words.iter().any(|word| !is_common(&word.text));
        let only_common = !decides(&all);
        let open = question.ends_with(char::is_alphanumeric);
        let kept = |words: &Vec<Word>| only_common || decides(words);
        let mut content: Vec<Word> =
            all.iter().filter(|w| only_common || !is_common(&w.text)).cloned().collect();
        content.sort();
        content.dedup();
        let phrases = phrases.into_iter().filter(kept).collect();
        (!all.is_empty()).then_some(Self { all, content, phrases, open })
    }

    /// The question in the index's language: every word (`all`), or one of them.
    #[must_use]
    pub fn expression(&self, all: bool) -> String {
        let last = self.phrases.len().saturating_sub(1);
        let terms = self.phrases.iter().enumerate().map(|(at, phrase)| {
            let may_go_on = self.open && at == last;
            match phrase.as_slice() {
                [word] => word.forms(may_go_on),
                words => {
                    let words: Vec<&str> = words.iter().map(|w| w.text.as_str()).collect();
                    format!("\"{}\"{}", words.join(" "), if may_go_on { " *" } else { "" })
                }
            }
        });
        terms.collect::<Vec<_>>().join(if all { " AND " } else { " OR " })
    }

    /// True when one word is all that decides.
    #[must_use]
    pub fn is_single(&self) -> bool {
        self.phrases.len() < 2
    }
}

/// Hits with all words that are enough: those with some of them would only stand in the way.
const ENOUGH: usize = 3;

/// The candidates that answer the question, the best first, at most `limit`: those that hold all words come before those
/// that hold some. Nothing when only a stray word was found; none with a stray word beside one that holds all; and only
/// those that hold all where these are [`ENOUGH`].
#[must_use]
pub fn rank(candidates: &[Text<'_>], asked: &Asked, limit: usize) -> Vec<Ranked> {
    let scored = candidates.iter().enumerate().filter_map(|(at, text)| scored(at, text, asked));
    let mut found: Vec<Scored<'_>> = scored.collect();
    // One stray word of several, deep in a text, would preselect a runbook that is about something else.
    if !found.iter().any(|f| f.strong) {
        return Vec::new();
    }
    let whole = found.iter().filter(|f| f.whole).count();
    found.retain(|f| f.whole || whole == 0 || whole < ENOUGH && (f.strong || f.phrase));
    found.sort_by_key(|f| (!f.whole, Reverse(f.score), f.at));
    found
        .into_iter()
        .take(limit)
        .map(|f| Ranked {
            at: f.at,
            whole: f.whole,
            reason: f.reason.map(|(found_in, line)| reason::said(found_in, &marked(line, asked))),
            found_in: f.found_in,
            line: marked(f.line, asked),
            times: candidates[f.at].times(asked),
        })
        .collect()
}
