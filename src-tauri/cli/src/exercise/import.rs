//! `exercise import`: what a file of any form gives, and the strict form of it.

use holdfast_core::exercise::Scenario;
use holdfast_core::exercise::clock::said;
use holdfast_core::exercise::import::{Imported, draft, import_with, told};
use holdfast_core::library::disk::read::read_text_in_time;
use holdfast_core::library::scenario::OpenedScenario;
use holdfast_core::runbook::Warning;
use std::path::{Path, PathBuf};

use super::pieces;
use crate::args::{Import, Place};
use crate::out;
use crate::problem::{Problem, Result};
use crate::report;
use crate::table::counted;

/// Prints what the file gives, and writes the strict form where a file is named.
pub fn run(place: &Place, given: &Import) -> Result<()> {
    let (path, known_as) = super::find(place, &given.file)?;
    let (text, hash) = read_text_in_time(&path)?;
    let name = super::name_of(&path);
    let turned = pieces::turned(place, &known_as);
    if given.pieces || given.turn.is_some() {
        let opened = OpenedScenario::read(known_as, text, hash, Ok::<_, String>(turned));
        return match &given.turn {
            Some(piece) => pieces::turn(place, &opened, piece),
            None => pieces::list(&opened, given.json.json),
        };
    }
    let imported = import_with(&text, &name, &turned);
    if given.json.json {
        out::json(&told(&imported))?;
    } else {
        out::text(&summary(&imported))?;
        imported.warnings.iter().for_each(|warning| out::remark(&line(&name, warning)));
    }
    let chosen = chosen(&imported, given.scenario)?;
    if let Some(why) = imported.refusal.as_ref().filter(|_| !given.json.json) {
        return Err(Problem::failed(format!("{name} gives no scenario: {why}")));
    }
    given.output.as_ref().map_or(Ok(()), |output| save(&imported, &chosen, output, &path))
}

/// Which of the scenarios are meant, from 0.
fn chosen(imported: &Imported, asked: Option<usize>) -> Result<Vec<usize>> {
    let all = imported.scenarios.len();
    match asked {
        None => Ok((0..all).collect()),
        Some(number) if (1..=all).contains(&number) => Ok(vec![number - 1]),
        Some(number) => Err(Problem::usage(format!(
            "there is no scenario {number}: the file holds {}",
            counted(all as u64, "scenario")
        ))),
    }
}

fn line(name: &str, warning: &Warning) -> String {
    let line = warning.line.map_or_else(String::new, |line| format!("{line}:"));
    format!("{name}:{line} {}", warning.message)
}

fn summary(imported: &Imported) -> String {
    let mut lines = vec![imported.title.clone()];
    for (number, scenario) in imported.scenarios.iter().enumerate() {
        if imported.scenarios.len() > 1 {
            lines.push(format!("\nScenario {}: {}", number + 1, scenario.title));
        }
        lines.extend(rows(scenario));
    }
    lines.join("\n")
}

fn rows(scenario: &Scenario) -> Vec<String> {
    let row = |inject: &holdfast_core::exercise::Inject| {
        let time = inject.at_ms.map_or_else(|| "T+??".to_owned(), said);
        let asked = counted(inject.expectations.len() as u64, "expectation");
        format!("  {time:<8} {:<4} {} ({asked})", inject.id, out::one_line(&inject.title))
    };
    scenario.injects.iter().map(row).collect()
}

fn save(imported: &Imported, chosen: &[usize], output: &Path, source: &Path) -> Result<()> {
    for at in chosen {
        let path = if chosen.len() > 1 { numbered(output, at + 1) } else { output.to_owned() };
        let Some(text) = draft(imported, *at) else { continue };
        report::save_beside((source, "file"), &path, &text, "scenario")?;
    }
    Ok(())
}

/// `drill.md` becomes `drill-2.md`.
fn numbered(path: &Path, number: usize) -> PathBuf {
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let end =
        path.extension().map_or_else(String::new, |end| format!(".{}", end.to_string_lossy()));
    path.with_file_name(format!("{stem}-{number}{end}"))
}
