//! How a checklist differs: from its runbooks' files as they are now, and from the runbooks as they were frozen.

use holdfast_core::ids::IncidentId;
use holdfast_core::incident::IncidentState;
use holdfast_core::runbook::diff::What;
use holdfast_core::screen;
use holdfast_core::screen::{CorrectionView, RunbookChange, StepDifference, StepWords};
use serde::Serialize;

use crate::args::Json;
use crate::desk::Desk;
use crate::out;
use crate::problem::Result;
use crate::table::counted;

/// `holdfast step changes --json`.
#[derive(Debug, Serialize)]
struct Changes {
    /// The state of an incident that ended: its files are not compared any more.
    ended: Option<Ended>,
    /// Files that could not be read, by their paths.
    unread: Vec<String>,
    files: Vec<FileChange>,
    corrections: Vec<CorrectionView>,
}

#[derive(Debug, Serialize)]
struct Ended {
    incident: String,
    state: IncidentState,
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
pub fn show(desk: &mut Desk, incident: &str, json: Json) -> Result<()> {
    let around = desk.around();
    let id = desk.engine.find(incident)?;
    // Looked at before the view, which shows what was read here or later: nothing unread is called unchanged.
    let unread = unread(desk, id)?;
    let view = screen::incident(&mut desk.engine, &around, id)?;
    let state = view.incident.state;
    let incident = view.incident.number;
    let ended = (!state.is_open()).then_some(Ended { incident, state });
    let unread = if ended.is_some() { Vec::new() } else { unread };
    let files = view.runbooks.into_iter().filter_map(|book| {
        let (runbook, path, title) = (book.ordinal, book.path, book.title);
        book.change.map(|change| FileChange { runbook, path, title, change })
    });
    let changes = Changes { ended, unread, files: files.collect(), corrections: view.corrections };
    if json.json { out::json(&changes) } else { out::text(&text(&changes)) }
}

/// The runbooks whose files could not be read just now; fails when one does not answer.
fn unread(desk: &mut Desk, id: IncidentId) -> Result<Vec<String>> {
    let now = desk.engine.files_now(id)?;
    if let Some(silent) = desk.engine.library().silent_file() {
        return Err(silent.into());
    }
    let books = &desk.engine.incident(id)?.runbooks;
    let unread = books.iter().zip(now).filter(|(_, file)| file.is_none());
    Ok(unread.map(|(book, _)| book.file.path.clone()).collect())
}

fn text(changes: &Changes) -> String {
    let mut lines = Vec::new();
    // A file of which everything was taken over differs in nothing that a person could answer.
    let files: Vec<_> =
        changes.files.iter().filter(|file| !file.change.differences.is_empty()).collect();
    for file in &files {
        let open = file.change.differences.iter().filter(|d| !d.set_aside).count();
        let open = counted(open as u64, "difference");
        lines.push(format!("{} changed on disk: {open}", file.path));
        file.change.differences.iter().for_each(|d| difference(d, &mut lines));
    }
    for path in &changes.unread {
        lines.push(format!("{} cannot be read now, so it was not compared.", out::one_line(path)));
    }
    if let Some(Ended { incident, state }) = &changes.ended {
        let state = state.word();
        lines.push(format!(
            "{incident} is {state}, so its files are not compared; reopened with `holdfast reopen {incident}` they are."
        ));
    } else if changes.files.is_empty() {
        lines.extend(
            changes.unread.is_empty().then(|| "The files are as they were frozen.".to_owned()),
        );
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_not_compared_is_not_called_unchanged() {
        let none = || Changes { ended: None, unread: vec![], files: vec![], corrections: vec![] };
        let same = "The files are as they were frozen.";
        assert_eq!(text(&none()), same, "an open incident whose files were read");
        let ended = Ended { incident: "INC-0007".to_owned(), state: IncidentState::Resolved };
        let ended = text(&Changes { ended: Some(ended), ..none() });
        assert!(ended.contains("INC-0007 is resolved, so its files are not compared"), "{ended}");
        assert!(!ended.contains(same) && ended.contains("holdfast reopen INC-0007"), "{ended}");
        let gone = text(&Changes { unread: vec!["own/disk.md".to_owned()], ..none() });
        assert_eq!(gone, "own/disk.md cannot be read now, so it was not compared.");
    }
}
