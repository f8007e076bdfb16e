//! What goes wrong around the window: a channel that refuses, no network, a broken file, data of a newer version. Each
//! is said, loses nothing, and the rest of the console works on.

use crate::scene::{arrived, at_work, declare, entry, note, open, post, timeline, with_a_channel};
use holdfast_tests::sink::{Reply, Sink};
use holdfast_tests::stage::{START, Stage};
use rusqlite::Connection;

#[tokio::test]
async fn a_channel_that_is_gone_is_said_and_work_goes_on() {
    let (sink, stage, window) = at_work().await;
    sink.then(Reply::status(404, "no_team"));
    post(&window, "Orders fail. We look at the database.").await;
    window.see("Slack answered 404: no_team; create a new incoming webhook").await;
    note(&window, "said on the call instead").await;
    window.press("Space").await;
    window.see("1 / 3 done").await;
    let entries = timeline(&stage);
    entry(&entries, "update_posted", "");
    entry(&entries, "note", "said on the call instead");
    assert_eq!(sink.arrived().len(), 1, "an address that is gone is not tried again");
}

#[tokio::test]
async fn an_answer_without_ok_is_no_success() {
    let (sink, stage, window) = at_work().await;
    sink.then(Reply::status(200, "<html>Sign in to continue</html>"));
    post(&window, "Orders fail. We look at the database.").await;
    window.see("have not got the last update").await;
    window.see("Sign in to continue").await;
    let status = stage.tell(START, "Dana", &["status", "1", "--json"]).json();
    assert_eq!(status["channels"][0]["last"]["state"], "failed", "not sent: {status}");
    drop(sink);
}

#[tokio::test]
async fn without_a_network_only_sending_stops_and_resumes_by_itself() {
    let sink = Sink::start([]);
    let stage = with_a_channel(&sink.url("hooks/T0/B0/x"));
    declare(&stage);
    let port = sink.port();
    drop(sink);
    // The next try comes soon on a faster clock.
    let window = stage.window(START, 5).await;
    open(&window).await;
    post(&window, "Orders fail. We look at the database.").await;
    window.see("queued 1").await;
    window.see("next try").await;
    note(&window, "the cable is out").await;
    window.press("Space").await;
    window.see("1 / 3 done").await;

    let sink = Sink::start_at(port, []);
    arrived(&sink, "We look at the database").await;
    window.see("sent to incidents").await;
    window.gone("queued 1").await;
    let texts: Vec<String> = sink.arrived().iter().map(|m| m.json()["text"].to_string()).collect();
    // A slow machine may meet the next promise on this clock; its ping quotes the same words.
    let updates = texts.iter().filter(|text| !text.contains("automatic ping")).count();
    assert_eq!(updates, 1, "once: {texts:?}");
}

#[tokio::test]
async fn a_broken_settings_file_is_named_and_the_last_good_one_holds() {
    let (sink, stage, window) = at_work().await;
    let file = stage.workspace().join("holdfast.toml");
    // Put in place whole, as an editor does: the window may look at any moment, and an empty file has no mistake.
    let new = file.with_extension("new");
    std::fs::write(&new, "[[channel]\nname = \"incidents\"\n").expect("the text");
    std::fs::rename(new, file).expect("the file");
    window.press("Alt+h").await;
    window.see("holdfast.toml").await;
    window.press("Alt+1").await;
    window.find("button", "Post update").await;
    note(&window, "the console works on").await;
    post(&window, "Orders fail. We look at the database.").await;
    arrived(&sink, "We look at the database").await;
}

#[tokio::test]
async fn data_of_a_newer_version_is_shown_and_nothing_is_recorded() {
    let (_sink, stage, window) = at_work().await;
    let before = timeline(&stage).len();
    let log = Connection::open(stage.data().join("holdfast.db")).expect("the log");
    log.pragma_update(None, "user_version", 999).expect("the version of a later program");

    window.press("n").await;
    window.focus("textbox", "Note or decision").await;
    window.type_text("this cannot be kept").await;
    window.press("Enter").await;
    window.see("written by a newer Holdfast").await;
    window.see("this cannot be kept").await;
    assert_eq!(timeline(&stage).len(), before, "nothing was recorded");
    window.terminate().await;

    let again = stage.window(START, 1).await;
    again.press("Alt+1").await;
    again.find("region", "Checklist").await;
    again.see("written by a newer Holdfast").await;
}

#[tokio::test]
async fn a_start_that_cannot_be_says_so_in_one_sentence() {
    let stage = Stage::of_a_team();
    std::fs::create_dir_all(stage.data().parent().expect("its folder")).expect("its folder");
    std::fs::write(stage.data(), "a file where the folder should be").expect("the file");
    let started = stage.start_again();
    let said = String::from_utf8_lossy(&started.stderr).into_owned();
    assert!(!started.status.success(), "it cannot start: {said}");
    assert_eq!(said.lines().count(), 1, "one sentence: {said}");
    assert!(said.contains("name another with --data"), "and what to do next: {said}");
    let shown = stage.desk().notice("Holdfast cannot start");
    assert_eq!(shown.summary, "Holdfast cannot start", "also for who has no terminal");
}
