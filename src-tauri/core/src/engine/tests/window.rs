//! A screen reads a window of the log. What lies before it is made unreadable here, so that a look at it is an error.

use rusqlite::Connection;

use super::desk::Desk;
use crate::incident::command::{RecordAction, StepAction};
use crate::incident::{Action, Audience, Part};
use crate::screen::{self, Around, ComposeText};
use crate::severity::Severity;
use crate::store::FILE;

#[test]
fn neither_a_tick_nor_what_is_read_after_it_reads_the_log_from_its_start() {
    let mut desk = Desk::new();
    let id = desk.declare(Severity::Sev1, false);
    let note = |text: String| {
        let text = format!("{text} is seen");
        Action::Record(RecordAction::Note { text, happened_at: None })
    };
    for n in 0..50 {
        desk.act(id, note(n.to_string()));
    }
    desk.minutes_later(1);
    desk.update(id, "The queue stands");
    for n in 50..60 {
        desk.act(id, note(n.to_string()));
    }
    break_entries(&desk, 40);
    assert!(desk.engine.rows(id).is_err(), "the first entries cannot be read");

    let around = Around::default();
    desk.act(id, Action::Step(StepAction::finish("2")));
    let (step, reason) = ("3".into(), "no need".into());
    desk.act(id, Action::Step(StepAction::SkipStep { step, reason }));
    screen::incident(&mut desk.engine, &around, id).unwrap();
    for part in [None, Some(Part::Steps), Some(Part::Updates), Some(Part::Decisions)] {
        screen::timeline(&mut desk.engine, id, part, None, 10).unwrap();
    }
    screen::home(&mut desk.engine, &around).unwrap();
    screen::compose(&mut desk.engine, &around, id).unwrap();
    for audience in Audience::ALL {
        let asked = ComposeText::fresh(audience);
        screen::preview(&mut desk.engine, &around, id, &asked).unwrap();
    }
    desk.minutes_later(30);
    assert!(
        desk.engine.tick().unwrap() > 0,
        "a ping is due, and says what was done since the last"
    );
    desk.engine.changes().unwrap();
}

/// Makes the first entries unreadable behind the program's back.
fn break_entries(desk: &Desk, count: u32) {
    let raw = Connection::open(desk.engine.store().folder().join(FILE)).unwrap();
    raw.execute_batch("DROP TRIGGER event_is_never_changed").unwrap();
    let broken = "UPDATE event SET id = 'broken ' || n WHERE n <= ?1";
    raw.execute(broken, [count]).unwrap();
}
