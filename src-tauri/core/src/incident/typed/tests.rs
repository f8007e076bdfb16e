mod zones;

use chrono::{FixedOffset, Utc};
use chrono_tz::Europe;

use super::*;
use crate::clock::Millis;

/// An instant from RFC 3339.
fn at(text: &str) -> Millis {
    Millis(chrono::DateTime::parse_from_rfc3339(text).unwrap().timestamp_millis())
}

fn berlin(text: &str, now: &str) -> Result<Typed> {
    when(text, at(now), &Europe::Berlin)
}

/// It is 14:26 UTC, and 16:26 where the person is.
const NOW: &str = "2026-01-02T14:26:00Z";

fn here(text: &str) -> Result<Typed> {
    when(text, at(NOW), &FixedOffset::east_opt(7200).unwrap())
}

#[test]
fn minutes_are_read_as_people_write_them() {
    for (text, read) in [
        ("20m", 20),
        ("1h", 60),
        ("90", 90),
        ("1h30m", 90),
        (" 10 M ", 10),
        ("45min", 45),
        ("45 min", 45),
        ("24h", 1440),
    ] {
        assert_eq!(minutes(text), Ok(read), "{text}");
    }
}

#[test]
fn minutes_that_make_no_sense_are_refused_with_a_way_on() {
    for text in
        ["", "soon", "m", "20x", "-5m", "1m1h", "90s", "²0m", "5m5m", "99999999999999999999"]
    {
        let error = minutes(text).expect_err(text).to_string();
        assert!(error.contains("20m, 1h"), "says how: {error}");
    }
    for text in ["0", "0m", "25h", "1441"] {
        let error = minutes(text).expect_err(text).to_string();
        assert!(error.contains("between 1m and 24h"), "says the range: {error}");
    }
}

#[test]
fn times_are_read_as_people_and_holdfast_write_them() {
    for (text, wanted) in [
        ("14:02Z", "2026-01-02T14:02:00Z"),
        ("14:02 UTC", "2026-01-02T14:02:00Z"),
        ("16:02", "2026-01-02T14:02:00Z"),
        ("today 16:02", "2026-01-02T14:02:00Z"),
        ("16:26", "2026-01-02T14:26:00Z"),
        ("16:27", "2026-01-02T14:27:00Z"),
        ("9:05", "2026-01-02T07:05:00Z"),
        ("16:02:30", "2026-01-02T14:02:30Z"),
        ("yesterday 16:40", "2026-01-01T14:40:00Z"),
        ("Yesterday 23:10Z", "2026-01-01T23:10:00Z"),
        ("2025-11-28 13:55", "2025-11-28T11:55:00Z"),
        ("2025-11-28 13:55 UTC", "2025-11-28T13:55:00Z"),
        ("2025-11-28T13:55", "2025-11-28T11:55:00Z"),
        ("2025-11-28 13:55:10Z", "2025-11-28T13:55:10Z"),
        ("2025-11-28 13:55+05:30", "2025-11-28T08:25:00Z"),
        ("2026-01-02T14:02:00Z", "2026-01-02T14:02:00Z"),
        ("2026-01-02T14:02:00.123Z", "2026-01-02T14:02:00.123Z"),
        ("2026-01-02T16:02:00+02:00", "2026-01-02T14:02:00Z"),
        ("-5m", "2026-01-02T14:21:00Z"),
        ("−5m", "2026-01-02T14:21:00Z"),
        ("-5 min", "2026-01-02T14:21:00Z"),
        ("-90s", "2026-01-02T14:24:30Z"),
        ("-1h30m", "2026-01-02T12:56:00Z"),
    ] {
        assert_eq!(here(text), Ok(Typed { at: at(wanted), remark: None }), "{text}");
    }
}

