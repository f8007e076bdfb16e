//! A runbook that somebody edits while its checklist is worked on, in the window and in a terminal beside it.

use crate::scene::{RUNBOOK, at_work, entry, timeline};
use holdfast_tests::stage::{START, Stage};
use std::fs;

/// Writes the runbook as a colleague would: one step edited, one added.
fn edit(stage: &Stage) {
    let file = stage.workspace().join(RUNBOOK);
    let text = fs::read_to_string(&file).expect("the runbook");
    let text = text
        .replace("process is running:", "process is running on both hosts:")
        .replace("2. Check recent logs:", "2. Tell the on-call DBA\n\n3. Check recent logs:");
    fs::write(file, text).expect("it is written");
}

#[tokio::test]
async fn a_file_edited_mid_run_is_reviewed_and_adopted_step_by_step_and_ticks_stay() {
    let (_sink, stage, window) = at_work().await;
    window.press("Space").await;
    window.see("1 / 3 done").await;

    edit(&stage);
    window.see("database-unresponsive.md changed on disk: 2 steps differ").await;
    window.press("d").await;
    window.see("Step 1 edited").await;
    window.see("It is done; that stays.").await;
    window.press("a").await;
    window.see("1 taken over").await;
    window.press("o").await;
    window.gone("What changed in the file").await;
    window.see("running on both hosts").await;
    window.see("ticked before the edit").await;
    window.see("1 / 3 done").await;
    window.gone("changed on disk").await;

    window.press("l").await;
    window.find("textbox", "What is to be done").await;
    window.type_text("Look at the disk").await;
    window.press("Enter").await;
    window.see("added here").await;
    window.see("1 / 4 done").await;

    let shown = stage.tell(START, "Kim", &["status", "1"]).stdout;
    assert!(shown.contains("2a  Look at the disk  [added here]"), "the terminal sees it: {shown}");
    assert!(shown.contains("running on both hosts"), "and the step that was taken over: {shown}");
    let entries = timeline(&stage);
    entry(&entries, "step_edited", "as in the changed file");
    entry(&entries, "change_set_aside", "Tell the on-call DBA");
    entry(&entries, "step_added", "Step 2a added: Look at the disk");
}
