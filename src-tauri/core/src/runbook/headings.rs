//! Headings with numbers that are steps: `Step 1: …`, `2. Stop the service`.
//!
//! Numbers alone say little: they also count chapters ("2. Roles") and cases to choose from ("1. Lost region").

use std::collections::HashMap;

use super::outline::{Class, Section};
use super::verdict;

/// The headings that are steps, in groups of those that stand side by side.
pub(super) struct Headings {
    /// The section above, and the headings.
    pub groups: Vec<(Option<usize>, Vec<usize>)>,
}

impl Headings {
    /// `holds_steps` says whether a section holds steps of its own, so that a heading above it is a phase.
    pub fn of(sections: &[Section<'_>], holds_steps: impl Fn(usize) -> bool) -> Self {
        let counts = Counts::of(sections);
        let mut groups: Vec<(Option<usize>, Vec<usize>)> = Vec::new();
        let mut places: HashMap<(Option<usize>, u8), usize> = HashMap::new();
        for (at, section) in sections.iter().enumerate() {
            if !counts.are_steps(section) || !is_step(sections, at, &holds_steps) {
                continue;
            }
            let place = *places.entry((section.parent, section.level)).or_insert_with(|| {
                groups.push((section.parent, Vec::new()));
                groups.len() - 1
            });
            groups[place].1.push(at);
        }
        Self { groups }
    }
}

/// The index after the last section below this one.
pub(super) fn end_of(sections: &[Section<'_>], at: usize) -> usize {
    let level = sections[at].level;
    let below = sections[at + 1..].iter().take_while(|s| s.level > level).count();
    at + 1 + below
}

/// False for a phase, a case or reading.
fn is_step(sections: &[Section<'_>], at: usize, holds_steps: impl Fn(usize) -> bool) -> bool {
    let section = &sections[at];
    if matches!(section.class, Class::Info | Class::Before) {
        return false;
    }
    let above = section.parent.map(|p| sections[p].heading.as_str()).unwrap_or_default();
    let end = end_of(sections, at);
    if verdict::holds_cases(above) || (at..end).any(holds_steps) {
        return false;
    }
    let chapters =
        sections[at + 1..end].iter().filter(|s| s.level < 7 && s.number.is_some()).count();
    chapters < 2 && (section.window.is_none() || section.blocks.is_empty())
}

/// How many numbered headings stand side by side, and how many of them ask for something.
struct Counts(HashMap<(Option<usize>, u8), (usize, usize)>);

impl Counts {
    fn of(sections: &[Section<'_>]) -> Self {
        let mut counts: HashMap<(Option<usize>, u8), (usize, usize)> = HashMap::new();
        for section in sections.iter().filter(|s| s.number.is_some() && s.level < 7) {
            let (all, asking) = counts.entry((section.parent, section.level)).or_default();
            *all += 1;
            *asking += usize::from(verdict::heading_asks(&section.heading));
        }
        Self(counts)
    }

    /// True when this heading and its siblings are steps to take in turn, and no chapters with numbers.
    fn are_steps(&self, section: &Section<'_>) -> bool {
        let counts = self.0.get(&(section.parent, section.level));
        section.number.is_some()
            && counts.is_some_and(|(all, asking)| *all >= 2 && asking * 2 >= *all)
    }
}
