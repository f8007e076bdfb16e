//! Whether somebody sends what waits: a text that nobody sends must not look as if it were on its way.

use std::collections::BTreeSet;

use crate::engine::{Engine, EngineError};
use crate::ids::IncidentId;
use crate::store::outbox;

/// Why what waits for an incident's channels is not sent from this laptop now, in one sentence; none while some process
/// sends to each of them, or nothing waits.
///
/// # Errors
/// When the file cannot be read.
pub fn nobody_sends(engine: &Engine, id: IncidentId) -> Result<Option<String>, EngineError> {
    let waiting = outbox::unfinished_of(engine.store().read(), id)?;
    let channels: BTreeSet<String> = waiting.into_iter().map(|m| m.channel).collect();
    let unsent: Vec<String> =
        channels.into_iter().filter(|name| !engine.is_sent_to(name)).collect();
    if unsent.is_empty() {
        return Ok(None);
    }
    if !engine.is_rhythm_kept() {
        return Ok(Some(
            "Nothing sends on this laptop now; open the window, or run `holdfast deliver` (once: `--until-idle`)."
                .to_owned(),
        ));
    }
    Ok(Some(format!(
        "Nothing on this laptop sends to {} now: no process that runs can read its secret, or it is paused; `holdfast channel list` says which, and `holdfast deliver` sends from a terminal that has the secret.",
        unsent.join(", ")
    )))
}
