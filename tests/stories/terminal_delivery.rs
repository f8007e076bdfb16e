//! A message whose answer never came: nobody sends it twice unasked, and a person says what became of it.

use crate::desk::Desk;
use crate::terminal::{TWO, declare, desk, json, last_state, refused, run};
use holdfast_tests::sink::{Reply, Sink};
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
