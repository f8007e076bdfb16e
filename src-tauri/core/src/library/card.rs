//! A runbook as a card of the library.

use crate::runbook::blocks::text::plain;
use crate::runbook::model::{Block, Runbook};
use crate::screen::RunbookCard;

/// The card of a runbook at `path`, in the folder `group`.
#[must_use]
pub fn card(path: &str, group: &str, runbook: &Runbook) -> RunbookCard {
    let suggested = runbook.steps().filter(|(_, step)| step.suggested).count();
    RunbookCard {
        path: path.to_owned(),
        title: runbook.title.clone(),
        group: group.to_owned(),
        severity: runbook.severity.clone(),
        steps: u32::try_from(runbook.steps().count()).unwrap_or(u32::MAX),
        symptoms: runbook.symptoms.clone(),
        headings: headings(runbook),
        step_texts: runbook.steps().map(|(_, step)| step.text.clone()).collect(),
        cadence_minutes: runbook.cadence_minutes,
        suggested: u32::try_from(suggested).unwrap_or(u32::MAX),
        owner: runbook.front.owner.clone(),
        pinned: false,
        last_used_at: None,
        freshness: Default::default(),
        in_use: None,
        also_in: Vec::new(),
        problem: None,
    }
}

/// The headings of a runbook but its title.
#[must_use]
pub fn headings(runbook: &Runbook) -> Vec<String> {
    let mut headings = Vec::new();
    collect_headings(&runbook.document, &mut headings);
    headings.retain(|heading| !heading.is_empty() && !heading.ends_with(&runbook.title));
    headings
}

/// The headings of the document, those of steps included.
fn collect_headings(blocks: &[Block], headings: &mut Vec<String>) {
    for block in blocks {
        match block {
            Block::Heading { content, .. } => headings.push(plain(content)),
            Block::Part { blocks, .. } => collect_headings(blocks, headings),
            Block::Paragraph { .. }
            | Block::List { .. }
            | Block::Code { .. }
            | Block::Quote { .. }
            | Block::Table { .. }
            | Block::Rule
            | Block::Aside { .. }
            | Block::Raw { .. } => {}
        }
    }
}

/// The card of a file that could not be read; `problem` says why.
#[must_use]
pub fn broken(path: &str, group: &str, problem: String) -> RunbookCard {
    RunbookCard {
        path: path.to_owned(),
        title: path.rsplit('/').next().unwrap_or(path).to_owned(),
        group: group.to_owned(),
        severity: None,
        steps: 0,
        symptoms: Vec::new(),
        headings: Vec::new(),
        step_texts: Vec::new(),
        cadence_minutes: None,
        suggested: 0,
        owner: None,
        pinned: false,
        last_used_at: None,
        freshness: Default::default(),
        in_use: None,
        also_in: Vec::new(),
        problem: Some(problem),
    }
}
