//! Time, and the only place that reads it.
//!
//! Everything else receives a [`Millis`]. A [`Clock`] either follows the system or runs from a given start at a given
//! rate (the demonstration, exercises and tests). Due times are absolute instants; nothing here counts down.

use chrono::{DateTime, SecondsFormat, Utc};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::time::{Duration, Instant};
use ts_rs::TS;

/// An instant: milliseconds since 1970-01-01T00:00:00Z. One that is read from a log or from the page lies in a year of
/// four digits, whatever was written there: what comes after can reckon with it and draw it.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS,
)]
#[serde(from = "i64")]
#[ts(as = "f64")]
pub struct Millis(pub i64);

/// A clock that was put back by so much is told of; less is how clocks are kept right.
pub const STEP_MS: i64 = MINUTE_MS;

/// The first and the last millisecond of the years of four digits.
const YEARS_MS: [i64; 2] = [-62_135_596_800_000, 253_402_300_799_999];

/// Milliseconds in a minute.
pub const MINUTE_MS: i64 = 60_000;

/// Milliseconds in the longest year: a time that lies further from what it belongs to was mistyped.
pub const YEAR_MS: i64 = 366 * 24 * 60 * MINUTE_MS;

impl From<i64> for Millis {
    fn from(ms: i64) -> Self {
        let [first, last] = YEARS_MS;
        Self(ms.clamp(first, last))
    }
}

impl Millis {
    /// This instant moved by whole minutes; saturates.
    #[must_use]
    pub fn plus_minutes(self, minutes: i64) -> Self {
        Self(self.0.saturating_add(minutes.saturating_mul(MINUTE_MS)))
    }

    /// This instant moved by milliseconds; saturates.
    #[must_use]
    pub fn plus(self, ms: i64) -> Self {
        Self(self.0.saturating_add(ms))
    }

    /// Milliseconds from `earlier` to this instant; negative when `earlier` is later. It can always be negated.
    #[must_use]
    pub fn since(self, earlier: Self) -> i64 {
        self.0.saturating_sub(earlier.0).max(-i64::MAX)
    }

    /// The UTC date and time, in a year of four digits.
    #[must_use]
    pub fn utc(self) -> DateTime<Utc> {
        DateTime::from_timestamp_millis(Self::from(self.0).0).unwrap_or_default()
    }

    /// RFC 3339 in UTC with milliseconds, as in every JSON answer: `2026-01-02T14:30:00.000Z`.
    #[must_use]
    pub fn rfc3339(self) -> String {
        self.utc().to_rfc3339_opts(SecondsFormat::Millis, true)
    }

    /// Hours and minutes in UTC, as a person says them: `14:41`.
    #[must_use]
    pub fn hh_mm(self) -> String {
        self.utc().format("%H:%M").to_string()
    }

    /// The same with its day, for what may be of another day than the words around it: `2026-01-02 14:41`.
    #[must_use]
    pub fn date_hh_mm(self) -> String {
        self.utc().format("%Y-%m-%d %H:%M").to_string()
    }

    /// `14:41`, with its day where that is not the day of `now` in UTC.
    #[must_use]
    pub fn hh_mm_near(self, now: Self) -> String {
        let is_same = self.utc().date_naive() == now.utc().date_naive();
        if is_same { self.hh_mm() } else { self.date_hh_mm() }
    }
}

impl fmt::Display for Millis {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.rfc3339())
    }
}

/// How long something real may take at most: `product`, or so many times of it as a test allows, because a machine that
/// builds beside its tests is slow. `HOLDFAST_TEST_PATIENCE` says how many in builds with the feature `test-clock`.
#[must_use]
pub fn limit(product: Duration) -> Duration {
    #[cfg(test)]
    return product * 30;
    #[cfg(all(feature = "test-clock", not(test)))]
    if let Some(times) = std::env::var("HOLDFAST_TEST_PATIENCE").ok().and_then(|t| t.parse().ok()) {
        return product.saturating_mul(times);
    }
    #[cfg(not(test))]
    product
}

/// Tells the time. Cheap to clone; clones of a running clock agree with each other.
#[derive(Clone, Debug)]
pub struct Clock {
    kind: Kind,
}

#[derive(Clone, Debug)]
enum Kind {
    System,
    Running { start: Millis, real: Instant, rate: f64 },
    Shared(std::sync::Arc<std::sync::atomic::AtomicI64>),
}

