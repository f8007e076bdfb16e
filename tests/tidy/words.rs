//! The project speaks of itself alone: not of how, where or with what it was written.

use crate::tree::{Source, hits, none, pattern, sources};

/// Word for word from right to left, so that this file does not contain them.
const BACKWARDS: [&str; 12] = [
    "tpgtahc",
    "edualc",
    "ciporhtna",
    "ianepo",
    "tolipoc",
    "inimeg",
    "ledom egaugnal",
    "ecnegilletni laicifitra",
    "gnireenigne tpmorp",
    "xedoc",
    "tpg",
    "mll",
];

fn forward(word: &str) -> String {
    word.chars().rev().collect()
}

/// What people wrote here, and the two lock files.
fn written() -> impl Iterator<Item = Source> {
    sources().into_iter().filter(|source| !source.path.starts_with("LICEN"))
}

#[test]
fn nothing_tells_by_what_it_was_written() {
    let words: Vec<String> =
        BACKWARDS.iter().map(|word| forward(word).replace(' ', r"\s+")).collect();
    let by_name = pattern(&format!(r"(?i)\b({})\b", words.join("|")));
    let short = pattern(&format!(r"\b{}\b", forward("IA")));
    let in_text =
        |source: &Source| !source.is("lock") && !source.is("lock.json") && !source.is(".svg");
    let found = written().filter(in_text).flat_map(|source| {
        let mut found = hits(&source, &source.text, &by_name);
        found.extend(hits(&source, &source.text, &short));
        found
    });
    none(found, "The project speaks of what it does, not of the tools that it was written with.");
}

#[test]
fn nothing_tells_where_it_was_written() {
    let hosts =
        ["oi.setarc.xedni", "oi.setarc.citats", "sjmpn.yrtsiger", "yrotcafitra", "oiccadrev"];
    let hosts: Vec<String> = hosts.iter().map(|host| forward(host).replace('.', r"\.")).collect();
    let hosts = pattern(&hosts.join("|"));
    let folders = pattern(&format!(r#"(^|[\s"'`(=]){}"#, forward("/derahs/krow/")));
    let found = written().flat_map(|source| {
        let mut found = hits(&source, &source.text, &hosts);
        found.extend(hits(&source, &source.text, &folders));
        found
    });
    none(found, "No registry's host and no folder outside the repository: a stranger has neither.");
}
