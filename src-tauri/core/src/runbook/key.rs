//! The name that a step keeps while other parts of its file change.

use sha2::{Digest, Sha256};
use std::fmt::Write;

use super::outline::Section;

/// The headings above a section and its own, joined.
pub(super) fn path(sections: &[Section<'_>], index: usize) -> String {
    let mut parts = Vec::new();
    let mut at = Some(index);
    while let Some(section) = at.and_then(|i| sections.get(i)) {
        parts.push(section.title.as_str());
        at = section.parent;
    }
    parts.reverse();
    parts.join("\n")
}

/// The first 16 hexadecimal digits of the SHA-256 of the path, the text and which of its like it is.
pub(super) fn key(path: &str, text: &str, occurrence: u32) -> String {
    let digest = Sha256::digest(format!("{path}\n\n{text}\n\n{occurrence}").as_bytes());
    digest.iter().take(8).fold(String::new(), |mut out, byte| {
        let _ = write!(out, "{byte:02x}");
        out
    })
}
