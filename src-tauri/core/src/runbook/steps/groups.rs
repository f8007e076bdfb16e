//! The whole file: the candidates of each section, gathered in groups and decided on.
//!
//! A group is what a person decides on at once: a list, the paragraphs with a command of a section, its paragraphs that
//! only ask for something, or headings with numbers that stand side by side. Which groups are seen in the end is not
//! decided here: what lies below a heading that is a step belongs to that step.

mod item;
mod lists;
mod prose;

use std::collections::HashMap;

use self::item::{fingerprint, first_node, short_hash, words};
use super::asks::{leads_to_command, paragraph_asks};
use super::candidates::{Candidate, Found, candidates, counts};
use super::headings::{Headings, SideBySide};
use super::tables::Actions;
use super::verdict;
use super::verdict::{About, Decision, Take};
use crate::runbook::blocks::tree::Node;
use crate::runbook::sections::class::Class;
use crate::runbook::sections::outline::Section;
use crate::runbook::words::word_set::{Map, Set};

/// A group with its decision, before it is known whether it is seen.
#[derive(Clone, Debug)]
pub(in crate::runbook) struct Decided {
    pub id: String,
    /// The headings above it, the outermost first.
    pub path: Vec<String>,
    pub heading: String,
    pub line: u32,
    /// What each item says, as short hashes.
    pub items: Vec<String>,
    /// Some items have boxes.
    pub boxes: bool,
    pub decision: Decision,
    pub chosen: bool,
}

/// A candidate with the group that decides on it.
#[derive(Clone, Debug)]
pub(in crate::runbook) struct Judged<'a> {
    pub found: Found<'a>,
    pub group: Option<usize>,
    /// The list that this code stands behind, or that this sentence leads to: it is a step of its own only while that
    /// list is text.
    pub behind: Option<usize>,
    /// The list that belongs to this sentence, which asks for something although its items do not.
    pub items: Option<&'a Node>,
    /// The items of a list that are no steps although the others are.
    pub rest: Option<Rest>,
}

/// What is left out of a list whose other items are steps: references, items without a box.
#[derive(Clone, Debug)]
pub(in crate::runbook) struct Rest {
    pub group: usize,
    /// The items, by their ids.
    pub items: Set<usize>,
}

impl<'a> Judged<'a> {
    fn new(found: Found<'a>) -> Self {
        Self { found, group: None, behind: None, items: None, rest: None }
    }

    /// The group that decides on an item of a list.
    pub fn group_of(&self, item: usize) -> Option<usize> {
        let rest = self.rest.as_ref().filter(|rest| rest.items.contains(&item));
        rest.map(|rest| rest.group).or(self.group)
    }
}

/// All groups, and the candidates of each section.
pub(in crate::runbook) struct Groups<'a> {
    pub all: Vec<Decided>,
    pub sections: Vec<Vec<Judged<'a>>>,
    /// The group of each section whose heading is a step, or could be one.
    pub headings: HashMap<usize, usize>,
}

/// Finds and decides on every group.
pub(in crate::runbook) fn groups<'a>(sections: &[Section<'a>], about: About) -> Groups<'a> {
    let (all, seen) = (Vec::new(), Map::default());
    let headings = prose::headings(sections);
    let mut judge = Judge { sections, about, all, seen, last: None, headings };
    let judged: Vec<_> = (0..sections.len()).map(|index| judge.section(index)).collect();
    let mut found = Groups { all: Vec::new(), sections: judged, headings: HashMap::new() };
    let holds_steps =
        |index: usize| is_phase(&judge.all, &found.sections[index], judge.about.foreign);
    let holds_list = |index: usize| holds_list(&judge.all, &found.sections[index]);
    let headings = Headings::of(sections, holds_steps, holds_list);
    for side in headings.groups {
        let group = judge.headings(&side);
        found.headings.extend(side.members.into_iter().map(|member| (member, group)));
    }
    found.all = judge.all;
    found
}

/// True when a section holds a list of steps, however they are marked.
fn holds_list(groups: &[Decided], judged: &[Judged<'_>]) -> bool {
    let takes = |judged: &Judged<'_>| {
        judged.group.and_then(|g| groups.get(g)).is_some_and(|group| group.decision.takes())
    };
    judged.iter().any(|one| matches!(one.found.what, Candidate::List { .. }) && takes(one))
}

