//! A runbook's checklist as this incident uses it: the frozen file with the steps that were added, edited, moved or
//! taken out since, for this incident only.
//!
//! The frozen file itself never changes. A tick belongs to a [`StepRef`], which no change of words or order touches.
//! What is deliberately absent: reading files, and what the file says now (see `runbook::diff`).

pub mod against;
pub mod corrections;
mod fold;
pub(super) mod numbers;
mod subs;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;

use super::state::{AttachedRunbook, Incident, pairs};
use super::step_ref::StepRef;
use super::words::StepStatus;
use crate::clock::Millis;
use crate::ids::EventId;
use crate::runbook::{Phase, PhaseKind, Step, Substep};

pub(super) use fold::{added, dropped, edited, moved, restored, set_aside, spoken_of};

/// What was changed of one runbook for this incident.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// The steps under each heading, in order; empty while the file's order holds.
    pub order: Vec<Vec<StepRef>>,
    /// What was changed of steps.
    #[serde(with = "pairs")]
    pub steps: BTreeMap<StepRef, StepPlan>,
    /// Differences of the file that were set aside, by their ids.
    pub set_aside: Vec<String>,
    /// How many differences of the file were taken over.
    pub adopted: u32,
}

/// What was changed of one step.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepPlan {
    /// The number that an added step has here: `5a`.
    pub label: Option<String>,
    /// The step as it is used; none for the frozen one.
    pub now: Option<Step>,
    /// The step as the file had it when it was taken over last; none for the frozen one, and for a step that only
    /// this incident has.
    pub file: Option<Step>,
    /// Names the sub-steps of `now`, in its order; empty while they are the frozen ones.
    pub subs: Vec<u32>,
    /// The numbers that are shown for sub-steps that the frozen step does not have: of each its name and its number.
    #[serde(default)]
    pub sub_numbers: Vec<(u32, u32)>,
    /// It was added.
    pub added: Option<Mark>,
    /// Its words were changed last.
    pub edited: Option<Mark>,
    /// It was moved last.
    pub moved: Option<Mark>,
    /// It was taken out, and why.
    pub dropped: Option<(Mark, String)>,
    /// What was said of it was said before its words were changed.
    pub said_before_edit: bool,
}

/// Who changed something, when, and whether the file said so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// When.
    pub at: Millis,
    /// Who.
    pub by: String,
    /// True when a change of the file was taken over.
    pub from_file: bool,
}

/// Where a step is put.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spot {
    /// After this step; none for the first place.
    pub after: Option<StepRef>,
    /// The heading whose first place is meant, where `after` is none; the first heading that has steps without it.
    #[serde(default)]
    pub under: Option<Heading>,
}

/// A heading of the frozen file. Titles repeat within a file, so its place names it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Heading {
    /// Its place among the headings of the file, from 1.
    pub place: u32,
    /// Its title, for reading.
    pub title: String,
}

impl fmt::Display for Heading {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.title)
    }
}

/// A step of the checklist in use.
#[derive(Clone, Copy, Debug)]
pub struct Used<'a> {
    /// Which.
    pub at: StepRef,
    /// What it says here.
    pub step: &'a Step,
    /// What was changed of it.
    pub plan: Option<&'a StepPlan>,
}

/// A heading with its steps in use; `phase` is none where the file has no heading at all.
#[derive(Clone, Debug)]
pub struct UsedPhase<'a> {
    /// The heading.
    pub phase: Option<&'a Phase>,
    /// Its steps, those that were taken out left out unless something was said of them.
    pub steps: Vec<Used<'a>>,
}

impl UsedPhase<'_> {
    /// What the heading is for.
    #[must_use]
    pub fn kind(&self) -> PhaseKind {
        self.phase.map_or(PhaseKind::Steps, |p| p.kind)
    }
}

impl<'a> Used<'a> {
    /// True when the step was taken out; it still shows where something was said of it.
    #[must_use]
    pub fn is_out(&self) -> bool {
        self.plan.is_some_and(|p| p.dropped.is_some())
    }

