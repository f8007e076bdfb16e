//! The name that a step keeps while other parts of its file change.

use sha2::{Digest, Sha256};

use crate::runbook::sections::outline::Section;

/// Characters of a heading that are kept with each group below it: with all of them, a long heading over many lists
/// would grow with the square of the file.
const HEADING_CHARS: usize = 200;

/// The beginnings of the headings above a section and of its own, the outermost first.
pub(in crate::runbook) fn headings(sections: &[Section<'_>], index: usize) -> Vec<String> {
    let mut parts = Vec::new();
    let mut at = Some(index);
    while let Some(section) = at.and_then(|i| sections.get(i)) {
        parts.push(section.title.chars().take(HEADING_CHARS).collect());
        at = section.parent;
    }
    parts.reverse();
    parts
}

/// The first 16 hexadecimal digits of the SHA-256 of the path, the text and which of its like it is.
pub(in crate::runbook) fn key(path: &str, text: &str, occurrence: u32) -> String {
    let mut hash = Sha256::new();
    for part in [path, "\n\n", text, "\n\n", &occurrence.to_string()] {
        hash.update(part);
    }
    hex::encode(&hash.finalize()[..8])
}
