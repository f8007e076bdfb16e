//! The library in a terminal: any number of folders, found by any word, readable when a folder is not there.

use crate::desk::Desk;
use crate::terminal::{TWO, json, refused, run};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

fn runbook(title: &str, command: &str) -> String {
    format!(
        "# {title}\n\n## Symptoms\n- Pages about {title} arrive\n\n## Steps\n1. Look:\n   `{command}`\n"
    )
}

/// The paths of the list, in its order.
fn listed(desk: &Desk) -> Vec<String> {
    paths(&json(desk, &["runbook", "list", "--json"]), "/path")
}

/// The paths that a search finds, the best first.
fn found(desk: &Desk, words: &str) -> Vec<String> {
    paths(&json(desk, &["runbook", "search", words, "--json"]), "/runbook/path")
}

fn paths(list: &Value, at: &str) -> Vec<String> {
    let path = |one: &Value| one.pointer(at).unwrap().as_str().unwrap().to_owned();
    list.as_array().unwrap().iter().map(path).collect()
}

/// A folder outside the workspace with one runbook, and its whole path.
fn share(folder: &TempDir) -> (PathBuf, String) {
    let share = folder.path().canonicalize().unwrap().join("share");
    fs::create_dir(&share).unwrap();
    fs::write(share.join("dns.md"), runbook("Names do not resolve", "dig +short api")).unwrap();
    let path = share.join("dns.md").display().to_string();
    (share, path)
}

fn add(desk: &Desk, folder: &Path) {
    run(desk, &["runbook", "folder", "add", folder.to_str().unwrap()]);
}

#[test]
fn folders_come_from_the_workspace_its_settings_file_and_this_laptop() {
    let (desk, elsewhere) = (Desk::new(), TempDir::new().unwrap());
    desk.write("runbooks/disk.md", &runbook("Disk full", "df -h"));
    desk.write("runbooks/README.md", "# Ours\n");
    desk.write("runbooks/exercises/drill.md", &runbook("Drill", "true"));
    desk.write("services/api/docs/api.html.md.erb", &runbook("Api slow", "curl -I api"));
    desk.write("holdfast.toml", "[library]\nfolders = [\"services/api/docs\"]\n");
    let (share, dns) = share(&elsewhere);
    add(&desk, &share);
    assert_eq!(listed(&desk), ["runbooks/disk.md", "services/api/docs/api.html.md.erb", &dns]);

    let again = refused(&desk, &["runbook", "folder", "add", share.to_str().unwrap()], 1);
    assert!(again.contains("already"), "once is enough: {again}");
    let missing = refused(&desk, &["runbook", "folder", "add", "/no/such/folder"], 1);
    assert!(missing.contains("/no/such/folder"), "{missing}");
    run(&desk, &["runbook", "folder", "remove", share.to_str().unwrap()]);
    assert_eq!(listed(&desk).len(), 2, "its runbooks go with it");
    assert!(share.join("dns.md").is_file(), "and its files stay");
}

#[test]
fn the_settings_file_cannot_lead_out_of_the_workspace() {
    let desk = Desk::new();
    desk.write("runbooks/disk.md", &runbook("Disk full", "df -h"));
    for path in ["/etc", "../elsewhere", "docs/../../elsewhere", "C:/x", "\\\\\\\\host\\\\share"] {
        desk.write("holdfast.toml", &format!("name = \"x\"\n[library]\nfolders = [\"{path}\"]\n"));
        let outcome = desk.run(["runbook", "list"]).ok();
        assert!(outcome.stderr.contains("line 3"), "{path}: {}", outcome.stderr);
        assert!(outcome.stderr.contains("inside the workspace"), "{path}: {}", outcome.stderr);
        assert!(outcome.stdout.contains("runbooks/disk.md"), "the rest works on");
    }
}

