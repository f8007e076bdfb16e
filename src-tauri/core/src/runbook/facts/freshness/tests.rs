use super::*;
use FreshnessState::{Due, Fresh, Stale, Suspect, Unknown};
use proptest::prelude::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn back(from: NaiveDate, days: u64) -> NaiveDate {
    from.checked_sub_days(Days::new(days)).unwrap()
}

const TODAY: &str = "2026-08-29";

fn reviewed(days: u64, interval: Option<u32>) -> Freshness {
    let today = day(TODAY);
    let reviewed_on = Some(back(today, days));
    judge(&Facts { reviewed_on, interval_days: interval, ..Facts::default() }, today)
}

#[test]
fn the_borders_lie_at_three_quarters_and_at_the_whole_interval() {
    let cases = [
        (0, Some(100), Fresh, ""),
        (75, Some(100), Fresh, ""),
        (76, Some(100), Due, "due in 24 d"),
        (99, Some(100), Due, "due in 1 d"),
        (100, Some(100), Due, "due today"),
        (101, Some(100), Stale, "stale 1 d"),
        (137, None, Fresh, ""),
        (138, None, Due, "due in 45 d"),
        (183, None, Due, "due today"),
        (184, Some(0), Stale, "stale 1 d"),
        (1, Some(1), Due, "due today"),
        (2, Some(1), Stale, "stale 1 d"),
    ];
    for (age, interval, state, badge) in cases {
        let found = reviewed(age, interval);
        assert_eq!(
            (found.state, found.badge.to_string().as_str()),
            (state, badge),
            "{age} of {interval:?}"
        );
        assert_eq!(found.line.is_empty(), state == Fresh, "a line only where there is something");
    }
}

#[test]
fn the_line_is_one_calm_sentence_with_both_dates() {
    let stale = reviewed(224, None);
    let wanted = "Last reviewed on 2026-01-17; a review was due on 2026-07-19, 41 days ago.";
    assert_eq!(stale.line, wanted, "when, and how long ago");
    let due = reviewed(182, None);
    assert_eq!(due.line, "Last reviewed on 2026-02-28; the next review is due in 1 day.");
}

#[test]
fn a_use_after_the_review_counts_as_one() {
    let today = day(TODAY);
    let facts = Facts {
        reviewed_on: Some(day("2025-01-01")),
        used_on: Some(day("2026-08-01")),
        ..Facts::default()
    };
    let found = judge(&facts, today);
    assert_eq!(found.state, Fresh, "it held in August");
    assert_eq!(found.due_on.as_deref(), Some("2027-01-31"), "counted from the use");
    assert_eq!(found.reviewed_on.as_deref(), Some("2025-01-01"), "the review is still told");
    let old = judge(&facts, day("2027-06-01"));
    assert!(old.line.starts_with("Last used on 2026-08-01"), "what the age is from: {}", old.line);
}

#[test]
fn trouble_makes_it_suspect_until_a_review_has_seen_it() {
    let today = day(TODAY);
    let with = |reviewed: Option<&str>, trouble: &str| {
        let facts = Facts {
            reviewed_on: reviewed.map(day),
            used_on: Some(today),
            trouble_on: Some(day(trouble)),
            ..Facts::default()
        };
        judge(&facts, today).state
    };
    assert_eq!(with(Some("2026-08-01"), "2026-08-02"), Suspect, "since the review");
    assert_eq!(with(Some("2026-08-02"), "2026-08-02"), Fresh, "the review of that day saw it");
    assert_eq!(with(None, "2026-08-02"), Suspect, "never reviewed");
    assert_eq!(with(Some("2024-01-01"), "2026-08-02"), Suspect, "rather than stale");
}

#[test]
fn without_a_date_there_is_no_badge_unless_the_file_is_old() {
    let today = day(TODAY);
    let changed = |days| {
        let facts = Facts { file_changed_on: Some(back(today, days)), ..Facts::default() };
        judge(&facts, today)
    };
    assert_eq!(judge(&Facts::default(), today), Freshness::default(), "nothing is known");
    assert_eq!(changed(366).badge, Badge::None, "a file within two intervals is left alone");
    assert_eq!(changed(400).badge.to_string(), "file 400 d old", "the file's time, named as such");
    assert_eq!(changed(400).state, Unknown, "which is no review");
    assert_eq!(changed(400).due_on, None, "so nothing is due");
    assert!(changed(400).line.contains("no review date"), "and it is said: {}", changed(400).line);
}

#[test]
fn a_date_ahead_is_not_believed_beyond_a_time_zone() {
    let today = day(TODAY);
    let on = |date: &str| judge(&Facts { reviewed_on: Some(day(date)), ..Facts::default() }, today);
    assert_eq!(on("2026-08-30").state, Fresh, "tomorrow is today elsewhere");
    assert_eq!(on("2026-08-30").reviewed_on.as_deref(), Some(TODAY), "and counts as today");
    assert_eq!(on("2062-08-29").state, Unknown, "a slip must not keep it fresh for ever");
}

#[test]
fn leap_days_and_the_ends_of_the_calendar_are_days_like_others() {
    let facts = |date: NaiveDate| Facts {
        reviewed_on: Some(date),
        interval_days: Some(366),
        ..Facts::default()
    };
    let leap = judge(&facts(day("2024-02-29")), day("2025-03-01"));
    assert_eq!((leap.state, leap.badge.to_string().as_str()), (Due, "due today"), "366 days later");
    let last = judge(&facts(NaiveDate::MAX), NaiveDate::MAX);
    assert_eq!((last.state, last.due_on), (Fresh, None), "no date behind the last one");
}

proptest! {
    #[test]
    fn it_only_ever_gets_older(age in 0u64..2_000, interval in 1u32..1_000) {
        let rank = |state| [Fresh, Due, Stale].iter().position(|s| *s == state);
        let (now, later) = (reviewed(age, Some(interval)), reviewed(age + 1, Some(interval)));
        prop_assert!(rank(now.state) <= rank(later.state), "a day does not make it fresher");
        prop_assert_eq!(now.badge == Badge::None, now.state == Fresh, "a badge where it is not fresh");
        prop_assert_eq!(now.state == Stale, age > u64::from(interval), "stale beyond the interval");
    }
}
