//! What holds for every runbook, whatever bytes it is made of, and for every edit of it.
//!
//! Each function takes bytes and panics, with the reason, where something does not hold. The fuzz targets in
//! `tests/fuzz` and `make test-long` drive the same functions; so does the table of bad input, with names for what it
//! tries. What is deliberately absent: whether a step is a good one, which real runbooks tell (see [`crate::score`]).

use holdfast_core::runbook::{Block, Choice, Item, Runbook, parse_with};
use std::collections::{HashMap, HashSet};

mod edit;

pub use edit::edit;

/// The largest answer that a text may have, in bytes for each of its own: what is shown several times (in the document,
/// in a step, as a symptom) is bounded by the text, not by its square.
const BLOW_UP: usize = 100;

/// Reads the bytes as a runbook and checks all that holds for any.
///
/// # Panics
/// When something does not hold.
pub fn import(bytes: &[u8]) {
    check(&String::from_utf8_lossy(bytes));
}

/// Reads a text and checks all that holds for any; returns what was read.
///
/// # Panics
/// When something does not hold.
pub fn check(text: &str) -> Runbook {
    check_with(text, &[])
}

/// The same where a person decided on some of its groups.
fn check_with(text: &str, choices: &[Choice]) -> Runbook {
    let read = |text: &str| parse_with(text, "file.md", choices);
    let runbook = read(text);
    assert_eq!(runbook, read(text), "a text is read the same way twice");
    if !text.contains('\r') {
        let windows = read(&text.replace('\n', "\r\n"));
        assert_eq!(runbook, windows, "the line ends of Windows change nothing");
    }
    steps(&runbook);
    lines(&runbook, text);
    groups(&runbook);
    let whole = (&runbook.checklist, &runbook.document);
    let json = serde_json::to_string(&whole).expect("a runbook can be written");
    let (checklist, document) =
        serde_json::from_str(&json).expect("what is stored can be read again");
    assert_eq!(runbook, Runbook { checklist, document }, "what is stored is what was read");
    let most = text.len() * BLOW_UP + 10_000;
    assert!(json.len() <= most, "{} bytes became {}: too many", text.len(), json.len());
    words(text, &json);
    runbook
}

/// Numbers count from one without gaps, keys name one step each, and nothing that is ticked or copied is empty.
fn steps(runbook: &Runbook) {
    let mut keys = HashSet::new();
    for ((_, step), number) in runbook.steps().zip(1..) {
        assert_eq!(step.number, number, "steps count from 1: {}", step.text);
        assert!(keys.insert(step.key.as_str()), "two steps have the key of {}", step.text);
        assert!(!step.text.trim().is_empty(), "step {number} says nothing");
        let subs = step.substeps.iter().flat_map(|sub| &sub.commands);
        for command in step.commands.iter().chain(subs) {
            assert!(!command.trim().is_empty(), "step {number} has an empty command");
            assert!(!command.ends_with('\n'), "pasting step {number} would run it: {command:?}");
        }
        for (sub, place) in step.substeps.iter().zip(1..) {
            assert_eq!(sub.number, format!("{number}.{place}"), "sub-steps count from 1");
        }
    }
    let unique: HashSet<&String> = runbook.blanks.iter().collect();
    assert_eq!(
        unique.len(),
        runbook.blanks.len(),
        "each blank is named once: {:?}",
        runbook.blanks
    );
}

/// Every line that is named is a line of the file, and phases and steps come in its order.
fn lines(runbook: &Runbook, text: &str) {
    let last = text.replace("\r\n", "\n").split(['\n', '\r']).count().max(1);
    let warned = runbook.warnings.iter().filter_map(|warning| warning.line);
    let stepped = runbook.steps().map(|(_, step)| step.line);
    for line in warned.chain(stepped).chain(runbook.groups.iter().map(|group| group.line)) {
        assert!((1..=last).contains(&(line as usize)), "line {line} of {last}");
    }
    let order: Vec<u32> = runbook.steps().map(|(_, step)| step.line).collect();
    assert!(order.is_sorted(), "steps stand in the order of the file: {order:?}");
}

/// A block names a group and a step that there are.
fn groups(runbook: &Runbook) {
    let ids: HashSet<&str> = runbook.groups.iter().map(|group| group.id.as_str()).collect();
    assert_eq!(ids.len(), runbook.groups.len(), "two groups have one id: {:?}", runbook.groups);
    let mut marks = Marks::default();
    marks.blocks(&runbook.document);
    for group in marks.groups {
        assert!(ids.contains(group.as_str()), "a block names the group {group}, which is none");
    }
    let numbers: HashSet<String> = runbook
        .steps()
        .flat_map(|(_, step)| {
            let subs = step.substeps.iter().map(|sub| sub.number.clone());
            std::iter::once(step.number.to_string()).chain(subs)
        })
        .collect();
    for mark in marks.steps {
        for number in mark.split('-') {
            assert!(numbers.contains(number), "a block names step {number}, which is none");
        }
    }
}

/// What the blocks of a document name.
#[derive(Default)]
struct Marks {
    steps: Vec<String>,
    groups: Vec<String>,
}

impl Marks {
    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::List { items, group, .. } => {
                    self.groups.extend(group.clone());
                    items.iter().for_each(|item| self.item(item));
                }
                Block::Part { step, group, blocks, .. } => {
                    self.groups.extend(group.clone());
                    self.steps.extend(step.clone());
                    self.blocks(blocks);
                }
                Block::Quote { blocks, .. } => self.blocks(blocks),
                Block::Heading { .. }
                | Block::Paragraph { .. }
                | Block::Code { .. }
                | Block::Table { .. }
                | Block::Rule
                | Block::Aside { .. }
                | Block::Raw { .. } => {}
            }
        }
    }

    fn item(&mut self, item: &Item) {
        self.steps.extend(item.step.clone());
        self.blocks(&item.blocks);
    }
}

/// No word is lost. Looked at are lines of plain words: markup may hide what stands in it, and no plain word is markup.
fn words(text: &str, json: &str) {
    let is_plain = |line: &&str| line.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b' ');
    for word in text.split(['\n', '\r']).filter(is_plain).flat_map(str::split_whitespace) {
        assert!(word.len() < 4 || json.contains(word), "the word {word} is lost");
    }
}

/// The texts of the steps by their keys.
fn keyed(runbook: &Runbook) -> HashMap<&str, &str> {
    runbook.steps().map(|(_, step)| (step.key.as_str(), step.text.as_str())).collect()
}

#[cfg(test)]
mod tests;
