//! Scenarios as teams have written them, read into the form that an exercise is run from.
//!
//! A file may be a tabletop with times in its headings, a table of injects, a library of stories, a game day with
//! commands, or only talk about exercises. Nothing is guessed in silence: every doubt is a warning with its line, and a
//! time that the file does not give stays empty.
//!
//! Each stage uses only those before it: `mod` (what a file gave, which is told and turned), `moment`, `words`, `signs`
//! (text alone), `found` (what looks like an inject), `body`, `lines` (where it stands), `around`, `refuse`, `release` (what
//! is released), `clock`, `kept`, `draft` (the file to run), `turn` (what a person sees otherwise), `story` (a scenario of
//! it), `told`.

mod around;
mod body;
mod clock;
mod draft;
mod found;
mod kept;
mod lines;
mod moment;
mod refuse;
mod release;
mod signs;
mod story;
mod told;
mod turn;
mod words;

pub use draft::draft;
pub use told::{Told, told};
pub use turn::{Piece, PieceOf};

use std::collections::{BTreeMap, BTreeSet};

use self::found::Found;
use self::lines::{Place, of_others};
use self::release::releases;
use self::story::{Story, plain_title};
use self::turn::Origin;
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
    /// For each scenario, where it stands.
    places: Vec<Place>,
    /// Where each inject comes from, by its id.
    origins: BTreeMap<String, Origin>,
    /// What was read of each scenario.
    pieces: Vec<Vec<Piece>>,
    /// The injects whose time a person leaves to the facilitator.
    by_hand: BTreeSet<String>,
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
    let around = around::read(&page, &found.iter().map(|one| one.lines.clone()).collect());
    let starts = clock::stories(&found);
    if let Some(why) = refuse::too_many(starts.len(), &around) {
        return Imported { title, refusal: Some(why), warnings, lines, ..Imported::default() };
    }
    let ends = starts.iter().skip(1).copied().chain([found.len()]);
    let parts: Vec<&[Found]> =
        starts.iter().zip(ends).map(|(from, to)| &found[*from..to]).collect();
    let places: Vec<Place> = parts.iter().map(|own| Place::of(&page, own)).collect();
    let mut imported = Imported { title, lines, ..Imported::default() };
    imported.objectives = around.objectives.iter().map(|(_, text)| text.clone()).collect();
    for (at, (own, before)) in parts.into_iter().zip(starts.iter().copied()).enumerate() {
        let others = &of_others(&places, at);
        let story = Story { page: &page, around: &around, own, before, others };
        let scenario = story.scenario(&mut imported.origins, &mut warnings, starts.len() > 1);
        imported.scenarios.push(scenario);
    }
    imported.places = places;
    warnings.extend(about_stories(&imported, &found, &starts));
    warnings.extend(page.unclosed.map(Warning::unclosed));
    warnings.sort_by_key(|warning| warning.line);
    imported.warnings = warnings;
    imported
}

/// Reads a file as [`import`] does, with what a person turned of it.
#[must_use]
pub fn import_with(text: &str, file_name: &str, turned: &BTreeSet<String>) -> Imported {
    let mut imported = import(text, file_name);
    imported.turn(turned);
    imported
}

/// A file that has the strict form already. What is wrong with it is said as doubts.
fn as_it_is(text: &str, file_name: &str) -> Imported {
    let strict::Strict { scenario, findings } = strict::read(text, file_name);
    let warnings = findings.into_iter().map(|f| Warning::new(f.line, f.message));
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
        warnings.push(Warning::new(found.first().map(|one| one.lines.start), message));
    }
    let any =
        imported.scenarios.iter().flat_map(|s| &s.injects).any(|inject| inject.at_ms.is_some());
    if !any {
        let message = "the file gives no times; those in the draft are proposed";
        warnings.push(Warning::new(None, message));
    }
    warnings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_an_inject_stands_is_kept_once_however_many_stories_there_are() {
        let pair = |n: usize| format!("- T+0 first {n}\n\n- T+5 second {n}\n\n");
        let text: String = (0..200).map(pair).collect();
        let imported = import(&format!("# Tabletop\n\n{text}"), "x.md");
        assert_eq!(imported.scenarios.len(), 200);
        let ranges: usize = imported.places.iter().map(|place| place.ranges().len()).sum();
        assert_eq!(ranges, 400);
        let second = draft(&imported, 1).unwrap();
        assert!(second.contains("second 1") && !second.contains("second 2"), "{second}");
    }
}
