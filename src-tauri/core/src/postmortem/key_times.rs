//! The key times of an incident as the post-mortem tells them, and how long the impact lasted.

pub use crate::incident::went::keys::{KeyFact, KeyStatus, key_times};

use crate::clock::Millis;
use crate::incident::KeyTime;
use crate::incident::went::states::Entered;

/// The recorded time of one of them; none where it is pending, not applicable or invalid.
pub(super) fn recorded(facts: &[KeyFact], which: KeyTime) -> Option<Millis> {
    facts.iter().find(|fact| fact.which == which).and_then(KeyFact::time)
}

/// What is known of one of them.
pub(super) fn status(facts: &[KeyFact], which: KeyTime) -> KeyStatus {
    facts.iter().find(|fact| fact.which == which).map_or(KeyStatus::Pending, |fact| fact.status)
}

/// What is known of a key time, in words.
pub fn words(fact: &KeyFact) -> String {
    let utc = |at: Millis| format!("{} UTC", at.date_hh_mm());
    let put_right = match (fact.said, fact.logged) {
        (true, Some(logged)) => format!(" (corrected from {})", utc(logged)),
        (true, None) | (false, _) => String::new(),
    };
    match fact.status {
        KeyStatus::Recorded { at } => format!("{}{put_right}", utc(at)),
        KeyStatus::Pending => "*pending*".to_owned(),
        KeyStatus::NotApplicable => "not applicable".to_owned(),
        KeyStatus::Invalid { at, against: None } => {
            format!("{}, *invalid*: it has not come yet", utc(at))
        }
        KeyStatus::Invalid { at, against: Some(other) } => {
            let other = other.name().to_lowercase();
            format!("{}, *invalid*: it contradicts “{other}”", utc(at))
        }
    }
}

/// From the first of them to the second, in milliseconds; none where one is not recorded.
pub(super) fn between(facts: &[KeyFact], first: KeyTime, second: KeyTime) -> Option<i64> {
    let (from, to) = (recorded(facts, first)?, recorded(facts, second)?);
    Some(to.since(from)).filter(|ms| *ms >= 0)
}

/// The times in which customers were hit, in order and without overlap: from when the impact began to each resolve, and
/// from each reopening to the next. Empty where nobody recorded when it began. An open incident lasts until `now`.
pub(super) fn impact(
    facts: &[KeyFact],
    states: &[Entered<'_>],
    now: Millis,
) -> Vec<(Millis, Millis)> {
    let Some(began) = recorded(facts, KeyTime::ImpactStarted) else { return Vec::new() };
    let mut spans = Vec::new();
    let mut from = Some(began);
    for entered in states {
        if entered.reopens() {
            from = from.or(Some(entered.at));
        } else if entered.ends() {
            spans.extend(from.take().map(|from| (from, entered.at)));
        }
    }
    let ended = recorded(facts, KeyTime::Resolved);
    match (from, spans.last_mut()) {
        (Some(from), _) => spans.push((from, ended.unwrap_or(now))),
        (None, Some((_, last))) => *last = ended.unwrap_or(*last),
        (None, None) => {}
    }
    union(spans)
}

/// Spans in order, those that touch made one; one that ends before it begins is none.
fn union(mut spans: Vec<(Millis, Millis)>) -> Vec<(Millis, Millis)> {
    spans.retain(|(from, to)| to > from);
    spans.sort_unstable();
    let mut joined: Vec<(Millis, Millis)> = Vec::new();
    for (from, to) in spans {
        match joined.last_mut() {
            Some((_, last)) if from <= *last => *last = (*last).max(to),
            Some(_) | None => joined.push((from, to)),
        }
    }
    joined
}

/// How long all of them are, in milliseconds.
pub(super) fn total(spans: &[(Millis, Millis)]) -> i64 {
    spans.iter().map(|(from, to)| to.since(*from)).sum()
}
