//! What this incident did otherwise than its runbooks, as proposals for them: the steps that people added, edited,
//! moved, took out, or skipped with a reason. What the file said by itself is none.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::incident::plan::{AttachedRunbook, Used};
use crate::incident::state::Incident;
use crate::runbook::Step;

/// What was done otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Otherwise {
    /// A step that the runbook does not have.
    Added,
    /// Other words or commands.
    Edited,
    /// Another place.
    Moved,
    /// Taken out.
    Dropped,
    /// Skipped, with a reason.
    Skipped,
}

/// A proposal for a runbook.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Correction {
    /// The runbook's ordinal in the incident.
    pub runbook: u32,
    /// Its file.
    pub path: String,
    /// The step's number here.
    pub number: String,
    /// What was done otherwise.
    pub what: Otherwise,
    /// The sentence as it is used; of a step that was taken out, as the runbook has it.
    pub text: String,
    /// The sentence in the runbook, where it was edited.
    pub was: Option<String>,
    /// The commands, as the sentence.
    pub commands: Vec<String>,
    /// The number of the step before it; none for the first place.
    pub after: Option<String>,
    /// The heading under which it comes first, where the step before it stands under another one.
    pub under: Option<String>,
    /// Why, where a person said so.
    pub reason: Option<String>,
    /// Who.
    pub by: String,
}

impl Correction {
    /// The proposal in one line: `Add after step 5: Look at the disk`.
    #[must_use]
    pub fn words(&self) -> String {
        let (number, text) = (&self.number, &self.text);
        let place = match (&self.under, &self.after) {
            (Some(heading), _) => format!("first under {heading}"),
            (None, Some(number)) => format!("after step {number}"),
            (None, None) => "first".to_owned(),
        };
        let what = match (self.what, self.was.as_ref()) {
            (Otherwise::Added, _) => format!("Add {place}: {text}"),
            (Otherwise::Edited, Some(was)) if was != text => {
                format!("Change step {number} to: {text} (was: {was})")
            }
            (Otherwise::Edited, _) => format!("Change the commands of step {number}: {text}"),
            (Otherwise::Moved, _) => format!("Move step {number} {place}: {text}"),
            (Otherwise::Dropped, _) => format!("Take out step {number}: {text}"),
            (Otherwise::Skipped, _) => format!("Step {number} was skipped: {text}"),
        };
        self.reason.as_ref().map_or(what.clone(), |reason| format!("{what} — {reason}"))
    }
}

/// The proposals of all runbooks, in the order of the checklists.
#[must_use]
pub fn corrections(state: &Incident) -> Vec<Correction> {
    let mut found = Vec::new();
    for (ordinal, book) in (1..).zip(&state.runbooks) {
        let mut after = None;
        for (index, list) in book.order(ordinal).into_iter().enumerate() {
            let title = book.file.runbook.phases.get(index).map(|phase| phase.title.clone());
            let mut under = title.filter(|_| after.is_some());
            for used in list.into_iter().filter_map(|at| book.used(at)) {
                let place = (after.clone(), under.clone());
                found.extend(of_used(state, book, &used, &place));
                if !used.is_out() {
                    (after, under) = (Some(state.step_name(used.at)), None);
                }
            }
        }
    }
    found
}

/// The proposals for one step, which stands after a step or first under a heading.
fn of_used(
    state: &Incident,
    book: &AttachedRunbook,
    used: &Used<'_>,
    (after, under): &(Option<String>, Option<String>),
) -> Vec<Correction> {
    // What was taken out is looked for in the file, which never had the words of this incident.
    let of_file = |what| of_file(state, used).filter(|_| what == Otherwise::Dropped);
    let correction = |(what, by, reason): Found| Correction {
        runbook: used.at.runbook,
        path: book.file.path.clone(),
        number: state.step_name(used.at),
        what,
        text: of_file(what).unwrap_or(used.step).text.clone(),
        was: (what == Otherwise::Edited).then(|| was(state, used)).flatten(),
        commands: of_file(what).unwrap_or(used.step).commands.clone(),
        after: after.clone(),
        under: under.clone(),
        reason,
        by,
    };
    of_step(state, used).into_iter().map(correction).collect()
}

type Found = (Otherwise, String, Option<String>);

fn of_step(state: &Incident, used: &Used<'_>) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    if let Some(plan) = used.plan {
        let own_step = plan.added.as_ref().is_some_and(|mark| !mark.from_file);
        if let Some((mark, reason)) = &plan.dropped {
            // A step that was added here and taken out again leaves nothing to propose.
            if mark.from_file || own_step {
                return found;
            }
            return vec![(Otherwise::Dropped, mark.by.clone(), Some(reason.clone()))];
        }
        let marks = [
            (Otherwise::Added, plan.added.as_ref()),
            (Otherwise::Edited, plan.edited.as_ref().filter(|_| !own_step)),
            (Otherwise::Moved, plan.moved.as_ref().filter(|_| !own_step)),
        ];
        found.extend(marks.into_iter().filter_map(|(what, mark)| {
            mark.filter(|m| !m.from_file).map(|mark| (what, mark.by.clone(), None))
        }));
    }
    if let Some(record) = state.steps.get(&used.at)
        && record.status.is_skipped()
    {
        found.push((Otherwise::Skipped, record.by.clone(), record.reason.clone()));
    }
    found
}

/// The sentence that the file has for an edited step.
fn was(state: &Incident, used: &Used<'_>) -> Option<String> {
    of_file(state, used).map(|step| step.text.clone())
}

/// The step as the file had it last; none for one that only this incident has.
fn of_file<'a>(state: &'a Incident, used: &Used<'a>) -> Option<&'a Step> {
    let taken = used.plan.and_then(|p| p.file.as_ref());
    let frozen = || state.runbook(used.at.runbook).and_then(|b| b.file.runbook.step(used.at.step));
    taken.or_else(frozen)
}
