//! The clock of an exercise: it runs at a speed of its own, stands still, and can be put forward. Its time is the
//! milliseconds of the story since the start: `T+00:25`.
//!
//! `T = anchor.t + speed × (now − anchor.real)` while it runs. Each change writes a new [`Anchor`] into the log, so that
//! the time of the story follows from the log and the time on the wall. What is deliberately absent: ticks. Who waits asks
//! for the instant at which a time of the story comes.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;
use ts_rs::TS;

use super::moment::read_span;
use crate::clock::Millis;

/// Thousandths of a second of the story in a millisecond of a second on the wall: 1000 is as fast as life.
const ONE: i64 = 1000;

/// How fast the story runs, from half as fast as life to an hour a second.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(transparent)]
pub struct Speed(u32);

impl Speed {
    /// As fast as life.
    pub const REAL: Self = Self(1000);
    /// Half as fast as life, and an hour a second.
    const BOUNDS: [u32; 2] = [500, 3_600_000];

    /// So many thousandths of life's speed; none where nobody may set that.
    #[must_use]
    pub fn thousandths(value: u32) -> Option<Self> {
        let [slowest, fastest] = Self::BOUNDS;
        (slowest..=fastest).contains(&value).then_some(Self(value))
    }

    /// Seconds of the story in one second on the wall.
    #[must_use]
    pub fn rate(self) -> f64 {
        f64::from(self.0) / 1000.0
    }
}

impl Default for Speed {
    fn default() -> Self {
        Self::REAL
    }
}

impl fmt::Display for Speed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}×", self.rate())
    }
}

impl FromStr for Speed {
    type Err = String;

    /// Reads `60`, `60x`, `60 ×`, `0.5`, `.5`, `½`, and `2,5` as many people write it.
    fn from_str(text: &str) -> Result<Self, String> {
        let number = text.trim().trim_end_matches(['x', 'X', '×']).trim();
        let wrong = || format!("“{text}” is no speed; say a number from 0.5 to 3600, as in 60");
        // Half of its writers mean a thousand by `1,000`.
        let thousand = number.split_once(',').is_some_and(|(_, after)| after.len() > 2);
        let plain = number.replace('½', ".5").replacen(',', ".", 1);
        let value: f64 = plain.parse().ok().filter(|_| !thousand).ok_or_else(wrong)?;
        let thousandths = (value * 1000.0).round();
        if !(0.0..=f64::from(u32::MAX)).contains(&thousandths) {
            return Err(wrong());
        }
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "checked in the line before"
        )]
        Self::thousandths(thousandths as u32).ok_or_else(wrong)
    }
}

/// Where the story stood at one moment, and how it goes on from there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Anchor {
    /// Milliseconds of the story.
    pub t_ms: i64,
    /// The moment on the wall.
    pub real: Millis,
    /// How fast it runs.
    pub speed: Speed,
    /// It does not stand still.
    pub running: bool,
}

impl Anchor {
    /// The story's time at a moment on the wall. It never goes back, whatever the clock on the wall does.
    #[must_use]
    pub fn t_at(&self, now: Millis) -> i64 {
        let passed = if self.running { now.since(self.real).max(0) } else { 0 };
        let story = i128::from(passed) * i128::from(self.speed.0) / i128::from(ONE);
        self.t_ms.saturating_add(i64::try_from(story).unwrap_or(i64::MAX))
    }

    /// The first moment on the wall at which the story is at `t_ms`; none while it stands still before it.
    #[must_use]
    pub fn real_at(&self, t_ms: i64) -> Option<Millis> {
        let ahead = t_ms.saturating_sub(self.t_ms);
        if ahead <= 0 {
            return Some(self.real);
        }
        let speed = i128::from(self.speed.0.max(1));
        let wait = (i128::from(ahead) * i128::from(ONE) + speed - 1) / speed;
        self.running.then(|| self.real.plus(i64::try_from(wait).unwrap_or(i64::MAX)))
    }

