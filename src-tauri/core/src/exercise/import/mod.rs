//! Scenarios as teams have written them, read into the form that an exercise is run from.
//!
//! A file may be a tabletop with times in its headings, a table of injects, a library of stories, a game day with
//! commands, or only talk about exercises. Nothing is guessed in silence: every doubt is a warning with its line, and a
//! time that the file does not give stays empty. The stages: `moment`, `words`, `signs` (text alone), `release/`
//! (what is released), `clock`, `body`, `around`, `story` (a scenario of it), then `draft` (the file to run).

mod around;
mod body;
mod clock;
mod draft;
mod moment;
mod refuse;
mod release;
mod signs;
mod story;
mod told;
mod words;

pub use draft::draft;
pub use told::{Told, told};

use std::ops::Range;

use self::release::{Found, releases};
use self::story::{Story, plain_title};
use super::page::Page;
use super::scenario::{Inject, Scenario};
use super::strict;
use crate::runbook::Warning;

/// What a file gave.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Imported {
    /// The title of the file.
    pub title: String,
    /// Its scenarios, in its order; none where it was refused. Times are those that the file gives.
    pub scenarios: Vec<Scenario>,
    /// What the whole file wants to show.
    pub objectives: Vec<String>,
    /// Every doubt, with its line.
    pub warnings: Vec<Warning>,
    /// Why it gave no scenario.
    pub refusal: Option<String>,
    /// The lines of the file.
    lines: Vec<String>,
    /// For each scenario, the lines that belong to another one alone.
    others: Vec<Vec<Range<u32>>>,
    /// Injects whose words in the file differ from what is kept of them.
    origins: Vec<(String, String)>,
}

/// Reads a file of any kind. Total: what holds no scenario says why.
#[must_use]
pub fn import(text: &str, file_name: &str) -> Imported {
    if strict::is_strict(text) {
        return as_it_is(text, file_name);
    }
    let page = Page::read(text, file_name);
    let mut warnings = Vec::new();
    let found = releases(&page, file_name, &mut warnings);
    let title = title(&page);
    let lines = page.lines.clone();
    if found.is_empty() {
        let refusal = Some(refuse::reason(&page));
        return Imported { title, refusal, warnings, lines, ..Imported::default() };
    }
    let taken: Vec<Range<u32>> = found.iter().map(|one| one.lines.clone()).collect();
    let around = around::read(&page, &taken);
    let starts = clock::stories(&found);
    let mut imported = Imported { title, lines, ..Imported::default() };
    imported.objectives = around.objectives.iter().map(|(_, text)| text.clone()).collect();
    for (at, from) in starts.iter().enumerate() {
        let to = starts.get(at + 1).copied().unwrap_or(found.len());
        let story = Story { page: &page, around: &around, found: &found, from: *from, to };
        let scenario = story.scenario(&mut imported.origins, &mut warnings, starts.len() > 1);
        imported.others.push(story.others());
        imported.scenarios.push(scenario);
    }
    warnings.extend(about_stories(&imported, &found, &starts));
    warnings.extend(page.unclosed.map(|line| Warning {
        line: Some(line),
        message: "the code fence that opens here is never closed, so the rest of the file was read as code".to_owned(),
    }));
    warnings.sort_by_key(|warning| warning.line);
    imported.warnings = warnings;
    imported
}

/// A file that has the strict form already. What is wrong with it is said as doubts.
fn as_it_is(text: &str, file_name: &str) -> Imported {
    let strict::Strict { scenario, findings } = strict::read(text, file_name);
    let warnings = findings.into_iter().map(|f| Warning { line: Some(f.line), message: f.message });
    let is_empty = scenario.injects.is_empty();
    let refusal = "the file has the strict form, but no inject".to_owned();
    Imported {
        title: scenario.title.clone(),
        objectives: scenario.objectives.iter().map(|objective| objective.text.clone()).collect(),
        refusal: is_empty.then_some(refusal),
        warnings: warnings.collect(),
        lines: text.lines().map(str::to_owned).collect(),
        scenarios: if is_empty { Vec::new() } else { vec![scenario] },
        ..Imported::default()
    }
}

fn warning(line: u32, message: &str) -> Warning {
    Warning { line: Some(line), message: message.to_owned() }
}

fn title(page: &Page) -> String {
    let bare = words::bare(&page.title);
    plain_title(if bare.is_empty() { &page.title } else { bare })
}

fn about_stories(imported: &Imported, found: &[Found], starts: &[usize]) -> Vec<Warning> {
    let mut warnings = Vec::new();
    if starts.len() > 1 {
        let begins: Vec<String> = imported
            .scenarios
            .iter()
            .filter_map(|scenario| scenario.injects.first().map(|inject| inject.id.clone()))
            .collect();
        let message = format!(
            "the file holds {} scenarios, each with a clock of its own; they begin at {}",
            starts.len(),
            begins.join(", ")
        );
        warnings.push(Warning { line: found.first().map(|one| one.lines.start), message });
    }
    let any =
        imported.scenarios.iter().flat_map(|s| &s.injects).any(|inject| inject.at_ms.is_some());
    if !any {
        let message = "the file gives no times; those in the draft are proposed".to_owned();
        warnings.push(Warning { line: None, message });
    }
    warnings
}
