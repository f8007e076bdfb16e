//! What an entry costs does not grow with the incident: counted in steps of the database's machine, not in seconds.

use std::sync::atomic::Ordering;

use super::desk::Desk;
use super::practice::times::talk;
use crate::ids::IncidentId;
use crate::incident::command::RecordAction;
use crate::incident::{Action, Audience, EntryKind};
use crate::screen::{self, Around, ComposeText};
use crate::severity::Severity;
use crate::store::log;

fn note(desk: &mut Desk, id: IncidentId) {
    desk.act(id, Action::Record(RecordAction::Note { text: "seen".into(), happened_at: None }));
}

fn preview(desk: &mut Desk, id: IncidentId) -> screen::PreviewView {
    let asked = ComposeText::typed(Audience::Internal, "No change.");
    screen::preview(&mut desk.engine, &Around::default(), id, &asked).unwrap()
}

/// The steps that the cheapest of three takes: now and then one keeps a snapshot as well.
fn steps(desk: &mut Desk, mut work: impl FnMut(&mut Desk)) -> u64 {
    let counted = desk.engine.store.counted();
    let costs = (0..3).map(|_| {
        let before = counted.load(Ordering::Relaxed);
        work(desk);
        counted.load(Ordering::Relaxed) - before
    });
    costs.min().unwrap()
}

#[test]
fn what_was_read_to_be_counted_is_lent_and_neither_read_nor_copied_again() {
    let mut desk = Desk::new();
    let id = talk(&mut desk, "60");
    for _ in 0..50 {
        note(&mut desk, id);
    }
    let before = desk.engine.counted(id).unwrap().1.as_ptr();
    let folded = steps(&mut desk, |desk| assert!(desk.engine.incident(id).is_ok()));
    let counted = steps(&mut desk, |desk| assert!(desk.engine.counted(id).is_ok()));
    assert_eq!(counted, folded, "nothing is read but what is new");
    assert_eq!(desk.engine.counted(id).unwrap().1.as_ptr(), before, "they are the same entries");
    let seen = desk.engine.counted(id).unwrap().1.len();
    desk.update(id, "news");
    assert!(desk.engine.counted(id).unwrap().1.len() > seen, "what is new is among them");
}

#[test]
fn an_entry_costs_the_same_in_a_long_incident_as_in_a_young_one() {
    let mut desk = Desk::new();
    let id = desk.declare(Severity::Sev1, false);
    let mut costs = Vec::new();
    for entries in [30, 700] {
        for n in 0..entries {
            if n % 10 == 0 { drop(desk.update(id, "news")) } else { note(&mut desk, id) }
        }
        let told = steps(&mut desk, |desk| drop(desk.update(id, "news")));
        let noted = steps(&mut desk, |desk| note(desk, id));
        let looked = steps(&mut desk, |desk| {
            desk.engine.tick().unwrap();
        });
        let opened = steps(&mut desk, |desk| {
            desk.engine.forget();
            desk.engine.incident(id).unwrap();
        });
        let typed = steps(&mut desk, |desk| drop(preview(desk, id)));
        let asked = steps(&mut desk, |desk| {
            let read = desk.engine.store().read();
            log::of_kinds(read, id, 0, &[EntryKind::SeveritySet]).unwrap();
        });
        costs.push([told, noted, looked, opened, typed, asked]);
    }
    let [young, old] = [costs[0], costs[1]];
    let what =
        ["an update", "a note", "a look at what is due", "a start", "a key in a text", "a kind"];
    for (what, at) in what.iter().zip(0..) {
        // What grows with the logarithm, the depth of a tree, may grow.
        let (young, old) = (young[at], old[at]);
        assert!(old <= young * 2, "{what} took {young} steps after 30 entries, {old} after 700");
    }
}
