//! How long a note takes from the command until it is on the disk, and how long the page's reads take after it, in a
//! young incident and in a long one.
//!
//! Most of a note is the disk: what the screen shows as recorded has been flushed.

#![allow(clippy::unwrap_used, missing_docs, reason = "a benchmark")]

use criterion::{Criterion, criterion_group, criterion_main};
use holdfast_core::clock::Clock;
use holdfast_core::engine::Engine;
use holdfast_core::ids::IncidentId;
use holdfast_core::incident::command::RecordAction;
use holdfast_core::incident::{Action, Command, Declare};
use holdfast_core::screen::{self, Around};
use holdfast_core::severity::Severity;

fn declare(engine: &mut Engine) -> IncidentId {
    let declare = Declare::of("Database unresponsive", Severity::Sev1);
    engine.execute(Command::Declare(declare), None, "Dana").unwrap().incident.parse().unwrap()
}

fn note(engine: &mut Engine, incident: IncidentId) {
    let action = Action::Record(RecordAction::Note {
        text: "The replica is 4 s behind.".to_owned(),
        happened_at: None,
    });
    engine.execute(Command::On { incident, action }, None, "Dana").unwrap();
}

fn append(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("append");
    for (name, before) in [("to a young incident", 0), ("after 5 000 entries", 5_000)] {
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path().join("data");
        let mut engine = Engine::open(&data, folder.path(), Clock::system()).unwrap();
        let incident = declare(&mut engine);
        for _ in 0..before {
            note(&mut engine, incident);
        }
        group.bench_function(name, |bench| bench.iter(|| note(&mut engine, incident)));
    }
    group.finish();
}

/// What the page reads after a tick of a step, in a short incident and in a long one.
fn read(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("read after a tick");
    for (name, before) in [("after 300 entries", 300), ("after 5 000 entries", 5_000)] {
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path().join("data");
        let mut engine = Engine::open(&data, folder.path(), Clock::system()).unwrap();
        let incident = declare(&mut engine);
        for _ in 0..before {
            note(&mut engine, incident);
        }
        let around = Around::default();
        group.bench_function(name, |bench| {
            bench.iter(|| {
                screen::incident(&mut engine, &around, incident).unwrap();
                screen::timeline(&mut engine, incident, None, None, 200).unwrap()
            });
        });
    }
    group.finish();
}

criterion_group!(benches, append, read);
criterion_main!(benches);
