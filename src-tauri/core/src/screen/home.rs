//! The first screen.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::channels::channels;
use super::exercise::give_way::{GiveWay, give_way};
use super::header::{Shared, open_by};
use super::needs::needs_by;
use super::settings::workspace;
use super::{
    Around, ChannelView, Needs, Now, OpenIncident, ProviderView, RunbookCard, WorkspaceView, now,
};
use crate::clock::Millis;
use crate::engine::{Engine, Result, unless_damaged};
use crate::incident::clock::Lasted;
use crate::incident::{Audience, IncidentState, ReviewState};
use crate::postmortem::{Cadence, due_at};
use crate::severity::Severity;
use crate::store::incidents;
use crate::store::incidents::Listed;

/// Ended incidents on the first screen.
const RECENT: usize = 20;

/// Runbooks on the first screen.
const OFFERED: usize = 50;

/// The first screen.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct HomeView {
    /// The time.
    pub now: Now,
    /// Who acts here.
    pub actor: String,
    /// The workspace.
    pub workspace: WorkspaceView,
    /// What is left of the first run; none once it was finished or put off.
    pub first_run: Option<FirstRunView>,
    /// Open incidents, the earliest promise first.
    pub open: Vec<OpenIncident>,
    /// Ended incidents, the latest first, at most 20.
    pub recent: Vec<EndedIncident>,
    /// Runbooks worth offering first: pinned ones, then those used last, then by group and title; at most 50.
    pub runbooks: Vec<RunbookCard>,
    /// All runbooks that can be read offline.
    pub runbooks_total: u32,
    /// The channels.
    pub channels: Vec<ChannelView>,
    /// The number that the next incident gets: `INC-0043`.
    pub next_number: String,
    /// How severe an incident without a runbook is while nobody says otherwise.
    pub usual_severity: Severity,
    /// What a person should know now, each a whole sentence: no sender runs, the data is from a newer version.
    pub notices: Vec<String>,
    /// What needs the commander on a screen that is of no incident.
    pub needs: Needs,
    /// The exercise that should be broken off, because something real is on.
    pub give_way: Option<GiveWay>,
}

/// The three steps of the first run.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct FirstRunView {
    /// The name was given.
    pub name: bool,
    /// The folder was chosen.
    pub workspace: bool,
    /// A channel is set up.
    pub channel: bool,
    /// The kinds that a channel can have.
    pub providers: Vec<ProviderView>,
}

/// An ended incident in a row.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct EndedIncident {
    /// Its id.
    pub id: String,
    /// `INC-0042`
    pub number: String,
    /// What was broken.
    pub title: String,
    /// How bad it was.
    pub severity: Severity,
    /// Resolved, Closed or Declined.
    pub state: IncidentState,
    /// An exercise.
    pub exercise: bool,
    /// When it ended.
    pub ended_at: Millis,
    /// From declaring to the end.
    pub lasted: Lasted,
    /// Promises kept within 60 seconds, and promises that fell due.
    pub cadence: Cadence,
    /// Where its post-mortem stands, while somebody is to be reminded of it: not of an exercise, and not once it, or a
    /// draft's incident, is closed.
    pub review: Option<ReviewClock>,
    /// The audiences that do not know that it is resolved, with the promises that they know of.
    pub waiting: Vec<(Audience, Millis)>,
    /// Its place among those at hand, which it keeps until it is closed.
    pub place: Option<u32>,
}

/// A post-mortem that is not closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ReviewClock {
    /// Where it stands.
    pub state: ReviewState,
    /// When it is due.
    pub due_at: Millis,
}

/// The first screen.
pub fn home(engine: &mut Engine, around: &Around) -> Result<HomeView> {
    let shared = Shared::read(engine)?;
    let open = open_by(engine, &shared)?;
    let device = engine.store().device().id;
    let next = incidents::next_number(engine.store().read(), device)?;
    let channels = channels(engine, around, None)?;
    let workspace = workspace(engine);
    let (runbooks, runbooks_total) = engine.library().first(OFFERED)?;
    let first_run = first_run(engine, !channels.is_empty(), !workspace.shipped)?;
    Ok(HomeView {
        now: now(engine),
        actor: around.actor.clone(),
        first_run,
        recent: recent(engine, &shared)?,
        runbooks_total,
        runbooks,
        notices: notices(engine)?,
        needs: needs_by(engine, &shared, None)?,
        give_way: give_way(engine)?,
        workspace,
        channels,
        open,
        next_number: incidents::name_of_next(engine.store().read(), next, device)?,
        usual_severity: Severity::default(),
    })
}

