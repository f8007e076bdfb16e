//! A running exercise as its log tells it: where the clock stands, what was released, what is due next, what was met.
//!
//! Folding is total. What is due is worked out from the scenario as it was frozen: an edit of the file changes nothing. What
//! is deliberately absent: who may do what, which `decide` says.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

use super::clock::Anchor;
use super::entry::{
    ExpectationMarked, InjectSaid, Met, ObjectiveRated, Observation, Retimed, ScenarioFile, Started,
};
use super::inject_status::InjectStatus;
use super::scenario::{Expectation, Inject, Mode, Trigger};
use crate::clock::Millis;

/// A scenario without a duration ends so long after its last inject.
const LAST_WORDS_MS: i64 = 10 * 60_000;

/// A running exercise.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Run {
    /// The scenario as it stood at the start.
    pub file: ScenarioFile,
    /// Injects are released by the program.
    pub auto: bool,
    /// When it began, on the wall.
    pub started_at: Millis,
    /// Where the clock was set last.
    pub anchor: Anchor,
    /// Why it stands still, where somebody said so.
    pub paused: Option<String>,
    /// What was said of injects; one that is not here waits.
    pub injects: BTreeMap<String, InjectRecord>,
    /// What was said of expectations, by inject and number.
    #[serde(with = "marks")]
    pub marks: BTreeMap<(String, u32), Marked>,
    /// What was seen.
    pub observations: Vec<Observed>,
    /// How many hints of an inject were given.
    pub hints: BTreeMap<String, usize>,
    /// How objectives were rated; the last rating counts.
    pub ratings: BTreeMap<String, ObjectiveRated>,
    /// How it ended.
    pub ended: Option<Ended>,
}

/// What was said of an inject.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct InjectRecord {
    /// What became of it.
    pub status: InjectStatus,
    /// When that was, in the story.
    pub at_ms: Option<i64>,
    /// The same on the wall.
    pub real_at: Option<Millis>,
    /// Another time than the scenario's.
    pub retimed_ms: Option<i64>,
    /// Who said it.
    pub by: String,
    /// Why.
    pub reason: Option<String>,
}

/// What was said of an expectation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Marked {
    /// Whether it was met.
    pub met: Met,
    /// Milliseconds of the story since the release.
    pub after_ms: i64,
    /// Whether it was met within its time, where a person said so; of all that was said after the end.
    #[serde(default)]
    pub in_time: Option<bool>,
    /// What there is to say of it.
    pub note: Option<String>,
}

impl Marked {
    /// How long after the release; none where only a person knows it, because it was said after the end.
    #[must_use]
    pub fn known_after_ms(&self) -> Option<i64> {
        self.in_time.is_none().then_some(self.after_ms)
    }

    /// True where it was within this time, as a person said it or as the story's clock had it.
    #[must_use]
    pub fn is_within(&self, within_ms: i64) -> bool {
        self.in_time.unwrap_or(self.after_ms <= within_ms)
    }
}

/// An observation with its time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Observed {
    /// When, in the story; what was seen in the hot wash is of its end.
    pub at_ms: i64,
    /// Who.
    pub by: String,
    /// What.
    pub seen: Observation,
}

/// How an exercise ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ended {
    /// When, in the story.
    pub at_ms: i64,
    /// When, on the wall.
    pub real_at: Millis,
    /// Why it was broken off; none where it came to its end.
    pub aborted: Option<String>,
}

/// What the program does by itself in an exercise that runs on its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Next {
    /// The inject is released.
    Release(String),
    /// The inject is not needed: what it waited for did not happen.
    Skip(String),
    /// The exercise ends.
    End,
}

impl Run {
    /// An exercise that has just begun at that moment.
    #[must_use]
    pub fn begun(started: &Started, at: Millis) -> Self {
        Self {
            file: started.file.clone(),
            auto: started.auto,
            started_at: at,
            anchor: started.anchor,
            paused: None,
            injects: BTreeMap::new(),
            marks: BTreeMap::new(),
            observations: Vec::new(),
            hints: BTreeMap::new(),
            ratings: BTreeMap::new(),
            ended: None,
        }
    }

    /// The time of the story at a moment on the wall.
    #[must_use]
    pub fn t_at(&self, now: Millis) -> i64 {
        self.ended.as_ref().map_or_else(|| self.anchor.t_at(now), |ended| ended.at_ms)
    }

