//! The window killed in the middle of an incident: what was shown is there, and so is what was only half written.

use crate::scene::{at_work, back, entry, note, post, promised, timeline, write_update};
use holdfast_tests::sink::Reply;
use holdfast_tests::stage::{MINUTE, START};

#[tokio::test]
async fn what_was_shown_is_there_after_a_kill() {
    let (sink, stage, window) = at_work().await;
    post(&window, "Orders fail. We look at the database.").await;
    let arrived = sink.next().await.json()["text"].to_string();
    assert!(arrived.contains("We look at the database"), "it left before the kill: {arrived}");
    window.press("Space").await;
    window.see("1/3").await;
    note(&window, "the disk is full").await;
    let due = promised(&window).await;
    window.kill().await;

    let again = stage.window(START + 2 * MINUTE, 1).await;
    back(&again).await;
    again.find("listitem", "the disk is full").await;
    again.see("1/3").await;
    assert_eq!(promised(&again).await, due, "the promise is the same instant");
    entry(&timeline(&stage), "step_done", "");
}

#[tokio::test]
async fn a_message_whose_answer_never_came_is_shown_as_uncertain() {
    let (sink, stage, window) = at_work().await;
    sink.then(Reply::Stall);
    post(&window, "Orders fail. We look at the database.").await;
    drop(sink.next().await);
    window.kill().await;

    let again = stage.window(START + MINUTE, 1).await;
    back(&again).await;
    again.see("it may have arrived").await;
    again.press("F8").await;
    again.press("F8").await;
    again.find("button", "It arrived").await;
    again.find("button", "Send again").await;
    assert_eq!(sink.arrived().len(), 1, "nobody sends it twice unasked");
    again.click("button", "It arrived").await;
    again.see("goes by itself to incidents").await;
    entry(&timeline(&stage), "delivery_settled", "");
}

#[tokio::test]
async fn a_half_written_update_is_there_after_a_kill() {
    let (sink, stage, window) = at_work().await;
    window.press("u").await;
    write_update(&window, "Orders fail. Half a sentence of").await;
    window.see("Draft saved").await;
    window.kill().await;

    let again = stage.window(START + MINUTE, 1).await;
    // The screen was kept before the draft, so the window comes back where it was without a key.
    again.find("button", "Post update").await;
    again.press("u").await;
    again.focus("textbox", "Internal text").await;
    again.see("Half a sentence of").await;
    again.see("Draft saved").await;
    assert!(sink.arrived().is_empty(), "nobody was told half a sentence");
}
