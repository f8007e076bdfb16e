//! The third stage: sections, and what each is for.
//!
//! A section is a heading, or a line in bold that stands alone, with the blocks up to the next one. What it is for
//! comes from the words of its heading, and from the section above where the heading says nothing.

use super::class::{Class, classify, is_section_name};
use super::number::{is_spelled_step, step_number};
use super::plain_headings::plain_headings;
use crate::runbook::blocks::tabs::TabSet;
use crate::runbook::blocks::tree::{Kind, Node};
use crate::runbook::model::{Inline, PhaseKind, Window};
use crate::runbook::words::mention::Mentions;
use crate::text::patterns;

/// A heading with the blocks below it, up to the next heading.
#[derive(Clone, Debug, Default)]
pub(in crate::runbook) struct Section<'a> {
    /// The heading's words; empty before the first heading.
    pub heading: String,
    /// The heading without number and window.
    pub title: String,
    pub window: Option<Window>,
    /// 1 to 6; 7 for a line in bold; 0 before the first heading.
    pub level: u8,
    pub line: u32,
    /// The title of the whole document.
    pub is_title: bool,
    pub class: Class,
    /// The class that its own words give, whatever stands above; also of a title, whose class says nothing.
    pub by_words: Option<Class>,
    /// Communication and follow-up keep their kind below; `Steps` for the rest.
    pub flow: PhaseKind,
    pub checklist: bool,
    /// The number in the heading: `3` in `Step 3: …`.
    pub number: Option<u64>,
    pub parent: Option<usize>,
    /// The set of tabs that it is one of.
    pub tab: Option<usize>,
    /// The heading whose words gave the class, its own or one above; empty where none did.
    pub told_by: String,
    /// The beginnings of the titles above it and of its own, the outermost first.
    pub path: Vec<String>,
    /// The place of the first block among those of the document; they stand without a gap.
    pub from: usize,
    pub blocks: Vec<&'a Node>,
}

impl Section<'_> {
    /// True when its own heading is a step by its number: "Schritt 3 – Host".
    pub fn is_step(&self) -> bool {
        self.number.is_some() && is_spelled_step(&self.heading)
    }
}

/// The words of [`FOLLOW_UP`] and of [`COMMUNICATION`].
static FLOW: Mentions = Mentions::of(&[
    "post",
    "follow",
    "after",
    "lessons",
    "retro",
    "close",
    "closure",
    "wrap",
    "communicat",
    "escalat",
    "notif",
    "announce",
    "status",
    "stakeholder",
    "who",
]);
static WARNING_WORDS: Mentions = Mentions::of(&[
    "note",
    "warning",
    "caution",
    "danger",
    "important",
    "tip",
    "hint",
    "info",
    "attention",
]);

patterns! {
    COMMUNICATION = r"(?ix)^\W*(?:(?:phase|step|part)?\s*\d+\W+)?(?:
        (?:communications?|escalations?|notifications?)(?:\W*$|\W*(?:and|&|with|plan|path|to|templates?|during|cadence|steps|protocol|procedures?|policy|matrix|checklist|channels?)\b)
        |communicate\b|notify\b|notifying\b|escalate\b|announce\b|status\ updates?\b|stakeholders?\b|who\ to\ tell\b)
        |\b(?:communications?|notifications?|escalations?|stakeholders)\W*$";
    FOLLOW_UP = r"(?i)\b(post[- ]?(?:recovery|incident|mortem|resolution|event|restore|failover)|follow[- ]?ups?|after (?:the )?(?:incident|recovery|resolution|event)|afterwards?|aftermath|lessons learned|retrospective|close[- ]?out|closure|wrap[- ]?up)\b";
    CHECKLIST = r"(?i)\bcheck-?lists?\b";
}
/// How [`CHECKLIST`] begins.
static CHECK: Mentions = Mentions::of(&["check"]);
patterns! {
    WARNING_WORD = r"(?i)^\W*(note|warning|caution|danger|important|tip|hint|info|attention)\b\W*$";
    TRAILING_ID = r"\s*\{[#.:][^}]*\}\s*$";
}

/// Characters of a title that are kept with each section below it: with all of them, a long heading over many sections
/// would grow with the square of the file.
const PATH_CHARS: usize = 200;

/// The sections of the document, in order; the first holds what stands before the first heading. `title_at` is the
/// heading that is the document's title: its words say nothing about the steps below it.
pub(in crate::runbook) fn outline<'a>(
    nodes: &'a [Node],
    title_at: Option<u32>,
    tabs: &[TabSet],
) -> Vec<Section<'a>> {
    let first = Section { line: 1, path: vec![String::new()], ..Section::default() };
    let mut sections: Vec<Section<'a>> = vec![first];
    let mut open: Vec<usize> = Vec::new();
    let mut tabs = OpenTabs { sets: tabs, next: 0, open: Vec::new() };
    let plain = plain_headings(nodes);
    for (at, node) in nodes.iter().enumerate() {
        let by_place = || plain.contains(&at).then(|| (BOLD, tidy(node.words())));
        let tab = tabs.at(node.line);
        let heading = heading_of(node, nodes.get(at + 1)).or_else(by_place);
        let Some((level, heading)) = heading else {
            if let Some(section) = behind_tabs(&sections, tabs.open.len(), at) {
                open.retain(|index| sections[*index].level < section.level);
                sections.push(section);
            }
            if let Some(section) = sections.last_mut() {
                section.blocks.push(node);
            }
            continue;
        };
        // What stands in a tab is below its heading, whatever level it has.
        let outer = u8::try_from(tabs.open.len()).unwrap_or(u8::MAX);
        let level = match tab {
            Some(_) => BOLD.saturating_mul(outer),
            None => level.saturating_add(BOLD.saturating_mul(outer)),
        };
        open.retain(|index| sections[*index].level < level);
        let parent = open.last().copied();
        let is_title = title_at == Some(node.line);
        let above = parent.map(|index| &sections[index]);
        let mut section = section(heading, level, node.line, is_title, parent, above);
        section.from = at + 1;
        section.tab = tab;
        open.push(sections.len());
        sections.push(section);
    }
    sections
}

