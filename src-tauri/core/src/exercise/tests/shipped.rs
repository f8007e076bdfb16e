//! The scenarios that ship can be run as they are, and lead to runbooks that ship.

use crate::exercise::strict::{is_strict, read};
use crate::exercise::{InjectKind, write};
use crate::runbook::parse;
use crate::team::shipped::{SCENARIOS, SHIPPED};

fn scenarios() -> impl Iterator<Item = (&'static str, &'static str)> {
    SCENARIOS.iter().copied()
}

#[test]
fn each_passes_the_lint_without_a_warning() {
    assert_eq!(scenarios().count(), 6);
    for (path, text) in scenarios() {
        assert!(is_strict(text), "{path}");
        assert_eq!(read(text, path).findings, [], "{path}");
    }
}

#[test]
fn each_is_whole_enough_to_run_a_session() {
    for (path, text) in scenarios() {
        let scenario = read(text, path).scenario;
        assert!(scenario.duration_ms.is_some() && scenario.clock_start.is_some(), "{path}");
        assert!(scenario.injects.len() >= 7, "{path}");
        assert_eq!(scenario.injects[0].kind, InjectKind::Contextual, "{path}");
        let is_waiting = |kind| scenario.injects.iter().any(|inject| inject.kind == kind);
        assert!(is_waiting(InjectKind::Contingency), "something for a team that stalls: {path}");
        let shown: Vec<&String> = scenario
            .injects
            .iter()
            .flat_map(|i| &i.expectations)
            .flat_map(|e| &e.objectives)
            .collect();
        for objective in &scenario.objectives {
            assert!(shown.contains(&&objective.id), "{path}: nothing shows {}", objective.id);
        }
    }
}

#[test]
fn each_names_a_runbook_that_ships() {
    for (path, text) in scenarios() {
        let named = read(text, path).scenario.runbook.expect(path);
        let found = SHIPPED.iter().find(|(path, _)| *path == named);
        let (_, text) =
            found.unwrap_or_else(|| panic!("{path} names {named}, which does not ship"));
        assert!(parse(text, &named).steps_total() > 0, "it has steps: {named}");
    }
}

#[test]
fn what_is_written_reads_back_as_it_was() {
    for (path, text) in scenarios() {
        let mut before = read(text, path).scenario;
        let mut after = read(&write(&before), path).scenario;
        before.injects.iter_mut().chain(&mut after.injects).for_each(|inject| inject.line = 0);
        assert_eq!(before, after, "{path}");
    }
}
