//! A screen reads a window of the log. What lies before it is made unreadable here, so that a look at it is an error.

use rusqlite::Connection;

use super::desk::Desk;
use super::practice::times::talk;
use crate::ids::IncidentId;
use crate::incident::command::{PostAction, RecordAction, StepAction};
use crate::incident::{Action, Audience, Part};
use crate::screen::{self, Around, ComposeText};
use crate::severity::Severity;
use crate::store::FILE;

#[test]
fn neither_a_tick_nor_what_is_read_after_it_reads_the_log_from_its_start() {
    let mut desk = Desk::new();
    let id = desk.declare(Severity::Sev1, false);
    long(&mut desk, id);
    break_entries(&desk, 40);
    assert!(desk.engine.rows(id).is_err(), "the first entries cannot be read");

    desk.act(id, Action::Step(StepAction::finish("2")));
    let (step, reason) = ("3".into(), "no need".into());
    desk.act(id, Action::Step(StepAction::SkipStep { step, reason }));
    read_again(&mut desk, id);
    desk.minutes_later(30);
    assert!(
        desk.engine.tick().unwrap() > 0,
        "a ping is due, and says what was done since the last"
    );
    desk.engine.changes().unwrap();
}

#[test]
fn nor_does_what_an_exercise_is_directed_and_played_by() {
    let mut desk = Desk::new();
    let id = talk(&mut desk, "60");
    long(&mut desk, id);
    let before = screen::exercise(&mut desk.engine, id).unwrap();
    break_entries(&desk, 40);
    assert!(desk.engine.rows(id).is_err(), "the first entries cannot be read");

    let (role, person) = ("scribe".into(), "Ana".into());
    desk.act(id, Action::Record(RecordAction::AssignRole { role, person }));
    read_again(&mut desk, id);
    let view = screen::exercise(&mut desk.engine, id).unwrap();
    assert_eq!(view.entries, before.entries + 1);
    let first = view.measures.first_update_ms;
    assert!(first.is_some() && first == before.measures.first_update_ms, "it is remembered");
    let scribe = view.measures.roles.iter().find(|(role, _)| role == "scribe").unwrap();
    assert!(scribe.1.is_some(), "what is new is counted too: {:?}", view.measures);
    screen::players(&mut desk.engine, id).unwrap();
    // Sixteen minutes of the story and more, with somebody who keeps it.
    let done = (0..20).map(|_| {
        desk.hand.advance(1_000);
        desk.engine.tick().unwrap()
    });
    assert!(done.sum::<usize>() > 0, "a ping is due in the story");
}

fn note(n: u32) -> Action {
    let text = format!("{n} is seen");
    Action::Record(RecordAction::Note { text, happened_at: None })
}

/// Sixty entries, and a text behind the fiftieth.
fn long(desk: &mut Desk, id: IncidentId) {
    for n in 0..50 {
        desk.act(id, note(n));
    }
    desk.hand.advance(1_000);
    desk.act(id, PostAction::PostUpdate(Desk::said_elsewhere("The queue stands")).into());
    for n in 50..60 {
        desk.act(id, note(n));
    }
}

/// Reads what the window reads at a change, whatever screen it shows.
fn read_again(desk: &mut Desk, id: IncidentId) {
    let (engine, around) = (&mut desk.engine, &Around::default());
    screen::incident(engine, around, id).unwrap();
    for part in [None, Some(Part::Steps), Some(Part::Updates), Some(Part::Decisions)] {
        screen::timeline(engine, id, part, None, 10).unwrap();
    }
    screen::home(engine, around).unwrap();
    screen::settings(engine, around).unwrap();
    screen::actions(engine, None).unwrap();
    screen::library(engine).unwrap();
    screen::compose(engine, around, id).unwrap();
    for audience in Audience::ALL {
        let typed = ComposeText::typed(audience, "No change since 14:30");
        for asked in [ComposeText::fresh(audience), typed] {
            screen::preview(engine, around, id, &asked).unwrap();
        }
    }
    assert!(!screen::named_people(engine, id).unwrap().is_empty(), "the notes of the editor");
}

/// Makes the first entries unreadable behind the program's back.
fn break_entries(desk: &Desk, count: u32) {
    let raw = Connection::open(desk.engine.store().folder().join(FILE)).unwrap();
    raw.execute_batch("DROP TRIGGER event_is_never_changed").unwrap();
    let broken = "UPDATE event SET id = 'broken ' || n WHERE n <= ?1";
    raw.execute(broken, [count]).unwrap();
}
