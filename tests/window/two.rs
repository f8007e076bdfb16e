//! Two incidents at once: a key opens the same one for its whole life, and nothing is sent to the other by a slip.

use crate::scene::{RUNBOOK, arrived, declare, with_a_channel, write_update};
use holdfast_tests::sink::Sink;
use holdfast_tests::stage::START;

#[tokio::test]
async fn a_place_keeps_its_incident_when_the_promises_change_their_order() {
    let sink = Sink::start([]);
    let stage = with_a_channel(&sink.url("hooks/T0/B0/x"));
    declare(&stage);
    let other = ["declare", "--title", "Mail is late", "--severity", "sev1", "--runbook", RUNBOOK];
    assert_eq!(stage.tell(START, "Dana", &other).stdout, "INC-0002\n");
    let window = stage.window(START, 1).await;
    window.see("Open now").await;
    window.find("navigation", "Open incidents").await;

    // Of the first the next promise comes first, until it is told: then it is the other's.
    window.press("Alt+1").await;
    window.find("heading", "Orders fail").await;
    window.find("button", "Update 0001").await;
    window.press("u").await;
    write_update(&window, "Orders fail. We look at the database.").await;
    window.press("Control+Enter").await;
    window.find("heading", "Timeline").await;
    assert!(arrived(&sink, "We look at the database").await.contains("INC-0001"));

    window.press("Alt+1").await;
    window.find("heading", "Orders fail").await;
    window.press("Alt+2").await;
    window.find("heading", "Mail is late").await;
    window.find("button", "Update 0002").await;
    window.press("u").await;
    write_update(&window, "Mail waits in the queue.").await;
    window.press("Control+Enter").await;
    window.find("heading", "Timeline").await;
    assert!(arrived(&sink, "Mail waits in the queue").await.contains("INC-0002"), "not the first");
}
