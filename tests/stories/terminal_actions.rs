//! What was learned flows back, in a terminal: action items over all incidents, changes of the runbook's file one by one and
//! as a patch, and all incidents beside each other.

use crate::desk::Desk;
use crate::terminal::{RUNBOOK, TWO, declare, json, refused, run};
use std::fs;
use std::process::Command;

fn desk() -> Desk {
    let desk = Desk::new().at(TWO);
    desk.write("runbooks/queue.md", RUNBOOK);
    declare(&desk);
    desk
}

fn items(desk: &Desk, words: &[&str]) -> Vec<(String, String, String)> {
    let words = [&["actions", "list", "--json"][..], words].concat();
    let board = json(desk, &words);
    let text =
        |row: &serde_json::Value, key: &str| row[key].as_str().unwrap_or_default().to_owned();
    let rows = board["items"].as_array().unwrap();
    rows.iter().map(|row| (text(row, "incident"), text(row, "item"), text(row, "state"))).collect()
}

#[test]
fn items_of_all_incidents_stand_on_one_board_and_are_followed_to_their_end() {
    let desk = desk();
    run(&desk, &["actions", "add", "1", "Rotate the logs @Bo 2026-02-01 #prevent"]);
    run(&desk, &["note", "1", "TODO Improve monitoring"]);
    run(&desk, &["note", "1", "\\TODO is a word here"]);
    run(&desk, &["decline", "1", "--reason", "nothing was wrong"]);
    run(&desk, &["close", "1"]);
    run(&desk, &["declare", "--title", "Second", "--severity", "sev3"]);
    run(&desk, &["actions", "add", "2", "Alert on lag", "--due", "2026-01-01", "--priority", "p1"]);
    let row = |n: &str, item: &str, state: &str| {
        (format!("INC-000{n}"), item.to_owned(), state.to_owned())
    };
    let open = items(&desk, &[]);
    assert_eq!(
        open,
        [row("2", "A1", "open"), row("1", "A1", "open"), row("1", "A2", "open")],
        "what is late comes first, what has no day last"
    );
    let list = run(&desk, &["actions", "list"]).stdout;
    assert!(list.contains("1 day late") && list.contains("nobody can tick this"), "{list}");

    run(
        &desk,
        &["actions", "change", "1", "A2", "--text", "Alert on a full disk", "--owner", "Kim"],
    );
    run(&desk, &["actions", "done", "1", "A1", "--reason", "it runs"]);
    refused(&desk, &["actions", "done", "1", "A1"], 1);
    run(&desk, &["actions", "reject", "2", "A1", "--reason", "there is one"]);
    assert_eq!(items(&desk, &[]), [row("1", "A2", "open")], "a closed incident takes all of it");
    run(&desk, &["actions", "reopen", "2", "A1"]);
    run(&desk, &["actions", "accept", "2", "A1", "--reason", "seldom"]);
    let all = items(&desk, &["1", "--all"]);
    assert_eq!(all, [row("1", "A2", "open"), row("1", "A1", "done")]);
    refused(&desk, &["actions", "done", "1", "A9"], 1);
    refused(&desk, &["actions", "add", "1", "x", "--due", "soon"], 1);
    let draft = run(&desk, &["postmortem", "1"]).stdout;
    assert!(draft.contains("| A1 | Rotate the logs — done: it runs | prevent |"), "{draft}");
    assert!(draft.contains("| A2 | Alert on a full disk |"), "{draft}");
    let timeline = run(&desk, &["timeline", "1"]).stdout;
    assert!(timeline.contains("TODO is a word here") && !timeline.contains("\\TODO"), "{timeline}");
    assert_eq!(desk.run(["verify"]).ok().code, 0, "what is shown is what the log gives");
}

