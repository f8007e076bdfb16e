//! A clock that is put back costs neither a ping nor the truth of a duration, whoever sees it.

use proptest::prelude::*;

use super::desk::Desk;
use crate::clock::{Millis, Watch};
use crate::ids::IncidentId;
use crate::incident::clock::Lasted;
use crate::incident::command::{PostAction, RecordAction, Update};
use crate::incident::{Action, Audience, Event};
use crate::lock;
use crate::screen;
use crate::severity::Severity;
use crate::store::verify::verify;
use crate::store::{incidents, outbox};

const HOUR: i64 = 3_600_000;
const MINUTE: i64 = 60_000;

fn note(desk: &mut Desk, id: IncidentId, text: &str) {
    desk.act(id, Action::Record(RecordAction::Note { text: text.into(), happened_at: None }));
}

fn kinds(desk: &Desk, id: IncidentId, kind: &str) -> usize {
    desk.engine.rows(id).unwrap().iter().filter(|row| row.kind == kind).count()
}

fn due(desk: &mut Desk, id: IncidentId) -> Millis {
    let state = desk.engine.incident(id).unwrap();
    state.rhythm[&Audience::Internal].due_at.expect("a promise")
}

#[test]
fn a_clock_put_back_by_two_hours_is_no_two_hours_of_silence() {
    let mut desk = Desk::new();
    let id = desk.declare(Severity::Sev1, false);
    desk.hand.advance(-2 * HOUR - 14 * MINUTE);
    desk.engine.tick().unwrap();
    let now = desk.engine.clock().now();
    assert_eq!(
        kinds(&desk, id, "clock_stepped"),
        1,
        "it is on the record, with nothing else to do"
    );
    assert!(due(&mut desk, id).since(now) <= 15 * MINUTE, "never later than one interval from now");
    desk.minutes_later(15);
    desk.engine.tick().unwrap();
    assert_eq!(kinds(&desk, id, "ping_posted"), 1, "the ping goes when an interval has passed");
    desk.engine.tick().unwrap();
    assert_eq!(kinds(&desk, id, "clock_stepped"), 1, "one step is told once");
}

#[test]
fn who_only_records_sees_the_step_too() {
    let mut desk = Desk::new();
    let id = desk.declare(Severity::Sev1, false);
    desk.hand.advance(-HOUR);
    note(&mut desk, id, "after");
    let rows = desk.engine.rows(id).unwrap();
    let last: Vec<&str> = rows.iter().rev().take(2).map(|row| row.kind.as_str()).collect();
    assert_eq!(last, ["note", "clock_stepped"], "the step stands before the entry that met it");
    let mut reader = Desk::new();
    let other = reader.declare(Severity::Sev1, false);
    reader.hand.advance(-HOUR);
    drop(reader.again());
    assert_eq!(kinds(&reader, other, "clock_stepped"), 1, "whoever opens the data sees it");
}

#[test]
fn several_processes_that_measure_one_step_record_it_once() {
    let mut desk = Desk::new();
    let id = desk.declare(Severity::Sev1, false);
    desk.minutes_later(50);
    let mut other = desk.again();
    desk.hand.advance(-30 * MINUTE);
    desk.engine.stepped_back(30 * MINUTE).unwrap();
    other.stepped_back(30 * MINUTE).unwrap();
    assert_eq!(kinds(&desk, id, "clock_stepped"), 1, "the second one finds it there");
    let lasted = desk.engine.incident(id).unwrap().declared.as_ref().unwrap().since;
    let lasted = lasted.lasted(desk.engine.clock().now());
    assert_eq!(
        lasted,
        Lasted { ms: 50 * MINUTE, at_least: false },
        "measured, so that it is known"
    );
}

/// The rule: an entry tells of one step, and each step has its own, however soon it comes.
#[test]
fn a_second_step_within_a_minute_is_recorded_too() {
    for measured in [true, false] {
        let mut desk = Desk::new();
        let id = desk.declare(Severity::Sev1, false);
        put_back(&mut desk, 30 * MINUTE, measured);
        let mut other = desk.again();
        desk.hand.advance(30_000);
        for engine in [&mut desk.engine, &mut other] {
            let mut watch = Watch::new(engine.clock());
            engine.look_at_clock(&mut watch).unwrap();
        }
        note(&mut desk, id, "between the two");
        put_back(&mut desk, 80_000, measured);
        assert_eq!(kinds(&desk, id, "clock_stepped"), 2, "measured: {measured}");
        if measured {
            other.stepped_back(80_000).unwrap();
        }
        other.mark_clock().unwrap();
        assert_eq!(kinds(&desk, id, "clock_stepped"), 2, "told once each, measured: {measured}");
    }
}

