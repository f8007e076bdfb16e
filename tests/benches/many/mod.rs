//! Ten thousand made runbooks in a workspace of their own, and their index: what the measurements of the library share.

use holdfast_core::clock::Millis;
use holdfast_core::library::chosen::Chosen;
use holdfast_core::library::folders::{Folder, Ground, folders};
use holdfast_core::library::index::{Progress, Report, refresh};
use holdfast_core::store::library::Library;
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
    workspace: PathBuf,
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
        Self { home, workspace, shelves, runbooks, bytes }
    }

    /// The library in a data folder of this name.
    pub fn library(&self, data: &str) -> Library {
        Library::open(&self.home.path().join(data)).unwrap()
    }

    /// Brings a library up to what lies in the folder.
    pub fn index(&self, library: &mut Library) -> Report {
        let chosen = Chosen::load(&self.workspace, &self.workspace);
        let (now, progress) = (Millis(1_767_362_400_000), Progress::default());
        refresh(library, &chosen, &self.shelves, now, &progress).unwrap()
    }
}
