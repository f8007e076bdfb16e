//! The library's cards in memory, so that showing the library again costs a look at each file and not its parsing.
//!
//! The first screen, the search and the reader all show the library, on the one thread that also schedules the pings.
//! A file counts as unchanged while its length and its time of change are the ones that it was parsed with. What is
//! deliberately absent: watching the folder, which fails quietly on network drives and would need a thread.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::library::{self, Found};
use crate::view::RunbookCard;

/// The cards of one workspace, as they were when each file was last parsed.
#[derive(Debug, Default)]
pub struct Shelf {
    workspace: PathBuf,
    kept: HashMap<PathBuf, Kept>,
}

#[derive(Debug)]
struct Kept {
    stamp: Stamp,
    card: RunbookCard,
}

/// What a file's card depends on, as far as it can be seen without reading the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Stamp {
    bytes: u64,
    /// As finely as the file system keeps it: nanoseconds on most.
    changed: SystemTime,
}

impl Shelf {
    /// The same cards as [`library::scan`], in the same order. Only files that are new or were changed are read;
    /// what is gone is forgotten. A file that could not be read is tried again each time, because permission can be
    /// given without changing the file.
    pub fn cards(&mut self, workspace: &Path) -> Vec<RunbookCard> {
        if self.workspace != workspace {
            // A folder within the other one can hold the same files under other names and groups.
            *self = Self { workspace: workspace.to_owned(), kept: HashMap::new() };
        }
        let mut before = std::mem::take(&mut self.kept);
        library::gather(workspace, |found| {
            let stamp = Stamp::of(found);
            let same = before.remove(&found.file).filter(|kept| Some(kept.stamp) == stamp);
            let card = same.map_or_else(|| found.card(), |kept| kept.card);
            if let (Some(stamp), None) = (stamp, &card.problem) {
                self.kept.insert(found.file.clone(), Kept { stamp, card: card.clone() });
            }
            card
        })
    }
}

impl Stamp {
    /// Taken before the file is read: a change in between shows the next time. None where nothing can be told, and
    /// for a link out of the workspace, which is not followed.
    fn of(found: &Found) -> Option<Self> {
        let facts = fs::metadata(&found.file).ok().filter(|_| !found.leads_outside)?;
        Some(Self { bytes: facts.len(), changed: facts.modified().ok()? })
    }
}

#[cfg(test)]
mod tests;
