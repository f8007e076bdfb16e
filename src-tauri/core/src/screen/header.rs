//! An open incident in one row: the head of its screen, and the row that other screens show of it.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

use super::clock::{clock, own_clock};
use super::{ClockView, OwnClock};
use crate::clock::Millis;
use crate::engine::{Engine, EngineError, Result, unless_damaged};
use crate::ids::{DeviceId, IncidentId};
use crate::incident::clock::Since;
use crate::incident::rhythm::{Reach, Sight};
use crate::incident::state::Facts;
use crate::incident::{IncidentState, Policy, Progress};
use crate::severity::Severity;
use crate::store::places;

/// An open incident in a row.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct OpenIncident {
    /// Its id.
    pub id: String,
    /// `INC-0042`
    pub number: String,
    /// What is broken.
    pub title: String,
    /// How bad.
    pub severity: Severity,
    /// Where it stands.
    pub state: IncidentState,
    /// An exercise.
    pub exercise: bool,
    /// It runs by a scenario: its facilitator has a screen.
    pub scenario: bool,
    /// Who commands.
    pub commander: Option<String>,
    /// How far.
    pub progress: Progress,
    /// When it was declared, as it holds.
    pub declared_at: Millis,
    /// The same by the clock as it goes now: what is counted from declaring counts from here.
    pub since: Since,
    /// The earliest promise.
    pub next_update_at: Option<Millis>,
    /// Why pings are held.
    pub held: Option<String>,
    /// The laptop that sends; none when it is this one.
    pub speaker: Option<String>,
    /// Titles of its runbooks.
    pub runbooks: Vec<String>,
    /// Its place among those at hand, for its life: `Alt 1` to `9`, and its tab in the strip.
    pub place: Option<u32>,
    /// The clock to the next update.
    pub clock: ClockView,
    /// The clock that its times are of; none where that is the wall's.
    pub own: Option<OwnClock>,
}

/// What the rows of a view share, read once for all of them.
pub(super) struct Shared {
    /// What the team agreed on.
    pub policy: Policy,
    places: BTreeMap<IncidentId, u32>,
    ways: Reach,
    device: DeviceId,
}

impl Shared {
    /// As it is now.
    pub(super) fn read(engine: &mut Engine) -> Result<Self> {
        let places = places::places(engine.store().read())?;
        let (policy, ways) = (engine.config().policy(), engine.ways()?);
        Ok(Self { policy, places, ways, device: engine.store().device().id })
    }

    /// The place of an incident among those at hand.
    pub(super) fn place(&self, id: IncidentId) -> Option<u32> {
        self.places.get(&id).copied()
    }

    /// What keeps the texts of an incident from their readers.
    pub(super) fn reach(&self, engine: &Engine, id: IncidentId) -> Result<Reach> {
        engine.reach_by(&self.ways, id)
    }
}

/// The header of an incident.
///
/// # Errors
/// When there is no such incident, or the file cannot be read.
pub fn header(engine: &mut Engine, id: IncidentId) -> Result<OpenIncident> {
    let shared = Shared::read(engine)?;
    header_by(engine, &shared, id)
}

/// The same where it is known what the rows share.
pub(super) fn header_by(
    engine: &mut Engine,
    shared: &Shared,
    id: IncidentId,
) -> Result<OpenIncident> {
    let known = engine.incident(id)?.declared.as_ref().map(|facts| (facts.number, facts.device));
    let number = known.map(|(number, device)| engine.number(number, device)).transpose()?;
    let reach = shared.reach(engine, id)?;
    let (now, _) = engine.time_of(id)?;
    let own = own_clock(engine, id)?;
    let state = engine.incident(id)?;
    let sight = Sight { state, policy: &shared.policy, reach: &reach, device: shared.device };
    let (Some(facts), Some(number)) = (&state.declared, number) else {
        return Err(EngineError::no_incident(id));
    };
    Ok(OpenIncident { own, ..row(facts, number, shared.place(id), (&sight, now)) })
}

/// The open incidents that can be read, the earliest promise first; [`Engine::damaged`] names the others.
pub fn open(engine: &mut Engine) -> Result<Vec<OpenIncident>> {
    let shared = Shared::read(engine)?;
    open_by(engine, &shared)
}

/// The same where it is known what the rows share.
pub(super) fn open_by(engine: &mut Engine, shared: &Shared) -> Result<Vec<OpenIncident>> {
    let mut open = Vec::new();
    for id in engine.open_incidents()? {
        let header = header_by(engine, shared, id);
        let Some(header) = unless_damaged(id, header)? else { continue };
        // A list stands beside other incidents, whose times are the wall's; one that stands still comes to nothing.
        let state = engine.incident(id)?;
        let real_at = header.next_update_at.and_then(|at| state.real_at(at));
        open.push((real_at.unwrap_or(Millis(i64::MAX)), header));
    }
    open.sort_by_key(|(at, header)| (*at, header.declared_at));
    Ok(open.into_iter().map(|(_, header)| header).collect())
}

fn row(
    facts: &Facts,
    number: String,
    place: Option<u32>,
    (sight, now): (&Sight<'_>, Millis),
) -> OpenIncident {
    let (state, device) = (sight.state, sight.device);
    OpenIncident {
        id: facts.id.to_string(),
        number,
        title: facts.title.clone(),
        severity: facts.severity,
        state: facts.state,
        exercise: facts.exercise,
        scenario: state.run.is_some(),
        commander: state.commander().map(str::to_owned),
        progress: state.progress(),
        declared_at: state.declared_at().unwrap_or(facts.declared_at),
        since: facts.since,
        next_update_at: state.next_update_at(sight.policy),
        held: state.held.clone(),
        speaker: state.speaker.as_ref().filter(|(d, _)| *d != device).map(|(_, name)| name.clone()),
        runbooks: state.runbooks.iter().map(|r| r.file.runbook.title.clone()).collect(),
        place,
        clock: clock(sight, now),
        own: None,
    }
}
