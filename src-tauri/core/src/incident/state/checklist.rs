//! The checklists of an incident: the steps that are in use, what a person means by the number of one, and how far they are.

use serde::{Deserialize, Serialize};

use super::{Incident, ways};
use crate::ids::EventId;
use crate::incident::plan::{AttachedRunbook, Used, UsedPhase};
use crate::incident::step_ref::StepRef;
use crate::incident::words::{Standing, StepStatus};

/// How far the checklist is: done / (total − skipped). The steps of ways that are not taken are in none of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct Progress {
    /// Steps done.
    pub done: u32,
    /// Steps left out.
    pub skipped: u32,
    /// All steps.
    pub total: u32,
}

impl Incident {
    /// What became of a step; open when nothing was said.
    #[must_use]
    pub fn status_of(&self, step: StepRef) -> StepStatus {
        self.steps.get(&step).map_or(StepStatus::Open, |r| r.status)
    }

    /// Finds the step that a person means by `text`, with its words. See [`StepRef`] for how it is read.
    #[must_use]
    pub fn find_step(&self, text: &str) -> Option<(StepRef, &str)> {
        let added = || self.added_steps().into_iter().find(|(name, _)| name == text.trim());
        StepRef::readings(text)
            .into_iter()
            .map(|r| self.as_shown(r))
            .chain(added().map(|(_, at)| at))
            .find_map(|r| self.step_text(r).map(|t| (r, t)))
    }

    /// The sub-step that has this number here, where the incident gave the number; else what the number says.
    fn as_shown(&self, read: StepRef) -> StepRef {
        let plan = self.runbook(read.runbook).and_then(|book| book.plan.steps.get(&read.whole()));
        let sub = plan.zip(read.sub).and_then(|(plan, shown)| plan.sub_of(shown));
        sub.map_or(read, |sub| read.with_sub(sub))
    }

    /// The words of a step as they are used here, when there is such a step.
    #[must_use]
    pub fn step_text(&self, at: StepRef) -> Option<&str> {
        let used = self.runbook(at.runbook)?.used(at)?;
        match at.sub {
            None => Some(&used.step.text),
            Some(_) => used.substeps().find(|(sub, _)| *sub == at).map(|(_, s)| s.text.as_str()),
        }
    }

    /// A step's number as people write it in this incident: the shortest that [`Incident::find_step`] takes for it.
    #[must_use]
    pub fn step_name(&self, at: StepRef) -> String {
        if at.added.is_some() {
            let found = self.added_steps().into_iter().find(|(_, step)| *step == at);
            return found.map_or_else(|| at.to_string(), |(name, _)| name);
        }
        let plan = self.runbook(at.runbook).and_then(|book| book.plan.steps.get(&at.whole()));
        let shown = plan.zip(at.sub).map(|(plan, sub)| at.with_sub(plan.shown_sub(sub)));
        let short = shown.unwrap_or(at).to_string();
        if self.find_step(&short).is_some_and(|(found, _)| found == at) {
            return short;
        }
        format!("{}.{short}", at.runbook)
    }

    /// The steps that were added, and their sub-steps, by their numbers: `5a`, `2.5a`, `5a.1`.
    fn added_steps(&self) -> Vec<(String, StepRef)> {
        let mut found = Vec::new();
        for (ordinal, book) in (1..).zip(&self.runbooks) {
            for (at, plan) in &book.plan.steps {
                let Some(label) = &plan.label else { continue };
                let name = if ordinal == 1 { label.clone() } else { format!("{ordinal}.{label}") };
                let used = book.used(*at);
                let subs = used.iter().flat_map(|used| used.substeps());
                found.extend(subs.filter_map(|(sub, _)| {
                    Some((format!("{name}.{}", plan.shown_sub(sub.sub?)), sub))
                }));
                found.push((name, *at));
            }
        }
        found
    }

    /// How far the checklists of all runbooks are. Sub-steps do not count, nor do steps that were taken out; of several
    /// ways one counts.
    #[must_use]
    pub fn progress(&self) -> Progress {
        let mut progress = Progress::default();
        let counts =
            |(standing, used): &(Standing, Used<'_>)| standing.is_counted() && !used.is_out();
        for (_, used) in self.steps_in_use().filter(counts) {
            progress.total += 1;
            match self.status_of(used.at) {
                StepStatus::Done => progress.done += 1,
                StepStatus::Skipped => progress.skipped += 1,
                StepStatus::Open | StepStatus::Started | StepStatus::Blocked => {}
            }
        }
        progress
    }

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
        let mut used: Vec<UsedPhase<'_>> = steps
            .enumerate()
            .map(|(index, steps)| UsedPhase {
                phase: phases.get(index),
                steps: steps.iter().filter_map(shown).collect(),
                standing: Standing::Always,
            })
            .collect();
        let standings = ways::standings(self, &used);
        used.iter_mut().zip(standings).for_each(|(phase, standing)| phase.standing = standing);
        used
    }

    /// Every step in use of every runbook, in order, with how its section stands among several ways.
    pub fn steps_in_use(&self) -> impl Iterator<Item = (Standing, Used<'_>)> {
        let all = (1..).zip(&self.runbooks).flat_map(|(ordinal, _)| self.checklist(ordinal));
        all.flat_map(|phase| phase.steps.into_iter().map(move |step| (phase.standing, step)))
    }

    /// True unless the step was taken out; one of which something was said is never hidden.
    fn is_shown(&self, used: &Used<'_>) -> bool {
        !used.is_out() || self.has_record(used)
    }

    /// True when something was said of the step or of one of its sub-steps.
    fn has_record(&self, used: &Used<'_>) -> bool {
        let said = |at| !self.status_of(at).is_untouched();
        said(used.at) || used.substeps().any(|(at, _)| said(at))
    }
}
