//! The scenarios of the library, and one file of them as whoever prepares an exercise reads it.
//!
//! A file in another form shows what was read of it, piece by piece, and every doubt: see [`Piece`]. What is deliberately
//! absent: an exercise that runs, see [`super::exercise()`].

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::exercise::import::Piece;
use crate::exercise::scenario::Scenario;
use crate::exercise::strict::Level;
use crate::library::exercises::{ScenarioCard, ScenarioForm};
use crate::library::scenario::{Given, OpenedScenario};
use crate::screen::drawn::{Drawn, of_pieces, of_scenario};
use crate::text::{count, exact_length};

/// A scenario in a row of the library.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ScenarioRow {
    /// How its file is known.
    pub path: String,
    /// Its title.
    pub title: String,
    /// `1 h 30 min · 5 injects`
    pub facts: String,
    /// How it is written.
    pub form: ScenarioForm,
    /// Why it cannot be run as it is.
    pub problem: Option<String>,
}

/// Where the strict form of a scenario was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct WrittenScenario {
    /// How it is known in the library.
    pub path: String,
    /// Where it lies.
    pub file: String,
}

/// A file with scenarios.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct ScenarioView {
    /// How the file is known.
    pub path: String,
    /// SHA-256 of its bytes, hexadecimal.
    pub hash: String,
    /// The title of the file.
    pub title: String,
    /// How it is written.
    pub form: ScenarioForm,
    /// Why it gives no scenario.
    pub refusal: Option<String>,
    /// Its scenarios, in its order.
    pub stories: Vec<StoryView>,
    /// What is wrong or doubted, by line.
    pub findings: Vec<ScenarioFinding>,
}

/// One of the scenarios of a file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct StoryView {
    /// As it is played.
    pub scenario: Scenario,
    /// What was read of a file in another form; none of one that is played as it is written.
    pub pieces: Vec<Piece>,
    /// Why it cannot be played.
    pub problem: Option<String>,
    /// The texts of it that are more than plain words.
    pub drawn: Drawn,
}

/// Something that is wrong with a scenario, or doubted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ScenarioFinding {
    /// An error keeps it from being played.
    pub level: Level,
    /// The line in the file, from 1; none for what is about the whole of it.
    pub line: Option<u32>,
    /// A sentence.
    pub message: String,
}

/// The scenarios of the library in rows.
#[must_use]
pub fn scenario_rows(cards: Vec<ScenarioCard>) -> Vec<ScenarioRow> {
    let row = |card: ScenarioCard| ScenarioRow {
        facts: facts(&card),
        path: card.path,
        title: card.title,
        form: card.form,
        problem: card.problem,
    };
    cards.into_iter().map(row).collect()
}

fn facts(card: &ScenarioCard) -> String {
    let injects = count(u32::try_from(card.injects).unwrap_or(u32::MAX), "inject");
    card.duration_ms.map(exact_length).into_iter().chain([injects]).collect::<Vec<_>>().join(" · ")
}

/// A file that was opened.
#[must_use]
pub fn scenario(opened: &OpenedScenario) -> ScenarioView {
    let problem = opened.problem.iter().map(|message| ScenarioFinding {
        level: Level::Warning,
        line: None,
        message: message.clone(),
    });
    let story = |at: usize, scenario: Scenario, pieces: &[Piece]| StoryView {
        drawn: of_scenario(&scenario).into_iter().chain(of_pieces(pieces)).collect(),
        scenario,
        pieces: pieces.to_vec(),
        problem: opened.to_play(at).err().map(|error| error.to_string()),
    };
    let (title, refusal, stories, findings): (_, _, _, Vec<ScenarioFinding>) = match &opened.given {
        Given::Strict(strict) => {
            let finding = |f: &crate::exercise::strict::Finding| ScenarioFinding {
                level: f.level,
                line: Some(f.line),
                message: f.message.clone(),
            };
            let stories = vec![story(0, strict.scenario.clone(), &[])];
            let findings = strict.findings.iter().map(finding).collect();
            (strict.scenario.title.clone(), None, stories, findings)
        }
        Given::Read(imported) => {
            let played = (0..imported.scenarios.len()).filter_map(|at| {
                imported.played(at).map(|scenario| story(at, scenario, imported.pieces(at)))
            });
            let finding = |warning: &crate::runbook::Warning| ScenarioFinding {
                level: Level::Warning,
                line: warning.line,
                message: warning.message.clone(),
            };
            let findings = imported.warnings.iter().map(finding).collect();
            (imported.title.clone(), imported.refusal.clone(), played.collect(), findings)
        }
    };
    ScenarioView {
        path: opened.path.clone(),
        hash: opened.hash.clone(),
        title,
        form: opened.form(),
        refusal,
        stories,
        findings: problem.chain(findings).collect(),
    }
}
