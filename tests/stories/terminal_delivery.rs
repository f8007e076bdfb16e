//! A message whose answer never came: nobody sends it twice unasked, and a person says what became of it.

use crate::desk::Desk;
use crate::terminal::{TWO, declare, desk, json, last_state, refused, run};
use holdfast_tests::sink::{Reply, Sink};
use holdfast_tests::until;
use serde_json::Value;

/// An incident with one message whose receiver hung up.
fn uncertain() -> (Sink, Desk) {
    let sink = Sink::start([Reply::Reset]);
    let desk = desk(&sink);
    declare(&desk);
    run(&desk, &["update", "latest", "Orders wait."]);
    run(&desk, &["deliver", "--until-idle"]);
    assert_eq!(last_state(&desk, "incidents"), "uncertain", "it may have arrived");
    (sink, desk)
}

fn messages(desk: &Desk) -> Value {
    json(desk, &["delivery", "list", "latest", "--json"])
}

#[test]
fn a_message_that_arrived_is_settled_and_not_sent_again() {
    let (sink, desk) = uncertain();
    let list = messages(&desk);
    assert_eq!(list[0]["number"], 1, "a number that can be typed: {list}");
    assert_eq!(list[0]["needs_word"], true, "and that somebody is asked: {list}");
    let shown = desk.run(["delivery", "list", "1"]).ok();
    assert!(shown.stdout.contains("uncertain"), "as it stands: {}", shown.stdout);
    assert!(shown.stdout.contains("Orders wait."), "the text, to be copied: {}", shown.stdout);
    assert!(shown.stderr.contains("delivery settle INC-0001 1"), "what to do: {}", shown.stderr);

    run(&desk, &["delivery", "settle", "latest", "1", "arrived"]);
    assert_eq!(messages(&desk)[0]["needs_word"], false, "nobody is asked any more");
    run(&desk.at(TWO + 120_000), &["deliver", "--until-idle"]);
    assert_eq!(sink.arrived().len(), 1, "it went once");
    let timeline = json(&desk, &["timeline", "latest", "--json"]);
    let settled = timeline.as_array().unwrap().iter().find(|e| e["kind"] == "delivery_settled");
    assert_eq!(settled.expect("an entry")["actor"], "Dana", "who said so is in the log");
    let said = refused(&desk, &["delivery", "settle", "latest", "1", "again"], 1);
    assert!(said.contains("nothing to settle"), "what has arrived stays: {said}");
}

#[test]
fn a_message_is_sent_again_when_a_person_says_so() {
    let (sink, desk) = uncertain();
    let id = messages(&desk)[0]["id"].as_str().expect("its id").to_owned();
    let again = run(&desk, &["delivery", "settle", "latest", &id, "again"]);
    assert!(again.stderr.contains("holdfast deliver"), "nothing sends here now: {}", again.stderr);
    // Each terminal's clock starts anew: this one starts when the word was already given.
    run(&desk.at(TWO + 60_000), &["deliver", "--until-idle"]);
    assert_eq!(last_state(&desk, "incidents"), "sent", "the second try was answered");
    assert_eq!(sink.arrived()[0].body, sink.arrived()[1].body, "the same words");
}

#[test]
fn each_other_word_has_its_state_and_a_wrong_one_says_what_is_known() {
    for (word, state) in [("cancel", "cancelled"), ("copied", "copied")] {
        let (_sink, desk) = uncertain();
        run(&desk, &["delivery", "settle", "1", "1", word]);
        assert_eq!(last_state(&desk, "incidents"), state, "{word}");
    }
    let (_sink, desk) = uncertain();
    let said = refused(&desk, &["delivery", "settle", "1", "7", "arrived"], 1);
    assert!(said.contains("holdfast delivery list"), "where the numbers stand: {said}");
    let said = refused(&desk, &["delivery", "settle", "1", "1", "lost"], 2);
    assert!(said.contains("arrived, again, cancel, copied"), "the known words: {said}");
    assert_eq!(last_state(&desk, "incidents"), "uncertain", "nothing was changed");
}

#[test]
fn an_update_says_when_no_process_that_runs_can_send_it() {
    let sink = Sink::start([]);
    let with = desk(&sink);
    declare(&with);
    let quiet = run(&with, &["update", "latest", "Orders wait."]).stderr;
    assert!(quiet.contains("Nothing sends on this laptop now"), "nobody runs: {quiet}");

    let without = with.without("HOLDFAST_SECRET_INCIDENTS").start(["deliver"]);
    until("the one without the secret never got the rhythm", || {
        let said = run(&with, &["status", "latest"]).stderr;
        said.contains("sends to incidents now").then_some(said)
    });
    let unread = run(&with, &["update", "latest", "Orders still wait."]).stderr;
    assert!(unread.contains("holdfast channel list"), "which, and what to do: {unread}");

    let sends = with.start(["deliver"]);
    until("the one with the secret never sent it", || {
        (last_state(&with, "incidents") == "sent").then_some(())
    });
    let said = run(&with, &["update", "latest", "It drains."]).stderr;
    assert!(!said.contains("Nothing"), "somebody sends now: {said}");
    assert_eq!(sends.terminate(), Some(0), "it ends when it is asked to");
    assert_eq!(without.terminate(), Some(0), "and so does the other");
}

#[test]
fn a_text_that_nobody_would_read_is_asked_about() {
    let desk = crate::desk::Desk::new().at(TWO);
    run(&desk, &["declare", "--title", "Slow search", "--severity", "sev2"]);
    let said = refused(&desk, &["update", "latest", "We look."], 1);
    assert!(said.contains("--elsewhere") && said.contains("--to-nobody"), "both ways: {said}");
    let told = run(&desk, &["update", "latest", "We look.", "--to-nobody"]).stderr;
    assert!(told.contains("nothing was sent"), "it says so once more: {told}");
    run(&desk, &["resolve", "latest", "Over.", "--elsewhere"]);
    refused(&desk, &["resolve", "latest", "Over.", "--elsewhere", "--to-nobody"], 2);
}
