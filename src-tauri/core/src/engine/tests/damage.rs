//! One unreadable row, in any table and any column: the other incidents do not notice it, and the damaged one is named.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use super::desk::Desk;
use crate::channel::Outcome;
use crate::engine::Engine;
use crate::incident::command::{PostAction, RecordAction, StepAction};
use crate::incident::{Action, Command, DeliveryState};
use crate::screen::{self, Around};
use crate::severity::Severity;
use crate::store::outbox;

/// Every table that says something of an incident, and the row of INC-0001 in it that is damaged.
const ROWS: [(&str, &str); 11] = [
    (
        "event",
        "seq = (SELECT max(seq) FROM event WHERE incident = (SELECT id FROM incident WHERE number = 1))",
    ),
    (
        "event",
        "seq = (SELECT min(seq) FROM event WHERE incident = (SELECT id FROM incident WHERE number = 1))",
    ),
    ("incident", "number = 1"),
    ("snapshot", "incident = (SELECT id FROM incident WHERE number = 1)"),
    ("outbox", "incident = (SELECT id FROM incident WHERE number = 1)"),
    (
        "attempt",
        "outbox_id = (SELECT id FROM outbox WHERE incident = (SELECT id FROM incident WHERE number = 1))",
    ),
    (
        "timeline",
        "seq = (SELECT min(seq) FROM timeline WHERE incident = (SELECT id FROM incident WHERE number = 1))",
    ),
    (
        "timeline_size",
        "part = (SELECT min(part) FROM timeline_size) AND incident = (SELECT id FROM incident WHERE number = 1)",
    ),
    ("runbook_use", "incident = (SELECT id FROM incident WHERE number = 1)"),
    ("runbook_place", "incident = (SELECT id FROM incident WHERE number = 1)"),
    ("composing", "incident = (SELECT id FROM incident WHERE number = 1)"),
];

/// What no program of ours writes, by the type of the column.
fn garbage(of: &str) -> &'static [&'static str] {
    match of {
        "TEXT" => &["'garbage'", "CAST(x'ff' AS TEXT)"],
        "INTEGER" => &["9223372036854775807"],
        _ => &["x'00'"],
    }
}

/// Two open incidents: each has a message, the first in its second attempt, and an entry of every derived table.
fn prepared() -> Desk {
    let mut desk = Desk::new();
    let channel = desk.engine.config().channel("incidents").unwrap().clone();
    desk.engine.bind(&channel).unwrap();
    let ids = [Severity::Sev1, Severity::Sev1].map(|severity| desk.declare(severity, false));
    desk.update(ids[0], "first");
    let attempt = desk.engine.claim(&BTreeSet::from(["incidents".to_owned()])).unwrap().remove(0);
    let again = Outcome::Retry { after_s: None, reason: "offline".into(), status: None };
    desk.engine.settle(&attempt, &again, 1.0).unwrap();
    desk.update(ids[1], "second");
    desk.engine.set_composing(ids[0], Some(crate::clock::Millis(0))).unwrap();
    for n in 0..40 {
        let text = format!("note {n}");
        desk.act(ids[0], Action::Record(RecordAction::Note { text, happened_at: None }));
    }
    desk.engine.store().read().execute_batch("PRAGMA wal_checkpoint(TRUNCATE)").unwrap();
    desk
}

/// A copy of the data that is taken for the data itself: it does not say where it was written.
fn copied(desk: &Desk, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for file in fs::read_dir(desk.engine.store().folder()).unwrap().map(Result::unwrap) {
        fs::copy(file.path(), to.join(file.file_name())).unwrap();
    }
    desk.damage(to, "UPDATE device SET place = NULL");
}

/// Everything that the second incident needs still goes.
fn the_second_goes_on(engine: &mut Engine, what: &str) {
    let id = engine.find("INC-0002").unwrap_or_else(|e| panic!("{what}: found: {e}"));
    engine.tick().unwrap_or_else(|e| panic!("{what}: the rhythm: {e}"));
    engine.expire().unwrap_or_else(|e| panic!("{what}: expiry: {e}"));
    engine.notices().unwrap_or_else(|e| panic!("{what}: notices: {e}"));
    engine.has_promise().unwrap_or_else(|e| panic!("{what}: staying awake: {e}"));
    engine.changes().unwrap_or_else(|e| panic!("{what}: changes: {e}"));
    let ready = BTreeSet::from(["incidents".to_owned()]);
    engine.waiting(|_| true).unwrap_or_else(|e| panic!("{what}: what waits: {e}"));
    engine.recover_sending(&ready).unwrap_or_else(|e| panic!("{what}: recovery: {e}"));
    for _ in 0..2 {
        for attempt in engine.claim(&ready).unwrap_or_else(|e| panic!("{what}: claim: {e}")) {
            let sent = Outcome::Sent { provider_id: None };
            engine.settle(&attempt, &sent, 1.0).unwrap_or_else(|e| panic!("{what}: settle: {e}"));
        }
    }
    let state = outbox::of_incident(engine.store().read(), id).unwrap().remove(0).state;
    assert_eq!(state, DeliveryState::Sent, "{what}: its text went");
    let step = Action::Step(StepAction::finish("1".to_owned()));
    let command = Command::On { incident: id, action: step };
    engine.execute(command, None, "Dana").unwrap_or_else(|e| panic!("{what}: a step: {e}"));
    let around = Around::default();
    let home = screen::home(engine, &around).unwrap_or_else(|e| panic!("{what}: home: {e}"));
    assert!(home.open.iter().any(|i| i.number == "INC-0002"), "{what}: it is listed");
    screen::incident(engine, &around, id).unwrap_or_else(|e| panic!("{what}: its screen: {e}"));
    screen::settings(engine, &around).unwrap_or_else(|e| panic!("{what}: settings: {e}"));
}

