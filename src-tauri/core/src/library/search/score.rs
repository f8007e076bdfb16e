//! What speaks for a candidate, and which of its lines is shown: the one with the most of the words, a phrase before
//! single words, and only then the one that stands in the better place.

use super::Asked;
use super::line::{FoundIn, Text};
use super::reason::is_reason;
use super::word::pieces;

/// What each word that is held is worth, and each that stands with others on one line.
const WORD: u32 = 12;

/// A candidate with what speaks for it.
pub(super) struct Scored<'a> {
    pub at: usize,
    /// It holds all words.
    pub whole: bool,
    /// The title holds one of the words, or the runbook more than half.
    pub strong: bool,
    /// The line that is a reason to take it without a look at the others.
    pub reason: Option<(FoundIn, &'a str)>,
    /// Some of its words stand together as they were asked.
    pub phrase: bool,
    pub score: u32,
    pub found_in: FoundIn,
    pub line: &'a str,
}

/// A line that holds some of the words.
#[derive(Clone, Copy)]
struct Line<'a> {
    /// How many of the words, and how many stand one after the other as they were asked.
    held: usize,
    phrase: usize,
    worth: u32,
    found_in: FoundIn,
    text: &'a str,
}

impl Line<'_> {
    fn rank(&self) -> (usize, usize, u32) {
        (self.held, self.phrase, self.worth)
    }
}

/// The candidate's score; none when it holds no word.
pub(super) fn scored<'a>(at: usize, text: &Text<'a>, asked: &Asked) -> Option<Scored<'a>> {
    let all = asked.content.len();
    let mut best: Option<Line<'a>> = None;
    let mut reason: Option<Line<'a>> = None;
    let mut by_word: Vec<u32> = vec![0; all];
    let mut in_title = false;
    for (found_in, line) in text.lines() {
        let line = look(found_in, line, asked, &mut by_word);
        in_title |= found_in == FoundIn::Title && line.is_some();
        reason = better(reason, line.filter(|l| is_reason(found_in, l.text, asked, l.phrase)));
        best = better(best, line);
    }
    if best.is_none_or(|line| line.held < all || line.phrase < all) {
        for line in text.body_lines() {
            best = better(best, look(FoundIn::Text, line, asked, &mut by_word));
        }
    }
    let Line { held, phrase, found_in, text: line, .. } = best?;
    let found = by_word.iter().filter(|w| **w > 0).count();
    let together = held.saturating_sub(1) + usize::from(phrase > 1);
    let words = u32::try_from(found + together).unwrap_or(u32::MAX);
    Some(Scored {
        at,
        whole: found == all,
        strong: in_title || found * 2 > all,
        reason: reason.map(|line| (line.found_in, line.text)),
        phrase: phrase > 1,
        score: words.saturating_mul(WORD).saturating_add(by_word.iter().sum()),
        found_in,
        line,
    })
}

/// The better of two lines; the earlier one of two that are as good.
fn better<'a>(best: Option<Line<'a>>, line: Option<Line<'a>>) -> Option<Line<'a>> {
    match (best, line) {
        (Some(best), Some(line)) if line.rank() <= best.rank() => Some(best),
        (best, line) => line.or(best),
    }
}

/// What a line holds; none when it holds nothing. `by_word` keeps what each word is worth at best.
fn look<'a>(
    found_in: FoundIn,
    text: &'a str,
    asked: &Asked,
    by_word: &mut [u32],
) -> Option<Line<'a>> {
    let (mut held, mut worth) = (0, 0);
    for (word, best_of_word) in asked.content.iter().zip(by_word) {
        let like = word.likeness_in(text) * found_in.worth();
        held += usize::from(like > 0);
        worth += like;
        *best_of_word = (*best_of_word).max(like);
    }
    let line = |phrase| Line { held, phrase, worth, found_in, text };
    (held > 0).then(|| line(longest_run(text, asked)))
}

/// The most words of a line that stand one after the other as they were asked.
fn longest_run(line: &str, asked: &Asked) -> usize {
    let words: Vec<&str> = pieces(line).filter(|(_, is_word)| *is_word).map(|(w, _)| w).collect();
    let run = |at: usize, from: usize| {
        let pairs = words[at..].iter().zip(&asked.all[from..]);
        pairs.take_while(|(word, asked)| asked.likeness(word) > 0).count()
    };
    let starts = (0..words.len()).flat_map(|at| (0..asked.all.len()).map(move |from| (at, from)));
    starts.map(|(at, from)| run(at, from)).max().unwrap_or(0)
}
