//! Which instant a typed time is: of what happened, or of what is to come.
//!
//! A time of day is today's. Where today's has not come yet it is refused with the way to write yesterday's, because a time
//! that is silently taken for another day is found out in the post-mortem, if ever. One exception, said at once: shortly
//! after midnight, `23:58` is a few minutes ago.

use chrono::{NaiveDate, NaiveDateTime, TimeZone};

use super::length::{MinutesError, in_range, length_ms, minutes};
use super::local::{date, days_after, instants, plainly, shown, unchanged, with_offset};
use super::said::{Day, Fault, Said, front};
use crate::clock::{MINUTE_MS, Millis};

/// What happened may lie this far ahead: clocks of people and laptops differ.
const AHEAD_MS: i64 = MINUTE_MS;
/// A time of day without a day may be of the day before, or the day after, when it is no further off than this.
const OVER_MIDNIGHT_MS: i64 = 6 * 60 * MINUTE_MS;

/// A time that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Typed {
    /// The instant.
    pub at: Millis,
    /// How it was read, where it could be read in another way too; one sentence that says how to write the other.
    pub remark: Option<String>,
}

/// A result whose error is that of a typed time, unless another is named.
pub type Result<T, E = TypedError> = std::result::Result<T, E>;

/// A time that cannot be read, or cannot be meant.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TypedError {
    /// Not a time.
    #[error(
        "“{0}” is not a time; say 14:02 (local), 14:02Z (UTC), yesterday 14:02, 2026-11-28 14:02 or -5m"
    )]
    Unreadable(String),
    /// `14:99`
    #[error(
        "“{0}” is no time of day: hours go from 00 to 23, minutes and seconds to 59; say it as 14:02 or 14:02Z (UTC)"
    )]
    NoTimeOfDay(String),
    /// `2026-02-30`
    #[error("“{0}” is no day of the calendar; say it as 2026-11-28 14:02")]
    NoDay(String),
    /// `14:02 CET`
    #[error(
        "“{0}” has something behind the time that is not read, such as a zone or a comma; say it as 14:02 (local) or 14:02Z (UTC)"
    )]
    Behind(String),
    /// Later than now.
    #[error("“{said}” has not come yet; {way}")]
    NotYet {
        /// As it was typed.
        said: String,
        /// What to write instead.
        way: String,
    },
    /// Earlier than now, for what is to come.
    #[error("“{said}” has passed; {way}")]
    Passed {
        /// As it was typed.
        said: String,
        /// What to write instead.
        way: String,
    },
    /// The clocks were put forward over it.
    #[error(
        "“{said}” never came here: the clocks went forward over it; write `{shown}`, or `{utc}`"
    )]
    Never {
        /// As it was typed.
        said: String,
        /// What the clocks showed then.
        shown: String,
        /// The same in UTC.
        utc: String,
    },
}

impl TypedError {
    /// True where the text is no time at all; false for a time that cannot be meant.
    #[must_use]
    pub fn is_unreadable(&self) -> bool {
        match self {
            Self::Unreadable(_) | Self::NoTimeOfDay(_) | Self::NoDay(_) | Self::Behind(_) => true,
            Self::NotYet { .. } | Self::Passed { .. } | Self::Never { .. } => false,
        }
    }
}

/// When something happened, from what a person typed: `14:02` by the clocks of `zone`, `14:02Z` and `14:02 UTC`,
/// each with `yesterday` or a date before it, or RFC 3339; `-5m`, `-90s`, `-1h30m` count back from `now`.
///
/// # Errors
/// When the text is not a time, or one that has not come yet or never comes.
pub fn when<Z: TimeZone>(text: &str, now: Millis, zone: &Z) -> Result<Typed> {
    read(text, now, zone, Side::Happened)
}

/// When something is to come, from what a person typed: the same words, with `tomorrow`; `20m` and `+20m` count from `now`.
///
/// # Errors
/// When the text is not a time, or one that has passed or never comes.
pub fn coming<Z: TimeZone>(text: &str, now: Millis, zone: &Z) -> Result<Typed> {
    read(text, now, zone, Side::Coming)
}

/// Minutes to the next update, from `20m`, `1h30m`, `90`, or from the time that it comes at: `15:30`, `15:30Z`. With what
/// there is to say of how that time was read; see [`Typed::remark`].
///
/// # Errors
/// When it is neither, or not between a minute and a day ahead; the sentence says how to write it.
pub fn next_minutes<Z: TimeZone>(
    text: &str,
    now: Millis,
    zone: &Z,
) -> Result<(u32, Option<String>), String> {
    if front(text.trim()).is_none() {
        return minutes(text).map(|minutes| (minutes, None)).map_err(|error| error.to_string());
    }
    let Typed { at, remark } = coming(text, now, zone).map_err(|error| error.to_string())?;
    // The minute that has begun counts: a time that people say has no seconds.
    let ahead = at.since(now).saturating_add(MINUTE_MS - 1) / MINUTE_MS;
    let minutes = in_range(ahead).map(|minutes| (minutes, remark));
    minutes.ok_or_else(|| MinutesError::OutOfRange(text.to_owned()).to_string())
}

/// On which side of now a time may lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Happened,
    Coming,
}

