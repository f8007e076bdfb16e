//! Whether a runbook can still be trusted: from its review date, from real use, and from what went wrong with it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// How fresh a runbook is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FreshnessState {
    /// Reviewed or used well within three quarters of its interval.
    Fresh,
    /// The review comes up: 75 to 100 % of the interval are over.
    Due,
    /// The interval is over.
    Stale,
    /// No date is known: the file's own time is shown instead, which is no review.
    Unknown,
    /// Since the last review a run skipped, undid or blocked a step.
    Suspect,
}

/// How fresh a runbook is, with the words for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Freshness {
    /// The state.
    pub state: FreshnessState,
    /// For a badge: `stale 41 d`; empty when fresh.
    pub badge: String,
    /// For the line at declare, one sentence; empty when fresh.
    pub line: String,
    /// The last review, as `2026-01-19`.
    pub reviewed_on: Option<String>,
    /// When the next review is due, as `2026-07-19`.
    pub due_on: Option<String>,
    /// The last use in an incident that was resolved, as `2026-12-12`.
    pub used_on: Option<String>,
}

impl Default for Freshness {
    fn default() -> Self {
        Self {
            state: FreshnessState::Unknown,
            badge: String::new(),
            line: String::new(),
            reviewed_on: None,
            due_on: None,
            used_on: None,
        }
    }
}

/// What is known of a runbook's use and review.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// When it was reviewed last.
    pub reviewed_on: Option<NaiveDate>,
    /// Days from one review to the next.
    pub interval_days: Option<u32>,
    /// When an incident that used it was resolved last.
    pub used_on: Option<NaiveDate>,
    /// When a step of it was skipped, undone or blocked last.
    pub trouble_on: Option<NaiveDate>,
    /// When the file was changed last.
    pub file_changed_on: Option<NaiveDate>,
}

/// Days from one review to the next where the file says nothing.
const INTERVAL_DAYS: u32 = 180;

/// How fresh a runbook with these facts is `today`.
#[must_use]
pub fn judge(facts: &Facts, today: NaiveDate) -> Freshness {
    let interval = facts.interval_days.unwrap_or(INTERVAL_DAYS);
    let last = facts.reviewed_on.max(facts.used_on);
    let due = last.and_then(|on| on.checked_add_days(chrono::Days::new(interval.into())));
    let text = |on: Option<NaiveDate>| on.map(|on| on.to_string());
    let mut fresh = Freshness {
        reviewed_on: text(facts.reviewed_on),
        due_on: text(due),
        used_on: text(facts.used_on),
        ..Freshness::default()
    };
    let suspect = facts.trouble_on.is_some_and(|at| facts.reviewed_on.is_none_or(|on| on < at));
    if suspect {
        fresh.state = FreshnessState::Suspect;
        fresh.badge = "suspect".to_owned();
        fresh.line =
            "A step of it was skipped, undone or blocked since its last review.".to_owned();
    } else if let Some(due) = due {
        let late = (today - due).num_days();
        fresh.state = match late {
            1.. => FreshnessState::Stale,
            late if late >= -i64::from(interval / 4) => FreshnessState::Due,
            _ => FreshnessState::Fresh,
        };
        if late > 0 {
            fresh.badge = format!("stale {late} d");
            fresh.line = format!("Its review has been due for {late} days.");
        }
    }
    fresh
}
