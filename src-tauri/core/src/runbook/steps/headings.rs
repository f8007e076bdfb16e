//! Headings with numbers that are steps: `Step 1: …`, `2. Stop the service`.
//!
//! Numbers alone say little: they also count chapters ("2. Roles") and cases to choose from ("1. Lost region"). Those are
//! groups as well, so that a person can say otherwise. Deliberately absent: a heading above steps, which is their phase.

use std::collections::HashMap;

use super::asks::heading_asks;
use super::verdict::{Decision, holds_cases};
use crate::runbook::blocks::tree::{Node, each};
use crate::runbook::sections::class::Class;
use crate::runbook::sections::outline::Section;

/// The headings with numbers, in groups of those that stand side by side and were decided alike.
pub(in crate::runbook) struct Headings {
    pub groups: Vec<SideBySide>,
}

/// Headings that are decided on together.
pub(in crate::runbook) struct SideBySide {
    /// The section above.
    pub parent: Option<usize>,
    pub members: Vec<usize>,
    pub decision: Decision,
}

impl Headings {
    /// `holds_steps` says whether a section holds steps of its own, so that a heading above it is a phase, and `holds_list`
    /// whether it holds a list of steps: two such headings below one are told apart only where it is a phase.
    pub fn of(
        sections: &[Section<'_>],
        holds_steps: impl Fn(usize) -> bool,
        holds_list: impl Fn(usize) -> bool,
    ) -> Self {
        let counts = Counts::of(sections);
        let mut groups: Vec<SideBySide> = Vec::new();
        let mut places: HashMap<(Option<usize>, u8, String), usize> = HashMap::new();
        for (at, section) in sections.iter().enumerate() {
            if !counts.are_counted(section) || is_phase(sections, at, &holds_steps, &holds_list) {
                continue;
            }
            let decision = decide(sections, section, &counts);
            let place = (section.parent, section.level, decision.reason.clone());
            let place = *places.entry(place).or_insert_with(|| {
                groups.push(SideBySide { parent: section.parent, members: Vec::new(), decision });
                groups.len() - 1
            });
            groups[place].members.push(at);
        }
        Self { groups }
    }
}

/// The index after the last section below this one.
pub(in crate::runbook) fn end_of(sections: &[Section<'_>], at: usize) -> usize {
    let level = sections[at].level;
    let below = sections[at + 1..].iter().take_while(|s| s.level > level).count();
    at + 1 + below
}

/// The same for what a step holds: facts at its end, such as known issues, stand for themselves where nothing in them runs.
pub(in crate::runbook) fn end_of_step(sections: &[Section<'_>], at: usize) -> usize {
    let mut end = end_of(sections, at);
    let tells = |section: &Section<'_>| {
        section.class == Class::Info && !section.blocks.iter().any(|block| holds_code(block))
    };
    while end > at + 1 && tells(&sections[end - 1]) {
        end -= 1;
    }
    end
}

fn holds_code(block: &Node) -> bool {
    let mut found = false;
    each([block], &mut |node| found |= node.is_code());
    found
}

/// True for a heading above steps, above headings with lists of their own, or above headings with numbers.
fn is_phase(
    sections: &[Section<'_>],
    at: usize,
    holds_steps: impl Fn(usize) -> bool,
    holds_list: impl Fn(usize) -> bool,
) -> bool {
    let end = end_of(sections, at);
    let below = &sections[at + 1..end];
    let listed = |index: &usize| sections[*index].level < 7 && holds_list(*index);
    (at..end).any(holds_steps)
        || (at + 1..end).filter(listed).count() >= 2
        || below.iter().filter(|s| s.level < 7 && s.number.is_some()).count() >= 2
}

fn decide(sections: &[Section<'_>], section: &Section<'_>, counts: &Counts) -> Decision {
    let above = section.parent.map(|p| sections[p].heading.as_str()).unwrap_or_default();
    if matches!(section.class, Class::Info | Class::Before) {
        Decision::text("chapters with numbers to read")
    } else if holds_cases(above) {
        Decision::text("headings with numbers that are cases to choose from")
    } else if section.window.is_some() && !section.blocks.is_empty() {
        Decision::text("headings with numbers and times: phases")
    } else if counts.ask(section) {
        Decision::steps("headings with numbers")
    } else {
        Decision::text("few headings with numbers ask for something")
    }
}

/// How many numbered headings stand side by side, and how many of them ask for something.
struct Counts(HashMap<(Option<usize>, u8), (usize, usize)>);

impl Counts {
    fn of(sections: &[Section<'_>]) -> Self {
        let mut counts: HashMap<(Option<usize>, u8), (usize, usize)> = HashMap::new();
        for section in sections.iter().filter(|s| s.number.is_some() && s.level < 7) {
            let (all, asking) = counts.entry((section.parent, section.level)).or_default();
            *all += 1;
            *asking += usize::from(heading_asks(section));
        }
        Self(counts)
    }

    /// How many headings with numbers stand beside this one, and how many of them ask; none where it has no number.
    fn beside(&self, section: &Section<'_>) -> Option<(usize, usize)> {
        let counts = self.0.get(&(section.parent, section.level)).copied();
        counts.filter(|_| section.number.is_some() && section.level < 7)
    }

    fn are_counted(&self, section: &Section<'_>) -> bool {
        self.beside(section).is_some_and(|(all, _)| all >= 2)
    }

    /// True when this heading and its siblings are steps to take in turn, and no chapters with numbers.
    fn ask(&self, section: &Section<'_>) -> bool {
        self.beside(section).is_some_and(|(all, asking)| asking * 2 >= all)
    }
}
