//! The page over all incidents, the post-mortem of each, and the report of an exercise say the same number of the same thing.

use serde_json::Value;

use super::desk::Desk;
use super::practice::times::talk;
use crate::clock::MINUTE_MS;
use crate::ids::IncidentId;
use crate::incident::command::{PostAction, RecordAction, StateAction};
use crate::incident::{Action, KeyTime};
use crate::screen::{self, ReportIncident};
use crate::severity::Severity;

fn resolve(desk: &mut Desk, id: IncidentId) {
    desk.act(id, Action::Post(PostAction::Resolve { text: None }));
}

fn say(desk: &mut Desk, id: IncidentId) {
    let update = Desk::said_elsewhere("We look at it.");
    desk.act(id, Action::Post(PostAction::PostUpdate(update)));
}

fn key_time(desk: &mut Desk, id: IncidentId, which: KeyTime, time: &str) {
    let time = time.to_owned();
    desk.act(id, RecordAction::SetKeyTime { which, time, reason: None, to: None }.into());
}

/// Incidents that came to their ends on every way.
fn all(desk: &mut Desk) -> Vec<IncidentId> {
    let mut all = Vec::new();
    let mut declare = |desk: &mut Desk| {
        let id = desk.declare(Severity::Sev1, false);
        desk.minutes_later(7);
        all.push(id);
        id
    };
    let plain = declare(desk);
    say(desk, plain);
    desk.minutes_later(20);
    say(desk, plain);
    resolve(desk, plain);
    desk.minutes_later(90);
    desk.act(plain, StateAction::Close.into());

    let again = declare(desk);
    resolve(desk, again);
    desk.minutes_later(30);
    desk.act(again, StateAction::Reopen { reason: None }.into());
    desk.minutes_later(11);
    say(desk, again);
    resolve(desk, again);

    let declined = declare(desk);
    desk.act(declined, StateAction::Decline { reason: "it was nothing".into() }.into());

    let corrected = declare(desk);
    say(desk, corrected);
    desk.minutes_later(60);
    resolve(desk, corrected);
    key_time(desk, corrected, KeyTime::Resolved, "-40m");
    key_time(desk, corrected, KeyTime::ImpactStarted, "-90m");

    let contradicted = declare(desk);
    resolve(desk, contradicted);
    key_time(desk, contradicted, KeyTime::Resolved, "-70m");

    let stepped = declare(desk);
    desk.minutes_later(30);
    say(desk, stepped);
    desk.hand.advance(-20 * MINUTE_MS);
    say(desk, stepped);
    resolve(desk, stepped);

    let open = declare(desk);
    say(desk, open);
    all
}

fn seconds(ms: Option<i64>) -> Value {
    ms.map_or(Value::Null, |ms| Value::from(ms / 1000))
}

fn hold_together(desk: &mut Desk, id: IncidentId, shown: &ReportIncident) {
    let record = screen::postmortem_record(&mut desk.engine, id).unwrap();
    let record = serde_json::to_value(record).unwrap();
    let number = &shown.number;
    assert_eq!(record["lasted_s"], seconds(shown.lasted_ms), "{number} lasted");
    let firsts = record["to_first_update_s"].as_object().unwrap();
    let first = firsts.values().filter_map(Value::as_i64).min();
    assert_eq!(first, shown.first_update_ms.map(|ms| ms / 1000), "{number}, its first update");
    assert_eq!(record["promises"], serde_json::to_value(shown.cadence).unwrap(), "{number}");
    let draft = record["draft"].as_str().unwrap();
    if let Some(ms) = shown.lasted_ms {
        let row = format!("| Duration | {}, from declared", crate::text::length(ms));
        assert!(draft.contains(&row), "{number}: {row}\n{draft}");
    }
}

#[test]
fn every_page_says_the_same_of_an_incident() {
    let mut desk = Desk::new();
    let ids = all(&mut desk);
    let report = screen::report(&mut desk.engine, None).unwrap();
    assert_eq!(report.real.incidents.len(), ids.len());
    let mut known = 0;
    for id in ids {
        let shown = report.real.incidents.iter().find(|one| one.id == id.to_string()).unwrap();
        hold_together(&mut desk, id, shown);
        known += u32::from(shown.lasted_ms.is_some());
    }
    assert_eq!(known, report.real.lasted.n);
    assert_eq!(known, 5, "one is open, and of one nobody knows");
    let lasted: Vec<Option<i64>> =
        report.real.incidents.iter().map(|one| one.lasted_ms.map(|ms| ms / MINUTE_MS)).collect();
    assert_eq!(
        lasted,
        [Some(27), Some(48), Some(7), Some(27), Some(7), None, None],
        "what a person said of the end holds, where it can be"
    );
}

#[test]
fn an_exercise_has_its_numbers_by_the_clock_of_its_story() {
    let mut desk = Desk::new();
    let id = talk(&mut desk, "1");
    desk.minutes_later(4);
    say(&mut desk, id);
    desk.minutes_later(9);
    let report = screen::report(&mut desk.engine, None).unwrap();
    let shown = report.exercises.incidents.first().unwrap().clone();
    hold_together(&mut desk, id, &shown);
    let measured = screen::exercise(&mut desk.engine, id).unwrap().measures;
    assert_eq!(measured.first_update_ms, shown.first_update_ms);
    assert_eq!(measured.cadence, shown.cadence);
}