    /// The instant of a time of the story, counted from the moment at which the exercise began.
    #[must_use]
    pub fn instant(&self, t_ms: i64) -> Millis {
        self.started_at.plus(t_ms)
    }

    /// True while its clock runs.
    #[must_use]
    pub fn is_running(&self) -> bool {
        self.ended.is_none() && self.anchor.running
    }

    /// True until it came to its end or was broken off.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.ended.is_none()
    }

    /// True where people talk: their promises follow the clock of the story.
    #[must_use]
    pub fn is_discussion(&self) -> bool {
        self.file.scenario.mode == Mode::Discussion
    }

    /// An inject by its id, as a person types it.
    #[must_use]
    pub fn inject(&self, id: &str) -> Option<&Inject> {
        self.file.scenario.injects.iter().find(|inject| inject.id.eq_ignore_ascii_case(id.trim()))
    }

    /// When an inject is due in the story; none where that depends on a person, or on what has not happened.
    #[must_use]
    pub fn due_ms(&self, inject: &Inject) -> Option<i64> {
        let record = self.injects.get(&inject.id);
        let given = record.and_then(|record| record.retimed_ms).or(inject.at_ms);
        given.or_else(|| match inject.trigger.as_ref()? {
            Trigger::Manual => None,
            Trigger::After { inject: after, plus_ms } => {
                let before = self.injects.get(after)?;
                let is_released = before.status.is_released();
                Some(before.at_ms.filter(|_| is_released)?.saturating_add(*plus_ms))
            }
            Trigger::Unmet { at_ms, .. } => Some(*at_ms),
        })
    }

    /// What has become of an inject at `t_ms`. A contingency is offered only where it is needed, and nothing after the end.
    #[must_use]
    pub fn status(&self, inject: &Inject, t_ms: i64) -> InjectStatus {
        let said = self.injects.get(&inject.id).map(|record| record.status).unwrap_or_default();
        let is_due = || self.due_ms(inject).is_some_and(|due| due <= t_ms);
        if self.is_open() && said.waits() && is_due() && self.is_needed(inject) {
            return InjectStatus::Offered;
        }
        said
    }

    /// False for an inject that waits for an objective to fail while that one is met.
    #[must_use]
    pub fn is_needed(&self, inject: &Inject) -> bool {
        match &inject.trigger {
            Some(Trigger::Unmet { objective, .. }) => !self.is_met(objective),
            Some(Trigger::Manual | Trigger::After { .. }) | None => true,
        }
    }

    /// True when all that shows an objective was met.
    #[must_use]
    pub fn is_met(&self, objective: &str) -> bool {
        let mut met = 0;
        for (inject, number, _) in self.expectations_of(objective) {
            match self.mark(&inject.id, number).map(|mark| mark.met) {
                Some(Met::Yes) => met += 1,
                Some(Met::NotApplicable) => {}
                Some(Met::Partial | Met::No) | None => return false,
            }
        }
        met > 0
    }

    /// Every expectation with its inject and its number, in the order of the file.
    pub fn expectations(&self) -> impl Iterator<Item = (&Inject, u32, &Expectation)> {
        let all = self.file.scenario.injects.iter();
        all.flat_map(|inject| (1..).zip(&inject.expectations).map(move |(n, e)| (inject, n, e)))
    }

    /// The expectations that show an objective.
    pub fn expectations_of(
        &self,
        objective: &str,
    ) -> impl Iterator<Item = (&Inject, u32, &Expectation)> {
        self.expectations().filter(move |(_, _, e)| e.objectives.iter().any(|id| id == objective))
    }

    /// What was said of an expectation.
    #[must_use]
    pub fn mark(&self, inject: &str, number: u32) -> Option<&Marked> {
        self.marks.get(&(inject.to_owned(), number))
    }

    /// When players were given an inject, in the story.
    #[must_use]
    pub fn released_ms(&self, inject: &str) -> Option<i64> {
        let record = self.injects.get(inject)?;
        record.at_ms.filter(|_| record.status.is_released())
    }

    /// The injects that wait for the facilitator, the earliest first.
    #[must_use]
    pub fn offered(&self, t_ms: i64) -> Vec<&Inject> {
        let is_offered = |inject: &&Inject| self.status(inject, t_ms).is_offered();
        let mut offered: Vec<&Inject> =
            self.file.scenario.injects.iter().filter(is_offered).collect();
        offered.sort_by_key(|inject| self.due_ms(inject));
        offered
    }

    /// The injects that come after `t_ms` by the clock, the earliest first; none once it is over.
    #[must_use]
    pub fn coming(&self, t_ms: i64) -> Vec<(i64, &Inject)> {
        let waits = |i: &&Inject| self.is_open() && self.status(i, t_ms).waits();
        let all = self.file.scenario.injects.iter().filter(waits);
        let ahead = |inject| self.due_ms(inject).filter(|due| *due > t_ms);
        let mut coming: Vec<_> = all.filter_map(|i| Some((ahead(i)?, i))).collect();
        coming.sort_by_key(|(due, _)| *due);
        coming
    }

    /// When it is meant to end, in the story.
    #[must_use]
    pub fn end_ms(&self) -> i64 {
        let scenario = &self.file.scenario;
        let last = scenario.injects.iter().filter_map(|inject| self.due_ms(inject)).max();
        let after_last = last.unwrap_or_default().saturating_add(LAST_WORDS_MS);
        scenario.duration_ms.unwrap_or(after_last).max(last.unwrap_or_default())
    }

    /// What the program does next in an exercise that runs on its own, and at which time of the story. Nothing is passed
    /// over: what is due earliest comes first, and in the order of the file where times are the same.
    #[must_use]
    pub fn next(&self) -> Option<(i64, Next)> {
        if !self.auto || self.ended.is_some() {
            return None;
        }
        let waits =
            |inject: &&Inject| self.injects.get(&inject.id).is_none_or(|r| r.status.waits());
        let all = self.file.scenario.injects.iter().filter(waits);
        let first = all.filter_map(|i| Some((self.due_ms(i)?, i))).min_by_key(|(due, _)| *due);
        Some(match first {
            Some((due, inject)) if due <= self.end_ms() => {
                let id = inject.id.clone();
                (due, if self.is_needed(inject) { Next::Release(id) } else { Next::Skip(id) })
            }
            Some(_) | None => (self.end_ms(), Next::End),
        })
    }
}

