//! Times of an incident in numbers. What nobody recorded is none, never zero.

use std::collections::BTreeMap;

use super::told::{Told, in_fold_order, moment, posts};
use crate::clock::Millis;
use crate::incident::Audience;
use crate::incident::event::{Event, Recorded};

/// What the log knows in numbers, in milliseconds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Metrics {
    /// From detecting to declaring. Always none so far: nothing records when it was detected.
    pub to_declare_ms: Option<i64>,
    /// From declaring to the first text by a person that each audience had.
    pub to_first_update_ms: BTreeMap<Audience, i64>,
    /// From declaring to the resolve that lasted.
    pub to_resolve_ms: Option<i64>,
    /// The longest time in which no audience had a text, from and to; counted from declaring to the end, else to now.
    pub longest_silence: Option<(Millis, Millis)>,
}

/// The numbers of an incident by `now`. All none without its first entry.
#[must_use]
pub fn metrics<'a>(entries: impl IntoIterator<Item = &'a Recorded<Event>>, now: Millis) -> Metrics {
    let entries = in_fold_order(entries);
    let declared = entries.iter().find(|e| matches!(e.event, Event::Declared(_)));
    let Some(declared) = declared.map(|e| moment(e)) else { return Metrics::default() };
    let resolved = resolved_at(&entries);
    let mut told: Vec<Millis> = Vec::new();
    let mut first = BTreeMap::new();
    for posted in posts(&entries) {
        if let Told::At(at) = posted.told {
            told.push(at);
            if !posted.ping {
                let ms = at.since(declared).max(0);
                let least: &mut i64 = first.entry(posted.post.audience).or_insert(ms);
                *least = (*least).min(ms);
            }
        }
    }
    Metrics {
        to_declare_ms: None,
        to_first_update_ms: first,
        to_resolve_ms: resolved.map(|at| at.since(declared).max(0)),
        longest_silence: silence(declared, told, ended_at(&entries).unwrap_or(now)),
    }
}

/// When it was resolved, if it was not reopened since. Expects the order of the fold.
pub(super) fn resolved_at(entries: &[&Recorded<Event>]) -> Option<Millis> {
    let last = entries
        .iter()
        .rev()
        .find(|e| matches!(e.event, Event::Resolved(_) | Event::Reopened(_)))?;
    matches!(last.event, Event::Resolved(_)).then(|| moment(last))
}

/// When the work ended: resolved, else declined or closed without having been resolved.
fn ended_at(entries: &[&Recorded<Event>]) -> Option<Millis> {
    let reopened = entries.iter().rposition(|e| matches!(e.event, Event::Reopened(_)));
    entries[reopened.map_or(0, |at| at + 1)..]
        .iter()
        .find(|e| e.event.kind().face().ends)
        .map(|e| moment(e))
}

fn silence(from: Millis, mut told: Vec<Millis>, until: Millis) -> Option<(Millis, Millis)> {
    told.retain(|at| (from..=until).contains(at));
    told.extend([from, until]);
    told.sort_unstable();
    let gaps = told.iter().zip(told.iter().skip(1)).map(|(a, b)| (*a, *b));
    gaps.rev().max_by_key(|(a, b)| b.since(*a)).filter(|(a, b)| b > a)
}
