//! Who may name whom: the direction of dependencies, and the one place for each thing that touches the world.

use std::collections::{BTreeMap, BTreeSet};

use crate::paths::{self, CORE, Named};
use crate::tree::{Source, front_end, hits, none, pattern, rust, sources};

/// The first part of a file's path below the core's source: its module.
fn module(source: &Source) -> Option<&str> {
    let below = source.path.strip_prefix(CORE)?;
    Some(below.split('/').next()?.trim_end_matches(".rs"))
}

fn core() -> impl Iterator<Item = Source> {
    rust().into_iter().filter(|source| module(source).is_some())
}

fn is_pure(source: &Source) -> bool {
    module(source).is_some_and(|name| {
        ["exercise", "incident", "runbook", "paper", "update", "postmortem", "afteraction"]
            .contains(&name)
            || name.starts_with("rhythm")
    })
}

#[test]
fn the_window_toolkit_is_named_only_in_the_window() {
    let name = pattern(r"\btauri(_\w+)?::");
    let elsewhere = |source: &Source| {
        let window = ["src-tauri/src/", "src-tauri/examples/", "src-tauri/build.rs"];
        !window.iter().any(|place| source.path.starts_with(place))
    };
    let found = rust().into_iter().filter(elsewhere).flat_map(|source| {
        let code = source.code();
        hits(&source, &code, &name)
    });
    none(
        found,
        "`tauri` is named only in the window's crate: the core must be true without a window.",
    );

    let dependency = pattern(r"(?m)^tauri");
    let manifests = ["src-tauri/core/Cargo.toml", "src-tauri/cli/Cargo.toml", "tests/Cargo.toml"];
    let found = sources()
        .into_iter()
        .filter(|source| manifests.contains(&source.path.as_str()))
        .flat_map(|source| hits(&source, &source.text, &dependency));
    none(found, "Only the window's crate depends on `tauri`.");
}

#[test]
fn the_typesetter_is_named_only_where_pages_are_made() {
    let name = pattern(r"\btypst(_\w+)?::");
    let found = rust().into_iter().filter(|source| !source.path.starts_with("src-tauri/print/"));
    let found = found.flat_map(|source| {
        let code = source.code();
        hits(&source, &code, &name)
    });
    none(
        found,
        "`typst` is named only in src-tauri/print: what does not print must not wait for it.",
    );
}

#[test]
fn the_shell_is_reached_through_one_file_of_the_front_end() {
    let name = pattern(r"@tauri-apps|__TAURI");
    let found: Vec<String> = front_end()
        .iter()
        .filter(|source| !source.is_test() && name.is_match(&source.text))
        .map(|source| source.path.clone())
        .collect();
    let rule = "`@tauri-apps` is named in one file of ui/src, so that screens can be tested without a shell";
    assert!(found.len() <= 1, "{rule}: {found:?}");
}

#[test]
fn only_the_store_touches_sqlite() {
    let name = pattern(r"\brusqlite\b");
    let outside = |source: &Source| !source.path.starts_with("src-tauri/core/src/store");
    let found = rust().into_iter().filter(outside).flat_map(|source| {
        let code = source.shipped_code();
        hits(&source, &code, &name)
    });
    none(found, "SQLite is touched only under core/src/store: one place knows how rows are kept.");
}

/// How `store/log.rs` drops the body of a purged entry.
const DROP_BODY: &str = "UPDATE event SET body = NULL WHERE id = ?1 AND body IS NOT NULL";

#[test]
fn only_the_log_writes_events_and_nothing_changes_or_deletes_them() {
    let insert = pattern(r"(?i)insert\s+(or\s+\w+\s+)?into\s+event\b");
    let found =
        rust().into_iter().filter(|source| source.path != "src-tauri/core/src/store/log.rs");
    let found = found.flat_map(|source| {
        let text = source.shipped_text();
        hits(&source, &text, &insert)
    });
    none(found, "Only store/log.rs writes the table `event`: the hash chain is made in one place.");

    let change = pattern(r"(?i)(delete\s+from|replace\s+into|update(\s+or\s+\w+)?)\s+event\b");
    let found = rust().into_iter().flat_map(|source| {
        // The one exception, which the table itself allows only where an entry says that it is purged.
        let text = source.shipped_text().replace(DROP_BODY, "");
        hits(&source, &text, &change)
    });
    none(found, "The log is append-only: a correction is a new event.");
}

#[test]
fn rules_do_no_io_and_read_no_clock() {
    let world = pattern(
        r"\b(std::(fs|net|env|process|thread|io)|tokio|reqwest|rusqlite|keyring|Clock|SystemTime|Instant)\b",
    );
    let found = core().filter(is_pure).flat_map(|source| {
        // Bytes in memory are no world.
        let code = source.shipped_code().replace("std::io::Cursor", "");
        hits(&source, &code, &world)
    });
    none(
        found,
        "exercise, incident, runbook, paper, rhythm, update and postmortem are pure: time comes in, effects go out as data.",
    );
}

