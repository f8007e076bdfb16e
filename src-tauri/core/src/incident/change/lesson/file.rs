//! A proposal against the file as it is now. The file may have changed since it was frozen: a step is found again by its words
//! and its place, and where it says something else now, that is said and nothing is written over.

use super::{Anchor, Change, Lesson};
use crate::incident::event::RunbookFile;
use crate::runbook::diff::{Before, compare};
use crate::runbook::patch::{Edit, Edited, Place, apply, without_numbers};
use crate::runbook::{Checklist, Step};

/// What a proposal means for a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Against {
    /// The file with it.
    Written(Edited),
    /// The file says so already.
    There,
    /// Why it cannot be written, in a sentence.
    Not(String),
}

/// A file as it is now, with its steps against those that were frozen.
pub struct BookNow<'a> {
    frozen: &'a RunbookFile,
    /// Reads a text as this file is read: with what a person said of its lists.
    read: &'a dyn Fn(&str) -> Checklist,
    text: String,
    now: Checklist,
    /// Of each step of the file, its index among the frozen ones.
    matched: Vec<Option<usize>>,
}

const OTHERWISE: &str =
    "The file says something else there now: look at it, and change it by hand.";

impl<'a> BookNow<'a> {
    /// The text of a file as it is now, and how such a text is read.
    #[must_use]
    pub fn new(frozen: &'a RunbookFile, text: String, read: &'a dyn Fn(&str) -> Checklist) -> Self {
        let now = read(&text);
        let old: Vec<Before<'_>> =
            frozen.runbook.steps().map(|(_, step)| Before { step, placed: false }).collect();
        let new: Vec<&Step> = now.steps().map(|(_, step)| step).collect();
        let matched = compare(&old, &new).matched;
        Self { frozen, read, text, now, matched }
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What a proposal means for it.
    #[must_use]
    pub fn against(&self, lesson: &Lesson) -> Against {
        let edit = match self.edit(&lesson.change) {
            Ok(Some(edit)) => edit,
            Ok(None) => return Against::There,
            Err(why) => return Against::Not(why),
        };
        let edited = match apply(&self.text, &edit) {
            Ok(edited) => edited,
            Err(why) => return Against::Not(why.to_string()),
        };
        if self.reads_back(&edited.text, &edit) {
            Against::Written(edited)
        } else {
            Against::Not(
                "Written there it would not be read as it is meant: change it by hand.".to_owned(),
            )
        }
    }

    /// How it is written; none where the file says so already.
    fn edit(&self, change: &Change) -> Result<Option<Edit>, String> {
        Ok(Some(match change {
            Change::Add { text, commands, behind, before } => {
                if self.now.steps().any(|(_, step)| same(&step.text, text)) {
                    return Ok(None);
                }
                let spot = self.spot(behind, before)?;
                Edit::Add { spot, text: text.clone(), commands: commands.clone() }
            }
            Change::Reword { step, text } => {
                let (was, now) = self.pair(*step)?;
                if same(&now.text, text) {
                    return Ok(None);
                }
                if !same(&now.text, &was.text) {
                    return Err(OTHERWISE.to_owned());
                }
                Edit::Reword { line: now.line, was: now.text.clone(), text: text.clone() }
            }
            Change::Commands { step, now: commands } => {
                let (was, now) = self.pair(*step)?;
                if now.commands == *commands {
                    return Ok(None);
                }
                if now.commands != was.commands {
                    return Err(OTHERWISE.to_owned());
                }
                let (was, now_) = (now.commands.clone(), commands.clone());
                Edit::Commands { line: now.line, was, now: now_ }
            }
            Change::Drop { step } => {
                let Ok((was, now)) = self.pair(*step) else { return Ok(None) };
                if !same(&without_numbers(&now.text), &without_numbers(&was.text)) {
                    return Err(OTHERWISE.to_owned());
                }
                Edit::Drop { line: now.line }
            }
            Change::Move { step, behind, before } => {
                let (_, now) = self.pair(*step)?;
                let spot = self.spot(behind, before)?;
                if self.stands_at(now, spot) {
                    return Ok(None);
                }
                Edit::Move { line: now.line, spot }
            }
            Change::Remark { step, text } => {
                if self.text.contains(text.as_str()) {
                    return Ok(None);
                }
                let (_, now) = self.pair(*step)?;
                Edit::Remark { line: now.line, text: text.clone() }
            }
            Change::Window { phase, now } => return self.window(*phase, *now),
        }))
    }

    fn window(&self, phase: usize, now: u32) -> Result<Option<Edit>, String> {
        let was = self.frozen.runbook.phases.get(phase);
        let place = was.and_then(|was| self.now.phases.iter().position(|p| p.title == was.title));
        let found = place.and_then(|at| Some((at, self.now.phases.get(at)?)));
        let Some((at, found)) = found else { return Err(OTHERWISE.to_owned()) };
        let Some(window) = found.window else { return Err(OTHERWISE.to_owned()) };
        let Some(to) = window.to_minutes else { return Ok(None) };
        if to >= now {
            return Ok(None);
        }
        let follows =
            self.now.phases.get(at + 1..).unwrap_or_default().iter().find(|p| p.window.is_some());
        let next = follows.filter(|next| next.window.is_some_and(|w| w.from_minutes == to));
        let room = next.and_then(|next| next.window?.to_minutes).is_none_or(|end| end > now);
        if !room {
            return Err(
                "The section behind it would have no time left: plan both anew by hand.".to_owned()
            );
        }
        let next = next.map(|next| next.line);
        Ok(Some(Edit::Window { line: found.line, from: window.from_minutes, to, now, next }))
    }

    /// A frozen step, and what the file has in its place.
    fn pair(&self, number: u32) -> Result<(&Step, &Step), String> {
        let gone = || "The file no longer has this step.".to_owned();
        let index = self.frozen.runbook.steps().position(|(_, step)| step.number == number);
        let was = index.and_then(|at| self.frozen.runbook.steps().nth(at)).map(|(_, step)| step);
        let at = self.matched.iter().position(|matched| matched.is_some() && *matched == index);
        let now = at.and_then(|at| self.now.steps().nth(at)).map(|(_, step)| step);
        was.zip(now).ok_or_else(gone)
    }

    /// Where a step goes: behind the nearest step above it that the file has, else before the nearest below.
    fn spot(&self, behind: &[Anchor], before: &[u32]) -> Result<Place, String> {
        let line = |anchor: &Anchor| match anchor {
            Anchor::Step(number) => self.pair(*number).ok().map(|(_, now)| now.line),
            Anchor::Words(text) => {
                self.now.steps().find(|(_, step)| same(&step.text, text)).map(|(_, step)| step.line)
            }
        };
        if let Some(line) = behind.iter().find_map(line) {
            return Ok(Place::After(line));
        }
        let below = before.iter().find_map(|number| self.pair(*number).ok());
        below.map(|(_, now)| Place::Before(now.line)).ok_or_else(|| {
            "The file has no step beside which it would stand: change it by hand.".to_owned()
        })
    }

    /// True where a step stands right at that place.
    fn stands_at(&self, step: &Step, spot: Place) -> bool {
        let lines: Vec<u32> = self.now.steps().map(|(_, step)| step.line).collect();
        let at = |line: u32| lines.iter().position(|l| *l == line);
        match spot {
            Place::After(line) => at(line).map(|n| n + 1) == at(step.line) || line == step.line,
            Place::Before(line) => at(step.line).map(|n| n + 1) == at(line) || line == step.line,
        }
    }

    /// True where the parser reads from the new text what was meant: the steps that there were and the change, no more. A
    /// sentence that names a step by its number says the same with its new one.
    fn reads_back(&self, text: &str, edit: &Edit) -> bool {
        let new = (self.read)(text);
        let words = |list: &Checklist| {
            let mut all: Vec<(String, Vec<String>)> = list
                .steps()
                .map(|(_, step)| (without_numbers(&step.text), step.commands.clone()))
                .collect();
            all.sort();
            all
        };
        let mut wanted = words(&self.now);
        let old = |line: u32| {
            self.now
                .steps()
                .find(|(_, step)| step.line == line)
                .map(|(_, s)| (without_numbers(&s.text), s.commands.clone()))
        };
        let take = |wanted: &mut Vec<(String, Vec<String>)>, line: u32| {
            let one = old(line)?;
            let at = wanted.iter().position(|other| *other == one)?;
            Some(wanted.remove(at))
        };
        match edit {
            Edit::Add { text, commands, .. } => {
                wanted.push((without_numbers(text), commands.clone()))
            }
            Edit::Reword { line, text, .. } => {
                let Some((_, commands)) = take(&mut wanted, *line) else { return false };
                wanted.push((without_numbers(text), commands));
            }
            Edit::Commands { line, now, .. } => {
                let Some((text, _)) = take(&mut wanted, *line) else { return false };
                wanted.push((text, now.clone()));
            }
            Edit::Drop { line } => {
                if take(&mut wanted, *line).is_none() {
                    return false;
                }
            }
            Edit::Move { .. } | Edit::Remark { .. } | Edit::Window { .. } => {}
        }
        wanted.sort();
        words(&new) == wanted
    }
}

/// True for the same words, however they are spaced.
fn same(a: &str, b: &str) -> bool {
    a.split_whitespace().eq(b.split_whitespace())
}
