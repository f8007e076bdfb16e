//! What an incident teaches its runbooks: proposed changes of the files, each with what speaks for it.
//!
//! They come from steps that were added, reworded, moved, taken out or skipped with a reason, from what people noted on a
//! step, and from how long a section took. What a proposal means for a file as it is now says [`BookNow::against`]: written,
//! there already, or why it cannot be. What is deliberately absent: reading and writing files.

mod evidence;
mod file;

pub use file::{Against, BookNow};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use ts_rs::TS;

use self::evidence::{noted, remarks};
use crate::clock::{MINUTE_MS, Millis};
use crate::incident::event::{Event, Recorded};
use crate::incident::plan::{AttachedRunbook, Used};
use crate::incident::state::Incident;
use crate::incident::step_ref::StepRef;
use crate::incident::went::phases::Went;
use crate::runbook::Step;

/// Windows end at such minutes.
const ROUND: u32 = 5;

/// What a proposal changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LessonKind {
    /// A step that the runbook does not have.
    Add,
    /// Other words for a step.
    Reword,
    /// Other commands for a step.
    Commands,
    /// Another place for a step.
    Move,
    /// A step that goes.
    Drop,
    /// A remark below a step.
    Remark,
    /// A section that takes longer than planned.
    Window,
}

/// What speaks for a proposal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Evidence {
    /// When the entry was made that speaks for it.
    pub at: Millis,
    /// Who.
    pub by: String,
    /// What, in words.
    pub text: String,
}

/// A proposed change of a runbook.
#[derive(Clone, Debug, PartialEq)]
pub struct Lesson {
    /// Names it by its content: the same proposal has the same id whatever else happens.
    pub id: String,
    /// The runbook's ordinal in the incident.
    pub runbook: u32,
    /// What it changes.
    pub kind: LessonKind,
    /// In one line: `Add after step 5: Look at the disk`.
    pub words: String,
    /// What speaks for it.
    pub evidence: Vec<Evidence>,
    /// How it is written.
    pub(super) change: Change,
}

/// A change in terms of the runbook as it was frozen.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Change {
    Add { text: String, commands: Vec<String>, behind: Vec<Anchor>, before: Vec<u32> },
    Reword { step: u32, text: String },
    Commands { step: u32, now: Vec<String> },
    Move { step: u32, behind: Vec<Anchor>, before: Vec<u32> },
    Drop { step: u32 },
    Remark { step: u32, text: String },
    Window { phase: usize, now: u32 },
}

/// A step that another one stands behind.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Anchor {
    /// Of the frozen file.
    Step(u32),
    /// One that only the incident has: the file may have taken it over.
    Words(String),
}

/// The proposals of an incident that is called `name`, in the order of the checklists.
#[must_use]
pub fn lessons(state: &Incident, entries: &[Recorded<Event>], name: &str) -> Vec<Lesson> {
    let notes = noted(state, entries);
    let mut found = Vec::new();
    for (ordinal, book) in (1..).zip(&state.runbooks) {
        let of = Of { state, book, ordinal, name };
        let order = book.order(ordinal);
        for phase in &order {
            for (n, at) in phase.iter().enumerate() {
                let Some(used) = book.used(*at) else { continue };
                found.extend(of.changed(&used, &phase[..n], &phase[n + 1..]));
                found.extend(of.remarks(&used, &notes));
            }
        }
        found.extend(of.windows());
    }
    found
}

/// A runbook of an incident.
struct Of<'a> {
    state: &'a Incident,
    book: &'a AttachedRunbook,
    ordinal: u32,
    name: &'a str,
}

