//! The name that a step keeps while other parts of its file change.

use sha2::{Digest, Sha256};
use std::fmt::Write;

use super::outline::Section;

/// Characters of a heading that are kept with each group below it: with all of them, a long heading over many lists
/// would grow with the square of the file.
const HEADING_CHARS: usize = 200;

/// The beginnings of the headings above a section and of its own, the outermost first.
pub(super) fn headings(sections: &[Section<'_>], index: usize) -> Vec<String> {
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
pub(super) fn key(path: &str, text: &str, occurrence: u32) -> String {
    let digest = Sha256::digest(format!("{path}\n\n{text}\n\n{occurrence}").as_bytes());
    hex(&digest[..8])
}

/// Bytes as hexadecimal digits.
pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut out, byte| {
        let _ = write!(out, "{byte:02x}");
        out
    })
}
