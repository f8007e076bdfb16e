//! A checklist that changes while it runs, in a terminal: by hand, and because its file changed on the disk.

use crate::desk::Desk;
use crate::terminal::{RUNBOOK, TWO, declare, json, refused, run};
use holdfast_tests::process::Running;
use std::process::{Command, Stdio};

fn desk() -> Desk {
    let desk = Desk::new().at(TWO);
    desk.write("runbooks/queue.md", RUNBOOK);
    declare(&desk);
    desk
}

fn status(desk: &Desk) -> String {
    run(desk, &["status", "latest"]).stdout
}

#[test]
fn steps_are_added_edited_moved_and_taken_out_for_one_incident_and_offered_back() {
    let desk = desk();
    let said = run(&desk, &["step", "add", "1", "Look at the disk", "--after", "1"]).stdout;
    assert!(said.contains("Step 1a added: Look at the disk"), "it has a number: {said}");
    run(&desk, &["step", "done", "1", "1a"]);
    run(&desk, &["step", "edit", "1", "2", "--text", "Restart it twice", "--command", "up -d"]);
    run(&desk, &["step", "move", "1", "3", "--first"]);
    run(&desk, &["step", "drop", "1", "1", "--reason", "no access"]);
    let shown = status(&desk);
    assert!(shown.contains("[x] 1a  Look at the disk  [added here]"), "{shown}");
    assert!(shown.contains("Restart it twice  [edited here]"), "{shown}");
    assert!(shown.contains("taken out: 1 ") && shown.contains("(no access)"), "{shown}");
    assert!(shown.contains("    up -d"), "the new command: {shown}");

    let offered = run(&desk, &["step", "changes", "1"]).stdout;
    for words in ["Add after step 3: Look at the disk", "Change step 2 to: Restart it twice"] {
        assert!(offered.contains(words), "“{words}” is a proposal: {offered}");
    }
    let draft = run(&desk, &["postmortem", "1"]).stdout;
    assert!(draft.contains("### Runbook corrections"), "and the draft lists them: {draft}");
    assert!(draft.contains("Take out step 1"), "with what was taken out: {draft}");
    run(&desk, &["step", "undo", "1", "1"]);
    assert!(!status(&desk).contains("taken out:"), "undo puts it back");
    refused(&desk, &["step", "edit", "1", "9", "--text", "x"], 1);
    refused(&desk, &["step", "move", "1", "2"], 2);
}

#[test]
fn a_file_that_changed_on_disk_is_shown_adopted_and_kept_step_by_step() {
    let desk = desk();
    run(&desk, &["step", "done", "1", "1"]);
    assert!(
        run(&desk, &["step", "changes", "1"]).stdout.contains("as they were frozen"),
        "not yet"
    );
    let edited = RUNBOOK
        .replace("Check if the queue answers", "Check twice if the queue answers")
        .replace("3. Drain", "3. Tell the shop\n4. Drain");
    desk.write("runbooks/queue.md", &edited);
    assert!(status(&desk).contains("The file changed on disk, differences: 2"), "status says so");
    let changes = json(&desk, &["step", "changes", "1", "--json"]);
    let found = &changes["files"][0]["differences"];
    assert_eq!(
        (&found[0]["name"], &found[0]["what"]),
        (&"1".into(), &"edited".into()),
        "{changes}"
    );
    assert_eq!(
        (&found[1]["name"], &found[1]["what"]),
        (&"+1".into(), &"added".into()),
        "{changes}"
    );

    run(&desk, &["step", "adopt", "1", "1"]);
    let shown = status(&desk);
    assert!(shown.contains("[x] 1  Check twice if the queue answers"), "the tick stays: {shown}");
    assert!(shown.contains("ticked before the edit"), "and it says that it is older: {shown}");
    run(&desk, &["step", "keep", "1", "+1"]);
    assert!(!status(&desk).contains("changed on disk"), "every difference has its answer");
    let said = refused(&desk, &["step", "keep", "1", "+1"], 1);
    assert!(said.contains("no open difference"), "there is nothing left: {said}");
    let timeline = run(&desk, &["timeline", "1"]).stdout;
    assert!(timeline.contains("Step 1 changed as in the changed file"), "recorded: {timeline}");
    assert!(timeline.contains("Kept as it is, though the file added it"), "recorded: {timeline}");
}

#[test]
fn adopting_all_gives_the_file_s_own_order() {
    let desk = desk();
    let edited = RUNBOOK.replace("1. Check", "1. Breathe\n2. Count to ten\n3. Check");
    desk.write("runbooks/queue.md", &edited);
    run(&desk, &["step", "adopt", "1", "all"]);
    let shown = status(&desk);
    let place = |words: &str| shown.find(words).unwrap_or_else(|| panic!("{words} in {shown}"));
    assert!(place("Breathe") < place("Count to ten"), "as in the file: {shown}");
    assert!(place("Count to ten") < place("Check if the queue"), "before the old first: {shown}");
    assert!(!shown.contains("changed on disk"), "nothing differs any more: {shown}");
}

/// Keeps whoever opens the file waiting, by a lease of the kernel: 1024 is F_SETLEASE, 1 is a lease for writing. Until
/// it is dropped, or for 45 seconds.
fn held_up(file: &std::path::Path) -> Running {
    let script = "$SIG{IO} = 'IGNORE'; $| = 1; open(F, '<', $ARGV[0]) or die; \
                  fcntl(F, 1024, 1) or die $!; print \"held\\n\"; <STDIN>";
    let mut perl = Command::new("perl");
    perl.args(["-e", script]).arg(file).stdin(Stdio::piped());
    Running::start_and_read_line(&mut perl, "It is a part of Debian: apt-get install perl-base.").0
}

#[test]
fn a_file_that_does_not_answer_in_time_is_not_called_unchanged() {
    let desk = desk();
    let file = desk.write("runbooks/queue.md", &RUNBOOK.replace("Check if", "Check twice if"));
    let held = held_up(&file);
    let impatient = desk.with("HOLDFAST_TEST_PATIENCE", "1");
    let said = refused(&impatient, &["step", "changes", "1"], 1);
    assert!(said.contains("queue.md did not answer within 2 seconds"), "{said}");
    drop(held);
    let found = run(&desk, &["step", "changes", "1"]).stdout;
    assert!(found.contains("differences") || found.contains("1 difference"), "{found}");
}
