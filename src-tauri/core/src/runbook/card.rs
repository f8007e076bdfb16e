//! A runbook as a card of the library.

use super::model::{Block, Runbook};
use super::tree::plain;
use crate::view::RunbookCard;

/// The card of a runbook at `path`, in the folder `group`.
#[must_use]
pub fn card(path: &str, group: &str, runbook: &Runbook) -> RunbookCard {
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
        suggested: u32::try_from(runbook.steps().filter(|(_, step)| step.suggested).count())
            .unwrap_or(u32::MAX),
        owner: runbook.front.owner.clone(),
        pinned: false,
        last_used_at: None,
        freshness: Default::default(),
        in_use: None,
        problem: None,
    }
}

/// The headings of a runbook but its title.
#[must_use]
pub fn headings(runbook: &Runbook) -> Vec<String> {
    let headings = runbook.document.iter().filter_map(|block| match block {
        Block::Heading { content, .. } => Some(plain(content)),
        Block::Paragraph { .. }
        | Block::List { .. }
        | Block::Part { .. }
        | Block::Code { .. }
        | Block::Quote { .. }
        | Block::Table { .. }
        | Block::Rule
        | Block::Raw { .. } => None,
    });
    headings.filter(|heading| !heading.is_empty() && !heading.ends_with(&runbook.title)).collect()
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
        problem: Some(problem),
    }
}
