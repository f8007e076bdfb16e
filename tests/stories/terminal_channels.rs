//! Receivers that refuse, fail or say nothing: each has its state, loses nothing, and the rest works on.

use crate::desk::Desk;
use crate::terminal::{TWO, declare, desk, json, last_state, refused, run};
use holdfast_tests::sink::{Reply, Sink};
use holdfast_tests::until;
use std::fs;

/// Posts an update to a receiver that answers `reply` and sends once.
fn after(reply: Reply) -> (Sink, Desk) {
    let sink = Sink::start([reply]);
    let desk = desk(&sink);
    declare(&desk);
    run(&desk, &["update", "latest", "Orders wait."]);
    run(&desk, &["deliver", "--until-idle"]);
    assert_eq!(sink.arrived().len(), 1, "one attempt, and no waiting for a later one");
    run(&desk, &["note", "latest", "the console works on"]);
    (sink, desk)
}

#[test]
fn each_answer_has_its_state() {
    let cases = [
        (Reply::status(404, "no_service"), "failed", "a webhook that is gone"),
        (Reply::status(403, "invalid_token"), "failed", "a wrong secret"),
        (Reply::status(429, "").with_header("retry-after", "30"), "retry", "too many"),
        (Reply::status(500, "oops"), "retry", "a fault over there"),
        (Reply::status(200, "<html>"), "failed", "200 without ok is not sent"),
        (Reply::Reset, "uncertain", "nothing: it may have arrived"),
    ];
    for (reply, state, why) in cases {
        let (_sink, desk) = after(reply);
        assert_eq!(last_state(&desk, "incidents"), state, "{why}");
        let status = run(&desk, &["status", "latest"]).stdout;
        assert!(status.contains(state), "and a person sees it: {status}");
    }
}

#[test]
fn what_is_tried_again_arrives_once_and_what_failed_pauses_the_channel() {
    let (sink, desk) = after(Reply::status(500, "oops"));
    run(&desk.at(TWO + 120_000), &["deliver", "--until-idle"]);
    assert_eq!(last_state(&desk, "incidents"), "sent", "it recovered");
    assert_eq!(sink.arrived().len(), 2, "one more attempt was enough");
    let ids = sink.arrived().into_iter().map(|r| r.body).collect::<Vec<_>>();
    assert_eq!(ids[0], ids[1], "the same words both times");

    let (_sink, desk) = after(Reply::status(404, "no_service"));
    let said = refused(&desk, &["channel", "test", "incidents"], 1);
    assert!(said.contains("paused"), "a channel that refused waits for a person: {said}");
    run(&desk, &["channel", "confirm", "incidents"]);
    run(&desk, &["channel", "test", "incidents"]);
}

#[test]
fn nothing_that_listens_is_offline_and_is_tried_again() {
    let sink = Sink::start([]);
    let desk = desk(&sink);
    declare(&desk);
    drop(sink);
    run(&desk, &["update", "latest", "Orders wait."]);
    let sent = run(&desk, &["deliver", "--until-idle"]).stdout;
    assert!(sent.contains("offline"), "the way things stand: {sent}");
    assert_eq!(last_state(&desk, "incidents"), "retry", "it resumes by itself");
}

#[test]
fn a_test_message_says_what_came_back() {
    let sink = Sink::start([Reply::status(200, "ok"), Reply::status(410, "channel_is_archived")]);
    let desk = desk(&sink);
    run(&desk, &["channel", "test", "incidents"]);
    let text = sink.arrived()[0].json()["text"].to_string();
    assert!(text.contains("test message"), "nobody takes it for an incident: {text}");
    let said = refused(&desk, &["channel", "test", "incidents"], 1);
    assert!(said.contains("incidents"), "{said}");
    assert!(
        refused(&desk, &["channel", "test", "nobody"], 1).contains("incidents"),
        "the known names"
    );
}

#[test]
fn a_secret_that_does_not_fit_is_refused_before_anything_is_stored() {
    let desk = Desk::new();
    for (secret, said) in [
        ("", "no address was given"),
        ("hunter2", "web address"),
        ("https://example.com/hook", "hooks.slack.com"),
        ("http://example.com/hook", "not encrypted"),
    ] {
        let words = ["channel", "add", "ops", "--kind", "slack"];
        let outcome = desk.run_with_input(words, secret);
        assert_eq!(outcome.code, 1, "{secret}: {}", outcome.stderr);
        assert!(outcome.stderr.contains(said), "{secret}: {}", outcome.stderr);
    }
    assert!(!desk.workspace().join("holdfast.toml").exists(), "no channel was written down");
}

#[test]
fn without_a_keychain_the_variable_is_named_and_nothing_is_half_written() {
    let desk = Desk::new();
    let words = ["channel", "add", "on-call", "--kind", "webhook"];
    let outcome = desk.run_with_input(words, "https://status.example.com/hook/abcdefgh");
    assert_eq!(outcome.code, 1, "{}", outcome.stderr);
    assert!(outcome.stderr.contains("HOLDFAST_SECRET_ON_CALL"), "the way out: {}", outcome.stderr);
    assert!(!desk.workspace().join("holdfast.toml").exists(), "no channel was written down");

    let desk = desk.with("HOLDFAST_SECRET_ON_CALL", "https://status.example.com/hook/abcdefgh");
    run(&desk, &["channel", "add", "on-call", "--kind", "webhook", "--audience", "external"]);
    let list = json(&desk, &["channel", "list", "--json"]);
    assert_eq!(list[0]["ping"], "ask", "an external channel asks");
    assert_eq!(list[0]["address"], "https://status.example.com…efgh", "no more of it is shown");
    run(&desk, &["channel", "remove", "on-call"]);
    assert_eq!(json(&desk, &["channel", "list", "--json"]), serde_json::json!([]), "it is gone");
}

