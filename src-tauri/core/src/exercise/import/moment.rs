//! Times as teams write them in front of what happens, behind it, or in a cell: `T+35`, `10:40 AM`, `Day 3`,
//! `reveal at ~30 minutes`.
//!
//! A length such as `(5 minutes)` is none. A time in the middle of a sentence is part of the story, and none either.

use regex::{Captures, Regex};
use std::sync::LazyLock;

use crate::text::{patterns, regex};

/// When something is released, in minutes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Moment {
    /// After the start; negative before it.
    Offset(i64),
    /// By the clock of the story, perhaps on a day of it, which count from 1.
    OfDay { day: Option<i64>, minute: i64 },
    /// At the beginning of a day of the story.
    Day(i64),
    /// From one minute to another: a part of an agenda as likely.
    Span { from: i64, to: i64 },
}

/// A time, and what stands beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Timed {
    pub moment: Moment,
    /// The text without it.
    pub rest: String,
    /// The file says "about", or names a condition as well.
    pub rough: bool,
}

const MINUTES: &str = r"(?:minutes?|minutos?|minuten|mins?|m|分钟|分間|分)";
const HOURS: &str = r"(?:hours?|horas?|stunden?|heures?|hrs?|h|小时|時間)";
const DAYS: &str = r"(?:days?|d[ií]as?|tage?|jours?|d|天|日)";

/// Forms with their own mark, each with the unit of its number.
static FORMS: LazyLock<Vec<(Form, Regex)>> = LazyLock::new(|| {
    let t = r"(?:T|t)\s*(?P<sign>[+\-–−])\s*";
    let plus = r"(?P<sign>\+)\s*";
    let form = |form, pattern: &str| (form, regex(&format!("(?i)^(?:{pattern})")));
    vec![
        form(Form::DaysClock, &format!(r"{t}(\d{{1,3}})\s*{DAYS}[ ,]*(\d{{1,2}}):([0-5]\d)")),
        form(Form::HoursMinutes, &format!(r"{t}(\d{{1,4}}):([0-5]\d)(?::[0-5]\d)?(?:\s*{HOURS})?")),
        form(
            Form::HoursMinutes,
            &format!(r"{t}(\d{{1,4}})\s*{HOURS}\s*(?:and\s*)?(\d{{1,2}})\s*{MINUTES}?"),
        ),
        form(Form::Hours, &format!(r"{t}(\d{{1,4}})\s*{HOURS}")),
        form(Form::Weeks, &format!(r"{t}(\d{{1,2}})\s*(?:weeks?|w)")),
        form(Form::Days, &format!(r"{t}(\d{{1,3}})\s*{DAYS}")),
        form(Form::Minutes, &format!(r"{t}(\d{{1,5}})\s*-?\s*{MINUTES}?")),
        form(Form::Minutes, r"T\s*[=-]?\s*(0{1,2})"),
        form(Form::Hours, r"H\s*(?P<sign>[+\-–−])\s*(\d{1,3})"),
        form(Form::Days, r"[DJ]\s*(?P<sign>[+\-–−])\s*(\d{1,3})"),
        form(Form::HoursMinutes, &format!(r"{plus}(\d{{1,3}}):([0-5]\d)")),
        form(Form::Hours, &format!(r"{plus}(\d{{1,3}})\s*{HOURS}")),
        form(Form::Days, &format!(r"{plus}(\d{{1,3}})\s*{DAYS}")),
        form(Form::Minutes, &format!(r"{plus}(\d{{1,4}})\s*{MINUTES}?")),
        form(Form::Minutes, r"(?:minute|minuto|min\.?)\s+(\d{1,4})"),
        form(Form::Hours, r"(?:hour|hora|stunde|heure)\s+(\d{1,3})"),
        form(Form::Minutes, &format!(r"(\d{{1,4}})\s*{MINUTES}\s+(?:in|into|mark|after|nach)\b")),
        form(Form::Hours, &format!(r"(\d{{1,3}})\s*{HOURS}\s+(?:in|into|mark|after|later|nach)\b")),
    ]
});

