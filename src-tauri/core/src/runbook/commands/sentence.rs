//! Whether a line that begins with the name of a program is a sentence after all: "go to the address of its page".
//!
//! A sentence offered as a command is the worst mistake that the importer can make, so that in doubt it is a sentence.
//! What stands in quotes or brackets is an argument and says nothing.

use crate::runbook::words::{is_common, is_verb};

/// Words of which one is enough: no program takes them as they are.
const OF_SENTENCES: [&str; 26] = [
    "the", "an", "this", "that", "these", "those", "your", "our", "its", "it", "you", "we", "is",
    "are", "was", "were", "will", "can", "should", "which", "until", "because", "so", "if", "them",
    "they",
];

/// Programs whose arguments are words of any kind, or that open a loop or a condition.
const TAKES_WORDS: [&str; 7] = ["echo", "for", "if", "while", "until", "case", "printf"];

/// How many other small words there are in a sentence at least.
const SMALL_WORDS: usize = 2;

/// True when a line says more than a command does: a sentence ends inside it, or the small words of one stand among
/// its arguments.
pub(super) fn is_sentence(line: &str) -> bool {
    let first = line.split_whitespace().next().unwrap_or_default();
    if TAKES_WORDS.contains(&first) && (first == "echo" || line.contains([';', '$', '['])) {
        return false;
    }
    let mut words = outside_quotes(line).skip(1).peekable();
    let mut small = 0;
    while let Some(word) = words.next() {
        let next = words.peek().copied().unwrap_or_default();
        let ends = word.ends_with(['.', '?', '!']) && is_word(&word[..word.len() - 1]);
        if ends && next.starts_with(char::is_uppercase) {
            return true;
        }
        let word = word.trim_end_matches([',', '.', ';', ':', ')']);
        if OF_SENTENCES.contains(&word) || matches!(word, "to" | "and" | "then") && is_verb(next) {
            return true;
        }
        small += usize::from(is_common(word));
    }
    small >= SMALL_WORDS
}

fn is_word(text: &str) -> bool {
    text.len() > 1 && text.chars().all(char::is_alphabetic)
}

/// The words of a line up to a comment, without what stands in quotes or brackets.
fn outside_quotes(line: &str) -> impl Iterator<Item = &str> {
    let mut closes: Option<char> = None;
    let words = line.split_whitespace().map_while(move |word| {
        if closes.is_none() && word.starts_with('#') {
            return None;
        }
        let was_open = closes.is_some();
        closes = open_after(word, closes);
        Some((!was_open && closes.is_none()).then_some(word))
    });
    words.flatten()
}

/// What would close the quote or bracket that is open behind a word. An apostrophe inside a word opens nothing.
fn open_after(word: &str, mut closes: Option<char>) -> Option<char> {
    let mut before = ' ';
    for sign in word.chars() {
        closes = match (closes, sign) {
            (Some(end), sign) if end == sign => None,
            (Some(end), _) => Some(end),
            (None, '\'') if before.is_alphanumeric() => None,
            (None, '"' | '\'') => Some(sign),
            (None, '<') => Some('>'),
            (None, '[') => Some(']'),
            (None, '{') => Some('}'),
            (None, _) => None,
        };
        before = sign;
    }
    closes
}