#[test]
fn trackers_get_rows_and_links_and_never_a_formula() {
    let desk = desk();
    run(&desk, &["actions", "add", "1", "=cmd|x @Bo 2026-02-01 P2"]);
    let csv = run(&desk, &["actions", "export"]).stdout;
    let mut lines = csv.lines();
    assert_eq!(
        lines.next().unwrap(),
        "Summary,Issue Type,Priority,Assignee,Due Date,Labels,Description"
    );
    assert!(
        lines.next().unwrap().starts_with("'=cmd|x,Task,Medium,Bo,2026-02-01,incident INC-0001,"),
        "{csv}"
    );
    run(&desk, &["actions", "add", "1", "Filed already", "--link", "https://jira.example/X-1"]);
    run(&desk, &["actions", "add", "1", "Alert on lag\nof every replica"]);
    run(&desk, &["declare", "--title", "Second", "--severity", "sev3"]);
    run(&desk, &["actions", "add", "2", "Watch it", "--done-when", "it was seen"]);
    let csv = run(&desk, &["actions", "export"]).stdout;
    assert!(!csv.contains("Filed already"), "what is filed is not filed again: {csv}");
    assert!(csv.contains("\nAlert on lag of every replica,Task,"), "a summary has one line: {csv}");
    assert!(csv.contains("\"Alert on lag\nof every replica\nFrom INC-0001"), "{csv}");
    assert!(csv.contains("\nWatch it,Task,,,,incident INC-0002,\"Done when: it was seen\nFrom INC-0002 Second, A1\""), "{csv}");
    let why = refused(&desk, &["actions", "export", "--format", "links"], 1);
    assert!(why.contains("[actions]") && why.contains("holdfast.toml"), "{why}");
    desk.write("holdfast.toml", "[actions]\nrepository = \"https://gitlab.example/a/shop\"\n");
    let links = run(&desk, &["actions", "export", "--format", "links"]).stdout;
    assert!(
        links.starts_with("https://gitlab.example/a/shop/-/issues/new?issue%5Btitle%5D=%3Dcmd"),
        "{links}"
    );
}

/// An incident that was worked otherwise than its runbook says.
fn worked() -> Desk {
    let desk = desk();
    run(&desk, &["step", "skip", "1", "2", "--reason", "it was running"]);
    run(&desk, &["step", "add", "1", "Look at the disk", "--after", "1", "--command", "df -h"]);
    run(&desk, &["step", "edit", "1", "3", "--text", "Drain it slowly"]);
    run(&desk, &["note", "1", "step 1: the address is new"]);
    desk
}

fn ids(desk: &Desk) -> Vec<(String, String)> {
    let found = json(desk, &["runbook", "propose", "1", "--json"]);
    let changes = found["runbooks"][0]["changes"].as_array().unwrap();
    let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
    changes.iter().map(|change| (text(&change["id"]), text(&change["state"]))).collect()
}

#[test]
fn a_change_is_written_alone_and_every_other_byte_stays() {
    let desk = worked();
    let shown = run(&desk, &["runbook", "propose", "1"]).stdout;
    for words in
        ["skipped: it was running", "+2. Look at the disk", "Reword step 3", "the address is new"]
    {
        assert!(shown.contains(words), "“{words}”: {shown}");
    }
    let path = desk.workspace().join("runbooks/queue.md");
    let before = fs::read_to_string(&path).unwrap();
    assert_eq!(before, RUNBOOK, "showing changes nothing");
    for (id, state) in ids(&desk) {
        assert_eq!(state, "open");
        let was = fs::read_to_string(&path).unwrap();
        let told = run(&desk, &["runbook", "accept", "1", &id]).stdout;
        let now = fs::read_to_string(&path).unwrap();
        assert!(told.starts_with("diff --git a/runbooks/queue.md"), "{told}");
        let added = told.lines().filter(|l| l.starts_with('+') && !l.starts_with("+++")).count();
        let gone = told.lines().filter(|l| l.starts_with('-') && !l.starts_with("---")).count();
        assert_eq!(now.lines().count() + gone, was.lines().count() + added, "as it was shown");
    }
    assert!(ids(&desk).iter().all(|(_, state)| state == "there"), "the file says all of it now");
    let now = fs::read_to_string(&path).unwrap();
    let kept: Vec<&str> = RUNBOOK.lines().filter(|line| line.starts_with('#')).collect();
    assert!(kept.iter().all(|line| now.contains(line)), "{now}");
    let reads = run(&desk, &["runbook", "show", "runbooks/queue.md"]).stdout;
    assert!(reads.contains("Look at the disk") && reads.contains("Drain it slowly"), "{reads}");
}

