//! “What do you see?”: the runbooks that say what a person types.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::RunbookCard;
use crate::engine::{Engine, EngineError, FoundCard};
use crate::incident::decide::is_told;

/// Hits of a search.
const HITS: usize = 30;

/// A hit of "what do you see?".
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct Hit {
    /// The runbook.
    pub runbook: RunbookCard,
    /// Where it was found best: `Title`, `Symptom`, `Heading`, `Step`, `Command` or `Text`.
    pub found_in: String,
    /// The line, in parts; `true` for a part that was asked for.
    pub line: Vec<(String, bool)>,
    /// How often the words stand in it.
    pub times: u32,
    /// It holds all of the words; for the terminal, which sets the others apart.
    #[serde(skip)]
    #[ts(skip)]
    pub whole: bool,
    /// Its title says each of the words, so that they report nothing beside it.
    pub told: bool,
}

/// Runbooks by title, symptom, heading, step, command or text; the last word may be unfinished.
///
/// # Errors
/// When the file cannot be read.
pub fn search(engine: &mut Engine, words: &str) -> Result<Vec<Hit>, EngineError> {
    let found = engine.search_library(words, HITS)?;
    let hit = |found: FoundCard| Hit {
        told: is_told(words, &found.card.title),
        runbook: found.card,
        whole: found.found.whole,
        found_in: found.found.found_in.to_owned(),
        line: found.found.line,
        times: found.found.times,
    };
    Ok(found.into_iter().map(hit).collect())
}