#[test]
fn the_order_is_that_of_recording_and_each_entry_shows_its_own_time() {
    let mut desk = Desk::new();
    let id = desk.declare(Severity::Sev1, false);
    note(&mut desk, id, "before");
    desk.hand.advance(-2 * HOUR);
    note(&mut desk, id, "after");
    desk.act(id, Action::Post(PostAction::Resolve { text: None }));
    let view = screen::timeline(&mut desk.engine, id, None, None, 50).unwrap();
    let texts: Vec<&str> = view.entries.iter().map(|row| row.text.as_str()).collect();
    let place = |text: &str| texts.iter().position(|t| t.starts_with(text)).expect("it is shown");
    assert!(place("Declared") < place("before") && place("before") < place("after"), "{texts:?}");
    assert!(place("after") < place("Resolved"), "{texts:?}");
    let after = &view.entries[place("after")];
    assert_eq!(after.recorded_at, desk.engine.clock().now().rfc3339(), "its own time");
    assert!(after.after_step && !view.entries[place("before")].after_step, "and a mark");
}

#[test]
fn one_entry_from_a_fast_clock_does_not_give_the_later_ones_its_time() {
    let mut desk = Desk::new();
    let id = desk.declare(Severity::Sev1, false);
    let promised = due(&mut desk, id);
    desk.hand.advance(2 * HOUR);
    note(&mut desk, id, "from a clock that is wrong");
    desk.hand.advance(-2 * HOUR + 5 * MINUTE);
    note(&mut desk, id, "right again");
    assert_eq!(due(&mut desk, id), promised, "the promise stands as it was made");
    desk.minutes_later(10);
    note(&mut desk, id, "later");
    let rows = desk.engine.rows(id).unwrap();
    assert_eq!(rows.last().unwrap().shown_at(), desk.engine.clock().now(), "its own time");
    let text = screen::postmortem(&mut desk.engine, id).unwrap().markdown;
    assert!(text.contains("00:15 (clock put back) - later"), "{text}");
}

#[test]
fn a_duration_across_a_step_that_nobody_measured_is_unknown_and_never_nothing() {
    let mut desk = Desk::new();
    let id = desk.declare(Severity::Sev1, false);
    desk.hand.advance(-2 * HOUR - 14 * MINUTE);
    desk.act(id, Action::Post(PostAction::Resolve { text: None }));
    let lasted = desk.engine.incident(id).unwrap().lasted.expect("it has ended");
    assert_eq!(lasted, Lasted { ms: 0, at_least: true }, "nobody knows");
    let text = screen::postmortem(&mut desk.engine, id).unwrap().markdown;
    assert!(!text.contains("| Duration | 0 min"), "{text}");
    assert!(text.contains("| Duration | an unknown time"), "{text}");
    assert!(text.contains("21:46 UTC, after the clock was put back"), "{text}");
    let listed = incidents::list(desk.engine.store().read()).unwrap();
    assert_eq!(listed[0].lasted, Some(lasted), "the list says the same");
}

#[test]
fn what_was_done_since_the_last_text_is_offered_after_a_step_too() {
    let mut desk = Desk::new();
    let id = desk.declare(Severity::Sev1, false);
    desk.update(id, "news");
    desk.hand.advance(-2 * HOUR);
    note(&mut desk, id, "after");
    let view = screen::compose(&mut desk.engine, &screen::Around::default(), id).unwrap();
    let facts: Vec<&str> = view.since.iter().map(|fact| fact.text.as_str()).collect();
    assert_eq!(facts, ["after"], "by the order of recording");
}

#[test]
fn the_latest_incident_is_the_one_that_was_declared_last() {
    let mut desk = Desk::new();
    desk.declare(Severity::Sev1, false);
    desk.hand.advance(-HOUR);
    let second = desk.declare(Severity::Sev1, false);
    assert_eq!(desk.engine.find("latest").unwrap(), second, "whatever the clock said");
}

#[test]
fn texts_that_wait_do_not_outlive_their_time_by_the_step() {
    let mut desk = Desk::new();
    let id = desk.declare(Severity::Sev1, false);
    desk.update(id, "news");
    desk.hand.advance(-2 * HOUR);
    desk.engine.tick().unwrap();
    desk.minutes_later(31);
    desk.engine.expire().unwrap();
    assert_eq!(kinds(&desk, id, "delivery"), 1, "it has expired by the clock as it goes now");
}

/// The clock goes back while this process runs, so that it is measured; or nobody measured it.
fn put_back(desk: &mut Desk, back_ms: i64, measured: bool) {
    desk.hand.advance(-back_ms);
    if measured {
        desk.engine.stepped_back(back_ms).unwrap();
    }
    desk.engine.mark_clock().unwrap();
}

/// A sender holds the locks, as far as others can see, and its channel is confirmed.
fn sender(desk: &mut Desk) -> [lock::Tried; 2] {
    let channel = desk.engine.config().channel("incidents").unwrap().clone();
    desk.engine.bind(&channel).unwrap();
    let folder = desk.engine.store().folder();
    [lock::SENDER, &lock::of_channel("incidents")]
        .map(|file| lock::try_lock(folder, file, "a test").unwrap())
}