impl Of<'_> {
    fn lesson(
        &self,
        kind: LessonKind,
        words: String,
        evidence: Vec<Evidence>,
        change: Change,
    ) -> Lesson {
        let digest =
            Sha256::digest(format!("{}\n{kind:?}\n{change:?}", self.book.file.path).as_bytes());
        let id = hex::encode(&digest[..6]);
        Lesson { id, runbook: self.ordinal, kind, words, evidence, change }
    }

    /// The step as the file had it; none for one that only this incident has.
    fn of_file<'a>(&'a self, used: &Used<'a>) -> Option<&'a Step> {
        let taken = used.plan.and_then(|plan| plan.file.as_ref());
        taken.or_else(|| {
            self.book.file.runbook.step(used.at.step).filter(|_| used.at.added.is_none())
        })
    }

    /// What became of a step as a whole: it was taken out, or people added it; none where it stands in the file still.
    fn whole(&self, used: &Used<'_>, above: &[StepRef], below: &[StepRef]) -> Option<Vec<Lesson>> {
        let (plan, number) = (used.plan?, self.state.step_name(used.at));
        if let Some((mark, reason)) = &plan.dropped {
            if mark.from_file || used.at.added.is_some() {
                return Some(Vec::new());
            }
            let words = format!("Take out step {number}: {}", used.step.text);
            let change = Change::Drop { step: used.at.step };
            let evidence = says(mark, format!("taken out — {reason}"));
            return Some(vec![self.lesson(LessonKind::Drop, words, evidence, change)]);
        }
        let Some(mark) = plan.added.as_ref().filter(|mark| !mark.from_file) else {
            return used.at.added.is_some().then(Vec::new);
        };
        let (text, commands) = (used.step.text.clone(), used.step.commands.clone());
        let words = format!("Add {}: {text}", self.place(above));
        let (behind, before) = (self.anchors(above), before(below));
        let change = Change::Add { text, commands, behind, before };
        let evidence = says(mark, format!("added as step {number}"));
        Some(vec![self.lesson(LessonKind::Add, words, evidence, change)])
    }

    /// What people changed of a step: what they took over from the file is none.
    fn changed(&self, used: &Used<'_>, above: &[StepRef], below: &[StepRef]) -> Vec<Lesson> {
        let Some(plan) = used.plan else { return Vec::new() };
        if let Some(found) = self.whole(used, above, below) {
            return found;
        }
        let number = self.state.step_name(used.at);
        let mut found = Vec::new();
        if let (Some(mark), Some(was)) =
            (plan.edited.as_ref().filter(|m| !m.from_file), self.of_file(used))
        {
            let evidence = || says(mark, "changed while it was worked through".to_owned());
            if was.text != used.step.text {
                let text = used.step.text.clone();
                let words = format!("Reword step {number}: {text} (was: {})", was.text);
                let change = Change::Reword { step: used.at.step, text };
                found.push(self.lesson(LessonKind::Reword, words, evidence(), change));
            }
            if was.commands != used.step.commands {
                let now = used.step.commands.clone();
                let words = format!("Change the commands of step {number}: {}", used.step.text);
                let change = Change::Commands { step: used.at.step, now };
                found.push(self.lesson(LessonKind::Commands, words, evidence(), change));
            }
        }
        if let Some(mark) = plan.moved.as_ref().filter(|mark| !mark.from_file) {
            let words = format!("Move step {number} {}: {}", self.place(above), used.step.text);
            let (behind, before) = (self.anchors(above), before(below));
            let change = Change::Move { step: used.at.step, behind, before };
            found.push(self.lesson(
                LessonKind::Move,
                words,
                says(mark, "moved".to_owned()),
                change,
            ));
        }
        found
    }

    /// Why it was skipped or could not go on, and what was noted on it, as a remark below it.
    fn remarks(&self, used: &Used<'_>, notes: &[(StepRef, Evidence)]) -> Vec<Lesson> {
        if used.at.added.is_some() || used.is_out() {
            return Vec::new();
        }
        let number = self.state.step_name(used.at);
        let found = remarks(self.state, used.at, notes);
        let lesson = |(text, evidence): (String, Evidence)| {
            let words = format!("Add a remark to step {number}: {text}");
            let text = format!("**{}:** {text}", self.name);
            let change = Change::Remark { step: used.at.step, text };
            self.lesson(LessonKind::Remark, words, vec![evidence], change)
        };
        found.into_iter().map(lesson).collect()
    }

    fn place(&self, above: &[StepRef]) -> String {
        let last =
            above.iter().rev().find(|at| self.book.used(**at).is_some_and(|used| !used.is_out()));
        last.map_or_else(
            || "first under its heading".to_owned(),
            |at| format!("after step {}", self.state.step_name(*at)),
        )
    }

    /// The steps above, the nearest first.
    fn anchors(&self, above: &[StepRef]) -> Vec<Anchor> {
        let used = above.iter().rev().filter_map(|at| self.book.used(*at));
        used.map(|used| match used.at.added {
            None => Anchor::Step(used.at.step),
            Some(_) => Anchor::Words(used.step.text.clone()),
        })
        .collect()
    }

    /// Sections that took longer than their heading says, each by the start from which it went over most.
    fn windows(&self) -> Vec<Lesson> {
        let went = self.state.went(self.ordinal);
        went.iter().filter_map(|went| self.window(went)).collect()
    }

    fn window(&self, went: &Went<'_>) -> Option<Lesson> {
        let (window, to) = went.phase.window.and_then(|w| Some((w, w.to_minutes?)))?;
        let turn = went.turns.iter().max_by_key(|turn| turn.over())?;
        let (_, last) = turn.over().and(turn.done)?;
        let took = last.at.since(turn.from) / MINUTE_MS;
        let now = u32::try_from(took).ok()?.checked_next_multiple_of(ROUND)?;
        let start = if turn.reopened { "reopening" } else { "declaring" };
        let text = format!("its last step was done {took} min after {start}, planned by {to} min");
        let words = format!(
            "Plan {}–{now} min for “{}” (was {}–{to})",
            window.from_minutes, went.phase.title, window.from_minutes
        );
        let evidence = vec![Evidence { at: last.at, by: last.by.clone(), text }];
        let change = Change::Window { phase: went.index, now };
        Some(self.lesson(LessonKind::Window, words, evidence, change))
    }
}

/// The steps of the file below, the nearest first.
fn before(below: &[StepRef]) -> Vec<u32> {
    below.iter().filter(|at| at.added.is_none()).map(|at| at.step).collect()
}

/// What shows that people did so.
fn says(mark: &crate::incident::plan::Mark, text: String) -> Vec<Evidence> {
    vec![Evidence { at: mark.at, by: mark.by.clone(), text }]
}
