//! Sections that are several ways to one end: a person takes one of them, and not all in turn.
//!
//! Tabs are ways. Elsewhere four signs count, each of which needs two sections side by side: labels ("Option A: …", "Method 2: …"), names of means
//! ("Console method", "Restore via the console"), a heading above that says so ("Recovery options"), and a sentence above
//! that says how many ways there are. Deliberately absent: cases ("Scenario 2"), which depend on what is seen.

use std::collections::{BTreeMap, HashMap};

use super::class::Class;
use super::outline::Section;
use crate::runbook::model::{Step, Way};
use crate::runbook::words::alternatives;
use crate::text::patterns;

/// Which way each section is; those below a way are part of it.
pub(in crate::runbook) fn ways(sections: &[Section<'_>]) -> Vec<Option<Way>> {
    let mut sides: BTreeMap<(Option<usize>, u8), Vec<usize>> = BTreeMap::new();
    let mut tabs: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (at, section) in sections.iter().enumerate().skip(1) {
        match section.tab {
            Some(set) => tabs.entry(set).or_default().push(at),
            None => sides.entry((section.parent, section.level)).or_default().push(at),
        }
    }
    let beside = sides.into_iter().map(|((parent, _), at)| among(sections, parent, &at));
    let tabs = tabs.into_values().filter(|tabs| tabs.len() >= 2);
    let mut groups: Vec<Vec<usize>> =
        beside.chain(tabs).filter(|one_of| !one_of.is_empty()).collect();
    groups.sort();
    let mut found: Vec<Option<Way>> = vec![None; sections.len()];
    for (group, one_of) in (1..).zip(groups) {
        let of = u32::try_from(one_of.len()).unwrap_or(u32::MAX);
        for (place, at) in (1..).zip(one_of) {
            found[at] = Some(Way { place, of, group, within: None });
        }
    }
    for at in 0..sections.len() {
        let above = sections[at].parent.and_then(|parent| found[parent]);
        let within = above.map(|way| (way.group, way.place));
        found[at] = found[at].map(|way| Way { within, ..way }).or(above);
    }
    found
}

/// Those of the sections side by side that are ways; none where fewer than two are.
fn among(sections: &[Section<'_>], parent: Option<usize>, members: &[usize]) -> Vec<usize> {
    let read = |at: &&usize| matches!(sections[**at].class, Class::Info | Class::Before);
    let open: Vec<usize> = members.iter().filter(|at| !read(at)).copied().collect();
    let titles: Vec<&str> = open.iter().map(|at| sections[*at].title.as_str()).collect();
    if open.len() < 2 {
        return Vec::new();
    }
    let signs: [&dyn Fn() -> Vec<bool>; 3] = [&|| labelled(&titles), &|| means(&titles), &|| {
        vec![parent.is_some_and(|p| announces(&sections[p], open.len())); open.len()]
    }];
    let enough = |marks: &Vec<bool>| marks.iter().filter(|is_way| **is_way).count() >= 2;
    let marks = signs.iter().map(|sign| sign()).find(enough).unwrap_or_default();
    open.into_iter().zip(marks).filter(|(_, is_way)| *is_way).map(|(at, _)| at).collect()
}

patterns! {
    LABEL = &format!(
        r"(?i)^\W*({})\s*#?\s*(?:[a-h]|\d{{1,2}}|one|two|three|four|five)(?:\W|$)",
        alternatives(include_str!("ways.txt"))
    );
}

/// "Option A: …" beside "Option B: …": the word of the first that has a fellow.
fn labelled(titles: &[&str]) -> Vec<bool> {
    let word = |title: &str| LABEL.captures(title).map(|found| found[1].to_lowercase());
    let words: Vec<Option<String>> = titles.iter().map(|title| word(title)).collect();
    with_fellows(&words)
}

/// True for a step whose sub-steps are ways to one end, by their labels: a person takes one of them.
#[must_use]
pub fn takes_one(step: &Step) -> bool {
    let texts: Vec<&str> = step.substeps.iter().map(|sub| sub.text.as_str()).collect();
    labelled(&texts).iter().filter(|is_way| **is_way).count() >= 2
}

/// Those that say the same as the first that has a fellow.
fn with_fellows(words: &[Option<String>]) -> Vec<bool> {
    let mut times: HashMap<&str, usize> = HashMap::new();
    for word in words.iter().flatten() {
        *times.entry(word).or_default() += 1;
    }
    let has_fellow = |word: &&String| times.get(word.as_str()).is_some_and(|times| *times >= 2);
    let first = words.iter().flatten().find(has_fellow);
    words.iter().map(|one| one.is_some() && one.as_ref() == first).collect()
}

patterns! {
    WAY = r"(?i)^\S.*\s(?:method|approach|option|way|route)\W*(?:\([^)]*\)\W*)?$";
    MEANS = r"(?i)\b(?:command|commands|command[- ]line|console|cli|ui|gui|portal|script|api)\W*$";
    BY = r"(?i)^(.*?)\W*\b(?:via|using|with|through)\s+(?:the\s+|an?\s+)?\S";
}

/// "Console method" beside "Command-line method", with other means beside them; "Restore via A" beside "Restore via B".
fn means(titles: &[&str]) -> Vec<bool> {
    if titles.iter().filter(|title| WAY.is_match(title)).count() >= 2 {
        return titles.iter().map(|title| WAY.is_match(title) || MEANS.is_match(title)).collect();
    }
    let deed = |title: &&str| BY.captures(title).map(|found| found[1].trim().to_lowercase());
    let deeds: Vec<Option<String>> = titles.iter().map(deed).collect();
    with_fellows(&deeds)
}

patterns! {
    NAMES_WAYS = r"(?i)\b(?:recovery|restore|rollback|roll-back|remediation|fix|resolution|unlock|access|failover|deployment|upgrade)\s+(?:options|methods|alternatives|approaches|ways)\W*$|^\W*(?:options|methods|alternatives|approaches)\W*$|\b(?:choose|pick|select)\s+(?:only\s+)?one\b|\bone\s+of\s+the\s+following\b";
    COUNTS_WAYS = r"(?i)\b(two|three|four|five|[2-5])\s+(?:\w+\s+){0,2}(?:ways|options|methods|approaches|alternatives)\b";
    ONE_OF = r"(?i)\b(?:one|either)\s+of\s+(?:the\s+following|these)\s+(?:\w+\s+)?(?:ways|options|methods|approaches|alternatives)\b|\b(?:choose|pick|select)\s+(?:only\s+)?one\b";
}

/// True when the section above `count` others says that they are ways.
fn announces(above: &Section<'_>, count: usize) -> bool {
    let reads = matches!(above.class, Class::Info | Class::Before);
    if !reads && !above.is_title && NAMES_WAYS.is_match(&above.heading) {
        return true;
    }
    let Some(last) = above.blocks.iter().rev().find(|node| !node.words().is_empty()) else {
        return false;
    };
    let told = COUNTS_WAYS.captures(last.words()).and_then(|found| spelled(&found[1]));
    told == Some(count) || ONE_OF.is_match(last.words()) && last.words().ends_with([':', '.'])
}

fn spelled(number: &str) -> Option<usize> {
    match number.to_lowercase().as_str() {
        "two" => Some(2),
        "three" => Some(3),
        "four" => Some(4),
        "five" => Some(5),
        digits => digits.parse().ok(),
    }
}
