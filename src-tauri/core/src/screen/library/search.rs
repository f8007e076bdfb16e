//! “What do you see?”: the runbooks that say what a person types.

use crate::engine::{Engine, Result};
use crate::library::Hit;

/// Hits of a search.
const HITS: usize = 30;

/// Runbooks by title, symptom, heading, step, command or text; the last word may be unfinished.
pub fn search(engine: &mut Engine, words: &str) -> Result<Vec<Hit>> {
    Ok(engine.library().search(words, HITS)?)
}
