//! Lengths of time: `20m`, `1h30m`, `90`.

use crate::clock::MINUTE_MS;
use crate::runbook::LONGEST_RHYTHM_MINUTES;

/// An update is promised for so many minutes ahead at most: a day.
pub const LONGEST_MINUTES: i64 = LONGEST_RHYTHM_MINUTES as i64;

/// Minutes that cannot be read, or make no sense.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MinutesError {
    /// Not a length of time.
    #[error("“{0}” is not a length of time; say it as 20m, 1h, 1h30m or 90 (minutes)")]
    Unreadable(String),
    /// Less than a minute or more than a day.
    #[error("“{0}” is out of range; say between 1m and 24h")]
    OutOfRange(String),
}

/// Minutes from `20m`, `1h`, `1h30m`, `90`: between 1 minute and 24 hours.
///
/// # Errors
/// When the text is not a length of time, or out of range.
pub fn minutes(text: &str) -> Result<u32, MinutesError> {
    let word = text.trim();
    let ms = if !word.is_empty() && word.bytes().all(|b| b.is_ascii_digit()) {
        word.parse::<i64>().ok().and_then(|m| m.checked_mul(MINUTE_MS))
    } else {
        length_ms(word).filter(|ms| ms % MINUTE_MS == 0)
    };
    let ms = ms.ok_or_else(|| MinutesError::Unreadable(text.to_owned()))?;
    in_range(ms / MINUTE_MS).ok_or_else(|| MinutesError::OutOfRange(text.to_owned()))
}

/// Whole minutes, where an update may be promised for then.
pub(super) fn in_range(minutes: i64) -> Option<u32> {
    (1..=LONGEST_MINUTES).contains(&minutes).then(|| u32::try_from(minutes).ok()).flatten()
}

/// Milliseconds of `1h30m`, `90s`, `5 min`: numbers with units, the greater unit first.
pub(super) fn length_ms(text: &str) -> Option<i64> {
    let text = text.to_lowercase();
    let mut total: i64 = 0;
    let mut rest = text.trim();
    let mut above = i64::MAX;
    while !rest.is_empty() {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let number: i64 = rest[..digits].parse().ok()?;
        let unit = rest[digits..].trim_start();
        let (ms, after) = unit_ms(unit)?;
        if ms >= above {
            return None;
        }
        above = ms;
        total = total.checked_add(number.checked_mul(ms)?)?;
        rest = after.trim_start();
    }
    (above != i64::MAX).then_some(total)
}

fn unit_ms(text: &str) -> Option<(i64, &str)> {
    let units = [("h", 60 * MINUTE_MS), ("min", MINUTE_MS), ("m", MINUTE_MS), ("s", 1000)];
    units.iter().find_map(|(name, ms)| text.strip_prefix(name).map(|rest| (*ms, rest)))
}