fn read<Z: TimeZone>(text: &str, now: Millis, zone: &Z, side: Side) -> Result<Typed> {
    let said = text.trim();
    let moved = match side {
        Side::Happened => said.strip_prefix(['-', '−']).and_then(length_ms).map(|ms| -ms),
        Side::Coming => length_ms(said.strip_prefix('+').unwrap_or(said)),
    };
    if let Some(ms) = moved {
        return Ok(Typed { at: now.plus(ms), remark: None });
    }
    match front(said) {
        Some(Ok((time, ""))) => resolve(said, time, now, zone, side),
        Some(Err(fault)) => Err(refused(said, fault)),
        Some(Ok(_)) | None => Err(TypedError::Unreadable(text.to_owned())),
    }
}

/// The error of a time that looks like one.
pub(super) fn refused(said: &str, fault: Fault) -> TypedError {
    match fault {
        Fault::Day => TypedError::NoDay(said.to_owned()),
        Fault::TimeOfDay => TypedError::NoTimeOfDay(said.to_owned()),
        Fault::Behind => TypedError::Behind(said.to_owned()),
    }
}

/// The instant of a time that was said: in its own offset where it has one.
pub(super) fn resolve<Z: TimeZone>(
    said: &str,
    time: Said,
    now: Millis,
    zone: &Z,
    side: Side,
) -> Result<Typed> {
    match time.offset {
        Some(offset) => Asked { said, time, now, zone: &offset, side }.answer(),
        None => Asked { said, time, now, zone, side }.answer(),
    }
}

struct Asked<'a, Z> {
    said: &'a str,
    time: Said,
    now: Millis,
    zone: &'a Z,
    side: Side,
}

impl<Z: TimeZone> Asked<'_, Z> {
    fn answer(&self) -> Result<Typed> {
        let today = date(self.zone, self.now);
        match self.time.day {
            Day::Date(day) => self.on(day)?.ok_or_else(|| self.missed(None)),
            Day::Near(days) => self.on(days_after(today, days))?.ok_or_else(|| self.missed(None)),
            Day::Unsaid => self.around(today),
        }
    }

    /// The time on the day that it is; near midnight, on the day beside it.
    fn around(&self, today: NaiveDate) -> Result<Typed> {
        let over = days_after(today, self.beside());
        let ahead = date(self.zone, self.now.plus(AHEAD_MS));
        if self.side == Side::Happened && ahead != today {
            // The clocks differ by a minute, and it is midnight.
            if let Ok(Some(found)) = self.on(ahead) {
                return Ok(found);
            }
        }
        if let Some(found) = self.on(today)? {
            return Ok(found);
        }
        match self.on(over) {
            Ok(Some(found)) if self.distance(found.at) <= OVER_MIDNIGHT_MS => {
                let name = self.day_word();
                let remark = found.remark.unwrap_or_else(|| {
                    format!(
                        "“{}” was read as {name}, {}.",
                        self.said,
                        plainly(shown(self.zone, found.at))
                    )
                });
                Ok(Typed { at: found.at, remark: Some(remark) })
            }
            Ok(_) | Err(_) => Err(self.missed(Some(self.day_word()))),
        }
    }

    /// The time on a day, on the right side of now: the one that is nearest to now where the clocks show it twice.
    fn on(&self, day: NaiveDate) -> Result<Option<Typed>> {
        let wall = day.and_time(self.time.of_day);
        let mut may_be = instants(self.zone, wall);
        if may_be.is_empty() {
            return Err(self.never(wall));
        }
        may_be.retain(|at| self.fits(*at));
        let nearest = may_be.iter().copied().min_by_key(|at| self.distance(*at));
        Ok(nearest.map(|at| {
            let other = may_be.iter().copied().find(|other| *other != at);
            Typed { at, remark: other.map(|other| self.twice(at, other)) }
        }))
    }

    fn fits(&self, at: Millis) -> bool {
        match self.side {
            Side::Happened => at <= self.now.plus(AHEAD_MS),
            Side::Coming => at > self.now,
        }
    }

    fn distance(&self, at: Millis) -> i64 {
        self.now.since(at).saturating_abs()
    }

    /// The day beside today on the right side of now.
    fn beside(&self) -> i64 {
        match self.side {
            Side::Happened => -1,
            Side::Coming => 1,
        }
    }

    fn day_word(&self) -> &'static str {
        match self.side {
            Side::Happened => "yesterday",
            Side::Coming => "tomorrow",
        }
    }

    fn twice(&self, at: Millis, other: Millis) -> String {
        let (taken, left) = if at < other { ("first", "second") } else { ("second", "first") };
        format!(
            "“{}” came twice here, because the clocks went back; the {taken} was taken, {}. For the {left} write `{}`.",
            self.said,
            with_offset(self.zone, at),
            with_offset(self.zone, other)
        )
    }

    fn never(&self, wall: NaiveDateTime) -> TypedError {
        let at = unchanged(self.zone, wall);
        TypedError::Never {
            said: self.said.to_owned(),
            shown: plainly(shown(self.zone, at)),
            utc: format!("{}Z", plainly(shown(&chrono::Utc, at))),
        }
    }

    fn missed(&self, day: Option<&str>) -> TypedError {
        let said = self.said.to_owned();
        let way = |otherwise: &str| match day {
            Some(day) => format!("for {day} write `{day} {}`", self.said),
            None => otherwise.to_owned(),
        };
        match self.side {
            Side::Happened => TypedError::NotYet { said, way: way("say when it happened") },
            Side::Coming => TypedError::Passed { said, way: way("say a time that is to come") },
        }
    }
}