/// The modules of the core, from the ground up: each uses those before it alone. Those in one row do not use each other.
const MODULES: [&[&str]; 17] = [
    &["clock"],
    &["ids", "lock", "severity", "text", "redact", "written"],
    &["secret"],
    &["runbook"],
    &["exercise"],
    &["paper"],
    &["incident"],
    &["update"],
    &["postmortem"],
    &["afteraction"],
    &["channel"],
    &["team"],
    &["store"],
    &["library"],
    &["engine"],
    &["screen", "worker"],
    &["lib"],
];

#[test]
fn a_module_of_the_core_uses_only_modules_below_it() {
    let row = |name: &str| MODULES.iter().position(|row| row.contains(&name));
    let mut found = Vec::new();
    for source in core().filter(|source| !source.is_test()) {
        let name = module(&source).unwrap_or_default().to_owned();
        let at = row(&name).unwrap_or_else(|| panic!("{name} has no place in MODULES"));
        for named in paths::named(&source) {
            let Some(used) = named.path.first().filter(|used| **used != name) else { continue };
            if row(used).is_some_and(|used| used >= at) {
                found.push(place(&source, &named));
            }
        }
    }
    let order: Vec<String> = MODULES.iter().map(|row| row.join(", ")).collect();
    none(found, &format!("{}: nothing names what stands above it.", order.join(" <- ")));
}

/// The rooms of `runbook`: each uses those before it alone.
const STAGES: [&str; 13] = [
    "model", "words", "commands", "blocks", "sections", "facts", "around", "steps", "document",
    "lint", "diff", "export", "founding",
];

/// The files of the rooms of `runbook`, each with the room's place in [`STAGES`].
fn stages() -> Vec<(usize, Source)> {
    let stage = |source: Source| {
        let module = paths::module(&source)
            .filter(|path| path.first().is_some_and(|one| one == "runbook"))?;
        let at = STAGES.iter().position(|stage| module.get(1).is_some_and(|room| room == stage))?;
        Some((at, source))
    };
    core().filter(|source| !source.is_test()).filter_map(stage).collect()
}

fn place(source: &Source, named: &Named) -> String {
    format!("{}:{}: {}", source.path, named.line, named.path.join("::"))
}

#[test]
fn a_room_of_runbook_uses_only_rooms_before_it() {
    let mut found = Vec::new();
    for (at, source) in stages() {
        for named in paths::named(&source) {
            let [first, room, ..] = named.path.as_slice() else { continue };
            let used = STAGES.iter().position(|stage| stage == room);
            if first == "runbook" && used.is_none_or(|used| used > at) {
                found.push(place(&source, &named));
            }
        }
    }
    let order = STAGES.join(" <- ");
    none(
        found,
        &format!("{order}: nothing names what stands behind it, nor what all of them make."),
    );
}

#[test]
fn the_files_of_a_room_of_runbook_do_not_use_each_other_in_circles() {
    // A file stands for its folder. The room's own file has no name here, and uses all others.
    let file = |path: &[String], known: &BTreeSet<String>| {
        path.get(2).filter(|name| known.contains(*name)).cloned().unwrap_or_default()
    };
    for (at, room) in STAGES.iter().enumerate() {
        let sources: Vec<Source> =
            stages().into_iter().filter(|(stage, _)| *stage == at).map(|(_, s)| s).collect();
        let modules = sources.iter().filter_map(paths::module);
        let known: BTreeSet<String> = modules.filter_map(|path| path.get(2).cloned()).collect();
        let mut arrows = BTreeMap::from([(String::new(), known.clone())]);
        let mut places: Vec<(String, String, String)> = Vec::new();
        for source in &sources {
            let from = file(&paths::module(source).unwrap(), &known);
            let inside = |named: &Named| named.path.get(1).is_some_and(|name| name == room);
            for named in paths::named(source).iter().filter(|named| inside(named)) {
                let to = file(&named.path, &known);
                if from != to {
                    arrows.entry(from.clone()).or_default().insert(to.clone());
                    places.push((from.clone(), to, place(source, named)));
                }
            }
        }
        let circles = places.into_iter().filter(|(from, to, _)| reaches(&arrows, to, from));
        none(circles.map(|(_, _, place)| place), &format!("No circles in `runbook::{room}`."));
    }
}

/// Whether one file leads to another, over others or straight.
fn reaches(arrows: &BTreeMap<String, BTreeSet<String>>, from: &str, to: &str) -> bool {
    let (mut open, mut seen) = (vec![from], BTreeSet::new());
    while let Some(at) = open.pop() {
        if at == to {
            return true;
        }
        if seen.insert(at) {
            open.extend(arrows.get(at).into_iter().flatten().map(String::as_str));
        }
    }
    false
}

#[test]
fn the_page_makes_no_html_from_strings() {
    let html = pattern(r"\{@html|innerHTML|outerHTML|insertAdjacentHTML|document\.write");
    let found = front_end().into_iter().filter(|source| !source.is_test());
    let found = found.flat_map(|source| hits(&source, &source.text, &html));
    none(
        found,
        "A runbook comes from a Git pull: its text reaches the page as typed blocks, never as HTML.",
    );
}
