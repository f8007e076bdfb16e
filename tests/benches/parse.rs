//! How long a runbook takes from Markdown to a checklist. Typing in an editor should never wait for it.

#![allow(clippy::unwrap_used, missing_docs, reason = "a benchmark")]

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use std::fmt::Write as _;
use std::hint::black_box;

const STEPS: &str = "1. Check if the process is running:\n   ssh deploy@db-host \"systemctl status postgresql\"\n\n\
    2. Read the last lines of its log\n\n\
    - [ ] Tell the team what you see\n\n";

/// A runbook of `phases` phases with two numbered steps and a task each.
fn runbook(phases: usize) -> String {
    let mut text = "# Runbook: Database unresponsive\n\n## Severity: P1 (critical)\n\n".to_owned();
    for number in 0..phases {
        let (from, to) = (number * 5, number * 5 + 5);
        write!(text, "## Part {number} ({from}-{to} minutes)\n\nSome words first.\n\n{STEPS}")
            .unwrap();
    }
    text
}

fn parse(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("parse");
    for (name, phases) in [("a short runbook", 3), ("a long runbook", 300)] {
        let text = runbook(phases);
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function(name, |bench| {
            bench.iter(|| holdfast_core::runbook::parse(black_box(&text), "database.md"));
        });
    }
    group.finish();
}

criterion_group!(benches, parse);
criterion_main!(benches);
