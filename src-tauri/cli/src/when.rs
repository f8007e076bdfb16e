//! Times for people: local, with the date only where it changes.

use chrono::{DateTime, FixedOffset, Local, Offset, TimeZone};
use holdfast_core::clock::Millis;
use holdfast_core::screen::Now;
use holdfast_core::text::exact_length;

fn local(at: Millis) -> DateTime<FixedOffset> {
    at.utc().with_timezone(&Local.offset_from_utc_datetime(&at.utc().naive_utc()).fix())
}

/// `14:23:05`
pub fn clock(at: Millis) -> String {
    local(at).format("%H:%M:%S").to_string()
}

/// `14:23:05`, and the date before it when it is another day than `now`.
pub fn clock_near(at: Millis, now: Millis) -> String {
    dated(at, now, "%H:%M:%S")
}

/// `14:23`
pub fn short(at: Millis) -> String {
    local(at).format("%H:%M").to_string()
}

/// `Friday, 2026-01-02 (UTC+01:00)`
pub fn day(at: Millis) -> String {
    local(at).format("%A, %Y-%m-%d (UTC%:z)").to_string()
}

/// `14:23`, and the date before it when it is another day than `now`.
pub fn near(at: Millis, now: Millis) -> String {
    dated(at, now, "%H:%M")
}

/// A time of an incident by its own clock: `14:23` like [`near`], or `T+00:23` where a story tells the time.
pub fn own(at: Millis, now: Now) -> String {
    now.dial().story_time(at).unwrap_or_else(|| near(at, now.now))
}

fn dated(at: Millis, now: Millis, clock: &str) -> String {
    let (at, now) = (local(at), local(now));
    let same = at.date_naive() == now.date_naive();
    let date = if same { String::new() } else { at.format("%Y-%m-%d ").to_string() };
    date + &at.format(clock).to_string()
}

/// `in 12 min`, or `3 min overdue`.
pub fn until(due: Millis, now: Millis) -> String {
    let left = due.since(now);
    if left >= 0 {
        format!("in {}", exact_length(left))
    } else {
        format!("{} overdue", exact_length(-left))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_time_can_be_told() {
        for ms in [i64::MIN, -1, i64::MAX] {
            for now in [Millis(i64::MIN), Millis(0), Millis(i64::MAX)] {
                let at = Millis(ms);
                let told = [clock(at), short(at), day(at), near(at, now), until(at, now)];
                assert!(told.iter().all(|words| !words.is_empty()), "{ms}: {told:?}");
            }
        }
    }

    #[test]
    fn a_promise_says_how_far_off_it_is() {
        assert_eq!(until(Millis(0), Millis(180_000)), "3 min overdue", "a missed promise says so");
        assert_eq!(until(Millis(720_000), Millis(0)), "in 12 min", "one that stands, too");
    }
}