#[test]
fn damage_in_one_incident_stops_nothing_for_the_others() {
    let desk = prepared();
    let first = desk.engine.find("INC-0001").unwrap();
    let folder = tempfile::tempdir().unwrap();
    let mut cases = 0;
    for (table, row) in ROWS {
        // `seq` is where a row stands in the file, and no value in it.
        let columns =
            desk.columns(table).into_iter().filter(|c| (table, &*c.0) != ("event", "seq"));
        for (column, of) in columns {
            for value in garbage(&of) {
                cases += 1;
                let what = format!("{table}.{column} = {value}");
                let data = folder.path().join(cases.to_string());
                copied(&desk, &data);
                desk.damage(&data, &format!("UPDATE {table} SET {column} = {value} WHERE {row}"));
                let mut engine =
                    desk.opened(&data).unwrap_or_else(|e| panic!("{what}: opens: {e}"));
                the_second_goes_on(&mut engine, &what);
                let is_damaged = engine.incident(first).is_err();
                let named = engine.damaged().unwrap();
                assert!(!is_damaged || !named.is_empty(), "{what}: the damaged one is named");
                fs::remove_dir_all(&data).unwrap();
            }
        }
    }
    assert!(cases > 100, "every column of every table: {cases}");
}

#[test]
fn what_is_damaged_in_an_ended_incident_while_the_program_runs_stops_nothing_either() {
    let mut desk = prepared();
    let first = desk.engine.find("INC-0001").unwrap();
    desk.act(first, Action::Post(PostAction::Resolve { text: None }));
    desk.engine.store().read().execute_batch("PRAGMA wal_checkpoint(TRUNCATE)").unwrap();
    let folder = tempfile::tempdir().unwrap();
    let mut cases = 0;
    for (column, of) in desk.columns("incident") {
        for value in garbage(&of) {
            cases += 1;
            let what = format!("incident.{column} = {value}");
            let data = folder.path().join(cases.to_string());
            copied(&desk, &data);
            let mut engine = desk.opened(&data).unwrap();
            let garbled = format!("UPDATE incident SET {column} = {value} WHERE number = 1");
            desk.damage(&data, &garbled);
            the_second_goes_on(&mut engine, &what);
            engine.owing_incidents().unwrap_or_else(|e| panic!("{what}: who is owed: {e}"));
        }
    }
}

#[test]
fn a_damaged_incident_is_named_with_what_to_do() {
    let desk = prepared();
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    copied(&desk, &data);
    let (table, row) = ROWS[0];
    desk.damage(&data, &format!("UPDATE {table} SET device = 'garbage' WHERE {row}"));
    let mut engine = desk.opened(&data).unwrap();
    let told: Vec<String> = engine.damaged().unwrap().into_iter().map(|d| d.told).collect();
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].starts_with("INC-0001 cannot be read"), "which: {told:?}");
    assert!(told[0].contains("holdfast verify"), "and what to do: {told:?}");
    let notices = engine.notices().unwrap();
    assert!(notices.iter().any(|n| n.alarm && n.text == told[0]), "with an alarm: {notices:?}");
    let home = screen::home(&mut engine, &Around::default()).unwrap();
    assert!(home.notices.contains(&told[0]), "and on the first screen: {:?}", home.notices);
}

#[test]
fn what_is_damaged_while_the_program_runs_is_named_from_then_on() {
    let desk = prepared();
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    copied(&desk, &data);
    let mut engine = desk.opened(&data).unwrap();
    assert_eq!(engine.damaged().unwrap(), [], "all can be read");
    desk.damage(&data, "UPDATE incident SET severity = 'garbage' WHERE number = 1");
    assert_eq!(engine.damaged().unwrap().len(), 1, "another program wrote since");
}

#[test]
fn an_incident_whose_declaration_cannot_be_read_is_named_too() {
    let desk = prepared();
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    copied(&desk, &data);
    let first = "(SELECT id FROM incident WHERE number = 1)";
    desk.damage(&data, "UPDATE projection SET version = 0");
    desk.damage(&data, &format!("UPDATE snapshot SET version = 0 WHERE incident = {first}"));
    let declared = format!("kind = 'declared' AND incident = {first}");
    desk.damage(&data, &format!("UPDATE event SET body = '{{' WHERE {declared}"));
    let mut engine = desk.opened(&data).unwrap();
    the_second_goes_on(&mut engine, "the first has no declaration");
    let named: Vec<String> = engine.damaged().unwrap().into_iter().map(|d| d.name).collect();
    assert_eq!(named, ["INC-0001"], "also after everything derived was written anew");
}

#[test]
fn what_is_derived_and_cannot_be_read_is_written_anew() {
    let desk = prepared();
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    copied(&desk, &data);
    desk.damage(&data, "UPDATE incident SET id = 'garbage', severity = 'garbage' WHERE number = 1");
    let mut engine = desk.opened(&data).unwrap();
    assert_eq!(engine.damaged().unwrap(), [], "the log has it all");
    assert_eq!(engine.incidents().unwrap().len(), 2, "and both are listed");
}
