//! Numbers that a change would make false: sentences that name a step by its number. Whoever reads `go to step 6` at night
//! must not come to another step than its writer meant. What is absent: a list that counts on where the changed one ends.

use regex::Regex;
use std::ops::RangeInclusive;
use std::sync::LazyLock;

use super::item::Item;
use super::lines::Line;
use super::write::{counts, index};
use super::{Edit, Place, Unwritten, unwritten};
use crate::runbook::words::regex;

const BY_HAND: &str = "change the file by hand";

/// Refuses a change after which a sentence of the file names another step.
///
/// # Errors
/// One sentence with the line that stands against it.
pub(super) fn hold(all: &[Line], edit: &Edit) -> Result<(), Unwritten> {
    let (line, to) = match edit {
        Edit::Add { spot, .. } => (place(*spot), None),
        Edit::Move { line, spot } => (*line, Some(place(*spot))),
        Edit::Drop { line } => (*line, None),
        Edit::Reword { .. } | Edit::Commands { .. } | Edit::Remark { .. } | Edit::Window { .. } => {
            return Ok(());
        }
    };
    let Some(near) = Item::at(all, index(line)).filter(|near| counts(all, near)) else {
        return Ok(());
    };
    let last = std::iter::successors(Some(near.clone()), |item| item.next(all)).last();
    let (Some(own), Some(end)) = (number(&near), last.as_ref().and_then(number)) else {
        return Ok(());
    };
    let after = matches!(edit, Edit::Add { spot: Place::After(_), .. });
    let other = to.and_then(|to| Item::at(all, index(to))).as_ref().and_then(number);
    let from = own.saturating_add(u64::from(after)).min(other.unwrap_or(u64::MAX));
    named(all, from..=end)
}

fn place(spot: Place) -> u32 {
    let (Place::After(line) | Place::Before(line)) = spot;
    line
}

fn number(item: &Item) -> Option<u64> {
    item.number.as_ref().map(|(n, _)| *n)
}

/// Sentences such as `go to step 6`.
fn named(all: &[Line], moved: RangeInclusive<u64>) -> Result<(), Unwritten> {
    static STEP: LazyLock<Regex> = LazyLock::new(|| regex(r"(?i)\bsteps?\s+(\d{1,3})\b"));
    let told = (1..).zip(all).flat_map(|(line, text)| {
        STEP.captures_iter(&text.text).map(move |found| (line, found[1].parse::<u64>()))
    });
    for (line, found) in told {
        if let Some(n) = found.ok().filter(|n| moved.contains(n)) {
            return unwritten(format!(
                "Line {line} of the file names step {n}, which would be another step then: {BY_HAND}."
            ));
        }
    }
    Ok(())
}