/// Sets a [`Clock::by_hand`]; the clock and all its clones show what was set last.
#[derive(Clone, Debug)]
pub struct Hand(std::sync::Arc<std::sync::atomic::AtomicI64>);

impl Hand {
    /// Puts the clock to `now`; earlier than before is allowed, as with a real clock.
    pub fn set(&self, now: Millis) {
        self.0.store(now.0, std::sync::atomic::Ordering::SeqCst);
    }

    /// Moves the clock by `ms` milliseconds.
    pub fn advance(&self, ms: i64) {
        self.0.fetch_add(ms, std::sync::atomic::Ordering::SeqCst);
    }
}

impl Clock {
    /// The system's wall clock.
    #[must_use]
    pub fn system() -> Self {
        Self { kind: Kind::System }
    }

    /// A clock that shows `start` now and then runs at `rate` seconds a second.
    #[must_use]
    #[allow(clippy::disallowed_methods, reason = "the one place that reads the time")]
    pub fn running(start: Millis, rate: f64) -> Self {
        Self { kind: Kind::Running { start, real: Instant::now(), rate } }
    }

    /// A clock that stands still until its [`Hand`] moves it.
    #[must_use]
    pub fn by_hand(start: Millis) -> (Self, Hand) {
        let shared = std::sync::Arc::new(std::sync::atomic::AtomicI64::new(start.0));
        (Self { kind: Kind::Shared(shared.clone()) }, Hand(shared))
    }

    /// The system's clock or, in builds with the feature `test-clock`, the one that `HOLDFAST_TEST_CLOCK` asks for:
    /// `rate` or `rate@milliseconds`, as in `60` or `60@1767225600000`.
    #[must_use]
    pub fn from_environment() -> Self {
        #[cfg(feature = "test-clock")]
        if let Ok(text) = std::env::var("HOLDFAST_TEST_CLOCK") {
            let (rate, start) = text.split_once('@').unwrap_or((&text, ""));
            if let Ok(rate) = rate.parse() {
                let start = start.parse().map_or_else(|_| Self::system().now(), Millis);
                return Self::running(start, rate);
            }
        }
        Self::system()
    }

    /// The time now, by this clock.
    #[must_use]
    #[allow(clippy::disallowed_methods, reason = "the one place that reads the time")]
    pub fn now(&self) -> Millis {
        match &self.kind {
            Kind::System => Millis(Utc::now().timestamp_millis()),
            Kind::Running { start, real, rate } => {
                #[allow(
                    clippy::cast_possible_truncation,
                    reason = "milliseconds fit for 292 million years"
                )]
                let ms = (real.elapsed().as_secs_f64() * 1000.0 * rate) as i64;
                start.plus(ms)
            }
            Kind::Shared(now) => Millis(now.load(std::sync::atomic::Ordering::SeqCst)),
        }
    }

    /// Seconds of this clock in one real second.
    #[must_use]
    pub fn rate(&self) -> f64 {
        match &self.kind {
            Kind::System => 1.0,
            Kind::Running { rate, .. } => *rate,
            Kind::Shared(_) => 0.0,
        }
    }
}

/// Notices sleep and steps of the wall clock by comparing it with the one that only counts.
#[derive(Debug)]
pub struct Watch {
    clock: Clock,
    wall: Millis,
    counted: Instant,
    /// Both when whoever adds to an instant was told last.
    told: (Millis, Instant),
}

/// What happened to the clock between two looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Observation {
    /// Time passed as it should.
    Steady,
    /// The machine slept, or the program was frozen.
    Slept {
        /// From when.
        from: Millis,
        /// To when.
        to: Millis,
    },
    /// The wall clock moved back.
    SteppedBack {
        /// By how many milliseconds.
        back_ms: i64,
    },
}

impl Watch {
    /// Starts to watch.
    #[must_use]
    #[allow(clippy::disallowed_methods, reason = "the one place that reads the time")]
    pub fn new(clock: &Clock) -> Self {
        let (wall, counted) = (clock.now(), Instant::now());
        Self { clock: clock.clone(), wall, counted, told: (wall, counted) }
    }

