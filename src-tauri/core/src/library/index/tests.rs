//! Real folders, and a cache in memory or on the disk.

mod far;
mod links;

use super::*;
use crate::library::disk::folders::{Ground, folders};
use crate::library::find;
use crate::library::shelf::Shelf;
use std::fs::{self, File};
use std::path::PathBuf;
use std::time::{Duration, SystemTime};
use tempfile::TempDir;

const NOW: Millis = Millis(1_767_362_400_000);

/// A workspace with a cache.
pub(super) struct Team {
    pub folder: TempDir,
    pub cache: Cache,
    pub shelf: Shelf,
    pub added: Vec<PathBuf>,
    pub named: Vec<String>,
}

impl Team {
    pub fn new() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
            cache: Cache::in_memory().unwrap(),
            shelf: Shelf::default(),
            added: Vec::new(),
            named: Vec::new(),
        }
    }

    /// Writes a file whose time of change is `changed` nanoseconds after a fixed second.
    pub fn write(&self, path: &str, text: &str, changed: u64) -> PathBuf {
        write(self.folder.path(), path, text, changed)
    }

    pub fn look(&mut self) -> Report {
        self.look_at(NOW)
    }

    pub fn look_at(&mut self, now: Millis) -> Report {
        let all =
            folders(self.folder.path(), &Ground::of(self.folder.path()), &self.named, &self.added);
        let chosen = Chosen::load(self.folder.path(), self.folder.path());
        let (data, progress) = (PathBuf::new(), Progress::default());
        let job = IndexJob { folders: all.clone(), chosen, data, now, progress };
        let report = job.refresh(&mut self.cache).unwrap();
        let roots: Vec<PathBuf> = all.iter().map(|f| f.root.clone()).collect();
        let seen = self.cache.use_folders(&roots, now).unwrap();
        self.shelf.update(&self.cache, &all, seen).unwrap();
        report
    }

    pub fn titles(&self) -> Vec<&str> {
        self.shelf.rows().iter().map(|s| s.row.facts.title.as_str()).collect()
    }

    pub fn paths(&self) -> Vec<&str> {
        self.shelf.rows().iter().map(|s| s.path.as_str()).collect()
    }

    pub fn problem(&self, path: &str) -> Option<&str> {
        self.shelf.named(path).expect("it is listed").row.facts.problem.as_deref()
    }

    pub fn found(&self, words: &str) -> Vec<String> {
        let found = find(&self.cache, words, 10).unwrap();
        found
            .iter()
            .map(|(file, _)| self.shelf.of_file(*file).unwrap().row.facts.title.clone())
            .collect()
    }
}

pub(super) fn write(folder: &Path, path: &str, text: &str, changed: u64) -> PathBuf {
    let path = folder.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&path, text).unwrap();
    let at = SystemTime::UNIX_EPOCH + Duration::from_secs(1_700_000_000);
    let file = File::options().append(true).open(&path).unwrap();
    file.set_modified(at + Duration::from_nanos(changed)).unwrap();
    path
}

pub(super) fn runbook(title: &str) -> String {
    format!("# {title}\n\n## Steps\n1. Look:\n   `df -h`\n")
}

#[test]
fn every_ending_of_markdown_is_a_runbook_and_lists_of_others_are_not() {
    let mut team = Team::new();
    for name in ["a.md", "b.markdown", "c.mdx", "d.md.erb", "e.html.md", "f.html.md.erb", "x/G.MD"]
    {
        team.write(&format!("runbooks/{name}"), &runbook(name), 1);
    }
    for name in [
        "README.md",
        "readme.html.md",
        "index.md",
        "x/index.html.md.erb",
        "NOTICE.md",
        "CODE_OF_CONDUCT.markdown",
        "exercises/e.md",
        ".git/x.md",
        "node_modules/p/x.md",
        "x/vendor/x.md",
        "x.txt",
        "x.html",
        "x.erb",
    ] {
        team.write(&format!("runbooks/{name}"), &runbook(name), 1);
    }
    team.write("runbooks/x/SECURITY.md", &runbook("x/SECURITY"), 1);
    team.write("runbooks/security.md", &runbook("security"), 1);
    team.write("runbooks/x/exercises/deep.md", &runbook("deep"), 1);
    team.write("runbooks/indexes.md", &runbook("indexes"), 1);
    team.write("outside.md", &runbook("outside"), 1);
    team.look();
    let mut titles = team.titles();
    titles.sort_unstable();
    let all = [
        "a.md",
        "b.markdown",
        "c.mdx",
        "d.md.erb",
        "deep",
        "e.html.md",
        "f.html.md.erb",
        "indexes",
        "security",
        "x/G.MD",
        "x/SECURITY",
    ];
    assert_eq!(
        titles, all,
        "exercises and pages about a repository are left out directly below the folder only"
    );
}

