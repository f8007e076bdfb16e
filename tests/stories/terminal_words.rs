//! What the terminal says to somebody who uses it for the first time: nothing is answered with silence, and each refusal
//! names the next thing to do.

use crate::desk::Desk;
use crate::terminal::{TWO, json, refused, run};
use crate::words;
use holdfast_tests::place::root;
use std::fs;
use std::os::unix::fs::symlink;

const GOOD: &str = "# Disk full\n\n## Steps\n1. Check the disk:\n   `df -h`\n";

#[test]
fn an_empty_answer_is_said() {
    let desk = Desk::new().at(TWO);
    desk.write("runbooks/disk.md", GOOD);
    let none = run(&desk, &["runbook", "search", "zebra"]).stdout;
    assert!(none.contains("“zebra”"), "what was looked for: {none}");
    refused(&desk, &["runbook", "search", " "], 2);
    run(&desk, &["declare", "--title", "x", "--severity", "sev2"]);
    let none = run(&desk, &["delivery", "list", "latest"]).stdout;
    assert!(none.contains("INC-0001 has no message"), "{none}");
    assert_eq!(json(&desk, &["delivery", "list", "latest", "--json"]), serde_json::json!([]));
}

#[test]
fn the_list_begins_with_what_is_pinned_and_then_with_what_was_used() {
    let desk = Desk::new().at(TWO);
    for name in ["a", "b", "c"] {
        desk.write(&format!("runbooks/{name}.md"), &GOOD.replace("Disk", name));
    }
    run(&desk, &["runbook", "pin", "c.md"]);
    let declare = ["declare", "--title", "x", "--severity", "sev2", "--runbook", "b.md"];
    run(&desk, &declare);
    let listed = run(&desk, &["runbook", "list"]).stdout;
    let names: Vec<&str> = listed.lines().map(|line| &line[9..10]).collect();
    assert_eq!(names, ["c", "b", "a"], "{listed}");
    assert!(listed.contains("pinned") && listed.contains("in INC-0001"), "and why: {listed}");
    assert!(listed.contains("1 step "), "in plain words: {listed}");
}

#[test]
fn folders_say_who_named_them() {
    let desk = Desk::new().at(TWO);
    desk.write("runbooks/disk.md", GOOD);
    desk.write("docs/dns.md", GOOD);
    desk.write("holdfast.toml", "[library]\nfolders = [\"docs\"]\n");
    let listed = run(&desk, &["runbook", "folders"]).stdout;
    let own = listed.contains("1 runbook   the workspace's own")
        || listed.contains("1 runbook  the workspace's own");
    assert!(own && listed.contains("from holdfast.toml"), "{listed}");
    let both = json(&desk, &["runbook", "folder", "--json"]);
    assert_eq!(both[1]["named_by"], "file", "as a program reads it: {both}");
    let docs = desk.workspace().join("docs").display().to_string();
    let said = refused(&desk, &["runbook", "folder", "remove", &docs], 1);
    assert!(said.contains("holdfast.toml") && said.contains("[library]"), "which file: {said}");
}

#[test]
fn lint_without_a_path_checks_the_workspace_and_says_so() {
    let desk = Desk::new().at(TWO);
    desk.write("holdfast.toml", "");
    desk.write("runbooks/disk.md", "# Disk\n\n[gone](gone.md)\n\n## Steps\n1. Look\n");
    let outcome = desk.run(["runbook", "lint"]);
    assert_eq!(outcome.code, 1, "a dead link is an error: {}", outcome.stderr);
    assert!(outcome.stdout.contains("disk.md:3: error[dead-link]"), "{}", outcome.stdout);
    let workspace = desk.workspace().display().to_string();
    assert!(outcome.stderr.contains(&workspace), "what is checked: {}", outcome.stderr);
}

#[test]
fn a_new_runbook_says_what_comes_next_and_a_review_takes_the_days_that_people_say() {
    let desk = Desk::new().at(TWO);
    desk.write("runbooks/disk.md", GOOD);
    let made = run(&desk, &["runbook", "new", "Queue stuck"]);
    assert_eq!(made.stdout.lines().count(), 1, "the path alone, for a script: {}", made.stdout);
    assert!(made.stderr.contains("holdfast runbook lint"), "the next step: {}", made.stderr);
    let line = run(&desk, &["runbook", "reviewed", "disk.md", "--on", "yesterday"]).stdout;
    assert_eq!(line.trim(), "last_reviewed_on: 2026-01-01", "the day before the clock's");
    let said = refused(&desk, &["runbook", "reviewed", "disk.md", "--on", "last week"], 2);
    assert!(said.contains("today or yesterday") && said.contains("2026-01-31"), "{said}");
    assert!(said.contains("`holdfast runbook reviewed --help`"), "the help of this word: {said}");
    let said = refused(&desk, &["runbook", "export", "disk.md", "-o", "/no/such/x.md"], 1);
    assert!(said.contains("checklist") && !said.contains("draft"), "what it is: {said}");
}

#[test]
fn a_link_that_leads_nowhere_is_called_so_by_every_word() {
    let desk = Desk::new().at(TWO);
    desk.write("runbooks/disk.md", GOOD);
    let link = desk.workspace().join("runbooks/lost.md");
    symlink(desk.workspace().join("gone.md"), &link).unwrap();
    let path = link.display().to_string();
    for word in ["show", "export", "reviewed", "steps"] {
        let said = refused(&desk, &["runbook", word, &path], 1);
        assert!(said.contains("is a link to") && said.contains("gone.md"), "{word}: {said}");
    }
    let said = refused(&desk, &["runbook", "lint", &path], 2);
    assert!(said.contains("is a link to"), "lint: {said}");
    let listed = run(&desk, &["runbook", "list"]).stdout;
    assert!(listed.contains("where no file is"), "in the list: {listed}");
}

