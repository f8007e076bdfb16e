//! The file to run: the strict form of an imported scenario, with proposed times where the file gives none, and with
//! everything of the file that stands nowhere else.

use std::collections::BTreeSet;

use super::Imported;
use super::kept::Kept;
use super::lines::{Lines, of_others};
use crate::clock::MINUTE_MS;
use crate::exercise::scenario::{Inject, InjectKind, Scenario};
use crate::exercise::write::write;

/// Minutes between injects where nothing says how long the exercise takes.
const SPACING: i64 = 10;

/// One of the scenarios of a file in the strict form.
#[must_use]
pub fn draft(imported: &Imported, at: usize) -> Option<String> {
    let mut scenario = imported.played(at)?;
    for inject in &mut scenario.injects {
        let Some(origin) = imported.origins.get(&inject.id) else { continue };
        let words = super::body::one_line(&origin.words);
        inject.facilitator.push(format!("In the file, line {}: {words}", inject.line));
    }
    let text = write(&scenario);
    scenario.notes = left_over(&imported.lines, &of_others(&imported.places, at), &text);
    Some(write(&scenario))
}

/// Spreads injects without a time over the exercise, where none of them has one. Those that wait for the facilitator keep
/// their place in it.
pub(super) fn propose(scenario: &mut Scenario, by_hand: &BTreeSet<String>) {
    if scenario.injects.iter().any(|inject| inject.at_ms.is_some()) {
        return;
    }
    let is_timed = |inject: &&mut Inject| inject.kind != InjectKind::Contingency;
    let count = scenario.injects.iter_mut().filter(is_timed).count();
    let count = i64::try_from(count).unwrap_or(i64::MAX).max(1);
    let spacing = scenario.duration_ms.map_or(SPACING, |ms| ms / MINUTE_MS / count / 5 * 5).max(5);
    for (at, inject) in (0..).zip(scenario.injects.iter_mut().filter(is_timed)) {
        if by_hand.contains(&inject.id) {
            continue;
        }
        inject.at_ms = Some(at * spacing * MINUTE_MS);
        inject.trigger = None;
        inject.facilitator.push("The time is proposed; the file gives none.".to_owned());
    }
}

/// The lines of the file whose words stand nowhere in a text, those of other scenarios left out.
fn left_over(lines: &[String], others: &Lines, text: &str) -> String {
    let kept = Kept::of(text);
    let own = (1u32..).zip(lines).filter(|(number, _)| !others.holds(*number));
    let rest: Vec<&str> =
        own.filter(|(_, line)| !kept.holds(line)).map(|(_, line)| line.trim_end()).collect();
    rest.join("\n")
}