/// True when a section holds what only a phase holds: numbered comments, or two numbered or ticked items. Where the verbs
/// are not known, two bullets are enough, because below a heading they could not be told from hints.
fn is_phase(groups: &[Decided], judged: &[Judged<'_>], foreign: bool) -> bool {
    judged.iter().any(|judged| match &judged.found.what {
        Candidate::Command { numbered, .. } => !numbered.is_empty(),
        Candidate::List { ordered, items, .. } => {
            let take = judged.group.and_then(|g| groups.get(g)).map(|g| g.decision.take);
            items.len() >= 2
                && (take == Some(Take::Boxes) || take == Some(Take::All) && (*ordered || foreign))
        }
        Candidate::Table { .. } => {
            judged.group.and_then(|g| groups.get(g)).is_some_and(|g| g.decision.takes())
        }
        Candidate::Paragraph { .. } => false,
    })
}

/// The last list that was accepted with numbers.
struct Last {
    number: Option<u64>,
    decision: Decision,
}

struct Judge<'s, 'a> {
    sections: &'s [Section<'a>],
    about: About,
    all: Vec<Decided>,
    /// How many groups of a kind there are below the same headings.
    seen: Map<String, u32>,
    last: Option<Last>,
    /// What the headings are called, and the places of their sections.
    headings: Map<String, Vec<usize>>,
}

/// Why some items of a list are text although its others are steps.
pub(in crate::runbook) const BESIDE_STEPS: &str = "no steps beside the others of their list";

/// What is gathered while a section is read.
#[derive(Default)]
struct Gathering {
    accepted: Vec<usize>,
    refused: Vec<usize>,
    sentences: Vec<usize>,
    /// Code straight under a heading that says nothing.
    headed: Vec<usize>,
    /// Sentences that ask for something before a list that does not.
    leading: Vec<usize>,
    /// A list or a command gave a step.
    has_steps: bool,
}

