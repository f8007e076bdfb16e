//! What the items of a group say, and the short hashes by which a choice finds them again.

use sha2::{Digest, Sha256};

use crate::runbook::blocks::tree::Node;
use crate::runbook::steps::candidates::{Candidate, Found};
use crate::runbook::words::word_set::Lower;

/// The block that stands for what is no list and no table.
pub(super) fn first_node<'a>(found: &Found<'a>) -> Option<&'a Node> {
    match &found.what {
        Candidate::Paragraph { node, .. } => Some(node),
        Candidate::Command { before, codes, .. } => before.or_else(|| codes.first().copied()),
        Candidate::List { .. } | Candidate::Table { .. } => None,
    }
}

/// What an item that is no item of a list says: its sentence, or the first line of its code. Code with numbered
/// comments is several items.
pub(super) fn words(found: &Found<'_>) -> Vec<String> {
    if let Candidate::Command { numbered, .. } = &found.what
        && !numbered.is_empty()
    {
        return numbered.iter().map(|step| step.text.clone()).collect();
    }
    let Some(node) = first_node(found) else { return Vec::new() };
    vec![match node.command() {
        Some(command) => command.lines().next().unwrap_or_default().to_owned(),
        None => node.sentence(),
    }]
}

/// A short hash of the words of an item: the same whatever its case, marks and spaces are.
pub(super) fn fingerprint(text: &str) -> String {
    short_hash(&bare(text))
}

/// The words of a text in lower case, with one space between them.
pub(super) fn bare(text: &str) -> String {
    let mut words = String::with_capacity(text.len());
    let is_ascii = text.is_ascii();
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        if !words.is_empty() {
            words.push(' ');
        }
        match is_ascii {
            true => words.push_str(word),
            false => words.push_str(Lower::of(word).as_str()),
        }
    }
    if is_ascii {
        words.make_ascii_lowercase();
    }
    words
}

/// The first 8 hexadecimal digits of a SHA-256.
pub(super) fn short_hash(text: &str) -> String {
    let digest = Sha256::digest(text.as_bytes());
    hex::encode(&digest[..4])
}
