//! What is shown is what the log gives: whoever changes what is derived, behind the program's back, is found.

use rusqlite::Connection;

use super::desk::Desk;
use crate::incident::Action;
use crate::incident::command::RecordAction;
use crate::screen;
use crate::severity::Severity;
use crate::store::incidents;
use crate::store::verify::{Verified, verify};

/// A laptop with an incident of 40 notes, so that there is a snapshot, and what somebody did to the file.
fn tampered(sql: &str) -> Desk {
    let mut desk = Desk::new();
    let id = desk.declare(Severity::Sev1, false);
    desk.declare(Severity::Sev2, false);
    for n in 0..40 {
        let text = format!("note {n}");
        desk.act(id, Action::Record(RecordAction::Note { text, happened_at: None }));
    }
    let raw = Connection::open(desk.engine.store().folder().join("holdfast.db")).unwrap();
    raw.execute_batch(&format!("DROP TRIGGER event_is_never_changed; {sql}")).unwrap();
    desk
}

fn found(desk: &Desk) -> (Vec<Verified>, Vec<String>) {
    verify(desk.engine.store().read(), None).unwrap()
}

#[test]
fn every_derived_row_that_was_changed_is_found() {
    let forgeries = [
        "UPDATE incident SET title = 'FORGED' WHERE number = 1",
        "UPDATE incident SET declared_at = 0 WHERE number = 1",
        "DELETE FROM incident WHERE number = 1",
        "UPDATE snapshot SET state = replace(state, 'Queue', 'FORGED')",
        "UPDATE snapshot SET state = 'no JSON'",
        "UPDATE snapshot SET last_seq = last_seq - 1",
        "UPDATE timeline SET part = 'decisions' WHERE part = 'rest'",
        "DELETE FROM timeline WHERE n = 7",
        "UPDATE timeline_size SET entries = 3",
        "UPDATE runbook_use SET path = 'other.md'",
    ];
    for sql in forgeries {
        let (all, whole) = found(&tampered(sql));
        assert!(all.iter().all(|v| v.damage.is_empty()), "`{sql}`: the log is whole");
        assert!(all.iter().any(|v| !v.shown.is_empty()), "`{sql}` is found: {all:?} {whole:?}");
    }
    let (all, whole) = found(&tampered("SELECT 1"));
    assert!(all.iter().all(Verified::is_intact) && whole.is_empty(), "nothing: {all:?} {whole:?}");
}

#[test]
fn an_entry_that_was_moved_to_another_incident_is_found_in_both() {
    let moved = "UPDATE event SET incident = (SELECT id FROM incident WHERE number = 2)
                 WHERE seq = (SELECT max(seq) FROM event)";
    let (all, _) = found(&tampered(moved));
    assert!(!all[0].shown.is_empty(), "the one that lost it shows more than it has: {all:?}");
    assert!(!all[1].damage.is_empty(), "the one that got it has a stranger in its lane");
    let away = "UPDATE event SET incident = '00000000-0000-7000-8000-000000000000'
                WHERE seq = (SELECT max(seq) FROM event)";
    let (all, _) = found(&tampered(away));
    assert_eq!(all.len(), 3, "an incident that nothing derived knows is walked too");
    assert!(!all[2].damage.is_empty(), "{all:?}");
    let invented = "INSERT INTO incident SELECT 'invented', 9, device, device_name, title, severity, state, exercise,
                    declared_at, ended_at, lasted_ms, at_least, 9, 0 FROM incident WHERE number = 1";
    assert!(found(&tampered(invented)).1[0].contains("invented"), "one that only the list knows");
}

#[test]
fn a_forged_snapshot_is_never_shown_and_a_draft_is_written_from_the_log() {
    let desk = tampered("UPDATE snapshot SET state = replace(state, 'Queue stuck', 'FORGED')");
    let mut again = desk.again();
    let id = again.find("1").unwrap();
    assert_eq!(again.incident(id).unwrap().declared.as_ref().unwrap().title, "Queue stuck");
    let draft = screen::postmortem(&mut again, id).unwrap().markdown;
    assert!(!draft.contains("FORGED") && draft.contains("Queue stuck"), "{draft}");
}

#[test]
fn what_is_derived_is_made_anew_when_it_was_changed() {
    let mut desk = tampered("UPDATE incident SET title = 'FORGED'; DELETE FROM timeline");
    incidents::rebuild(&mut desk.engine.store).unwrap();
    assert!(found(&desk).0.iter().all(Verified::is_intact), "the log gives all of it back");
}
