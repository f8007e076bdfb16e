//! What a file tells twice: a table of all injects, and each of them again with its details. It is one inject, told once.

use std::collections::BTreeSet;

use crate::exercise::import::found::{Columns, Found};

/// A later part that tells of so much of an earlier one is its detail, and what it leaves out is no inject.
const COVERED: f64 = 0.6;

/// More injects are no scenario that anybody wrote twice, and comparing all of them would take long.
const MOST: usize = 2_000;

/// Puts together what is told twice. Gives the lines of what was taken as a detail.
pub(super) fn merge(found: Vec<Found>) -> (Vec<Found>, Vec<u32>) {
    let pairs = if found.len() > MOST { Vec::new() } else { pairs(&found) };
    if pairs.is_empty() {
        return (found, Vec::new());
    }
    let firsts: BTreeSet<usize> = pairs.iter().map(|(first, _)| *first).collect();
    let seconds: BTreeSet<usize> = pairs.iter().map(|(_, second)| *second).collect();
    let detailed = |at: usize| {
        let rich = |at: usize| found[at].pieces.len();
        pairs.iter().filter(|(first, _)| *first == at).map(|(_, s)| *s).max_by_key(|s| rich(*s))
    };
    let group = |at: usize| found[at].group;
    let is_index = |at: usize| {
        let same: Vec<usize> = (0..found.len()).filter(|n| group(*n) == group(at)).collect();
        let told = same.iter().filter(|n| firsts.contains(n)).count();
        told > 0 && told as f64 >= COVERED * same.len() as f64 && found[at].pieces.is_empty()
    };
    let mut all = Vec::new();
    for (at, one) in found.iter().enumerate() {
        if seconds.contains(&at) || is_index(at) && !firsts.contains(&at) {
            continue;
        }
        all.push(detailed(at).map_or_else(|| one.clone(), |second| joined(one, &found[second])));
    }
    let lines = seconds.iter().map(|at| found[*at].lines.start).collect();
    (all, lines)
}

/// The first and the second telling of an inject.
fn pairs(found: &[Found]) -> Vec<(usize, usize)> {
    let keys: Vec<BTreeSet<String>> = found.iter().map(|one| words(&one.title)).collect();
    let mut all: Vec<(usize, usize)> = Vec::new();
    for (second, (later, words)) in found.iter().zip(&keys).enumerate() {
        let fits = |first: &usize| {
            let earlier = &found[*first];
            earlier.group != later.group
                && earlier.story == later.story
                && is_same(earlier, later, &keys[*first], words)
        };
        if let Some(first) = (0..second).find(fits) {
            all.push((first, second));
        }
    }
    let size = |of: usize| found.iter().filter(|one| one.group == found[of].group).count();
    let told = |of: usize| all.iter().filter(|(_, s)| found[*s].group == found[of].group).count();
    let are_many =
        |(_, second): &&(usize, usize)| told(*second) >= size(*second).div_ceil(2).max(2);
    all.iter().filter(are_many).copied().collect()
}

fn is_same(a: &Found, b: &Found, words: &BTreeSet<String>, others: &BTreeSet<String>) -> bool {
    let both = words.intersection(others).count() as f64;
    let fewest = words.len().min(others.len()).max(1) as f64;
    let share = both / fewest;
    let time = a.time.is_some() && a.time == b.time;
    share >= 0.75 || time && share >= 0.34 || time && a.pieces.is_empty() != b.pieces.is_empty()
}

fn words(text: &str) -> BTreeSet<String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 2);
    words.map(str::to_lowercase).take(30).collect()
}

/// The first telling with the details of the second.
fn joined(first: &Found, second: &Found) -> Found {
    let mut all = second.clone();
    all.time = first.time.or(second.time);
    all.rough = first.rough;
    all.condition = second.condition.clone().or_else(|| first.condition.clone());
    let columns = &first.columns;
    let mut notes = columns.notes.clone();
    notes.extend(Some(columns.text.clone()).filter(|text| !text.is_empty()));
    all.columns = Columns { text: String::new(), notes, ..columns.clone() };
    all
}
