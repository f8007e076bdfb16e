//! The numbers of a list that counts one by one, when an item comes, goes or moves: each item behind it is counted on, and so
//! is a list further down that goes on with the next number. An item that keeps its number is not touched.

use super::count::{Count, Turn, number, turn};
use super::item::{Item, past_fence};
use super::lines::{Line, indent};
use super::mentions::carry;

/// Makes room for an item beside another one: the number that it takes, and what to look at.
pub(super) fn make_room(all: &mut [Line], near: &Item, after: bool) -> (Option<u64>, Vec<String>) {
    let Some(count) = Count::around(all, near) else { return (None, Vec::new()) };
    let at = count.place(near).unwrap_or_default() + usize::from(after);
    let turns: Vec<Turn> = count.moved(at, 1).collect();
    let taken = number(near).map(|n| n.saturating_add(u64::from(after)));
    (taken, written(all, turns, &[&count]))
}

/// Counts on without an item that goes; gives what to look at.
pub(super) fn close_up(all: &mut [Line], gone: &Item) -> Vec<String> {
    let Some(count) = Count::around(all, gone) else { return Vec::new() };
    let at = count.place(gone).unwrap_or_default();
    let mut turns: Vec<Turn> = turn(gone, |_| None).into_iter().collect();
    turns.extend(count.moved(at + 1, -1));
    written(all, turns, &[&count])
}

/// Counts as it is once an item stands beside another one; gives what to look at.
pub(super) fn reorder(all: &mut [Line], moved: &Item, to: &Item, after: bool) -> Vec<String> {
    let from = Count::around(all, moved);
    let onto = Count::around(all, to);
    let same = from.as_ref().is_some_and(|count| count.place(to).is_some());
    let mut turns = Vec::new();
    if let Some(count) = from.as_ref().filter(|_| same) {
        turns.extend(within(count, moved, to, after));
    } else {
        turns.extend(
            from.iter()
                .flat_map(|count| count.moved(count.place(moved).unwrap_or_default() + 1, -1)),
        );
        turns.extend(onto.iter().flat_map(|count| {
            count.moved(count.place(to).unwrap_or_default() + usize::from(after), 1)
        }));
        let taken = onto.as_ref().and(number(to)).map(|n| n.saturating_add(u64::from(after)));
        turns.extend(turn(moved, |n| Some(taken.unwrap_or(n))));
        if onto.is_none() {
            // A list of ones, or of dots: it takes the mark of its new neighbour.
            set_mark(all, moved.start, &to.mark);
        }
    }
    let counts: Vec<&Count> = [&from, &onto].into_iter().flatten().collect();
    written(all, turns, &counts)
}

/// The numbers of a count after one of its items went beside another one.
fn within(count: &Count, moved: &Item, to: &Item, after: bool) -> Vec<Turn> {
    let first = count.items.first().and_then(number).unwrap_or(1);
    let mut order: Vec<&Item> =
        count.items.iter().filter(|item| item.start != moved.start).collect();
    let at = order.iter().position(|item| item.start == to.start).unwrap_or_default();
    order.insert(at + usize::from(after), moved);
    (first..).zip(order).filter_map(|(n, item)| turn(item, |_| Some(n))).collect()
}

/// Writes the numbers, and carries along what names them.
fn written(all: &mut [Line], mut turns: Vec<Turn>, counts: &[&Count]) -> Vec<String> {
    turns.retain(|turn| turn.now != Some(turn.was));
    let doubts = carry(all, &turns, counts);
    for turn in turns {
        let Some(item) = Item::at(all, turn.start) else { continue };
        if let (Some(now), Some((_, behind))) = (turn.now, &item.number) {
            set_mark(all, turn.start, &format!("{now}{behind}"));
        }
    }
    doubts
}

/// Gives an item another mark. Where that is longer or shorter, what lies in the item goes along.
pub(super) fn set_mark(all: &mut [Line], start: usize, mark: &str) {
    let Some(item) = Item::at(all, start) else { return };
    let column = |mark: &str| indent_of(&format!("{}{mark}{}", item.lead, item.gap));
    let (old, new) = (column(&item.mark), column(mark));
    if let Some(line) = all.get_mut(item.start) {
        let behind = item.lead.len() + item.mark.len();
        line.text = format!("{}{mark}{}", item.lead, line.text.get(behind..).unwrap_or_default());
    }
    for at in inner(all, &item) {
        let Some(line) = all.get_mut(at) else { continue };
        if new > old {
            line.text.insert_str(0, &" ".repeat(new - old));
        } else {
            let cut = (old - new).min(line.text.len() - line.text.trim_start_matches(' ').len());
            line.text.drain(..cut);
        }
    }
}

/// The column behind a mark and its gap.
fn indent_of(text: &str) -> usize {
    let spaces: String = text.chars().map(|c| if c == '\t' { c } else { ' ' }).collect();
    indent(&spaces)
}

/// The lines that are set in below an item's sentence by spaces; those of a block of code beside it are code.
fn inner(all: &[Line], item: &Item) -> Vec<usize> {
    let mut found = Vec::new();
    let mut at = item.sentence(all).end;
    while at < item.end {
        let Some(line) = all.get(at) else { break };
        let end = past_fence(all, at).unwrap_or(at + 1).min(item.end);
        if indent(&line.text) > indent(&item.lead) {
            let set_in = |at: &usize| all.get(*at).is_some_and(|line| line.text.starts_with(' '));
            found.extend((at..end).filter(set_in));
        }
        at = end;
    }
    found
}
