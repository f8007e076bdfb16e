//! Several ways to one end, of which a person takes one: which is taken, and what that leaves out.
//!
//! A way is taken once one of its steps was begun or done. Then the steps of the other ways wait for nobody. Before that
//! the ways count as one: the first of which not every step was skipped. What is deliberately absent: an entry that
//! chooses a way. What was said of the steps tells it, so that undoing a step opens the ways again.

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use super::Incident;
use crate::incident::plan::{Used, UsedPhase};
use crate::incident::words::Standing;
use crate::runbook::Way;

/// A way of a runbook: its group, and its place in that group.
type Place = (u32, u32);

/// How each section stands, in their order. `phases` are all sections of a runbook.
pub(super) fn standings(incident: &Incident, phases: &[UsedPhase<'_>]) -> Vec<Standing> {
    let ways = grouped(phases);
    if ways.iter().all(Option::is_none) {
        return vec![Standing::Always; phases.len()];
    }
    let around: BTreeMap<Place, Place> =
        ways.iter().flatten().filter_map(|way| Some((place(*way), way.within?))).collect();
    let mut taken: BTreeSet<Place> = BTreeSet::new();
    let mut first: BTreeMap<u32, u32> = BTreeMap::new();
    for (phase, way) in phases.iter().zip(&ways) {
        for (group, at) in chain(*way, &around) {
            if phase.steps.iter().any(|used| is_begun(incident, used)) {
                taken.insert((group, at));
            }
            if phase.steps.iter().any(|used| is_left(incident, used)) {
                first.entry(group).or_insert(at);
            }
        }
    }
    let is_decided = |group: u32| taken.iter().any(|(of, _)| *of == group);
    let standing = |way: &Option<Way>| {
        let chain = chain(*way, &around);
        let open: Vec<&Place> = chain.iter().filter(|place| !taken.contains(place)).collect();
        if chain.is_empty() {
            Standing::Always
        } else if open.is_empty() {
            Standing::Taken
        } else if open.iter().any(|(group, _)| is_decided(*group)) {
            Standing::NotTaken
        } else if open.iter().all(|(group, at)| first.get(group).unwrap_or(&1) == at) {
            Standing::First
        } else {
            Standing::Other
        }
    };
    ways.iter().map(standing).collect()
}

/// The way of each section. Checklists of older logs do not name their groups; there a group ends where the places begin
/// anew.
fn grouped(phases: &[UsedPhase<'_>]) -> Vec<Option<Way>> {
    let mut last: Option<Way> = None;
    let mut of = |phase: &UsedPhase<'_>| {
        let way = phase.phase.and_then(|p| p.way)?;
        if way.group > 0 {
            return Some(way);
        }
        let (group, goes_on) = last
            .map_or((0, false), |last| (last.group, last.of == way.of && last.place <= way.place));
        let group = if goes_on { group } else { group + 1 };
        last = Some(Way { group, ..way });
        last
    };
    phases.iter().map(&mut of).collect()
}

fn place(way: Way) -> Place {
    (way.group, way.place)
}

/// A way with those that it lies in.
fn chain(way: Option<Way>, around: &BTreeMap<Place, Place>) -> Vec<Place> {
    let mut found = Vec::new();
    let mut next = way.map(place);
    while let Some(at) = next.filter(|at| !found.contains(at)) {
        found.push(at);
        next = around.get(&at).copied();
    }
    found
}

/// True when somebody did the step or a part of it, or is at it.
fn is_begun(incident: &Incident, used: &Used<'_>) -> bool {
    let begun = |at| incident.status_of(at).is_begun();
    begun(used.at) || used.substeps().any(|(at, _)| begun(at))
}

/// True when the step was not skipped and not taken out.
fn is_left(incident: &Incident, used: &Used<'_>) -> bool {
    !used.is_out() && !incident.status_of(used.at).is_skipped()
}
