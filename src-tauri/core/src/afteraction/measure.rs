//! What is measured of an exercise. Times are those of the incident's own clock; a time that never came is none, and not
//! zero.

use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use ts_rs::TS;

use crate::clock::{MINUTE_MS, Millis};
use crate::exercise::Run;
use crate::exercise::director::Marked;
use crate::exercise::entry::Met;
use crate::exercise::scenario::Inject;
use crate::incident::clock::Lasted;
use crate::incident::entry::kinds;
use crate::incident::event::{EntryKind, Event, Recorded};
use crate::incident::words::role;
use crate::incident::{Incident, Progress};
use crate::postmortem::{Cadence, counted_kinds, metrics};

/// The first update is expected by then where no objective says otherwise.
const FIRST_UPDATE_MS: i64 = 10 * MINUTE_MS;

/// What was measured of an exercise.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Measures {
    /// From the start to the first update by a person, in milliseconds.
    #[ts(type = "number | null")]
    pub first_update_ms: Option<i64>,
    /// By when it was expected.
    #[ts(type = "number")]
    pub first_update_target_ms: i64,
    /// Promised updates that were on time.
    pub cadence: Cadence,
    /// Expectations of all injects that were released.
    pub expectations: Score,
    /// How many of those with a time were met within it, and how many have one.
    pub in_time: (u32, u32),
    /// When each role was given to somebody first, in milliseconds from the start.
    #[ts(type = "Array<[string, number | null]>")]
    pub roles: Vec<(String, Option<i64>)>,
    /// How often the command was handed over.
    pub handovers: u32,
    /// The checklists.
    pub progress: Progress,
    /// Steps that were taken back.
    pub undone: u32,
    /// Steps that are blocked.
    pub blocked: u32,
    /// People with a role who wrote an entry of their own, and people with a role: a gentle hint, never ranked.
    pub acted: (u32, u32),
    /// Injects that players were given, and all.
    pub injects: (u32, u32),
}

/// How many expectations were met.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Score {
    /// Met, and not too late.
    pub yes: u32,
    /// Met after its time.
    #[serde(default)]
    pub late: u32,
    /// Met in part.
    pub partial: u32,
    /// Not met.
    pub no: u32,
    /// Did not come up.
    pub not_applicable: u32,
    /// Nobody said.
    pub open: u32,
}

impl Score {
    fn add(&mut self, mark: Option<&Marked>, within_ms: Option<i64>) {
        let is_late = mark.zip(within_ms).is_some_and(|(mark, within)| !mark.is_within(within));
        let place = match mark.map(|mark| mark.met) {
            Some(Met::Yes) if is_late => &mut self.late,
            Some(Met::Yes) => &mut self.yes,
            Some(Met::Partial) => &mut self.partial,
            Some(Met::No) => &mut self.no,
            Some(Met::NotApplicable) => &mut self.not_applicable,
            None => &mut self.open,
        };
        *place += 1;
    }

    /// All that came up.
    #[must_use]
    pub fn of(&self) -> u32 {
        self.yes + self.late + self.partial + self.no + self.open
    }

    /// `3 of 5 met, 1 in part`, `4 of 7 met in time, 1 late`; counts, because a percentage of five is none.
    #[must_use]
    pub fn words(&self) -> String {
        if self.of() == 0 {
            return "none came up".to_owned();
        }
        let in_time = if self.late > 0 { " in time" } else { "" };
        let mut words = format!("{} of {} met{in_time}", self.yes, self.of());
        for (count, what) in [
            (self.late, "late"),
            (self.partial, "in part"),
            (self.no, "not"),
            (self.open, "not marked"),
        ] {
            if count > 0 {
                words.push_str(&format!(", {count} {what}"));
            }
        }
        words
    }
}

/// The score of the expectations that show an objective; of all where none is named. What was not released does not count.
#[must_use]
pub fn score(run: &Run, objective: Option<&str>) -> Score {
    let mut score = Score::default();
    for (inject, number, expected) in run.expectations() {
        let is_of = objective.is_none_or(|id| expected.objectives.iter().any(|of| of == id));
        if is_of && run.released_ms(&inject.id).is_some() {
            score.add(run.mark(&inject.id, number), expected.within_ms);
        }
    }
    score
}

