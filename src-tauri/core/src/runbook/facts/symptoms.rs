//! What people see when this runbook is the right one: the lines under a heading such as Symptoms.

use crate::runbook::blocks::tree::Node;
use crate::runbook::sections::outline::Section;
use crate::runbook::words::mention::Mentions;
use crate::runbook::words::without_colon;
use crate::text::patterns;

patterns! {
    HEADING = r"(?i)^\W*(?:\d+\W+)?(?:(?:common|typical|known|observed|user|visible)\s+)?(?:symptoms?(?:\s*(?:/|&|and)\s*\w+)?|signs|what (?:do )?you (?:will |may |might )?see|how it looks|how to recogni[sz]e(?: it)?|indicators)\W*$";
    LINE = r"(?i)^\W*symptoms?\s*:\W*(\w.*)$";
}

static NAMES: Mentions = Mentions::of(&["symptom", "sign", "what", "how", "indicator"]);
static WORD: Mentions = Mentions::of(&["symptom"]);

/// True for a section that lists symptoms.
pub(in crate::runbook) fn is_section(section: &Section<'_>) -> bool {
    section.level > 0 && NAMES.any(&section.heading) && HEADING.is_match(&section.heading)
}

/// The symptoms, each once, in order. A section may have sub-sections; their lists count.
pub(in crate::runbook) fn find(sections: &[Section<'_>]) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut belongs: Vec<bool> = Vec::with_capacity(sections.len());
    for section in sections {
        let above = section.parent.and_then(|parent| belongs.get(parent));
        belongs.push(above.is_some_and(|yes| *yes) || is_section(section));
        if belongs.last().is_some_and(|yes| *yes) {
            collect(&section.blocks, &mut found);
        } else {
            let lines = section.blocks.iter().filter(|b| WORD.first(b.words())).filter_map(|b| {
                LINE.captures(b.words()).map(|line| without_colon(&line[1]).to_owned())
            });
            found.extend(lines);
        }
    }
    let mut seen = std::collections::HashSet::new();
    found.retain(|line| !line.is_empty() && seen.insert(line.clone()));
    found
}

fn collect(blocks: &[&Node], found: &mut Vec<String>) {
    let has_list = blocks.iter().any(|b| !b.items().is_empty());
    for block in blocks {
        found.extend(block.items().iter().map(|item| without_colon(item.words()).to_owned()));
        if block.paragraph().is_some() && !has_list {
            found.push(without_colon(block.words()).to_owned());
        }
    }
}
