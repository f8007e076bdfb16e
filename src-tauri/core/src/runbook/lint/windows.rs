//! Time windows in headings that contradict each other.
//!
//! Only headings that state a span count, and only where the first one starts at nought: "(5 min)" is how long a step
//! takes, and so is "(2-3 min)". A window that starts at nought again, or repeats another, begins a second track beside
//! the first.

use super::finding::LintFinding;
use super::page::Page;
use super::rule::Rule;
use crate::runbook::model::{Checklist, Phase, Window};
use crate::text::patterns;

patterns! {
    SPAN = r"(?i)[(\[]\s*(?:T\s*\+\s*)?(\d{1,4})\s*(?:-|–|—|to)\s*(?:T\s*\+\s*)?(\d{1,4})\s*(?:m|min|mins|minutes?)\s*[)\]]";
    OPEN = r"\d\s*\+";
}

pub(super) fn check(runbook: &Checklist, page: &Page<'_>) -> Vec<LintFinding> {
    let mut found = backwards(page);
    let stated = |phase: &&Phase| {
        let heading = page.line(phase.line);
        SPAN.is_match(heading) || OPEN.is_match(heading)
    };
    let spans: Vec<(u32, Window)> = runbook
        .phases
        .iter()
        .filter(stated)
        .filter_map(|phase| Some((phase.line, phase.window?)))
        .collect();
    if spans.first().is_some_and(|(_, window)| window.from_minutes == 0) {
        found.extend(overlaps(&spans));
    }
    found
}

fn overlaps(spans: &[(u32, Window)]) -> Vec<LintFinding> {
    let mut found = Vec::new();
    let mut before: Option<Window> = None;
    let mut seen: Vec<Window> = Vec::new();
    for (line, window) in spans {
        let begins_anew = window.from_minutes == 0 || seen.contains(window);
        let end = before.map(|window| window.to_minutes.unwrap_or(window.from_minutes));
        if let Some(end) = end.filter(|end| !begins_anew && window.from_minutes < *end) {
            let message = format!(
                "this window starts at {} minutes, before the one above it ends at {end}; mend the minutes of one.",
                window.from_minutes
            );
            found.push(LintFinding::new(Rule::WindowsOverlap, *line, message));
        }
        seen.push(*window);
        before = Some(*window);
    }
    found
}

fn backwards(page: &Page<'_>) -> Vec<LintFinding> {
    let headings = (1u32..).zip(&page.lines).filter(|(_, line)| line.trim_start().starts_with('#'));
    let found = headings.filter_map(|(number, line)| {
        let span = SPAN.captures(line)?;
        let (from, to): (u32, u32) = (span[1].parse().ok()?, span[2].parse().ok()?);
        let message =
            format!("this window runs backwards, from {from} to {to} minutes; swap the two.");
        (from > to).then(|| LintFinding::new(Rule::WindowsOverlap, number, message))
    });
    found.collect()
}
