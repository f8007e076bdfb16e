//! What people type for times: minutes to the next update, when something happened, and a line for the timeline.

use chrono::DateTime;

use crate::clock::{MINUTE_MS, Millis};

const DAY_MS: i64 = 24 * 60 * MINUTE_MS;
/// A time may lie this far ahead: clocks of people and laptops differ.
const AHEAD_MS: i64 = MINUTE_MS;

/// Minutes that cannot be read, or make no sense.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MinutesError {
    /// Not a length of time.
    #[error("“{0}” is not a length of time; say it as 20m, 1h, 1h30m or 90 (minutes)")]
    Unreadable(String),
    /// Less than a minute or more than a day.
    #[error("“{0}” is out of range; say between 1m and 24h")]
    OutOfRange(String),
}

/// Minutes from `20m`, `1h`, `1h30m`, `90`: between 1 minute and 24 hours.
///
/// # Errors
/// When the text is not a length of time, or out of range.
pub fn next_minutes(text: &str) -> Result<u32, MinutesError> {
    let word = text.trim().to_lowercase();
    let word = word.strip_suffix("in").filter(|w| w.ends_with('m')).unwrap_or(&word);
    let ms = if !word.is_empty() && word.bytes().all(|b| b.is_ascii_digit()) {
        word.parse::<i64>().ok().and_then(|m| m.checked_mul(MINUTE_MS))
    } else {
        length_ms(word).filter(|ms| ms % MINUTE_MS == 0)
    };
    let ms = ms.ok_or_else(|| MinutesError::Unreadable(text.to_owned()))?;
    u32::try_from(ms / MINUTE_MS)
        .ok()
        .filter(|minutes| (1..=24 * 60).contains(minutes))
        .ok_or_else(|| MinutesError::OutOfRange(text.to_owned()))
}

/// Milliseconds of `1h30m`, `90s`, `5 m`: numbers with units, the greater unit first.
fn length_ms(text: &str) -> Option<i64> {
    let mut total: i64 = 0;
    let mut rest = text.trim();
    let mut above = i64::MAX;
    while !rest.is_empty() {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let number: i64 = rest[..digits].parse().ok()?;
        let unit = rest[digits..].trim_start();
        let ms = match unit.chars().next()? {
            'h' => 60 * MINUTE_MS,
            'm' => MINUTE_MS,
            's' => 1000,
            _ => return None,
        };
        if ms >= above {
            return None;
        }
        above = ms;
        total = total.checked_add(number.checked_mul(ms)?)?;
        rest = unit[1..].trim_start();
    }
    (above != i64::MAX).then_some(total)
}

/// A time that cannot be read, or that has not come yet.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WhenError {
    /// Not a time.
    #[error("“{0}” is not a time; say 14:02 (local), 14:02Z (UTC), -5m, or 2026-01-02T14:02:00Z")]
    Unreadable(String),
    /// Later than now.
    #[error("“{0}” has not come yet; say when it happened")]
    Future(String),
}

/// When something happened, from what a person typed.
///
/// `14:02` is local time, `offset_minutes` east of UTC, and `14:02Z` is UTC: each the latest such time that is not
/// more than a minute ahead. `-5m`, `-90s`, `-1h30m` count back from `now`; RFC 3339 says it all.
///
/// # Errors
/// When the text is not a time, or the time is more than a minute ahead.
pub fn when(text: &str, now: Millis, offset_minutes: i32) -> Result<Millis, WhenError> {
    let word = text.trim();
    if let Some(back) = word.strip_prefix(['-', '−']) {
        let ms = length_ms(&back.to_lowercase());
        return ms.map(|ms| now.plus(-ms)).ok_or_else(|| WhenError::Unreadable(text.to_owned()));
    }
    if let Ok(at) = DateTime::parse_from_rfc3339(word) {
        let at = Millis(at.timestamp_millis());
        return if at > now.plus(AHEAD_MS) {
            Err(WhenError::Future(text.to_owned()))
        } else {
            Ok(at)
        };
    }
    let (clock, offset) = match word.strip_suffix(['Z', 'z']) {
        Some(clock) => (clock, 0),
        None => (word, offset_minutes),
    };
    let of_day = time_of_day(clock).ok_or_else(|| WhenError::Unreadable(text.to_owned()))?;
    Ok(latest(of_day, now, offset))
}

/// Milliseconds after midnight of `14:02` or `14:02:30`.
fn time_of_day(text: &str) -> Option<i64> {
    let parts: Vec<&str> = text.split(':').collect();
    let (hours, minutes, seconds) = match parts.as_slice() {
        [hours, minutes] => (*hours, *minutes, "00"),
        [hours, minutes, seconds] => (*hours, *minutes, *seconds),
        _ => return None,
    };
    let within = |part: &str, least: usize, below: i64| {
        let plain = (least..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
        part.parse().ok().filter(|n: &i64| plain && *n < below)
    };
    let minutes_of_day = within(hours, 1, 24)? * 60 + within(minutes, 2, 60)?;
    Some(minutes_of_day * MINUTE_MS + within(seconds, 2, 60)? * 1000)
}

/// The latest instant with this time of day that is at most a minute ahead.
fn latest(of_day: i64, now: Millis, offset_minutes: i32) -> Millis {
    let offset = i64::from(offset_minutes) * MINUTE_MS;
    let latest_local = now.plus(AHEAD_MS).0 + offset;
    let midnight = latest_local - latest_local.rem_euclid(DAY_MS);
    let today = midnight + of_day;
    let local = if today > latest_local { today - DAY_MS } else { today };
    Millis(local - offset)
}

/// A line that a person typed into the timeline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// When it happened, where the line says so.
    pub happened_at: Option<Millis>,
    /// A note or a decision.
    pub kind: LineKind,
    /// The words; empty when there was nothing to record.
    pub text: String,
}

/// What a line becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineKind {
    /// Something that was seen or done.
    Note,
    /// A decision: the line begins with `!`.
    Decision,
}

/// Reads a line of the timeline's input: `-2m Kim sees errors`, `14:02 disk full`, `!clear logs first`, `-2m !…`.
///
/// A time counts only when words follow it; what cannot be read as one stays part of the words, so that nothing typed
/// is lost. A line that begins with a backslash is taken as it is, without the backslash.
#[must_use]
pub fn timeline_line(input: &str, now: Millis, offset_minutes: i32) -> Line {
    let input = input.trim();
    if let Some(text) = input.strip_prefix('\\') {
        return Line { happened_at: None, kind: LineKind::Note, text: text.trim().to_owned() };
    }
    let timed = input.split_once(char::is_whitespace).and_then(|(first, rest)| {
        when(first, now, offset_minutes).ok().map(|at| (at, rest.trim_start()))
    });
    let (happened_at, words) = timed.map_or((None, input), |(at, rest)| (Some(at), rest));
    match words.strip_prefix('!') {
        Some(text) => Line { happened_at, kind: LineKind::Decision, text: text.trim().to_owned() },
        None => Line { happened_at, kind: LineKind::Note, text: words.to_owned() },
    }
}