/// A form, by what its numbers are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    DaysClock,
    HoursMinutes,
    Hours,
    Weeks,
    Days,
    Minutes,
}

patterns! {
    DAY = r"(?i)^(?:day|d[ií]a|tag|jour|第)\s*(\d{1,3})\s*(?:天|日)?(?:\s*[,;@–—-]?\s*(?:at\s+)?)?";
    DATE = r"^\d{4}-(\d{2})-(\d{2})(?:[T ,]+(?:at\s+)?)?";
    WEEKDAY = r"(?i)^(?:mon|tues?|wednes|thurs?|fri|satur|sun)(?:day)?,?\s+(?:at\s+)?";
    CLOCK = r"(?i)^(\d{1,2})(?:[:.hH]([0-5]\d)(?::[0-5]\d)?\s*(am|pm|a\.m\.|p\.m\.)?|\s*(am|pm|a\.m\.|p\.m\.))(?:\s*(?:hrs?|h|uhr|UTC|GMT|[CEP][DES]?T|local(?:\s+time)?|Z)\b)?";
    MILITARY = r"^([01]\d|2[0-3])([0-5]\d)\s*(?:hrs?|h|Z|UTC)\b";
    SPAN = &format!(r"(?i)^(?:minutes?|mins?|hours?)?\s*(\d{{1,4}})\s*(?:{MINUTES}|{HOURS})?\s*(?:-|–|—|to|until|bis|a)\s*(\d{{1,4}})\s*({MINUTES}|{HOURS})");
    LENGTH = &format!(r"(?i)^(\d{{1,4}})\s*(?:-\s*)?({MINUTES}|{HOURS}|{DAYS})");
    /// Words that make a time of a length.
    LEAD = r"(?i)^(?:(?:time|timing|reveal(?:ed)?|releas(?:e|ed)|deliver(?:ed|y)?|introduc(?:e|ed)|use|drop|play(?:ed)?|start(?:ing|s)?|begin(?:s|ning)?|at|after|around|approx(?:\.|imately)?|about|ca\.?|from|um|nach|às|aos|a\s+las|à)\s*[:=]?\s*)+";
    ROUGH = r"(?i)[~≈]|\b(?:about|around|approx|roughly|ca|or\s+(?:once|when|if))\b";
    // A time of day is whole: `0:10` is not cut after its hours.
    UNTIL = &format!(r"(?i)^\s*(?:-|–|—|→|->|to|until|through|bis)\s*(?:T\s*\+?\s*|\+)?(?:\d{{1,4}}:[0-5]\d(?:\s*(?:am|pm))?(?:$|[\s*_`:)\]|,—–-])|\d{{1,4}}(?:\s*(?:{MINUTES}|{HOURS}|{DAYS}))?(?:\s*(?:am|pm)|\s*{MINUTES}|\s*{HOURS})?\s*(?:$|[*_`:)\]|,—–-]))");
    BRACKETS = r"[(\[（【]([^()\[\]（）【】]{1,80})[)\]）】]";
    TAIL = r"^(.*\S)\s*(?:\s[-–—@|]|[:,])\s*(\S.{0,40})$";
}

/// The time that a text opens with.
pub(super) fn opening(text: &str) -> Option<Timed> {
    let start = text.trim_start_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '+' | '~'));
    let closed = text.len() > start.len() && text.trim_start().starts_with(['(', '[', '（', '【']);
    if closed {
        return bracketed(text, true);
    }
    let (moment, used) = read(start)?;
    let rest = start.get(used..).unwrap_or_default();
    let rough = ROUGH.is_match(start.get(..used).unwrap_or_default());
    Some(Timed { moment, rest: tidy(rest), rough })
}

