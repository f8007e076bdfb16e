//! `exercise list` and `exercise show`: the scenarios, and one as its facilitator reads it.

use holdfast_core::exercise::clock::said;
use holdfast_core::exercise::import::import_with;
use holdfast_core::exercise::strict::{is_strict, read};
use holdfast_core::exercise::{Inject, Scenario};
use holdfast_core::library::disk::read::read_text_in_time;
use holdfast_core::text::exact_length;
use serde_json::json;

use crate::args::Place;
use crate::out;
use crate::problem::{Problem, Result};
use crate::table::counted;

/// The scenarios of the library.
pub fn list(place: &Place, json: bool) -> Result<()> {
    let all = super::all(place)?;
    if json {
        let card = |card: &holdfast_core::library::exercises::ScenarioCard| {
            json!({
                "path": card.path, "title": card.title, "kind": card.kind, "injects": card.injects,
                "duration_minutes": card.duration_ms.map(|ms| ms / 60_000),
                "runbook": card.runbook, "problem": card.problem,
            })
        };
        return out::json(&all.iter().map(card).collect::<Vec<_>>());
    }
    if all.is_empty() {
        return out::text(
            "There is no scenario in runbooks/exercises. Begin one with `holdfast exercise new`.",
        );
    }
    let row = |card: &holdfast_core::library::exercises::ScenarioCard| {
        let length = card.duration_ms.map_or_else(|| "-".to_owned(), exact_length);
        let problem =
            card.problem.as_ref().map_or_else(String::new, |why| format!("\n          {why}"));
        let title = out::one_line(&card.title);
        let count = counted(card.injects as u64, "inject");
        format!("{length:>7}   {title} ({count})\n          {}{problem}", out::one_line(&card.path))
    };
    out::text(&all.iter().map(row).collect::<Vec<_>>().join("\n"))
}

/// One scenario. A file of another form is shown as it would be imported.
pub fn show(place: &Place, file: &str, json: bool) -> Result<()> {
    let (path, known_as) = super::find(place, file)?;
    let (text, _) = read_text_in_time(&path)?;
    let name = super::name_of(&path);
    let scenarios = if is_strict(&text) {
        let strict = read(&text, &name);
        if !strict.runs() {
            out::remark(&format!("holdfast: {known_as} has errors; see `holdfast exercise lint`."));
        }
        vec![strict.scenario]
    } else {
        let imported = import_with(&text, &name, &super::pieces::turned(place, &known_as));
        if let Some(why) = imported.refusal {
            return Err(Problem::failed(format!("{known_as} gives no scenario: {why}")));
        }
        out::remark(&format!(
            "{known_as} is written in another form; `holdfast exercise import` makes it one that can be run."
        ));
        imported.scenarios
    };
    if json {
        return out::json(&scenarios);
    }
    out::text(&scenarios.iter().map(page).collect::<Vec<_>>().join("\n\n"))
}

fn page(scenario: &Scenario) -> String {
    let mut lines = vec![scenario.title.clone()];
    let mut facts = vec![scenario.kind.word().to_owned()];
    facts.extend(scenario.duration_ms.map(exact_length));
    facts.extend(scenario.runbook.clone());
    lines.push(facts.join(" · "));
    if !scenario.opening.trim().is_empty() {
        lines.push(format!("\n{}", scenario.opening));
    }
    if !scenario.objectives.is_empty() {
        lines.push("\nObjectives".to_owned());
        lines.extend(scenario.objectives.iter().map(|o| format!("  {}  {}", o.id, o.text)));
    }
    lines.extend(scenario.run_order().into_iter().map(inject));
    if !scenario.hot_wash.is_empty() {
        lines.push("\nHot wash".to_owned());
        lines.extend(scenario.hot_wash.iter().map(|ask| format!("  - {ask}")));
    }
    lines.join("\n")
}

fn inject(inject: &Inject) -> String {
    let time = inject.at_ms.map_or_else(|| "T+??".to_owned(), said);
    let mut lines = vec![format!("\n{time}  {}  {}", inject.id, inject.title)];
    let mut way: Vec<String> = Vec::new();
    way.extend(inject.from.iter().map(|from| format!("from {from}")));
    way.extend(Some(inject.to.join(", ")).filter(|to| !to.is_empty()).map(|to| format!("to {to}")));
    way.extend(inject.via.iter().map(|via| format!("by {via}")));
    lines.extend(Some(way.join(", ")).filter(|way| !way.is_empty()).map(|way| format!("  {way}")));
    lines.extend(inject.text.lines().map(|line| format!("  > {line}")));
    lines.extend(inject.expectations.iter().map(|e| format!("  [ ] {}", e.text)));
    lines.extend(inject.hints.iter().map(|hint| format!("  Hint: {hint}")));
    let notes = inject.facilitator.iter().flat_map(|note| note.lines());
    lines.extend(notes.map(|note| format!("  Facilitator: {note}")));
    lines.join("\n")
}
