//! How well the recognition of steps does on a folder of runbooks that people have labelled by hand.
//!
//! Such a folder holds `labels.json` and the files, each below a folder that is named after its repository with `+` for
//! `/`. A label gives ranges, because careful readers differ: a step count is right inside its range, a first or last
//! step and a title when their first 24 letters and digits agree with the label or with one of its alternatives, a
//! count of commands inside its range. What is deliberately absent: the folder itself, which is other people's work.

use holdfast_core::library::disk::read::read_for_reader;
use holdfast_core::runbook::{PhaseKind, Runbook, Step};
use serde::Deserialize;
use std::fmt;
use std::path::Path;

mod alike;

pub use alike::alike;

/// What a careful reader wrote down about the files of a folder.
#[derive(Debug, Deserialize)]
pub struct Labels {
    /// One for each file.
    pub files: Vec<Label>,
}

/// What a careful reader wrote down about one file.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Label {
    /// The repository that the file is from, `owner/name`.
    pub repo: String,
    /// Its path in that repository.
    pub path: String,
    /// The title; empty where the file states none.
    pub title: Option<String>,
    /// Titles that are as good.
    #[serde(default)]
    pub title_alt: Vec<String>,
    /// The headings that directly hold steps.
    #[serde(default)]
    pub phases: Vec<String>,
    /// The steps as the reader counted them.
    pub steps_total: usize,
    /// The fewest steps that are right.
    pub steps_min: usize,
    /// The most steps that are right.
    pub steps_max: usize,
    /// The beginning of the first step.
    pub first_step: Option<String>,
    /// Other first steps that are as good.
    #[serde(default)]
    pub first_step_alt: Vec<String>,
    /// The beginning of the last step.
    pub last_step: Option<String>,
    /// Other last steps that are as good.
    #[serde(default)]
    pub last_step_alt: Vec<String>,
    /// The fewest commands that are right.
    pub commands_min: usize,
    /// The most commands that are right.
    pub commands_max: usize,
}

/// How one file was read, against its label.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mark {
    /// The number of steps lies in its range.
    pub in_range: bool,
    /// The first step is the right one.
    pub first: bool,
    /// The last step is the right one.
    pub last: bool,
    /// The title is right.
    pub title: bool,
    /// The number of commands lies in its range.
    pub commands: bool,
    /// Steps above the most that are right.
    pub excess: usize,
    /// How far the number of steps is from the reader's own count.
    pub distance: usize,
    /// Headings of the label under which steps were found, and all of them.
    pub phases: (usize, usize),
    /// What is not right, in a few words; empty when all is.
    pub misses: String,
}

/// The marks of a whole folder, added up.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Score {
    /// Labelled files.
    pub files: usize,
    /// Those that could not be read at all.
    pub failed: usize,
    /// Those whose number of steps lies in its range.
    pub in_range: usize,
    /// Those whose first step is right.
    pub first: usize,
    /// Those whose last step is right.
    pub last: usize,
    /// Those whose title is right.
    pub title: usize,
    /// Those whose number of commands lies in its range.
    pub commands: usize,
    /// Steps above the most that are right, over all files.
    pub excess: usize,
    /// How far the numbers of steps are from the readers' own, over all files.
    pub distance: usize,
    /// Headings of the labels under which steps were found, and all of them.
    pub phases: (usize, usize),
    /// One line for each file that is not wholly right.
    pub misses: Vec<String>,
}

/// Reads every labelled file of `folder` and marks it.
///
/// # Errors
/// One sentence when `labels.json` is missing or is none. A labelled file that cannot be read is counted as failed.
pub fn folder(folder: &Path) -> Result<Score, String> {
    let path = folder.join("labels.json");
    let text = std::fs::read_to_string(&path)
        .map_err(|error| format!("{} cannot be read: {error}", path.display()))?;
    let labels: Labels = serde_json::from_str(&text)
        .map_err(|error| format!("{} is no list of labels: {error}", path.display()))?;
    let mut score = Score::default();
    for label in &labels.files {
        let file = folder.join(label.repo.replace('/', "+")).join(&label.path);
        match read_for_reader(&file) {
            Ok((runbook, _)) => score.add(&label.path, mark(&runbook, label)),
            Err(error) => score.fail(error.to_string()),
        }
    }
    Ok(score)
}

