//! The numbers of steps, and the names that they keep while other parts of their file change.

use sha2::{Digest, Sha256};

use super::details::{Told, behind};
use super::draft::{Draft, is_optional};
use super::marks::Marks;
use crate::runbook::commands::copied::parted;
use crate::runbook::model::{Step, Substep};
use crate::runbook::sections::outline::Section;
use crate::runbook::words::front_marks::marked;
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
        self.last += 1;
        let number = self.last;
        self.marks.items.extend(draft.item.map(|item| (item, number.to_string())));
        if let Some((blocks, group)) = draft.part {
            self.marks.step(blocks, group, number);
        }
        let mut substeps = Vec::new();
        for (at, sub) in (1..).zip(draft.substeps) {
            let sub_number = format!("{number}.{at}");
            self.marks.items.extend(sub.item.map(|item| (item, sub_number.clone())));
            let behind = behind(&sub.commands, &sub.details);
            let (commands, copying) = parted(sub.commands);
            substeps.push(Substep {
                number: sub_number,
                text: sub.text,
                commands,
                copying,
                details: texts(sub.details),
                behind,
            });
        }
        let occurrence = self.seen.entry(format!("{path}\n{}", draft.text)).or_default();
        *occurrence += 1;
        let behind = behind(&draft.commands, &draft.details);
        let (commands, copying) = parted(draft.commands);
        Step {
            number,
            source_number: draft.source_number,
            key: key(path, &draft.text, *occurrence),
            optional: is_optional(&draft.text),
            owner: marked(&draft.text).owner.map(str::to_owned),
            text: draft.text,
            commands,
            copying,
            substeps,
            line: draft.line,
            condition: draft.condition,
            expected: draft.expected,
            cautions: draft.cautions,
            references: draft.references,
            details: texts(draft.details),
            behind,
            suggested: draft.suggested,
        }
    }
}

fn texts(told: Vec<Told>) -> Vec<String> {
    told.into_iter().map(|(_, text)| text).collect()
}

/// The first 16 hexadecimal digits of the SHA-256 of the path, the text and which of its like it is.
fn key(path: &str, text: &str, occurrence: u32) -> String {
    let mut hash = Sha256::new();
    for part in [path, "\n\n", text, "\n\n", &occurrence.to_string()] {
        hash.update(part);
    }
    hex::encode(&hash.finalize()[..8])
}
