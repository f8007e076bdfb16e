//! The checklist of an incident as lines.

use holdfast_core::incident::{Standing, StepStatus};
use holdfast_core::screen::{ChecklistView, Now, PhaseView, RunbookChange, StepView};

use super::runbook::{command_lines, in_file, notes, told, window};
use crate::when;

/// A runbook's phases and steps, with what became of each at the time `now`.
pub fn lines(checklist: &ChecklistView, now: Now) -> Vec<String> {
    let mut lines = vec![format!("{} ({})", checklist.title, checklist.path)];
    for phase in &checklist.phases {
        let (window, way) = (window(phase.window), way(phase));
        lines.push(format!("  {}{window}{way}{}", phase.title, progress(phase)));
        let width = phase.steps.iter().map(|s| s.number.len()).max().unwrap_or_default();
        phase.steps.iter().for_each(|step| step_lines(step, 4, (width, now), &mut lines));
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

/// ` (way 1 of 2 — take one)`; what became of the choice once it was made.
fn way(phase: &PhaseView) -> String {
    let Some(way) = phase.way else { return String::new() };
    let said = match phase.standing {
        Standing::Taken => format!("way {} of {}, taken", way.place, way.of),
        Standing::NotTaken => format!("way {} of {}, not taken", way.place, way.of),
        Standing::Always | Standing::First | Standing::Other => way.words(),
    };
    format!(" ({said})")
}

fn progress(phase: &PhaseView) -> String {
    if phase.standing.is_passed() {
        return String::new();
    }
    let p = phase.progress;
    format!("  {}/{}", p.done, p.total.saturating_sub(p.skipped))
}

fn step_lines(step: &StepView, by: usize, (width, now): (usize, Now), lines: &mut Vec<String>) {
    let source = in_file(&step.number, step.source_number);
    let mark = if step.passed && step.status.is_untouched() { "   " } else { mark(step.status) };
    lines.push(format!(
        "{:by$}{mark} {:>width$}  {}{source}{}{}{}",
        "",
        step.number,
        step.text,
        marks(step),
        hands(step, now),
        fate(step, now)
    ));
    let under = by + width + 6;
    if step.values.is_empty() && step.awaited {
        let asks = step.asks.iter().map(|name| format!("{:under$}asks for: {name}", ""));
        lines.extend(asks);
    }
    lines.extend(step.values.iter().map(|value| format!("{:under$}{value}", "")));
    let mut say = |word: &str, text: &str| lines.push(format!("{:under$}{word}: {text}", ""));
    step.cautions.iter().for_each(|c| say("! caution", c));
    for command in &step.commands {
        lines.extend(command.label.iter().map(|label| format!("{:under$}{label}:", "")));
        let text: String = command.parts.iter().map(|part| part.text.as_str()).collect();
        lines.push(command_lines(&text, under));
        let says = command.doubt.iter().chain(&command.warning);
        lines.extend(says.map(|says| format!("{:under$}look first: {says}", "")));
    }
    lines.extend(notes(&step.details, under));
    lines.extend(step.expected.iter().map(|e| told("expected", e, under)));
    lines.extend(
        step.references.iter().map(|r| format!("{:under$}see: {} ({})", "", r.text, r.href)),
    );
    let width = step.substeps.iter().map(|s| s.number.len()).max().unwrap_or_default();
    step.substeps.iter().for_each(|sub| step_lines(sub, under, (width, now), lines));
}

/// `  · Kim · due 14:30 (in 12 min)`; nothing where neither is known. What nobody waits for is not due.
fn hands(step: &StepView, now: Now) -> String {
    let owner = step.owner.as_ref().map(|owner| format!("  · {owner}"));
    let due = step.due_at.filter(|_| step.awaited);
    let due =
        due.map(|at| format!("  · due {} ({})", when::own(at, now), when::until(at, now.now)));
    [owner, due].into_iter().flatten().collect()
}

/// `  [optional, edited here]`; nothing where there is nothing to say.
fn marks(step: &StepView) -> String {
    let own = [
        (step.optional, "optional"),
        (step.suggested, "suggested"),
        (step.takes_one, "take one of its ways"),
    ];
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

/// The time of day alone: what was done to a step needs no day.
fn at_own(at: holdfast_core::clock::Millis, now: Now) -> String {
    now.dial().story_time(at).unwrap_or_else(|| when::short(at))
}

/// ` · skipped 14:23 by Dana: the process is alive`; nothing for an open step.
fn fate(step: &StepView, now: Now) -> String {
    let (Some(at), Some(by)) = (step.at, &step.by) else { return String::new() };
    if step.status.is_untouched() {
        return String::new();
    }
    let reason = step.reason.as_ref().map_or_else(String::new, |reason| format!(": {reason}"));
    format!("  · {} {} by {by}{reason}", step.status.word(), at_own(at, now))
}