#[test]
fn a_time_that_has_not_come_is_refused_with_the_way_to_write_yesterdays() {
    let error = berlin("14:10", "2026-11-28T13:05:00Z").expect_err("five minutes ahead");
    assert_eq!(
        error.to_string(),
        "“14:10” has not come yet; for yesterday write `yesterday 14:10`"
    );
    assert!(!error.is_unreadable(), "it is a time, and cannot be meant");
    for (text, wanted) in [
        ("14:40Z", "for yesterday write `yesterday 14:40Z`"),
        ("8:00", "not come"),
        ("2026-01-02T15:00:00Z", "say when it happened"),
        ("2026-02-01 10:00", "say when it happened"),
        ("tomorrow 10:00", "say when it happened"),
        ("today 18:00", "say when it happened"),
    ] {
        let said = here(text).or_else(|_| when(text, at("2026-01-02T05:00:00Z"), &Utc));
        match said {
            Ok(_) => assert_eq!(text, "8:00", "only that has passed: {text}"),
            Err(error) => assert!(error.to_string().contains(wanted), "{text}: {error}"),
        }
    }
}

#[test]
fn shortly_after_midnight_the_evening_is_yesterdays_and_said_so() {
    let typed = when("23:58", at("2026-01-03T00:05:00Z"), &Utc).unwrap();
    assert_eq!(typed.at, at("2026-01-02T23:58:00Z"));
    assert_eq!(typed.remark.as_deref(), Some("“23:58” was read as yesterday, 2026-01-02 23:58."));
    let far = when("16:00", at("2026-01-03T00:05:00Z"), &Utc).expect_err("eight hours ago");
    assert!(far.to_string().contains("`yesterday 16:00`"), "{far}");
    let ahead = when("00:00", at("2026-01-02T23:59:30Z"), &Utc).unwrap();
    assert_eq!(ahead, Typed { at: at("2026-01-03T00:00:00Z"), remark: None }, "clocks differ");
    let evening = when("23:58", at("2026-01-02T23:59:30Z"), &Utc).unwrap();
    assert_eq!(evening, Typed { at: at("2026-01-02T23:58:00Z"), remark: None });
}

#[test]
fn around_a_change_of_the_clocks_the_hour_is_right() {
    for (text, now, wanted) in [
        ("01:50", "2026-10-25T03:10:00Z", "2026-10-24T23:50:00Z"),
        ("03:05", "2026-10-25T03:10:00Z", "2026-10-25T02:05:00Z"),
        ("01:50", "2026-03-29T01:20:00Z", "2026-03-29T00:50:00Z"),
        ("03:10", "2026-03-29T01:20:00Z", "2026-03-29T01:10:00Z"),
        ("2026-10-25 02:30+02:00", "2026-10-25T03:10:00Z", "2026-10-25T00:30:00Z"),
        ("2026-10-25 02:30+01:00", "2026-10-25T03:10:00Z", "2026-10-25T01:30:00Z"),
        // The first of the two has passed alone.
        ("02:30", "2026-10-25T00:45:00Z", "2026-10-25T00:30:00Z"),
    ] {
        assert_eq!(
            berlin(text, now),
            Ok(Typed { at: at(wanted), remark: None }),
            "{text} at {now}"
        );
    }
}

#[test]
fn an_hour_that_comes_twice_or_never_is_said() {
    let twice = berlin("02:30", "2026-10-25T03:10:00Z").unwrap();
    assert_eq!(twice.at, at("2026-10-25T01:30:00Z"), "the later one");
    assert_eq!(
        twice.remark.as_deref(),
        Some(
            "“02:30” came twice here, because the clocks went back; the second was taken, 2026-10-25 02:30+01:00. For the first write `2026-10-25 02:30+02:00`."
        )
    );
    let never = berlin("02:30", "2026-03-29T01:20:00Z").expect_err("the clocks went forward");
    assert_eq!(
        never.to_string(),
        "“02:30” never came here: the clocks went forward over it; write `2026-03-29 03:30`, or `2026-03-29 01:30Z`"
    );
}

#[test]
fn what_looks_like_a_time_and_is_none_is_asked_about() {
    for text in ["25:00", "14:99", "14:60", "24:00", "14:02:61", "yesterday 14:99"] {
        let error = here(text).expect_err(text);
        assert!(error.to_string().contains("no time of day: hours go from 00 to 23"), "{error}");
        assert!(error.is_unreadable(), "wrong usage: {text}");
    }
    let day = here("2026-02-30 14:00").expect_err("February");
    assert_eq!(
        day.to_string(),
        "“2026-02-30 14:00” is no day of the calendar; say it as 2026-11-28 14:02"
    );
    for text in [
        "",
        "-",
        "-5",
        "14.02",
        "1402",
        "yesterday",
        "14:2",
        "+1:00",
        "-1s1h",
        "2026-11-28",
        "10:00-12:00",
        "16:02 or so",
    ] {
        let error = here(text).expect_err(text).to_string();
        assert!(error.contains("14:02Z"), "says how: {error}");
    }
}

