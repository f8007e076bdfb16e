//! Sets of known words that are quick to ask: the lists are fixed, so their hash need not withstand anybody.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

/// What is looked up by texts of a file, or by numbers: quick, and seeded anew for each, so that no file can be written
/// to make it slow.
pub(in crate::runbook) type Map<K, V> = HashMap<K, V, foldhash::fast::RandomState>;

/// The same without values.
pub(in crate::runbook) type Set<K> = HashSet<K, foldhash::fast::RandomState>;

/// A list of words.
pub(in crate::runbook) type WordSet = HashSet<&'static str, BuildHasherDefault<WordHasher>>;

/// Eight bytes at a time, multiplied and turned. What is put in comes from the product's own lists; what is asked
/// for comes from files, and can at worst be compared with the few words of one slot.
#[derive(Default)]
pub(in crate::runbook) struct WordHasher(u64);

const FACTOR: u64 = 0x517c_c1b7_2722_0a95;

impl Hasher for WordHasher {
    fn write(&mut self, bytes: &[u8]) {
        for part in bytes.chunks(8) {
            let mut eight = [0; 8];
            eight[..part.len()].copy_from_slice(part);
            self.0 = (self.0.rotate_left(5) ^ u64::from_le_bytes(eight)).wrapping_mul(FACTOR);
        }
    }

    fn finish(&self) -> u64 {
        self.0.rotate_left(26)
    }
}

/// A word in lower case, in place where it is short and ASCII.
pub(in crate::runbook) enum Lower {
    /// Its bytes, and how many they are.
    Short([u8; 24], usize),
    /// Any other.
    Long(String),
}

impl Lower {
    /// `word` in lower case.
    pub fn of(word: &str) -> Self {
        let mut bytes = [0; 24];
        match bytes.get_mut(..word.len()).filter(|_| word.is_ascii()) {
            Some(short) => {
                short.copy_from_slice(word.as_bytes());
                short.make_ascii_lowercase();
                Self::Short(bytes, word.len())
            }
            None => Self::Long(word.to_lowercase()),
        }
    }

    /// The word.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Short(bytes, len) => std::str::from_utf8(&bytes[..*len]).unwrap_or_default(),
            Self::Long(word) => word,
        }
    }
}
