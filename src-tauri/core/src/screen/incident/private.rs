//! The channels that an incident may use, each with what its readers lose when it gets no texts any more: a promise that
//! ends is said before it ends.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::engine::{Engine, Result};
use crate::ids::IncidentId;
use crate::incident::policy::Scope;
use crate::incident::{Audience, Incident, Policy};
use crate::screen::clock::readers;
use crate::text::capital;

/// A channel that an incident may use, whether it was chosen or not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct UsableChannel {
    /// Its name.
    pub name: String,
    /// Who reads it.
    pub audience: Audience,
    /// The promise that ends when the channel is not chosen, and to whom; none where its readers wait for nothing.
    pub ends: Option<String>,
}

/// The channels that an incident may use.
pub(super) fn usable(state: &Incident, policy: &Policy, exercise: bool) -> Vec<UsableChannel> {
    let scope = Scope { exercise, only: None };
    let fits = policy.channels.iter().filter(|c| scope.takes(&c.name, c.rehearsal));
    fits.map(|c| UsableChannel {
        name: c.name.clone(),
        audience: c.audience,
        ends: ends(state, &c.name, c.audience),
    })
    .collect()
}

/// What ends when only these channels get the texts of an incident, a sentence for each that loses them.
///
/// # Errors
/// When there is no such incident, or the file cannot be read.
pub fn ends_with(engine: &mut Engine, id: IncidentId, only: &[String]) -> Result<Vec<String>> {
    let policy = engine.config().policy();
    let state = engine.incident(id)?;
    let exercise = state.declared.as_ref().is_some_and(|facts| facts.exercise);
    let lost = usable(state, &policy, exercise).into_iter().filter(|c| !only.contains(&c.name));
    Ok(lost.filter_map(|channel| channel.ends).collect())
}

/// `Customers in status-page were promised an update for 15:10 UTC.`
fn ends(state: &Incident, channel: &str, audience: Audience) -> Option<String> {
    let facts = state.declared.as_ref().filter(|facts| !facts.scope().keeps_from(channel))?;
    let rhythm = state.rhythm.get(&audience)?;
    let awaited = rhythm.owed.get(channel).copied().or(rhythm.awaited());
    let due = awaited.filter(|_| facts.state.is_open() || rhythm.last.is_some())?;
    let who = capital(readers(audience));
    Some(format!("{who} in {channel} were promised an update for {}.", state.dial().said(due)))
}
