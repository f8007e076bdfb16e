//! The window's commands: what `list.rs` names is granted to the page, called by it, and answered without a shell too.

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

#[test]
fn the_host_without_a_shell_has_every_door_of_the_real_one() {
    let doors = r"(?m)^export const (\w+)";
    let missing = &found("ui/src/lib/host.ts", doors) - &found("ui/src/dev/host.ts", doors);
    assert!(missing.is_empty(), "ui/src/dev/host.ts lacks {missing:?}");
}
