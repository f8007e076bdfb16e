//! Files that are no runbooks: each is refused by name, opens no incident and touches no data.

use crate::desk::Desk;
use crate::terminal::{TWO, json, refused, run};
use std::fs;

/// A desk with one file of each bad kind, and what is said of it.
fn bad_files(desk: &Desk) -> Vec<(&'static str, &'static str)> {
    desk.write("runbooks/empty.md", "");
    fs::write(desk.workspace().join("runbooks/binary.md"), b"# A\n\0\x01\x02").unwrap();
    fs::write(desk.workspace().join("runbooks/latin.md"), b"# Caf\xe9\n1. Check it\n").unwrap();
    let large = fs::File::create(desk.workspace().join("runbooks/large.md")).unwrap();
    large.set_len(50_000_000).unwrap();
    vec![
        ("missing.md", "There is no runbook"),
        ("empty.md", "is empty"),
        ("binary.md", "is not a text file"),
        ("latin.md", "is not UTF-8"),
        ("large.md", "50 MB"),
    ]
}

#[test]
fn a_file_that_is_no_runbook_is_named_and_nothing_is_opened() {
    let desk = Desk::new();
    for (name, said) in bad_files(&desk) {
        let shown = refused(&desk, &["runbook", "show", name], 1);
        assert!(shown.contains(name) && shown.contains(said), "{name}: {shown}");
        assert!(!desk.data().exists(), "{name}: reading a file needs no data folder");
    }
    for (name, said) in bad_files(&desk) {
        let words = ["declare", "--title", "x", "--severity", "sev1", "--runbook", name];
        let declared = refused(&desk, &words, 1);
        assert!(declared.contains(said), "{name}: {declared}");
    }
    assert_eq!(json(&desk, &["verify", "--json"]), serde_json::json!([]), "no incident was opened");
}

#[test]
fn the_list_shows_what_cannot_be_read_and_the_rest_works_on() {
    let desk = Desk::new();
    bad_files(&desk);
    desk.write("runbooks/good.md", "# Good\n\n## Steps\n1. Check the disk:\n   df -h\n");
    let list = json(&desk, &["runbook", "list", "--json"]);
    let cards = list.as_array().unwrap();
    let good = cards.iter().find(|c| c["title"] == "Good").expect("the good one is listed");
    assert_eq!(good["problem"], serde_json::Value::Null, "and has no problem");
    let broken = cards.iter().filter(|c| c["problem"].is_string()).count();
    assert_eq!(broken, 4, "each bad file says why: {list}");
}

#[test]
fn a_runbook_without_steps_is_a_document_and_its_incident_works() {
    let desk = Desk::new().at(TWO);
    desk.write("runbooks/prose.md", "# Prose\n\nThere is nothing to tick here.\n");
    let shown = json(&desk, &["runbook", "show", "prose.md", "--json"]);
    assert_eq!(shown["steps_total"], 0, "no step is invented");
    let warnings = shown["warnings"].to_string();
    assert!(warnings.contains("no steps"), "and it is said: {warnings}");
    run(&desk, &["declare", "--title", "x", "--severity", "sev1", "--runbook", "prose.md"]);
    refused(&desk, &["step", "done", "latest", "1"], 1);
    run(&desk, &["note", "latest", "still recorded"]);
}

#[test]
fn a_step_that_is_unknown_or_done_is_refused_and_recorded_once() {
    let desk = Desk::new().at(TWO);
    desk.write("runbooks/queue.md", crate::terminal::RUNBOOK);
    crate::terminal::declare(&desk);
    let unknown = refused(&desk, &["step", "done", "latest", "99"], 1);
    assert!(unknown.contains("1 to 4"), "the numbers that there are: {unknown}");
    run(&desk, &["step", "done", "latest", "1"]);
    let twice = refused(&desk, &["step", "done", "latest", "1"], 1);
    assert!(twice.contains("Dana"), "who did it: {twice}");
    let silent = refused(&desk, &["step", "skip", "latest", "2"], 1);
    assert!(silent.contains("why"), "a reason is asked for: {silent}");
    let timeline = json(&desk, &["timeline", "latest", "--json"]);
    let done = timeline.as_array().unwrap().iter().filter(|e| e["kind"] == "step_done").count();
    assert_eq!(done, 1, "it was done once");
}

#[test]
fn the_founding_layout_has_its_shape_in_json() {
    let desk = Desk::new();
    desk.write("runbooks/queue.md", crate::terminal::RUNBOOK);
    let shown = json(&desk, &["runbook", "show", "queue.md", "--json"]);
    assert_eq!(shown["title"], "Order queue stuck", "without its prefix");
    let severity = serde_json::json!({"level": "sev1", "text": "P1 (critical)"});
    assert_eq!(shown["severity"], severity, "its own words are kept");
    let window = serde_json::json!({"from_minutes": 5, "to_minutes": null});
    let phase = shown["phases"].as_array().unwrap().iter().find(|p| p["window"] == window);
    let step = &phase.expect("an open end is null")["steps"][0];
    assert_eq!(step["number"], 3, "numbers count across phases");
    assert_eq!(step["commands"], serde_json::json!(["./scripts/drain.sh --queue orders.dead"]));
    assert_eq!(shown["steps_total"], 3, "the communication is not counted as a step");
    assert_eq!(shown["cadence_minutes"], 15, "its rhythm is read");
}