#[test]
fn a_file_that_changed_is_looked_at_again_and_nothing_is_written_over() {
    let desk = worked();
    let path = desk.workspace().join("runbooks/queue.md");
    let changed = RUNBOOK.replace("Drain", "Empty and drain all of");
    desk.write("runbooks/queue.md", &changed);
    let found = json(&desk, &["runbook", "propose", "1", "--json"]);
    assert_eq!(found["runbooks"][0]["changed_since"], true);
    let changes = found["runbooks"][0]["changes"].as_array().unwrap();
    let reword = changes.iter().find(|change| change["kind"] == "reword").unwrap();
    assert_eq!(reword["state"], "blocked", "{reword}");
    let why = refused(&desk, &["runbook", "accept", "1", reword["id"].as_str().unwrap()], 1);
    assert!(why.contains("something else") && why.contains("Nothing was written"), "{why}");
    assert_eq!(fs::read_to_string(&path).unwrap(), changed);
    run(&desk, &["runbook", "accept", "1", "--all", "--reviewed"]);
    let now = fs::read_to_string(&path).unwrap();
    assert!(now.contains("Look at the disk") && now.contains("Empty and drain all of"), "{now}");
    assert!(now.starts_with("---\nlast_reviewed_on: 2026-01-02\n---\n"), "{now}");
    refused(&desk, &["runbook", "accept", "1", "nosuch"], 1);
}

#[test]
fn git_takes_the_patch_and_gives_the_same_file() {
    let desk = worked();
    let workspace = desk.workspace();
    let path = workspace.join("runbooks/queue.md");
    let git = |words: &[&str]| {
        let done = Command::new("git").args(words).current_dir(workspace).output().unwrap();
        assert!(done.status.success(), "{words:?}: {}", String::from_utf8_lossy(&done.stderr));
    };
    let patch = workspace.join("changes.patch");
    run(&desk, &["runbook", "patch", "1", "--reviewed", "-o", &patch.display().to_string()]);
    assert_eq!(fs::read_to_string(&path).unwrap(), RUNBOOK, "the file stays as it is");
    git(&["init", "--quiet"]);
    git(&["apply", "--check", "changes.patch"]);
    git(&["apply", "changes.patch"]);
    let by_git = fs::read_to_string(&path).unwrap();
    fs::write(&path, RUNBOOK).unwrap();
    run(&desk, &["runbook", "accept", "1", "--all", "--reviewed"]);
    assert_eq!(fs::read_to_string(&path).unwrap(), by_git);
    let again = run(&desk, &["runbook", "patch", "1"]).stdout;
    assert_eq!(again, "", "nothing is left to propose");
}

#[test]
fn all_incidents_stand_beside_each_other_without_an_average_of_few() {
    let desk = worked();
    run(&desk, &["declare", "--title", "Drill", "--severity", "sev3", "--exercise"]);
    let report = json(&desk, &["report", "--json"]);
    assert_eq!(report["incidents"]["all"].as_array().unwrap().len(), 1);
    assert_eq!(report["exercises"]["all"].as_array().unwrap().len(), 1, "exercises are kept apart");
    assert_eq!(report["incidents"]["lasted"]["median_ms"], serde_json::Value::Null);
    let book = &report["incidents"]["runbooks"][0];
    assert_eq!((book["uses"].as_u64(), book["skipped"].as_u64()), (Some(1), Some(1)), "{book}");
    let text = run(&desk, &["report"]).stdout;
    assert!(text.contains("Exercises: 1") && text.contains("runbooks/queue.md"), "{text}");
    let none = json(&desk, &["report", "--json", "--since", "2027-01-01"]);
    assert_eq!(none["incidents"]["all"].as_array().unwrap().len(), 0);
}
