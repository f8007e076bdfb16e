//! The numbers of steps, and the names that they keep while other parts of their file change.

use sha2::{Digest, Sha256};

use super::draft::{Draft, is_optional};
use super::marks::Marks;
use crate::runbook::model::Step;
use crate::runbook::sections::outline::Section;
use crate::runbook::words::word_set::Map;

/// Gives steps their numbers and their keys.
pub(super) struct Numbering {
    last: u32,
    seen: Map<String, u32>,
    /// Where the steps stand.
    pub marks: Marks,
}

impl Numbering {
    /// Counts from 1, and adds to these marks.
    pub fn new(marks: Marks) -> Self {
        Self { last: 0, seen: Map::default(), marks }
    }

    /// The steps of a section.
    pub fn steps(&mut self, section: &Section<'_>, drafts: Vec<Draft>) -> Vec<Step> {
        let path = section.path.join("\n");
        drafts.into_iter().map(|draft| self.step(&path, draft)).collect()
    }

    fn step(&mut self, path: &str, draft: Draft) -> Step {
        let Draft { mut step, below, item, part } = draft;
        self.last += 1;
        step.number = self.last;
        self.marks.items.extend(item.map(|item| (item, step.number.to_string())));
        if let Some((blocks, group)) = part {
            self.marks.step(blocks, group, step.number);
        }
        for ((at, sub), item) in (1..).zip(&mut step.substeps).zip(below) {
            sub.number = format!("{}.{at}", step.number);
            self.marks.items.extend(item.map(|item| (item, sub.number.clone())));
        }
        let occurrence = self.seen.entry(format!("{path}\n{}", step.text)).or_default();
        *occurrence += 1;
        step.key = key(path, &step.text, *occurrence);
        step.optional = is_optional(&step.text);
        step
    }
}

/// The first 16 hexadecimal digits of the SHA-256 of the path, the text and which of its like it is.
fn key(path: &str, text: &str, occurrence: u32) -> String {
    let mut hash = Sha256::new();
    for part in [path, "\n\n", text, "\n\n", &occurrence.to_string()] {
        hash.update(part);
    }
    hex::encode(&hash.finalize()[..8])
}
