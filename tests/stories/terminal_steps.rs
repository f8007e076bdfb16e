//! Steps in a terminal: several ways of which one is taken, who does a step and by when, and what is written down.

use crate::desk::Desk;
use crate::terminal::{TWO, json, refused, run};
use serde_json::Value;

const PAGE: &str = "# Shop is down\n\n## Look\n1. [DBA] Check the replica\n2. Record the replication lag and the node\n\n## Fix\n\n### Option A: pods\n1. Delete the pod\n2. Watch the new one\n\n### Option B: host\n1. Restart the host\n\n## Verify\n1. Check the page\n";

fn desk() -> Desk {
    let desk = Desk::new().at(TWO);
    desk.write("runbooks/shop.md", PAGE);
    let words = ["declare", "--title", "Shop", "--severity", "sev2", "--runbook", "shop.md"];
    run(&desk, &words);
    desk
}

fn status(desk: &Desk) -> String {
    run(desk, &["status", "1"]).stdout
}

/// A step of `status --json` by its number.
fn step(desk: &Desk, number: &str) -> Value {
    let status = json(desk, &["status", "1", "--json"]);
    let steps = status["steps"].as_array().expect("the steps");
    steps.iter().find(|step| step["number"] == number).expect("the step").clone()
}

#[test]
fn one_of_several_ways_is_taken_and_the_others_no_longer_count() {
    let desk = desk();
    let shown = run(&desk, &["runbook", "show", "shop.md"]).stdout;
    assert!(shown.contains("Option B: host (way 2 of 2 — take one)"), "{shown}");
    let read = json(&desk, &["runbook", "show", "shop.md", "--json"]);
    assert_eq!(read["phases"][2]["steps"][0]["way"]["group"], 1, "on each step: {read}");
    assert!(status(&desk).contains("0/5 steps done"), "one way counts: {}", status(&desk));
    run(&desk, &["step", "done", "1", "5"]);
    let shown = status(&desk);
    assert!(shown.contains("1/4 steps done"), "the way that was taken: {shown}");
    assert!(shown.contains("Option A: pods (way 1 of 2, not taken)"), "{shown}");
    assert_eq!(step(&desk, "3")["standing"], "not_taken", "{shown}");
    assert_eq!(step(&desk, "5")["standing"], "taken");
    let draft = run(&desk, &["postmortem", "1"]).stdout;
    assert!(!draft.contains("Delete the pod"), "it is no step that nobody reached: {draft}");
    run(&desk, &["step", "undo", "1", "5"]);
    assert!(status(&desk).contains("(way 1 of 2 — take one)"), "the ways are open again");
}

#[test]
fn a_step_has_an_owner_and_a_time_that_are_told_everywhere() {
    let desk = desk();
    assert!(status(&desk).contains("[DBA] Check the replica  · DBA"), "as the runbook says it");
    let said = run(&desk, &["step", "assign", "1", "1", "Kim"]).stdout;
    assert!(said.contains("Step 1 is Kim’s: [DBA] Check the replica"), "{said}");
    run(&desk, &["step", "due", "1", "1", "14:30Z"]);
    let one = step(&desk, "1");
    assert_eq!(
        (&one["owner"], &one["due_at"]),
        (&"Kim".into(), &"2026-01-02T14:30:00.000Z".into())
    );
    let shown = status(&desk);
    assert!(shown.contains("Check the replica  · Kim  · due"), "{shown}");
    let told = run(&desk, &["timeline", "1"]).stdout;
    assert!(
        told.contains("Step 1 is due at 2026-01-02 14:30 UTC: [DBA] Check the replica"),
        "{told}"
    );
    let draft = run(&desk, &["postmortem", "1"]).stdout;
    assert!(draft.contains("Step 1 is Kim’s: [DBA] Check the replica"), "{draft}");
    run(&desk, &["step", "due", "1", "1", "none"]);
    run(&desk, &["step", "assign", "1", "1", "--nobody"]);
    assert_eq!(step(&desk, "1")["owner"], "DBA", "the runbook's again");
    assert!(refused(&desk, &["step", "due", "1", "1", "14:99"], 1).contains("no time of day"));
    assert!(
        refused(&desk, &["step", "due", "1", "1", "2026-01-02T13:00:00Z"], 1).contains("passed")
    );
    refused(&desk, &["step", "assign", "1", "1"], 2);
}

#[test]
fn a_step_that_asks_for_values_is_ticked_with_them() {
    let desk = desk();
    assert!(status(&desk).contains("asks for: replication lag"), "it is said before");
    let said = refused(&desk, &["step", "done", "1", "2"], 1);
    assert!(said.contains("“replication lag”") && said.contains("--no-value"), "{said}");
    let one = refused(&desk, &["step", "done", "1", "2", "--value", "3 s"], 1);
    assert!(one.contains("replication lag; node"), "{one}");
    run(&desk, &["step", "done", "1", "2", "--value", "3 s", "--value", "db-7"]);
    assert_eq!(step(&desk, "2")["values"][1]["value"], "db-7");
    assert!(status(&desk).contains("replication lag: 3 s"), "it stands at the step");
    for words in [["timeline", "1"], ["postmortem", "1"]] {
        let told = run(&desk, &words).stdout;
        assert!(told.contains("replication lag: 3 s; node: db-7"), "{words:?}: {told}");
    }
    run(&desk, &["step", "undo", "1", "2"]);
    run(&desk, &["step", "done", "1", "2", "--no-value"]);
    assert_eq!(step(&desk, "2")["values"], Value::Null, "ticked without");
}
