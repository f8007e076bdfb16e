//! The sixth stage: walks the sections and gathers phases with their steps, in document order.

use std::collections::HashMap;

use super::candidates::{Candidate, Entry, candidates};
use super::model::{Phase, PhaseKind, Step, Substep};
use super::outline::{Class, Section, without_number};
use super::steps::{self, Draft};
use super::tree::Node;
use super::verdict::{self, About, ListVerdict};

/// What the checklist is made of.
#[derive(Debug, Default)]
pub(super) struct Checklist {
    pub phases: Vec<Phase>,
    /// The numbers of the items that became steps, by item.
    pub marks: HashMap<usize, String>,
    /// The lines of lists that were left as text.
    pub refused: Vec<u32>,
}

/// Gathers the phases. `is_fact` says which sections are told elsewhere (symptoms, severity) and need no phase.
pub(super) fn extract(
    sections: &[Section<'_>],
    about: About,
    title: &str,
    is_fact: impl Fn(&Section<'_>) -> bool,
) -> Checklist {
    let mut walk = Walk {
        sections,
        about,
        numbered: NumberedHeadings::of(sections),
        last_number: None,
        refused: Vec::new(),
    };
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
            at = walk.end_of(at);
            continue;
        }
        gathered.push((at, walk.steps_of(section)));
        at += 1;
    }
    let mut checklist = Checklist { refused: walk.refused, ..Checklist::default() };
    let mut numbering = Numbering::default();
    for (index, drafts) in gathered {
        let section = &sections[index];
        let steps = numbering.steps(sections, index, drafts, &mut checklist.marks);
        let reads = section.level > 0 && section.level < 7 && !section.blocks.is_empty();
        if !steps.is_empty() || reads && !section.is_title && !is_fact(section) {
            checklist.phases.push(phase(section, title, steps));
        }
    }
    checklist
}

fn phase(section: &Section<'_>, title: &str, steps: Vec<Step>) -> Phase {
    let fallback = if title.is_empty() { "Steps" } else { title };
    Phase {
        title: if section.title.is_empty() { fallback.to_owned() } else { section.title.clone() },
        window: section.window,
        kind: if steps.is_empty() { PhaseKind::Reading } else { section.flow },
        line: section.line,
        steps,
    }
}

struct Walk<'s, 'a> {
    sections: &'s [Section<'a>],
    about: About,
    numbered: NumberedHeadings,
    /// The last number of the last accepted ordered list.
    last_number: Option<u64>,
    refused: Vec<u32>,
}

impl<'a> Walk<'_, 'a> {
    /// The index after the last section below this one.
    fn end_of(&self, at: usize) -> usize {
        let level = self.sections[at].level;
        let below = self.sections[at + 1..].iter().take_while(|s| s.level > level).count();
        at + 1 + below
    }

    /// The step that a numbered heading is; none when it is a phase, a case or reading.
    fn heading_step(&self, at: usize) -> Option<Draft> {
        let section = &self.sections[at];
        let is_chapter = !self.numbered.are_steps(section);
        if is_chapter || matches!(section.class, Class::Info | Class::Before) {
            return None;
        }
        let above = section.parent.map(|p| self.sections[p].heading.as_str()).unwrap_or_default();
        let below = &self.sections[at..self.end_of(at)];
        if verdict::holds_cases(above) || below.iter().any(|s| self.is_phase(s)) {
            return None;
        }
        if below.iter().skip(1).filter(|s| s.level < 7 && s.number.is_some()).count() >= 2 {
            return None;
        }
        if section.window.is_some() && !section.blocks.is_empty() {
            return None;
        }
        let blocks: Vec<&Node> = below.iter().flat_map(|s| s.blocks.iter().copied()).collect();
        let text = without_number(&section.title);
        Some(steps::from_heading(text, section.number, section.line, &blocks))
    }

    fn is_phase(&self, section: &Section<'_>) -> bool {
        let found = candidates(&section.blocks);
        let comments = found.iter().any(|c| match c {
            Candidate::Command { codes, .. } => {
                codes.iter().any(|c| steps::from_numbered_comments(c).is_some())
            }
            Candidate::List { .. } | Candidate::Paragraph { .. } => false,
        });
        comments || verdict::holds_step_list(section, self.about, &found)
    }

    fn steps_of(&mut self, section: &Section<'a>) -> Vec<Draft> {
        let found = candidates(&section.blocks);
        let numbered = found.iter().filter(|c| is_numbered_paragraph(section, c)).count() >= 2;
        let mut drafts = Vec::new();
        for candidate in &found {
            match candidate {
                Candidate::List { ordered, lead_in, items } => {
                    self.list(section, *ordered, lead_in, items, &mut drafts);
                }
                Candidate::Command { before, codes } => {
                    command(section, *before, codes, numbered, &mut drafts)
                }
                Candidate::Paragraph { node, .. }
                    if numbered && verdict::numbers_itself(section, node) =>
                {
                    drafts.push(numbered_paragraph(node, &[]));
                }
                Candidate::Paragraph { .. } => {}
            }
        }
        if drafts.is_empty() {
            for candidate in &found {
                if let Candidate::Paragraph { node, leads: false } = candidate
                    && verdict::paragraph_alone(section, self.about, node)
                {
                    drafts.push(steps::from_command(&node.sentence(), node.line, Some(node), &[]));
                }
            }
        }
        drafts
    }

    fn list(
        &mut self,
        section: &Section<'a>,
        ordered: bool,
        lead_in: &str,
        items: &[Entry<'a>],
        drafts: &mut Vec<Draft>,
    ) {
        let first = items.first().and_then(|e| e.item.number);
        let follows =
            ordered && first.is_some_and(|n| n > 1 && self.last_number == n.checked_sub(1));
        let numbers = shown_numbers(items);
        match verdict::list(section, self.about, ordered, lead_in, items, follows) {
            ListVerdict::Refused => {
                self.refused.extend(items.first().map(|e| e.item.line));
                if let Some(last) = items.last() {
                    command(section, None, &last.after, false, drafts);
                }
            }
            ListVerdict::All => {
                let kept = items
                    .iter()
                    .zip(numbers)
                    .filter(|(e, _)| ordered || !verdict::is_reference(e.item));
                drafts.extend(kept.filter_map(|(e, number)| steps::from_item(e, number)));
                self.last_number = if ordered {
                    items.last().and_then(|e| e.item.number)
                } else {
                    self.last_number
                };
            }
            ListVerdict::Tasks => {
                let kept = items.iter().zip(numbers).filter(|(e, _)| e.item.task.is_some());
                drafts.extend(kept.filter_map(|(e, number)| steps::from_item(e, number)));
            }
        }
    }
}

