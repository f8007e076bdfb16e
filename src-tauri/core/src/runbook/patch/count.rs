//! Which items of a list count one by one, and what a change of their numbers is.

use std::ops::Range;

use super::item::{Item, items};
use super::lines::Line;

/// An item whose number changes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Turn {
    /// The index of its first line.
    pub start: usize,
    /// Its number.
    pub was: u64,
    /// Its number then; none where it goes.
    pub now: Option<u64>,
}

/// Items that count one by one, in their order.
pub(super) struct Count {
    pub items: Vec<Item>,
    /// They lie in another item: what the file calls a step is not one of them, where it has another of that number.
    pub nested: bool,
}

impl Count {
    /// The count that an item belongs to; none where its list does not count, as a list of ones.
    pub fn around(all: &[Line], near: &Item) -> Option<Self> {
        if !counts(all, near) {
            return None;
        }
        let top: Vec<Item> = items(all).filter(|item| item.number.is_some()).collect();
        let nested = !top.iter().any(|item| item.start == near.start);
        let all_of = if nested { list_of(all, near) } else { top };
        let at = all_of.iter().position(|item| item.start == near.start)?;
        let goes_on = |pair: &[Item]| follows(&pair[0], &pair[1]);
        let before = all_of[..=at].windows(2).rev().take_while(|pair| goes_on(pair)).count();
        let behind = all_of[at..].windows(2).take_while(|pair| goes_on(pair)).count();
        Some(Self { items: all_of[at - before..=at + behind].to_vec(), nested })
    }

    /// The lines from its first item to its last.
    pub fn extent(&self) -> Range<usize> {
        let (first, last) = (self.items.first(), self.items.last());
        first.map_or(0, |item| item.start)..last.map_or(0, |item| item.end)
    }

    pub fn place(&self, of: &Item) -> Option<usize> {
        self.items.iter().position(|item| item.start == of.start)
    }

    /// Items from a place on, each with its number moved.
    pub fn moved(&self, from: usize, by: i64) -> impl Iterator<Item = Turn> {
        let moved = self.items.iter().skip(from);
        moved.filter_map(move |item| turn(item, |n| Some(n.saturating_add_signed(by))))
    }
}

pub(super) fn number(item: &Item) -> Option<u64> {
    item.number.as_ref().map(|(n, _)| *n)
}

pub(super) fn turn(item: &Item, to: impl FnOnce(u64) -> Option<u64>) -> Option<Turn> {
    let was = number(item)?;
    Some(Turn { start: item.start, was, now: to(was) })
}

fn follows(first: &Item, second: &Item) -> bool {
    number(first).and_then(|n| n.checked_add(1)).is_some_and(|n| number(second) == Some(n))
}

/// The items of the list that an item stands in.
fn list_of(all: &[Line], near: &Item) -> Vec<Item> {
    let first = std::iter::successors(Some(near.clone()), |item| previous(all, item)).last();
    std::iter::successors(first, |item| item.next(all)).collect()
}

/// The item before one, of the same list.
pub(super) fn previous(all: &[Line], of: &Item) -> Option<Item> {
    (0..of.start)
        .rev()
        .filter_map(|at| Item::at(all, at))
        .find_map(|before| before.next(all).filter(|next| next.start == of.start).map(|_| before))
}

/// True where the list counts one by one around an item; a list of ones is left as it is.
fn counts(all: &[Line], near: &Item) -> bool {
    near.number.is_some()
        && near.next(all).is_none_or(|next| follows(near, &next))
        && previous(all, near).is_none_or(|before| follows(&before, near))
}
