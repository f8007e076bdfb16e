//! From a file to what the cache keeps of it. No file can stop the index: what is wrong with one is said on its row.

use std::panic::{self, AssertUnwindSafe};

use super::Job;
use crate::library::card::{facts, kept};
use crate::library::choices::chosen::Chosen;
use crate::library::disk::ReadError;
use crate::library::disk::pictures;
use crate::library::disk::read::read_text;
use crate::postmortem::is_draft;
use crate::store::library::{Entry, Facts};

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
    let Ok(runbook) = panic::catch_unwind(parsed) else {
        let what = format!(
            "{} could not be read because of a fault in Holdfast; read it in an editor.",
            job.found.file.display()
        );
        return broken(job, &what);
    };
    let facts = facts(&runbook);
    let card = kept(&runbook);
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
