use super::fixture::{DECLARED, min};
use crate::clock::Millis;
use crate::update::*;
use proptest::prelude::*;

#[test]
fn minutes_are_read_as_people_write_them() {
    for (text, minutes) in [
        ("20m", 20),
        ("1h", 60),
        ("90", 90),
        ("1h30m", 90),
        (" 10 M ", 10),
        ("45min", 45),
        ("45 min", 45),
        ("24h", 1440),
    ] {
        assert_eq!(next_minutes(text), Ok(minutes), "{text}");
    }
}

#[test]
fn minutes_that_make_no_sense_are_refused_with_a_way_on() {
    for text in
        ["", "soon", "m", "20x", "-5m", "1m1h", "90s", "²0m", "5m5m", "99999999999999999999"]
    {
        let error = next_minutes(text).expect_err(text).to_string();
        assert!(error.contains("20m, 1h"), "says how: {error}");
    }
    for text in ["0", "0m", "25h", "1441"] {
        let error = next_minutes(text).expect_err(text).to_string();
        assert!(error.contains("between 1m and 24h"), "says the range: {error}");
    }
}

#[test]
fn times_are_read_in_local_time_in_utc_and_backwards() {
    // It is 14:26 UTC, and 16:26 where the person is.
    for (text, expected) in [
        ("14:02Z", min(-24)),
        ("16:02", min(-24)),
        ("16:26", min(0)),
        ("16:27", min(1)),
        ("16:28", min(2 - 1440)),
        ("9:05", min(-441)),
        ("16:02:30", min(-24).plus(30_000)),
        ("-5m", min(-5)),
        ("−5m", min(-5)),
        ("-90s", min(0).plus(-90_000)),
        ("-1h", min(-60)),
        ("-1h30m", min(-90)),
        ("2026-01-02T14:02:00Z", min(-24)),
        ("2026-01-02T16:02:00+02:00", min(-24)),
    ] {
        assert_eq!(when(text, DECLARED, 120), Ok(expected), "{text}");
    }
}

#[test]
fn a_time_of_yesterday_is_found_after_midnight() {
    let past_midnight = min(9 * 60 + 39); // 00:05 UTC of the next day
    assert_eq!(when("23:58Z", past_midnight, 0), Ok(past_midnight.plus_minutes(-7)));
    assert_eq!(when("00:04Z", past_midnight, 0), Ok(past_midnight.plus_minutes(-1)));
}

#[test]
fn the_future_and_nonsense_are_refused() {
    let future = when("2026-01-02T15:00:00Z", DECLARED, 0).expect_err("34 minutes ahead");
    assert_eq!(future, WhenError::Future("2026-01-02T15:00:00Z".to_owned()));
    for text in
        ["", "-", "-5", "25:00", "14:60", "14.02", "1402", "yesterday", "14:2", "+1:00", "-1s1h"]
    {
        let error = when(text, DECLARED, 0).expect_err(text).to_string();
        assert!(error.contains("14:02Z"), "says how: {error}");
    }
}

fn line(input: &str) -> (Option<Millis>, LineKind, String) {
    let line = timeline_line(input, DECLARED, 0);
    (line.happened_at, line.kind, line.text)
}

#[test]
fn a_line_of_the_timeline_says_when_and_what() {
    use LineKind::{Decision, Note};
    for (input, at, kind, text) in [
        ("-2m Kim sees errors falling", Some(min(-2)), Note, "Kim sees errors falling"),
        ("14:02 disk full", Some(min(-24)), Note, "disk full"),
        ("!clear logs first", None, Decision, "clear logs first"),
        ("-2m ! clear logs", Some(min(-2)), Decision, "clear logs"),
        ("\\!important: not a decision", None, Note, "!important: not a decision"),
        ("\\14:02 as written", None, Note, "14:02 as written"),
        ("-2m", None, Note, "-2m"),
        ("-5 errors a second", None, Note, "-5 errors a second"),
        ("99:99 on the display", None, Note, "99:99 on the display"),
        ("  plain  ", None, Note, "plain"),
        ("", None, Note, ""),
        ("!", None, Decision, ""),
    ] {
        assert_eq!(line(input), (at, kind, text.to_owned()), "{input}");
    }
}

proptest! {
    #[test]
    fn reading_never_panics_and_never_names_the_future(text in "\\PC{0,20}", offset in -840..840i32) {
        let _ = next_minutes(&text);
        if let Ok(at) = when(&text, DECLARED, offset) {
            prop_assert!(at <= min(1), "{text} is {at}");
        }
        let _ = timeline_line(&text, DECLARED, offset);
    }

    #[test]
    fn a_time_of_day_is_found_within_the_last_day(h in 0..24i64, m in 0..60i64, offset in -840..840i32) {
        let at = when(&format!("{h:02}:{m:02}"), DECLARED, offset).expect("a time of day");
        prop_assert!(at <= min(1) && at > min(1 - 1440), "the latest such time: {at}");
        let local = (at.0 / 60_000 + i64::from(offset)).rem_euclid(1440);
        prop_assert_eq!(local, h * 60 + m);
    }
}
