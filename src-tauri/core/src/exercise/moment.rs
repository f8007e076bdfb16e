//! Times and lengths of the strict form: `T+01:30`, `T+90m`, `T+1d 02:00`; `90s`, `15m`, `1h30m`.

use crate::clock::MINUTE_MS;
use crate::text::patterns;

const SECOND_MS: i64 = 1_000;
const HOUR_MS: i64 = 60 * MINUTE_MS;
const DAY_MS: i64 = 24 * HOUR_MS;

patterns! {
    AT = r"^T\+(?:(\d{1,3})d(?:\s+(\d{1,2}):([0-5]\d))?|(\d{1,2}):([0-5]\d)|(\d{1,6})m|(\d{1,4})h)$";
    SPAN = r"^(?:(\d{1,4})d)?(?:(\d{1,4})h)?(?:(\d{1,6})m)?(?:(\d{1,6})s)?$";
}

/// A time after the start, in milliseconds.
pub(super) fn read_at(text: &str) -> Option<i64> {
    let found = AT.captures(text.trim())?;
    let number = |at: usize| found.get(at).map_or(Some(0), |m| m.as_str().parse::<i64>().ok());
    let (days, hours, minutes) =
        (number(1)?, number(2)? + number(4)? + number(7)?, number(3)? + number(5)? + number(6)?);
    Some(days * DAY_MS + hours * HOUR_MS + minutes * MINUTE_MS)
}

/// A length, in milliseconds.
pub(super) fn read_span(text: &str) -> Option<i64> {
    let text = text.trim();
    let found = SPAN.captures(text).filter(|_| !text.is_empty())?;
    let number = |at: usize| found.get(at).map_or(Some(0), |m| m.as_str().parse::<i64>().ok());
    Some(
        number(1)? * DAY_MS
            + number(2)? * HOUR_MS
            + number(3)? * MINUTE_MS
            + number(4)? * SECOND_MS,
    )
}

/// The first length among the words of a sentence: `25m` in "the last good copy is 25m old".
#[must_use]
pub fn span_in(text: &str) -> Option<i64> {
    let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
    text.split_whitespace().find_map(|word| read_span(&bare(word)))
}

/// A time as it is written in a file: hours and minutes, and minutes alone beyond 99 hours. What people are told is
/// [`super::clock::said`].
#[must_use]
pub(super) fn at(ms: i64) -> String {
    let minutes = ms / MINUTE_MS;
    if minutes < 100 * 60 {
        format!("T+{:02}:{:02}", minutes / 60, minutes % 60)
    } else {
        format!("T+{minutes}m")
    }
}

/// A length as it is written in a file; what people are told is [`crate::text::exact_length`].
#[must_use]
pub(super) fn span(ms: i64) -> String {
    let (hours, minutes, seconds) =
        (ms / HOUR_MS, ms % HOUR_MS / MINUTE_MS, ms % MINUTE_MS / SECOND_MS);
    let part =
        |count: i64, unit: &str| if count == 0 { String::new() } else { format!("{count}{unit}") };
    let all = format!("{}{}{}", part(hours, "h"), part(minutes, "m"), part(seconds, "s"));
    if all.is_empty() { "0m".to_owned() } else { all }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_in_every_form_of_the_grammar_and_no_other() {
        for (text, minutes) in [
            ("T+00:05", 5),
            ("T+01:30", 90),
            ("T+90m", 90),
            ("T+6000m", 6000),
            ("T+1d 02:00", 1560),
            ("T+2h", 120),
        ] {
            assert_eq!(read_at(text), Some(minutes * MINUTE_MS), "{text}");
        }
        for text in ["T+5", "T-00:05", "T+00:75", "00:05", "T+"] {
            assert_eq!(read_at(text), None, "{text}");
        }
    }

    #[test]
    fn a_length_is_found_among_words() {
        assert_eq!(span_in("The last good copy is (25m) old, not 3h."), Some(25 * MINUTE_MS));
        assert_eq!(span_in("nobody knows; 42 of them"), None);
    }

    #[test]
    fn what_is_written_reads_back() {
        for minutes in [0, 5, 90, 5999, 6000, 44_640] {
            assert_eq!(read_at(&at(minutes * MINUTE_MS)), Some(minutes * MINUTE_MS));
        }
        for ms in [0, 90 * SECOND_MS, 15 * MINUTE_MS, 90 * MINUTE_MS, 3 * DAY_MS] {
            assert_eq!(read_span(&span(ms)), Some(ms));
        }
    }
}
