//! What every view is told beside the log: the time, and what the edge knows.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

use crate::clock::Millis;
use crate::engine::setup::SecretFact;
use crate::engine::{Engine, Result};
use crate::exercise::Dial;
use crate::ids::IncidentId;

/// The time by the program's clock, and how fast it runs.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct Now {
    /// The time when the view was made.
    pub now: Millis,
    /// Seconds of it in one real second.
    pub rate: f64,
    /// When the story began whose clock it is; none for the wall's.
    pub story: Option<Millis>,
}

impl Now {
    /// How its times are said.
    #[must_use]
    pub fn dial(&self) -> Dial {
        self.story.map_or(Dial::WALL, Dial::story)
    }
}

/// What the edge knows and the engine does not.
#[derive(Clone, Debug, Default)]
pub struct Around {
    /// Who acts here.
    pub actor: String,
    /// The machine is kept from idle sleep now.
    pub awake: bool,
    /// What is known of each channel's secret: its address as it may be shown, or why it cannot be read. A channel
    /// that is not here was not looked at.
    pub secrets: BTreeMap<String, SecretFact>,
}

/// The time by an incident's own clock: that of the story in an exercise where people talk.
pub(super) fn time_of(engine: &mut Engine, id: IncidentId) -> Result<Now> {
    let (now, rate) = engine.time_of(id)?;
    Ok(Now { now, rate, story: engine.incident(id)?.dial().began() })
}

/// The time by the wall.
pub(super) fn now(engine: &Engine) -> Now {
    Now { now: engine.clock().now(), rate: engine.clock().rate(), story: None }
}