/// The time in brackets in a heading, or at its end.
pub(super) fn closing(text: &str) -> Option<Timed> {
    bracketed(text, false).or_else(|| {
        let found = TAIL.captures(text.trim_end_matches([':', ' ']))?;
        let (moment, used) = read(&found[2])?;
        let is_whole = tidy(found[2].get(used..)?).is_empty();
        is_whole.then(|| Timed { moment, rest: tidy(&found[1]), rough: ROUGH.is_match(&found[2]) })
    })
}

/// The time that a cell, or a line of its own, holds and nothing else.
pub(super) fn whole(text: &str) -> Option<Moment> {
    let text = text.trim_matches(|c: char| !c.is_alphanumeric() && c != '+');
    let (moment, used) = read(text).or_else(|| {
        let found = LENGTH.captures(text)?;
        Some((Moment::Offset(length(&found)?), found[0].len()))
    })?;
    tidy(text.get(used..)?).is_empty().then_some(moment)
}

/// The time in a cell of a column of times, where a bare number is minutes.
pub(super) fn in_cell(text: &str) -> Option<Moment> {
    let bare = text.trim().trim_matches(['*', '~', '`', '_', ' ']);
    let found = || opening(text).map(|timed| timed.moment);
    bare.parse().ok().map(Moment::Offset).or_else(|| whole(text)).or_else(found)
}

fn bracketed(text: &str, first: bool) -> Option<Timed> {
    for found in BRACKETS.captures_iter(text) {
        let all = found.get(0)?;
        if first && text[..all.start()].chars().any(char::is_alphanumeric) {
            return None;
        }
        let inner = found[1].trim_matches(['*', '_', '`', ' ']);
        if let Some((moment, used)) = read(inner) {
            let rest = format!("{} {}", &text[..all.start()], &text[all.end()..]);
            let more = inner.get(used..).unwrap_or_default();
            let rough = ROUGH.is_match(inner) || more.chars().any(char::is_alphanumeric);
            return Some(Timed { moment, rest: tidy(&rest), rough });
        }
    }
    None
}

/// A time at the start, and how many bytes it takes.
fn read(text: &str) -> Option<(Moment, usize)> {
    let lead = LEAD.find(text).map_or(0, |m| m.end());
    let marks =
        text[lead..].len() - text[lead..].trim_start_matches(['~', '≈', ' ', '*', '`']).len();
    let at = lead + marks;
    let rest = &text[at..];
    let (moment, used) = marked(rest)
        .or_else(|| day(rest))
        .or_else(|| span(rest))
        .or_else(|| clock(rest))
        .or_else(|| lead_length(rest, at > 0))?;
    let end = at + used;
    let until = UNTIL.find(&text[end..]).map_or("", |m| {
        m.as_str().trim_end_matches([':', ')', ']', '|', ',', '—', '–', '-', '*', '_', '`', ' '])
    });
    let moment = in_unit_of(until, moment, &text[at..end]);
    let end = end + until.len();
    ends(&text[end..]).then_some((moment, end))
}

/// `T+2 to T+4 hours`: the unit at the end is that of both.
fn in_unit_of(until: &str, moment: Moment, written: &str) -> Moment {
    patterns! { UNIT = &format!(r"(?i)\d\s*({HOURS}|{DAYS})\s*$"); }
    let is_bare = written.ends_with(|c: char| c.is_ascii_digit()) && !written.contains(':');
    match (moment, UNIT.captures(until).filter(|_| is_bare)) {
        (Moment::Offset(count), Some(unit)) => {
            Moment::Offset(count * if is_hours(&unit[1]) { 60 } else { 1440 })
        }
        (moment, _) => moment,
    }
}

/// No word or number goes on here.
fn ends(rest: &str) -> bool {
    let mut signs = rest.chars();
    match signs.next() {
        None => true,
        Some('.') => !signs.next().is_some_and(|c| c.is_ascii_digit()),
        Some(c) => !c.is_alphanumeric() && !matches!(c, '%' | '_' | '/'),
    }
}

