//! The text of the composer: the one to start from, or what a person typed with its filled-in pieces as they follow what
//! was chosen.

use serde::Deserialize;
use ts_rs::TS;

use super::own;
use crate::engine::{Engine, Result};
use crate::ids::IncidentId;
use crate::incident::{Audience, IncidentState};
use crate::store::log::Row;
use crate::update::{self, Changed, TextPiece, Told};

/// A text of the composer: what a person chose for it, and what they typed.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct ComposeText {
    /// For whom.
    pub audience: Audience,
    /// What was typed, with what is left in it of what the program filled in; none where nobody typed anything.
    pub written: Option<Vec<TextPiece>>,
    /// It says that nothing changed; where that would be untrue, it is the usual one.
    pub no_change: bool,
    /// The state that it tells; none for the present one.
    pub state: Option<IncidentState>,
    /// Minutes to the next update; none for the audience's interval.
    pub next_minutes: Option<u32>,
}

impl ComposeText {
    /// A text that nobody typed in yet.
    #[must_use]
    pub fn fresh(audience: Audience) -> Self {
        Self { audience, written: None, no_change: false, state: None, next_minutes: None }
    }

    /// A text that a person typed.
    #[must_use]
    pub fn typed(audience: Audience, text: &str) -> Self {
        Self { written: Some(vec![TextPiece::words(text)]), ..Self::fresh(audience) }
    }
}

/// The rows that the text to start from tells of: those since the last one by a person. None are read where it tells of
/// none.
pub(super) fn rows(engine: &mut Engine, id: IncidentId, asked: &ComposeText) -> Result<Vec<Row>> {
    let state = engine.incident(id)?;
    let rhythm = state.rhythm.get(&Audience::Internal).filter(|rhythm| rhythm.updates > 0);
    let tells = asked.written.is_none() && asked.audience.is_internal();
    let Some(rhythm) = rhythm.filter(|_| tells) else { return Ok(Vec::new()) };
    let last = rhythm.last_human.as_ref().map(|text| text.event);
    engine.rows_from(id, last)
}

/// The pieces of the text. `untold` is what its readers do not know yet.
pub(super) fn text(
    told: &Told<'_>,
    asked: &ComposeText,
    rows: &[Row],
    untold: &[Changed],
) -> Vec<TextPiece> {
    match &asked.written {
        Some(written) => update::refilled(written, told, untold),
        None if asked.no_change && untold.is_empty() => update::no_change(told),
        None => update::draft(told, &own(told.incident, rows)),
    }
}
