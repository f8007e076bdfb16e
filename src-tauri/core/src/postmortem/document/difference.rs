//! What changed between two versions of a document, line by line.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::runbook::patch::{LineSign, signs};

/// Lines that stay are shown so far around a change.
const AROUND: usize = 2;

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
    let change = |(sign, line)| match sign {
        LineSign::Same => (DraftChange::Same, line),
        LineSign::New => (DraftChange::Added, line),
        LineSign::Gone => (DraftChange::Removed, line),
    };
    shortened(&signs(&old, &new).into_iter().map(change).collect::<Vec<_>>())
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
