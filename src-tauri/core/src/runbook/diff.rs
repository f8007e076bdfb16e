//! How a file's checklist differs from the one that is in use, step by step.
//!
//! Steps are matched by their keys first, which name the heading, the words and the occurrence; then by words that are
//! mostly the same, so that an edited step is told from one that went and one that came; at last by place, where words
//! that are partly the same are enough. Pure, and bounded: what is compared word by word is what no key matched. What is deliberately absent: which differences a person has answered.

use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet, HashSet, VecDeque};
use ts_rs::TS;

use super::model::Step;
pub use place::Before;
use words::{Numbers, Words};

use crate::text::worded;

mod place;
mod words;

/// From this share of common words on, two steps count as one that was edited.
const SIMILAR: f64 = 0.5;
/// Pairs of steps that are looked at for their words, at most; beyond, only keys and equal sentences match.
const MOST_PAIRS: usize = 40_000;
/// Comparisons of two words, at most: some hundredths of a second. Pairs beyond match by keys and equal sentences alone.
const MOST_WORD_PAIRS: usize = 2_000_000;

worded! {
    /// What became of a step in the file.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
    #[serde(rename_all = "snake_case")]
    #[ts(rename = "StepChange")]
    pub enum What {
        /// The file has it, the checklist does not.
        Added = "added",
        /// The checklist has it, the file does not.
        Removed = "removed",
        /// Its words, commands or sub-steps differ.
        Edited = "edited",
        /// It stands between other steps.
        Moved = "moved",
    }
}

/// One difference. A step that was edited and moved has two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Difference {
    /// What became of it.
    pub what: What,
    /// Its index in the checklist; none when it was added.
    pub old: Option<usize>,
    /// Its index in the file; none when it was removed.
    pub new: Option<usize>,
}

/// How the steps of two checklists belong together.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Compared {
    /// The differences: those of steps in the file in its order, then what was removed.
    pub differences: Vec<Difference>,
    /// For each step of the file, its index in the checklist.
    pub matched: Vec<Option<usize>>,
}

