//! One golden sample of every kind ever released. `golden.json` only grows: what stands in it decodes for ever.

use serde::Deserialize;
use serde_json::Value;

use crate::incident::event::Event;

/// The samples as they lie in a log: kind, version of the body, body.
pub(super) const GOLDEN: &str = include_str!("golden.json");

/// An entry's three columns that say what happened.
#[derive(Deserialize)]
pub(super) struct Golden {
    pub(super) kind: String,
    #[cfg_attr(not(test), allow(dead_code, reason = "one version so far; the test reads it"))]
    pub(super) v: u32,
    pub(super) body: Value,
}

/// One event of every kind that this version knows, decoded from the golden samples.
#[must_use]
pub fn samples() -> Vec<Event> {
    let golden: Vec<Golden> = serde_json::from_str(GOLDEN).unwrap_or_default();
    golden.into_iter().map(|g| Event::decode(&g.kind, g.body)).collect()
}
