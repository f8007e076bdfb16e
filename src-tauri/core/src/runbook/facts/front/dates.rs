//! Dates and spans of time as people write them.

use chrono::{Month, NaiveDate};

use crate::text::patterns;

patterns! {
    DAY_FIRST = r"(?i)\b(?:(\d{1,2})(?:st|nd|rd|th)?\s+)?([a-z]{3,9})\.?,?\s+(\d{4})\b";
    MONTH_FIRST = r"(?i)\b([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b";
    NUMBERS = r"\b(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?\b";
    SPAN = r"(?i)^\s*(?:every\s+)?(\d{1,4}|an?|one|two|three|six|twelve)?\s*(days?|weeks?|months?|quarters?|years?|d|w|m|y)\s*$";
}

/// A date as `2026-04-21`. Without a day it is the first of its month, because a review is never younger than that.
/// Numbers whose order is not clear, as in 04/05/2026, are no date.
pub(super) fn date(text: &str) -> Option<String> {
    let number = |text: &str| text.parse::<u32>().ok();
    let found = NUMBERS.captures(text).and_then(|f| {
        let day = f.get(3).map_or(Some(1), |m| number(m.as_str()))?;
        NaiveDate::from_ymd_opt(f[1].parse().ok()?, number(&f[2])?, day)
    });
    let found = found.or_else(|| {
        let f = MONTH_FIRST.captures(text)?;
        NaiveDate::from_ymd_opt(f[3].parse().ok()?, month(&f[1])?, number(&f[2])?)
    });
    let found = found.or_else(|| {
        let f = DAY_FIRST.captures(text)?;
        let day = f.get(1).map_or(Some(1), |m| number(m.as_str()))?;
        NaiveDate::from_ymd_opt(f[3].parse().ok()?, month(&f[2])?, day)
    });
    found.map(|date| date.format("%Y-%m-%d").to_string())
}

/// The month that begins with this word.
fn month(word: &str) -> Option<u32> {
    let word = word.to_lowercase();
    let is_it = |month: Month| month.name().to_lowercase().starts_with(&word);
    let at = (1..=12_u8).find(|at| Month::try_from(*at).is_ok_and(is_it))?;
    Some(at.into())
}

/// A span in days; a month is a twelfth of 365 days, rounded: `6 months` is 183.
pub(super) fn days(text: &str) -> Option<u32> {
    let found = SPAN.captures(text)?;
    let count: u32 = match found.get(1).map(|m| m.as_str().to_lowercase()).as_deref() {
        None | Some("a" | "an" | "one") => 1,
        Some("two") => 2,
        Some("three") => 3,
        Some("six") => 6,
        Some("twelve") => 12,
        Some(digits) => digits.parse().ok()?,
    };
    let months = |n: u32| n.saturating_mul(365).saturating_mul(2).saturating_add(12) / 24;
    let days = match found[2].to_lowercase().chars().next()? {
        'd' => count,
        'w' => count.saturating_mul(7),
        'm' => months(count),
        'q' => months(count.saturating_mul(3)),
        _ => count.saturating_mul(365),
    };
    (days > 0).then_some(days)
}
