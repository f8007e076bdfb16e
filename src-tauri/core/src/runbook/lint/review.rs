//! A review date that is over, lies ahead, or is no date.

use chrono::NaiveDate;

use super::finding::LintFinding;
use super::page::Page;
use super::rule::Rule;
use crate::runbook::facts::freshness::{Facts, FreshnessState, judge};
use crate::runbook::model::Checklist;

pub(super) fn check(
    runbook: &Checklist,
    page: &Page<'_>,
    today: NaiveDate,
    interval: Option<u32>,
) -> Option<LintFinding> {
    let written = runbook.front.last_reviewed_on.as_deref()?;
    let line = line_of(page, written);
    let found = |message: String| Some(LintFinding::new(Rule::OverdueReview, line, message));
    let Ok(date) = written.trim().parse::<NaiveDate>() else {
        let shown = crate::redact::reason(written);
        return found(format!("“{shown}” is no date; write the day of the review as 2026-01-31."));
    };
    let interval_days = runbook.front.review_in_days.or(interval);
    let facts = Facts { reviewed_on: Some(date), interval_days, ..Facts::default() };
    let freshness = judge(&facts, today);
    match freshness.state {
        FreshnessState::Stale => found(format!(
            "the review was due on {}; go through it and run “holdfast runbook reviewed FILE --write”.",
            freshness.due_on.unwrap_or_default()
        )),
        FreshnessState::Unknown => {
            found(format!("the review date {date} lies ahead, so it is not believed; mend it."))
        }
        FreshnessState::Fresh | FreshnessState::Due | FreshnessState::Suspect => None,
    }
}

/// Where the date stands, where it stands as it was read.
fn line_of(page: &Page<'_>, written: &str) -> Option<u32> {
    let lines = (1u32..).zip(&page.lines);
    let mut with_date = lines.filter(|(_, line)| line.contains(written));
    with_date.find(|(_, line)| line.to_lowercase().contains("review")).map(|(number, _)| number)
}
