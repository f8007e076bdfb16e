//! What is purged is gone: from what is shown, from what is kept, and from the bytes of the files.

use serde_json::json;

use super::desk::Desk;
use crate::engine::{Engine, Memory};
use crate::ids::IncidentId;
use crate::incident::Action;
use crate::incident::command::{ItemAction, PostAction, RecordAction};
use crate::incident::items::read;
use crate::screen;
use crate::severity::Severity;
use crate::store::verify::verify;

const RECORD: &str = "Erika Mustermann 4711 0815";

fn note(desk: &mut Desk, id: IncidentId, text: &str) -> i64 {
    desk.act(id, Action::Record(RecordAction::Note { text: text.into(), happened_at: None })).seq
}

fn is_anywhere(desk: &Desk, words: &str) -> bool {
    desk.bytes().windows(words.len()).any(|bytes| bytes == words.as_bytes())
}

/// The entry of this kind that arrived first.
fn entry(desk: &Desk, id: IncidentId, kind: &str) -> i64 {
    let rows = desk.engine.rows(id).unwrap();
    rows.iter().find(|row| row.kind == kind).expect("it is there").seq
}

#[test]
fn the_words_are_nowhere_any_more_and_the_chain_holds() {
    let mut desk = Desk::new();
    let id = desk.declare(Severity::Sev1, false);
    let seq = note(&mut desk, id, RECORD);
    desk.update(id, &format!("We look at {RECORD}."));
    for n in 0..40 {
        note(&mut desk, id, &format!("note {n}"));
    }
    desk.engine.remember(Memory::Draft(id), Some(json!({"text": RECORD}))).unwrap();
    for field in [Memory::Line(id), Memory::Seen(id), Memory::Postmortem(id)] {
        desk.engine.remember(field, Some(json!({"text": format!("as {RECORD} said")}))).unwrap();
    }
    assert!(is_anywhere(&desk, RECORD), "it lies in the log, a snapshot, the outbox and a draft");
    let done = desk.engine.purge(id, seq, "a customer record", "Dana").unwrap();
    let posted = entry(&desk, id, "update_posted");
    let said = format!("{posted} (update_posted)");
    assert!(
        done.remarks.iter().any(|r| r.contains(&said)),
        "it says where it still stands: {done:?}"
    );
    desk.engine.purge(id, posted, "the same", "Dana").unwrap();
    assert!(!is_anywhere(&desk, RECORD), "it is in no byte of the data folder");
    let left = desk.engine.remembered().unwrap();
    assert_eq!(left[&format!("line.{id}")]["text"], "as (removed) said", "the rest stays");
    let (verified, whole) = verify(desk.engine.store().read(), None).unwrap();
    assert!(verified[0].is_intact() && whole.is_empty(), "{verified:?} {whole:?}");
    let view = screen::timeline(&mut desk.engine, id, None, None, 200).unwrap();
    let texts: Vec<&str> = view.entries.iter().map(|row| row.text.as_str()).collect();
    assert!(texts.contains(&"(removed)"), "the entry is still there: {texts:?}");
    assert_eq!(*desk.again().incident(id).unwrap(), *desk.engine.incident(id).unwrap());
}

#[test]
fn what_was_counted_forgets_words_that_another_process_removed() {
    let mut desk = Desk::new();
    let id = desk.declare(Severity::Sev1, false);
    let seq = desk.update(id, &format!("We look at {RECORD}.")).seq;
    let says = |desk: &mut Desk| format!("{:?}", desk.engine.counted(id).unwrap().1);
    assert!(says(&mut desk).contains(RECORD));
    desk.again().purge(id, seq, "a customer record", "Dana").unwrap();
    let counted = says(&mut desk);
    assert!(!counted.contains(RECORD) && counted.contains("Declared"), "{counted}");
}