impl<'a> Judge<'_, 'a> {
    fn section(&mut self, index: usize) -> Vec<Judged<'a>> {
        let section = &self.sections[index];
        let found = candidates(&section.blocks);
        let numbered = found.iter().filter(|f| f.number.is_some()).count() >= 2;
        let mut judged: Vec<Judged<'a>> = Vec::new();
        let mut gathering = Gathering::default();
        for found in found {
            match &found.what {
                Candidate::List { .. } => {
                    self.list(index, found, &mut judged, &mut gathering);
                }
                Candidate::Table { lead_in, actions } => {
                    let group = Some(self.table(index, lead_in, actions, &mut gathering));
                    judged.push(Judged { group, ..Judged::new(found) });
                }
                Candidate::Command { .. } | Candidate::Paragraph { .. } => {
                    let items = prose::table_of(section, &found);
                    judged.push(Judged { items, ..Judged::new(found) });
                }
            }
        }
        for (at, one) in judged.iter().enumerate() {
            self.gather(section, numbered, at, one, &mut gathering);
        }
        self.commands(index, numbered, &mut judged, &gathering);
        self.headed(index, &mut judged, &gathering);
        self.leading(index, &mut judged, &gathering);
        self.sentences(index, &mut judged, &gathering);
        judged
    }

    fn table(
        &mut self,
        index: usize,
        lead_in: &str,
        actions: &Actions<'_>,
        gathering: &mut Gathering,
    ) -> usize {
        let section = &self.sections[index];
        let decision = verdict::table(section, lead_in, actions);
        gathering.has_steps |= decision.takes();
        let words = actions.rows.iter().map(|row| fingerprint(&row.says())).collect();
        let line = actions.rows.first().map_or(section.line, |row| row.line.saturating_sub(2));
        self.group(index, "table", line, words, decision)
    }

    /// Sorts a candidate that is no list to those of its kind.
    fn gather(
        &self,
        section: &Section<'a>,
        numbered: bool,
        at: usize,
        judged: &Judged<'a>,
        gathering: &mut Gathering,
    ) {
        let reads = matches!(section.class, Class::Info | Class::Before);
        let by_number = numbered && judged.found.number.is_some();
        match &judged.found.what {
            Candidate::List { .. } | Candidate::Table { .. } => {}
            Candidate::Command { before, codes, numbered: steps } => {
                // What stands below a paragraph that leads to it is run, or put somewhere.
                let runs = before.is_some() || codes.iter().any(|c| c.command().is_some());
                let leads = before.is_none_or(|node| leads_to_command(node.words()));
                let named =
                    before.is_some() || section.class == Class::Action && !section.title.is_empty();
                if runs && !reads && (!steps.is_empty() || by_number || leads && named) {
                    gathering.accepted.push(at);
                } else if runs && !reads && before.is_none() && at == 0 {
                    gathering.headed.push(at);
                } else if runs || codes.iter().any(|code| counts(code)) {
                    gathering.refused.push(at);
                }
            }
            Candidate::Paragraph { .. } if by_number && !reads => gathering.accepted.push(at),
            Candidate::Paragraph { node, leads: false } => {
                if !self.about.foreign && paragraph_asks(node) {
                    gathering.sentences.push(at);
                }
            }
            Candidate::Paragraph { .. } if judged.items.is_some() => gathering.leading.push(at),
            Candidate::Paragraph { .. } => {}
        }
    }

    /// The group of the commands with the paragraphs before them, or of paragraphs with numbers.
    fn commands(
        &mut self,
        index: usize,
        numbered: bool,
        judged: &mut [Judged<'a>],
        gathering: &Gathering,
    ) {
        let section = &self.sections[index];
        if let Some(first) = gathering.accepted.first() {
            let decision = Decision::steps(self.why_command(section, numbered, &judged[*first]));
            self.members(index, "commands", judged, &gathering.accepted, decision);
        }
        let Some(first) = gathering.refused.first() else { return };
        let decision = match verdict::describes(section) {
            Some(reading) => Decision::text(reading),
            None if leads_elsewhere(&judged[*first]) => {
                Decision::text("code after a sentence that tells a result, or forbids")
            }
            None if is_counted(&judged[*first]) => {
                Decision::text("a block of text whose lines count up")
            }
            None => Decision::text("code that no sentence leads to"),
        };
        let kind = if gathering.accepted.is_empty() { "commands" } else { "codes" };
        self.members(index, kind, judged, &gathering.refused, decision);
    }

    fn why_command(&self, section: &Section<'a>, numbered: bool, first: &Judged<'a>) -> String {
        match &first.found.what {
            _ if numbered && first.found.number.is_some() => "paragraphs with numbers".to_owned(),
            Candidate::Command { numbered, .. } if !numbered.is_empty() => {
                "numbered comments in a block of code".to_owned()
            }
            Candidate::Command { before: None, .. } => {
                format!("command under {}", verdict::told_by(section))
            }
            Candidate::Command { before: Some(_), .. }
            | Candidate::Paragraph { .. }
            | Candidate::Table { .. }
            | Candidate::List { .. } => "paragraphs with a command".to_owned(),
        }
    }

    fn members(
        &mut self,
        index: usize,
        kind: &str,
        judged: &mut [Judged<'a>],
        members: &[usize],
        decision: Decision,
    ) {
        let Some(first) = members.first().and_then(|at| judged.get(*at)) else { return };
        let line = first_node(&first.found).map_or(self.sections[index].line, |n| n.line);
        let words = members.iter().filter_map(|at| judged.get(*at)).flat_map(|j| words(&j.found));
        let words = words.map(|text| fingerprint(&text)).collect();
        let group = self.group(index, kind, line, words, decision);
        for at in members {
            if let Some(judged) = judged.get_mut(*at) {
                judged.group = Some(group);
            }
        }
    }

    fn headings(&mut self, side: &SideBySide) -> usize {
        let titles = side.members.iter().map(|m| fingerprint(&self.sections[*m].title)).collect();
        let line = side.members.first().map_or(1, |m| self.sections[*m].line);
        let kind = if side.decision.takes() { "headings" } else { "chapters" };
        self.group(side.parent.unwrap_or(0), kind, line, titles, side.decision.clone())
    }

    fn group(
        &mut self,
        index: usize,
        kind: &str,
        line: u32,
        items: Vec<String>,
        decision: Decision,
    ) -> usize {
        let path = self.sections.get(index).map(|s| s.path.clone()).unwrap_or_default();
        let place = format!("{}\n{kind}", path.join("\n"));
        let ordinal = self.seen.entry(place.clone()).or_default();
        *ordinal += 1;
        let id = short_hash(&format!("{place}\n{ordinal}"));
        let heading = path.last().cloned().unwrap_or_default();
        let draft =
            Decided { id, path, heading, line, items, boxes: false, decision, chosen: false };
        self.all.push(draft);
        self.all.len() - 1
    }
}

/// True for a block of text whose lines count up.
fn is_counted(judged: &Judged<'_>) -> bool {
    matches!(&judged.found.what, Candidate::Command { codes, .. } if codes.iter().any(|code| counts(code)))
}

/// True for a command below a sentence that does not ask for it.
fn leads_elsewhere(judged: &Judged<'_>) -> bool {
    matches!(&judged.found.what, Candidate::Command { before: Some(node), .. } if !leads_to_command(node.words()))
}
