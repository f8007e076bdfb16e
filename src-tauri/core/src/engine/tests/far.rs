//! Whatever number stands in a log, the incident is drawn, and its rhythm goes on.

use proptest::prelude::*;
use serde_json::Value;

use super::desk::Desk;
use crate::ids::{EventId, Ids, IncidentId};
use crate::incident::command::{PostAction, RecordAction};
use crate::incident::{Action, Command};
use crate::screen::{self, Around};
use crate::severity::Severity;
use crate::store::Store;
use crate::store::log::{self, Entry};

/// A sample of every kind of entry, as it lies in a log.
const GOLDEN: &str = include_str!("../../incident/entry/golden.json");
/// The page reckons with whole numbers up to here, and its dates reach less far.
const LAST_DATE_MS: f64 = 8.64e15;

/// Writes an entry that a program with other bounds may have written.
fn append(desk: &mut Desk, incident: IncidentId, kind: &str, body: &Value) {
    let device = desk.engine.store.device().clone();
    let now = desk.engine.clock().now();
    let id = EventId(Ids::at(now).next_uuid());
    let (actor, zone) = ("Dana", "UTC");
    let entry = Entry {
        id,
        incident,
        now,
        happened_at: None,
        zone,
        simulated_at: None,
        exercise: false,
        actor,
        kind,
        corrects: None,
        body,
    };
    let tx = desk.engine.store.write().unwrap();
    log::append(&tx, device.id, &entry).unwrap();
    Store::commit(tx).unwrap();
}

/// The numbers of a body, in the order in which they stand; but for the one of a list in a file, which is only printed.
fn numbers(body: &mut Value) -> Vec<&mut Value> {
    match body {
        Value::Number(_) => vec![body],
        Value::Array(all) => all.iter_mut().flat_map(numbers).collect(),
        Value::Object(all) => {
            let all = all.iter_mut().filter(|(name, _)| *name != "source_number");
            all.flat_map(|(_, value)| numbers(value)).collect()
        }
        Value::Null | Value::Bool(_) | Value::String(_) => Vec::new(),
    }
}

/// Every view in which the incident is drawn.
fn drawn(desk: &mut Desk, id: IncidentId) -> Value {
    let (engine, around) = (&mut desk.engine, Around::default());
    let told: Vec<String> = engine.notices().unwrap().into_iter().map(|n| n.text).collect();
    serde_json::json!([
        screen::incident(engine, &around, id).unwrap(),
        screen::timeline(engine, id, None, None, 200).unwrap(),
        screen::home(engine, &around).unwrap(),
        screen::compose(engine, &around, id).unwrap(),
        screen::postmortem(engine, id).unwrap().markdown,
        told,
    ])
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn any_number_in_any_body_is_drawn_and_holds_nothing_up(
        sample in any::<prop::sample::Index>(),
        place in any::<prop::sample::Index>(),
        number in prop_oneof![any::<i64>(), Just(i64::MIN), Just(i64::MAX), Just(8_640_000_000_000_001)],
    ) {
        let golden: Vec<Value> = serde_json::from_str(GOLDEN).unwrap();
        let mut with_numbers: Vec<(String, Value)> = golden
            .into_iter()
            .map(|g| (g["kind"].as_str().unwrap().to_owned(), g["body"].clone()))
            .collect();
        with_numbers.retain_mut(|(_, body)| !numbers(body).is_empty());
        let (kind, mut body) = with_numbers.swap_remove(sample.index(with_numbers.len()));
        let mut places = numbers(&mut body);
        let place = place.index(places.len());
        *places[place] = number.into();

        let mut desk = Desk::new();
        let id = desk.declare(Severity::Sev1, false);
        desk.update(id, "news");
        append(&mut desk, id, &kind, &body);
        for minutes in [0, 16] {
            desk.minutes_later(minutes);
            desk.engine.tick().unwrap();
            let mut views = drawn(&mut desk, id);
            for number in numbers(&mut views) {
                let number = number.as_f64().unwrap();
                prop_assert!(number.abs() <= LAST_DATE_MS, "{kind} {body}: {number}");
            }
        }
        let note = RecordAction::Note { text: "still here".into(), happened_at: None };
        desk.act(id, Action::Record(note));
        desk.engine.execute(
            Command::On {
                incident: id,
                action: Action::Post(PostAction::Resolve { text: None }),
            },
            None,
            "Dana",
        ).ok();
        drawn(&mut desk, id);
    }
}