/// How many numbered headings stand side by side, and how many of them ask for something.
struct NumberedHeadings(HashMap<(Option<usize>, u8), (usize, usize)>);

impl NumberedHeadings {
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

/// The numbers as a person sees them: where a file writes `1.` before every item, they count up.
fn shown_numbers(items: &[Entry<'_>]) -> Vec<Option<u64>> {
    let first = items.first().and_then(|e| e.item.number);
    let lazy = items.len() > 1 && items.iter().all(|e| e.item.number == first);
    (0u64..)
        .zip(items)
        .map(|(at, e)| if lazy { first.map(|n| n.saturating_add(at)) } else { e.item.number })
        .collect()
}

fn is_numbered_paragraph(section: &Section<'_>, candidate: &Candidate<'_>) -> bool {
    match candidate {
        Candidate::Paragraph { node, .. } | Candidate::Command { before: Some(node), .. } => {
            verdict::numbers_itself(section, node)
        }
        Candidate::List { .. } | Candidate::Command { before: None, .. } => false,
    }
}

fn numbered_paragraph(node: &Node, codes: &[&Node]) -> Draft {
    let text = node.sentence();
    let mut draft = steps::from_command(without_number(&text), node.line, Some(node), codes);
    draft.source_number = super::outline::step_number(&text);
    draft
}

fn command(
    section: &Section<'_>,
    before: Option<&Node>,
    codes: &[&Node],
    numbered: bool,
    drafts: &mut Vec<Draft>,
) {
    let runnable = codes.iter().any(|c| c.command().is_some());
    if matches!(section.class, Class::Info | Class::Before) || !runnable {
        return;
    }
    if let Some(steps) = codes.iter().find_map(|c| steps::from_numbered_comments(c)) {
        drafts.extend(steps);
        return;
    }
    let line = codes.first().map_or(section.line, |c| c.line);
    match before {
        Some(node) if numbered && verdict::numbers_itself(section, node) => {
            drafts.push(numbered_paragraph(node, codes));
        }
        Some(node) if verdict::paragraph_with_command(section, &node.sentence()) => {
            drafts.push(steps::from_command(&node.sentence(), node.line, before, codes));
        }
        Some(_) => {}
        None if section.class == Class::Action && !section.title.is_empty() => {
            drafts.push(steps::from_command(without_number(&section.title), line, None, codes));
        }
        None => {}
    }
}

/// Gives steps their numbers and their keys.
#[derive(Default)]
struct Numbering {
    last: u32,
    seen: HashMap<String, u32>,
}

impl Numbering {
    fn steps(
        &mut self,
        sections: &[Section<'_>],
        index: usize,
        drafts: Vec<Draft>,
        marks: &mut HashMap<usize, String>,
    ) -> Vec<Step> {
        let path = super::key::path(sections, index);
        drafts.into_iter().map(|draft| self.step(&path, draft, marks)).collect()
    }

    fn step(&mut self, path: &str, draft: Draft, marks: &mut HashMap<usize, String>) -> Step {
        self.last += 1;
        let number = self.last;
        marks.extend(draft.item.map(|item| (item, number.to_string())));
        let mut substeps = Vec::new();
        for (at, sub) in (1..).zip(draft.substeps) {
            let sub_number = format!("{number}.{at}");
            marks.insert(sub.item, sub_number.clone());
            substeps.push(Substep { number: sub_number, text: sub.text, commands: sub.commands });
        }
        let occurrence = self.seen.entry(format!("{path}\n{}", draft.text)).or_default();
        *occurrence += 1;
        Step {
            number,
            source_number: draft.source_number,
            key: super::key::key(path, &draft.text, *occurrence),
            optional: steps::is_optional(&draft.text),
            text: draft.text,
            commands: draft.commands,
            substeps,
            line: draft.line,
            condition: None,
            expected: Vec::new(),
            cautions: Vec::new(),
            references: Vec::new(),
            suggested: false,
        }
    }
}
