//! A time on the wall, and the instants at which the clocks of a place show it: one, two where the clocks are put back, none
//! where they are put forward.
//!
//! Only the offset at an instant is asked of the zone, because not every source of zones answers the other way round
//! rightly near a change.

use chrono::{NaiveDate, NaiveDateTime, Offset, TimeDelta, TimeZone};

use crate::clock::Millis;

const HOUR_MS: i64 = 3_600_000;

/// Milliseconds east of UTC at an instant.
pub(super) fn east_ms<Z: TimeZone>(zone: &Z, at: Millis) -> i64 {
    let offset = zone.offset_from_utc_datetime(&at.utc().naive_utc()).fix();
    i64::from(offset.local_minus_utc()) * 1000
}

/// What the clocks show at an instant.
pub(super) fn shown<Z: TimeZone>(zone: &Z, at: Millis) -> NaiveDateTime {
    at.plus(east_ms(zone, at)).utc().naive_utc()
}

/// The day at an instant.
pub(super) fn date<Z: TimeZone>(zone: &Z, at: Millis) -> NaiveDate {
    shown(zone, at).date()
}

/// The instants at which the clocks show `wall`, in order.
pub(super) fn instants<Z: TimeZone>(zone: &Z, wall: NaiveDateTime) -> Vec<Millis> {
    let mut found: Vec<Millis> = offsets(zone, wall)
        .into_iter()
        .map(|east| as_utc(wall).plus(-east))
        .filter(|at| shown(zone, *at) == wall)
        .collect();
    found.sort();
    found.dedup();
    found
}

/// Where the clocks never show `wall`: the instant that it would have been without the change.
pub(super) fn unchanged<Z: TimeZone>(zone: &Z, wall: NaiveDateTime) -> Millis {
    let before = offsets(zone, wall).first().copied().unwrap_or(0);
    as_utc(wall).plus(-before)
}

/// The offsets around `wall`, in order. No place is more than 16 hours from UTC, so that the instant is among those that
/// are looked at; and no place changes its clocks twice within an hour.
fn offsets<Z: TimeZone>(zone: &Z, wall: NaiveDateTime) -> Vec<i64> {
    let mut offsets: Vec<i64> =
        (-16..=16).map(|hours| east_ms(zone, as_utc(wall).plus(hours * HOUR_MS))).collect();
    offsets.dedup();
    offsets
}

/// The instant at which clocks in UTC show it.
fn as_utc(wall: NaiveDateTime) -> Millis {
    Millis(wall.and_utc().timestamp_millis())
}

/// So many days after `date`; the same day where the calendar ends.
pub(super) fn days_after(date: NaiveDate, days: i64) -> NaiveDate {
    date.checked_add_signed(TimeDelta::days(days)).unwrap_or(date)
}

/// `2026-10-25 02:30+01:00`, with seconds where they were said.
pub(super) fn with_offset<Z: TimeZone>(zone: &Z, at: Millis) -> String {
    let offset = zone.offset_from_utc_datetime(&at.utc().naive_utc()).fix();
    let wall = shown(zone, at);
    format!("{}{offset}", plainly(wall))
}

/// `2026-10-25 02:30`
pub(super) fn plainly(wall: NaiveDateTime) -> String {
    let has_seconds = wall.and_utc().timestamp() % 60 != 0;
    wall.format(if has_seconds { "%Y-%m-%d %H:%M:%S" } else { "%Y-%m-%d %H:%M" }).to_string()
}
