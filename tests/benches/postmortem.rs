//! How long the post-mortem of a long incident takes, beside the time of reading its rows: at most five times that. The same of
//! one that is longer than any.

#![allow(clippy::unwrap_used, missing_docs, reason = "a benchmark")]

use criterion::{Criterion, criterion_group, criterion_main};
use holdfast_core::clock::Clock;
use holdfast_core::engine::Engine;
use holdfast_core::ids::IncidentId;
use holdfast_core::incident::command::{PostAction, RecordAction, Update};
use holdfast_core::incident::{Action, Audience, Command, Declare};
use holdfast_core::screen;
use holdfast_core::severity::Severity;

/// How many entries, about.
const ENTRIES: [usize; 2] = [5_000, 100_000];

fn declare(engine: &mut Engine) -> IncidentId {
    let declare = Declare::of("Database unresponsive", Severity::Sev1);
    engine.execute(Command::Declare(declare), None, "Dana").unwrap().incident.parse().unwrap()
}

/// What people enter: mostly notes, now and then a decision, an update or a change of hands.
fn entry(n: usize) -> Action {
    let text = format!("Entry {n}: the replica is {n} s behind, see https://wiki.example.org/{n}");
    match n % 20 {
        0 => Action::Record(RecordAction::Decide { text, happened_at: None }),
        1 => Action::Post(PostAction::PostUpdate(Update {
            audience: Audience::Internal,
            text,
            state: None,
            next_minutes: Some(15),
            approved_by: None,
            elsewhere: true,
            to_nobody: false,
            without: vec![],
        })),
        2 => Action::Record(RecordAction::AssignRole {
            role: "scribe".to_owned(),
            person: format!("Person {n}"),
        }),
        _ => Action::Record(RecordAction::Note { text, happened_at: None }),
    }
}

fn postmortem(criterion: &mut Criterion) {
    ENTRIES.into_iter().for_each(|entries| of(criterion, entries));
}

fn of(criterion: &mut Criterion, entries: usize) {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let mut engine = Engine::open(&data, folder.path(), Clock::system()).unwrap();
    let incident = declare(&mut engine);
    for n in 0..entries {
        let action = entry(n);
        engine.execute(Command::On { incident, action }, None, "Dana").unwrap();
    }
    let mut group = criterion.benchmark_group(format!("post-mortem of {entries} entries"));
    group.sample_size(10);
    group.bench_function("reading the rows", |bench| bench.iter(|| engine.rows(incident).unwrap()));
    group.bench_function("to Markdown", |bench| {
        bench.iter(|| screen::postmortem(&mut engine, incident).unwrap());
    });
    group.bench_function("the chart", |bench| {
        bench.iter(|| screen::chart_view(&mut engine, incident).unwrap());
    });
    group.finish();
}

criterion_group!(benches, postmortem);
criterion_main!(benches);
