//! The lists of words, and what reads them: every other file of rules gets its lists here.

use std::collections::HashSet;
use std::hash::BuildHasher;
use std::sync::LazyLock;

use super::word_set::WordSet;

type Words = LazyLock<WordSet>;

pub(super) static VERBS: Words = LazyLock::new(|| words(include_str!("verbs.txt")));
pub(in crate::runbook) static ADVERBS: Words = LazyLock::new(|| words(include_str!("adverbs.txt")));
pub(super) static COMMON: Words = LazyLock::new(|| words(include_str!("common_words.txt")));

/// The imperatives that a heading or an item opens with.
#[must_use]
pub(in crate::runbook) fn is_verb(word: &str) -> bool {
    VERBS.contains(word)
}

/// True for `the`, `after` and the like.
#[must_use]
pub(crate) fn is_common(word: &str) -> bool {
    COMMON.contains(word)
}

/// The words of a list that may hold several on a line.
pub(in crate::runbook) fn words<S: BuildHasher + Default>(
    list: &'static str,
) -> HashSet<&'static str, S> {
    lines(list).flat_map(str::split_whitespace).collect()
}

/// The phrases of a list as the alternatives of a pattern.
pub(in crate::runbook) fn alternatives(list: &'static str) -> String {
    lines(list).collect::<Vec<_>>().join("|")
}

/// The phrases of a list that holds one on a line.
pub(in crate::runbook) fn lines(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}
