//! In which language a file is written, as far as that matters: English, or another.

use std::collections::HashSet;

use super::lists::{COMMON, VERBS};
use super::word_set::Lower;

/// True when the prose is not English: too few of the words that every English text has, or another script.
#[must_use]
pub(in crate::runbook) fn is_foreign(prose: &str) -> bool {
    let (mut all, mut common, mut letters, mut latin) = (0usize, 0usize, 0usize, 0usize);
    let not_ascii = prose.bytes().filter(|b| !b.is_ascii() && *b >= 0xc0).count();
    let mut rest = prose.len();
    for word in prose.split(|c: char| !c.is_alphabetic()).filter(|w| !w.is_empty()).take(MOST) {
        all += 1;
        common += usize::from(COMMON.contains(Lower::of(word).as_str()));
        let signs = if word.is_ascii() { word.len() } else { word.chars().count() };
        letters += signs;
        latin += if word.is_ascii() {
            signs
        } else {
            word.chars().filter(|c| u32::from(*c) < 0x250).count()
        };
        rest = rest.saturating_sub(word.len() + 1);
        // Whatever follows, the words are common enough and the letters Latin enough.
        let at_most = (all + rest.div_ceil(2)).min(MOST);
        if common * 100 >= at_most * 7 && latin >= not_ascii {
            return false;
        }
    }
    let other_script = letters >= 10 && latin * 2 < letters;
    other_script || all >= 40 && common * 100 < all * 7 && VERBS_SEEN_LEAST > verbs_seen(prose)
}

/// Words of a file that are looked at to tell its language.
const MOST: usize = 3000;

/// A text with so many different English imperatives is English, however few its small words are.
const VERBS_SEEN_LEAST: usize = 6;

fn verbs_seen(prose: &str) -> usize {
    let seen: HashSet<String> = prose
        .split(|c: char| !c.is_alphabetic())
        .take(MOST)
        .filter(|w| w.len() > 3)
        .map(str::to_lowercase)
        .filter(|w| VERBS.contains(w.as_str()))
        .collect();
    seen.len()
}