#[test]
fn while_the_file_is_broken_no_channel_is_set_up() {
    let sink = Sink::start([]);
    let desk = desk(&sink);
    let file = desk.workspace().join("holdfast.toml");
    let broken = fs::read_to_string(&file).expect("the channel") + "\n[cadence]\nsev1 = soon\n";
    fs::write(&file, &broken).expect("a mistake");
    let again = ["channel", "add", "incidents", "--kind", "slack"];
    let said = refused(&desk, &again, 1);
    assert!(said.contains("holdfast.toml, line "), "where the mistake is: {said}");
    assert!(said.contains("nothing was changed"), "and that no harm was done: {said}");
    let typed = ["channel", "add", "other", "--kind", "slack"];
    let outcome = desk.run_with_input(typed, "");
    assert!(
        outcome.stderr.contains("nothing was changed"),
        "no secret is asked for: {}",
        outcome.stderr
    );
    assert_eq!(fs::read_to_string(&file).expect("the file"), broken, "it is as it was");
    fs::write(&file, broken.replace("soon", "10")).expect("the mistake is mended");
    run(&desk, &again);
}

#[test]
fn a_channel_that_breaks_a_rule_is_refused_before_its_secret_is_kept() {
    let desk = Desk::new();
    let long = "x".repeat(41);
    let words = ["channel", "add", long.as_str(), "--kind", "slack"];
    let outcome = desk.run_with_input(words, "https://hooks.slack.com/services/T0/B0/x");
    assert_eq!(outcome.code, 1, "{}", outcome.stderr);
    assert!(
        outcome.stderr.contains("1 to 40 characters"),
        "no keychain is asked: {}",
        outcome.stderr
    );
}

#[test]
fn a_channel_is_confirmed_only_with_a_secret_for_the_host_in_the_file() {
    let sink = Sink::start([]);
    let desk = desk(&sink);
    let file = desk.workspace().join("holdfast.toml");
    let text = fs::read_to_string(&file).expect("the channel");
    let host = text.lines().find(|line| line.starts_with("host = ")).expect("its host");
    fs::write(&file, text.replace(host, "host = \"hooks.example.com\"")).expect("another host");
    let said = refused(&desk, &["channel", "confirm", "incidents"], 1);
    assert!(said.contains("hooks.example.com") && said.contains("127.0.0.1"), "both: {said}");
    let said = refused(&desk, &["channel", "test", "incidents"], 1);
    assert!(said.contains("changed"), "it stays paused: {said}");
    assert!(sink.arrived().is_empty(), "nothing was sent");
}

#[test]
fn an_external_text_needs_a_second_pair_of_eyes_and_an_external_channel_never_pings() {
    let sink = Sink::start([]);
    let desk = desk(&sink).with("HOLDFAST_SECRET_PUBLIC", &sink.url("/public"));
    refused(
        &desk,
        &[
            "channel",
            "add",
            "public",
            "--kind",
            "webhook",
            "--audience",
            "external",
            "--ping",
            "auto",
        ],
        1,
    );
    run(&desk, &["channel", "add", "public", "--kind", "webhook", "--audience", "external"]);
    declare(&desk);
    let said = refused(&desk, &["update", "latest", "Sorry.", "--audience", "external"], 1);
    assert!(said.contains("--approved-by"), "the next thing to do: {said}");
    run(&desk, &["update", "latest", "Sorry.", "--audience", "external", "--approved-by", "Kim"]);
    run(&desk, &["deliver", "--until-idle"]);
    let paths: Vec<String> = sink.arrived().into_iter().map(|r| r.path).collect();
    assert_eq!(paths, ["/public"], "only the external channel got it");
}

#[test]
fn an_exercise_reaches_channels_for_exercises_alone() {
    let sink = Sink::start([]);
    let desk = desk(&sink).with("HOLDFAST_SECRET_PRACTICE", &sink.url("/practice"));
    run(&desk, &["channel", "add", "practice", "--kind", "webhook", "--rehearsal"]);
    run(&desk, &["declare", "--title", "Drill", "--severity", "sev1", "--exercise"]);
    run(&desk, &["update", "1", "We practise."]);
    run(&desk, &["deliver", "--until-idle"]);
    let arrived = sink.arrived();
    assert_eq!(arrived.len(), 1, "the real channel got nothing");
    assert_eq!(arrived[0].path, "/practice", "the practice one did");
    assert!(arrived[0].body.contains("EXERCISE EXERCISE EXERCISE"), "and says what it is");
}

#[test]
fn one_process_sends_and_the_second_says_which() {
    let sink = Sink::start([]);
    let desk = desk(&sink);
    declare(&desk);
    let first = desk.start(["deliver"]);
    let id = first.id().to_string();
    let said = until("the first one never got the lock", || {
        let said = run(&desk, &["deliver", "--until-idle"]).stdout;
        said.contains("sends already").then_some(said)
    });
    assert!(said.contains(&id), "the holder is named: {said}");
    run(&desk, &["update", "latest", "Orders wait."]);
    until("the running sender never took it", || {
        (last_state(&desk, "incidents") == "sent").then_some(())
    });
    assert_eq!(first.terminate(), Some(0), "it ends when it is asked to");
}
