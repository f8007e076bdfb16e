//! The master scenario events list as CSV: every inject with when it was due, what became of it and when.

use crate::exercise::Run;
use crate::exercise::clock::said;
use crate::paper::csv;

const HEAD: [&str; 13] = [
    "number",
    "sim_time",
    "real_time",
    "kind",
    "from",
    "to",
    "via",
    "inject",
    "expected",
    "objective",
    "controller",
    "released",
    "notes",
];

/// The list as CSV, with a head, each line ended by CR and LF. `told` gives a text as its readers have it.
#[must_use]
pub fn msel(run: &Run, mut told: impl FnMut(String) -> String) -> String {
    let injects = run.file.scenario.run_order();
    let rows = injects.iter().map(|inject| {
        let record = run.injects.get(&inject.id);
        let released = run.released_ms(&inject.id).map(said);
        let left = || {
            let status = run.status(inject, run.anchor.t_ms);
            let never = !run.is_open() && status.waits();
            if never { "not released".to_owned() } else { status.word().to_owned() }
        };
        let mut objectives: Vec<&str> =
            inject.expectations.iter().flat_map(|e| &e.objectives).map(String::as_str).collect();
        objectives.dedup();
        let expected: Vec<&str> = inject.expectations.iter().map(|e| e.text.as_str()).collect();
        let reason = record.and_then(|record| record.reason.as_deref());
        let notes: Vec<&str> =
            inject.facilitator.iter().map(String::as_str).chain(reason).collect();
        [
            inject.id.clone(),
            run.due_ms(inject).map_or_else(String::new, said),
            record.and_then(|r| r.real_at).map_or_else(String::new, |at| at.rfc3339()),
            inject.kind.word().to_owned(),
            told(inject.from.clone().unwrap_or_default()),
            told(inject.to.join(", ")),
            told(inject.via.clone().unwrap_or_default()),
            told(format!("{}: {}", inject.title, inject.text)),
            told(expected.join("\n")),
            objectives.join(", "),
            told(record.map(|record| record.by.clone()).unwrap_or_default()),
            released.unwrap_or_else(left),
            told(notes.join("\n")),
        ]
    });
    csv::table(HEAD, rows.collect::<Vec<_>>())
}