/// The score of what players are expected to do with one inject.
#[must_use]
pub fn score_of(run: &Run, inject: &Inject) -> Score {
    let mut score = Score::default();
    for (number, expected) in (1..).zip(&inject.expectations) {
        score.add(run.mark(&inject.id, number), expected.within_ms);
    }
    score
}

/// The kinds of entries that are measured: with these alone the measures are the same.
#[must_use]
pub fn measured_kinds() -> Vec<EntryKind> {
    [counted_kinds(), kinds(|face| face.trouble)].concat()
}

/// The measures of an exercise; none where it runs by no scenario. Of the entries, which are at their times by its own
/// clock, those count that are of the [`measured_kinds`].
#[must_use]
pub fn measures<'a>(
    state: &Incident,
    entries: impl IntoIterator<Item = &'a Recorded<Event>>,
    cadence: Cadence,
) -> Option<Measures> {
    let mut entries: Vec<&Recorded<Event>> = entries.into_iter().collect();
    entries.sort_by_key(|entry| entry.fold_key());
    let (run, facts) = (state.run.as_deref()?, state.declared.as_ref()?);
    let declared = state.declared_at().unwrap_or(facts.declared_at);
    let since = |at: Millis| at.since(declared).max(0);
    let first = |is: &dyn Fn(&Event) -> bool| {
        entries.iter().find(|e| is(&e.event)).map(|e| since(e.recorded_at))
    };
    let given = |role: &str| {
        first(&|event| {
            let names = event.gist().names;
            names.role == Some(role) && names.to.is_some()
        })
    };
    let count = |is: &dyn Fn(&Event) -> bool| {
        u32::try_from(entries.iter().filter(|e| is(&e.event)).count()).unwrap_or(u32::MAX)
    };
    let given_on = count(&|event| {
        let names = event.gist().names;
        names.role == Some(role::COMMANDER) && names.from.is_some() && names.to.is_some()
    });
    let blocked = state.steps.values().filter(|record| record.status.is_blocked()).count();
    let injects = &run.file.scenario.injects;
    let released = injects.iter().filter(|inject| run.released_ms(&inject.id).is_some()).count();
    Some(Measures {
        first_update_ms: first_update(state, &entries).map(|after| after.ms),
        first_update_target_ms: first_update_target(run),
        cadence,
        expectations: score(run, None),
        in_time: in_time(run),
        roles: role::MEASURED.iter().map(|role| ((*role).to_owned(), given(role))).collect(),
        handovers: given_on,
        progress: state.progress(),
        undone: count(&|event| event.gist().step.is_some_and(|(_, status)| status.is_untouched())),
        blocked: u32::try_from(blocked).unwrap_or(u32::MAX),
        acted: acted(state),
        injects: (small(released), small(injects.len())),
    })
}

/// From the start to the first text by a person that an audience had, as for any incident.
fn first_update(state: &Incident, entries: &[&Recorded<Event>]) -> Option<Lasted> {
    let recorded = || entries.iter().copied();
    let by = recorded().map(|entry| entry.recorded_at).max()?;
    metrics(state, recorded(), by).first_update()
}

fn small(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// The target of the objective that asks for an update by a time.
fn first_update_target(run: &Run) -> i64 {
    let all = run.file.scenario.objectives.iter();
    let mut asked = all.filter(|objective| objective.text.to_lowercase().contains("update"));
    asked.find_map(|objective| objective.target_ms).unwrap_or(FIRST_UPDATE_MS)
}

fn in_time(run: &Run) -> (u32, u32) {
    let (mut kept, mut all) = (0, 0);
    for (inject, number, expected) in run.expectations() {
        let Some(within) = expected.within_ms else { continue };
        let mark = run.mark(&inject.id, number);
        let is_out = mark.is_some_and(|mark| !mark.met.counts());
        if run.released_ms(&inject.id).is_none() || is_out {
            continue;
        }
        all += 1;
        kept += u32::from(mark.is_some_and(|m| m.met.is_whole() && m.is_within(within)));
    }
    (kept, all)
}

/// Who has a role, without the facilitator, and who of them wrote an entry.
fn acted(state: &Incident) -> (u32, u32) {
    let roles = state.roles.iter().filter(|(role, _)| *role != role::FACILITATOR);
    let players: BTreeSet<&str> = roles.map(|(_, person)| person.trim()).collect();
    let wrote = state.people.iter().filter(|person| person.wrote);
    (small(wrote.filter(|person| players.contains(&*person.name)).count()), small(players.len()))
}