    /// Its sub-steps with their places.
    pub fn substeps(&self) -> impl Iterator<Item = (StepRef, &'a Substep)> + use<'a> {
        let (at, step) = (self.at, self.step);
        let subs: &'a [u32] = self.plan.map_or(&[], |p| &p.subs);
        (1..)
            .zip(&step.substeps)
            .enumerate()
            .map(move |(index, (n, sub))| (at.with_sub(subs.get(index).copied().unwrap_or(n)), sub))
    }
}

impl AttachedRunbook {
    /// The order of its steps under each heading, whether shown or not. Always has one heading.
    #[must_use]
    pub fn order(&self, ordinal: u32) -> Vec<Vec<StepRef>> {
        if !self.plan.order.is_empty() {
            return self.plan.order.clone();
        }
        let of = |phase: &Phase| {
            phase.steps.iter().map(|s| StepRef::step(ordinal, s.number)).collect::<Vec<_>>()
        };
        let order: Vec<_> = self.file.runbook.phases.iter().map(of).collect();
        if order.is_empty() { vec![Vec::new()] } else { order }
    }

    /// A step in use, whether it is shown or not.
    #[must_use]
    pub fn used(&self, at: StepRef) -> Option<Used<'_>> {
        let at = at.whole();
        let plan = self.plan.steps.get(&at);
        let changed = plan.and_then(|p| p.now.as_ref());
        let frozen =
            || at.added.is_none().then(|| frozen(&self.file.runbook.phases, at.step)).flatten();
        Some(Used { at, step: changed.or_else(frozen)?, plan })
    }
}

/// The frozen step with this number. Numbers rise through the file, so that a checklist of a hundred thousand steps is
/// not gone through for each of them.
fn frozen(mut phases: &[Phase], number: u32) -> Option<&Step> {
    while !phases.is_empty() {
        let (before, rest) = phases.split_at(phases.len() / 2);
        let filled = rest.iter().enumerate().find_map(|(n, phase)| Some((n, phase.steps.first()?)));
        match filled {
            Some((n, first)) if first.number <= number => {
                let steps = &rest[n].steps;
                if let Ok(at) = steps.binary_search_by_key(&number, |step| step.number) {
                    return steps.get(at);
                }
                phases = &rest[n + 1..];
            }
            Some(_) | None => phases = before,
        }
    }
    None
}

impl Incident {
    /// A runbook by its ordinal, from 1.
    #[must_use]
    pub fn runbook(&self, ordinal: u32) -> Option<&AttachedRunbook> {
        self.runbooks.get(usize::try_from(ordinal).ok()?.checked_sub(1)?)
    }

    /// The ordinal of the runbook that this entry attached.
    #[must_use]
    pub fn ordinal_of(&self, entry: EventId) -> Option<u32> {
        (1..).zip(&self.runbooks).find(|(_, book)| book.entry == Some(entry)).map(|(n, _)| n)
    }

    /// The checklist of a runbook as it is used: every heading of the file, in order, with what is shown of it.
    #[must_use]
    pub fn checklist(&self, ordinal: u32) -> Vec<UsedPhase<'_>> {
        let Some(runbook) = self.runbook(ordinal) else { return Vec::new() };
        let phases = &runbook.file.runbook.phases;
        let shown = |at: &StepRef| runbook.used(*at).filter(|used| self.is_shown(used));
        let steps = runbook.order(ordinal).into_iter();
        steps
            .enumerate()
            .map(|(index, steps)| UsedPhase {
                phase: phases.get(index),
                steps: steps.iter().filter_map(shown).collect(),
            })
            .collect()
    }

    /// Every step in use of every runbook, in order, with the kind of its heading.
    pub fn steps_in_use(&self) -> impl Iterator<Item = (PhaseKind, Used<'_>)> {
        let all = (1..).zip(&self.runbooks).flat_map(|(ordinal, _)| self.checklist(ordinal));
        all.flat_map(|phase| {
            let kind = phase.kind();
            phase.steps.into_iter().map(move |step| (kind, step))
        })
    }

    /// True unless the step was taken out; one of which something was said is never hidden.
    fn is_shown(&self, used: &Used<'_>) -> bool {
        !used.is_out() || self.has_record(used)
    }

    /// True when something was said of the step or of one of its sub-steps.
    fn has_record(&self, used: &Used<'_>) -> bool {
        let said = |at| self.status_of(at) != StepStatus::Open;
        said(used.at) || used.substeps().any(|(at, _)| said(at))
    }
}
