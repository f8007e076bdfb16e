//! Promises kept, of those that fell due.
//!
//! A promise is the next-update time of the last text for an audience, or of declaring, raising the severity and
//! reopening. It is kept when the audience had the answer no later than the grace after it. A ping that no channel took
//! moves no promise, and a text that left channels out answers nothing for their readers. Resolving ends no promise to an
//! audience that had heard of the incident: it waits for its last word.

use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use ts_rs::TS;

use super::told::{Posted, Told, in_fold_order, moment, posts};
use crate::clock::Millis;
use crate::incident::clock::moved;
use crate::incident::entry::Does;
use crate::incident::event::{ChannelsChosen, ClockStepped, Event, Post, PromiseMade, Recorded};
use crate::incident::promise::USUAL_MINUTES;
pub use crate::incident::rhythm::GRACE_MS;
use crate::incident::{Audience, Incident};

/// Promises kept, of those that fell due.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Cadence {
    /// Sent, accepted or said elsewhere within 60 s of the promise.
    pub kept: u32,
    /// Fell due, or were answered early.
    pub due: u32,
    /// Answered by a message whose fate is not known.
    pub unknown: u32,
}

/// A promise that fell due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Judged {
    pub(super) audience: Audience,
    /// The one channel whose readers waited; none for all of the audience.
    pub(super) channel: Option<String>,
    pub(super) due_at: Millis,
    pub(super) outcome: Outcome,
}

/// What became of a promise; the better one counts when two laptops answered the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Outcome {
    Missed,
    Unknown,
    Kept,
}

/// Counts the promises of all audiences by `now`. Of `entries`, those count whose face promises. `grace_ms` is [`GRACE_MS`] unless a test says otherwise.
///
/// A promise that was open when the incident was closed or declined, and not yet due, is void; so is one that raising
/// the severity replaced in time. An answer that still waits is counted once its time has passed.
#[must_use]
pub fn cadence<'a>(
    entries: impl IntoIterator<Item = &'a Recorded<Event>>,
    grace_ms: i64,
    now: Millis,
) -> Cadence {
    judged(entries, grace_ms, now).count()
}

/// Counts the promises of an incident by `now`; `entries` are at their times by its own clock.
#[must_use]
pub fn promises_kept<'a>(
    incident: &Incident,
    entries: impl IntoIterator<Item = &'a Recorded<Event>>,
    now: Millis,
) -> Cadence {
    let told = entries.into_iter().filter(|entry| incident.concerns(entry));
    cadence(told, GRACE_MS, now)
}

/// Each promise that fell due, with what became of it, by audience and time. Counted as [`cadence`] counts.
pub(super) fn promises_of<'a>(
    entries: impl IntoIterator<Item = &'a Recorded<Event>>,
    now: Millis,
) -> Vec<Judged> {
    let outcomes = judged(entries, GRACE_MS, now).outcomes.into_iter();
    let one = |(((audience, readers), due_at), outcome)| {
        let channel = match readers {
            Readers::All => None,
            Readers::Of(channel) => Some(channel),
        };
        Judged { audience, channel, due_at, outcome }
    };
    outcomes.map(one).collect()
}

fn judged<'a>(
    entries: impl IntoIterator<Item = &'a Recorded<Event>>,
    grace_ms: i64,
    now: Millis,
) -> Ledger {
    let entries = in_fold_order(entries);
    let posts = posts(&entries);
    let mut posts = posts.iter();
    let mut ledger = Ledger { grace_ms, now, ..Ledger::default() };
    for entry in entries {
        let at = moment(entry);
        match entry.event.gist().does {
            Does::Promises(made) => made.iter().for_each(|p| ledger.promise(p, at)),
            Does::Reopens(made) => {
                ledger.void(|(_, readers)| *readers != Readers::All, at);
                made.iter().for_each(|p| ledger.promise(p, at));
            }
            Does::Posts(_) => posts.next().into_iter().for_each(|posted| ledger.post(posted)),
            Does::Chooses(chosen) => ledger.choose(chosen, at),
            Does::Resolves => ledger.resolve(at),
            Does::Ends => ledger.end(at),
            Does::StepsClock(step) => ledger.anchor(step, entry.recorded_at),
            // What became of a message stands with its post.
            Does::Delivers(_) | Does::Settles(_) => {}
            Does::Nothing | Does::Holds | Does::Purges(_) | Does::Directs(_) => {}
        }
    }
    ledger.end(now);
    ledger
}

/// What a post makes of the promise that it answers; none while that is open.
pub(super) fn outcome(
    promise: Millis,
    posted: &Posted<'_>,
    grace_ms: i64,
    now: Millis,
) -> Option<Outcome> {
    let by = promise.plus(grace_ms);
    match posted.told {
        Told::At(at) if at <= by => Some(Outcome::Kept),
        Told::Unknown if moment(posted.entry) <= by => Some(Outcome::Unknown),
        Told::Waiting if now <= by => None,
        Told::At(_) | Told::Unknown | Told::Waiting | Told::No => Some(Outcome::Missed),
    }
}

/// Whom a promise was made to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Readers {
    /// All of the audience.
    All,
    /// Those of one channel that a text was not for: it answered the others.
    Of(String),
}

