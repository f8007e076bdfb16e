//! The shape of a typed time at the front of a text: `14:02`, `14:02:30Z`, `yesterday 14:02`, `2026-11-28 14:02 UTC`,
//! `2026-11-28T14:02:00.000+01:00`. Only the shape: which instant it is depends on the day and the place.

use chrono::{FixedOffset, NaiveDate, NaiveTime};

/// A time as it was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Said {
    pub(super) day: Day,
    pub(super) of_day: NaiveTime,
    /// The offset that it was said with; none for the place's own time.
    pub(super) offset: Option<FixedOffset>,
}

/// The day of a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Day {
    /// Nobody named one.
    Unsaid,
    /// So many days after the day that it is.
    Near(i64),
    /// This day of the calendar.
    Date(NaiveDate),
}

/// Looks like a time, and is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// `2026-02-30`
    Day,
    /// `14:99`
    TimeOfDay,
    /// `14:02 CET`, `2:02 pm`, `14:02,`: what stands behind the time would change it, or is meant to end it, and is not read.
    Behind,
}

/// Reads the time that a text begins with, and what stands behind it; none where it begins with something else.
pub(super) fn front(text: &str) -> Option<Result<(Said, &str), Fault>> {
    let (first, rest) = word(text);
    let near = match first.to_ascii_lowercase().as_str() {
        "yesterday" => Some(-1),
        "today" => Some(0),
        "tomorrow" => Some(1),
        _ => None,
    };
    if let Some(days) = near {
        return of_day(rest, Ok(Day::Near(days)));
    }
    let Some(date) = text.get(..10).filter(|date| is_date(date)) else {
        return of_day(text, Ok(Day::Unsaid));
    };
    let rest = &text[10..];
    let rest =
        rest.strip_prefix(['T', 't']).or_else(|| is_apart(rest).then(|| rest.trim_start()))?;
    of_day(rest, date.parse().map(Day::Date).map_err(|_| Fault::Day))
}

/// The time of day that a text begins with.
fn of_day(text: &str, day: Result<Day, Fault>) -> Option<Result<(Said, &str), Fault>> {
    let (clock, rest) = word(text);
    let digits = |part: &str| part.bytes().take_while(u8::is_ascii_digit).count();
    let hours = digits(clock);
    let behind = clock.get(hours..)?.strip_prefix(':')?;
    if !(1..=2).contains(&hours) || digits(behind) != 2 {
        return None;
    }
    let (seconds, zone) = match behind[2..].strip_prefix(':') {
        Some("") => ("00", ":"),
        Some(seconds) => seconds_of(seconds)?,
        None => ("00", &behind[2..]),
    };
    // `10:00-12:00` is a span and no offset: only behind a date there is one.
    let is_dated = !matches!(day, Ok(Day::Unsaid | Day::Near(_)));
    let (offset, rest) = offset_of(zone, rest, is_dated)?;
    let clock = format!("{:0>2}:{}:{seconds}", &clock[..hours], &behind[..2]);
    // Chrono takes a leap second; no clock on a wall shows one.
    let read = NaiveTime::parse_from_str(&clock, "%H:%M:%S%.f")
        .ok()
        .filter(|_| !seconds.starts_with("60"));
    Some(day.and_then(|day| {
        let (of_day, offset) = (read.ok_or(Fault::TimeOfDay)?, offset?);
        Ok((Said { day, of_day, offset }, rest))
    }))
}

/// `30` or `30.123`, and what follows.
fn seconds_of(text: &str) -> Option<(&str, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(text.len());
    let (whole, fraction) = text[..end].split_once('.').unwrap_or((&text[..end], "0"));
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    (whole.len() == 2 && is_number(whole) && is_number(fraction)).then(|| text.split_at(end))
}

