//! Small pieces of sentences: a time of day, the start of an internal text, what a text says of the next one; and whether
//! a text has a word.

use crate::clock::{MINUTE_MS, Millis};
use crate::incident::state::Facts;
use crate::incident::{Audience, Incident};
use crate::text::{length, one_line, shorten};

/// What every text of an exercise begins with, so that nobody takes it for real.
pub const EXERCISE_MARK: &str = "EXERCISE EXERCISE EXERCISE - ";

/// A time of day in UTC, without the zone: `14:26`; with its date when that is not plain from `now`. Where a story tells
/// the time it is the story's: `T+00:26`.
pub(super) fn clock_time(incident: &Incident, at: Millis, now: Millis) -> String {
    if let Some(of_story) = incident.dial().story_time(at) {
        return of_story;
    }
    const PLAIN_MS: i64 = 20 * 60 * MINUTE_MS;
    if now.since(at).abs() < PLAIN_MS {
        at.hh_mm()
    } else {
        at.utc().format("%Y-%m-%d %H:%M").to_string()
    }
}

/// [`clock_time`] with its zone: `14:26 UTC`.
pub(super) fn utc(incident: &Incident, at: Millis, now: Millis) -> String {
    format!("{}{}", clock_time(incident, at, now), zone(incident))
}

/// What stands behind a time of day so that it says its clock; a time of the story says it by itself.
pub(super) fn zone(incident: &Incident) -> &'static str {
    if incident.dial().began().is_some() { "" } else { " UTC" }
}

/// The start of an internal text: `[INC-0042] SEV 1`, marked when it is an exercise.
pub(super) fn opening(facts: &Facts, name: &str) -> String {
    format!("{}[{name}] {}", exercise_mark(facts), facts.severity)
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

/// What a text says of the next one: when it comes, that texts come more seldom from now on, or that none is promised.
pub(super) fn promise(
    incident: &Incident,
    audience: Audience,
    next: Option<Millis>,
    now: Millis,
) -> String {
    let Some(at) = next.map(|at| utc(incident, at, now)) else {
        return match audience {
            Audience::Internal => "No further update is promised.".to_owned(),
            Audience::External => "We will post again when there is news.".to_owned(),
        };
    };
    let slower = incident.rhythm.get(&audience).filter(|r| r.is_slower);
    let every = slower.and_then(|r| r.interval_minutes).map_or_else(String::new, |minutes| {
        let often = length(i64::from(minutes) * MINUTE_MS);
        match audience {
            Audience::Internal => format!("From now on every {often}. "),
            Audience::External => format!("From now on we post every {often}. "),
        }
    });
    match audience {
        Audience::Internal => format!("{every}Next update {at}."),
        Audience::External => format!("{every}We will post again by {at}."),
    }
}

/// True when `word` occurs in `text` with no letter or digit beside it.
pub(super) fn stands_alone(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + word.len()..].chars().next();
        ![before, after].into_iter().flatten().any(char::is_alphanumeric)
    })
}
