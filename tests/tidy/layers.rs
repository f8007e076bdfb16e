//! Who may name whom: the direction of dependencies, and the one place for each thing that touches the world.

use crate::tree::{Source, front_end, hits, none, pattern, rust, sources};

const CORE: &str = "src-tauri/core/src/";

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
        ["incident", "runbook", "update", "postmortem"].contains(&name)
            || name.starts_with("rhythm")
    })
}

#[test]
fn the_window_toolkit_is_named_only_in_the_window() {
    let name = pattern(r"\btauri(_\w+)?\b");
    let elsewhere = |source: &Source| {
        !source.path.starts_with("src-tauri/src/") && source.path != "src-tauri/build.rs"
    };
    let found = rust().into_iter().filter(elsewhere).flat_map(|source| {
        let code = source.code();
        hits(&source, &code, &name)
    });
    none(found, "`tauri` is named only in src-tauri/src: the core must be true without a window.");

    let dependency = pattern(r"(?m)^tauri");
    let manifests = ["src-tauri/core/Cargo.toml", "src-tauri/cli/Cargo.toml", "tests/Cargo.toml"];
    let found = sources()
        .into_iter()
        .filter(|source| manifests.contains(&source.path.as_str()))
        .flat_map(|source| hits(&source, &source.text, &dependency));
    none(found, "Only the window's crate depends on `tauri`.");
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
        let text = source.shipped_text();
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
        let code = source.shipped_code();
        hits(&source, &code, &world)
    });
    none(
        found,
        "incident, runbook, rhythm, update and postmortem are pure: time comes in, effects go out as data.",
    );
}

#[test]
fn dependencies_point_from_the_edge_to_the_rules() {
    // What each module must not name, because that stands nearer to the edge than it does. The plain data of `view`
    // may be named by all; what fills it from the store may not.
    let directions = [
        (
            &["incident", "runbook", "rhythm", "update", "postmortem"][..],
            r"\bcrate::(store|engine|worker|channel|secret|library|team|screen|worker)\b",
        ),
        (&["store"][..], r"\bcrate::(engine|worker|screen)\b"),
        (&["engine"][..], r"\bcrate::worker\b"),
    ];
    for (modules, outward) in directions {
        let outward = pattern(outward);
        let found = core()
            .filter(|source| module(source).is_some_and(|name| modules.contains(&name)))
            .flat_map(|source| {
                let code = source.shipped_code();
                hits(&source, &code, &outward)
            });
        none(
            found,
            "runbook, incident <- store <- engine <- worker: nothing names what stands above it.",
        );
    }
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
