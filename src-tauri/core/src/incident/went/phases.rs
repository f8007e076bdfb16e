//! The phases of the response as they went, beside the windows that their headings plan.
//!
//! A window counts from the start that held when the work was done: declaring, or the reopening before it. So reopening moves
//! no window of work that was done. What is still to do counts from the last start. A way that was not taken is no phase of
//! the incident. What is deliberately absent: asking somebody about it (`rhythm` does), and pictures.

#[cfg(test)]
mod tests;

use crate::clock::{MINUTE_MS, Millis};
use crate::incident::clock::Since;
use crate::incident::plan::UsedPhase;
use crate::incident::state::{Facts, Incident, StepRecord};
use crate::runbook::{Phase, Window};

/// A window as times; the end is none where the heading leaves it open.
pub type Planned = (Millis, Option<Millis>);

/// A phase of the response.
#[derive(Clone, Debug)]
pub struct Went<'a> {
    /// The place of its heading in the file, from 0.
    pub index: usize,
    /// Its heading.
    pub phase: &'a Phase,
    /// What was done of it from each start, in order; the last start alone where nothing was done.
    pub turns: Vec<Turn<'a>>,
}

/// A phase from one start on: declaring, or a reopening.
#[derive(Clone, Debug)]
pub struct Turn<'a> {
    /// The start.
    pub from: Millis,
    /// It is a reopening.
    pub reopened: bool,
    /// The planned window; none where the heading has none, or where a clock was put back and times cannot be laid side by
    /// side.
    pub planned: Option<Planned>,
    /// The steps that were done first and last; none where none was.
    pub done: Option<(&'a StepRecord, &'a StepRecord)>,
}

impl Turn<'_> {
    /// By how much the last step was done too late, in milliseconds; none for less than a minute.
    #[must_use]
    pub fn over(&self) -> Option<i64> {
        let ((_, end), (_, last)) = (self.planned?, self.done?);
        Some(last.at.since(end?)).filter(|over| *over >= MINUTE_MS)
    }
}

/// A window counted from a start.
fn planned(window: Window, from: Millis) -> Planned {
    let at = |minutes: u32| from.plus_minutes(i64::from(minutes));
    (at(window.from_minutes), window.to_minutes.map(at))
}

impl Incident {
    /// What the minutes of phases and escalations that are still to come count from: the last reopening, else declaring, by
    /// the clock as it goes now.
    #[must_use]
    pub fn counts_from(&self) -> Option<Millis> {
        Some(self.counted_from(self.declared.as_ref()?, Millis(i64::MAX)))
    }

    /// The window in which a phase is to be done; where it was finished, the one of its last step.
    #[must_use]
    pub fn window_of(&self, used: &UsedPhase<'_>, finished: bool) -> Option<Planned> {
        let facts = self.declared.as_ref()?;
        let turns = if finished { self.turns(facts, used) } else { Vec::new() };
        let was = turns.last().filter(|turn| turn.done.is_some()).and_then(|turn| turn.planned);
        was.or_else(|| Some(planned(used.phase?.window?, self.counts_from()?)))
    }

    /// True where a step of a phase was done too late, from whichever start.
    #[must_use]
    pub fn was_late(&self, used: &UsedPhase<'_>) -> bool {
        let turns = self.declared.as_ref().map(|facts| self.turns(facts, used));
        turns.into_iter().flatten().any(|turn| turn.over().is_some())
    }

    /// From when the window of work counts that was done at `at`: the reopening before it, else declaring.
    fn counted_from(&self, facts: &Facts, at: Millis) -> Millis {
        // What was done in the moment of a reopening was done before it, so that the reopening changes nothing of it.
        let before = self.reopened.iter().filter(|reopened| **reopened < at);
        before.copied().max().unwrap_or(facts.since.at)
    }

    /// The phases of the response of a runbook, in order.
    #[must_use]
    pub fn went(&self, ordinal: u32) -> Vec<Went<'_>> {
        let Some(facts) = &self.declared else { return Vec::new() };
        let phases = self.checklist(ordinal).into_iter().enumerate();
        let of_response =
            phases.filter(|(_, used)| used.standing.is_asked() && used.is_of_response());
        of_response
            .filter_map(|(index, used)| {
                Some(Went { index, phase: used.phase?, turns: self.turns(facts, &used) })
            })
            .collect()
    }

    /// The phases of all runbooks, in order.
    #[must_use]
    pub fn all_went(&self) -> Vec<Went<'_>> {
        let books = (1..).zip(&self.runbooks);
        books.flat_map(|(ordinal, _)| self.went(ordinal)).collect()
    }

    fn turns(&self, facts: &Facts, used: &UsedPhase<'_>) -> Vec<Turn<'_>> {
        let records = used.steps.iter().filter_map(|step| self.steps.get(&step.at));
        let mut done: Vec<&StepRecord> = records.filter(|record| record.status.is_done()).collect();
        done.sort_by_key(|record| record.at);
        let window = used.phase.and_then(|phase| phase.window).filter(|_| facts.is_by_one_clock());
        let from = |record: &StepRecord| self.counted_from(facts, record.at);
        let mut turns = Vec::new();
        for done in done.chunk_by(|a, b| from(a) == from(b)) {
            let (Some(first), Some(last)) = (done.first(), done.last()) else { continue };
            turns.push(self.turn(from(first), window, Some((first, last))));
        }
        if turns.is_empty() {
            turns.push(self.turn(self.counted_from(facts, Millis(i64::MAX)), window, None));
        }
        turns
    }

    fn turn<'a>(
        &self,
        from: Millis,
        window: Option<Window>,
        done: Option<(&'a StepRecord, &'a StepRecord)>,
    ) -> Turn<'a> {
        let planned = window.map(|window| planned(window, from));
        Turn { from, reopened: self.reopened.contains(&from), planned, done }
    }
}

impl Facts {
    /// True unless the clock was put back since it was declared: then its times cannot be laid side by side.
    fn is_by_one_clock(&self) -> bool {
        let Since { at, at_latest } = self.since_by_log.unwrap_or(self.since);
        at == self.declared_at && !at_latest
    }
}
