//! What a forge (GitHub, GitLab) or a chat takes for a reference: `@name`, `#123`, `org/repo#123`, `GH-123`, the hash of a
//! commit. In a person's words they are words: nobody is to be called into a draft by having been spoken of.
//!
//! Addresses of the web are left alone: they show as they were typed.

use std::ops::Range;

/// The stretches of a line that hold a reference, in order.
pub(super) fn find(line: &[char]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < line.len() {
        if is_address(&line[at..]) {
            at += line[at..].iter().take_while(|c| **c != ' ').count();
            continue;
        }
        let length = line[at..].iter().take_while(|c| is_of_reference(**c)).count();
        let span = trimmed(line, at..at + length);
        let before = span.start.checked_sub(1).and_then(|before| line.get(before));
        if is_reference(before.copied(), &line[span.clone()]) {
            found.push(span);
        }
        at += length.max(1);
    }
    found
}

fn is_address(line: &[char]) -> bool {
    ["http://", "https://", "www."]
        .iter()
        .any(|start| start.chars().zip(line).all(|(a, b)| a == *b) && line.len() > start.len())
}

fn is_of_reference(c: char) -> bool {
    c.is_ascii_alphanumeric() || "_./#@-".contains(c)
}

/// Without the punctuation of the sentence around it.
fn trimmed(line: &[char], span: Range<usize>) -> Range<usize> {
    let is_punctuation = |c: &&char| "./-".contains(**c);
    let before = line[span.clone()].iter().take_while(is_punctuation).count();
    let start = span.start + before;
    let behind = line[start..span.end].iter().rev().take_while(is_punctuation).count();
    start..span.end - behind
}

fn is_reference(before: Option<char>, span: &[char]) -> bool {
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let marked = span.iter().enumerate().any(|(at, c)| {
        let before = if at == 0 { before } else { span.get(at - 1).copied() };
        let after = span.get(at + 1).copied();
        match c {
            '@' => !is_letter(before) && is_letter(after),
            '#' => after.is_some_and(|after| after.is_ascii_digit()),
            _ => false,
        }
    });
    let mut words = span.split(|c| !(c.is_ascii_alphanumeric() || *c == '_'));
    marked || is_numbered(span) || words.any(is_hash)
}

/// `GH-123`
fn is_numbered(span: &[char]) -> bool {
    let text: String = span.iter().collect();
    let number = text.get(3..).filter(|_| text[..3].eq_ignore_ascii_case("gh-"));
    number.is_some_and(|number| number.starts_with(|c: char| c.is_ascii_digit()))
}

/// Seven to forty digits of a hash.
fn is_hash(word: &[char]) -> bool {
    (7..=40).contains(&word.len()) && word.iter().all(|c| matches!(c, '0'..='9' | 'a'..='f'))
}
