//! The automatic ping: severity, state, elapsed time, the last update by a person with its age, what was done since,
//! who commands, when the next one comes. Nothing else, and nothing that the log does not say.

use super::facts::since;
use super::phrase::{commander, exercise_mark, opening, promise, utc};
use crate::clock::Millis;
use crate::incident::clock::Since;
use crate::incident::event::{Event, Recorded};
use crate::incident::state::{Facts, Rhythm};
use crate::incident::{Audience, Incident};
use crate::text::{length, one_line, patterns, shorten};

/// The most characters that a ping has: short enough for every channel and for a telephone's screen.
pub const PING_LIMIT: usize = 900;

/// How much of the last update is quoted, in characters.
const QUOTE_LIMIT: usize = 360;

/// The text of the automatic ping, at most [`PING_LIMIT`] characters. `name` is how the incident is called.
///
/// `next_update_at` is the promise that this ping makes; the promise that it answers is the audience's present one,
/// by which a `late` ping says how late it is. A text for the external audience repeats what that audience was told
/// and names no person, step or decision.
#[must_use]
pub fn ping_text(
    incident: &Incident,
    name: &str,
    entries: &[Recorded<Event>],
    audience: Audience,
    now: Millis,
    next_update_at: impl Into<Option<Millis>>,
    late: bool,
) -> String {
    let next = promise(incident, audience, next_update_at.into(), now);
    let Some(facts) = &incident.declared else {
        return format!("Automatic update. {next}");
    };
    let rhythm = incident.rhythm.get(&audience);
    let mark = mark(rhythm, now, late);
    let head = match audience {
        Audience::Internal => format!("{} {mark}", headline(facts, name, now)),
        Audience::External => format!("{}{}: {mark}", exercise_mark(facts), facts.state),
    };
    let tail = tail(incident, audience, &next);
    let middle = middle((incident, facts), entries, audience, now);
    let room = PING_LIMIT.saturating_sub(head.chars().count() + tail.chars().count() + 2);
    format!("{head} {} {tail}", shorten(&middle, room))
}

/// `[INC-0042] SEV 1 Identified (+12 min).`
pub(super) fn headline(facts: &Facts, name: &str, now: Millis) -> String {
    let elapsed = facts.since.lasted(now).words();
    format!("{} {} (+{elapsed}).", opening(facts, name), facts.state)
}

fn mark(rhythm: Option<&Rhythm>, now: Millis, late: bool) -> String {
    let by = rhythm.and_then(|r| r.due_at).map(|due| now.since(due)).filter(|ms| *ms >= 60_000);
    match (late, by) {
        (false, _) => "Automatic update.".to_owned(),
        (true, None) => "Automatic update, late.".to_owned(),
        (true, Some(ms)) => format!("Automatic update, late by {}.", length(ms)),
    }
}

fn tail(incident: &Incident, audience: Audience, next: &str) -> String {
    match audience {
        Audience::Internal => format!("{} {next}", commander(incident)),
        Audience::External => next.to_owned(),
    }
}

fn middle(
    (incident, facts): (&Incident, &Facts),
    entries: &[Recorded<Event>],
    audience: Audience,
    now: Millis,
) -> String {
    let last = incident.rhythm.get(&audience).and_then(|r| r.last_human.as_ref());
    let said = last.map_or_else(
        || "No update by a person yet.".to_owned(),
        |last| match last.closing {
            // It was reopened: the words that it is over are not quoted as if they held.
            true => format!("Reopened after the closing post of {}.", age(incident, last.at, now)),
            false => {
                format!("Last update {}: “{}”.", age(incident, last.at, now), quote(&last.text))
            }
        },
    );
    if audience.is_external() {
        return said;
    }
    let from = if last.is_some() { "Since then" } else { "Since declared" };
    let done = since(entries, last).in_words(facts.severity);
    format!("{said} {from}: {}.", done.unwrap_or_else(|| "nothing recorded".to_owned()))
}

/// `14:28 UTC (13 min ago)`; without the time of day where the clock was put back and nobody knows how far.
fn age(incident: &Incident, said: Since, now: Millis) -> String {
    let ago = said.lasted(now).words();
    if said.at_latest {
        return format!("{ago} ago");
    }
    format!("{} ({ago} ago)", utc(incident, said.at, now))
}

/// The words of an update without what the ping says anew: the headline before them and the promise after them, which
/// would name a time that has passed.
fn quote(text: &str) -> String {
    patterns! {
        HEAD = r"^(?:EXERCISE EXERCISE EXERCISE - )?\[INC-\d+(?:@[0-9a-f]+)?\] SEV \d \w+ ?(?:\(\+[^)]*\)\.|-)? ?";
        TAIL = r" ?(?:Next update|We will post again)(?: by)? (?:[0-9][0-9: -]*(?:UTC)?|T\+[0-9d: ]+)\.?$";
    }
    let mut bare = one_line(text);
    for frame in [&HEAD, &TAIL] {
        let rest = frame.replace(&bare, "").into_owned();
        if !rest.trim().is_empty() {
            bare = rest;
        }
    }
    shorten(bare.trim().trim_end_matches('.'), QUOTE_LIMIT)
}