#[test]
fn a_runbook_is_found_by_title_symptom_command_and_unfinished_word() {
    let desk = Desk::new();
    desk.write("runbooks/disk.md", &runbook("Disk full", "df -h /var/lib/pg_wal"));
    desk.write("runbooks/queue.md", crate::terminal::RUNBOOK);
    for words in ["disk full", "pages about disk", "pg_wal", "dis", "DISK FU", "/var/lib"] {
        assert_eq!(found(&desk, words), ["runbooks/disk.md"], "{words}");
    }
    assert!(found(&desk, "zebra").is_empty());
    let nothing = run(&desk, &["runbook", "search", "zebra"]).stdout;
    assert!(nothing.contains("try fewer"), "it says so: {nothing}");
    let shown = run(&desk, &["runbook", "search", "pg_wal"]).stdout;
    assert!(shown.contains("Command: df -h /var/lib/pg_wal"), "with its line: {shown}");
}

#[test]
fn an_unreachable_folder_is_said_and_its_runbooks_are_still_there() {
    let (desk, elsewhere) = (Desk::new().at(TWO), TempDir::new().unwrap());
    let (share, dns) = share(&elsewhere);
    add(&desk, &share);
    fs::rename(&share, elsewhere.path().join("away")).unwrap();
    let list = desk.run(["runbook", "list"]).ok();
    assert!(list.stdout.contains(&dns), "listed: {}", list.stdout);
    assert!(list.stderr.contains("last seen on 02 Jan 2026"), "and since when: {}", list.stderr);
    assert_eq!(found(&desk, "dig short"), [dns.as_str()], "found by its command");
    run(&desk, &["declare", "--title", "x", "--severity", "sev1", "--runbook", &dns]);
    let status = json(&desk, &["status", "latest", "--json"]);
    assert_eq!(status["progress"]["total"], 1, "and worked through: {status}");
}

#[test]
fn a_damaged_cache_is_made_anew_and_touches_nothing_else() {
    let desk = Desk::new().at(TWO);
    desk.write("runbooks/queue.md", crate::terminal::RUNBOOK);
    crate::terminal::declare(&desk);
    assert_eq!(listed(&desk), ["runbooks/queue.md"]);
    for ending in ["-wal", "-shm"] {
        let _ = fs::remove_file(desk.data().join(format!("library.db{ending}")));
    }
    fs::write(desk.data().join("library.db"), "not a database at all ".repeat(500)).unwrap();
    assert_eq!(listed(&desk), ["runbooks/queue.md"], "from the folder");
    assert_eq!(found(&desk, "queue"), ["runbooks/queue.md"], "and searched");
    run(&desk, &["verify"]);
}

#[test]
fn a_pinned_runbook_stays_pinned_until_it_is_let_go() {
    let desk = Desk::new();
    desk.write("runbooks/database/disk.md", &runbook("Disk full", "df -h"));
    let said = run(&desk, &["runbook", "pin", "database/disk.md"]).stdout;
    assert_eq!(said, "Disk full is pinned.\n", "named as people type it");
    let pinned = || json(&desk, &["runbook", "list", "--json"])[0]["pinned"].clone();
    assert_eq!(pinned(), true);
    run(&desk, &["runbook", "unpin", "runbooks/database/disk.md"]);
    assert_eq!(pinned(), false);
    let missing = refused(&desk, &["runbook", "pin", "none.md"], 1);
    assert!(missing.contains("none.md"), "{missing}");
}

#[test]
fn thousands_of_files_are_listed_and_found() {
    let desk = Desk::new();
    for at in 0..2_000 {
        let (title, path) = (format!("Runbook {at}"), format!("runbooks/f{}/r{at}.md", at % 40));
        desk.write(&path, &runbook(&title, &format!("check-{at}")));
    }
    assert_eq!(listed(&desk).len(), 2_000);
    assert_eq!(found(&desk, "check-1234"), ["runbooks/f34/r1234.md"], "each by its own command");
}
