//! What was learned flows back: from a line of the timeline to the board, and from the checklist into the runbook's file.

use crate::scene::{self, RUNBOOK, at_work, entry, timeline};
use holdfast_tests::stage::START;
use std::fs;

#[tokio::test]
async fn an_item_is_followed_on_the_board_and_a_change_is_written_into_the_file() {
    let (_sink, stage, window) = at_work().await;
    window.press("n").await;
    window.focus("textbox", "Note or decision").await;
    window.type_text("TODO Alert on a full disk @Kim 2026-03-01 P1 #detect").await;
    window.see("action item for Kim, due 2026-03-01, P1, detect").await;
    window.press("Enter").await;
    window.find("listitem", "Alert on a full disk").await;
    window.press("Escape").await;
    entry(&timeline(&stage), "action_added", "Alert on a full disk");
    let skip = ["step", "skip", "1", "3", "--reason", "the process is alive"];
    drop(stage.tell(START, "Dana", &skip));
    drop(stage.tell(START, "Dana", &["resolve", "1", "It works again.", "--elsewhere"]));
    window.find("button", "Runbook changes").await;

    window.press("Alt+a").await;
    window.see("3 days late").await;
    scene::shown(&window, "actions").await;
    window.press("m").await;
    window.focus("textbox", "What is to be done").await;
    window.press("Escape").await;
    window.press("Space").await;
    window.find("button", "Open again").await;
    entry(&timeline(&stage), "action_settled", "A1 done: Alert on a full disk");

    let file = stage.workspace().join(RUNBOOK);
    let before = fs::read_to_string(&file).expect("the runbook");
    window.press("Alt+h").await;
    window.press("Alt+1").await;
    window.find("button", "Runbook changes").await;
    window.press("Shift+r").await;
    window.see("skipped: the process is alive").await;
    scene::shown(&window, "lessons").await;
    let same = fs::read_to_string(&file).expect("the runbook");
    assert_eq!(same, before, "looking at it changes nothing");
    window.press("a").await;
    window.see("in the file").await;
    let after = fs::read_to_string(&file).expect("the runbook");
    let came: Vec<&str> = after.lines().filter(|line| !before.contains(*line)).collect();
    assert_eq!(came.len(), 1, "one line came: {came:?}");
    assert!(came[0].ends_with("> **INC-0001:** skipped: the process is alive"), "{came:?}");
    let kept: Vec<&str> = after.lines().filter(|line| *line != came[0]).collect();
    assert_eq!(kept, before.lines().collect::<Vec<_>>(), "and every other stayed");

    window.press("Alt+o").await;
    window.see("a median is said from ten on").await;
    scene::shown(&window, "report").await;
}
