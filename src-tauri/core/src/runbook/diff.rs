//! How a file's checklist differs from the one that is in use, step by step.
//!
//! Steps are matched by their keys first, which name the heading, the words and the occurrence; then by words that are
//! mostly the same, so that an edited step is told from one that went and one that came. Pure, and bounded: what is
//! compared word by word is what no key matched. What is deliberately absent: which differences a person has answered.

use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashSet};
use ts_rs::TS;

use super::Step;

/// From this share of common words on, two steps count as one that was edited.
const SIMILAR: f64 = 0.5;
/// Pairs of steps that are compared word by word, at most; beyond, only keys match.
const MOST_PAIRS: usize = 40_000;

/// What became of a step in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "StepChange")]
pub enum What {
    /// The file has it, the checklist does not.
    Added,
    /// The checklist has it, the file does not.
    Removed,
    /// Its words, commands or sub-steps differ.
    Edited,
    /// It stands between other steps.
    Moved,
}

impl What {
    /// In one word: `added`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Edited => "edited",
            Self::Moved => "moved",
        }
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

/// A step of the checklist in use, as the file had it when it was taken over last.
#[derive(Clone, Copy, Debug)]
pub struct Before<'a> {
    /// What the file said.
    pub step: &'a Step,
    /// A person put it where it is: its place is no difference of the file.
    pub placed: bool,
}

/// How the steps of two checklists belong together.
#[derive(Clone, Debug, Default)]
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
    let mut free: HashSet<usize> = (0..old.len()).collect();
    let mut take = |index: usize| free.remove(&index).then_some(index);
    let mut matched: Vec<Option<usize>> =
        new.iter().map(|s| by_key.get(s.key.as_str()).copied().and_then(&mut take)).collect();
    // The same sentence under another heading has another key.
    for (at, step) in new.iter().enumerate().filter(|_| old.len() * new.len() <= MOST_PAIRS) {
        if matched[at].is_none() {
            let same = |i: &usize| old[*i].step.text == step.text;
            let found = (0..old.len()).find(|i| free.contains(i) && same(i));
            matched[at] = found.filter(|index| free.remove(index));
        }
    }
    similar(old, new, &mut matched, &mut free);
    matched
}

/// Matches what is left, the most similar pair first.
fn similar(
    old: &[Before<'_>],
    new: &[&Step],
    matched: &mut [Option<usize>],
    free: &mut HashSet<usize>,
) {
    let open: Vec<usize> = (0..new.len()).filter(|at| matched[*at].is_none()).collect();
    if open.len() * free.len() > MOST_PAIRS {
        return;
    }
    let mut pairs: Vec<(f64, usize, usize)> = Vec::new();
    for at in &open {
        for index in free.iter() {
            let likeness = likeness(old[*index].step, new[*at]);
            if likeness >= SIMILAR {
                pairs.push((likeness, *at, *index));
            }
        }
    }
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    for (_, at, index) in pairs {
        if matched[at].is_none() && free.remove(&index) {
            matched[at] = Some(index);
        }
    }
}

/// The share of words, in order, that both have: 0 to 1. Equal commands make up for other words.
fn likeness(a: &Step, b: &Step) -> f64 {
    let words = |s: &Step| -> Vec<String> {
        s.text.split_whitespace().take(200).map(str::to_lowercase).collect()
    };
    let text = ratio(&words(a), &words(b));
    if a.commands.is_empty() || a.commands != b.commands { text } else { text.max(SIMILAR) }
}

fn ratio(a: &[String], b: &[String]) -> f64 {
    let mut row = vec![0_u32; b.len() + 1];
    for word in a {
        let mut corner = 0;
        for (n, other) in b.iter().enumerate() {
            let above = row[n + 1];
            row[n + 1] = if word == other { corner + 1 } else { above.max(row[n]) };
            corner = above;
        }
    }
    let common = row.last().copied().unwrap_or_default();
    let all = u32::try_from(a.len() + b.len()).unwrap_or(u32::MAX);
    if all == 0 { 1.0 } else { f64::from(2 * common) / f64::from(all) }
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