/// Marks one runbook against its label.
#[must_use]
pub fn mark(runbook: &Runbook, label: &Label) -> Mark {
    let steps: Vec<&Step> = runbook
        .steps()
        .filter(|(phase, _)| phase.kind != PhaseKind::Reading)
        .map(|(_, step)| step)
        .collect();
    let count = steps.len();
    let commands = steps.iter().map(|step| commands(step)).sum::<usize>();
    let none = label.steps_max == 0 && count == 0;
    let same = |step: Option<&&Step>, right: Option<&str>, others: &[String]| {
        none || step.is_some_and(|step| alike(&step.text, right.unwrap_or_default(), others))
    };
    let mut mark = Mark {
        in_range: (label.steps_min..=label.steps_max).contains(&count),
        first: same(steps.first(), label.first_step.as_deref(), &label.first_step_alt),
        last: same(steps.last(), label.last_step.as_deref(), &label.last_step_alt),
        title: alike(&runbook.title, label.title.as_deref().unwrap_or_default(), &label.title_alt),
        commands: (label.commands_min..=label.commands_max).contains(&commands),
        excess: count.saturating_sub(label.steps_max),
        distance: count.abs_diff(label.steps_total),
        phases: (found_phases(runbook, label), label.phases.len()),
        misses: String::new(),
    };
    mark.misses = misses(&mark, label, count, commands);
    mark
}

fn commands(step: &Step) -> usize {
    step.commands.len() + step.substeps.iter().map(|sub| sub.commands.len()).sum::<usize>()
}

fn found_phases(runbook: &Runbook, label: &Label) -> usize {
    let holds = |phase: &str| {
        runbook
            .phases
            .iter()
            .any(|found| !found.steps.is_empty() && alike(&found.title, phase, &[]))
    };
    label.phases.iter().filter(|phase| holds(phase)).count()
}

fn misses(mark: &Mark, label: &Label, count: usize, commands: usize) -> String {
    let Label { steps_min, steps_max, commands_min, commands_max, .. } = label;
    let parts = [
        (mark.in_range, format!("{count} steps instead of {steps_min} to {steps_max}")),
        (mark.first, "another first step".to_owned()),
        (mark.last, "another last step".to_owned()),
        (mark.title, "another title".to_owned()),
        (mark.commands, format!("{commands} commands instead of {commands_min} to {commands_max}")),
    ];
    let wrong = parts.into_iter().filter(|(right, _)| !right).map(|(_, said)| said);
    wrong.collect::<Vec<_>>().join(", ")
}

impl Score {
    fn fail(&mut self, why: String) {
        self.files += 1;
        self.failed += 1;
        self.misses.push(why);
    }

    /// Adds the mark of the file that is called `name`.
    pub fn add(&mut self, name: &str, mark: Mark) {
        self.files += 1;
        self.in_range += usize::from(mark.in_range);
        self.first += usize::from(mark.first);
        self.last += usize::from(mark.last);
        self.title += usize::from(mark.title);
        self.commands += usize::from(mark.commands);
        self.excess += mark.excess;
        self.distance += mark.distance;
        self.phases.0 += mark.phases.0;
        self.phases.1 += mark.phases.1;
        if !mark.misses.is_empty() {
            self.misses.push(format!("{name}: {}", mark.misses));
        }
    }
}

/// The table of figures, and what is not right below it.
impl fmt::Display for Score {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let files = self.files;
        let rows = [
            ("number of steps in range", self.in_range, files),
            ("first step", self.first, files),
            ("last step", self.last, files),
            ("title", self.title, files),
            ("number of commands in range", self.commands, files),
            ("headings that hold steps", self.phases.0, self.phases.1),
        ];
        for (what, right, of) in rows {
            writeln!(out, "{what:<28} {right:>4} of {of}")?;
        }
        writeln!(out, "{:<28} {:>4}", "steps too many", self.excess)?;
        writeln!(out, "{:<28} {:>4}", "files that cannot be read", self.failed)?;
        let mean = f64::from(u32::try_from(self.distance).unwrap_or(u32::MAX))
            / f64::from(u32::try_from(files.max(1)).unwrap_or(u32::MAX));
        writeln!(out, "{:<28} {mean:>7.2}", "mean error in steps")?;
        self.misses.iter().try_for_each(|miss| writeln!(out, "  {miss}"))
    }
}

#[cfg(test)]
mod tests;
