//! Starting twice, closing, and being told to end.

use crate::scene::{at_work, back, entry, note, timeline};
use holdfast_tests::stage::START;

#[tokio::test]
async fn a_second_start_brings_the_first_window_to_the_front() {
    let (_sink, stage, window) = at_work().await;
    stage.desk().focus("Holdfast", true).await;
    stage.desk().minimise();
    stage.desk().focus("Holdfast", false).await;
    let second = stage.start_again();
    let said = String::from_utf8_lossy(&second.stdout).into_owned();
    assert!(second.status.success(), "a second start is no failure: {second:?}");
    assert_eq!(said.lines().count(), 1, "one sentence says what happened: {said}");
    assert!(said.contains("open already"), "and that it was raised: {said}");
    stage.desk().focus("Holdfast", true).await;
    note(&window, "still the same window").await;
}

#[tokio::test]
async fn closing_with_an_open_incident_asks_first() {
    let (_sink, stage, window) = at_work().await;
    stage.desk().focus("Holdfast", true).await;

    stage.desk().press("alt+F4");
    window.find("alertdialog", "Close the window?").await;
    window.see("INC-0001 is open").await;
    window.see("nobody will ping").await;
    window.focus("button", "Keep open").await;
    window.press("Enter").await;
    window.gone("nobody will ping").await;
    note(&window, "kept open").await;

    stage.desk().focus("Holdfast", true).await;
    drop(stage.tell(START, "Dana", &["declare", "--title", "Mail fails", "--severity", "sev2"]));
    stage.desk().press("alt+F4");
    window.see("are open.").await;
    window.find("button", "Close anyway").await;
    stage.desk().press("alt+c");
    window.ended().await;
    entry(&timeline(&stage), "note", "kept open");
}

#[tokio::test]
async fn a_session_that_ends_loses_nothing() {
    let (_sink, stage, window) = at_work().await;
    note(&window, "written just before").await;
    window.terminate().await;
    entry(&timeline(&stage), "note", "written just before");
    let verified = stage.tell(START, "Dana", &["verify", "--json"]).json();
    assert_eq!(verified[0]["ok"], true, "the chain holds: {verified}");
    let again = stage.window(START, 1).await;
    back(&again).await;
    again.find("listitem", "written just before").await;
}
