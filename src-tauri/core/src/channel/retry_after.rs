//! How long a receiver asks to be left alone. Pure.
//!
//! Read in this order: the header as whole seconds, as a fraction (rounded up), as a date, then `retry_after` and
//! `parameters.retry_after` of a JSON body. A date is compared with the answer's own `Date`, because this laptop's clock
//! may be wrong. What makes no sense is passed over.

use chrono::DateTime;
use serde_json::Value;

use super::answer::Reply;
use crate::clock::Millis;

/// The longest wait that is kept to; a longer one is cut to it.
const MAX_S: f64 = 900.0;
/// A wait above a day is a mistake (most often milliseconds, or an instant) and not a wish.
const ABSURD_S: f64 = 86_400.0;

/// Seconds to wait, from 1 to 900; none when the answer does not say so in a way that makes sense.
pub(super) fn seconds(reply: &Reply) -> Option<u64> {
    let header = reply.retry_after.as_deref().map(str::trim);
    header
        .and_then(number)
        .or_else(|| header.and_then(|text| until(text, reply)))
        .or_else(|| in_body(&reply.body))
}

fn number(text: &str) -> Option<u64> {
    text.parse().ok().and_then(sensible)
}

fn until(text: &str, reply: &Reply) -> Option<u64> {
    let then = date(text)?;
    let now = reply.date.as_deref().and_then(date).unwrap_or(reply.at);
    #[allow(
        clippy::cast_precision_loss,
        reason = "a wait of a day is exact; a longer one is passed over"
    )]
    let wait = then.since(now) as f64 / 1000.0;
    sensible(wait)
}

/// An HTTP date: `Fri, 02 Jan 2026 14:30:00 GMT`.
fn date(text: &str) -> Option<Millis> {
    let date = DateTime::parse_from_rfc2822(text.trim()).ok()?;
    Some(Millis(date.timestamp_millis()))
}

fn in_body(body: &str) -> Option<u64> {
    let json: Value = serde_json::from_str(body).ok()?;
    let at = |path| json.pointer(path).and_then(Value::as_f64).and_then(sensible);
    at("/retry_after").or_else(|| at("/parameters/retry_after"))
}

fn sensible(seconds: f64) -> Option<u64> {
    // Comparing also leaves out NaN, which is within no range.
    if !(0.0..=ABSURD_S).contains(&seconds) {
        return None;
    }
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "it is from 1 to 900"
    )]
    let whole = seconds.ceil().clamp(1.0, MAX_S) as u64;
    Some(whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reply(header: Option<&str>, date: Option<&str>, body: &str) -> Reply {
        Reply {
            status: 429,
            retry_after: header.map(str::to_owned),
            date: date.map(str::to_owned),
            body: body.to_owned(),
            at: Millis(1_767_364_200_000), // 2026-01-02T14:30:00Z
        }
    }

    #[test]
    fn each_form_of_the_header_is_read_and_kept_within_a_second_and_a_quarter_of_an_hour() {
        for (header, expected) in [
            ("12", Some(12)),
            (" 12 ", Some(12)),
            ("0", Some(1)),
            ("0.3", Some(1)),
            ("2.1", Some(3)),
            ("900", Some(900)),
            ("3600", Some(900)),
            ("86401", None),
            ("1e12", None),
            ("-5", None),
            ("NaN", None),
            ("inf", None),
            ("99999999999999999999", None),
            ("soon", None),
            ("", None),
        ] {
            assert_eq!(seconds(&reply(Some(header), None, "")), expected, "Retry-After: {header}");
        }
        assert_eq!(seconds(&reply(None, None, "")), None, "it does not say");
    }

    #[test]
    fn a_date_is_compared_with_the_answers_own_clock_and_only_else_with_ours() {
        let theirs = Some("Tue, 06 Jan 2026 10:00:00 GMT");
        let at = |text, date| seconds(&reply(Some(text), date, ""));
        assert_eq!(at("Tue, 06 Jan 2026 10:00:30 GMT", theirs), Some(30), "their clock");
        assert_eq!(at("Fri, 02 Jan 2026 14:30:45 GMT", None), Some(45), "ours, without theirs");
        assert_eq!(
            at("Fri, 02 Jan 2026 14:30:45 GMT", Some("yesterday")),
            Some(45),
            "or unreadable"
        );
        assert_eq!(at("Tue, 06 Jan 2026 09:59:00 GMT", theirs), None, "the past is passed over");
        assert_eq!(at("Fri, 06 Feb 2026 10:00:00 GMT", theirs), None, "and so is next month");
    }

    #[test]
    fn a_body_says_it_where_the_header_does_not() {
        let body = r#"{"retry_after":1.5,"ok":false,"error":"rate_limited"}"#;
        assert_eq!(seconds(&reply(None, None, body)), Some(2));
        assert_eq!(seconds(&reply(Some("7"), None, body)), Some(7), "the header goes first");
        assert_eq!(seconds(&reply(Some("-1"), None, body)), Some(2), "unless it makes no sense");
        assert_eq!(seconds(&reply(None, None, r#"{"parameters":{"retry_after":9}}"#)), Some(9));
        for body in
            [r#"{"retry_after":-1}"#, r#"{"retry_after":1e12}"#, r#"{"retry_after":"x"}"#, "{"]
        {
            assert_eq!(seconds(&reply(None, None, body)), None, "{body}");
        }
    }
}
