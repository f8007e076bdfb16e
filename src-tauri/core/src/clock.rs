//! Time, and the only place that reads it.
//!
//! Everything else receives a [`Millis`]. A [`Clock`] either follows the system or runs from a given start at a given
//! rate (the demonstration, exercises and tests). Due times are absolute instants; nothing here counts down.

use chrono::{DateTime, SecondsFormat, Utc};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::time::Instant;
use ts_rs::TS;

/// An instant: milliseconds since 1970-01-01T00:00:00Z.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS,
)]
#[serde(transparent)]
#[ts(as = "f64")]
pub struct Millis(pub i64);

/// Milliseconds in a minute.
pub const MINUTE_MS: i64 = 60_000;

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

    /// Milliseconds from `earlier` to this instant; negative when `earlier` is later.
    #[must_use]
    pub fn since(self, earlier: Self) -> i64 {
        self.0.saturating_sub(earlier.0)
    }

    /// The UTC date and time; an instant outside chrono's range becomes 1970.
    #[must_use]
    pub fn utc(self) -> DateTime<Utc> {
        DateTime::from_timestamp_millis(self.0).unwrap_or_default()
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
}

impl fmt::Display for Millis {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.rfc3339())
    }
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
                #[allow(clippy::cast_possible_truncation, reason = "milliseconds fit for 292 million years")]
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
