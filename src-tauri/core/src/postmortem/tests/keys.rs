//! Key times: what a person says holds, what cannot be is said, and nothing is guessed.

use super::as_stored;
use crate::clock::Millis;
use crate::incident::event::{Event, KeyTimeSet, Reason, Reopened};
use crate::incident::went::states::states;
use crate::incident::{Incident, KeySaid, KeyTime, fold};
use crate::postmortem::key_times::{impact, words};
use crate::postmortem::{KeyStatus, draft, key_times};
use crate::update::tests::fixture::*;
use proptest::prelude::*;

fn set(which: KeyTime, at: Millis) -> Event {
    let (from, to) = (KeySaid::AsLogged, KeySaid::At { at });
    Event::KeyTimeSet(KeyTimeSet { which, from, to, reason: None })
}

/// Declared at 0, commanded at 1, identified at 8, resolved at 42.
fn log() -> Log {
    let mut log = Log::default();
    log.say(min(0), "Dana", declared(min(15)));
    log.say(min(1), "Dana", commander("Dana"));
    log.say(min(8), "Dana", identified());
    log.say(min(42), "Dana", resolved());
    log
}

fn status(log: &Log, which: KeyTime) -> KeyStatus {
    let facts = key_times(&folded(log), min(100));
    facts.into_iter().find(|fact| fact.which == which).unwrap().status
}

fn folded(log: &Log) -> Incident {
    fold(log.entries.clone())
}

#[test]
fn the_log_knows_some_and_the_others_are_pending() {
    let log = log();
    for (which, expected) in [
        (KeyTime::ImpactStarted, KeyStatus::Pending),
        (KeyTime::Detected, KeyStatus::Pending),
        (KeyTime::Acknowledged, KeyStatus::Recorded { at: min(1) }),
        (KeyTime::Declared, KeyStatus::Recorded { at: min(0) }),
        (KeyTime::Identified, KeyStatus::Recorded { at: min(8) }),
        (KeyTime::Mitigated, KeyStatus::Pending),
        (KeyTime::Resolved, KeyStatus::Recorded { at: min(42) }),
    ] {
        assert_eq!(status(&log, which), expected, "{which}");
    }
}

#[test]
fn the_last_word_of_a_person_holds_until_it_is_taken_back() {
    let mut log = log();
    log.say(min(50), "Dana", set(KeyTime::Detected, min(-5)));
    log.say(min(51), "Dana", set(KeyTime::Detected, min(-9)));
    assert_eq!(status(&log, KeyTime::Detected), KeyStatus::Recorded { at: min(-9) });
    let none = KeyTimeSet {
        which: KeyTime::Detected,
        from: KeySaid::At { at: min(-9) },
        to: KeySaid::NotApplicable,
        reason: None,
    };
    log.say(min(52), "Dana", Event::KeyTimeSet(none.clone()));
    assert_eq!(status(&log, KeyTime::Detected), KeyStatus::NotApplicable);
    let back = KeyTimeSet { from: none.to, to: KeySaid::AsLogged, ..none };
    log.say(min(53), "Dana", Event::KeyTimeSet(back));
    assert_eq!(status(&log, KeyTime::Detected), KeyStatus::Pending, "the log knows of none");
}

#[test]
fn a_time_that_contradicts_another_is_invalid_and_nothing_is_counted_from_it() {
    let mut log = log();
    log.say(min(50), "Dana", set(KeyTime::ImpactStarted, min(45)));
    let against = Some(KeyTime::Resolved);
    let expected = KeyStatus::Invalid { at: min(45), against: Some(KeyTime::Resolved) };
    assert_eq!(status(&log, KeyTime::ImpactStarted), expected, "{against:?}");
    let text = draft(&folded(&log), NAME, &as_stored(&log.entries), Default::default(), min(100));
    assert!(text.contains("*invalid*: it contradicts “resolved”"), "{text}");
    assert!(
        text.contains("| Impact | *unknown*, because when it began is *invalid* |"),
        "nothing is counted from it: {text}"
    );
    let mut later = self::log();
    later.say(min(50), "Dana", set(KeyTime::Detected, min(500)));
    let not_yet = KeyStatus::Invalid { at: min(500), against: Some(KeyTime::Acknowledged) };
    assert_eq!(status(&later, KeyTime::Detected), not_yet);
}

