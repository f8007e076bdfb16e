//! The checklist of an incident as lines.

use holdfast_core::incident::StepStatus;
use holdfast_core::screen::{ChecklistView, PhaseView, RunbookChange, StepView};

use super::runbook::{command_lines, in_file, notes, told, window};
use crate::when;

/// A runbook's phases and steps, with what became of each.
pub fn lines(checklist: &ChecklistView) -> Vec<String> {
    let mut lines = vec![format!("{} ({})", checklist.title, checklist.path)];
    for phase in &checklist.phases {
        lines.push(format!("  {}{}  {}", phase.title, window(phase.window), progress(phase)));
        let width = phase.steps.iter().map(|s| s.number.len()).max().unwrap_or_default();
        phase.steps.iter().for_each(|step| step_lines(step, 4, width, &mut lines));
    }
    lines.extend(
        checklist
            .dropped
            .iter()
            .map(|d| format!("  taken out: {} {} ({})", d.number, d.text, d.reason)),
    );
    let open = |c: &RunbookChange| c.differences.iter().filter(|d| !d.set_aside).count();
    if let Some(count) = checklist.change.as_ref().map(open).filter(|count| *count > 0) {
        lines.push(format!(
            "  The file changed on disk, differences: {count}; see `holdfast step changes`."
        ));
    }
    lines
}

fn progress(phase: &PhaseView) -> String {
    let p = phase.progress;
    format!("{}/{}", p.done, p.total.saturating_sub(p.skipped))
}

fn step_lines(step: &StepView, by: usize, width: usize, lines: &mut Vec<String>) {
    let source = in_file(&step.number, step.source_number);
    let mark = mark(step.status);
    lines.push(format!(
        "{:by$}{mark} {:>width$}  {}{source}{}{}",
        "",
        step.number,
        step.text,
        marks(step),
        fate(step)
    ));
    let under = by + width + 6;
    let mut say = |word: &str, text: &str| lines.push(format!("{:under$}{word}: {text}", ""));
    step.cautions.iter().for_each(|c| say("! caution", c));
    for command in &step.commands {
        let text: String = command.parts.iter().map(|part| part.text.as_str()).collect();
        lines.push(command_lines(&text, under));
        lines.extend(command.warning.as_ref().map(|w| format!("{:under$}look first: {w}", "")));
    }
    lines.extend(notes(&step.details, under));
    lines.extend(step.expected.iter().map(|e| told("expected", e, under)));
    lines.extend(
        step.references.iter().map(|r| format!("{:under$}see: {} ({})", "", r.text, r.href)),
    );
    let width = step.substeps.iter().map(|s| s.number.len()).max().unwrap_or_default();
    step.substeps.iter().for_each(|sub| step_lines(sub, under, width, lines));
}

/// `  [optional, edited here]`; nothing where there is nothing to say.
fn marks(step: &StepView) -> String {
    let own = [(step.optional, "optional"), (step.suggested, "suggested")];
    let own = own.into_iter().filter(|(is, _)| *is).map(|(_, word)| word);
    let all: Vec<&str> = own.chain(step.marks.iter().map(String::as_str)).collect();
    if all.is_empty() { String::new() } else { format!("  [{}]", all.join(", ")) }
}

fn mark(status: StepStatus) -> &'static str {
    match status {
        StepStatus::Open => "[ ]",
        StepStatus::Started => "[>]",
        StepStatus::Done => "[x]",
        StepStatus::Skipped => "[-]",
        StepStatus::Blocked => "[!]",
    }
}

/// ` · skipped 14:23 by Dana: the process is alive`; nothing for an open step.
fn fate(step: &StepView) -> String {
    let (Some(at), Some(by)) = (step.at, &step.by) else { return String::new() };
    if step.status == StepStatus::Open {
        return String::new();
    }
    let reason = step.reason.as_ref().map_or_else(String::new, |reason| format!(": {reason}"));
    format!("  · {} {} by {by}{reason}", step.status.word(), when::short(at))
}
