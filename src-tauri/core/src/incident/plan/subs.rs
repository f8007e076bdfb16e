//! Which sub-step is which after a step was taken over from its changed file.
//!
//! A sub-step is named by its words alone: by its number in the frozen step that says the same, else by a number made of
//! the words. So laptops that take over the same file apart mean the same sub-steps, and a tick never moves to other
//! words. The number that people see is given by the fold.

use sha2::{Digest, Sha256};

use super::StepPlan;
use crate::incident::step_ref::StepRef;
use crate::runbook::{Step, Substep};

/// From this number on, the number of a sub-step is made of its words.
const OF_WORDS: u32 = 1 << 31;

/// Names the sub-steps of `step`, each once, in its order. `frozen` is the step as the incident began with it.
pub(crate) fn names(frozen: Option<&Step>, step: &Step) -> Vec<u32> {
    let known: &[Substep] = frozen.map_or(&[], |s| &s.substeps);
    let mut names: Vec<u32> = Vec::new();
    for (index, sub) in step.substeps.iter().enumerate() {
        let same = |s: &&Substep| s.text == sub.text;
        let before = step.substeps.iter().take(index).filter(same).count();
        let frozen = (1..).zip(known).filter(|(_, s)| same(s)).nth(before).map(|(n, _)| n);
        let mut name = frozen.unwrap_or_else(|| of_words(&sub.text, before));
        while names.contains(&name) {
            name = name.wrapping_add(1) | OF_WORDS;
        }
        names.push(name);
    }
    names
}

/// A number of 31 bits of a SHA-256 over the words and how often the step said them before.
fn of_words(text: &str, before: usize) -> u32 {
    let digest = Sha256::digest(format!("{before}\n{text}").as_bytes());
    let number = digest.iter().take(4).fold(0_u32, |n, byte| (n << 8) | u32::from(*byte));
    number | OF_WORDS
}

impl StepRef {
    /// True when the number that people see is given by the incident: for a step that was added, and for a sub-step
    /// that the frozen step does not have.
    #[must_use]
    pub fn is_numbered_here(self) -> bool {
        self.added.is_some() || self.sub.is_some_and(|sub| sub >= OF_WORDS)
    }
}

impl StepPlan {
    /// Gives the sub-steps that came numbers to show, which this step never had before.
    pub(crate) fn number_subs(&mut self, frozen: Option<&Step>) {
        let most = frozen.map_or(0, |s| u32::try_from(s.substeps.len()).unwrap_or(u32::MAX));
        for name in self.subs.iter().filter(|name| **name >= OF_WORDS) {
            if self.sub_numbers.iter().all(|(known, _)| known != name) {
                let last = self.sub_numbers.last().map_or(most, |(_, number)| *number);
                self.sub_numbers.push((*name, last.saturating_add(1)));
            }
        }
    }

    /// The number of a sub-step as people see it.
    #[must_use]
    pub fn shown_sub(&self, name: u32) -> u32 {
        self.sub_numbers.iter().find(|(known, _)| *known == name).map_or(name, |(_, shown)| *shown)
    }

    /// The sub-step that people mean by a number that was given here.
    #[must_use]
    pub fn sub_of(&self, shown: u32) -> Option<u32> {
        self.sub_numbers.iter().find(|(_, number)| *number == shown).map(|(name, _)| *name)
    }
}
