//! What needs the commander, in order: the notice bar of the window, and the foot of the terminal's status. What stands,
//! its rank and its answers are rules of `incident/rhythm`; here are the words.

mod words;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::OwnClock;
use super::clock::own_clock;
use super::header::Shared;
use crate::clock::Millis;
use crate::engine::{Engine, Result, unless_damaged};
use crate::ids::IncidentId;
use crate::incident::Policy;
use crate::incident::rhythm::{self, About, Deed, Notice, Rank};
use crate::severity::Severity;
use crate::store::outbox;

/// What needs the commander.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
pub struct Needs {
    /// The first first: by rank, then those of the incident that is shown, then by severity and age.
    pub list: Vec<Need>,
    /// When the list becomes another by itself.
    pub turns_at: Option<Millis>,
}

/// One thing that needs the commander. It stands until it is answered or no longer true.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct Need {
    /// Tells it from all others.
    pub key: String,
    /// How it ranks.
    pub rank: Rank,
    /// In a word or two: `Not delivered`.
    pub head: String,
    /// What is counted behind the head, by the incident's own clock: what is left, or how late it is.
    pub until: Option<Millis>,
    /// The clock that it is counted by; none where that is the wall's.
    pub own: Option<OwnClock>,
    /// In one sentence.
    pub text: String,
    /// What else is known of it.
    pub more: Option<String>,
    /// Since when, where that is known.
    pub since: Option<Millis>,
    /// The incident that it is about.
    pub incident: Option<String>,
    /// How that one is called.
    pub number: Option<String>,
    /// Its place: `Alt 1` to `9`.
    pub place: Option<u32>,
    /// What answers it, the usual answer first.
    pub answers: Vec<NeedAnswer>,
    /// The message that is settled.
    pub message: Option<String>,
    /// Its text, for copying.
    pub copy: Option<String>,
    /// The channel that it is about.
    pub channel: Option<String>,
    /// The step that is gone to.
    pub step: Option<String>,
    /// What is written down when somebody was called.
    pub note: Option<String>,
}

/// A way to answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct NeedAnswer {
    /// What it does.
    pub deed: Deed,
    /// As a button says it.
    pub words: String,
    /// The key that does the same, where the incident is shown.
    pub key: Option<String>,
}

/// What needs the commander on the screen of an incident, or on one that is of none. Other incidents appear with the
/// first four ranks alone.
pub fn needs(engine: &mut Engine, here: Option<IncidentId>) -> Result<Needs> {
    let shared = Shared::read(engine)?;
    needs_by(engine, &shared, here)
}

/// The same where it is known what the rows share.
pub(super) fn needs_by(
    engine: &mut Engine,
    shared: &Shared,
    here: Option<IncidentId>,
) -> Result<Needs> {
    let mut found: Vec<(Severity, Need)> = words::of_the_laptop(engine)?;
    for notice in engine.notices()? {
        let may_go = notice.about.deeds().contains(&Deed::PutAway);
        if !(may_go && engine.is_put_away(&notice.key)?) {
            found.extend(of_notice(engine, shared, here, notice)?);
        }
    }
    let shown = here.map(|id| id.to_string());
    found.sort_by_key(|(severity, need)| {
        let is_other = need.incident != shown;
        (need.rank, is_other, severity.number(), need.since, need.key.clone())
    });
    let list = found.into_iter().map(|(_, need)| need).collect();
    Ok(Needs { list, turns_at: next_turn(engine, &shared.policy, here)? })
}

/// When the list becomes another by itself, by the clock of the screen.
fn next_turn(
    engine: &mut Engine,
    policy: &Policy,
    here: Option<IncidentId>,
) -> Result<Option<Millis>> {
    let now = match here {
        Some(id) => engine.time_of(id)?.0,
        None => engine.clock().now(),
    };
    let mut turns: Vec<Millis> = Vec::new();
    for id in engine.open_incidents()?.into_iter().chain(engine.owing_incidents()?) {
        let Some((own, _)) = unless_damaged(id, engine.time_of(id))? else { continue };
        let turn = rhythm::next_turn(engine.incident(id)?, policy, own);
        turns.extend(by_screen(engine, here, id, turn)?);
    }
    // A story that stands comes to nothing.
    Ok(turns.into_iter().filter(|at| *at > now).min())
}

/// A time of an incident's own clock by the clock of the screen: that of the incident which is shown, else the wall's.
fn by_screen(
    engine: &mut Engine,
    here: Option<IncidentId>,
    id: IncidentId,
    at: Option<Millis>,
) -> Result<Option<Millis>> {
    if here == Some(id) {
        return Ok(at);
    }
    let state = engine.incident(id)?;
    let real = at.and_then(|at| state.real_at(at));
    let Some(here) = here else { return Ok(real) };
    let shown = engine.incident(here)?;
    Ok(real.map(|real| shown.time_at(real)))
}

fn of_notice(
    engine: &mut Engine,
    shared: &Shared,
    here: Option<IncidentId>,
    notice: Notice,
) -> Result<Option<(Severity, Need)>> {
    let Some(rank) = notice.about.rank() else { return Ok(None) };
    let Some(id) = notice.incident else {
        return Ok(Some((Severity::Sev1, words::damaged(notice, rank))));
    };
    let is_here = here == Some(id);
    if !is_here && !rank.is_for_all() {
        return Ok(None);
    }
    let place = shared.place(id);
    let message = if let About::Lost { message, .. } = &notice.about {
        outbox::find(engine.store().read(), *message)?
    } else {
        None
    };
    let (now, _) = engine.time_of(id)?;
    let reach = shared.reach(engine, id)?;
    let state = engine.incident(id)?;
    let Some(facts) = &state.declared else { return Ok(None) };
    let said = words::said(state, &notice.about, message.as_ref(), now);
    let channel = notice.about.channel(&shared.policy, facts, &reach);
    let severity = facts.severity;
    let named = format!("{}, {severity}: {}", facts.title, said.text);
    let since = by_screen(engine, here, id, said.since)?;
    let deeds = if is_here { notice.about.deeds() } else { vec![Deed::GoThere] };
    let need = Need {
        key: notice.key,
        rank,
        head: said.head,
        until: said.until,
        own: own_clock(engine, id)?,
        text: if is_here { said.text } else { named },
        more: said.more,
        since,
        incident: Some(id.to_string()),
        number: Some(notice.number),
        answers: deeds.into_iter().map(|deed| words::answer(deed, &notice.about, place)).collect(),
        place,
        message: message.as_ref().map(|message| message.id.to_string()),
        copy: message.map(|message| message.text),
        channel,
        step: said.step,
        note: said.note,
    };
    Ok(Some((severity, need)))
}
