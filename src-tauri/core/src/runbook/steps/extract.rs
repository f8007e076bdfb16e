//! Walks the sections and gathers phases with their steps, in document order.

use std::ops::Range;

use super::asks::is_prohibition;
use super::candidates::{Candidate, Found};
use super::choice;
use super::choice::Choice;
use super::draft::{Draft, from_code, from_command, from_heading, from_headings, from_item};
use super::entry::Entry;
use super::groups;
use super::groups::{Decided, Groups, Judged};
use super::headings::end_of_step;
use super::marks::Marks;
use super::numbering::Numbering;
use super::tables::Row;
use super::verdict::About;
use crate::runbook::around;
use crate::runbook::blocks::tree::{Node, each};
use crate::runbook::model::reading::Group;
use crate::runbook::model::{Phase, PhaseKind, Step, Way};
use crate::runbook::sections::number::without_number;
use crate::runbook::sections::outline::Section;
use crate::runbook::sections::title::is_template;
use crate::runbook::sections::ways;
use crate::runbook::words::mention::Mentions;
use crate::runbook::words::numbered::without_own_number;
use crate::runbook::words::word_set::{Map, Set};
use crate::text::patterns;

/// The phases of the checklist, and where they come from.
#[derive(Debug, Default)]
pub(in crate::runbook) struct Extracted {
    pub phases: Vec<Phase>,
    /// Where its steps stand in the document.
    pub marks: Marks,
    /// What became of each list and of paragraphs that ask for something.
    pub groups: Vec<Group>,
}