fn marked(text: &str) -> Option<(Moment, usize)> {
    FORMS.iter().find_map(|(form, pattern)| {
        let found = pattern.captures(text)?;
        let used = found[0].trim_end().len();
        ends(&text[used..]).then_some(())?;
        let minutes = amount(*form, &found)?;
        let is_before = found.name("sign").is_some_and(|sign| sign.as_str() != "+");
        Some((Moment::Offset(if is_before { -minutes } else { minutes }), used))
    })
}

fn amount(form: Form, found: &Captures<'_>) -> Option<i64> {
    let has_sign = found.name("sign").is_some();
    let first = if has_sign { 2 } else { 1 };
    let number = |at: usize| found.get(first + at)?.as_str().parse::<i64>().ok();
    let (one, two, three) = (number(0)?, number(1).unwrap_or(0), number(2).unwrap_or(0));
    Some(match form {
        Form::DaysClock => one * 1440 + two * 60 + three,
        Form::HoursMinutes => one * 60 + two,
        Form::Hours => one * 60,
        Form::Weeks => one * 7 * 1440,
        Form::Days => one * 1440,
        Form::Minutes => one,
    })
}

fn day(text: &str) -> Option<(Moment, usize)> {
    if let Some(found) = DAY.captures(text) {
        let day: i64 = found[1].parse().ok()?;
        let used = found[0].len();
        if let Some((Moment::OfDay { minute, .. }, more)) = clock(&text[used..]) {
            return Some((Moment::OfDay { day: Some(day), minute }, used + more));
        }
        let name = found[0].trim_end_matches([' ', ',', ';', '@', '–', '—', '-']);
        return Some((Moment::Day(day), name.trim_end_matches(" at").len()));
    }
    let found = DATE.captures(text)?;
    let (month, day): (i64, i64) = (found[1].parse().ok()?, found[2].parse().ok()?);
    let (Moment::OfDay { minute, .. }, more) = clock(&text[found[0].len()..])? else { return None };
    Some((Moment::OfDay { day: Some(month * 31 + day), minute }, found[0].len() + more))
}

fn clock(text: &str) -> Option<(Moment, usize)> {
    let before = WEEKDAY.find(text).map_or(0, |m| m.end());
    let rest = &text[before..];
    let at = |hour: i64, minute: i64, used: usize| {
        (hour < 24)
            .then_some((Moment::OfDay { day: None, minute: hour * 60 + minute }, used + before))
    };
    if let Some(found) = MILITARY.captures(rest) {
        return at(found[1].parse().ok()?, found[2].parse().ok()?, found[0].len());
    }
    let found = CLOCK.captures(rest)?;
    let hour: i64 = found[1].parse().ok()?;
    let minute: i64 = found.get(2).map_or(Some(0), |m| m.as_str().parse().ok())?;
    let half = found.get(3).or(found.get(4)).map(|m| m.as_str().to_lowercase());
    let hour = match half.as_deref().map(|half| half.starts_with('p')) {
        Some(true) if hour < 12 => hour + 12,
        Some(false) if hour == 12 => 0,
        Some(_) | None => hour,
    };
    at(hour, minute, found[0].trim_end().len())
}

fn span(text: &str) -> Option<(Moment, usize)> {
    let found = SPAN.captures(text)?;
    let factor = if is_hours(&found[3]) { 60 } else { 1 };
    let (from, to): (i64, i64) = (found[1].parse().ok()?, found[2].parse().ok()?);
    Some((Moment::Span { from: from * factor, to: to * factor }, found[0].len()))
}

fn lead_length(text: &str, is_lead: bool) -> Option<(Moment, usize)> {
    let found = LENGTH.captures(text).filter(|_| is_lead)?;
    Some((Moment::Offset(length(&found)?), found[0].len()))
}

fn length(found: &Captures<'_>) -> Option<i64> {
    let count: i64 = found[1].parse().ok()?;
    let unit = &found[2].to_lowercase();
    let is_day = ["d", "t", "j", "天", "日"].iter().any(|day| unit.starts_with(day));
    Some(if is_day { count * 1440 } else { count * if is_hours(unit) { 60 } else { 1 } })
}

