//! A step that was reworded so much that its words alone no longer tell: where one step went and one came between the
//! same neighbours, less has to be the same.

use std::collections::BTreeSet;

use crate::runbook::model::Step;

/// From this share of common words on, a step that came at the place of one that went counts as that one.
const ALIKE: f64 = 0.25;
/// So many letters of a word count: `worker` and `workers` are the same.
const STEM: usize = 5;
/// Words that say nothing of what is to be done.
const EMPTY: [&str; 14] = [
    "and", "any", "are", "for", "from", "has", "its", "not", "the", "then", "that", "this", "with",
    "you",
];

/// A step of the checklist in use, as the file had it when it was taken over last.
#[derive(Clone, Copy, Debug)]
pub struct Before<'a> {
    /// What the file said.
    pub step: &'a Step,
    /// A person put it where it is: its place is no difference of the file.
    pub placed: bool,
}

/// Matches each step of the file that stands alone between two matched ones with the one step that stood there. Steps
/// that a person put elsewhere are no neighbours.
pub(super) fn by_place(
    old: &[Before<'_>],
    new: &[&Step],
    matched: &mut [Option<usize>],
    free: &mut BTreeSet<usize>,
) {
    let line: Vec<usize> =
        old.iter().enumerate().filter(|(_, before)| !before.placed).map(|(n, _)| n).collect();
    let rank = |index: usize| line.binary_search(&index).ok();
    let in_line = |slot: &Option<usize>| slot.is_none_or(|index| rank(index).is_some());
    let news: Vec<usize> =
        matched.iter().enumerate().filter(|(_, slot)| in_line(slot)).map(|(at, _)| at).collect();
    let ranks: Vec<Option<usize>> =
        news.iter().map(|at| matched.get(*at).copied().flatten().and_then(rank)).collect();
    for (n, at) in news.iter().enumerate() {
        let index = stood_at(&ranks, line.len(), n).and_then(|rank| line.get(rank)).copied();
        let Some(index) = index.filter(|index| free.contains(index)) else { continue };
        let (before, step) = (old.get(index), new.get(*at));
        let alike = before.zip(step).is_some_and(|(before, step)| is_alike(before.step, step));
        if let Some(slot) = matched.get_mut(*at).filter(|_| alike) {
            free.remove(&index);
            *slot = Some(index);
        }
    }
}

/// The one step of the checklist between the neighbours of a step that nothing matched. The first and the last place
/// have one neighbour.
fn stood_at(matched: &[Option<usize>], olds: usize, at: usize) -> Option<usize> {
    if matched.get(at).is_none_or(Option::is_some) {
        return None;
    }
    let above = at.checked_sub(1).map(|n| matched.get(n).copied().flatten());
    let below = matched.get(at + 1).copied();
    match (above, below) {
        (Some(above), Some(below)) => above.filter(|n| below == Some(n + 2)).map(|n| n + 1),
        (Some(above), None) => above.map(|n| n + 1).filter(|n| n + 1 == olds),
        (None, Some(below)) => below.filter(|n| *n == 1).map(|_| 0),
        (None, None) => None,
    }
}

/// True when a good part of the words or of the commands is the same.
fn is_alike(a: &Step, b: &Step) -> bool {
    let (one, other) = (a.commands.join(" "), b.commands.join(" "));
    share(&a.text, &b.text) >= ALIKE || share(&one, &other) >= ALIKE
}

/// The share of words that both have, without regard to their order: 0 to 1; 0 where one has none.
fn share(a: &str, b: &str) -> f64 {
    let (a, b) = (words(a), words(b));
    let number = |n: usize| f64::from(u32::try_from(n).unwrap_or(u32::MAX));
    let all = a.len() + b.len();
    if all == 0 { 0.0 } else { number(2 * a.intersection(&b).count()) / number(all) }
}

fn words(text: &str) -> BTreeSet<String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase);
    let telling = words.filter(|word| word.len() > 2 && !EMPTY.contains(&word.as_str()));
    telling.map(|word| word.trim_end_matches('s').chars().take(STEM).collect()).collect()
}
