//! Files that reports went to, so that an export writes over its own last one and over nobody's words.
//!
//! A file is known by its hash, which the settings of this laptop keep for each place: no form needs a mark, and one
//! changed letter is enough. What is deliberately absent: reading and writing the files.

use sha2::{Digest, Sha256};
use std::path::Path;

use crate::paper::Form;

/// The SHA-256 of a file's bytes, hexadecimal: tells whether somebody changed it.
#[must_use]
pub fn hash(bytes: &[u8]) -> String {
    hex::encode(Sha256::digest(bytes))
}

/// A report that goes to a file: of which incident, and in which form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Export {
    tells: String,
}

impl Export {
    /// The report of `INC-0042`.
    #[must_use]
    pub fn new(number: &str, form: Form) -> Self {
        Self { tells: format!("{number} as {}", form.word()) }
    }

    /// What is kept among the settings under [`place`] once these bytes stand there.
    #[must_use]
    pub fn note(&self, bytes: &[u8]) -> String {
        format!("{} {}", self.tells, hash(bytes))
    }

    /// Why what stands at a place is not written over by these bytes unasked; none where it may be. `known` is the
    /// note of that place.
    #[must_use]
    pub fn in_the_way(&self, known: Option<&str>, there: &[u8], bytes: &[u8]) -> Option<String> {
        if there.trim_ascii().is_empty() || there == bytes {
            return None;
        }
        match known.and_then(|known| known.rsplit_once(' ')) {
            None => Some("what stands there is no export that this laptop knows".to_owned()),
            Some((_, last)) if last != hash(there) => Some("somebody changed it".to_owned()),
            Some((tells, _)) if tells != self.tells => Some(format!("it holds {tells}")),
            Some(_) => None,
        }
    }
}

/// Under which name the settings keep what was written to a place.
#[must_use]
pub fn place(path: &Path) -> String {
    format!("written.{}", path.display())
}

/// True where a place is known, and holds something else than what was written there.
#[must_use]
pub fn is_changed(known: Option<&str>, there: &[u8]) -> bool {
    known.and_then(|known| known.rsplit_once(' ')).is_some_and(|(_, last)| last != hash(there))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_was_written_last_gives_way() {
        let pdf = Export::new("INC-0001", Form::Pdf);
        let known = pdf.note(b"one");
        assert_eq!(pdf.in_the_way(Some(&known), b"one", b"two"), None);
        for (other, known, there, why) in [
            (&pdf, None, "one", "no export that this laptop knows"),
            (&pdf, Some(&known), "onE", "somebody changed it"),
            (&Export::new("INC-0002", Form::Pdf), Some(&known), "one", "it holds INC-0001 as pdf"),
            (&Export::new("INC-0001", Form::Html), Some(&known), "one", "it holds INC-0001 as pdf"),
        ] {
            let said = other.in_the_way(known.map(String::as_str), there.as_bytes(), b"two");
            assert!(said.is_some_and(|said| said.contains(why)), "{why}");
        }
    }

    #[test]
    fn an_empty_file_and_the_same_words_are_in_nobodys_way() {
        let copy = Export::new("INC-0001", Form::Md);
        assert_eq!(copy.in_the_way(None, b" \n", b"masked"), None);
        assert_eq!(copy.in_the_way(None, b"typed\n", b"typed\n"), None);
    }

    #[test]
    fn a_place_that_nobody_knows_is_not_changed() {
        let known = Export::new("INC-0001", Form::Md).note(b"one");
        let changed = |known: Option<&str>, there: &[u8]| is_changed(known, there);
        assert!(changed(Some(&known), b"two"));
        assert!(!changed(Some(&known), b"one") && !changed(None, b"two"));
    }
}