#[test]
fn the_drafts_that_are_written_here_are_no_runbooks() {
    let mut team = Team::new();
    let draft = "# Post-mortem: Disk\n\n<!-- auto:facts -->\n\n1. Look at the disk\n2. Run `df`\n";
    team.write("disk.md", &runbook("Disk full"), 1);
    team.write("postmortems/INC-0001 post-mortem.md", &runbook("whatever lies there"), 1);
    team.write("learned/disk.md", draft, 1);
    team.write("deep/postmortems/how.md", &runbook("How to write one"), 1);
    assert_eq!(team.look().files, 3, "the workspace's own folder of drafts is not looked into");
    assert_eq!(team.titles(), ["Disk full", "How to write one"], "a draft is known by its mark");
    assert_eq!(team.found("disk"), ["Disk full"], "it is no hit either");
    assert_eq!(team.look().read, 0, "and it is not read each time");
    team.write("learned/disk.md", &runbook("Disk, made a runbook"), 2);
    team.look();
    assert!(team.titles().contains(&"Disk, made a runbook"), "without the mark it is one");
    team.write("learned/disk.md", draft, 3);
    team.look();
    assert_eq!(team.found("disk"), ["Disk full"], "its words are forgotten");
}

#[test]
fn the_shelf_is_sorted_by_folder_and_title_and_says_what_cannot_be_read() {
    let mut team = Team::new();
    for name in ["z.md", "database/disk.md", "database/a.markdown"] {
        team.write(&format!("runbooks/{name}"), &runbook(name), 1);
    }
    team.write("runbooks/broken.md", "\0", 1);
    team.look();
    let rows: Vec<(&str, &str)> =
        team.shelf.rows().iter().map(|s| (s.group.as_str(), s.path.as_str())).collect();
    let expected = [
        ("", "runbooks/broken.md"),
        ("", "runbooks/z.md"),
        ("database", "runbooks/database/a.markdown"),
        ("database", "runbooks/database/disk.md"),
    ];
    assert_eq!(rows, expected);
    let problem = team.problem("runbooks/broken.md").expect("it says why");
    assert!(problem.contains("broken.md"), "{problem}");
    assert_eq!(team.shelf.rows()[1].row.facts.steps, 1, "the rest is read");
}

#[test]
fn a_workspace_without_the_folder_is_searched_itself() {
    let mut team = Team::new();
    team.write("docs/disk.md", &runbook("Disk"), 1);
    team.look();
    assert_eq!((team.paths(), team.shelf.rows()[0].group.as_str()), (vec!["docs/disk.md"], "docs"));
    team.write("runbooks/other.md", &runbook("Other"), 1);
    team.look();
    assert_eq!(team.paths(), ["runbooks/other.md"], "once there is one, only it is");
}

#[test]
fn a_file_that_did_not_change_is_not_read_again() {
    let mut team = Team::new();
    team.write("runbooks/disk.md", &runbook("Disk"), 100);
    assert_eq!(team.look().read, 1);
    team.write("runbooks/disk.md", &runbook("Tape"), 100);
    assert_eq!((team.look().read, team.titles()), (0, vec!["Disk"]), "same length, time and place");
    let change = team.cache.change().unwrap();
    team.write("runbooks/disk.md", &runbook("Disk"), 200);
    assert_eq!(team.look().read, 1, "it was touched");
    assert_eq!(team.cache.change().unwrap(), change, "and is the same, so nobody is told");
    assert_eq!(team.look().read, 0, "the new time is known");
}

