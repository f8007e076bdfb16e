//! Whether a text holds one of a few words at all: asked before a pattern, because most sentences hold none.
//!
//! A pattern costs some hundred nanoseconds even where it finds nothing; this costs about one per byte. It may say yes
//! where the pattern says no, never the other way round.

#[cfg(test)]
thread_local! {
    /// Every text holds every word, so that the patterns alone decide.
    pub(in crate::runbook) static SAYS_YES: std::cell::Cell<bool> = const { std::cell::Cell::new(false) };
}

/// The bytes of words, as far as they are ASCII.
const IS_OF_WORD: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 128 {
        table[byte] = (byte as u8).is_ascii_alphanumeric() || byte as u8 == b'_';
        byte += 1;
    }
    table
};

/// Words to look for, in lower case and ASCII. `0` to `9` may stand among them.
pub(in crate::runbook) struct Mentions {
    words: &'static [&'static str],
    /// For every byte the words that start with it, in either case: one bit each.
    starts: [u64; 256],
    /// The same for their second byte; a word of one byte goes on with any.
    seconds: [u64; 256],
}

impl Mentions {
    /// These words: at most 64, none of them empty.
    pub const fn of(words: &'static [&'static str]) -> Self {
        let mut starts = [0; 256];
        let mut seconds = [0; 256];
        let mut at = 0;
        while at < words.len() {
            let first = words[at].as_bytes()[0];
            starts[first.to_ascii_lowercase() as usize] |= 1u64 << at;
            if first.is_ascii_alphabetic() {
                starts[first.to_ascii_uppercase() as usize] |= 1 << at;
            }
            let mut second = 0;
            while second < 256 {
                let word = words[at].as_bytes();
                let fits = word.len() == 1 || word[1] == (second as u8).to_ascii_lowercase();
                seconds[second] |= (fits as u64) << at;
                second += 1;
            }
            at += 1;
        }
        Self { words, starts, seconds }
    }

    /// True when a word of the text starts with one of these.
    pub fn any(&self, text: &str) -> bool {
        #[cfg(test)]
        if SAYS_YES.get() {
            return true;
        }
        let bytes = text.as_bytes();
        let mut inside = false;
        for (at, byte) in bytes.iter().enumerate() {
            if !inside && self.starts[usize::from(*byte)] != 0 && self.at(&bytes[at..]) {
                return true;
            }
            inside = IS_OF_WORD[usize::from(*byte)];
        }
        false
    }

    /// Which of the words some word of the text starts with: one bit each, in the order in which they were given.
    pub fn found(&self, text: &str) -> u64 {
        #[cfg(test)]
        if SAYS_YES.get() {
            return u64::MAX;
        }
        let bytes = text.as_bytes();
        let (mut found, mut inside) = (0, false);
        for (at, byte) in bytes.iter().enumerate() {
            let may_begin = !inside && self.starts[usize::from(*byte)] != 0;
            let mut left = if may_begin { self.candidates(&bytes[at..]) & !found } else { 0 };
            while left != 0 {
                found |=
                    if self.is_at(&bytes[at..], left) { left & left.wrapping_neg() } else { 0 };
                left &= left - 1;
            }
            inside = IS_OF_WORD[usize::from(*byte)];
        }
        found
    }

    /// True when the first word of the text, signs before it apart, starts with one of these.
    pub fn first(&self, text: &str) -> bool {
        #[cfg(test)]
        if SAYS_YES.get() {
            return true;
        }
        let is_sign = |c: char| !c.is_alphabetic() && !c.is_ascii_digit() && c != '_';
        let rest = text.trim_start_matches(is_sign);
        self.at(rest.as_bytes())
    }

    fn at(&self, bytes: &[u8]) -> bool {
        let mut left = self.candidates(bytes);
        while left != 0 {
            if self.is_at(bytes, left) {
                return true;
            }
            left &= left - 1;
        }
        false
    }

    /// The words that begin with the first two of these bytes.
    fn candidates(&self, bytes: &[u8]) -> u64 {
        let starts = bytes.first().map_or(0, |first| self.starts[usize::from(*first)]);
        if starts == 0 {
            return 0;
        }
        starts & self.seconds[usize::from(bytes.get(1).copied().unwrap_or_default())]
    }

    /// True when the word of the lowest bit stands at the start of `bytes`.
    fn is_at(&self, bytes: &[u8], bits: u64) -> bool {
        let word = self.words[bits.trailing_zeros() as usize].as_bytes();
        bytes.get(..word.len()).is_some_and(|found| found.eq_ignore_ascii_case(word))
    }
}
