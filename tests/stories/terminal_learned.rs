//! Runbooks that number their steps through all phases and name them by number: what an incident teaches them keeps every
//! number right and every other byte as it was, in the file and as a patch.

use crate::desk::Desk;
use crate::terminal::{TWO, json, refused, run};
use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;

/// Lines that end as on Windows, tabs, no line break at the end, and a list that goes on under the next heading.
const RUNBOOK: &str = "# Queue stuck\r\n\r\n## Immediate actions\r\n1)\tCheck the queue. A full disk: go to step 4\r\n2)\tRestart the worker\r\n\t```sh\r\n\tsystemctl restart worker # before step 3\r\n\t```\r\n\r\n## Later\r\n3)\tTell support\r\n4)\tClear the disk, then back to step 2\r\n";

fn worked() -> Desk {
    let desk = Desk::new().at(TWO);
    desk.write("runbooks/queue.md", RUNBOOK.trim_end());
    let queue = ["declare", "--title", "Queue stuck", "--severity", "sev2", "--runbook"];
    run(&desk, &[&queue[..], &["runbooks/queue.md"]].concat());
    run(&desk, &["step", "add", "1", "Look at the disk", "--after", "1"]);
    desk
}

#[test]
fn a_new_step_counts_the_file_on_and_takes_along_what_names_a_step() {
    let desk = worked();
    let path = desk.workspace().join("runbooks/queue.md");
    let found = json(&desk, &["runbook", "propose", "1", "--json"]);
    let change = &found["runbooks"][0]["changes"][0];
    assert_eq!(change["state"], "open", "{found}");
    let doubts = change["doubts"].as_array().unwrap();
    assert_eq!(doubts.len(), 1, "{change}");
    let shown = run(&desk, &["runbook", "propose", "1"]).stdout;
    for words in ["Line 7 names step 3", "+2)\tLook at the disk", "go to step 5", "-4)\tClear"] {
        assert!(shown.contains(words), "“{words}”: {shown}");
    }
    let id = change["id"].as_str().unwrap();
    let patch = desk.workspace().join("changes.patch");
    let said = run(&desk, &["runbook", "patch", "1", id, "-o", patch.to_str().unwrap()]).stderr;
    assert!(said.contains("runbooks/queue.md: Line 7 names step 3"), "{said}");
    for words in [&["init", "--quiet"][..], &["apply", "--check", "changes.patch"]] {
        let git = Command::new("git").args(words).current_dir(desk.workspace()).output().unwrap();
        assert!(git.status.success(), "{words:?}: {}", String::from_utf8_lossy(&git.stderr));
    }
    run(&desk, &["runbook", "accept", "1", id, "--reviewed"]);
    let now = fs::read_to_string(&path).unwrap();
    let wanted = RUNBOOK.trim_end().replace("step 4\r\n", "step 5\r\n2)\tLook at the disk\r\n");
    let wanted = wanted.replace("2)\tRestart", "3)\tRestart").replace("3)\tTell", "4)\tTell");
    let wanted = wanted.replace("4)\tClear", "5)\tClear").replace("to step 2", "to step 3");
    assert_eq!(now, format!("---\r\nlast_reviewed_on: 2026-01-02\r\n---\r\n\r\n{wanted}"));
    let git = ["apply", "changes.patch"];
    fs::write(&path, RUNBOOK.trim_end()).unwrap();
    let done = Command::new("git").args(git).current_dir(desk.workspace()).output().unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    assert_eq!(fs::read_to_string(&path).unwrap(), wanted, "Git gives the same");
}

#[test]
fn a_copy_is_made_again_to_the_byte_and_takes_in_no_draft() {
    let desk = worked();
    run(&desk, &["update", "1", "The disk of db-1.internal is full.", "--elsewhere"]);
    run(&desk, &["resolve", "1", "Over.", "--to-nobody"]);
    let (draft, copy) = (desk.workspace().join("draft.md"), desk.workspace().join("copy.md"));
    let (draft, copy) = (draft.to_str().unwrap(), copy.to_str().unwrap());
    run(&desk, &["postmortem", "1", "-o", draft]);
    for from in [&[][..], &["--from", draft]] {
        let make = [&["postmortem", "1", "--profile", "company", "-o", copy], from].concat();
        run(&desk, &make);
        let first = fs::read_to_string(copy).unwrap();
        assert!(first.contains("“[quote 1]”") && !first.contains("The disk of"), "{first}");
        let again = run(&desk, &make).stderr;
        assert!(!again.contains("kept at"), "nothing was written over: {again}");
        assert_eq!(fs::read_to_string(copy).unwrap(), first);
    }
    let why = refused(&desk, &["postmortem", "1", "-o", copy], 1);
    assert!(why.contains("copy for readers (company)") && why.contains("--force"), "{why}");
    let why = refused(&desk, &["postmortem", "1", "--take", copy], 1);
    assert!(why.contains("words are masked in it"), "{why}");
}

#[cfg(unix)]
#[test]
fn what_cannot_be_written_or_read_is_named_and_what_lies_there_stays() {
    let desk = worked();
    let folder = desk.workspace().join("locked");
    fs::create_dir(&folder).unwrap();
    let file = folder.join("draft.md");
    fs::write(&file, "ours\n").unwrap();
    let place = file.to_str().unwrap();
    let why = refused(&desk, &["postmortem", "1", "-o", place], 1);
    assert!(why.contains("it is no draft of INC-0001") && why.contains("--force"), "{why}");
    // Who runs the tests may do everything, so that a person who may not does it.
    let forbid =
        |path: &Path, mode| fs::set_permissions(path, Permissions::from_mode(mode)).unwrap();
    for kept in fs::read_dir(desk.data()).unwrap().map(|kept| kept.unwrap().path()) {
        forbid(&kept, if kept.is_dir() { 0o555 } else { 0o444 });
    }
    forbid(desk.data(), 0o555);
    forbid(&folder, 0o555);
    let reader = desk.as_nobody();
    for words in [
        &["postmortem", "1", "--force", "-o", place][..],
        &["postmortem", "1", "--profile", "company", "-o", place],
        &["postmortem", "1", "--format", "html", "-o", place],
        &["actions", "export", "-o", place],
        &["runbook", "patch", "1", "-o", place],
    ] {
        let why = refused(&reader, words, 1);
        assert!(why.contains("draft.md") && why.contains("-o"), "{words:?}: {why}");
    }
    forbid(desk.data(), 0o700);
    assert_eq!(fs::read_to_string(&file).unwrap(), "ours\n", "what lay there stays");
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 1, "nothing is left of the attempt");
}

#[test]
fn times_that_cannot_be_are_shown_as_such_and_nothing_is_counted_from_them() {
    let desk = worked();
    run(&desk, &["keytime", "1", "detected", "-20m"]);
    run(&desk, &["keytime", "1", "impact", "-10m"]);
    run(&desk, &["resolve", "1", "Over.", "--to-nobody"]);
    run(&desk, &["keytime", "1", "resolved", "-30m"]);
    refused(&desk, &["keytime", "1", "mitigated", "2999-01-01 10:00"], 1);
    let draft = run(&desk, &["postmortem", "1"]).stdout;
    assert!(draft.contains("*invalid*: it contradicts"), "{draft}");
    assert!(draft.contains("| Time to detect | *unknown* |"), "{draft}");
    assert!(draft.contains("| Duration | 0 min, from declared to resolved |"), "{draft}");
}