fn first_run(engine: &Engine, channel: bool, chosen: bool) -> Result<Option<FirstRunView>> {
    // Whoever has an incident needs its row more than three questions.
    if engine.setting("first_run")?.is_some() || !engine.incidents()?.is_empty() {
        return Ok(None);
    }
    let name = engine.setting("actor")?.is_some();
    let workspace = chosen || engine.setting("workspace")?.is_some();
    let providers = ProviderView::all();
    Ok(Some(FirstRunView { name, workspace, channel, providers }))
}

fn notices(engine: &mut Engine) -> Result<Vec<String>> {
    let newer = engine.store().is_newer().then(|| {
        "The data was written by a newer Holdfast: this one shows it and records nothing."
            .to_owned()
    });
    let read_only = engine.store().why_read_only().map(ToString::to_string);
    let moved = engine.store().moved().map(|moved| moved.sentence().to_owned());
    let problem = engine.config_problem().map(str::to_owned);
    let damaged = engine.damaged()?.into_iter().map(|damaged| damaged.told);
    Ok(newer.into_iter().chain(read_only).chain(moved).chain(problem).chain(damaged).collect())
}

fn recent(engine: &mut Engine, shared: &Shared) -> Result<Vec<EndedIncident>> {
    let mut ended: Vec<Listed> =
        engine.incidents()?.into_iter().filter(|i| !i.state.is_open()).collect();
    ended.sort_by_key(|i| std::cmp::Reverse(i.ended_at));
    ended.truncate(RECENT);
    ended.iter().map(|listed| ended_row(engine, shared, listed)).collect()
}

fn ended_row(engine: &mut Engine, shared: &Shared, listed: &Listed) -> Result<EndedIncident> {
    let ended_at = listed.ended_at.unwrap_or(listed.declared_at);
    Ok(EndedIncident {
        id: listed.id.to_string(),
        number: engine.number(listed.number, listed.device)?,
        title: listed.title.clone(),
        severity: listed.severity,
        place: shared.place(listed.id),
        state: listed.state,
        exercise: listed.exercise,
        ended_at,
        review: review(engine, listed)?,
        lasted: listed.lasted.unwrap_or(Lasted { ms: 0, at_least: true }),
        cadence: unless_damaged(listed.id, engine.kept_promises(listed.id))?.unwrap_or_default(),
        waiting: match listed.state {
            IncidentState::Resolved => {
                let state = unless_damaged(listed.id, engine.incident(listed.id))?;
                let waiting = state.into_iter().flat_map(|state| {
                    let real = |at| state.real_at(at).unwrap_or(at);
                    state.waiting(&shared.policy).into_iter().map(move |(of, at)| (of, real(at)))
                });
                waiting.collect()
            }
            IncidentState::Investigating
            | IncidentState::Identified
            | IncidentState::Monitoring
            | IncidentState::Closed
            | IncidentState::Declined => Vec::new(),
        },
    })
}

/// What is to be remembered of its post-mortem.
fn review(engine: &mut Engine, listed: &Listed) -> Result<Option<ReviewClock>> {
    let Some(state) = unless_damaged(listed.id, engine.incident(listed.id))? else {
        return Ok(None);
    };
    // Who closed the incident itself ended its record, unless somebody reads the post-mortem.
    let is_over = match state.review {
        ReviewState::Draft => listed.state.is_closed(),
        ReviewState::InReview | ReviewState::Reviewed => false,
        ReviewState::Closed => true,
    };
    let is_due = !listed.exercise && !is_over;
    let clock = |due_at| ReviewClock { state: state.review, due_at };
    Ok(due_at(state).filter(|_| is_due).map(clock))
}
