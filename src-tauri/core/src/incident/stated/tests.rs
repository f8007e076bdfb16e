//! What is read as the promise of a text, what is not, and what is asked about.

use super::*;

/// 12:00 UTC.
const NOON: Millis = Millis(1_767_225_600_000 + 12 * 60 * MINUTE_MS);

fn minutes_ahead(text: &str) -> Option<i64> {
    stated(text, NOON, Dial::WALL).unwrap().map(|found| found.at.since(NOON) / MINUTE_MS)
}

#[test]
fn a_time_that_the_author_writes_is_read_as_the_promise() {
    let cases = [
        ("The disk is full. Next update 15:30 UTC.", 210),
        ("Next update at 15:30Z", 210),
        ("next status update: 12:20 UTC", 20),
        ("Next update by 16:00 UTC, or when it is fixed.", 240),
        ("Next update in 30 minutes.", 30),
        ("Next update in 30min", 30),
        ("Next update in about an hour.", 60),
        ("Next update in half an hour.", 30),
        ("Next update in 1h30m.", 90),
        ("Next update in 1 hour and 15 minutes.", 75),
        ("We will post again by 12:45 UTC.", 45),
        ("We will update you again in 2 hours.", 120),
        ("Next update 2026-01-02 09:00 UTC.", 21 * 60),
        ("Next update tomorrow at 13:00 UTC.", 25 * 60),
        ("Next update 07:30 UTC.", 19 * 60 + 30),
        ("We know more by 16:00 UTC.", 240),
        ("The failover runs; we will be back by 16:00 UTC.", 240),
        ("Next update 11:40 UTC.", -20),
    ];
    for (text, ahead) in cases {
        assert_eq!(minutes_ahead(text), Some(ahead), "{text}");
    }
}

#[test]
fn other_times_in_a_text_are_no_promise() {
    let texts = [
        "Checkout fails since 11:40 UTC.",
        "The update of 11:10 UTC was wrong.",
        "We update the database at 15:00 UTC.",
        "The vendor answers by 16:00 UTC.",
        "We hope to have it fixed by 16:00 UTC.",
        "You can place orders again by 16:00 UTC.",
        "We update the database by 16:00 UTC.",
        "Next update when we know more.",
        "Next update soon.",
        "The next step takes 30 minutes.",
    ];
    for text in texts {
        assert_eq!(stated(text, NOON, Dial::WALL), Ok(None), "{text}");
    }
}

#[test]
fn a_promise_that_cannot_be_placed_says_so() {
    let zone = stated("Next update 15:30.", NOON, Dial::WALL).unwrap_err();
    assert!(zone.to_string().contains("UTC"), "readers in another zone would wait: {zone}");
    assert!(
        stated("Next update 15:30 CET.", NOON, Dial::WALL).is_err(),
        "another zone is not read"
    );
    assert!(stated("Next update 25:70 UTC.", NOON, Dial::WALL).is_err(), "there is no such time");
    assert!(stated("Next update tomorrow.", NOON, Dial::WALL).is_err(), "a day is no time");
    let two =
        stated("Next update 15:30 UTC. Next update in 15 minutes.", NOON, Dial::WALL).unwrap_err();
    assert!(two.to_string().contains("two times"), "readers would pick one: {two}");
    let same =
        stated("Next update 12:30 UTC, that is the next update in 30 minutes.", NOON, Dial::WALL);
    assert!(same.is_ok(), "said twice alike");
}

#[test]
fn where_a_story_tells_the_time_its_times_are_promised_and_no_others() {
    let story = Dial::story(NOON);
    let at = |text| stated(text, NOON.plus_minutes(10), story).map(|found| found.map(|f| f.at));
    assert_eq!(at("We look. Next update T+00:45."), Ok(Some(NOON.plus_minutes(45))));
    assert_eq!(at("Next update in 20 minutes."), Ok(Some(NOON.plus_minutes(30))));
    let wall = at("Next update 15:30 UTC.").unwrap_err();
    assert!(wall.to_string().contains("Next update T+00:45"), "{wall}");
    assert!(stated("Next update T+00:45.", NOON, Dial::WALL).is_err(), "no story tells the time");
}
