//! The shape of the code: sizes, names, what a module starts with, what lies at the top.

use crate::tree::{Source, front_end, hits, none, pattern, rust, sources};

#[test]
fn files_can_be_read_in_one_sitting() {
    let limit = |source: &Source| match source.path.rsplit('.').next() {
        Some("rs" | "ts" | "js" | "css") => Some(400),
        Some("svelte") => Some(200),
        _ => None,
    };
    let generated = |source: &Source| source.path.starts_with("ui/src/lib/types/");
    let found = sources().into_iter().filter(|source| !generated(source)).filter_map(|source| {
        let (limit, lines) = (limit(&source)?, source.text.lines().count());
        (lines > limit).then(|| format!("{}:{lines}: longer than {limit} lines", source.path))
    });
    none(
        found,
        "A file has 400 lines at most, a component 200: split it where its parts have names.",
    );
}

#[test]
fn a_folder_holds_few_files() {
    let mut folders: std::collections::BTreeMap<String, usize> = Default::default();
    let is_code =
        |source: &Source| [".rs", ".ts", ".svelte", ".css"].iter().any(|end| source.is(end));
    let written = rust().into_iter().chain(front_end());
    for source in written.filter(|source| is_code(source) && !source.is_test()) {
        let folder = source.path.rsplit_once('/').map_or("", |(folder, _)| folder);
        *folders.entry(folder.to_owned()).or_default() += 1;
    }
    let full = folders.into_iter().filter(|(_, files)| *files > 16);
    let found = full.map(|(folder, files)| format!("{folder}: {files} files"));
    none(
        found,
        "A folder has 16 source files at most: a room that is full is parted by what its files are about.",
    );
}

#[test]
fn every_module_says_why_it_exists() {
    // The tests beside a module are a part of it and stand under its words.
    let part_of_a_module =
        |source: &Source| source.is_test() && source.path.starts_with("src-tauri/");
    let found = rust()
        .into_iter()
        .filter(|source| !part_of_a_module(source) && !source.text.starts_with("//!"));
    none(
        found.map(|source| format!("{}:1", source.path)),
        "Every Rust file starts with `//!`: why it exists.",
    );
}

#[test]
fn errors_are_told_where_there_is_something_to_tell() {
    let empty = pattern(
        r"# Errors\n\s*/// When (?:it|the (?:file|settings)) cannot be (?:read|written|recorded|stored|read or written)\.\n\s*[^/\s]",
    );
    let found = rust().into_iter().flat_map(|source| hits(&source, &source.text, &empty));
    none(
        found,
        "What every read and write of the store can fail with is told once, at `StoreError` and `EngineError`.",
    );
}

/// The errors that rooms name once, as far as they are known here: the rule sees these at least.
const ERRORS: [&str; 11] = [
    "ConfigError",
    "EngineError",
    "LibraryError",
    "Misfit",
    "Problem",
    "ReadError",
    "Rejection",
    "SecretProblem",
    "StoreError",
    "TypedError",
    "Unwritten",
];

#[test]
fn a_room_says_the_error_of_its_results_once() {
    let own = pattern(r"type Result<T, E = (\w+)>");
    let all = rust();
    let rooms: Vec<(&Source, String)> = all
        .iter()
        .filter_map(|source| Some((source, own.captures(&source.text)?[1].to_owned())))
        .collect();
    for known in ERRORS {
        assert!(rooms.iter().any(|(_, error)| error == known), "no room has the error {known}");
    }
    let again = |(source, error): &(&Source, String)| {
        let said = pattern(&format!(r"\bResult<[^;{{]*?, {error}>"));
        let folder = source.path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let room = all.iter().filter(|one| one.path.starts_with(&format!("{folder}/")));
        room.flat_map(|one| hits(one, &one.code(), &said)).collect::<Vec<_>>()
    };
    none(
        rooms.iter().flat_map(again),
        "`Result<T>` has the room's error, as `io::Result<T>`; only another error is named.",
    );
}

#[test]
fn names_say_what_a_thing_does() {
    let declared = pattern(
        r"(?m)^[ \t]*(?:(?:pub(?:\([a-z: ]+\))?|export|default|unsafe) )*(?:struct|enum|trait|type|union|interface|class|mod) (\w+)",
    );
    let mut found = Vec::new();
    for source in rust().into_iter().chain(front_end()) {
        let file = source.path.rsplit('/').next().unwrap_or_default();
        if says_nothing(file.split('.').next().unwrap_or_default()) {
            found.push(format!("{}:1: the file's name", source.path));
        }
        let code = source.code();
        for name in declared.captures_iter(&code) {
            if says_nothing(&name[1]) {
                let line = code[..name.get(0).unwrap().start()].matches('\n').count() + 1;
                found.push(format!("{}:{line}: {}", source.path, &name[1]));
            }
        }
    }
    none(found, "No Manager, Service, Helper, Util or common: a name says what the thing does.");
}

/// Whether one of the words that a name is made of fits anything.
fn says_nothing(name: &str) -> bool {
    const EMPTY: [&str; 8] =
        ["manager", "service", "services", "helper", "helpers", "util", "utils", "common"];
    let words = pattern(r"[A-Z]?[a-z0-9]+|[A-Z]+");
    words.find_iter(name).any(|word| EMPTY.contains(&word.as_str().to_lowercase().as_str()))
}

#[test]
fn empty_names_are_told_from_names_that_only_contain_them() {
    for name in ["EngineManager", "util", "date_utils", "common", "HttpService", "test-helpers"] {
        assert!(says_nothing(name), "{name} says nothing");
    }
    for name in ["Utilisation", "CommonMark", "Uncommon", "ServiceName"] {
        assert_eq!(
            says_nothing(name),
            name.starts_with("CommonM") || name == "ServiceName",
            "{name}"
        );
    }
}

#[test]
fn the_top_of_the_repository_holds_only_what_it_promises() {
    const PROMISED: [&str; 12] = [
        "CHANGELOG.md",
        "Cargo.lock",
        "Cargo.toml",
        "Makefile",
        "README.md",
        "clippy.toml",
        "deny.toml",
        "runbooks",
        "rustfmt.toml",
        "src-tauri",
        "tests",
        "ui",
    ];
    let names = std::fs::read_dir(holdfast_tests::place::root()).unwrap();
    let names = names.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let found = names.filter(|name| {
        let known = PROMISED.contains(&name.as_str()) || name == "target";
        !known && !name.starts_with('.') && !name.starts_with("LICEN")
    });
    none(found, "The top level is a newcomer's first view: a new thing has its place below.");
}

#[test]
fn unfinished_work_is_not_kept() {
    let ignored = pattern(r"(?m)^\s*#\[ignore");
    let found = rust().into_iter().flat_map(|source| hits(&source, &source.text, &ignored));
    none(found, "No ignored test: what stands here works.");

    let notes = pattern(&["FIX", "ME|\\bX", "XX\\b"].concat());
    let written =
        |source: &Source| source.is(".rs") || source.path.starts_with("ui/") && !source.is(".json");
    let found = sources().into_iter().filter(written);
    let found = found.flat_map(|source| hits(&source, &source.text, &notes));
    none(found, "A comment is a sentence that stays true, not a note to somebody.");

    let skipped =
        pattern(r"\b(it|test|describe|suite)\.(skip|only|todo|fails)\b|\b(xit|fit|xdescribe)\(");
    let found =
        sources().into_iter().filter(|source| source.path.starts_with("ui/") && source.is(".ts"));
    let found = found.flat_map(|source| hits(&source, &source.text, &skipped));
    none(found, "No test of the front end is skipped or run alone.");
}
