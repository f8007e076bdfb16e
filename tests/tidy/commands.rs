//! The windows' commands: what `list.rs` names is granted to the page, called by it, and answered without a shell too. The
//! players' window may ask for its own view alone.

use crate::tree::{pattern, sources};
use std::collections::BTreeSet;

/// What a pattern's first group finds in a file.
fn found(path: &str, text: &str) -> BTreeSet<String> {
    let sources = sources();
    let file = sources.iter().find(|source| source.path == path);
    let file = file.unwrap_or_else(|| panic!("{path} is gone, and a rule reads it"));
    pattern(text).captures_iter(&file.code()).map(|found| found[1].to_owned()).collect()
}

#[test]
fn every_command_is_granted_and_called_and_no_other() {
    let listed = found("src-tauri/src/list.rs", r"(?m)^ {12}(\w+),?$");
    assert!(listed.contains("execute"), "the list is read: {listed:?}");
    let granted = found("src-tauri/capabilities/main.json", r#""allow-([a-z-]+)""#);
    let granted = granted.iter().map(|name| name.replace('-', "_")).collect();
    assert_eq!(listed, granted, "src-tauri/capabilities/main.json grants what is listed");
    let called = found("ui/src/lib/host.ts", r"invoke<[^(]*>\(\s*'(\w+)'");
    assert_eq!(listed, called, "ui/src/lib/host.ts calls what is listed");
}

/// All that the players' window may ask the shell for: to hear of changes, and its own view.
const OF_PLAYERS: [&str; 3] =
    ["allow-players", "core:event:allow-listen", "core:event:allow-unlisten"];

#[test]
fn the_players_window_may_read_its_own_view_and_nothing_else() {
    let path = "src-tauri/capabilities/players.json";
    let granted = found(path, r#""([a-z:-]*allow-[a-z-]+)""#);
    assert_eq!(granted, OF_PLAYERS.map(str::to_owned).into(), "{path} grants these alone");
    let shown = found(path, r#""windows":\s*\["(\w+)"\]"#);
    assert_eq!(shown, ["players".to_owned()].into(), "{path} is of one window");
    let main = found("src-tauri/capabilities/main.json", r#""windows":\s*\["(\w+)"\]"#);
    assert_eq!(main, ["main".to_owned()].into(), "no window has the rights of both");
    let conf = "src-tauri/tauri.conf.json";
    let known = found(conf, r#""capabilities":\s*(\["main", "players"\])"#);
    assert_eq!(known.len(), 1, "{conf} knows these two and no other");
}

#[test]
fn all_windows_are_told_of_changes_and_of_nothing_else() {
    let told = pattern(r#"\.(emit\w*)\s*\(\s*([^,)]*)"#);
    let mut to_all = BTreeSet::new();
    for source in sources().into_iter().filter(|source| source.path.starts_with("src-tauri/src/")) {
        for found in told.captures_iter(&source.code()) {
            let (way, first) = (&found[1], found[2].to_owned());
            match way {
                "emit" => {
                    to_all.insert(first);
                }
                "emit_to" => assert_eq!(first, "MAIN", "{} tells another window", source.path),
                _ => {
                    panic!("{} tells windows by {way}, which this rule does not read", source.path)
                }
            }
        }
    }
    assert_eq!(
        to_all,
        [r#""changed""#.to_owned()].into(),
        "the players' window hears of changes alone"
    );
}

#[test]
fn the_players_page_is_made_of_nothing_that_a_facilitator_reads() {
    let own = |path: &str| path.starts_with("ui/src/players/") && !path.contains(".test.");
    let import = pattern(r"(?m)^\s*import (?:type )?(\{[^}]*\}|\w+)?(?: from )?'([^']+)'");
    let mut doors = BTreeSet::new();
    for source in sources().into_iter().filter(|source| own(&source.path)) {
        for found in import.captures_iter(&source.text) {
            let what = found.get(1).map_or("", |what| what.as_str());
            if found[2].ends_with("lib/host") {
                doors.insert(what.to_owned());
            }
            let near = found[2].starts_with("./") || found[2].starts_with("$lib/");
            // Drawing typed blocks reads no view.
            let shared = [
                "../shell/Stripe.svelte",
                "../document/Drawn.svelte",
                "../tokens.css",
                "../base.css",
                "../layout.css",
                "svelte",
            ];
            assert!(near || shared.contains(&&found[2]), "{} takes {}", source.path, &found[2]);
        }
    }
    assert_eq!(doors, ["{ players }".to_owned()].into(), "it reads the players' view alone");
}

#[test]
fn the_host_without_a_shell_has_every_door_of_the_real_one() {
    let doors = r"(?m)^export const (\w+)";
    let missing = &found("ui/src/lib/host.ts", doors) - &found("ui/src/dev/host.ts", doors);
    assert!(missing.is_empty(), "ui/src/dev/host.ts lacks {missing:?}");
}