type Promise = (Audience, Readers);

#[derive(Default)]
struct Ledger {
    grace_ms: i64,
    now: Millis,
    /// The audiences that had a text.
    told: BTreeSet<Audience>,
    open: BTreeMap<Promise, Millis>,
    intervals: BTreeMap<Audience, u32>,
    outcomes: BTreeMap<(Promise, Millis), Outcome>,
}

impl Ledger {
    fn promise(&mut self, made: &PromiseMade, at: Millis) {
        self.intervals.insert(made.audience, made.interval_minutes);
        let of = (made.audience, Readers::All);
        if let Some(before) = self.open.insert(of.clone(), made.due_at) {
            self.miss(of, before, at);
        }
        let owed = self.open.iter_mut().filter(|((audience, _), _)| *audience == made.audience);
        owed.for_each(|(_, at)| *at = (*at).min(made.due_at));
    }

    fn post(&mut self, posted: &Posted<'_>) {
        let post = posted.post;
        let all = (post.audience, Readers::All);
        let answered = post.answers.or(self.open.get(&all).copied());
        self.answer(all.clone(), answered, posted);
        if post.moves_when_taken && !matches!(posted.told, Told::At(_)) {
            return;
        }
        self.told.insert(post.audience);
        self.left_out(posted, answered);
        match post.next_update_at {
            Some(next) => self.open.insert(all, next),
            None => self.open.remove(&all),
        };
    }

    /// A text answers what was still owed to the channels that it is for. To the others the promise that it answers stays.
    fn left_out(&mut self, posted: &Posted<'_>, answered: Option<Millis>) {
        let Post { audience, left_out, .. } = posted.post;
        let is_for = |(of, readers): &Promise| match readers {
            Readers::All => false,
            Readers::Of(channel) => of == audience && !left_out.contains(channel),
        };
        let answered_too: Vec<Promise> =
            self.open.keys().filter(|of| is_for(of)).cloned().collect();
        for of in answered_too {
            let open = self.open.remove(&of);
            self.answer(of, open, posted);
        }
        let Some(promise) = answered else { return };
        for channel in left_out {
            self.open.entry((*audience, Readers::Of(channel.clone()))).or_insert(promise);
        }
    }

    /// What was promised to audiences and channels that get no text any more is void from now on.
    fn choose(&mut self, chosen: &ChannelsChosen, at: Millis) {
        let is_void = |(audience, readers): &Promise| match readers {
            Readers::All => chosen.ends.contains(audience),
            Readers::Of(channel) => {
                chosen.only.as_ref().is_some_and(|names| !names.contains(channel))
            }
        };
        self.void(is_void, at);
        chosen.promises.iter().for_each(|made| self.promise(made, at));
    }

    /// Ends promises: those whose time had passed by `at` were missed.
    fn void(&mut self, is_void: impl Fn(&Promise) -> bool, at: Millis) {
        let void: Vec<Promise> = self.open.keys().filter(|of| is_void(of)).cloned().collect();
        for of in void {
            let promise = self.open.remove(&of);
            promise.into_iter().for_each(|promise| self.miss(of.clone(), promise, at));
        }
    }

    fn answer(&mut self, of: Promise, promise: Option<Millis>, posted: &Posted<'_>) {
        let outcome = |promise| outcome(promise, posted, self.grace_ms, self.now);
        if let Some((promise, outcome)) = promise.and_then(|p| Some((p, outcome(p)?))) {
            self.enter(of, promise, outcome);
        }
    }

    /// Ends the promises to those who heard nothing; the others wait for the last word.
    fn resolve(&mut self, at: Millis) {
        let (open, void) = std::mem::take(&mut self.open)
            .into_iter()
            .partition(|((audience, _), _)| self.told.contains(audience));
        self.open = void;
        self.end(at);
        self.open = open;
    }

    /// The clock was put back: what is promised moves with it, and lies no further ahead than one interval.
    fn anchor(&mut self, step: &ClockStepped, now: Millis) {
        for ((audience, _), due) in &mut self.open {
            let minutes = self.intervals.get(audience).copied().unwrap_or(USUAL_MINUTES);
            *due = moved(*due, step).min(now.plus_minutes(i64::from(minutes)));
        }
    }

    fn end(&mut self, at: Millis) {
        for (of, promise) in std::mem::take(&mut self.open) {
            self.miss(of, promise, at);
        }
    }

    /// Enters a promise that nothing answered by `at`, if its time had passed.
    fn miss(&mut self, of: Promise, promise: Millis, at: Millis) {
        if promise.plus(self.grace_ms) < at {
            self.enter(of, promise, Outcome::Missed);
        }
    }

    fn enter(&mut self, of: Promise, promise: Millis, outcome: Outcome) {
        let entered = self.outcomes.entry((of, promise)).or_insert(outcome);
        *entered = (*entered).max(outcome);
    }

    fn count(&self) -> Cadence {
        let mut cadence = Cadence::default();
        for outcome in self.outcomes.values() {
            cadence.due += 1;
            match outcome {
                Outcome::Kept => cadence.kept += 1,
                Outcome::Unknown => cadence.unknown += 1,
                Outcome::Missed => {}
            }
        }
        cadence
    }
}
