//! How long recovery took, and how old the data was that was left: beside the targets, where the scenario gives some.
//!
//! A target is that of an objective which speaks of RTO or RPO. The recovery time of people who act is real time, whatever
//! the story's clock said. The age of the last good data is known to those who looked: it is the length of time in the
//! note of an expectation that shows the objective.

use super::{Report, UNKNOWN, table};
use crate::afteraction::page::Block;
use crate::exercise::scenario::{Mode, Objective};
use crate::exercise::span_in;
use crate::incident::entry::Does;
use crate::text::exact_length;

const RTO: [&str; 2] = ["rto", "recovery time"];
const RPO: [&str; 2] = ["rpo", "recovery point"];

impl Report<'_> {
    /// Shown where people act, and where the scenario has a target.
    pub(super) fn recovery(&self) -> Vec<Block> {
        let (time, point) = (self.about(&RTO), self.about(&RPO));
        let has_target = |of: Option<&Objective>| of.is_some_and(|o| o.target_ms.is_some());
        let how = match self.run.file.scenario.mode {
            Mode::Operations => "real time",
            Mode::Discussion if has_target(time) || has_target(point) => "time of the story",
            Mode::Discussion => return Vec::new(),
        };
        let took = self.resolved_after();
        let rows = vec![
            row("Recovery time, from the start to resolved", time, took, how),
            row("Recovery point: age of the last good data", point, self.age(point), "as noted"),
        ];
        table("Recovery times", &["Measure", "Target", "Reached", ""], rows)
    }

    /// The objective that speaks of this, one with a target first.
    fn about(&self, words: &[&str]) -> Option<&Objective> {
        let speaks = |objective: &&Objective| {
            let capability = objective.capability.as_deref().unwrap_or_default();
            let text = format!("{} {capability}", objective.text).to_lowercase();
            let all: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).collect();
            let text = format!(" {} ", all.join(" "));
            words.iter().any(|word| text.contains(&format!(" {word} ")))
        };
        let all = self.run.file.scenario.objectives.iter().filter(speaks);
        all.min_by_key(|objective| objective.target_ms.is_none())
    }

    fn resolved_after(&self) -> Option<i64> {
        let mut entries = self.around.entries.iter();
        let resolved = entries.find(|e| matches!(e.recorded.event.gist().does, Does::Resolves))?;
        Some(match self.run.file.scenario.mode {
            Mode::Operations => resolved.real_at.since(self.run.started_at),
            Mode::Discussion => resolved.recorded.recorded_at.since(self.facts.declared_at),
        })
    }

    /// The length of time in the note of an expectation that shows the objective; the last one counts.
    fn age(&self, objective: Option<&Objective>) -> Option<i64> {
        let id = &objective?.id;
        let shows = self.run.expectations().filter(|(_, _, e)| e.objectives.contains(id));
        let noted = shows.filter_map(|(inject, number, _)| {
            span_in(self.run.mark(&inject.id, number)?.note.as_deref()?)
        });
        noted.last()
    }
}

fn row(name: &str, target: Option<&Objective>, reached: Option<i64>, how: &str) -> Vec<String> {
    let target = target.and_then(|objective| objective.target_ms);
    let kept = target.zip(reached).map(|(target, reached)| reached <= target);
    let judged = match kept {
        Some(true) => format!("{how}, reached"),
        Some(false) => format!("{how}, missed"),
        None => how.to_owned(),
    };
    vec![
        name.to_owned(),
        target.map_or_else(|| "none".to_owned(), exact_length),
        reached.map_or_else(|| UNKNOWN.to_owned(), exact_length),
        if reached.is_some() { judged } else { String::new() },
    ]
}