fn is_hours(unit: &str) -> bool {
    let unit = unit.to_lowercase();
    ["h", "stund", "小时", "時間"].iter().any(|hour| unit.starts_with(hour))
}

/// Without the marks that parted it from the time.
fn tidy(text: &str) -> String {
    let is_mark = |c: char| c.is_whitespace() || "-–—:：|,;.*_`)]>@•→".contains(c);
    let text =
        text.trim_start_matches(is_mark).trim_end_matches([' ', ':', '-', '–', '—', '*', '@']);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use Moment::{Day, OfDay, Offset, Span};

    fn opens(text: &str) -> Option<Moment> {
        opening(text).map(|timed| timed.moment)
    }

    #[test]
    fn offsets_are_read_in_every_notation() {
        for (text, minutes) in [
            ("T+35 — the line is dead", 35),
            ("T+35:", 35),
            ("T+35 minutes: x", 35),
            ("T+3h", 180),
            ("T+1h30 x", 90),
            ("T0 – Alert", 0),
            ("T+00", 0),
            ("T-20 minutes: check", -20),
            ("T+01:30 x", 90),
            ("T+0:15", 15),
            ("T+22 to T+48: x", 22),
            ("T+0 → T+30", 0),
            ("T+1d 02:00 x", 1560),
            ("T+2 Hours (8:47 PM)", 120),
            ("**T+10**: mail", 10),
            ("+0:20", 20),
            ("+15 min: call", 15),
            ("Minute 45 - x", 45),
            ("H+2: x", 120),
            ("(after ~10 min, or once they ask) It is dead", 10),
            ("[T+20] x", 20),
        ] {
            assert_eq!(opens(text), Some(Offset(minutes)), "{text}");
        }
    }

    #[test]
    fn clocks_and_days_are_read() {
        assert_eq!(opens("10:40 - Disable"), Some(OfDay { day: None, minute: 640 }));
        assert_eq!(opens("9:00 AM: Note"), Some(OfDay { day: None, minute: 540 }));
        assert_eq!(opens("12:15 pm x"), Some(OfDay { day: None, minute: 735 }));
        assert_eq!(opens("Day 2, 08:30 — x"), Some(OfDay { day: Some(2), minute: 510 }));
        assert_eq!(opens("Day 3: Press"), Some(Day(3)));
        assert_eq!(closing("Press (Day 4)").map(|t| t.moment), Some(Day(4)));
        assert_eq!(closing("Found (14:45)").map(|t| t.rest), Some("Found".to_owned()));
    }

    #[test]
    fn a_heading_may_end_with_its_time() {
        let found = |text: &str| closing(text).map(|timed| (timed.moment, timed.rest, timed.rough));
        let inject = "Inject 1 — Dead (reveal at ~30 minutes)";
        assert_eq!(found(inject), Some((Offset(30), "Inject 1 — Dead".to_owned(), true)));
        assert_eq!(found("Dead (T+8)"), Some((Offset(8), "Dead".to_owned(), false)));
        for text in ["0:00-0:10 Brief", "**0:00-0:10** Brief", "0:00 – 0:10: Brief"] {
            let read = opening(text).map(|timed| timed.rest);
            assert_eq!(read.as_deref(), Some("Brief"), "the end is a part of the time: {text}");
        }
        assert_eq!(found("Check (15-30 minutes)").map(|f| f.0), Some(Span { from: 15, to: 30 }));
        assert_eq!(found("Module 1: Call (+0:40)").map(|f| f.0), Some(Offset(40)));
    }

    #[test]
    fn lengths_and_numbers_of_other_things_are_no_times() {
        for text in ["Alert (5 minutes)", "Debrief (1 hour)", "Answer (port 443)", "Phase 2"] {
            assert_eq!(closing(text), None, "{text}");
        }
        for text in ["503 errors", "90 % of the hosts", "3.5 million", "Then at 13:50 it fails"] {
            assert_eq!(opens(text), None, "{text}");
        }
    }
}
