//! What a writer said that it recorded, beside what is there.

use holdfast_core::clock::Clock;
use holdfast_core::engine::Engine;
use holdfast_core::ids::IncidentId;
use holdfast_core::incident::Command as Asked;
use holdfast_core::incident::Declare;
use holdfast_core::severity::Severity;
use holdfast_core::store::verify::verify;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use tempfile::TempDir;

/// A data folder with one incident, and what was said of it.
pub struct Ledger {
    home: TempDir,
    pub incident: IncidentId,
    /// What was said to be recorded.
    said: Vec<String>,
}

impl Ledger {
    pub fn new() -> Self {
        let home = tempfile::tempdir().unwrap();
        let mut engine = Self::engine_in(&home);
        let declare = Declare::of("x", Severity::Sev1);
        let done = engine.execute(Asked::Declare(declare), None, "Dana").unwrap();
        let incident = done.incident.parse().unwrap();
        Self { home, incident, said: Vec::new() }
    }

    fn engine_in(home: &TempDir) -> Engine {
        Engine::open(&home.path().join("data"), home.path(), Clock::system()).unwrap()
    }

    pub fn engine(&self) -> Engine {
        Self::engine_in(&self.home)
    }

    pub fn data(&self) -> PathBuf {
        self.home.path().join("data")
    }

    /// A writer of so many entries, each with this name.
    pub fn writer(&self, kind: &str, count: usize, name: &str) -> Command {
        let mut writer = Command::new(env!("CARGO_BIN_EXE_writer"));
        writer.arg(self.data()).arg(self.home.path()).args(["1", kind, &count.to_string(), name]);
        writer.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        writer
    }

    /// Keeps what a writer said.
    pub fn said(&mut self, stdout: &str) {
        // A line that was cut off in the middle says nothing.
        let whole = stdout.rfind('\n').map_or("", |end| &stdout[..end]);
        self.said.extend(whole.lines().map(str::to_owned));
    }

    pub fn count(&self) -> usize {
        self.said.len()
    }

    /// How many entries were said to be recorded and are not there, and how many stand there twice. The log is whole.
    pub fn lost_and_doubled(&self) -> (usize, usize) {
        let engine = self.engine();
        let (verified, whole) = verify(engine.store().read(), None).unwrap();
        assert!(
            verified.iter().all(|one| one.is_intact()) && whole.is_empty(),
            "{verified:?} {whole:?}"
        );
        let mut there: BTreeMap<String, usize> = BTreeMap::new();
        for row in engine.rows(self.incident).unwrap() {
            if let Some(text) = row.data()["text"].as_str() {
                *there.entry(text.to_owned()).or_default() += 1;
            }
        }
        let lost = self.said.iter().filter(|text| !there.contains_key(*text)).count();
        (lost, there.values().filter(|times| **times > 1).count())
    }
}
