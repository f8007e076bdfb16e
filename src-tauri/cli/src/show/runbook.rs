//! One runbook, read from its file alone.

use holdfast_core::library::choices::chosen::Chosen;
use holdfast_core::library::disk::read::read_runbook;
use holdfast_core::library::disk::resolve::resolve;
use holdfast_core::runbook::{self, Copying, PhaseKind, Runbook, Step, Window};

use crate::args::{Json, Place};
use crate::desk;
use crate::out;
use crate::problem::Result;

/// Shows a runbook. Reads the file and the choices about it: the data folder need not be there.
pub fn show(place: &Place, file: &str, json: Json) -> Result<()> {
    let data = desk::data(place);
    let workspace = desk::workspace_of_files(place);
    let (path, known_as) = resolve(file, &desk::here()?, &workspace)?;
    let read = read_runbook(&path, &known_as)?;
    let chosen = Chosen::load(&workspace, &data);
    chosen.complain(&Chosen::default());
    let runbook = chosen.parse(&read.source, &known_as);
    if json.json { out::json(&runbook::summary(&runbook)) } else { out::text(&text(&runbook)) }
}

fn text(runbook: &Runbook) -> String {
    let mut lines = vec![runbook.title.clone()];
    lines.extend(runbook.severity.as_ref().map(|hint| match hint.level {
        Some(level) => format!("{level} ({})", hint.text),
        None => hint.text.clone(),
    }));
    if !runbook.symptoms.is_empty() {
        lines.push("\nSymptoms".to_owned());
        lines.extend(runbook.symptoms.iter().map(|symptom| format!("  - {symptom}")));
    }
    for phase in runbook.phases.iter().filter(|p| p.kind != PhaseKind::Reading) {
        let way = phase.way.map_or_else(String::new, |way| format!(" ({})", way.words()));
        lines.push(format!("\n{}{}{way}", phase.title, window(phase.window)));
        phase.steps.iter().for_each(|step| step_lines(step, &mut lines));
    }
    let timing = timing(runbook);
    if !timing.is_empty() {
        lines.push(String::new());
        lines.extend(timing);
    }
    for warning in &runbook.warnings {
        let line = warning.line.map_or_else(String::new, |line| format!("line {line}: "));
        lines.push(format!("\nNote: {line}{}.", warning.message));
    }
    lines.join("\n")
}

/// ` (0–5 min)`, ` (15+ min)`, or nothing.
pub fn window(window: Option<Window>) -> String {
    match window {
        Some(Window { from_minutes, to_minutes: Some(to) }) => {
            format!(" ({from_minutes}–{to} min)")
        }
        Some(Window { from_minutes, to_minutes: None }) => format!(" ({from_minutes}+ min)"),
        None => String::new(),
    }
}

fn step_lines(step: &Step, lines: &mut Vec<String>) {
    let optional = if step.optional { " (optional)" } else { "" };
    let ways = if runbook::takes_one(step) { " (take one of its ways)" } else { "" };
    let number = step.number.to_string();
    let owner = step.owner.as_ref().map_or_else(String::new, |owner| format!("  · {owner}"));
    lines.push(format!(
        "  {number:>3}  {}{optional}{ways}{}{owner}",
        step.text,
        in_file(&number, step.source_number)
    ));
    lines.extend(step.cautions.iter().map(|caution| told("! caution", caution, 9)));
    lines.extend(labelled(&step.commands, &step.copying, 9));
    lines.extend(Copying::doubts(&step.copying).map(|says| told("look first", says, 9)));
    lines.extend(notes(&step.details, 9));
    lines.extend(step.expected.iter().map(|expected| told("expected", expected, 9)));
    for sub in &step.substeps {
        lines.push(format!("       {}  {}", sub.number, sub.text));
        lines.extend(labelled(&sub.commands, &sub.copying, 12));
        lines.extend(Copying::doubts(&sub.copying).map(|says| told("look first", says, 12)));
        lines.extend(notes(&sub.details, 12));
    }
}

/// Commands with the words that tell them apart.
fn labelled(commands: &[String], known: &[Copying], by: usize) -> Vec<String> {
    let one = |(at, command): (usize, &String)| {
        let label = Copying::label_of(known, at).map(|label| format!("{:by$}{label}:", ""));
        label.into_iter().chain([command_lines(command, by)])
    };
    commands.iter().enumerate().flat_map(one).collect()
}

/// The number that stands in the file, where it is another.
pub fn in_file(number: &str, source: Option<u64>) -> String {
    let own = number.rsplit('.').next().unwrap_or(number);
    match source {
        Some(source) if source.to_string() != own => format!("  (in the file: {source})"),
        Some(_) | None => String::new(),
    }
}

/// What is said of a step, behind the word for it; a text of several lines stands below the word.
pub fn told(word: &str, text: &str, by: usize) -> String {
    if text.contains('\n') {
        return format!("{:by$}{word}:\n{}", "", command_lines(text, by + 2));
    }
    format!("{:by$}{word}: {text}", "")
}

/// What lies under a step besides its commands, marked so that nobody takes it for one.
pub fn notes(details: &[String], by: usize) -> Option<String> {
    (!details.is_empty()).then(|| told("note", &details.join("\n"), by))
}

/// A command with every line indented.
pub fn command_lines(command: &str, by: usize) -> String {
    let lines: Vec<String> = command.lines().map(|line| format!("{:by$}{line}", "")).collect();
    lines.join("\n")
}

fn timing(runbook: &Runbook) -> Vec<String> {
    let cadence = runbook.cadence_minutes.map(|m| format!("Update every {m} minutes"));
    let escalations = runbook
        .escalations
        .iter()
        .map(|e| format!("Escalate to {} after {} minutes", e.to, e.after_minutes));
    let due = runbook.postmortem_due_hours.map(|h| format!("Post-mortem within {h} hours"));
    cadence.into_iter().chain(escalations).chain(due).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_runbook_is_shown_with_its_numbers_commands_and_windows() {
        let source = "# Runbook: Disk full\n\n## Severity: P1 (critical)\n\n## Immediate actions (0-5 minutes)\n\
                      1. Check disk space:\n   df -h\n\n## Post-recovery\n1. Document what happened\n";
        let shown = text(&runbook::parse(source, "disk.md"));
        assert!(
            shown.starts_with("Disk full\nSEV 1 (P1 (critical))\n"),
            "title and severity: {shown}"
        );
        assert!(shown.contains("Immediate actions (0–5 min)"), "the window: {shown}");
        assert!(
            shown.contains("    1  Check disk space\n         df -h"),
            "step and command: {shown}"
        );
        assert!(
            shown.contains("    2  Document what happened  (in the file: 1)"),
            "both numbers: {shown}"
        );
    }

    #[test]
    fn nothing_below_a_step_is_missing_and_its_condition_is_said_once() {
        let source = "# T\n\n## Steps\n1. If it fails again, look at it:\n   ```bash\n   kubectl get pods\n   ```\n   \
                      Write all four values down.\n   ```\n   NAME READY\n   web  1/1\n   ```\n\n   > [!WARNING]\n   > Writes are lost.\n";
        let shown = text(&runbook::parse(source, "t.md"));
        for said in ["Write all four values down.", "! caution: Writes are lost.", "NAME READY"] {
            assert!(shown.contains(said), "{said} is not missing: {shown}");
        }
        assert_eq!(shown.matches("If it fails again").count(), 1, "said once: {shown}");
    }
}
