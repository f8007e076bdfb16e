//! How a checklist differs: from its runbooks' files as they are now, and from the runbooks as they were frozen.

use holdfast_core::runbook::diff::What;
use holdfast_core::view::build;
use holdfast_core::view::{CorrectionView, RunbookChange, StepDifference, StepWords};
use serde::Serialize;

use crate::args::Json;
use crate::channel;
use crate::desk::Desk;
use crate::out;
use crate::problem::Problem;

/// `holdfast step changes --json`.
#[derive(Debug, Serialize)]
struct Changes {
    files: Vec<FileChange>,
    corrections: Vec<CorrectionView>,
}

#[derive(Debug, Serialize)]
struct FileChange {
    runbook: u32,
    path: String,
    title: String,
    #[serde(flatten)]
    change: RunbookChange,
}

/// Shows what differs.
pub fn show(desk: &mut Desk, incident: &str, json: Json) -> Result<(), Problem> {
    let around = channel::around(desk);
    let id = desk.engine.find(incident)?;
    let view = build::incident(&mut desk.engine, &around, id)?;
    let files = view.runbooks.into_iter().filter_map(|book| {
        let (runbook, path, title) = (book.ordinal, book.path, book.title);
        book.change.map(|change| FileChange { runbook, path, title, change })
    });
    let changes = Changes { files: files.collect(), corrections: view.corrections };
    if json.json { out::json(&changes) } else { out::text(&text(&changes)) }
}

fn text(changes: &Changes) -> String {
    let mut lines = Vec::new();
    // A file of which everything was taken over differs in nothing that a person could answer.
    let files: Vec<_> =
        changes.files.iter().filter(|file| !file.change.differences.is_empty()).collect();
    for file in &files {
        let count = file.change.differences.iter().filter(|d| !d.set_aside).count();
        let steps = if count == 1 { "1 difference" } else { &format!("{count} differences") };
        lines.push(format!("{} changed on disk: {steps}", file.path));
        file.change.differences.iter().for_each(|d| difference(d, &mut lines));
    }
    if changes.files.is_empty() {
        lines.push("The files are as they were frozen.".to_owned());
    } else if files.is_empty() {
        lines.push("The checklist has everything that the changed files say.".to_owned());
    }
    if !changes.corrections.is_empty() {
        lines.push("\nDone otherwise here; proposals for the runbooks".to_owned());
        let several = changes.corrections.iter().any(|c| c.correction.runbook > 1);
        lines.extend(changes.corrections.iter().map(|c| {
            let path = if several { format!("  ({})", c.correction.path) } else { String::new() };
            format!("  {}{path}", c.words)
        }));
    }
    lines.join("\n")
}

fn difference(d: &StepDifference, lines: &mut Vec<String>) {
    let aside = if d.set_aside { "  · set aside" } else { "" };
    let place = d.place.as_ref().map_or_else(String::new, |place| format!(" {place}"));
    lines.push(format!("  {:>4}  {}{place}{aside}", d.name, d.what.word()));
    let moved = d.what == What::Moved;
    for (sign, words) in [("-", &d.ours), ("+", &d.theirs)] {
        let Some(words) = words.as_ref().filter(|_| !moved || sign == "-") else { continue };
        let sign = if moved { " " } else { sign };
        lines.extend(of(words).iter().map(|line| format!("        {sign} {line}")));
    }
}

fn of(words: &StepWords) -> Vec<String> {
    let under = words.commands.iter().chain(&words.substeps).chain(&words.around);
    let under = under.flat_map(|text| text.lines()).map(|line| format!("    {line}"));
    std::iter::once(words.text.clone()).chain(under).collect()
}