/// Folding: what each entry changes.
impl Run {
    /// The clock was set.
    pub fn clock_set(&mut self, anchor: Anchor, reason: Option<&str>) {
        self.anchor = anchor;
        self.paused = reason.filter(|_| !anchor.running).map(str::to_owned);
    }

    /// Something became of an inject at a time of the story.
    pub fn inject_said(
        &mut self,
        said: &InjectSaid,
        status: InjectStatus,
        at: (i64, Millis),
        by: &str,
    ) {
        let record = self.injects.entry(said.inject.clone()).or_default();
        (record.status, record.at_ms, record.real_at) = (status, Some(at.0), Some(at.1));
        (record.by, record.reason) = (by.to_owned(), said.reason.clone());
    }

    /// An inject got another time; one that was held comes by itself again.
    pub fn retimed(&mut self, said: &Retimed) {
        let record = self.injects.entry(said.inject.clone()).or_default();
        record.retimed_ms = Some(said.to_ms);
        if record.status.is_held() {
            record.status = InjectStatus::Waiting;
        }
    }

    /// An expectation was ticked, or ticked anew.
    pub fn marked(&mut self, said: &ExpectationMarked) {
        let (met, after_ms, in_time) = (said.met, said.after_ms, said.in_time);
        let mark = Marked { met, after_ms, in_time, note: said.note.clone() };
        self.marks.insert((said.inject.clone(), said.number), mark);
    }

    /// It is over.
    pub fn end(&mut self, at_ms: i64, real_at: Millis, aborted: Option<String>) {
        self.ended.get_or_insert(Ended { at_ms, real_at, aborted });
    }
}

/// Pairs as a list: JSON has no other keys than text.
mod marks {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};
    use std::collections::BTreeMap;

    use crate::exercise::director::Marked;

    type Marks = BTreeMap<(String, u32), Marked>;

    pub fn serialize<S: Serializer>(marks: &Marks, to: S) -> Result<S::Ok, S::Error> {
        marks.iter().collect::<Vec<_>>().serialize(to)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Marks, D::Error> {
        Ok(Vec::deserialize(from)?.into_iter().collect())
    }
}