#[test]
fn what_is_to_come_is_read_by_the_same_words() {
    let now = at(NOW);
    for (text, wanted) in [
        ("15:00", "2026-01-02T15:00:00Z"),
        ("tomorrow 9:00", "2026-01-03T09:00:00Z"),
        ("2026-01-05 09:00", "2026-01-05T09:00:00Z"),
        ("+20m", "2026-01-02T14:46:00Z"),
        ("1h30m", "2026-01-02T15:56:00Z"),
    ] {
        assert_eq!(coming(text, now, &Utc), Ok(Typed { at: at(wanted), remark: None }), "{text}");
    }
    let passed = coming("14:00", now, &Utc).expect_err("it has passed").to_string();
    assert_eq!(passed, "“14:00” has passed; for tomorrow write `tomorrow 14:00`");
    let over = coming("00:15", at("2026-01-02T23:50:00Z"), &Utc).unwrap();
    assert_eq!(over.at, at("2026-01-03T00:15:00Z"), "a few minutes ahead, over midnight");
    for (text, minutes) in [("20m", 20), ("15:00", 34), ("15:00Z", 34)] {
        assert_eq!(next_minutes(text, now, &Utc), Ok((minutes, None)), "{text}");
    }
    let late = next_minutes("00:15", at("2026-01-02T23:50:00Z"), &Utc).unwrap();
    assert_eq!((late.0, late.1.unwrap().contains("read as tomorrow")), (25, true), "it is said");
    for (text, wanted) in [
        ("14:00", "has passed"),
        ("14:99", "no time of day"),
        ("soon", "20m, 1h"),
        ("2026-01-05 09:00", "between 1m and 24h"),
    ] {
        let error = next_minutes(text, now, &Utc).expect_err(text);
        assert!(error.contains(wanted), "{text}: {error}");
    }
}

fn typed_line(input: &str) -> Result<(Option<&'static str>, LineKind, String), String> {
    let read = line(input, at(NOW), &Utc).map_err(|error| error.to_string())?;
    let known = ["2026-01-02T14:24:00Z", "2026-01-02T14:02:00Z", "2026-01-01T23:10:00Z"];
    let happened =
        read.happened.map(|typed| known.into_iter().find(|k| at(k) == typed.at).unwrap());
    Ok((happened, read.kind, read.text))
}

