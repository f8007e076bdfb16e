//! An incident as every section tells of it: what its entries say, worked out once.

use std::collections::BTreeMap;

use super::cadence::{self, Cadence, Judged};
use super::entry::PostmortemEntry;
use super::key_times::{self, KeyFact, key_times};
use super::markdown::date_time;
use super::metrics::{Metrics, metrics};
use super::people::People;
use super::settings::Settings;
use super::told::{self, Posted};
use super::written::{self, For, Written};
use crate::clock::Millis;
use crate::ids::EventId;
use crate::incident::Incident;
use crate::incident::went::states::{Entered, states};

/// What every section needs, worked out once.
pub(super) struct Story<'a> {
    pub(super) incident: &'a Incident,
    /// How the incident is called.
    pub(super) name: &'a str,
    /// In the order of the timeline.
    pub(super) entries: Vec<&'a PostmortemEntry>,
    pub(super) posts: Vec<Posted<'a>>,
    /// Where the post of an entry stands in `posts`.
    pub(super) post_at: BTreeMap<EventId, usize>,
    pub(super) people: People,
    pub(super) metrics: Metrics,
    pub(super) cadence: Cadence,
    pub(super) promises: Vec<Judged>,
    pub(super) keys: Vec<KeyFact>,
    /// The states that it went through.
    pub(super) states: Vec<Entered<'a>>,
    /// When it hit, in order and without overlap; empty where nobody recorded when it began.
    pub(super) impact: Vec<(Millis, Millis)>,
    /// The notes that are for a section.
    pub(super) written: Vec<Written<'a>>,
    pub(super) settings: &'a Settings,
    /// A clock was put back: times cannot be laid side by side.
    pub(super) has_stepped: bool,
    /// When it was resolved, and not reopened since.
    pub(super) resolved_at: Option<Millis>,
    /// When it was resolved, declined or closed, else now.
    pub(super) until: Millis,
    pub(super) now: Millis,
    /// True when its entries lie on more than one day: every time then carries its date.
    pub(super) dated: bool,
}

impl<'a> Story<'a> {
    /// Works it out from the entries, in whatever order they come.
    pub(super) fn new(
        (incident, name): (&'a Incident, &'a str),
        settings: &'a Settings,
        entries: &'a [PostmortemEntry],
        cadence: Cadence,
        now: Millis,
    ) -> Self {
        let mut entries: Vec<&PostmortemEntry> = entries.iter().collect();
        entries.sort_by_key(|e| (e.order_at, e.recorded.fold_key()));
        let folded = told::in_fold_order(entries.iter().map(|e| &e.recorded));
        let first = entries.iter().map(|e| e.shown_at).min().unwrap_or(now);
        let last = entries.iter().map(|e| e.shown_at).max().unwrap_or(now);
        let posts = told::posts(&folded);
        let told = || folded.iter().copied().filter(|entry| incident.concerns(entry));
        let keys = key_times(incident, now);
        let metrics = metrics(incident, folded.iter().copied(), now);
        let states = states(folded.iter().copied());
        let resolved_at = metrics.resolved_at;
        Self {
            incident,
            name,
            post_at: (0..).zip(&posts).map(|(at, posted)| (posted.entry.id, at)).collect(),
            posts,
            promises: cadence::promises_of(told(), now),
            impact: key_times::impact(&keys, &states, now),
            keys,
            states,
            written: written::written(&entries),
            settings,
            has_stepped: told().any(|e| e.event.gist().steps_clock()),
            people: People::new(incident, &entries),
            metrics,
            cadence,
            resolved_at,
            until: resolved_at.or(incident.over_at()).unwrap_or(now),
            now,
            dated: first.utc().date_naive() != last.utc().date_naive(),
            entries,
        }
    }

    /// The notes that are for a section, in the order of the timeline.
    pub(super) fn written(&self, part: For) -> impl Iterator<Item = &Written<'a>> {
        self.written.iter().filter(move |item| item.part == part)
    }

    /// The time of an entry; it says so where the clock had been put back.
    pub(super) fn time_of(&self, entry: &PostmortemEntry) -> String {
        let time = self.time(entry.shown_at);
        if entry.after_step { format!("{time} (clock put back)") } else { time }
    }

    /// `14:23`, or `2026-01-02 23:58` when the incident crosses midnight. UTC.
    pub(super) fn time(&self, at: Millis) -> String {
        if self.dated { date_time(at) } else { at.hh_mm() }
    }
}