    /// The same moment of the story, changed by `change`: the anchor of a pause, of another speed.
    #[must_use]
    pub fn anew(&self, now: Millis, change: impl FnOnce(&mut Self)) -> Self {
        let mut anew = Self { t_ms: self.t_at(now), real: now, ..*self };
        change(&mut anew);
        anew
    }
}

/// A time of the story as people say it: `T+00:31`, `T+00:31:20` where it is not on the minute, `T+1d 02:00`; `T−00:03`
/// lies before it.
#[must_use]
pub fn said(t_ms: i64) -> String {
    let sign = if t_ms < 0 { '−' } else { '+' };
    let seconds = t_ms.saturating_abs() / 1000;
    let (days, hours, minutes) = (seconds / 86_400, seconds / 3600 % 24, seconds / 60 % 60);
    let day = if days > 0 { format!("{days}d ") } else { String::new() };
    let second = if seconds % 60 > 0 { format!(":{:02}", seconds % 60) } else { String::new() };
    format!("T{sign}{day}{hours:02}:{minutes:02}{second}")
}

/// Reads a time of the story: `T+00:25`, `00:25`, `T+00:25:30`, `T+1d 02:00`, `25m`, `1h30m`, `1h30`, `90s`, `25`.
///
/// # Errors
/// One sentence, when the text is none of these.
pub fn read(text: &str) -> Result<i64, String> {
    let plain = text.trim();
    let plain = plain.strip_prefix(['T', 't']).unwrap_or(plain);
    let plain = plain.strip_prefix('+').unwrap_or(plain).trim();
    let seconds = if plain.contains(':') { clock(plain) } else { units(plain) };
    seconds
        .and_then(|s| s.checked_mul(1000))
        .ok_or_else(|| format!("“{text}” is no time of the exercise; say it as T+00:25 or 25m"))
}

/// Reads a time as it is said, with `T` and its sign: `T+1d 02:00`, and `T−00:03` before the beginning.
pub(super) fn read_signed(text: &str) -> Option<i64> {
    let plain = text.strip_prefix(['T', 't'])?;
    match plain.strip_prefix(['−', '-']) {
        Some(before) if before.trim_start().starts_with(|c: char| c.is_ascii_digit()) => {
            read(before).ok().map(|ms| -ms)
        }
        Some(_) => None,
        None => plain.starts_with('+').then(|| read(text).ok())?,
    }
}

/// `[1d ]00:25[:30]` in seconds.
fn clock(text: &str) -> Option<i64> {
    let (days, rest) = match text.split_once(['d', 'D']) {
        Some((days, rest)) => (days.trim().parse::<u32>().ok()?, rest.trim()),
        None => (0, text),
    };
    let parts: Vec<&str> = rest.split(':').collect();
    let (hours, minutes, seconds) = match parts.as_slice() {
        [hours, minutes] => (*hours, *minutes, "0"),
        [hours, minutes, seconds] => (*hours, *minutes, *seconds),
        _ => return None,
    };
    let below_60 = |text: &str| text.parse::<u32>().ok().filter(|n| *n < 60).map(i64::from);
    let hours = i64::from(hours.parse::<u32>().ok()?);
    Some((i64::from(days) * 24 + hours) * 3600 + below_60(minutes)? * 60 + below_60(seconds)?)
}

