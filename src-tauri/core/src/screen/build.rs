//! Builds the views from the engine. Nothing here writes, except that a channel seen for the first time with its
//! secret in the environment is bound.

mod change;
mod channels;
mod checklist;
mod compose;
mod home;
mod incident;
mod library;
mod timeline;

pub use self::channels::{channels, settings};
pub use self::compose::{Draft, compose, preview};
pub use self::home::{Beside, Unchecked, beside, home, page, reader, search, unchecked};
pub use self::incident::incident;
pub use self::library::{folder_views, library};
pub use self::timeline::{Kinds, entry, timeline};

use std::collections::BTreeMap;

use super::{Now, OpenIncident};
use crate::engine::{Engine, EngineError};
use crate::ids::IncidentId;
use crate::incident::incident_number;
use crate::incident::state::{Facts, Incident};

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

/// What is known of a channel's secret.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SecretFact {
    /// It comes from the environment.
    pub stands_in: bool,
    /// Scheme, host and the last four characters.
    pub address: Option<String>,
    /// Why it cannot be used, in one sentence.
    pub problem: Option<String>,
}

pub(crate) fn now(engine: &Engine) -> Now {
    Now { now: engine.clock().now(), rate: engine.clock().rate() }
}

/// The header of an incident.
///
/// # Errors
/// When there is no such incident, or the file cannot be read.
pub fn header(engine: &mut Engine, id: IncidentId) -> Result<OpenIncident, EngineError> {
    let device = engine.store().device().id;
    let state = engine.incident(id)?;
    let Some(facts) = &state.declared else {
        return Err(EngineError::not_found(format!("There is no incident {id}.")));
    };
    Ok(row(state, facts, device))
}

fn row(state: &Incident, facts: &Facts, device: crate::ids::DeviceId) -> OpenIncident {
    OpenIncident {
        id: facts.id.to_string(),
        number: incident_number(facts.number),
        title: facts.title.clone(),
        severity: facts.severity,
        state: facts.state,
        exercise: facts.exercise,
        commander: state.commander().map(str::to_owned),
        progress: state.progress(),
        declared_at: facts.declared_at,
        next_update_at: state.next_update_at(),
        held: state.held.clone(),
        speaker: state.speaker.as_ref().filter(|(d, _)| *d != device).map(|(_, name)| name.clone()),
        runbooks: state.runbooks.iter().map(|r| r.file.runbook.title.clone()).collect(),
    }
}
