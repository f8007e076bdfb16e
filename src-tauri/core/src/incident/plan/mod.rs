//! A runbook's checklist as this incident uses it: the frozen file with the steps that were added, edited, moved or
//! taken out since, for this incident only.
//!
//! The frozen file itself never changes. A tick belongs to a [`StepRef`], which no change of words or order touches.
//! What is deliberately absent: reading files, and what the file says now (see `runbook::diff`).

pub(super) mod numbers;
pub(super) mod subs;

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

use super::event::RunbookFile;
use super::step_ref::StepRef;
use super::words::Standing;
use crate::clock::Millis;
use crate::ids::EventId;
use crate::runbook::{Phase, PhaseKind, Step, Substep};

/// A runbook in use.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AttachedRunbook {
    /// The frozen file.
    pub file: RunbookFile,
    /// When it joined.
    pub at: Millis,
    /// The entry that attached it, which names it on every laptop.
    #[serde(default)]
    pub entry: Option<EventId>,
    /// What was changed of it for this incident.
    #[serde(default)]
    pub plan: Plan,
}

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
    /// When it was changed.
    pub at: Millis,
    /// Who.
    pub by: String,
    /// True when a change of the file was taken over.
    pub from_file: bool,
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
    /// How it stands where it is one of several ways.
    pub standing: Standing,
}

impl UsedPhase<'_> {
    /// What the heading is for.
    #[must_use]
    pub fn kind(&self) -> PhaseKind {
        self.phase.map_or(PhaseKind::Steps, |p| p.kind)
    }

    /// True where it has steps of the response.
    #[must_use]
    pub fn is_of_response(&self) -> bool {
        self.kind() == PhaseKind::Steps && !self.steps.is_empty()
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
pub(super) fn frozen(mut phases: &[Phase], number: u32) -> Option<&Step> {
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

pub(super) mod pairs {
    //! A map with keys that are not strings, as a list of pairs.
    use serde::{Deserialize, Deserializer, Serialize, Serializer};
    use std::collections::BTreeMap;

    pub fn serialize<K: Serialize, V: Serialize, S: Serializer>(
        map: &BTreeMap<K, V>,
        to: S,
    ) -> Result<S::Ok, S::Error> {
        to.collect_seq(map)
    }

    pub fn deserialize<'de, K, V, D>(from: D) -> Result<BTreeMap<K, V>, D::Error>
    where
        K: Deserialize<'de> + Ord,
        V: Deserialize<'de>,
        D: Deserializer<'de>,
    {
        Ok(Vec::<(K, V)>::deserialize(from)?.into_iter().collect())
    }
}
