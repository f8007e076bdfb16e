//! The numbers of added steps: `5a` is the first that was added after step 5. A number is given once and stays, because
//! people say it aloud; so where steps are added at the same place, place and number are chosen together and read in
//! order. What is deliberately absent: numbering anew, which would let a tick mean another step.

use super::AttachedRunbook;
use crate::incident::step_ref::{Spot, StepRef};

/// Where a step that is added at `spot` stands: behind those that were added there before. One that comes from the file
/// goes behind those that people added; among those of the file, the file has said where it stands.
pub(crate) fn behind(book: &AttachedRunbook, ordinal: u32, spot: Spot, from_file: bool) -> Spot {
    let order = book.order(ordinal);
    let (phase, index) = place(&order, &spot);
    let prefix = match spot.after {
        Some(at) => at.added.map_or_else(|| Some(at.step.to_string()), |_| label(book, at)),
        None => Some(anchor(&before(&order, phase, index)).to_string()),
    };
    let added_there = |at: &&StepRef| {
        let of_file = book.plan.steps.get(at).is_some_and(|p| p.file.is_some());
        let letters = label(book, **at).zip(prefix.as_ref()).is_some_and(|(label, prefix)| {
            label.strip_prefix(prefix.as_str()).is_some_and(is_letters)
        });
        letters && !(from_file && of_file)
    };
    let next = order.get(phase).and_then(|steps| steps.get(index..)).unwrap_or_default();
    match next.iter().take_while(added_there).last() {
        Some(last) => Spot { after: Some(*last), under: None },
        None => spot,
    }
}

/// The number of a step that is added at `spot`: that of the file's step before it, with letters that stand between
/// those of its neighbours. `ahead` letters are left free for steps that the file has between.
pub(crate) fn number(book: &AttachedRunbook, ordinal: u32, spot: &Spot, ahead: usize) -> String {
    let order = book.order(ordinal);
    let (phase, index) = place(&order, spot);
    let before = before(&order, phase, index);
    let anchor = anchor(&before);
    let letters = |at: Option<StepRef>| {
        let label = label(book, at?)?;
        label.strip_prefix(&anchor.to_string()).filter(|l| is_letters(l)).map(str::to_owned)
    };
    let own = letters(before.last().copied()).unwrap_or_default();
    let next = order.iter().flatten().nth(before.len()).copied();
    let limit = letters(next);
    let fits = |letters: &String| {
        limit.as_ref().is_none_or(|limit| letters < limit)
            && !is_taken(book, &format!("{anchor}{letters}"))
    };
    let free: Vec<String> = following(&own).into_iter().filter(fits).collect();
    let found = free.get(ahead.min(free.len().saturating_sub(1)));
    found.map_or_else(|| next_label(book, anchor), |letters| format!("{anchor}{letters}"))
}

/// True when an added step has this number.
pub(crate) fn is_taken(book: &AttachedRunbook, label: &str) -> bool {
    book.plan.steps.values().any(|s| s.label.as_deref() == Some(label))
}

/// What follows some letters, in order: `b` to `z` after `a`, then `aa` to `az`, which stand before `b`.
fn following(letters: &str) -> Vec<String> {
    let mut start = letters.to_owned();
    let first = start.pop().map_or('a', |last| char::from_u32(u32::from(last) + 1).unwrap_or('z'));
    let siblings = (first..='z').map(|c| format!("{start}{c}"));
    let below = ('a'..='z').map(|c| format!("{letters}{c}")).filter(|_| !letters.is_empty());
    siblings.chain(below).collect()
}

/// The steps before a place, in order.
fn before(order: &[Vec<StepRef>], phase: usize, index: usize) -> Vec<StepRef> {
    let above = order.iter().take(phase).flatten();
    above.chain(order.get(phase).into_iter().flatten().take(index)).copied().collect()
}

/// The number of the file's last step among these; 0 where there is none.
fn anchor(steps: &[StepRef]) -> u32 {
    steps.iter().rev().find(|at| at.added.is_none()).map_or(0, |at| at.step)
}

fn label(book: &AttachedRunbook, at: StepRef) -> Option<String> {
    book.plan.steps.get(&at).and_then(|p| p.label.clone())
}

fn is_letters(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_lowercase())
}

/// The first number after `anchor` that no added step has: `5a`, `5b`, …, `5z`, `5aa`.
fn next_label(book: &AttachedRunbook, anchor: u32) -> String {
    (1_u32..)
        .map(|n| format!("{anchor}{}", in_letters(n)))
        .find(|l| !is_taken(book, l))
        .unwrap_or_default()
}

/// `1` is `a`, `26` is `z`, `27` is `aa`.
fn in_letters(mut n: u32) -> String {
    let mut text = Vec::new();
    while n > 0 {
        n -= 1;
        text.push(char::from(b'a' + u8::try_from(n % 26).unwrap_or_default()));
        n /= 26;
    }
    text.iter().rev().collect()
}

/// The heading and the place under it.
pub(crate) fn place(order: &[Vec<StepRef>], spot: &Spot) -> (usize, usize) {
    if let Some(after) = spot.after.map(StepRef::whole) {
        let found = order
            .iter()
            .enumerate()
            .find_map(|(phase, steps)| Some((phase, steps.iter().position(|s| *s == after)? + 1)));
        let end = order.iter().rposition(|steps| !steps.is_empty()).unwrap_or_default();
        return found.unwrap_or((end, usize::MAX));
    }
    let named =
        spot.under.as_ref().and_then(|heading| usize::try_from(heading.place).ok()?.checked_sub(1));
    let first = || order.iter().position(|steps| !steps.is_empty()).unwrap_or_default();
    (named.filter(|n| *n < order.len()).unwrap_or_else(first), 0)
}