#[test]
fn what_is_seen_before_anybody_is_hit_contradicts_nothing() {
    for impact in [-3, 0, 5, 9] {
        let mut log = log();
        log.say(min(50), "Dana", set(KeyTime::Detected, min(-5)));
        log.say(min(51), "Dana", set(KeyTime::ImpactStarted, min(impact)));
        assert_eq!(status(&log, KeyTime::Detected), KeyStatus::Recorded { at: min(-5) });
        let began = KeyStatus::Recorded { at: min(impact) };
        assert_eq!(status(&log, KeyTime::ImpactStarted), began, "the cause was found at 8");
    }
}

#[test]
fn impact_is_a_union_that_a_reopening_parts() {
    let mut log = log();
    log.say(min(60), "Dana", Event::Reopened(Reopened { reason: None, promises: vec![] }));
    log.say(min(80), "Dana", resolved());
    log.say(min(81), "Dana", Event::Closed(Reason { reason: None }));
    log.say(min(90), "Dana", set(KeyTime::ImpactStarted, min(-10)));
    let text = draft(&folded(&log), NAME, &as_stored(&log.entries), Default::default(), min(100));
    let spans = "2026-01-02 14:16–15:08 UTC, 2026-01-02 15:26–15:46 UTC (72 min)";
    assert!(text.contains(&format!("| Impact | {spans} |")), "{text}");
}

#[test]
fn a_declined_incident_has_no_impact() {
    let mut log = Log::default();
    log.say(min(0), "Dana", declared(min(15)));
    log.say(min(4), "Dana", Event::Declined(Reason { reason: Some("a test".into()) }));
    for which in [KeyTime::ImpactStarted, KeyTime::Mitigated, KeyTime::Resolved] {
        assert_eq!(status(&log, which), KeyStatus::NotApplicable, "{which}");
    }
    assert_eq!(status(&log, KeyTime::Detected), KeyStatus::Pending, "it was detected");
}

#[test]
fn two_laptops_that_say_different_times_leave_a_question() {
    let mut log = log();
    log.say(min(50), "Dana", set(KeyTime::Detected, min(-5)));
    log.say(min(51), "Kim", set(KeyTime::Detected, min(-9)));
    let text = draft(&folded(&log), NAME, &as_stored(&log.entries), Default::default(), min(100));
    assert!(text.contains("- Two laptops disagree on detected: "), "{text}");
}

#[test]
fn a_key_time_stands_in_the_timeline_where_it_was() {
    let mut log = log();
    log.say(min(50), "Dana", set(KeyTime::ImpactStarted, min(-24)));
    log.entries.last_mut().unwrap().happened_at = Some(min(-24));
    let text = draft(&folded(&log), NAME, &as_stored(&log.entries), Default::default(), min(100));
    let line = "- 14:02 - Impact started (recorded 15:16) (incident commander)";
    assert!(text.contains(line), "{text}");
    assert!(text.contains("- 14:34 - no entry until 15:08 (34 min)"), "gaps are said: {text}");
}

#[test]
fn words_of_a_key_time_are_read_as_people_write_them() {
    for word in ["impact", "Impact started", "impact-started", "IMPACT_STARTED"] {
        assert_eq!(word.parse(), Ok(KeyTime::ImpactStarted), "{word}");
    }
    for which in KeyTime::ALL {
        assert_eq!(which.word().parse(), Ok(which));
    }
    let error = "began".parse::<KeyTime>().unwrap_err().to_string();
    assert!(error.contains("impact, detected"), "{error}");
}

proptest! {
    #[test]
    fn impact_never_overlaps_and_never_ends_before_it_begins(
        said in prop::collection::vec((0..7_usize, -60..120_i64), 0..6),
        turns in prop::collection::vec((any::<bool>(), 1..90_i64), 0..6),
    ) {
        let mut log = log();
        for (reopen, minute) in turns {
            let event = if reopen {
                Event::Reopened(Reopened { reason: None, promises: vec![] })
            } else {
                resolved()
            };
            log.say(min(minute), "Dana", event);
        }
        for (which, minute) in said {
            log.say(min(95), "Dana", set(KeyTime::ALL[which], min(minute)));
        }
        let keys = key_times(&folded(&log), min(100));
        let spans = impact(&keys, &states(&log.entries), min(100));
        prop_assert!(spans.iter().all(|(from, to)| from < to), "{spans:?}");
        prop_assert!(spans.windows(2).all(|w| w[0].1 < w[1].0), "{spans:?}");
        for key in &keys {
            prop_assert!(!words(key).is_empty());
        }
    }
}
