//! Times for people: local, with the date only where it changes.

use chrono::{DateTime, FixedOffset, Local, Offset, TimeZone};
use holdfast_core::clock::Millis;

/// Minutes east of UTC here, at that instant.
pub fn offset_minutes(at: Millis) -> i32 {
    Local.offset_from_utc_datetime(&at.utc().naive_utc()).fix().local_minus_utc() / 60
}

fn local(at: Millis) -> DateTime<FixedOffset> {
    at.utc().with_timezone(&Local.offset_from_utc_datetime(&at.utc().naive_utc()).fix())
}

/// `14:23:05`
pub fn clock(at: Millis) -> String {
    local(at).format("%H:%M:%S").to_string()
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
    let (at, now) = (local(at), local(now));
    let same = at.date_naive() == now.date_naive();
    at.format(if same { "%H:%M" } else { "%Y-%m-%d %H:%M" }).to_string()
}

/// `40 s`, `12 min`, `3 h 05 min`, `2 d 4 h`: how long, never negative.
pub fn length(ms: i64) -> String {
    let seconds = ms.max(0) / 1000;
    let (minutes, hours, days) = (seconds / 60, seconds / 3600, seconds / 86_400);
    match (days, hours, minutes) {
        (1.., ..) => format!("{days} d {} h", hours % 24),
        (_, 1.., _) => format!("{hours} h {:02} min", minutes % 60),
        (_, _, 1..) => format!("{minutes} min"),
        _ => format!("{seconds} s"),
    }
}

/// `in 12 min`, or `3 min overdue`.
pub fn until(due: Millis, now: Millis) -> String {
    let left = due.since(now);
    if left >= 0 { format!("in {}", length(left)) } else { format!("{} overdue", length(-left)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_read_as_people_say_them() {
        let cases = [
            (-5, "0 s"),
            (59_999, "59 s"),
            (60_000, "1 min"),
            (3_900_000, "1 h 05 min"),
            (187_200_000, "2 d 4 h"),
        ];
        for (ms, said) in cases {
            assert_eq!(length(ms), said, "{ms} ms");
        }
        assert_eq!(until(Millis(0), Millis(180_000)), "3 min overdue", "a missed promise says so");
        assert_eq!(until(Millis(720_000), Millis(0)), "in 12 min", "one that stands, too");
    }
}
