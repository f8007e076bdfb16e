//! Whether a text holds one of a few words at all: asked before a pattern, because most sentences hold none.
//!
//! A pattern costs some hundred nanoseconds even where it finds nothing; this costs about one per byte. It may say yes
//! where the pattern says no, never the other way round.

/// Words to look for, in lower case and ASCII. `0` to `9` may stand among them.
pub(super) struct Mentions {
    words: &'static [&'static str],
    /// True for every byte that one of the words starts with, in either case.
    starts: [bool; 256],
}

impl Mentions {
    /// These words; none of them is empty.
    pub const fn of(words: &'static [&'static str]) -> Self {
        let mut starts = [false; 256];
        let mut at = 0;
        while at < words.len() {
            let first = words[at].as_bytes()[0];
            starts[first.to_ascii_lowercase() as usize] = true;
            starts[first.to_ascii_uppercase() as usize] = true;
            at += 1;
        }
        Self { words, starts }
    }

    /// True when a word of the text starts with one of these.
    pub fn any(&self, text: &str) -> bool {
        let bytes = text.as_bytes();
        let mut inside = false;
        for (at, byte) in bytes.iter().enumerate() {
            if self.starts[usize::from(*byte)] && !inside && self.at(&bytes[at..]) {
                return true;
            }
            inside = byte.is_ascii_alphanumeric() || *byte == b'_';
        }
        false
    }

    /// True when the first word of the text, signs before it apart, starts with one of these.
    pub fn first(&self, text: &str) -> bool {
        let rest = text.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '_');
        self.at(rest.as_bytes())
    }

    fn at(&self, bytes: &[u8]) -> bool {
        self.words.iter().any(|word| {
            bytes.get(..word.len()).is_some_and(|found| found.eq_ignore_ascii_case(word.as_bytes()))
        })
    }
}
