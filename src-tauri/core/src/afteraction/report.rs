//! The after-action report, in the shape of HSEEP: what was practised, how well, what was seen, what is to be done.

mod record;
mod recovery;

use super::Around;
use super::measure::{Measures, measures, score};
use super::page::{Block, Page};
use crate::exercise::clock::said;
use crate::exercise::director::{Observed, Run};
use crate::exercise::entry::{Element, ObservationKind};
use crate::exercise::in_words;
use crate::exercise::scenario::{Mode, Objective};
use crate::incident::Incident;
use crate::incident::state::Facts;
use crate::incident::words::role;
use crate::text::{capital, exact_length};

/// What is asked of everybody who took part.
const FEEDBACK: [&str; 5] = [
    "Was it clear what was asked of you?",
    "Did it feel like the real thing?",
    "Was the pace right?",
    "What will you do differently after it?",
    "What should the next exercise change?",
];
/// What stands where nobody recorded anything.
const UNKNOWN: &str = "not recorded";

/// The report; none where the exercise runs by no scenario.
#[must_use]
pub fn report(state: &Incident, around: &Around<'_>) -> Option<Page> {
    let (run, facts) = (state.run.as_deref()?, state.declared.as_ref()?);
    let measures =
        measures(state, around.entries.iter().map(|entry| &entry.recorded), around.cadence)?;
    let report = Report { state, run, facts, around, measures };
    let parts = [
        report.overview(),
        report.missing(),
        report.objectives(),
        report.findings(),
        report.measured(),
        report.expectations(),
        report.recovery(),
        report.plan(),
        report.timeline(),
        report.corrections(),
        report.participants(),
        report.hot_wash(),
    ];
    let title = format!("EXERCISE: {} — after-action report", run.file.scenario.title);
    Some(Page { title, blocks: parts.into_iter().flatten().collect() })
}

struct Report<'a> {
    state: &'a Incident,
    run: &'a Run,
    facts: &'a Facts,
    around: &'a Around<'a>,
    measures: Measures,
}

