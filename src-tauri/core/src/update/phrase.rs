//! Small pieces of sentences: a time of day, the frame of an internal text.

use regex::Regex;
use std::sync::LazyLock;

use crate::clock::{MINUTE_MS, Millis};
use crate::incident::state::Facts;
use crate::incident::{Incident, incident_number};
use crate::text::{one_line, shorten};
use crate::update::EXERCISE_MARK;

/// A time of day in UTC, without the zone: `14:26`; with its date when that is not plain from `now`.
pub(super) fn clock_time(at: Millis, now: Millis) -> String {
    const PLAIN_MS: i64 = 20 * 60 * MINUTE_MS;
    if now.since(at).abs() < PLAIN_MS {
        at.hh_mm()
    } else {
        at.utc().format("%Y-%m-%d %H:%M").to_string()
    }
}

/// [`clock_time`] with its zone: `14:26 UTC`.
pub(super) fn utc(at: Millis, now: Millis) -> String {
    format!("{} UTC", clock_time(at, now))
}

/// The start of an internal text: `[INC-0042] SEV 1`, marked when it is an exercise. Empty before it was declared.
pub(super) fn opening(facts: Option<&Facts>) -> String {
    facts.map_or_else(String::new, |f| {
        format!("{}[{}] {}", exercise_mark(f), incident_number(f.number), f.severity)
    })
}

/// What a text of an exercise begins with; nothing for a real one.
pub(super) fn exercise_mark(facts: &Facts) -> &'static str {
    if facts.exercise { EXERCISE_MARK } else { "" }
}

/// `IC Dana.`, or that nobody commands.
pub(super) fn commander(incident: &Incident) -> String {
    match incident.commander() {
        Some(name) => format!("IC {}.", shorten(&one_line(name), 60)),
        None => "No IC.".to_owned(),
    }
}

/// An internal text without the frame that a channel's headline and footer say again: the number, severity and state
/// before it, and the next update after it. A text that is nothing but its frame is left alone.
#[must_use]
pub fn unframed(text: &str) -> String {
    static FRAME: LazyLock<[Option<Regex>; 2]> = LazyLock::new(|| {
        let head =
            r"^(?:EXERCISE EXERCISE EXERCISE - )?\[INC-\d+\] SEV \d \w+ ?(?:\(\+[^)]*\)\.|-) ?";
        let tail = r"\s*Next update (?:[0-9]{4}-[0-9]{2}-[0-9]{2} )?[0-9]{2}:[0-9]{2} UTC\.?\s*$";
        [Regex::new(head).ok(), Regex::new(tail).ok()]
    });
    static CLOSING: LazyLock<Option<Regex>> = LazyLock::new(|| {
        let head = r"^(?:EXERCISE EXERCISE EXERCISE - )?\[INC-\d+\] SEV \d RESOLVED( after [^:.]+)?(?:: [^.]*)?\. ?";
        Regex::new(head).ok()
    });
    let mut bare = text.trim().to_owned();
    if let Some(closing) = CLOSING.as_ref() {
        bare = closing.replace(&bare, "Resolved$1. ").trim().to_owned();
    }
    for frame in FRAME.iter().flatten() {
        let rest = frame.replace(&bare, "").trim().to_owned();
        if !rest.is_empty() {
            bare = rest;
        }
    }
    bare
}

#[cfg(test)]
mod unframed_tests {
    use super::unframed;

    #[test]
    fn the_frame_goes_and_the_words_stay_to_the_letter() {
        let cases = [
            (
                "[INC-0042] SEV 1 Identified (+12 min). The disk is full.\nWe clear logs. Next update 14:53 UTC.",
                "The disk is full.\nWe clear logs.",
            ),
            (
                "EXERCISE EXERCISE EXERCISE - [INC-0042] SEV 1 INVESTIGATING - Queue stuck. Next update 14:53 UTC.",
                "Queue stuck.",
            ),
            ("No frame at all", "No frame at all"),
            ("Next update 14:53 UTC.", "Next update 14:53 UTC."),
            (
                "[INC-0042] SEV 1 RESOLVED after 42 min: Queue stuck. Done.",
                "Resolved after 42 min. Done.",
            ),
        ];
        for (text, bare) in cases {
            assert_eq!(unframed(text), bare, "a channel says the frame in its own places");
        }
    }
}
