//! What a person decided about a group, so that it holds after the runbook was edited.
//!
//! A choice names its group three ways, from the surest to the loosest: by the headings above it and what its items
//! say, by its place below these headings, and by what its items say alone. Deliberately
//! absent: where decisions are kept.

use serde::{Deserialize, Serialize};
use std::collections::HashSet;

use super::groups::Decided;
use super::verdict::Decision;
use crate::runbook::model::reading::Group;

/// A decision about one group of a runbook.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// The group's id when it was decided.
    pub group: String,
    /// True when its items are steps, false when they are text.
    pub steps: bool,
    /// The headings above it, the outermost first.
    pub headings: Vec<String>,
    /// What its items say, as short hashes.
    pub items: Vec<String>,
}

/// What must be kept of a decision about the group with this id; none when there is no such group.
#[must_use]
pub fn choice_for(groups: &[Group], group: &str, steps: bool) -> Option<Choice> {
    let found = groups.iter().find(|g| g.id == group)?;
    let (headings, items) = (found.headings.clone(), found.fingerprints.clone());
    Some(Choice { group: found.id.clone(), steps, headings, items })
}

/// Puts the decisions in the place of what the rules said. Each binds one group at most, and each group one decision.
pub(in crate::runbook) fn bind(groups: &mut [Decided], choices: &[Choice]) {
    let mut open: Vec<&Choice> = choices.iter().collect();
    let matches: [fn(&Decided, &Choice) -> Option<usize>; 3] = [same_place, same_id, same_words];
    for likeness in matches {
        let mut pairs: Vec<(usize, usize, usize)> = Vec::new();
        for (c, choice) in open.iter().enumerate() {
            let fits = groups.iter().enumerate().filter(|(_, g)| !g.chosen);
            pairs.extend(fits.filter_map(|(g, draft)| Some((likeness(draft, choice)?, c, g))));
        }
        pairs.sort_by_key(|(like, c, g)| (std::cmp::Reverse(*like), *c, *g));
        let mut bound: HashSet<usize> = HashSet::new();
        for (_, c, g) in pairs {
            if bound.contains(&c) || groups[g].chosen {
                continue;
            }
            bound.insert(c);
            let group = &mut groups[g];
            group.decision = Decision::chosen(open[c].steps, group.boxes);
            group.chosen = true;
            keep_name(groups, g, &open[c].group);
        }
        let mut at = 0..;
        open.retain(|_| !at.next().is_some_and(|n| bound.contains(&n)));
    }
}

/// A chosen group keeps the name under which it was chosen, so that the choice can be found and taken back. A group that
/// has come to that place since takes the name of this one.
fn keep_name(groups: &mut [Decided], at: usize, name: &str) {
    let now = std::mem::replace(&mut groups[at].id, name.to_owned());
    let other = groups.iter_mut().enumerate().find(|(g, draft)| *g != at && draft.id == name);
    if let Some((_, other)) = other {
        other.id = now;
    }
}

/// Below the same headings, with at least one item in common; more in common is more alike.
fn same_place(group: &Decided, choice: &Choice) -> Option<usize> {
    let common = common(group, choice);
    (group.path == choice.headings && common > 0)
        .then(|| common * 2 + usize::from(group.id == choice.group))
}

/// At the same place, however its items read now.
fn same_id(group: &Decided, choice: &Choice) -> Option<usize> {
    (group.id == choice.group).then_some(1)
}

/// Anywhere in the file, with half of the items in common.
fn same_words(group: &Decided, choice: &Choice) -> Option<usize> {
    let common = common(group, choice);
    (common > 0 && common * 2 >= choice.items.len()).then_some(common)
}

fn common(group: &Decided, choice: &Choice) -> usize {
    let items: HashSet<&str> = group.items.iter().map(String::as_str).collect();
    choice.items.iter().filter(|item| items.contains(item.as_str())).count()
}
