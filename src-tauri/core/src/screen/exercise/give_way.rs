//! The exercise that should end now, because something real is on: every screen offers to break it off.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::engine::{Engine, Result, unless_damaged};
use crate::exercise::Run;

/// An exercise that is on while something real is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct GiveWay {
    /// The exercise.
    pub exercise: String,
    /// How it is called: `INC-0044`.
    pub number: String,
    /// How the real incident of SEV 2 or worse is called.
    pub real: String,
}

/// The exercise that should give way; none while nothing real of SEV 2 or worse is open.
pub(in crate::screen) fn give_way(engine: &mut Engine) -> Result<Option<GiveWay>> {
    let Some(real) = engine.real_trouble()? else { return Ok(None) };
    for listed in engine.incidents()?.into_iter().filter(|listed| listed.exercise) {
        let read = engine.incident(listed.id);
        let Some(state) = unless_damaged(listed.id, read)? else { continue };
        if state.run.as_deref().is_some_and(Run::is_open) {
            let number = engine.name(listed.id)?;
            return Ok(Some(GiveWay { exercise: listed.id.to_string(), number, real }));
        }
    }
    Ok(None)
}