#[test]
fn the_lists_of_a_file_outside_the_library_are_shown_as_the_file_is() {
    let desk = Desk::new().at(TWO);
    let out = desk.write("elsewhere/disk.md", GOOD);
    desk.write("runbooks/other.md", &GOOD.replace("Disk", "Other"));
    let file = out.to_str().unwrap();
    let listed = run(&desk, &["runbook", "steps", file]).stdout;
    assert!(listed.contains("line 4"), "it is only read: {listed}");
    let choice = ["runbook", "steps", file, "--group", "g", "--yes"];
    let said = refused(&desk, &choice, 1);
    assert!(said.contains("holdfast runbook folder add"), "a choice needs the library: {said}");
}

/// The clock stands at 2026-01-02T14:00Z.
#[test]
fn a_time_that_is_typed_is_today_or_refused_with_the_way_to_write_it() {
    let desk = Desk::new().at(TWO);
    run(&desk, &["declare", "--title", "x", "--severity", "sev2"]);
    for (at, code, wanted) in [
        ("14:40", 1, "has not come yet; for yesterday write `yesterday 14:40`"),
        ("2026-01-03 10:00", 1, "has not come yet; say when it happened"),
        ("14:99", 2, "hours go from 00 to 23"),
        ("2026-02-30 10:00", 2, "is no day of the calendar"),
    ] {
        let said = refused(&desk, &["note", "latest", "disk full", "--at", at], code);
        assert!(said.contains(wanted), "{at}: {said}");
    }
    for (at, wanted) in [
        ("yesterday 14:40", "2026-01-01T14:40:00.000Z"),
        ("2026-01-01 13:55", "2026-01-01T13:55:00.000Z"),
        ("2026-01-02T13:52:00.000Z", "2026-01-02T13:52:00.000Z"),
    ] {
        let shown = run(&desk, &["note", "latest", at, "--at", at]).stdout;
        let day = wanted.starts_with("2026-01-01");
        assert_eq!(shown.starts_with("2026-01-01 "), day, "another day is said: {shown}");
        let rows = json(&desk, &["timeline", "latest", "--json"]);
        let row = rows.as_array().unwrap().iter().find(|row| row["text"] == at).unwrap();
        assert_eq!(row["happened_at"], wanted, "{at}");
    }
}

#[test]
fn an_hour_that_came_twice_is_said() {
    let desk =
        Desk::new().with("HOLDFAST_TEST_CLOCK", "0@1792897800000").with("TZ", "Europe/Berlin");
    run(&desk, &["declare", "--title", "x", "--severity", "sev2"]);
    let note = run(&desk, &["note", "latest", "backup", "--at", "02:30"]);
    assert!(note.stderr.contains("came twice here"), "{}", note.stderr);
    run(&desk, &["note", "latest", "alarm", "--at", "01:50"]);
    let rows = json(&desk, &["timeline", "latest", "--json"]);
    let of = |text: &str| {
        let row = rows.as_array().unwrap().iter().find(|row| row["text"] == text).unwrap();
        row["happened_at"].as_str().unwrap().to_owned()
    };
    assert_eq!(of("alarm"), "2026-10-24T23:50:00.000Z", "before the clocks went back");
    assert_eq!(of("backup"), "2026-10-25T01:30:00.000Z", "the later of the two");
}

#[test]
fn what_is_declared_is_read_as_in_the_window() {
    let desk = Desk::new().at(TWO);
    desk.write("runbooks/disk.md", "# Disk full\n\n## Severity\nSEV 1\n\n## Steps\n1. Look\n");
    let declare = |words: &[&str]| run(&desk, &[&["declare"], words].concat());
    let first = declare(&["--reported", "500s", "--runbook", "disk.md"]);
    assert!(first.stderr.contains("Declared as SEV"), "it is said: {}", first.stderr);
    declare(&["--reported", "no space left", "--runbook", "disk.md", "--severity", "sev3"]);
    let status = |number: &str| json(&desk, &["status", number, "--json"]);
    assert_eq!(status("1")["title"], "Disk full", "a word gives way to the runbook's title");
    assert_eq!(status("2")["title"], "no space left", "a phrase stands");
}

#[test]
fn the_readme_lists_every_word_and_no_other() {
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    let (_, list) = readme.split_once("All commands:\n\n```\n").expect("the list");
    let (list, _) = list.split_once("\n```").expect("its end");
    // `note|decide INC TEXT`: the words that may come first, and all that stands behind them.
    let parts = |said: &str| said.split('|').map(str::to_owned).collect::<Vec<String>>();
    let lines: Vec<(Vec<String>, Vec<String>)> = list
        .split("holdfast ")
        .filter_map(|line| line.trim().split_once(' '))
        .map(|(first, rest)| (parts(first), rest.split_whitespace().flat_map(parts).collect()))
        .collect();
    let words = words::all(&Desk::new());
    for word in &words {
        let (first, below) = (&word.path[0], &word.path[1..]);
        let is_here = |(firsts, rest): &(Vec<String>, Vec<String>)| {
            firsts.contains(first) && below.iter().all(|word| rest.contains(word))
        };
        assert!(lines.iter().any(is_here), "the README lists `holdfast {}`", word.name());
    }
    for first in lines.iter().flat_map(|(firsts, _)| firsts) {
        let is_word = words.iter().any(|word| word.path[0] == *first);
        assert!(is_word, "`holdfast {first}` of the README is a word of the program");
    }
}
