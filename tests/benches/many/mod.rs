//! Ten thousand made runbooks in a workspace of their own, and their index: what the measurements of the library share.

use holdfast_core::clock::Millis;
use holdfast_core::library::choices::chosen::Chosen;
use holdfast_core::library::disk::folders::{Folder, Ground, folders};
use holdfast_core::library::index::{IndexJob, Progress, Report};
use holdfast_core::store::library::Cache;
use std::path::PathBuf;

/// How many files there are.
pub const FILES: u64 = 10_000;
/// What they are made from.
pub const SEED: u64 = 1;

/// As in the programs.
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// A workspace that is gone with this value.
pub struct Many {
    home: tempfile::TempDir,
    shelves: Vec<Folder>,
    /// Where the files lie.
    pub runbooks: PathBuf,
    /// How many bytes they have.
    pub bytes: u64,
}

impl Many {
    /// Writes the files.
    pub fn write() -> Self {
        let home = tempfile::tempdir().unwrap();
        let workspace = home.path().join("workspace");
        let runbooks = workspace.join("runbooks");
        let bytes = holdfast_tests::generate::folder(&runbooks, SEED, FILES).unwrap();
        let shelves = folders(&workspace, &Ground::of(&workspace), &[], &[]);
        Self { home, shelves, runbooks, bytes }
    }

    /// The library's cache in a data folder of this name.
    pub fn cache(&self, data: &str) -> Cache {
        Cache::open(&self.home.path().join(data)).unwrap()
    }

    /// Brings a cache up to what lies in the folder.
    pub fn index(&self, cache: &mut Cache) -> Report {
        let (data, now) = (PathBuf::new(), Millis(1_767_362_400_000));
        let (chosen, progress) = (Chosen::default(), Progress::default());
        let folders = self.shelves.clone();
        IndexJob { folders, chosen, data, now, progress }.refresh(cache).unwrap()
    }
}