impl Report<'_> {
    fn overview(&self) -> Vec<Block> {
        let (run, scenario) = (self.run, &self.run.file.scenario);
        let mode = match scenario.mode {
            Mode::Discussion => "people talked",
            Mode::Operations => "people acted on systems",
        };
        let began = run.started_at;
        let (ended, how, real) = match &run.ended {
            None => ("not yet".to_owned(), "it is still on".to_owned(), None),
            Some(ended) => (
                format!("{} UTC, at {}", ended.real_at.date_hh_mm(), said(ended.at_ms)),
                ended.aborted.as_ref().map_or_else(
                    || "it came to its end".to_owned(),
                    |why| format!("broken off: {why}"),
                ),
                Some((ended.at_ms, ended.real_at.since(began))),
            ),
        };
        let took = real.map_or_else(
            || UNKNOWN.to_owned(),
            |(story, real)| {
                format!("{} of the story, {} real", exact_length(story), exact_length(real))
            },
        );
        let facilitator = match (self.state.roles.get(role::FACILITATOR), run.auto) {
            (Some(person), _) => person.clone(),
            (None, true) => "the console, injects went by themselves".to_owned(),
            (None, false) => UNKNOWN.to_owned(),
        };
        let books = self.state.runbooks.iter().map(|book| book.file.runbook.title.clone());
        let row = |name: &str, value: String| vec![name.to_owned(), value];
        let rows = vec![
            row("Exercise", self.around.number.to_owned()),
            row("Scenario", format!("{}, SHA-256 {}", run.file.path, short(&run.file.hash))),
            row("Kind", format!("{}: {mode}", scenario.kind.word())),
            row("Practised as", self.facts.severity.to_string()),
            row("Runbooks", joined(books, "none")),
            row("Facilitator", facilitator),
            row("Began", format!("{} UTC", began.date_hh_mm())),
            row("Ended", ended),
            row("Took", took),
            row("Outcome", how),
            row("Log", self.around.head.map_or_else(|| UNKNOWN.to_owned(), str::to_owned)),
        ];
        let mut blocks = vec![
            Block::Words(
                "EXERCISE: nothing in this report happened to a real system, and nothing of it reached a real channel."
                    .to_owned(),
            ),
            Block::Section("Overview".to_owned()),
            Block::Table(&["", ""], rows),
        ];
        let opening = scenario.opening_aloud();
        if !opening.trim().is_empty() {
            blocks.push(Block::Section("Scenario".to_owned()));
            blocks.push(Block::Quote(in_words(opening.trim())));
        }
        blocks
    }

    /// What a reader would miss, said plainly: the report stands without it.
    fn missing(&self) -> Vec<Block> {
        list("What is missing", super::missing(self.run, &self.state.items, &self.measures))
    }

    fn objectives(&self) -> Vec<Block> {
        let run = self.run;
        let rows = run.file.scenario.objectives.iter().map(|objective| {
            let rated = run.ratings.get(&objective.id);
            let rating =
                rated.map(|rated| format!("{}: {}", rated.rating.letter(), rated.rating.meaning()));
            vec![
                objective.id.clone(),
                in_words(&objective.text),
                rating.unwrap_or_else(|| "not rated".to_owned()),
                rated.map(|rated| rated.reason.clone()).unwrap_or_default(),
                score(run, Some(&objective.id)).words(),
            ]
        });
        let head = &["", "Objective", "Rating", "Why", "Expectations"];
        table("Objectives and ratings", head, rows.collect())
    }

    /// Strengths and areas for improvement, by objective.
    fn findings(&self) -> Vec<Block> {
        let run = self.run;
        if run.observations.is_empty() {
            return Vec::new();
        }
        let mut blocks = vec![Block::Section("Findings".to_owned())];
        let known = |objective: &Objective| Some(objective.id.clone());
        let all =
            run.file.scenario.objectives.iter().map(|o| (known(o), format!("{} {}", o.id, o.text)));
        for (objective, title) in all.chain([(None, "Without an objective".to_owned())]) {
            let of: Vec<&Observed> =
                run.observations.iter().filter(|o| o.seen.objective == objective).collect();
            if of.is_empty() {
                continue;
            }
            blocks.push(Block::Part(title));
            for kind in ObservationKind::ALL {
                let seen: Vec<String> =
                    of.iter().filter(|o| o.seen.kind == kind).map(|o| observed(o)).collect();
                if !seen.is_empty() {
                    blocks.push(Block::Words(format!("{}:", heading(kind))));
                    blocks.push(Block::Numbered(seen));
                }
            }
        }
        blocks
    }

    fn measured(&self) -> Vec<Block> {
        let m = &self.measures;
        let row = |name: &str, value: String| vec![name.to_owned(), value];
        let target = exact_length(m.first_update_target_ms);
        let first = m.first_update_ms.map_or_else(
            || format!("none was posted (target {target})"),
            |ms| {
                let kept = if ms <= m.first_update_target_ms { "in time" } else { "too late" };
                format!("{} (target {target}): {kept}", exact_length(ms))
            },
        );
        let unknown = if m.cadence.unknown > 0 {
            format!(", {} unknown", m.cadence.unknown)
        } else {
            String::new()
        };
        let mut rows = vec![
            row("Time to the first update", first),
            row(
                "Promised updates on time",
                format!("{} of {}{unknown}", m.cadence.kept, m.cadence.due),
            ),
            row("Expectations", m.expectations.words()),
            row("Met within their time", format!("{} of {}", m.in_time.0, m.in_time.1)),
            row("Injects given", format!("{} of {}", m.injects.0, m.injects.1)),
        ];
        for (role, at) in &m.roles {
            let at = at.map_or_else(
                || "nobody was named".to_owned(),
                |ms| format!("after {}", exact_length(ms)),
            );
            rows.push(row(&format!("{} named", capital(role)), at));
        }
        let p = m.progress;
        rows.push(row(
            "Steps of the runbooks",
            format!(
                "{} of {} done, {} skipped, {} taken back, {} blocked",
                p.done, p.total, p.skipped, m.undone, m.blocked
            ),
        ));
        rows.push(row("Handovers of command", m.handovers.to_string()));
        rows.push(row(
            "People with a role who wrote something",
            format!("{} of {}", m.acted.0, m.acted.1),
        ));
        table("Measures", &["Measure", "Value"], rows)
    }

    fn plan(&self) -> Vec<Block> {
        let rows = self.state.items.iter().map(|kept| {
            let item = &kept.item;
            vec![
                kept.number.to_string(),
                item.issue.clone(),
                item.fix.clone(),
                item.element.map_or("", Element::word).to_owned(),
                item.owner.clone().unwrap_or_else(|| "nobody yet".to_owned()),
                item.due.clone().unwrap_or_else(|| "no day yet".to_owned()),
                item.objective.clone().unwrap_or_default(),
            ]
        });
        let head = &["", "Issue", "Corrective action", "Element", "Owner", "Due", "Objective"];
        table("Improvement plan", head, rows.collect())
    }
}

/// A section with a table; nothing where the table has no rows.
fn table(title: &str, head: &'static [&'static str], rows: Vec<Vec<String>>) -> Vec<Block> {
    if rows.is_empty() {
        return Vec::new();
    }
    vec![Block::Section(title.to_owned()), Block::Table(head, rows)]
}

/// A section with a list; nothing where the list is empty.
fn list(title: &str, items: Vec<String>) -> Vec<Block> {
    if items.is_empty() {
        return Vec::new();
    }
    vec![Block::Section(title.to_owned()), Block::List(items)]
}

fn observed(observed: &Observed) -> String {
    let about = observed.seen.inject.as_ref().map_or_else(String::new, |id| format!(", {id}"));
    format!("{} ({}{about}, {})", observed.seen.text, said(observed.at_ms), observed.by)
}

const fn heading(kind: ObservationKind) -> &'static str {
    match kind {
        ObservationKind::Strength => "Strengths",
        ObservationKind::Improve => "Areas for improvement",
        ObservationKind::Gap => "Gaps",
        ObservationKind::Question => "Questions",
    }
}

fn joined(all: impl Iterator<Item = String>, none: &str) -> String {
    let all: Vec<String> = all.collect();
    if all.is_empty() { none.to_owned() } else { all.join(", ") }
}

fn short(hash: &str) -> String {
    hash.chars().take(12).collect()
}