/// Gathers the phases. `is_fact` says which sections are told elsewhere (symptoms, severity) and need no phase.
pub(in crate::runbook) fn extract(
    sections: &[Section<'_>],
    about: About,
    choices: &[Choice],
    title: &str,
    is_fact: impl Fn(&Section<'_>) -> bool,
) -> Extracted {
    let mut groups = groups::groups(sections, about);
    choice::bind(&mut groups.all, choices);
    let mut walk =
        Walk { sections, groups: &groups, seen: Set::default(), marks: Marks::default() };
    let mut gathered: Vec<(usize, Vec<Draft>)> = Vec::new();
    let mut at = 0;
    while at < sections.len() {
        let section = &sections[at];
        if let Some(draft) = walk.heading_step(at) {
            let home = section.parent.unwrap_or(0);
            match gathered.last_mut() {
                Some((last, drafts)) if *last == home => drafts.push(draft),
                Some(_) | None => gathered.push((home, vec![draft])),
            }
            at = end_of_step(sections, at);
            continue;
        }
        gathered.push((at, walk.steps_of(at)));
        at += 1;
    }
    guard_from_headings(sections, &mut gathered);
    let ways = ways::ways(sections);
    walk.marks.ways = marked(sections, &ways);
    let mut numbering = Numbering::new(walk.marks);
    let seen = walk.seen;
    let mut phases = Vec::new();
    for (index, drafts) in gathered {
        let section = &sections[index];
        let steps = numbering.steps(section, drafts);
        let reads = section.level > 0 && section.level < 7 && !section.blocks.is_empty();
        if !steps.is_empty() || reads && !section.is_title && !is_fact(section) {
            phases.push(phase(section, title, ways[index], steps));
        }
    }
    Extracted { phases, marks: numbering.marks, groups: shown(groups.all, &seen) }
}

/// The groups that are not part of a step, in document order.
fn shown(groups: Vec<Decided>, seen: &Set<usize>) -> Vec<Group> {
    let kept = groups.into_iter().enumerate().filter(|(at, _)| seen.contains(at));
    let mut shown: Vec<Group> = kept
        .map(|(_, draft)| Group {
            id: draft.id,
            line: draft.line,
            heading: draft.heading,
            items: u32::try_from(draft.items.len()).unwrap_or(u32::MAX),
            verdict: draft.decision.reading(),
            reason: draft.decision.reason,
            chosen: draft.chosen,
            headings: draft.path,
            fingerprints: draft.items,
        })
        .collect();
    shown.sort_by_key(|group| group.line);
    shown
}

/// The ways that headings open, by the headings' places among the blocks.
fn marked(sections: &[Section<'_>], ways: &[Option<Way>]) -> Map<usize, Way> {
    let opens = |(section, way): (&Section<'_>, &Option<Way>)| {
        let above = section.parent.and_then(|parent| ways[parent]);
        Some((section.from.checked_sub(1)?, way.filter(|_| above.is_none())?))
    };
    sections.iter().zip(ways).filter_map(opens).collect()
}

fn phase(section: &Section<'_>, title: &str, way: Option<Way>, steps: Vec<Step>) -> Phase {
    let says_nothing = section.title.is_empty() || is_template(&section.title);
    let fallback = if title.is_empty() { "Steps" } else { title };
    Phase {
        title: if says_nothing { fallback.to_owned() } else { section.title.clone() },
        window: section.window,
        way,
        kind: if steps.is_empty() { PhaseKind::Reading } else { section.flow },
        line: section.line,
        steps,
    }
}

struct Walk<'s, 'a> {
    sections: &'s [Section<'a>],
    groups: &'s Groups<'a>,
    /// The groups that are shown.
    seen: Set<usize>,
    marks: Marks,
}

impl<'a> Walk<'_, 'a> {
    /// The step that a heading with a number is; none when it is a phase, a case, reading, or text by choice.
    fn heading_step(&mut self, at: usize) -> Option<Draft> {
        let index = *self.groups.headings.get(&at)?;
        let group = &self.groups.all[index];
        let end = end_of_step(self.sections, at);
        let section = &self.sections[at];
        if !group.chosen && !group.decision.takes() {
            // What is below such a heading is decided on by itself; the first of them speaks for all.
            if self.seen.insert(index) {
                let heading = section.from.saturating_sub(1)..section.from;
                self.marks.text(heading, Some(group.id.clone()));
            }
            return None;
        }
        if !group.chosen && self.is_decided_below(at..end) {
            return None;
        }
        self.seen.insert(index);
        let below = &self.sections[at..end];
        let last = below.last().unwrap_or(section);
        let blocks = section.from.saturating_sub(1)..last.from + last.blocks.len();
        if !group.decision.takes() {
            self.marks.text(blocks, Some(group.id.clone()));
            return None;
        }
        let content: Vec<&Node> = below.iter().flat_map(|s| s.blocks.iter().copied()).collect();
        let text = without_number(&section.title);
        let draft = from_headings(text, below)
            .unwrap_or_else(|| from_heading(text, section.number, section.line, &content));
        Some(Draft { part: Some((blocks, Some(group.id.clone()))), ..draft })
    }

    /// True when a person decided on a list in these sections, which must stay in sight then.
    fn is_decided_below(&self, sections: Range<usize>) -> bool {
        let judged = self.groups.sections.get(sections).into_iter().flatten().flatten();
        judged.filter_map(|j| j.group).any(|group| self.groups.all[group].chosen)
    }

    fn steps_of(&mut self, at: usize) -> Vec<Draft> {
        let (section, groups) = (&self.sections[at], self.groups);
        let mut drafts = Vec::new();
        for judged in &groups.sections[at] {
            let Some(index) = judged.group else { continue };
            let group = &groups.all[index];
            let taken = |g: usize| groups.all[g].decision.takes() || groups.all[g].chosen;
            if judged.behind.is_some_and(taken) {
                continue;
            }
            self.seen.insert(index);
            let from = section.from;
            let blocks = from + judged.found.blocks.start..from + judged.found.blocks.end;
            let first = drafts.len();
            match &judged.found.what {
                Candidate::List { ordered, items, .. } => {
                    self.mark_lists(section, judged, items, &group.id);
                    self.seen.extend(judged.rest.as_ref().map(|rest| rest.group));
                    let is_step = |item| {
                        judged
                            .group_of(item)
                            .is_some_and(|group| groups.all[group].decision.takes())
                    };
                    list(*ordered, items, is_step, &mut drafts);
                }
                Candidate::Command { .. }
                | Candidate::Table { .. }
                | Candidate::Paragraph { .. }
                    if !group.decision.takes() =>
                {
                    self.marks.text(blocks.clone(), Some(group.id.clone()));
                }
                Candidate::Command { numbered, .. } if !numbered.is_empty() => {
                    drafts.extend_from_slice(numbered);
                }
                Candidate::Command { before, codes, .. } => {
                    drafts.extend(command(section, *before, codes, judged.found.number));
                }
                Candidate::Table { actions, .. } => {
                    drafts.extend(actions.rows.iter().map(Row::draft));
                }
                Candidate::Paragraph { node, .. } => {
                    let items = judged.items.as_slice();
                    drafts.push(paragraph(node, items, judged.found.number));
                }
            }
            let is_list = matches!(judged.found.what, Candidate::List { .. });
            if let Some(draft) = drafts.get_mut(first) {
                guard(draft, judged.found.guards.iter().map(|node| around::caution(node)));
                expect(draft, &judged.found);
            }
            for draft in &mut drafts[first..] {
                draft.suggested = group.decision.suggested;
                draft.part = (!is_list).then(|| (blocks.clone(), Some(group.id.clone())));
            }
        }
        drafts
    }

    /// Every part of a list that other blocks split carries its group.
    fn mark_lists(
        &mut self,
        section: &Section<'a>,
        judged: &Judged<'a>,
        entries: &[Entry<'a>],
        group: &str,
    ) {
        let ids: Set<usize> = entries.iter().map(|e| e.item.id).collect();
        let lists = &mut self.marks.lists;
        let mut mark = |node: &Node| {
            if let Some(first) = node.items().first().filter(|i| ids.contains(&i.id)) {
                lists.insert(first.id, group.to_owned());
            }
        };
        for node in section.blocks.get(judged.found.blocks.clone()).into_iter().flatten() {
            each([*node], &mut mark);
        }
    }
}

/// The steps of a list. A bullet that forbids guards the step behind it, the last ones that before them.
fn list(
    ordered: bool,
    items: &[Entry<'_>],
    is_step: impl Fn(usize) -> bool,
    drafts: &mut Vec<Draft>,
) {
    let first = drafts.len();
    let mut forbidden: Vec<String> = Vec::new();
    for (entry, number) in items.iter().zip(shown_numbers(items)) {
        if !is_step(entry.item.id) {
            let forbids = is_prohibition(ordered, entry.item);
            forbidden.extend(forbids.then(|| entry.item.words().to_owned()));
            continue;
        }
        let Some(mut draft) = from_item(entry, number) else { continue };
        let guards = entry.guards.iter().map(|node| around::caution(node));
        guard(&mut draft, forbidden.drain(..).chain(guards));
        drafts.push(draft);
    }
    if let Some(last) = drafts[first..].last_mut() {
        last.cautions.extend(forbidden);
    }
}

/// Binds warnings that stand before a step to it.
fn guard(draft: &mut Draft, cautions: impl Iterator<Item = String>) {
    let inside = std::mem::take(&mut draft.cautions);
    for caution in cautions.chain(inside) {
        if !caution.is_empty() && !draft.cautions.contains(&caution) {
            draft.cautions.push(caution);
        }
    }
}

/// Adds what the blocks behind a command say of its result.
fn expect(draft: &mut Draft, found: &Found<'_>) {
    if let Candidate::Command { codes, .. } = &found.what
        && !found.results.is_empty()
    {
        draft.expected = around::expected(codes.iter().chain(&found.results).copied());
    }
}

patterns! { CAUTION_HEADING = r"(?i)^\W*(?:caution|warning|danger)\b\s*[:!–—-]*\s*"; }

/// How [`CAUTION_HEADING`] begins.
static CAUTION: Mentions = Mentions::of(&["caution", "warning", "danger"]);

/// What a section whose heading warns says: the rest of its heading, or its first sentence.
fn warning_of(section: &Section<'_>) -> Option<String> {
    if !CAUTION.first(&section.heading) {
        return None;
    }
    let found = CAUTION_HEADING.find(&section.heading)?;
    let rest = section.heading[found.end()..].trim();
    if !rest.is_empty() {
        return Some(rest.to_owned());
    }
    section.blocks.iter().map(|node| node.sentence()).find(|sentence| !sentence.is_empty())
}

/// Binds a section that warns to its own first step, or else to that of the section directly behind it.
fn guard_from_headings(sections: &[Section<'_>], gathered: &mut [(usize, Vec<Draft>)]) {
    let mut pending: Option<String> = None;
    for (index, drafts) in gathered {
        let own = warning_of(&sections[*index]);
        let warning = own.clone().or(pending.take());
        match drafts.first_mut() {
            Some(draft) => guard(draft, warning.into_iter()),
            None => pending = own,
        }
    }
}

/// The numbers as a person sees them: where a file writes `1.` before every item, they count up.
fn shown_numbers(items: &[Entry<'_>]) -> Vec<Option<u64>> {
    let first = items.first().and_then(|e| e.item.number);
    let lazy = items.len() > 1 && items.iter().all(|e| e.item.number == first);
    (0u64..)
        .zip(items)
        .map(|(at, e)| if lazy { first.map(|n| n.saturating_add(at)) } else { e.item.number })
        .collect()
}

/// The step of a paragraph, with the number that it gives itself.
fn paragraph(node: &Node, codes: &[&Node], number: Option<u64>) -> Draft {
    let text = node.words();
    let text = if number.is_some() { without_number(without_own_number(text)) } else { text };
    let draft = from_command(text, node.line, Some(node), codes);
    Draft { source_number: number, ..draft }
}

/// The step of code and the paragraph before it.
fn command(
    section: &Section<'_>,
    before: Option<&Node>,
    codes: &[&Node],
    number: Option<u64>,
) -> Option<Draft> {
    let line = codes.first().map_or(section.line, |c| c.line);
    let title = without_number(&section.title);
    match before {
        Some(node) => Some(paragraph(node, codes, number)),
        None if !title.is_empty() => Some(from_command(title, line, None, codes)),
        None => from_code(line, codes),
    }
}
