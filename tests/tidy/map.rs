//! The map: what ARCHITECTURE.md says of the rooms of the core is so, in its order and in its stages, and the pages for
//! people who change the project name no file that is gone.

use std::collections::BTreeSet;

use crate::layers::MODULES;
use crate::stages::nouns;
use crate::tree::{none, pattern, sources};

const MAP: &str = "src-tauri/ARCHITECTURE.md";

/// A row of the table of rooms: its rooms, and what stands beside them.
struct Row {
    rooms: Vec<String>,
    words: String,
}

fn text(path: &str) -> String {
    sources().into_iter().find(|source| source.path == path).unwrap().text
}

fn rows() -> Vec<Row> {
    let map = text(MAP);
    let (_, table) = map.split_once("| Room | What it owns |").unwrap();
    let lines = table.lines().skip(2).take_while(|line| line.starts_with('|'));
    let row = |line: &str| {
        let (rooms, words) = line.trim_matches('|').split_once('|').unwrap();
        Row { rooms: names(rooms), words: words.to_owned() }
    };
    lines.map(row).collect()
}

/// The names between backticks, without the stroke of a folder.
fn names(text: &str) -> Vec<String> {
    pattern("`([a-z_]+)/?`").captures_iter(text).map(|found| found[1].to_owned()).collect()
}

#[test]
fn the_map_names_each_room_of_the_core_and_none_before_what_it_uses() {
    let mapped: Vec<String> = rows().into_iter().flat_map(|row| row.rooms).collect();
    let held: BTreeSet<&str> =
        MODULES.iter().flat_map(|row| row.iter().copied()).filter(|name| *name != "lib").collect();
    let named: BTreeSet<&str> = mapped.iter().map(String::as_str).collect();
    assert_eq!(named, held, "{MAP} names each room of `layers.rs`");
    // The ground stands in one row, in whatever order.
    let at = |name: &String| MODULES.iter().position(|row| row.contains(&name.as_str()));
    let ground = rows().first().map_or(0, |row| row.rooms.len());
    let places: Vec<Option<usize>> = mapped[ground..].iter().map(at).collect();
    assert!(places.is_sorted(), "{MAP} has the order of `layers.rs`: {mapped:?}");
}

#[test]
fn the_map_names_all_stages_of_a_room_in_their_order_or_none() {
    let nouns = nouns();
    let mut found = Vec::new();
    for row in rows() {
        let said = names(&row.words);
        for noun in nouns.iter().filter(|noun| row.rooms.contains(&noun.name())) {
            let stages: Vec<&String> = noun.order.iter().filter(|stage| *stage != "mod").collect();
            let named: Vec<&String> = said.iter().filter(|name| stages.contains(name)).collect();
            if !named.is_empty() && named != stages {
                found.push(format!(
                    "{MAP}: {}: {named:?}, and its stages are {stages:?}",
                    noun.name()
                ));
            }
        }
    }
    none(found, "The row of a room names all of its stages, as its `mod.rs` does, or none.");
}

#[test]
fn what_the_pages_for_newcomers_name_is_there() {
    let all: Vec<String> = sources().into_iter().map(|source| source.path).collect();
    let path = pattern(r"`([\w.-]+(?:/[\w.-]+)*/[\w.-]+\.(?:rs|ts|svelte|css|sql|toml|json|sh))`");
    let found =
        [MAP, "README.md", "ui/README.md", "src-tauri/LOG.md"].into_iter().flat_map(|page| {
            let text = text(page);
            let gone = |name: &str| {
                !all.iter().any(|path| path == name || path.ends_with(&format!("/{name}")))
            };
            let gone = path.captures_iter(&text).filter(|found| gone(&found[1]));
            gone.map(|found| format!("{page}: {}", &found[1])).collect::<Vec<_>>()
        });
    none(found, "A file that a page names is there.");
}

#[test]
fn the_readme_lists_each_word_of_make() {
    let readme = text("README.md");
    let listed = readme.lines().find(|line| line.starts_with("`make` alone lists")).unwrap();
    let told = ["help", "run", "test"];
    let words = pattern(r"(?m)^([a-z-]+): ##");
    let makefile = text("Makefile");
    let words = words.captures_iter(&makefile).map(|found| found[1].to_owned());
    let missing: Vec<String> = words
        .filter(|word| !told.contains(&word.as_str()) && !listed.contains(&format!("`{word}`")))
        .collect();
    none(missing, "The README lists each word of `make` that it does not tell of.");
}