#[test]
fn what_an_entry_did_stays_when_its_words_go() {
    let mut desk = Desk::new();
    let id = desk.declare(Severity::Sev1, false);
    desk.update(id, RECORD);
    let before = desk.engine.incident(id).unwrap().clone();
    let mut other = desk.again();
    other.incident(id).unwrap();
    let (declared, posted) = (entry(&desk, id, "declared"), entry(&desk, id, "update_posted"));
    for seq in [declared, posted] {
        desk.engine.purge(id, seq, "a customer record", "Dana").unwrap();
    }
    let after = desk.engine.incident(id).unwrap().clone();
    let promises = |state: &crate::incident::Incident| {
        state.rhythm.values().map(|r| (r.due_at, r.updates)).collect::<Vec<_>>()
    };
    assert_eq!(promises(&after), promises(&before), "the promise stands");
    assert_eq!(after.declared.as_ref().unwrap().title, "(removed)", "the title is gone");
    assert_eq!(*other.incident(id).unwrap(), after, "a process that had folded it sees the same");
    assert_eq!(desk.engine.incidents().unwrap()[0].title, "(removed)", "also in the list");
}

#[test]
fn a_text_that_waits_is_taken_back_and_can_not_be_sent_again() {
    let mut desk = Desk::new();
    let id = desk.declare(Severity::Sev1, false);
    desk.update(id, RECORD);
    let posted = entry(&desk, id, "update_posted");
    desk.engine.purge(id, posted, "a customer record", "Dana").unwrap();
    let sent = desk.engine.rows(id).unwrap();
    let delivery = sent.iter().find(|row| row.kind == "delivery").expect("it is told");
    assert_eq!(delivery.data()["state"], "cancelled");
    let message = delivery.data()["message"].as_str().unwrap().parse().unwrap();
    let again =
        PostAction::SettleDelivery { message, outcome: crate::incident::Settled::SendAgain };
    let command = crate::incident::Command::On { incident: id, action: Action::Post(again) };
    assert!(desk.engine.execute(command, None, "Dana").is_err(), "an empty text is not sent");
}

#[test]
fn what_cannot_be_purged_says_why() {
    let mut desk = Desk::new();
    let id = desk.declare(Severity::Sev1, false);
    let seq = note(&mut desk, id, RECORD);
    let refused = |desk: &mut Desk, seq, reason| {
        desk.engine.purge(id, seq, reason, "Dana").unwrap_err().message
    };
    assert!(refused(&mut desk, seq, " ").contains("Say why"));
    assert!(refused(&mut desk, 999, "x").contains("--numbers"), "it says where the numbers are");
    let attached = entry(&desk, id, "runbook_attached");
    assert!(refused(&mut desk, attached, "x").contains("checklist"));
    let taken = entry(&desk, id, "rhythm_taken");
    assert!(refused(&mut desk, taken, "x").contains("no words"));
    desk.engine.purge(id, seq, "x", "Dana").unwrap();
    assert!(refused(&mut desk, seq, "x").contains("no words"), "once is enough");
}

#[test]
fn a_purged_action_item_keeps_its_place_and_the_later_ones_their_names() {
    let mut desk = Desk::new();
    let id = desk.declare(Severity::Sev1, false);
    let mut add = |text: &str| desk.act(id, Action::Item(ItemAction::add(read(text)))).seq;
    add("Alert on replica lag");
    let seq = add(&format!("call {RECORD} @Kim 2026-12-31 P1"));
    add("test the backup");
    desk.engine.purge(id, seq, "a customer record", "Dana").unwrap();
    let items = |engine: &mut Engine| {
        let items = &engine.incident(id).unwrap().items;
        items.iter().map(|kept| (kept.name(), kept.item.fix.clone())).collect::<Vec<_>>()
    };
    let wanted = [("A1", "Alert on replica lag"), ("A2", "(removed)"), ("A3", "test the backup")]
        .map(|(name, fix)| (name.to_owned(), fix.to_owned()));
    assert_eq!(items(&mut desk.engine), wanted);
    assert_eq!(items(&mut desk.again()), wanted, "also for who reads the log anew");
    assert!(!is_anywhere(&desk, RECORD), "its words are gone");
    let again = desk.engine.purge(id, seq, "x", "Dana").unwrap_err().message;
    assert!(again.contains("no words"), "once is enough: {again}");
}