/// `1h30m`, `90s`, `2d` in seconds; a number alone is minutes, behind hours too.
fn units(text: &str) -> Option<i64> {
    let minutes = text.parse::<u32>().ok().map(|minutes| i64::from(minutes) * 60);
    if let Some((hours, minutes)) = text.split_once(['h', 'H'])
        && let (Ok(hours), Ok(minutes)) = (hours.parse::<u32>(), minutes.trim().parse::<u32>())
    {
        return Some((i64::from(hours) * 60 + i64::from(minutes)) * 60);
    }
    // Without this, `12 5m` would be 125 minutes.
    let each_has_its_unit =
        || text.split_whitespace().all(|word| word.ends_with(char::is_alphabetic));
    let joined = || text.split_whitespace().collect::<String>();
    minutes.or_else(|| each_has_its_unit().then(|| read_span(&joined()))?.map(|ms| ms / 1000))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn times_of_the_story_are_read_as_they_are_said() {
        for (text, ms, said_again) in [
            ("T+00:25", 1_500_000, "T+00:25"),
            ("t+01:30", 5_400_000, "T+01:30"),
            ("00:31:20", 1_880_000, "T+00:31:20"),
            ("T+1d 02:00", 93_600_000, "T+1d 02:00"),
            ("25m", 1_500_000, "T+00:25"),
            ("T+90m", 5_400_000, "T+01:30"),
            ("1h30m", 5_400_000, "T+01:30"),
            ("90s", 90_000, "T+00:01:30"),
            ("1h30", 5_400_000, "T+01:30"),
            ("1h 5", 3_900_000, "T+01:05"),
            ("T+1d 2h", 93_600_000, "T+1d 02:00"),
            ("40", 2_400_000, "T+00:40"),
        ] {
            assert_eq!(read(text), Ok(ms), "{text}");
            assert_eq!(said(ms), said_again, "{text}");
        }
        for text in
            ["", "T+", "-5m", "T-00:05", "25x", "00:61", "1:2:3:4", "m", "5m3", "12 5m", "1 h"]
        {
            assert!(read(text).is_err(), "{text} is no time of an exercise");
        }
    }

    #[test]
    fn speeds_outside_the_bounds_are_refused_in_words() {
        for (text, rate) in [
            ("60", 60.0),
            ("60 x", 60.0),
            ("0.5×", 0.5),
            (".5", 0.5),
            ("½", 0.5),
            ("2½", 2.5),
            ("2,5", 2.5),
            ("3600x", 3600.0),
        ] {
            assert_eq!(text.parse::<Speed>().map(Speed::rate), Ok(rate), "{text}");
        }
        for text in ["0.4", "3601", "-1", "fast", "NaN", "inf", "", "1,000", "1,2,3"] {
            let why = text.parse::<Speed>().expect_err(text);
            assert!(why.contains("0.5 to 3600"), "the bounds are named: {why}");
        }
    }

    #[test]
    fn a_clock_on_the_wall_that_goes_back_does_not_turn_the_story_back() {
        let anchor =
            Anchor { t_ms: 60_000, real: Millis(10_000), speed: Speed::REAL, running: true };
        assert_eq!(anchor.t_at(Millis(0)), 60_000, "it stands until the wall has caught up");
    }

    proptest! {
        #[test]
        fn what_is_said_of_a_clock_is_read_as_the_same(
            thousandths in 500_u32..=3_600_000, seconds in 0_i64..10_000_000,
        ) {
            let speed = Speed::thousandths(thousandths).unwrap();
            prop_assert_eq!(speed.to_string().parse(), Ok(speed));
            prop_assert_eq!(read(&said(seconds * 1000)), Ok(seconds * 1000));
        }

        #[test]
        fn the_moment_of_a_time_is_the_first_at_which_the_story_is_there(
            speed in 500_u32..=3_600_000, t_ms in 0_i64..100_000_000, ahead in 1_i64..1_000_000_000,
        ) {
            let speed = Speed::thousandths(speed).unwrap();
            let anchor = Anchor { t_ms, real: Millis(1_767_225_600_000), speed, running: true };
            let at = anchor.real_at(t_ms + ahead).unwrap();
            prop_assert!(anchor.t_at(at) >= t_ms + ahead, "it is reached then");
            prop_assert!(anchor.t_at(at.plus(-1)) < t_ms + ahead, "and not a millisecond before");
        }

        #[test]
        fn a_change_of_speed_or_a_pause_moves_no_time(
            speed in 500_u32..=3_600_000, passed in 0_i64..10_000_000,
        ) {
            let anchor = Anchor { t_ms: 0, real: Millis(0), speed: Speed::REAL, running: true };
            let now = Millis(passed);
            let paused = anchor.anew(now, |a| a.running = false);
            prop_assert_eq!(paused.t_at(now.plus(99_999)), anchor.t_at(now), "it stands still");
            let faster = anchor.anew(now, |a| a.speed = Speed::thousandths(speed).unwrap());
            prop_assert_eq!(faster.t_at(now), anchor.t_at(now), "the story is where it was");
        }
    }
}