#[test]
fn a_line_of_the_timeline_says_when_and_what() {
    use LineKind::{Decision, Note};
    let (two, at_two) = (Some("2026-01-02T14:24:00Z"), Some("2026-01-02T14:02:00Z"));
    for (input, happened, kind, text) in [
        ("-2m Kim sees errors falling", two, Note, "Kim sees errors falling"),
        ("-2min x", two, Note, "x"),
        ("14:02 disk full", at_two, Note, "disk full"),
        ("14:02Z disk full", at_two, Note, "disk full"),
        ("14:02 UTC disk full", at_two, Note, "disk full"),
        ("2026-01-02 14:02 disk full", at_two, Note, "disk full"),
        ("2026-01-02T14:02:00Z disk full", at_two, Note, "disk full"),
        ("yesterday 23:10 it began", Some("2026-01-01T23:10:00Z"), Note, "it began"),
        ("yesterday it began", None, Note, "yesterday it began"),
        ("2026-01-02 was quiet", None, Note, "2026-01-02 was quiet"),
        ("!clear logs first", None, Decision, "clear logs first"),
        ("-2m ! clear logs", two, Decision, "clear logs"),
        ("! -2m clear logs", two, Decision, "clear logs"),
        ("!! twice", None, Decision, "! twice"),
        ("\\!important: not a decision", None, Note, "!important: not a decision"),
        ("\\14:02 as written", None, Note, "14:02 as written"),
        ("\\25:00 as written", None, Note, "25:00 as written"),
        ("\\14:02, as written", None, Note, "14:02, as written"),
        (r"\\!x", None, Note, r"\!x"),
        (r"\\fs01\data is full", None, Note, r"\\fs01\data is full"),
        (r"\d orders hangs", None, Note, r"\d orders hangs"),
        (r"\", None, Note, r"\"),
        (r" \\14:02", None, Note, r"\14:02"),
        (r"\ \14:02", None, Note, r"\14:02"),
        ("14:02 -5 errors a second", at_two, Note, "-5 errors a second"),
        ("14:02 est-il là?", at_two, Note, "est-il là?"),
        ("-5 errors a second", None, Note, "-5 errors a second"),
        ("10:00-12:00 it was down", None, Note, "10:00-12:00 it was down"),
        ("14:02x y", None, Note, "14:02x y"),
        ("3:7 x", None, Note, "3:7 x"),
        ("-m x", None, Note, "-m x"),
        ("  disk 14:02 full!\n  second line ", None, Note, "disk 14:02 full!\n  second line"),
        ("-2m first\nsecond", two, Note, "first\nsecond"),
        ("-2m", two, Note, ""),
        ("", None, Note, ""),
        ("!", None, Decision, ""),
    ] {
        assert_eq!(typed_line(input), Ok((happened, kind, text.to_owned())), "{input}");
    }
}

proptest::proptest! {
    #[test]
    fn any_words_can_be_recorded_as_they_are(
        parts in proptest::collection::vec(proptest::sample::select(PARTS.to_vec()), 0..6),
    ) {
        let words = parts.concat();
        let is_plain = |read: &Line| {
            (read.kind, &read.happened, read.text.as_str()) == (LineKind::Note, &None, words.trim())
        };
        let read = |input: &str| line(input, at(NOW), &Utc).is_ok_and(|read| is_plain(&read));
        let escaped = format!("\\{words}");
        proptest::prop_assert!(read(&words) || read(&escaped), "{words}");
    }
}

/// What lines are read by, and what only looks like it.
const PARTS: [&str; 14] = [
    "\\",
    "!",
    " ",
    "14:02",
    "14:99",
    "-2m",
    "CET",
    "UTC",
    ",",
    ":",
    "x",
    "yesterday",
    "2026-01-02",
    "fs01",
];

#[test]
fn a_line_with_a_time_that_is_none_is_asked_about() {
    for (input, said) in [
        ("14:99 disk full", "“14:99” is no time of day"),
        ("! 25:00 fail over", "“25:00” is no time of day"),
        ("yesterday 25:00 x", "“yesterday 25:00” is no time of day"),
        ("14:02 CET Kim sees errors", "“14:02 CET” has something behind the time"),
        ("! 2:02 pm fail over", "“2:02 pm” has something behind"),
        ("14:02 UTC+2 x", "“14:02 UTC+2” has something behind"),
        ("14:02 +02:00 x", "“14:02 +02:00” has something behind"),
        ("14:02, disk full", "“14:02,” has something behind"),
        ("14:02: disk full", "“14:02:” has something behind"),
        ("14:02:30: disk full", "“14:02:30:” has something behind"),
        ("14:02h disk full", "“14:02h” has something behind"),
        ("yesterday 14:02 CEST, x", "“yesterday 14:02 CEST,” has something behind"),
        ("2026-01-02 14:02 PST x", "“2026-01-02 14:02 PST” has something behind"),
        ("15:10 disk full", "“15:10” has not come yet; for yesterday write `yesterday 15:10`"),
    ] {
        let error = typed_line(input).expect_err(input);
        assert!(error.contains(said), "{input}: {error}");
    }
}

#[test]
fn a_phrase_is_a_title_and_a_word_gives_way_to_the_runbooks() {
    let runbook = Some("Database unresponsive");
    for (words, runbook, title, reported) in [
        ("no database connections", runbook, "no database connections", None),
        (" 500s ", runbook, "Database unresponsive", Some("500s")),
        ("database unresp", runbook, "Database unresponsive", None),
        ("", runbook, "Database unresponsive", None),
        ("500s", None, "500s", None),
        ("", None, "", None),
    ] {
        let opening = opening(words, runbook);
        assert_eq!(
            (opening.title.as_str(), opening.reported.as_deref()),
            (title, reported),
            "{words}"
        );
    }
}

#[test]
fn the_calendar_ends_without_a_panic() {
    for text in ["9999-12-31 23:59", "0000-01-01 00:00", "-99999999999h"] {
        let _ = (here(text), coming(text, at(NOW), &Europe::Berlin));
    }
}
