//! What a person types of a key time: a time of what happened, that there is none, or that the log is right.

use chrono::TimeZone;

use super::when::{Result, Typed, when};
use crate::clock::Millis;
use crate::incident::key_time::KeySaid;

/// A time as [`when`] reads it; `none` and `n/a` for a time that the incident does not have; nothing and `log` for what
/// the log tells. With what there is to say of how the time was read.
///
/// # Errors
/// When it is none of them, or a time that has not come yet.
pub fn key_time<Z: TimeZone>(
    text: &str,
    now: Millis,
    zone: &Z,
) -> Result<(KeySaid, Option<String>)> {
    match text.trim().to_lowercase().as_str() {
        "" | "log" => Ok((KeySaid::AsLogged, None)),
        "none" | "n/a" => Ok((KeySaid::NotApplicable, None)),
        _ => when(text, now, zone).map(|Typed { at, remark }| (KeySaid::At { at }, remark)),
    }
}
