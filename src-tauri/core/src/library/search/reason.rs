//! Whether a line is a reason to choose a runbook before anybody looks at it.
//!
//! *Enter* declares with what is chosen, so that a chance word must not choose: only a title or a symptom counts, and words
//! that every alert has (`down`, `min`, `slow`) count only where others stand beside them.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::Asked;
use super::line::FoundIn;
use super::word::Word;
use crate::runbook::words::is_common;

static VAGUE: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    let lines = include_str!("vague.txt").lines().filter(|line| !line.starts_with('#'));
    lines.flat_map(str::split_whitespace).collect()
});

/// True for a word that does not say what a question is about: one that every alert has, a letter, a number that is none
/// as `503` is.
fn tells_nothing(word: &Word) -> bool {
    [word.text.as_str(), word.stem()].iter().any(|form| VAGUE.contains(form))
        || word.text.chars().count() < 2
        || word.text.chars().count() < 3 && word.text.chars().all(char::is_numeric)
        || is_common(&word.text)
}

/// The same of a word as it stands in a line.
#[cfg(test)]
pub(super) fn is_vague(word: &str) -> bool {
    tells_nothing(&Word::new(word))
}

/// True when a line of a runbook is a reason to choose it: a title that holds the only telling word of the question, a title
/// whose telling words all stand in the question, a title or a symptom that holds its only word, or one that holds two of
/// its words and half of them, either with most of those that tell something or beside each other as they were asked.
pub(super) fn is_reason(found_in: FoundIn, line: &str, asked: &Asked, together: usize) -> bool {
    if !matches!(found_in, FoundIn::Title | FoundIn::Symptom) {
        return false;
    }
    let held: Vec<&Word> = asked.content.iter().filter(|word| word.names(line)).collect();
    let telling = asked.content.iter().filter(|word| !tells_nothing(word)).count();
    let told = held.iter().filter(|word| !tells_nothing(word)).count();
    let only =
        told == 1 && telling == 1 && (found_in == FoundIn::Title || asked.content.len() == 1);
    let several = held.len() > 1 && held.len() * 2 >= asked.content.len();
    let is_named = found_in == FoundIn::Title && names_all(asked, line);
    only || is_named || several && (told * 2 > telling || together > 1)
}

/// True when the question has every word of a title that tells something.
pub(super) fn names_all(asked: &Asked, title: &str) -> bool {
    let words = title.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let mut telling = words.filter(|word| !tells_nothing(&Word::new(word))).peekable();
    telling.peek().is_some()
        && telling.all(|word| asked.content.iter().any(|asked| asked.names(word)))
}

/// The reason as a person reads it: where the words stand, and which; `line` comes in parts, `true` for what was asked for.
pub(super) fn said(found_in: FoundIn, line: &[(String, bool)]) -> String {
    let parts: Vec<&str> =
        line.iter().filter(|(_, asked)| *asked).map(|(part, _)| part.as_str()).collect();
    let place = if found_in == FoundIn::Title { "its title" } else { "a symptom" };
    format!("{place} says “{}”", parts.join(" … "))
}
