//! What changed between two versions of a document, line by line.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Lines that stay are shown so far around a change.
const AROUND: usize = 2;
/// Pairs of lines that are compared, at most: beyond, what differs is told as a whole.
const MOST_PAIRS: usize = 4_000_000;

/// What became of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DraftChange {
    /// It stands in both.
    Same,
    /// It came.
    Added,
    /// It went.
    Removed,
    /// Lines that stand in both are left out here.
    Gap,
}

/// A line of the comparison.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DraftLine {
    /// What became of it.
    pub change: DraftChange,
    /// Its words; of a gap, how many lines it leaves out.
    pub text: String,
}

/// The lines that went and came, with a few around them; nothing where both are the same.
#[must_use]
pub fn difference(before: &str, after: &str) -> Vec<DraftLine> {
    let (old, new): (Vec<&str>, Vec<&str>) = (before.lines().collect(), after.lines().collect());
    shortened(&compared(&old, &new))
}

fn compared<'a>(old: &[&'a str], new: &[&'a str]) -> Vec<(DraftChange, &'a str)> {
    let start = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let (old_rest, new_rest) = (&old[start..], &new[start..]);
    let end = old_rest.iter().rev().zip(new_rest.iter().rev()).take_while(|(a, b)| a == b).count();
    let (old_mid, new_mid) = (&old_rest[..old_rest.len() - end], &new_rest[..new_rest.len() - end]);
    let same = |line: &&'a str| (DraftChange::Same, *line);
    let mut lines: Vec<_> = old[..start].iter().map(same).collect();
    lines.extend(middle(old_mid, new_mid));
    lines.extend(old_rest[old_rest.len() - end..].iter().map(same));
    lines
}

/// The longest run of lines that both have in this order stays; the others went or came.
fn middle<'a>(old: &[&'a str], new: &[&'a str]) -> Vec<(DraftChange, &'a str)> {
    let gone = |line: &&'a str| (DraftChange::Removed, *line);
    let came = |line: &&'a str| (DraftChange::Added, *line);
    if old.len().saturating_mul(new.len()) > MOST_PAIRS {
        return old.iter().map(gone).chain(new.iter().map(came)).collect();
    }
    let width = new.len() + 1;
    let mut longest = vec![0_u32; (old.len() + 1) * width];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            longest[i * width + j] = if old[i] == new[j] {
                longest[(i + 1) * width + j + 1] + 1
            } else {
                longest[(i + 1) * width + j].max(longest[i * width + j + 1])
            };
        }
    }
    let (mut i, mut j, mut lines) = (0, 0, Vec::new());
    while i < old.len() && j < new.len() {
        if old[i] == new[j] {
            lines.push((DraftChange::Same, old[i]));
            (i, j) = (i + 1, j + 1);
        } else if longest[(i + 1) * width + j] >= longest[i * width + j + 1] {
            lines.push(gone(&old[i]));
            i += 1;
        } else {
            lines.push(came(&new[j]));
            j += 1;
        }
    }
    lines.extend(old[i..].iter().map(gone));
    lines.extend(new[j..].iter().map(came));
    lines
}

fn shortened(lines: &[(DraftChange, &str)]) -> Vec<DraftLine> {
    let is_change = |n: usize| lines.get(n).is_some_and(|(change, _)| *change != DraftChange::Same);
    let is_near = |n: usize| (n.saturating_sub(AROUND)..=n + AROUND).any(is_change);
    let (mut out, mut left_out) = (Vec::new(), 0_u32);
    let gap = |count: &mut u32, out: &mut Vec<DraftLine>| {
        if *count > 0 && !out.is_empty() {
            out.push(DraftLine { change: DraftChange::Gap, text: count.to_string() });
        }
        *count = 0;
    };
    for (n, (change, text)) in lines.iter().enumerate() {
        if is_near(n) {
            gap(&mut left_out, &mut out);
            out.push(DraftLine { change: *change, text: (*text).to_owned() });
        } else {
            left_out += 1;
        }
    }
    out
}