/// Compares the checklist with the file's steps, both in their order.
#[must_use]
pub fn compare(old: &[Before<'_>], new: &[&Step]) -> Compared {
    let matched = matches(old, new);
    let stays = in_order(&matched, |index| old.get(index).is_some_and(|b| !b.placed));
    let mut differences = Vec::new();
    for (at, (step, old_at)) in new.iter().zip(&matched).enumerate() {
        let difference = |what| Difference { what, old: *old_at, new: Some(at) };
        let Some(index) = *old_at else {
            differences.push(difference(What::Added));
            continue;
        };
        let Some(before) = old.get(index) else { continue };
        if !same_words(before.step, step) {
            differences.push(difference(What::Edited));
        }
        if !before.placed && !stays.contains(&index) {
            differences.push(difference(What::Moved));
        }
    }
    let kept: HashSet<usize> = matched.iter().flatten().copied().collect();
    differences.extend((0..old.len()).filter(|i| !kept.contains(i)).map(|index| Difference {
        what: What::Removed,
        old: Some(index),
        new: None,
    }));
    Compared { differences, matched }
}

/// True when a person would do the same with both.
fn same_words(a: &Step, b: &Step) -> bool {
    let subs = |s: &Step| -> Vec<_> {
        s.substeps.iter().map(|x| (x.text.clone(), x.commands.clone())).collect()
    };
    a.text == b.text
        && a.commands == b.commands
        && a.optional == b.optional
        && a.condition == b.condition
        && a.expected == b.expected
        && a.cautions == b.cautions
        && subs(a) == subs(b)
}

/// For each step of the file, the step of the checklist that it is.
fn matches(old: &[Before<'_>], new: &[&Step]) -> Vec<Option<usize>> {
    let mut by_key: BTreeMap<&str, usize> = BTreeMap::new();
    for (index, before) in old.iter().enumerate() {
        by_key.entry(before.step.key.as_str()).or_insert(index);
    }
    let mut free: BTreeSet<usize> = (0..old.len()).collect();
    let mut take = |index: usize| free.remove(&index).then_some(index);
    let mut matched: Vec<Option<usize>> =
        new.iter().map(|s| by_key.get(s.key.as_str()).copied().and_then(&mut take)).collect();
    // The same sentence under another heading has another key.
    let mut by_text: BTreeMap<&str, VecDeque<usize>> = BTreeMap::new();
    for index in &free {
        by_text.entry(old[*index].step.text.as_str()).or_default().push_back(*index);
    }
    for (slot, step) in matched.iter_mut().zip(new).filter(|(slot, _)| slot.is_none()) {
        let found = by_text.get_mut(step.text.as_str()).and_then(VecDeque::pop_front);
        *slot = found.filter(|index| free.remove(index));
    }
    similar(old, new, &mut matched, &mut free);
    place::by_place(old, new, &mut matched, &mut free);
    matched
}

/// Matches what is left, the most similar pair first.
fn similar(
    old: &[Before<'_>],
    new: &[&Step],
    matched: &mut [Option<usize>],
    free: &mut BTreeSet<usize>,
) {
    let open: Vec<usize> = (0..new.len()).filter(|at| matched[*at].is_none()).collect();
    if open.len() * free.len() > MOST_PAIRS {
        return;
    }
    let mut numbers = Numbers::default();
    let ours: Vec<(usize, Words)> =
        free.iter().map(|index| (*index, numbers.of(old[*index].step))).collect();
    let theirs: Vec<(usize, Words)> = open.iter().map(|at| (*at, numbers.of(new[*at]))).collect();
    let mut pairs: Vec<Pair<'_>> = Vec::new();
    for (at, b) in &theirs {
        for (index, a) in &ours {
            let (step, other) = (old[*index].step, new[*at]);
            let same_commands = !step.commands.is_empty() && step.commands == other.commands;
            let likeness = a.likeness_at_most(b);
            if same_commands || likeness >= SIMILAR {
                pairs.push(Pair { likeness, same_commands, at: *at, index: *index, a, b });
            }
        }
    }
    for pair in by_likeness(pairs) {
        if matched[pair.at].is_none() && free.remove(&pair.index) {
            matched[pair.at] = Some(pair.index);
        }
    }
}

/// A step of the file and one of the checklist that may be the same.
struct Pair<'a> {
    likeness: f64,
    same_commands: bool,
    at: usize,
    index: usize,
    a: &'a Words,
    b: &'a Words,
}

/// The pairs that are similar, the most similar one first. Those that promise most are compared first, as long as
/// [`MOST_WORD_PAIRS`] lasts. Equal commands make up for other words.
fn by_likeness(mut pairs: Vec<Pair<'_>>) -> Vec<Pair<'_>> {
    let order = |a: &Pair<'_>, b: &Pair<'_>| {
        b.likeness.total_cmp(&a.likeness).then((a.at, a.index).cmp(&(b.at, b.index)))
    };
    pairs.sort_by(order);
    let mut left = MOST_WORD_PAIRS;
    for pair in &mut pairs {
        let rest = left.checked_sub(pair.a.cost(pair.b));
        let text = if rest.is_some() { pair.a.likeness(pair.b) } else { 0.0 };
        pair.likeness = if pair.same_commands { text.max(SIMILAR) } else { text };
        left = rest.unwrap_or_default();
    }
    pairs.retain(|pair| pair.likeness >= SIMILAR);
    pairs.sort_by(order);
    pairs
}

/// The largest set of matched steps whose order is the same on both sides: these did not move.
fn in_order(matched: &[Option<usize>], counts: impl Fn(usize) -> bool) -> HashSet<usize> {
    let line: Vec<usize> = matched.iter().flatten().copied().filter(|i| counts(*i)).collect();
    // `ends[n]` is the place in `line` at which the best run of n + 1 steps ends.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::new();
    for (at, index) in line.iter().enumerate() {
        let n = ends.partition_point(|end| line[*end] < *index);
        before.push(n.checked_sub(1).and_then(|n| ends.get(n).copied()));
        if n == ends.len() {
            ends.push(at);
        } else {
            ends[n] = at;
        }
    }
    let mut at = ends.last().copied();
    let mut stays = HashSet::new();
    while let Some(place) = at {
        stays.insert(line[place]);
        at = before[place];
    }
    stays
}

#[cfg(test)]
mod tests;
