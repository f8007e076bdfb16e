//! From Markdown to a runbook, without IO.
//!
//! The stages are rooms, read one after the other: `model`, `words`, `commands` (text alone), `blocks` (Markdown with its
//! lines), `sections` (headings and what they are for), `facts`, `around` (what stands about a step), `steps` (what is
//! one, and why), `document` (the whole page). `lint`, `diff`, `export` and `founding` stand beside them.
//! What is deliberately absent: reading files (see `library`), and running anything.

mod around;
pub(crate) mod blocks;
pub mod commands;
pub mod diff;
mod document;
pub mod export;
pub mod facts;
pub mod founding;
pub mod lint;
pub mod model;
mod sections;
pub mod steps;
pub(crate) mod words;

#[cfg(test)]
mod tests;

pub use document::summary::{Summary, summary, summary_json};
pub use model::{
    AsideKind, Block, Escalation, Inline, Item, Phase, PhaseKind, Runbook, SeverityHint, Step,
    Substep, Warning, Way, Window,
};
pub use steps::choice::{Choice, choice_for};

use blocks::normalise::Source;
use blocks::tree::{Kind, Node, each};
use sections::outline::Section;

/// Reads a runbook. Total: any text gives a runbook, and what could not be understood is said in its warnings.
/// `file_name` is the title of last resort.
#[must_use]
pub fn parse(source: &str, file_name: &str) -> Runbook {
    parse_with(source, file_name, &[])
}

/// The same where a person decided on some of its groups; a choice that fits no group any more has no effect.
#[must_use]
pub fn parse_with(source: &str, file_name: &str, choices: &[Choice]) -> Runbook {
    let source = blocks::normalise::normalise(source);
    let mut nodes = blocks::parse::build(&source);
    commands::code::assign_roles(&mut nodes);
    blocks::site_lines::set_aside(&mut nodes);
    let nodes = blocks::admonitions::wrap(nodes);
    let (front, front_warning) = facts::front::front(&source, &nodes);
    let title = sections::title::title(front.title.as_deref(), &nodes, file_name);
    let sections = sections::outline::outline(&nodes, title.line);
    let about = steps::verdict::About {
        foreign: words::is_foreign(&prose(&nodes)),
        checklist: sections::outline::is_checklist(&title.text),
    };
    let is_fact =
        |s: &Section<'_>| facts::symptoms::is_section(s) || facts::severity::is_section(s);
    let checklist = steps::extract::extract(&sections, about, choices, &title.text, is_fact);
    let timing = timing(&sections);
    let blanks = facts::blanks::of(&checklist.phases, facts::blanks::fields(&sections));
    let severity = facts::severity::find(front.severity.as_deref(), &sections, &nodes);
    let symptoms = facts::symptoms::find(&sections);
    let mut warnings = warnings(&source, about, &checklist);
    warnings.extend(front_warning);
    warnings.sort_by_key(|w| w.line);
    Runbook {
        title: title.text,
        severity,
        symptoms,
        phases: checklist.phases,
        cadence_minutes: timing.cadence_minutes,
        escalations: timing.escalations,
        postmortem_due_hours: timing.postmortem_due_hours,
        blanks,
        warnings,
        front,
        groups: checklist.groups,
        pinned: facts::pinned::pinned(&sections),
        document: whole(&source, nodes, checklist.marks),
    }
}

/// The whole file as blocks, the front matter first.
fn whole(source: &Source, nodes: Vec<Node>, marks: document::Marks) -> Vec<Block> {
    let front = source
        .front
        .iter()
        .map(|front| Block::Aside { kind: AsideKind::FrontMatter, text: front.text.clone() });
    let mut document: Vec<Block> = front.chain(document::document(nodes, marks)).collect();
    document::pictures::number(&mut document);
    document
}

fn prose(nodes: &[Node]) -> String {
    let mut prose = String::new();
    each(nodes, &mut |node| {
        let sentence = node.words();
        if !sentence.is_empty() && prose.len() < 100_000 {
            prose.push_str(sentence);
            prose.push('\n');
        }
    });
    prose
}

fn timing(sections: &[Section<'_>]) -> facts::timing::Timing {
    let mut reading = facts::timing::Reading::default();
    for section in sections {
        reading.take(&section.heading, section.flow);
        for block in &section.blocks {
            each(std::slice::from_ref(block), &mut |node| match &node.kind {
                Kind::Paragraph { .. } => reading.take(node.words(), section.flow),
                Kind::Table { rows, .. } => rows
                    .iter()
                    .flatten()
                    .for_each(|cell| reading.take(&blocks::tree::plain(cell), section.flow)),
                Kind::Heading { .. }
                | Kind::List { .. }
                | Kind::Code { .. }
                | Kind::Quote { .. }
                | Kind::Rule
                | Kind::Raw { .. } => {}
            });
        }
    }
    reading.timing
}

/// Groups that are named when no step was found.
const MOST_REFUSED: usize = 20;

fn warnings(
    source: &Source,
    about: steps::verdict::About,
    checklist: &steps::extract::Checklist,
) -> Vec<Warning> {
    let whole = |message: &str| Warning { line: None, message: message.to_owned() };
    let mut warnings = Vec::new();
    if source.text.trim().is_empty() {
        warnings.push(whole("the file holds no text"));
    }
    if checklist.phases.iter().all(|phase| phase.steps.is_empty()) {
        warnings.push(whole("no steps recognised; shown as a document"));
        let refused = checklist.groups.iter().filter(|group| !group.chosen).take(MOST_REFUSED);
        warnings.extend(refused.map(|group| Warning {
            line: Some(group.line),
            message: format!("read as text: {}", group.reason),
        }));
    }
    if about.foreign {
        warnings.push(whole(
            "the text does not look like English: numbered and task lists were taken as steps, other lists as text",
        ));
    }
    warnings.extend(source.unclosed.map(|line| Warning {
        line: Some(line),
        message: "the code fence that opens here is never closed, so the rest of the file was read as code".to_owned(),
    }));
    warnings
}
