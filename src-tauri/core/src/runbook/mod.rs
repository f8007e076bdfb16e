//! From Markdown to a runbook, without IO.
//!
//! Each stage uses only those before it: `model`, `words`, `commands` (text alone), `blocks` (Markdown with its lines),
//! `sections` (headings and what they are for), `facts`, `around` (what stands about a step), `steps` (what is one, and
//! why), `document` (the whole page), and beside them `lint`, `diff`, `patch`, `export`, `founding`. What is deliberately
//! absent: reading files (see `library`), and running anything.

pub(crate) mod around;
pub(crate) mod blocks;
pub mod commands;
pub mod diff;
mod document;
pub mod export;
pub mod facts;
pub mod founding;
pub mod lint;
pub mod model;
pub mod patch;
mod sections;
pub mod steps;
pub(crate) mod words;

#[cfg(test)]
mod tests;

pub use document::drawn::{anchors, drawn};
pub use document::summary::{Summary, summary, summary_json};
pub use facts::timing::LONGEST_RHYTHM_MINUTES;
pub use model::{
    AsideKind, Block, Checklist, Copying, Doubt, Escalation, Inline, Item, Phase, PhaseKind,
    Runbook, SeverityHint, Step, Substep, Warning, Way, Window,
};
pub use sections::ways::takes_one;
pub use steps::choice::{Choice, choice_for};

use blocks::normalise::{Source, normalise};
use blocks::tree::{Node, each};
use facts::{blanks, front, pinned, severity, symptoms, timing};
use sections::outline::{Section, is_checklist, outline};
use steps::extract::{Extracted, extract};
use steps::verdict::About;

/// Reads a runbook. Total: any text gives a runbook, and what could not be understood is said in its warnings.
/// `file_name` is the title of last resort.
#[must_use]
pub fn parse(source: &str, file_name: &str) -> Runbook {
    parse_with(source, file_name, &[])
}

/// The same where a person decided on some of its groups; a choice that fits no group any more has no effect.
#[must_use]
pub fn parse_with(source: &str, file_name: &str, choices: &[Choice]) -> Runbook {
    let source = normalise(source);
    let nodes = read_blocks(&source);
    let (front, front_warning) = front::front(&source, &nodes);
    let title = sections::title::title(front.title.as_deref(), &nodes, file_name);
    let sections = outline(&nodes, title.line, &source.tabs);
    let about =
        About { foreign: words::is_foreign(&prose(&nodes)), checklist: is_checklist(&title.text) };
    let is_fact = |s: &Section<'_>| symptoms::is_section(s) || severity::is_section(s);
    let extracted = extract(&sections, about, choices, &title.text, is_fact);
    let timing = timing::find(&sections);
    let mut warnings = warnings(&source, about, &extracted);
    warnings.extend(front_warning);
    warnings.sort_by_key(|w| w.line);
    let Extracted { phases, groups, marks } = extracted;
    let checklist = Checklist {
        title: title.text,
        severity: severity::find(front.severity.as_deref(), &sections, &nodes),
        symptoms: symptoms::find(&sections),
        blanks: blanks::of(&phases, blanks::fields(&sections)),
        pinned: pinned::pinned(&sections),
        phases,
        cadence_minutes: timing.cadence_minutes,
        escalations: timing.escalations,
        postmortem_due_hours: timing.postmortem_due_hours,
        warnings,
        front,
        groups,
    };
    Runbook { checklist, document: document::document(&source, nodes, marks) }
}

/// A file as blocks under headings, for what else is written in Markdown than runbooks: see `exercise`.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Paged {
    /// The lines of the front matter, and the number of the first of them; none where there is none.
    pub front: Option<String>,
    /// The blocks, in order.
    pub nodes: Vec<Node>,
    /// The headings, in order; the first stands before all and has no words.
    pub headings: Vec<Heading>,
    /// What the file is called, by its first heading, its front matter or its name.
    pub title: String,
    /// The line of that heading.
    pub title_line: Option<u32>,
    /// The line of a fence that is never closed.
    pub unclosed: Option<u32>,
}

/// A heading, or a line in bold that stands alone, and the blocks up to the next one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Heading {
    /// Its words.
    pub words: String,
    /// 1 to 6; more for a line in bold; 0 before the first heading.
    pub level: u8,
    /// Its line in the file, from 1.
    pub line: u32,
    /// The heading that it stands below.
    pub parent: Option<usize>,
    /// The places of its blocks among all.
    pub blocks: std::ops::Range<usize>,
}

/// Reads the blocks and the headings of a file, by the same stages as a runbook's.
pub(crate) fn paged(source: &str, file_name: &str) -> Paged {
    let source = normalise(source);
    let nodes = bare_blocks(&source);
    let (front, _) = front::front(&source, &nodes);
    let title = sections::title::title(front.title.as_deref(), &nodes, file_name);
    let heading = |s: &Section<'_>| Heading {
        words: s.heading.clone(),
        level: s.level,
        line: s.line,
        parent: s.parent,
        blocks: s.from..s.from + s.blocks.len(),
    };
    let headings = outline(&nodes, title.line, &source.tabs).iter().map(heading).collect();
    Paged {
        front: source.front.map(|front| front.text),
        headings,
        title: title.text,
        title_line: title.line,
        unclosed: source.unclosed,
        nodes,
    }
}

/// A text that is no runbook as the blocks that a reader shows: none of them is a step.
#[must_use]
pub fn blocks_of(text: &str) -> Vec<Block> {
    let source = normalise(text);
    let nodes = read_blocks(&source);
    let blocks = document::document(&source, nodes, steps::marks::Marks::default());
    document::drawn::without_steps(blocks)
}

/// The blocks of the file, each with its role and its kind.
fn read_blocks(source: &Source) -> Vec<Node> {
    blocks::admonitions::wrap(bare_blocks(source))
}

/// The same, where a line such as `**Hint:** …` stays the paragraph that it is.
fn bare_blocks(source: &Source) -> Vec<Node> {
    let mut nodes = blocks::parse::build(source);
    blocks::roles::assign_roles(&mut nodes);
    blocks::site_lines::set_aside(&mut nodes);
    blocks::lettered::gather(&mut nodes);
    nodes
}

/// Bytes of a file by which its language is judged.
const MOST_PROSE: usize = 100_000;

/// The words of the file, as far as its language is judged by them.
fn prose(nodes: &[Node]) -> String {
    let mut prose = String::new();
    each(nodes, &mut |node| {
        let sentence = node.words();
        if !sentence.is_empty() && prose.len() < MOST_PROSE {
            prose.push_str(sentence);
            prose.push('\n');
        }
    });
    prose
}

/// Groups that are named when no step was found.
const MOST_REFUSED: usize = 20;

fn warnings(source: &Source, about: About, extracted: &Extracted) -> Vec<Warning> {
    let mut warnings = Vec::new();
    if source.text.trim().is_empty() {
        warnings.push(Warning::new(None, "the file holds no text"));
    }
    if extracted.phases.iter().all(|phase| phase.steps.is_empty()) {
        warnings.push(Warning::new(None, "no steps recognised; shown as a document"));
        let refused = extracted.groups.iter().filter(|group| !group.chosen).take(MOST_REFUSED);
        warnings
            .extend(refused.map(|g| Warning::new(g.line, format!("read as text: {}", g.reason))));
    }
    if about.foreign {
        warnings.push(Warning::new(None,
            "the text does not look like English: numbered and task lists were taken as steps, other lists as text",
        ));
    }
    warnings.extend(source.unclosed.map(Warning::unclosed));
    warnings
}
