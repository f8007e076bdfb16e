//! The types that cross to the front end are those of the core: `ui/src/lib/types` is written from them and committed,
//! so that a change of a view shows in a review on both sides. `make types` writes it; this test fails when it is stale.

#![allow(clippy::unwrap_used, reason = "tests")]

mod data;
mod drill;
mod lists;
mod practice;
mod shop;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use ts_rs::{Config, TS};

use holdfast_core::incident::{Command, Expected, Part};
use holdfast_core::runbook::lint::LintFinding;
use holdfast_core::screen;

/// Set when the files are to be written.
const WRITE: &str = "HOLDFAST_WRITE_TYPES";
/// Stands at the top of every file.
const HEAD: &str = "// Written from the Rust types by `make types`; changes go there.\n";

#[test]
fn the_front_end_has_the_types_of_the_core() {
    let folder = holdfast_tests::place::root().join("ui/src/lib/types");
    let wanted = wanted();
    if std::env::var_os(WRITE).is_some() {
        write(&folder, &wanted);
    }
    let there = there(&folder);
    let mut stale: Vec<&String> =
        wanted.iter().filter(|(n, t)| there.get(*n) != Some(t)).map(|(n, _)| n).collect();
    stale.extend(there.keys().filter(|name| !wanted.contains_key(*name)));
    assert!(
        stale.is_empty(),
        "{} has other types than the core; run `make types`: {stale:?}",
        folder.display()
    );
}

#[test]
fn every_number_is_a_number_to_the_front_end() {
    let big: Vec<String> =
        wanted().into_iter().filter(|(_, t)| t.contains("bigint")).map(|(n, _)| n).collect();
    assert!(big.is_empty(), "JSON has no bigint; give the field #[ts(type = \"number\")]: {big:?}");
}

/// Every file by its name: one for a type, and the index.
fn wanted() -> BTreeMap<String, String> {
    let folder = tempfile::tempdir().unwrap();
    let config = Config::new().with_out_dir(folder.path());
    export::<(Command, Expected, Part, screen::Done, screen::Failure, screen::Changed)>(&config);
    export::<(
        screen::HomeView,
        screen::Hit,
        screen::ReaderView,
        screen::IncidentView,
        screen::TimelineView,
        screen::LineView,
    )>(&config);
    export::<(screen::ActionsView, screen::LessonsView, screen::ReportView)>(&config);
    export::<(
        screen::ComposeView,
        screen::ComposeText,
        screen::PreviewView,
        screen::SettingsView,
        screen::Setting,
        screen::Answer,
    )>(&config);
    export::<(screen::LibraryView, LintFinding, screen::ChartView)>(&config);
    export::<(
        screen::ScenarioRow,
        screen::ScenarioView,
        screen::ExerciseView,
        screen::PlayersView,
        screen::ExportAsk,
        screen::Exported,
        screen::SavedReport,
        screen::WrittenScenario,
    )>(&config);
    export::<(screen::MaskedView, screen::DraftView, screen::DraftNotes, screen::DraftHistory)>(
        &config,
    );
    let mut files: BTreeMap<String, String> =
        there(folder.path()).into_iter().map(|(name, text)| (name, ours(&text))).collect();
    let names = files.keys().filter_map(|name| name.strip_suffix(".ts"));
    let lines = names.map(|name| format!("export type {{ {name} }} from \"./{name}\";\n"));
    let index = lines.fold(HEAD.to_owned(), |text, line| text + &line);
    files.insert("index.ts".to_owned(), index);
    files.insert("lists.ts".to_owned(), HEAD.to_owned() + &lists::lists());
    files
}

/// Writes the files of all types that a tuple names, and of those that they are made of.
fn export<T: TS + 'static>(config: &Config) {
    struct Each<'a>(&'a Config);
    impl ts_rs::TypeVisitor for Each<'_> {
        fn visit<T: TS + 'static + ?Sized>(&mut self) {
            if T::output_path().is_some() {
                T::export_all(self.0).unwrap();
            }
        }
    }
    T::visit_generics(&mut Each(config));
}

/// The text with our own first line, and without trailing white space.
fn ours(text: &str) -> String {
    let lines = text.lines().skip_while(|line| line.starts_with("// This file was generated"));
    lines.fold(HEAD.to_owned(), |text, line| text + line.trim_end() + "\n")
}

fn there(folder: &Path) -> BTreeMap<String, String> {
    let Ok(entries) = fs::read_dir(folder) else { return BTreeMap::new() };
    let files = entries.map(|entry| entry.unwrap().path()).filter(|path| path.is_file());
    let named = |path: PathBuf| {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        (name, fs::read_to_string(&path).unwrap())
    };
    files.map(named).collect()
}

fn write(folder: &Path, files: &BTreeMap<String, String>) {
    fs::create_dir_all(folder).unwrap();
    for old in there(folder).keys().filter(|name| !files.contains_key(*name)) {
        fs::remove_file(folder.join(old)).unwrap();
    }
    for (name, text) in files {
        fs::write(folder.join(name), text).unwrap();
    }
}
