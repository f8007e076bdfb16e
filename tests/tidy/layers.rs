//! Who may name whom: the direction of dependencies, and the one place for each thing that touches the world.

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
    })
}

/// A crate cannot name what it does not depend on.
#[test]
fn the_window_toolkit_and_the_typesetter_have_one_crate_each() {
    let one =
        [("src-tauri/Cargo.toml", r"(?m)^tauri"), ("src-tauri/print/Cargo.toml", r"(?m)^typst")];
    let manifests: Vec<Source> =
        sources().into_iter().filter(|source| source.is("/Cargo.toml")).collect();
    let found = one.into_iter().flat_map(|(its, name)| {
        let name = pattern(name);
        let others = manifests.iter().filter(move |source| source.path != its);
        others.flat_map(|source| hits(source, &source.text, &name)).collect::<Vec<_>>()
    });
    none(
        found,
        "`tauri` is the window's crate's alone: the core must be true without a window. `typst` is src-tauri/print's alone: what does not print must not wait for it.",
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
        let text = source.shipped_code();
        hits(&source, &text, &insert)
    });
    none(found, "Only store/log.rs writes the table `event`: the hash chain is made in one place.");

    let change = pattern(r"(?i)(delete\s+from|replace\s+into|update(\s+or\s+\w+)?)\s+event\b");
    let found = rust().into_iter().flat_map(|source| {
        // The one exception, which the table itself allows only where an entry says that it is purged.
        let text = source.shipped_code().replace(DROP_BODY, "");
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
        "exercise, incident, runbook, paper, update, postmortem and afteraction are pure: time comes in, effects go out as data.",
    );
}

/// The modules of the core, from the ground up: each uses those before it alone. Those in one row do not use each other.
pub const MODULES: [&[&str]; 18] = [
    &["clock"],
    &["text"],
    &["ids", "lock", "severity", "redact", "written"],
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

fn place(source: &Source, named: &Named) -> String {
    format!("{}:{}: {}", source.path, named.line, named.path.join("::"))
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
