//! The time at which a text itself promises the next one: “Next update 15:30 UTC”, “we will post again in 30 minutes”,
//! and “Next update T+00:45” where a story tells the time.
//!
//! Readers hold us to what they read, so such a time is the promise. It is read only where the words are plain; a time
//! that cannot be placed (no zone, another zone, a day without a time) is said to be unclear. What is deliberately
//! absent: the rule of what becomes of it (`decide`), and changing the text.

use regex::Captures;

use crate::clock::{MINUTE_MS, Millis};
use crate::exercise::Dial;
use crate::exercise::clock::read;
use crate::text::patterns;

const DAY_MS: i64 = 24 * 60 * MINUTE_MS;
/// A time of day without a date is past when it was at most so long ago; else it is the next one that comes.
const PAST_MS: i64 = 4 * 60 * MINUTE_MS;

/// A time that a text states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stated {
    /// The instant that the words mean.
    pub at: Millis,
    /// The words that say so.
    pub words: String,
    /// It speaks of the next update by name; else it only says by when there is more.
    pub is_named: bool,
}

/// A promise in words that name no instant.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unclear {
    /// A time of day without its zone, or in another one.
    #[error("“{0}” does not say the time in UTC; write it as “Next update 15:30 UTC”")]
    Zone(String),
    /// A time of the wall, where a story tells the time.
    #[error("“{0}” names no time of the story; write it as “Next update T+00:45”")]
    Story(String),
    /// A day, or a time that there is not.
    #[error("“{0}” names no time that can be kept; write it as “Next update 15:30 UTC”")]
    Time(String),
    /// Two times.
    #[error("the text names two times for the next update, “{0}” and “{1}”; leave one of them")]
    Two(String, String),
}

/// What the text promises, where it promises anything.
///
/// # Errors
/// When it speaks of the next update in a way that no instant can be read from.
pub fn stated(text: &str, now: Millis, dial: Dial) -> Result<Option<Stated>, Unclear> {
    let mut found: Option<Stated> = None;
    for hit in NAMED.captures_iter(text) {
        let at = when(&hit, now, dial)?;
        let words = words(&hit);
        if let Some(first) = found.as_ref().filter(|first| first.at != at) {
            return Err(Unclear::Two(first.words.clone(), words));
        }
        found = Some(Stated { at, words, is_named: true });
    }
    if found.is_some() {
        return Ok(found);
    }
    if let Some(hit) = VAGUE.captures(text) {
        return Err(Unclear::Time(words(&hit)));
    }
    let by = |hit: Captures<'_>| Some((when(&hit, now, dial).ok()?, words(&hit)));
    let coming = BY.captures_iter(text).filter_map(by).filter(|(at, _)| *at > now).last();
    Ok(coming.map(|(at, words)| Stated { at, words, is_named: false }))
}

fn words(hit: &Captures<'_>) -> String {
    hit.get(0).map_or("", |all| all.as_str()).trim().trim_end_matches('.').to_owned()
}

/// The instant of a time that was found.
fn when(hit: &Captures<'_>, now: Millis, dial: Dial) -> Result<Millis, Unclear> {
    let unclear = || Unclear::Time(words(hit));
    if let Some(length) = hit.name("in") {
        let minutes = minutes(length.as_str()).filter(|minutes| *minutes > 0);
        return minutes.map(|minutes| now.plus_minutes(minutes)).ok_or_else(unclear);
    }
    if let Some(time) = hit.name("story") {
        let began = dial.began().ok_or_else(|| Unclear::Zone(words(hit)))?;
        return read(time.as_str()).map(|t| began.plus(t)).map_err(|_| unclear());
    }
    let number = |name: &str| hit.name(name).and_then(|part| part.as_str().parse::<i64>().ok());
    let (hours, minutes) = (number("h").ok_or_else(unclear)?, number("m").ok_or_else(unclear)?);
    if dial.began().is_some() {
        return Err(Unclear::Story(words(hit)));
    }
    if hit.name("utc").is_none() {
        return Err(Unclear::Zone(words(hit)));
    }
    if hours > 23 || minutes > 59 {
        return Err(unclear());
    }
    let of_day = (hours * 60 + minutes) * MINUTE_MS;
    if let Some(date) = hit.name("date") {
        let day = chrono::NaiveDate::parse_from_str(date.as_str(), "%Y-%m-%d");
        let midnight = day.ok().and_then(|day| day.and_hms_opt(0, 0, 0)).ok_or_else(unclear)?;
        return Ok(Millis(midnight.and_utc().timestamp_millis() + of_day));
    }
    let today = Millis(now.0 - now.0.rem_euclid(DAY_MS) + of_day);
    let tomorrow =
        hit.name("gap").is_some_and(|gap| gap.as_str().to_lowercase().contains("tomorrow"));
    Ok(if tomorrow { today.plus(DAY_MS) } else { nearest(today, now) })
}