/// The level of a line in bold: below all headings.
const BOLD: u8 = 7;

/// The sets of tabs around a line; lines are asked for in order.
struct OpenTabs<'t> {
    sets: &'t [TabSet],
    next: usize,
    open: Vec<usize>,
}

impl OpenTabs<'_> {
    /// The set of the tab that this line is the heading of.
    fn at(&mut self, line: u32) -> Option<usize> {
        while let Some(set) = self.sets.get(self.next)
            && set.tabs.first().is_some_and(|first| *first <= line)
        {
            self.open.push(self.next);
            self.next += 1;
        }
        self.open.retain(|set| self.sets[*set].ends > line);
        let last = self.open.last().copied()?;
        self.sets[last].tabs.binary_search(&line).is_ok().then_some(last)
    }
}

/// Where the block at this place stands behind the tabs that the last section is in: what holds the tabs goes on.
/// `open` is how many sets of tabs are around it.
fn behind_tabs<'a>(sections: &[Section<'a>], open: usize, at: usize) -> Option<Section<'a>> {
    let chain = std::iter::successors(sections.len().checked_sub(1), |at| sections[*at].parent);
    let holders: Vec<usize> = chain
        .filter(|at| sections[*at].tab.is_some())
        .map(|at| sections[at].parent.unwrap_or(0))
        .collect();
    // The outermost stands last.
    let holder = *holders.get(holders.len().checked_sub(open + 1)?)?;
    Some(Section {
        from: at,
        blocks: Vec::new(),
        tab: None,
        level: BOLD.saturating_mul(u8::try_from(open + 1).unwrap_or(u8::MAX)),
        number: None,
        is_title: false,
        parent: Some(holder),
        ..sections[holder].clone()
    })
}

fn section<'a>(
    heading: String,
    level: u8,
    line: u32,
    is_title: bool,
    parent: Option<usize>,
    above: Option<&Section<'a>>,
) -> Section<'a> {
    let (shown, window) = super::window::split(&heading);
    let number = step_number(&shown);
    let says = !is_title || is_section_name(&shown);
    // "Step 1: Host" asks for something, whatever the thing is called.
    let is_told = |class: &Class| *class == Class::Info && is_spelled_step(&shown);
    let by_words = classify(&heading).filter(|class| !is_told(class));
    let own = by_words.filter(|_| says);
    let own_flow = if says { flow_of(&shown) } else { None };
    let judges = |s: &&Section<'a>| !s.is_title || !matches!(s.class, Class::Info | Class::Before);
    let teller = above.filter(judges);
    let inherited = teller.map(|s| s.class).unwrap_or_default();
    let title = shown.trim_end_matches([':', ' ']).to_owned();
    let told_by = match own {
        Some(_) => title.clone(),
        None => teller.map(|s| s.told_by.clone()).unwrap_or_default(),
    };
    let mut path = above.map(|s| s.path.clone()).unwrap_or_default();
    let end = title.char_indices().nth(PATH_CHARS).map_or(title.len(), |(end, _)| end);
    path.push(title[..end].to_owned());
    Section {
        title,
        told_by,
        path,
        by_words,
        window,
        level,
        line,
        is_title,
        class: own.unwrap_or(inherited),
        flow: own_flow.or_else(|| above.map(|s| s.flow)).unwrap_or_default(),
        checklist: is_checklist(&heading) || above.is_some_and(|s| s.checklist),
        number,
        parent,
        heading,
        ..Section::default()
    }
}

/// A heading's level and words; a paragraph of nothing but bold text counts as one below all headings, unless code
/// follows it, which it then names.
fn heading_of(node: &Node, next: Option<&Node>) -> Option<(u8, String)> {
    if let Kind::Heading { level, .. } = &node.kind {
        return Some((*level, tidy(node.words())));
    }
    let is_bold = match node.paragraph()? {
        [Inline::Strong { .. }] => true,
        [Inline::Strong { .. }, Inline::Text { text }] => matches!(text.trim(), ":" | ""),
        [..] => false,
    };
    if !is_bold {
        return None;
    }
    let words = tidy(node.words());
    let names_code = next.is_some_and(Node::is_code) && !is_section_name(&words);
    let fits = !names_code && words.chars().count() <= 100 && !words.ends_with(['.', '!', '?']);
    (fits && !is_warning_word(&words)).then_some((BOLD, words))
}

/// True for a bold or plain line such as `Warning:`.
pub(in crate::runbook) fn is_warning_word(words: &str) -> bool {
    WARNING_WORDS.first(words) && WARNING_WORD.is_match(words)
}

fn tidy(heading: &str) -> String {
    if !heading.contains('{') {
        return heading.trim().to_owned();
    }
    TRAILING_ID.replace(heading, "").trim().to_owned()
}

/// Communication and follow-up, where the heading says so.
fn flow_of(heading: &str) -> Option<PhaseKind> {
    if !FLOW.any(heading) {
        return None;
    }
    if FOLLOW_UP.is_match(heading) {
        return Some(PhaseKind::FollowUp);
    }
    let is_attack = heading.to_lowercase().contains("privilege");
    (COMMUNICATION.is_match(heading) && !is_attack).then_some(PhaseKind::Communication)
}

/// True when the words call something a checklist.
pub(in crate::runbook) fn is_checklist(title: &str) -> bool {
    CHECK.any(title) && CHECKLIST.is_match(title)
}