fn rings(desk: &mut Desk, words: &str) -> bool {
    desk.engine.notices().unwrap().iter().any(|n| n.alarm && n.text.contains(words))
}

fn last_message(desk: &Desk, id: IncidentId) -> outbox::Message {
    outbox::of_incident(desk.engine.store().read(), id).unwrap().pop().unwrap()
}

#[test]
fn a_text_that_waits_across_a_step_rings_when_readers_expect_it() {
    for measured in [true, false] {
        let mut desk = Desk::new();
        let id = desk.declare(Severity::Sev1, false);
        let _sender = sender(&mut desk);
        desk.update(id, "news");
        put_back(&mut desk, 2 * HOUR, measured);
        desk.minutes_later(16);
        assert!(rings(&mut desk, "has reached nobody"), "measured: {measured}");
    }
}

#[test]
fn a_ping_that_waits_across_a_step_rings_too() {
    let mut desk = Desk::new();
    desk.declare(Severity::Sev1, false);
    let _sender = sender(&mut desk);
    desk.minutes_later(15);
    desk.engine.tick().unwrap();
    put_back(&mut desk, 2 * HOUR, true);
    desk.minutes_later(2);
    assert!(rings(&mut desk, "no channel has taken it yet"), "it was due 2 minutes ago");
}

#[test]
fn a_ping_after_a_step_names_no_age_that_nobody_measured() {
    for (measured, age) in
        [(true, "Last update 22:00 UTC (15 min ago)"), (false, "Last update at least 15 min ago")]
    {
        let mut desk = Desk::new();
        let id = desk.declare(Severity::Sev1, false);
        desk.update(id, "news");
        put_back(&mut desk, 2 * HOUR, measured);
        desk.minutes_later(15);
        desk.engine.tick().unwrap();
        let text = last_message(&desk, id).text;
        assert!(text.contains(age), "measured: {measured}: {text}");
    }
}

#[test]
fn a_message_after_a_step_states_no_length_that_nobody_measured() {
    let mut desk = Desk::new();
    let id = desk.declare(Severity::Sev1, false);
    put_back(&mut desk, 2 * HOUR, false);
    desk.update(id, "news");
    let payload = last_message(&desk, id).payload;
    assert!(payload.contains("\"elapsed_s\":null"), "0 would be read as a fact: {payload}");
}

#[test]
fn the_last_word_that_is_owed_moves_with_the_clock_as_well() {
    for measured in [true, false] {
        let mut desk = Desk::new();
        let id = desk.declare(Severity::Sev1, false);
        desk.act(id, external("We look into it."));
        desk.act(id, Action::Post(PostAction::Resolve { text: Some("All good.".into()) }));
        put_back(&mut desk, 2 * HOUR, measured);
        assert_eq!(kinds(&desk, id, "clock_stepped"), 1, "measured: {measured}");
        desk.minutes_later(16);
        assert!(rings(&mut desk, "external update on how it ended"), "measured: {measured}");
    }
}

fn external(text: &str) -> Action {
    Action::Post(PostAction::PostUpdate(Update {
        audience: Audience::External,
        text: text.into(),
        state: None,
        next_minutes: None,
        approved_by: Some("Kim".into()),
        elsewhere: true,
        to_nobody: false,
        without: vec![],
    }))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn no_promise_lies_further_ahead_than_one_interval_and_no_text_lies_ahead_whatever_the_clock_does(
        moves in proptest::collection::vec((-200_i64..200, 0..3_u8), 1..25)
    ) {
        let mut desk = Desk::new();
        let id = desk.declare(Severity::Sev1, false);
        for (minutes, what) in moves {
            desk.minutes_later(minutes);
            match what {
                0 => note(&mut desk, id, "x"),
                1 => drop(desk.update(id, "news")),
                _ => {
                    desk.engine.tick().unwrap();
                }
            }
            let ahead = due(&mut desk, id).since(desk.engine.clock().now());
            prop_assert!(ahead <= 15 * MINUTE, "{ahead} ms");
            let now = desk.engine.clock().now();
            let rhythm = &desk.engine.incident(id).unwrap().rhythm[&Audience::Internal];
            let pending = rhythm.pending.as_ref().map(|ping| &ping.text);
            for text in [pending, rhythm.last.as_ref(), rhythm.last_human.as_ref()] {
                prop_assert!(text.is_none_or(|text| text.at.at <= now), "{text:?} was not approved later");
            }
        }
        let steps = desk.engine.entries_from(id, None).unwrap();
        let steps = steps.iter().filter(|e| matches!(e.event, Event::ClockStepped(_)));
        prop_assert!(steps.count() <= 25, "a step is told once");
        let (verified, _) = verify(desk.engine.store().read(), None).unwrap();
        prop_assert!(verified[0].is_intact(), "{verified:?}");
    }
}