/// Of the instants with one time of day the one that is meant: just past, or the next to come.
fn nearest(today: Millis, now: Millis) -> Millis {
    let gone = now.since(today).rem_euclid(DAY_MS);
    if gone <= PAST_MS { now.plus(-gone) } else { now.plus(DAY_MS - gone) }
}

/// Minutes of `30 minutes`, `an hour`, `half an hour`, `1h30m`, `1 h 30 min`.
fn minutes(length: &str) -> Option<i64> {
    let length = length.to_lowercase();
    if length.starts_with("half") {
        return Some(30);
    }
    let mut total = 0;
    for part in PART.captures_iter(&length) {
        let count: i64 = if part[1].starts_with('a') { 1 } else { part[1].parse().ok()? };
        let unit = if part[2].starts_with('h') { 60 } else { 1 };
        total += count.checked_mul(unit)?;
    }
    (total <= 7 * 24 * 60).then_some(total)
}

/// A time: a length after “in”, a time of the story, or a time of day with what names its zone.
const TIME: &str = r"(?:\bin\s+(?:about\s+|around\s+)?(?P<in>half\s+an\s+hour|(?:(?:an?|\d{1,4})\s*(?:hours?|hrs?|h|minutes?|mins?|min|m)\b\s*(?:and\s+)?){1,2}|(?:\d{1,3}\s*h\s*\d{1,2}\s*m(?:in)?)\b)|(?P<story>\bT\+(?:\d+d )?\d{1,3}:\d{2})|(?P<date>\d{4}-\d{2}-\d{2})?[ T]?\b(?P<h>\d{1,2})[:.](?P<m>\d{2})(?P<utc>\s*(?:UTC|GMT)\b|Z\b)?)";
/// What speaks of the next text by name.
const NEXT: &str = r"(?:next\s+(?:status\s+)?(?:update|post|report|message)|(?:post|update|report|write)\s+(?:you\s+)?again|(?:another|a new|a further|an)\s+update\s+(?:will\s+)?(?:follows?|comes?|be posted|is due))";
/// What may stand between the two.
const GAP: &str = r"(?P<gap>[^\d.!?;\n]{0,40}?)";

/// What says something, and that it is news: a time for the fix or for other work is no promise of a text.
const SAYS: &str =
    r"(?:know|tell|say|have\s+(?:more|news)|back|report|post|inform|share|write|update\s+you|hear)";
const NEWS: &str = r"(?:more|news|(?:an|another)\s+update)";

patterns! {
    NAMED = &format!(r"(?i)\b{NEXT}{GAP}{TIME}");
    VAGUE = &format!(r"(?i)\b{NEXT}(?:\s+(?:is|comes|by|at|on))?\s+(?:tomorrow|tonight|noon|midnight|(?:mon|tues|wednes|thurs|fri|satur|sun)day|this (?:morning|afternoon|evening))\b");
    BY = &format!(r"(?i)\b(?:(?:we|i|you)(?:'ll|’ll)?\b[^.!?;\n]{{0,30}}?\b{SAYS}|{NEWS})\b(?P<gap>[^\d.!?;\n]{{0,40}}?)\bby\s+{TIME}");
    PART = r"(an?|\d{1,4})\s*(h|m)";
}

#[cfg(test)]
mod tests;
