//! Whether somebody sends what waits: a text that nobody sends must not look as if it were on its way, and what a window
//! sends must not stop unsaid when it closes.

use std::collections::{BTreeMap, BTreeSet};

use crate::engine::{Engine, Result, unless_damaged};
use crate::ids::IncidentId;
use crate::store::outbox;

/// Why what waits for an incident's channels is not sent from this laptop now, in one sentence; none while some process
/// sends to each of them, or nothing waits.
pub fn nobody_sends(engine: &Engine, id: IncidentId) -> Result<Option<String>> {
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

/// What stops when this window closes, a sentence each: the open incidents that this laptop sends for, and what was written
/// in ended ones and is on its way. A text that waits for a channel which takes nothing does not stop by that.
pub fn stops_with_window(engine: &mut Engine) -> Result<Vec<String>> {
    let mut open = super::open(engine)?;
    open.retain(|header| header.speaker.is_none());
    let numbers: Vec<&str> = open.iter().map(|header| header.number.as_str()).collect();
    let mut said: Vec<String> = match numbers.as_slice() {
        [] => Vec::new(),
        [one] => vec![format!("{one} is open.")],
        [first @ .., last] => vec![format!("{} and {last} are open.", first.join(", "))],
    };
    let mut leaving: BTreeMap<IncidentId, BTreeSet<String>> = BTreeMap::new();
    for message in outbox::unfinished(engine.store().read())? {
        leaving.entry(message.incident).or_default().insert(message.channel);
    }
    for (id, channels) in leaving {
        said.extend(unless_damaged(id, last_words(engine, id, channels))?.flatten());
    }
    Ok(said)
}

/// The sentence of an ended incident, with the channels that something is on its way to.
fn last_words(
    engine: &mut Engine,
    id: IncidentId,
    mut channels: BTreeSet<String>,
) -> Result<Option<String>> {
    let (device, reach) = (engine.store().device().id, engine.reach(id)?);
    let state = engine.incident(id)?;
    let has_ended = state.declared.as_ref().is_some_and(|facts| !facts.state.is_open());
    channels.retain(|channel| !reach.shut.contains_key(channel));
    if !state.is_sent_from(device) || !has_ended || channels.is_empty() {
        return Ok(None);
    }
    let to = channels.into_iter().collect::<Vec<_>>().join(", ");
    Ok(Some(format!("The last word of {} is on its way to {to}.", engine.name(id)?)))
}
