//! Times of an incident in numbers: the one rule of each, for the post-mortem of an incident, the report of an exercise and
//! the page over all incidents. What nobody recorded is none, never zero; what a person said of a key time holds.

use std::collections::BTreeMap;

use super::told::{Told, in_fold_order, posts};
use crate::clock::Millis;
use crate::incident::clock::{Lasted, Since};
use crate::incident::entry::{Does, kinds};
use crate::incident::event::{EntryKind, Event, Recorded};
use crate::incident::{Audience, Incident};

/// What the log knows in numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Metrics {
    /// From detecting to declaring. Always none so far: nothing records when it was detected.
    pub to_declare: Option<Lasted>,
    /// From declaring to the first text by a person that each audience had.
    pub to_first_update: BTreeMap<Audience, Lasted>,
    /// When it was resolved, if it was not reopened since.
    pub resolved_at: Option<Millis>,
    /// From declaring to the resolve that lasted.
    pub to_resolve: Option<Lasted>,
    /// From declaring to the end, else to now.
    pub lasted: Option<Lasted>,
    /// The longest time in which no audience had a text, from and to; counted from declaring to the end, else to now.
    /// None where a clock was put back: its times cannot be laid side by side.
    pub longest_silence: Option<(Millis, Millis)>,
}

/// The kinds of entries that the numbers, the promises and the key times are counted from: with these alone they are the same.
#[must_use]
pub fn counted_kinds() -> Vec<EntryKind> {
    kinds(|face| face.promises || face.dates)
}

/// The numbers of an incident by `now`. All none without its first entry.
#[must_use]
pub fn metrics<'a>(
    incident: &Incident,
    entries: impl IntoIterator<Item = &'a Recorded<Event>>,
    now: Millis,
) -> Metrics {
    let Some(declared) = incident.declared_at() else { return Metrics::default() };
    let mut entries = in_fold_order(entries);
    entries.retain(|entry| incident.concerns(entry));
    let mut told: Vec<Millis> = Vec::new();
    let mut first: BTreeMap<Audience, Lasted> = BTreeMap::new();
    let mut clocks = Clocks::new(&entries, declared);
    for posted in posts(&entries) {
        if let Told::At(at) = posted.told {
            told.push(at);
            if !posted.ping {
                let after = clocks.at(posted.entry).lasted(at);
                let least = first.entry(posted.post.audience).or_insert(after);
                if after.ms < least.ms {
                    *least = after;
                }
            }
        }
    }
    let resolved_at = incident.resolved_at();
    let lasted = incident.lasted(now);
    let has_stepped = entries.iter().any(|e| e.event.gist().steps_clock());
    let until = resolved_at.or(incident.over_at()).unwrap_or(now);
    Metrics {
        to_declare: None,
        to_first_update: first,
        resolved_at,
        to_resolve: resolved_at.and(lasted),
        lasted,
        longest_silence: (!has_stepped).then(|| silence(declared, told, until)).flatten(),
    }
}

/// When it was declared, by the clock as it went at entries that are asked for in their order.
struct Clocks<'a> {
    entries: std::slice::Iter<'a, &'a Recorded<Event>>,
    since: Since,
}

impl Metrics {
    /// From declaring to the first text by a person that any audience had.
    #[must_use]
    pub fn first_update(&self) -> Option<Lasted> {
        self.to_first_update.values().copied().min_by_key(|after| after.ms)
    }
}

impl<'a> Clocks<'a> {
    fn new(entries: &'a [&'a Recorded<Event>], declared: Millis) -> Self {
        Self { entries: entries.iter(), since: Since::at(declared) }
    }

    fn at(&mut self, entry: &Recorded<Event>) -> Since {
        for before in self.entries.by_ref().take_while(|e| e.id != entry.id) {
            if let Does::StepsClock(step) = before.event.gist().does {
                self.since.step(step, before.recorded_at);
            }
        }
        self.since
    }
}

fn silence(from: Millis, mut told: Vec<Millis>, until: Millis) -> Option<(Millis, Millis)> {
    told.retain(|at| (from..=until).contains(at));
    told.extend([from, until]);
    told.sort_unstable();
    let gaps = told.iter().zip(told.iter().skip(1)).map(|(a, b)| (*a, *b));
    gaps.rev().max_by_key(|(a, b)| b.since(*a)).filter(|(a, b)| b > a)
}
