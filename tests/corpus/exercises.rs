//! Exercises as they really are: tabletops that teams wrote, imported and played to their end with nobody at the table.
//!
//! The folder is other people's work and no part of this repository; `HOLDFAST_CORPUS_EXERCISES` says where one lies.
//! What ships is played in any case.

use std::fs;
use std::path::{Path, PathBuf};

use holdfast_core::clock::{Clock, MINUTE_MS, Millis};
use holdfast_core::engine::Engine;
use holdfast_core::exercise::entry::ScenarioFile;
use holdfast_core::exercise::import::{draft, import};
use holdfast_core::exercise::strict::is_strict;
use holdfast_core::incident::Command;
use holdfast_core::incident::command::Practise;
use holdfast_core::screen;
use holdfast_core::team::shipped::SCENARIOS;

/// Names the folder.
const FOLDER: &str = "HOLDFAST_CORPUS_EXERCISES";
/// 2026-03-06 09:00 UTC.
const START: Millis = Millis(1_772_787_600_000);
/// Minutes that a scenario may take at 3600 times life's speed before it counts as one that never ends.
const PATIENCE: i64 = 600;

#[test]
fn each_scenario_that_ships_ends_with_a_report_when_nobody_directs_it() {
    for (path, text) in SCENARIOS {
        assert_eq!(played(text, path), 1, "{path}");
    }
}

#[test]
fn each_real_scenario_ends_with_a_report_after_it_was_imported() {
    let Some(folder) = std::env::var_os(FOLDER) else {
        super::say(&format!("nothing was played: {FOLDER} names no folder of exercises\n"));
        return;
    };
    let mut files = Vec::new();
    collect(Path::new(&folder), &mut files);
    let mut stories = 0;
    for file in &files {
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        let here = played(&fs::read_to_string(file).unwrap(), &name);
        super::say(&format!("{name}: {here} played\n"));
        stories += here;
    }
    assert!(stories > 0, "the folder holds no scenario");
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let is_text = path.extension().is_some_and(|ending| ending == "md");
        if path.is_dir() {
            collect(&path, files);
        } else if is_text && path.file_name().is_none_or(|name| name != "NOTICE.md") {
            files.push(path);
        }
    }
}

/// Plays every scenario of a text, and says how many there were.
fn played(text: &str, name: &str) -> usize {
    let strict: Vec<String> = if is_strict(text) {
        vec![text.to_owned()]
    } else {
        let imported = import(text, name);
        (0..imported.scenarios.len()).filter_map(|at| draft(&imported, at)).collect()
    };
    for (at, text) in strict.iter().enumerate() {
        let file = ScenarioFile::read(text, name, "0".repeat(64));
        play(file.unwrap_or_else(|why| panic!("{name}, scenario {}: {why}", at + 1)));
    }
    strict.len()
}

fn play(file: ScenarioFile) {
    let place = tempfile::tempdir().unwrap();
    let (clock, hand) = Clock::by_hand(START);
    let mut engine =
        Engine::open(&place.path().join("data"), &place.path().join("workspace"), clock).unwrap();
    let scenario = file.scenario.clone();
    let command = Command::Practise(Practise {
        path: file.path.clone(),
        auto: true,
        speed: "3600".parse().unwrap(),
        severity: None,
        file: Some(Box::new(file)),
        attached: Vec::new(),
    });
    let id = engine.execute(command, None, "Kim").unwrap().incident.parse().unwrap();
    let is_on = |engine: &mut Engine| !screen::exercise(engine, id).unwrap().clock.ended;
    let mut waited = 0;
    while is_on(&mut engine) {
        hand.advance(MINUTE_MS / 4);
        engine.tick().unwrap();
        waited += 1;
        assert!(waited < PATIENCE * 4, "{} never ends", scenario.title);
    }
    let report = screen::after_action(&mut engine, id).unwrap();
    assert!(report.markdown.starts_with("# EXERCISE: "), "{}", report.markdown);
    let rows = screen::after_action_rows(&mut engine, id).unwrap();
    assert!(rows.starts_with("number,sim_time,"), "{rows}");
    let view = screen::exercise(&mut engine, id).unwrap();
    let timed = scenario.injects.iter().filter(|inject| inject.at_ms.is_some()).count();
    let given = usize::try_from(view.measures.injects.0).unwrap();
    assert!(given >= timed, "{}: {given} of {timed} with a time were given", scenario.title);
}
