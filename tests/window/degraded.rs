//! What is missing on a laptop is said, and the rest works on: no keychain, a secret in the environment, a runbook whose
//! file is gone, a rhythm that changes while an incident runs.

use crate::scene::{RUNBOOK, at_work, declare, with_a_channel};
use holdfast_tests::sink::Sink;
use holdfast_tests::stage::{START, Stage};
use holdfast_tests::window::Window;

/// Opens the settings of a laptop with an open incident, and the form of a channel.
async fn channel_form(stage: &Stage) -> Window {
    declare(stage);
    let window = stage.window(START, 1).await;
    window.see("Open now").await;
    window.press("Control+,").await;
    window.find("heading", "Where things lie").await;
    window.press("a").await;
    window.find("form", "Add a channel").await;
    window
}

#[tokio::test]
async fn without_a_keychain_an_address_is_kept_for_this_session() {
    let sink = Sink::start([]);
    let stage = Stage::of_a_team().with("DBUS_SESSION_BUS_ADDRESS", "disabled:");
    let window = channel_form(&stage).await;
    window.focus("textbox", "Webhook address").await;
    window.type_text(&sink.url("hooks/T0/B0/x")).await;
    window.press("Tab").await;
    window.focus("textbox", "Name").await;
    window.type_text("incidents").await;
    window.press("Enter").await;
    window.see("keychain").await;
    window.click("checkbox", "For this session only").await;
    window.click("button", "Add the channel").await;
    window.find("cell", "incidents").await;
    window.find("button", "Send a test to incidents").await.click().await.expect("a test");
    assert_eq!(
        sink.next().await.path,
        "/hooks/T0/B0/x",
        "the address works while the window is open"
    );
}

#[tokio::test]
async fn a_secret_in_the_environment_needs_no_address() {
    let sink = Sink::start([]);
    let stage = Stage::of_a_team().with("HOLDFAST_SECRET_OPS", &sink.url("hooks/T0/B0/y"));
    let window = channel_form(&stage).await;
    window.click("checkbox", "Its address stands in a variable").await;
    window.gone("Webhook address").await;
    window.click("textbox", "Name").await;
    window.type_text("ops").await;
    window.press("Tab").await;
    window.type_text("Slack").await;
    window.click("button", "Add the channel").await;
    window.find("button", "Send a test to ops").await.click().await.expect("a test");
    assert_eq!(sink.next().await.path, "/hooks/T0/B0/y", "the variable's address is used");
}

#[tokio::test]
async fn a_runbook_whose_file_is_gone_is_read_from_the_copy_of_the_incident() {
    let (_sink, stage, window) = at_work().await;
    std::fs::remove_file(stage.workspace().join(RUNBOOK)).expect("the file goes");
    window.press("g").await;
    window.find("heading", "Database unresponsive").await;
    window.see("this is the copy that INC-0001 keeps").await;
    window.see("Check recent logs").await;
}

#[tokio::test]
async fn a_rhythm_that_is_changed_says_from_when_it_counts() {
    let sink = Sink::start([]);
    let stage = with_a_channel(&sink.url("hooks/T0/B0/x"));
    declare(&stage);
    let window = stage.window(START, 1).await;
    window.see("Open now").await;
    window.press("Control+,").await;
    window.click("textbox", "SEV 1").await;
    window.press("Control+a").await;
    window.type_text("20").await;
    window.press("Enter").await;
    window.see("INC-0001 keeps").await;
    let team = std::fs::read_to_string(stage.workspace().join("holdfast.toml")).expect("the file");
    assert!(team.contains("20"), "the team has it: {team}");
}