#[test]
fn a_change_shows_the_next_time_in_the_list_and_in_the_search() {
    let mut team = Team::new();
    team.write("runbooks/disk.md", &runbook("Disk"), 100);
    team.look();
    for (title, changed, why) in [
        ("Tape", 200, "same length, fractions of a second later"),
        ("Drum store", 200, "another length at the same time"),
        ("Disc store", 100, "an older file was put back"),
    ] {
        team.write("runbooks/disk.md", &runbook(title), changed);
        team.look();
        assert_eq!(team.titles(), [title], "{why}");
        assert_eq!(team.found(title), [title], "{why}");
    }
    assert!(team.found("tape").is_empty(), "its old words are gone");
}

#[cfg(unix)]
#[test]
fn a_file_that_was_renamed_over_is_read_again() {
    let mut team = Team::new();
    team.write("runbooks/disk.md", &runbook("Disk"), 100);
    team.look();
    let new = team.write("runbooks/.disk.md.new", &runbook("Tape"), 100);
    fs::rename(new, team.folder.path().join("runbooks/disk.md")).unwrap();
    team.look();
    assert_eq!(
        team.titles(),
        ["Tape"],
        "length and time are the same, its place on the disk is not"
    );
}

#[test]
fn files_that_come_go_or_move_show_the_next_time() {
    let mut team = Team::new();
    let disk = team.write("runbooks/disk.md", &runbook("Disk"), 100);
    team.look();
    team.write("runbooks/dns.md", &runbook("Names"), 100);
    team.look();
    assert_eq!(team.titles(), ["Disk", "Names"]);
    let moved = team.folder.path().join("runbooks/storage");
    fs::create_dir(&moved).unwrap();
    fs::rename(&disk, moved.join("full.md")).unwrap();
    assert_eq!(team.look().gone, 1, "the old name");
    assert_eq!(team.paths(), ["runbooks/dns.md", "runbooks/storage/full.md"]);
    fs::remove_dir_all(&moved).unwrap();
    team.look();
    assert_eq!(team.titles(), ["Names"]);
    assert!(team.found("disk").is_empty(), "what is gone is not found");
}

#[test]
fn one_file_is_looked_at_again_whatever_its_stamp_says() {
    let mut team = Team::new();
    team.write("runbooks/disk.md", &runbook("Disk"), 100);
    team.look();
    team.write("runbooks/disk.md", &runbook("Tape"), 100);
    let (folder, seen) = team.shelf.folders()[0].clone();
    let mut again =
        || look_again(&mut team.cache, Chosen::default(), &folder, seen.id, "disk.md").unwrap();
    assert!(again(), "its bytes are others");
    assert!(!again(), "now they are known");
    team.look();
    assert_eq!(team.titles(), ["Tape"]);
}

#[test]
fn search_finds_by_title_symptom_heading_command_beginning_and_text() {
    let mut team = Team::new();
    let text = "# Replica lag\n\n## Symptoms\n- Reads return old rows\n\n## Mitigation\n1. Measure it:\n   ```sh\n   psql -c 'select pg_last_xact_replay_timestamp()'\n   ```\n\nÜber Nacht ruft die Überwachung an.\n";
    team.write("runbooks/lag.md", text, 1);
    team.write("runbooks/other.md", &runbook("Other"), 1);
    team.look();
    for words in [
        "replica",
        "repl",
        "REPLICA LAG",
        "old rows",
        "mitigation",
        "pg_last_xact",
        "replay",
        "psql",
        "uberwachung",
        "Überwachung",
        "nacht",
    ] {
        assert_eq!(team.found(words), ["Replica lag"], "{words}");
    }
    assert!(team.found("last_pg").is_empty(), "what stands together stands in this order");
    assert!(team.found("zebra").is_empty());
    for words in ["\"", "* AND", "title : x", "NEAR(", "-", "a\"b OR \"", "()"] {
        team.found(words);
    }
}