/// What stands at once behind a time and ends it, or says which half of the day it is of.
const ENDS: [&str; 8] = [",", ":", ";", ".", "h", "uhr", "am", "pm"];
/// Words behind a time that say which half of the day it is of. `am` is a word of German.
const HALVES: [&str; 5] = ["AM", "PM", "pm", "a.m.", "p.m."];
/// Names of zones, in capitals alone: `est` is a word of French, `ist` of German.
const ZONES: [&str; 32] = [
    "ACDT", "ACST", "AEDT", "AEST", "AST", "AWST", "BRT", "BST", "CDT", "CEST", "CET", "CST",
    "EDT", "EEST", "EET", "EST", "GMT", "HKT", "HST", "IST", "JST", "KST", "MDT", "MSK", "MST",
    "NZDT", "NZST", "PDT", "PST", "SAST", "SGT", "WET",
];

/// True for a word behind a time that says of which zone or half of the day it is, and is not read.
fn is_of_time(next: &str) -> bool {
    let is_offset = |rest: &str| {
        rest.strip_prefix(['+', '-', '−']).is_some_and(|hours| {
            let (hours, minutes) = hours.split_once(':').unwrap_or((hours, "00"));
            let are_two = |part: &str| part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit());
            are_two(minutes)
                && matches!(hours.len(), 1 | 2)
                && hours.bytes().all(|b| b.is_ascii_digit())
        })
    };
    let named = next.strip_prefix("UTC").or_else(|| next.strip_prefix("GMT"));
    // `-5 errors` is a count; an offset that stands alone has its minutes.
    let is_offset = named.is_some_and(is_offset) || next.contains(':') && is_offset(next);
    let bare = next.trim_end_matches([',', ':', ';']);
    is_offset || HALVES.contains(&bare) || ZONES.contains(&bare)
}

/// The offset behind a time of day: `Z`, `+01:00`, or `UTC` as a word of its own; none where it has none of its own. None at
/// all where this is no time; a fault where it is one, with something behind it that there is not or that is not read.
fn offset_of<'a>(
    zone: &str,
    rest: &'a str,
    is_dated: bool,
) -> Option<(Result<Option<FixedOffset>, Fault>, &'a str)> {
    let utc = FixedOffset::east_opt(0);
    if zone.is_empty() {
        let (next, after) = word(rest);
        if is_of_time(next) {
            return Some((Err(Fault::Behind), rest));
        }
        let is_utc = next.eq_ignore_ascii_case("utc");
        return Some((Ok(utc.filter(|_| is_utc)), if is_utc { after } else { rest }));
    }
    if zone.eq_ignore_ascii_case("z") {
        return Some((Ok(utc), rest));
    }
    if ENDS.iter().any(|end| zone.eq_ignore_ascii_case(end)) {
        return Some((Err(Fault::Behind), rest));
    }
    if !is_dated {
        return None;
    }
    let sign = if zone.starts_with('+') { 1 } else { -1 };
    let (hours, minutes) = zone.strip_prefix(['+', '-'])?.split_once(':')?;
    let two =
        |part: &str| part.parse::<i32>().ok().filter(|_| part.len() == 2 && !part.starts_with('+'));
    let (hours, minutes) = (two(hours)?, two(minutes)?);
    let east = (hours < 24 && minutes < 60).then_some(sign * (hours * 60 + minutes) * 60);
    let offset = east.and_then(FixedOffset::east_opt).ok_or(Fault::TimeOfDay);
    Some((offset.map(Some), rest))
}

/// `2026-11-28` by its shape.
fn is_date(text: &str) -> bool {
    let shape =
        |(at, b): (usize, u8)| if at == 4 || at == 7 { b == b'-' } else { b.is_ascii_digit() };
    text.bytes().enumerate().all(shape)
}

fn is_apart(text: &str) -> bool {
    text.starts_with(char::is_whitespace)
}

/// The first word of a text, and what stands behind it.
pub(super) fn word(text: &str) -> (&str, &str) {
    let end = text.find(char::is_whitespace).unwrap_or(text.len());
    (&text[..end], text[end..].trim_start())
}
