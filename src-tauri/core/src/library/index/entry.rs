//! From a file to what the cache keeps of it. No file can stop the index: what is wrong with one is said on its row.

use std::panic::{self, AssertUnwindSafe};

use super::Job;
use crate::library::card;
use crate::library::chosen::Chosen;
use crate::library::pictures;
use crate::library::read::{ReadError, read_text};
use crate::postmortem::is_draft;
use crate::runbook::{Block, Runbook};
use crate::store::library::{Card, Entry, Facts};

/// Reads and parses a file.
pub fn of(job: &Job, chosen: &Chosen) -> Entry {
    let found = &job.found;
    if found.leads_outside {
        return broken(job, &ReadError::bad_link(&found.file).to_string());
    }
    match read_text(&found.file) {
        Ok((source, hash)) => read(job, chosen, source, hash),
        Err(problem) => {
            let mut entry = broken(job, &problem.to_string());
            if matches!(problem, ReadError::Unreadable { .. } | ReadError::Missing { .. }) {
                // Permission can be given without changing the file: it is tried again each time.
                entry.stamp.bytes = Entry::UNREAD;
            }
            entry
        }
    }
}

fn read(job: &Job, chosen: &Chosen, source: String, hash: String) -> Entry {
    if is_draft(&source) {
        return Entry { hash, is_ours: true, ..place(job) };
    }
    let parsed = AssertUnwindSafe(|| chosen.parse(&source, &job.known_as));
    let Ok(mut runbook) = panic::catch_unwind(parsed) else {
        let what = format!(
            "{} could not be read because of a fault in Holdfast; read it in an editor.",
            job.found.file.display()
        );
        return broken(job, &what);
    };
    let facts = facts(&runbook);
    let card = kept(&mut runbook);
    let pictures = pictures::gather(&runbook.document, &job.found.file, &job.inside);
    Entry { hash, facts, card, source, pictures, ..place(job) }
}

/// The row of a file that could not be read.
fn broken(job: &Job, problem: &str) -> Entry {
    let title = job.found.below.rsplit('/').next().unwrap_or_default().to_owned();
    let facts = Facts { title, problem: Some(problem.to_owned()), ..Facts::default() };
    Entry { facts, ..place(job) }
}

fn place(job: &Job) -> Entry {
    Entry {
        folder: job.folder,
        path: job.found.below.clone(),
        stamp: job.found.stamp.clone(),
        ..Entry::default()
    }
}

fn facts(runbook: &Runbook) -> Facts {
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    Facts {
        title: runbook.title.clone(),
        severity: runbook.severity.clone(),
        steps: count(runbook.steps().count()),
        suggested: count(runbook.steps().filter(|(_, step)| step.suggested).count()),
        reviewed_on: runbook.front.last_reviewed_on.clone(),
        interval_days: runbook.front.review_in_days,
        problem: None,
    }
}

/// The rest of the card. Takes what it can out of the runbook, which nobody else needs.
fn kept(runbook: &mut Runbook) -> Card {
    let mut commands = Vec::new();
    code(&runbook.document, &mut commands);
    let headings = card::headings(runbook);
    let checklist = &mut runbook.checklist;
    Card {
        owner: checklist.front.owner.take(),
        cadence_minutes: checklist.cadence_minutes,
        headings,
        symptoms: std::mem::take(&mut checklist.symptoms),
        steps: checklist
            .phases
            .iter_mut()
            .flat_map(|p| &mut p.steps)
            .map(|s| std::mem::take(&mut s.text))
            .collect(),
        commands,
    }
}

/// Every block of code that is a command.
fn code(blocks: &[Block], commands: &mut Vec<String>) {
    for block in blocks {
        match block {
            Block::Code { text, command: true, .. } => commands.push(text.clone()),
            Block::List { items, .. } => items.iter().for_each(|i| code(&i.blocks, commands)),
            Block::Part { blocks, .. } | Block::Quote { blocks, .. } => code(blocks, commands),
            Block::Heading { .. }
            | Block::Paragraph { .. }
            | Block::Code { command: false, .. }
            | Block::Table { .. }
            | Block::Rule
            | Block::Aside { .. }
            | Block::Raw { .. } => {}
        }
    }
}
