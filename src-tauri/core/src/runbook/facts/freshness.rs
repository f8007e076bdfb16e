//! Whether a runbook can still be trusted: from its review date, from real use, and from what went wrong with it.
//!
//! Pure: the dates come in. What is deliberately absent: any effect. A stale runbook opens like every other one; it says
//! so in a badge and in one line, and never asks.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize, Serializer};
use std::fmt;
use ts_rs::TS;

/// How fresh a runbook is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FreshnessState {
    /// Reviewed or used well within three quarters of its interval.
    Fresh,
    /// The review comes up: 75 to 100 % of the interval are over.
    Due,
    /// The interval is over.
    Stale,
    /// No date is known: the file's own time is shown instead, which is no review.
    #[default]
    Unknown,
    /// Since the last review a run skipped, undid or blocked a step.
    Suspect,
}

/// How fresh a runbook is, with the words for it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, TS)]
pub struct Freshness {
    /// The state.
    pub state: FreshnessState,
    /// The word beside it.
    pub badge: Badge,
    /// For the line at declare, one sentence; empty when fresh.
    pub line: String,
    /// The last review, as `2026-01-19`.
    pub reviewed_on: Option<String>,
    /// When the next review is due, as `2026-07-19`.
    pub due_on: Option<String>,
    /// The last use in an incident that was resolved, as `2026-12-12`.
    pub used_on: Option<String>,
}

/// The word beside a runbook that needs a look; it crosses as the text that a person reads.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, TS)]
#[ts(type = "'' | 'suspect' | `stale ${number} d` | 'due today' | `due in ${number} d` | \
    `file ${number} d old`")]
pub enum Badge {
    /// Nothing needs saying.
    #[default]
    None,
    /// A run had trouble with it.
    Suspect,
    /// The review is overdue by so many days.
    Stale(i64),
    /// The review is due.
    DueToday,
    /// The review is due in so many days.
    Due(i64),
    /// No date is known, and the file is so many days old.
    OldFile(i64),
}

impl fmt::Display for Badge {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::None => Ok(()),
            Self::Suspect => f.write_str("suspect"),
            Self::Stale(days) => write!(f, "stale {days} d"),
            Self::DueToday => f.write_str("due today"),
            Self::Due(days) => write!(f, "due in {days} d"),
            Self::OldFile(days) => write!(f, "file {days} d old"),
        }
    }
}

impl Serialize for Badge {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// Days between reviews where the file and the workspace do not say: six months.
pub const DEFAULT_INTERVAL_DAYS: u32 = 183;

/// What is known of a runbook's age. Every part may be missing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// The last review, as the file says.
    pub reviewed_on: Option<NaiveDate>,
    /// Days between reviews; none or 0 is [`DEFAULT_INTERVAL_DAYS`].
    pub interval_days: Option<u32>,
    /// The last incident that was resolved with it.
    pub used_on: Option<NaiveDate>,
    /// The last time that a run skipped, undid or blocked one of its steps.
    pub trouble_on: Option<NaiveDate>,
    /// When the file was last changed, by the file system.
    pub file_changed_on: Option<NaiveDate>,
}

/// How fresh a runbook is today.
///
/// Its age counts from the last review or use, whichever is later: fresh up to 75 % of the interval, due up to 100 %,
/// stale beyond. It is suspect when a run had trouble with it after the last review, however old that is; a review on
/// the same day has seen the trouble. Without a review and a use it is unknown, and has a badge only where the file
/// itself is older than two intervals. A date more than a day ahead is a slip or a wrong clock and counts as none; one
/// day ahead is another time zone and counts as today.
#[must_use]
pub fn judge(facts: &Facts, today: NaiveDate) -> Freshness {
    let day = |date| believed(date, today);
    let (reviewed, used) = (day(facts.reviewed_on), day(facts.used_on));
    let interval = interval(facts.interval_days);
    let due = reviewed.max(used).and_then(|base| base.checked_add_days(Days::new(interval.into())));
    let known = Freshness {
        reviewed_on: reviewed.map(iso),
        due_on: due.map(iso),
        used_on: used.map(iso),
        ..Freshness::default()
    };
    let trouble = day(facts.trouble_on).filter(|at| reviewed.is_none_or(|review| *at > review));
    if let Some(at) = trouble {
        return suspect(known, at);
    }
    match (reviewed.max(used), due) {
        (Some(base), Some(due)) => aged(known, base, due, interval, today),
        (Some(_), None) => Freshness { state: FreshnessState::Fresh, ..known },
        (None, _) => unknown(known, day(facts.file_changed_on), interval, today),
    }
}

/// The interval that holds, in days.
#[must_use]
pub fn interval(days: Option<u32>) -> u32 {
    days.filter(|days| *days > 0).unwrap_or(DEFAULT_INTERVAL_DAYS)
}

fn believed(date: Option<NaiveDate>, today: NaiveDate) -> Option<NaiveDate> {
    date.filter(|date| days_since(*date, today) >= -1).map(|date| date.min(today))
}

fn iso(date: NaiveDate) -> String {
    date.format("%Y-%m-%d").to_string()
}

/// Whole days from `date` to `today`; negative when it lies ahead.
fn days_since(date: NaiveDate, today: NaiveDate) -> i64 {
    today.signed_duration_since(date).num_days()
}

/// `1 day`, `12 days`
fn days(count: i64) -> String {
    if count == 1 { "1 day".to_owned() } else { format!("{count} days") }
}

fn suspect(known: Freshness, at: NaiveDate) -> Freshness {
    let line = format!(
        "A run on {} skipped, undid or blocked a step, and the runbook was not reviewed since.",
        iso(at)
    );
    Freshness { state: FreshnessState::Suspect, badge: Badge::Suspect, line, ..known }
}

fn aged(
    known: Freshness,
    base: NaiveDate,
    due: NaiveDate,
    interval: u32,
    today: NaiveDate,
) -> Freshness {
    let (age, interval) = (days_since(base, today), i64::from(interval));
    let left = days_since(today, due);
    let told = match &known.reviewed_on {
        Some(reviewed) if *reviewed == iso(base) => format!("Last reviewed on {reviewed}"),
        Some(_) | None => format!("Last used on {}", iso(base)),
    };
    if age * 4 <= interval * 3 {
        return Freshness { state: FreshnessState::Fresh, ..known };
    }
    if left < 0 {
        let late = -left;
        let line = format!("{told}; a review was due on {}, {} ago.", iso(due), days(late));
        let badge = Badge::Stale(late);
        return Freshness { state: FreshnessState::Stale, badge, line, ..known };
    }
    let (badge, when) = match left {
        0 => (Badge::DueToday, "today".to_owned()),
        _ => (Badge::Due(left), format!("in {}", days(left))),
    };
    let line = format!("{told}; the next review is due {when}.");
    Freshness { state: FreshnessState::Due, badge, line, ..known }
}

fn unknown(
    known: Freshness,
    changed: Option<NaiveDate>,
    interval: u32,
    today: NaiveDate,
) -> Freshness {
    let age = changed.map(|changed| days_since(changed, today));
    match age.filter(|age| *age > 2 * i64::from(interval)) {
        Some(age) => Freshness {
            badge: Badge::OldFile(age),
            line: format!(
                "The file was last changed {} ago, which is no review; it has no review date.",
                days(age)
            ),
            ..known
        },
        None => known,
    }
}

#[cfg(test)]
mod tests;
