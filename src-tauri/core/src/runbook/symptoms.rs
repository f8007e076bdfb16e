//! What people see when this runbook is the right one: the lines under a heading such as Symptoms.

use regex::Regex;
use std::sync::LazyLock;

use super::outline::Section;
use super::steps::sentence;
use super::tree::{Kind, Node};
use super::words::regex;

static HEADING: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)^\W*(?:\d+\W+)?(?:(?:common|typical|known|observed|user|visible)\s+)?(?:symptoms?(?:\s*(?:/|&|and)\s*\w+)?|signs|what (?:do )?you (?:will |may |might )?see|how it looks|how to recogni[sz]e(?: it)?|indicators)\W*$",
    )
});
static LINE: LazyLock<Regex> = LazyLock::new(|| regex(r"(?i)^\W*symptoms?\s*:\W*(\w.*)$"));

/// True for a section that lists symptoms.
pub(super) fn is_section(section: &Section<'_>) -> bool {
    section.level > 0 && HEADING.is_match(&section.heading)
}

/// The symptoms, each once, in order. A section may have sub-sections; their lists count.
pub(super) fn find(sections: &[Section<'_>]) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for (index, section) in sections.iter().enumerate() {
        if belongs(sections, index) {
            collect(&section.blocks, &mut found);
        } else {
            let lines = section
                .blocks
                .iter()
                .filter_map(|b| LINE.captures(&b.sentence()).map(|line| sentence(&line[1])));
            found.extend(lines);
        }
    }
    let mut seen = std::collections::HashSet::new();
    found.retain(|line| !line.is_empty() && seen.insert(line.clone()));
    found
}

fn belongs(sections: &[Section<'_>], index: usize) -> bool {
    let mut at = Some(index);
    while let Some(section) = at.and_then(|i| sections.get(i)) {
        if is_section(section) {
            return true;
        }
        at = section.parent;
    }
    false
}

fn collect(blocks: &[&Node], found: &mut Vec<String>) {
    let has_list = blocks.iter().any(|b| matches!(b.kind, Kind::List { .. }));
    for block in blocks {
        match &block.kind {
            Kind::List { items, .. } => {
                found.extend(items.iter().map(|item| sentence(&item.sentence())))
            }
            Kind::Paragraph { .. } if !has_list => found.push(sentence(&block.sentence())),
            Kind::Paragraph { .. }
            | Kind::Heading { .. }
            | Kind::Code { .. }
            | Kind::Quote { .. }
            | Kind::Table { .. }
            | Kind::Rule
            | Kind::Raw { .. } => {}
        }
    }
}