    /// True once by the last look the time is another than what a screen comes to that was told it and counted on since:
    /// the machine slept, or the clock was set. The screen is then told anew.
    pub fn has_shifted(&mut self) -> bool {
        let (wall, counted) = self.told;
        let passed = i64::try_from((self.counted - counted).as_millis()).unwrap_or(i64::MAX);
        let is_shifted = match self.clock.kind {
            Kind::System => is_shifted(wall, self.wall, passed),
            Kind::Running { .. } | Kind::Shared(_) => false,
        };
        if is_shifted {
            self.told = (self.wall, self.counted);
        }
        is_shifted
    }

    /// What happened since the last look. A clock that does not follow the system's is always steady.
    #[allow(clippy::disallowed_methods, reason = "the one place that reads the time")]
    pub fn look(&mut self) -> Observation {
        let (wall, counted) = (self.clock.now(), Instant::now());
        let passed = i64::try_from((counted - self.counted).as_millis()).unwrap_or(i64::MAX);
        let before = std::mem::replace(&mut self.wall, wall);
        self.counted = counted;
        match self.clock.kind {
            Kind::System => observe(before, wall, passed),
            Kind::Running { .. } | Kind::Shared(_) => Observation::Steady,
        }
    }
}

/// Compares the wall clock with the milliseconds that were counted: more than 30 s ahead is sleep, more than 2 s
/// behind is a step back.
fn observe(before: Millis, wall: Millis, passed_ms: i64) -> Observation {
    let gap = wall.since(before).saturating_sub(passed_ms);
    match gap {
        30_001.. => Observation::Slept { from: before, to: wall },
        ..-2_000 => Observation::SteppedBack { back_ms: -gap },
        _ => Observation::Steady,
    }
}

/// True when the wall clock is a second or more away from where the counted milliseconds lead.
fn is_shifted(before: Millis, wall: Millis, passed_ms: i64) -> bool {
    wall.since(before).saturating_sub(passed_ms).saturating_abs() >= 1_000
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_screen_is_told_of_every_shift_of_a_second_however_it_came_about() {
        let at = Millis(1_000_000);
        for (wall, counted, wanted, why) in [
            (1_000, 1_000, false, "a tick"),
            (3_600_000, 3_599_100, false, "an hour, and less than a second in it"),
            (21_000, 1_000, true, "a nap too short to be recorded"),
            (-1_000, 1_000, true, "a second back, which nobody records"),
            (2_000, 1_000, true, "the clock was set"),
        ] {
            assert_eq!(is_shifted(at, at.plus(wall), counted), wanted, "{why}");
        }
    }

    #[test]
    fn sleep_and_steps_are_told_from_a_slow_tick() {
        let at = Millis(1_000_000);
        let cases = [
            (1_000, 1_000, Observation::Steady, "a tick"),
            (5_000, 1_000, Observation::Steady, "a short stall"),
            (61_000, 1_000, Observation::Slept { from: at, to: at.plus(61_000) }, "a nap"),
            (-3_599_000, 1_000, Observation::SteppedBack { back_ms: 3_600_000 }, "an hour back"),
            (0, 1_000, Observation::Steady, "a second back is noise"),
        ];
        for (wall, counted, wanted, why) in cases {
            assert_eq!(observe(at, at.plus(wall), counted), wanted, "{why}");
        }
    }

    #[test]
    fn any_number_is_an_instant_that_can_be_told() {
        for ms in [i64::MIN, -1, 0, 1, i64::MAX] {
            let read: Millis = serde_json::from_str(&ms.to_string()).unwrap();
            for at in [Millis(ms), read] {
                assert_eq!(at.date_hh_mm().len(), "2026-01-02 14:30".len(), "{ms}: {at}");
                assert!(at.since(Millis(i64::MAX)).abs() >= 0, "{ms}: its distance is a number");
            }
            assert_eq!(serde_json::to_string(&read).unwrap().parse(), Ok(read.0), "as it is kept");
        }
    }

    #[test]
    fn a_clock_by_hand_and_its_clones_show_what_was_set() {
        let (clock, hand) = Clock::by_hand(Millis(5));
        let copy = clock.clone();
        hand.advance(10);
        assert_eq!((clock.now(), copy.now()), (Millis(15), Millis(15)), "clones share the hand");
        hand.set(Millis(1));
        assert_eq!(copy.now(), Millis(1), "backwards is allowed, as with a real clock");
    }
}
