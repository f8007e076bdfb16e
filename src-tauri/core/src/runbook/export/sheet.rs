//! What every sheet says, whatever its form.

use chrono::NaiveDate;

use crate::runbook::model::{Checklist, Phase, Step, Way, Window};

/// Where a sheet comes from: stands at its foot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Origin<'a> {
    /// The file, as people know it.
    pub file: &'a str,
    /// The SHA-256 of its bytes, hexadecimal.
    pub hash: &'a str,
    /// The day of printing.
    pub on: NaiveDate,
}

impl Origin<'_> {
    /// The line at the foot.
    pub(super) fn line(&self) -> String {
        format!("From {}, SHA-256 {}, printed on {}.", self.file, self.hash, self.on)
    }
}

/// What is said when nothing can be ticked.
pub(super) const NO_STEPS: &str = "No steps were recognised in this file.";

/// Severity, rhythm, deadlines, owner: what stands above the steps, as pairs of words.
pub(super) fn facts(runbook: &Checklist) -> Vec<(&'static str, String)> {
    let mut facts = Vec::new();
    let mut add = |name, value: Option<String>| facts.extend(value.map(|value| (name, value)));
    add("Severity", runbook.severity.as_ref().map(|hint| hint.text.clone()));
    add("Update", runbook.cadence_minutes.map(|m| format!("every {m} minutes")));
    for escalation in &runbook.escalations {
        add(
            "Escalation",
            Some(format!("{} after {} minutes", escalation.to, escalation.after_minutes)),
        );
    }
    add("Post-mortem", runbook.postmortem_due_hours.map(|h| format!("within {h} hours")));
    add("Owner", runbook.front.owner.clone());
    add("Owner’s channel", runbook.front.owner_slack.clone());
    add("Last reviewed", runbook.front.last_reviewed_on.clone());
    facts
}

/// Sections that hold something to tick.
pub(super) fn sections(runbook: &Checklist) -> impl Iterator<Item = &Phase> {
    runbook.phases.iter().filter(|phase| !phase.steps.is_empty())
}

/// What is said of one of several ways.
pub(super) fn one_of(way: Way) -> String {
    format!("Way {} of {}; only one of them is taken.", way.place, way.of)
}

/// ` (0-5 minutes)`, ` (15+ minutes)`, or nothing: as a heading states it.
pub(super) fn window(window: Option<Window>) -> String {
    match window {
        Some(Window { from_minutes, to_minutes: Some(to) }) => {
            format!(" ({from_minutes}-{to} minutes)")
        }
        Some(Window { from_minutes, to_minutes: None }) => format!(" ({from_minutes}+ minutes)"),
        None => String::new(),
    }
}

/// The step's sentence; an optional one says so.
pub(super) fn sentence(step: &Step) -> String {
    let says_so = step.text.to_lowercase().contains("optional");
    if step.optional && !says_so { format!("Optional: {}", step.text) } else { step.text.clone() }
}

/// Whether a link may stand on a page: one that a browser opens without running anything.
pub fn may_open(href: &str) -> bool {
    let href = href.trim().to_lowercase();
    ["http://", "https://", "mailto:"].iter().any(|scheme| href.starts_with(scheme))
}
