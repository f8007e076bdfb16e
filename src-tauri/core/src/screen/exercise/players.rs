//! What players see of an exercise, on the projector: what they were given, and the incident that they work on. It is made
//! of released injects alone, so that no hint that was not given, no expectation, no comment of the file and nothing of what
//! is to come is in it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ExerciseClock, clock};
use crate::clock::Millis;
use crate::engine::{Engine, Result};
use crate::exercise::aloud;
use crate::exercise::director::Run;
use crate::ids::IncidentId;
use crate::screen::drawn::{Drawn, for_players};
use crate::screen::incident::{RoleName, role_names};
use crate::screen::{Now, OpenIncident, header, time_of};

/// An exercise as its players see it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct PlayersView {
    /// The time by the incident's own clock.
    pub now: Now,
    /// The incident.
    pub incident: OpenIncident,
    /// The clock.
    pub clock: PlayersClock,
    /// The situation that it begins with.
    pub opening: String,
    /// How it is played.
    pub rules: Vec<String>,
    /// What they were given, the latest last.
    pub given: Vec<Given>,
    /// Who has which role.
    pub roles: Vec<(String, String)>,
    /// How these are called.
    pub role_names: Vec<RoleName>,
    /// When the next update is promised.
    pub next_update_at: Option<Millis>,
    /// What of these texts is more than plain words.
    pub drawn: Drawn,
}

/// The clock of an exercise as far as players may know it: not why it stands still, nor when it is meant to end.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct PlayersClock {
    /// The time of the story.
    #[ts(type = "number")]
    pub t_ms: i64,
    /// The same in words: `T+00:31:20`.
    pub t: String,
    /// Seconds of the story in a second on the wall, while it runs.
    pub speed: f64,
    /// It does not stand still.
    pub running: bool,
    /// Milliseconds of the story in a real one: 0 while it stands still.
    pub rate: f64,
    /// When it began, on the wall.
    pub started_at: Millis,
    /// The time of day in the story, where the scenario says when it begins.
    pub story_at: Option<Millis>,
    /// It is over.
    pub ended: bool,
    /// Why it was broken off.
    pub aborted: Option<String>,
}

impl PlayersClock {
    /// What players may know of the facilitator's clock. Every field is named, so that a new one is decided about here.
    #[must_use]
    pub fn of(clock: ExerciseClock) -> Self {
        let ExerciseClock {
            t_ms,
            t,
            speed,
            running,
            rate,
            paused: _,
            started_at,
            story_at,
            end_ms: _,
            ended,
            aborted,
        } = clock;
        Self { t_ms, t, speed, running, rate, started_at, story_at, ended, aborted }
    }
}

/// What players were given.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct Given {
    /// When, in the story, in milliseconds from its start.
    #[ts(type = "number")]
    pub at_ms: i64,
    /// The words.
    pub text: String,
    /// Who says it.
    pub from: Option<String>,
    /// To which roles.
    pub to: Vec<String>,
    /// By which way.
    pub via: Option<String>,
    /// Hints to it that were given.
    pub hints: Vec<String>,
}

/// An exercise for its players.
///
/// # Errors
/// When there is no such exercise, or the file cannot be read.
pub fn players(engine: &mut Engine, id: IncidentId) -> Result<PlayersView> {
    let incident = header(engine, id)?;
    let (now, (wall, is_kept)) = (time_of(engine, id)?, engine.wall(id)?);
    let kept = is_kept.then(|| engine.clock().rate());
    let policy = engine.config().policy();
    let state = engine.incident(id)?;
    let Some(run) = state.run.as_deref() else {
        return Err(super::report::no_scenario(&incident.number));
    };
    let clock = PlayersClock::of(clock(run, run.t_at(wall), kept));
    let (given, scenario) = (given(run), &run.file.scenario);
    let (opening, rules) = (scenario.opening_aloud(), scenario.rules_aloud());
    let hints = given.iter().flat_map(|one| std::iter::once(&one.text).chain(&one.hints));
    let texts = hints.chain([&opening]).chain(&rules);
    let drawn = for_players(texts.map(String::as_str));
    Ok(PlayersView {
        now,
        clock,
        opening,
        rules,
        given,
        drawn,
        roles: state.roles.iter().map(|(role, person)| (role.clone(), person.clone())).collect(),
        role_names: role_names(state),
        next_update_at: state.next_update_at(&policy),
        incident,
    })
}

fn given(run: &Run) -> Vec<Given> {
    let told = |text: &str| aloud(text).into_owned();
    let released = run.file.scenario.injects.iter().filter_map(|inject| {
        let hints = run.hints.get(&inject.id).copied().unwrap_or_default();
        Some(Given {
            at_ms: run.released_ms(&inject.id)?,
            text: inject.text_aloud(),
            from: inject.from.as_deref().map(told),
            to: inject.to.iter().map(|role| told(role)).collect(),
            via: inject.via.as_deref().map(told),
            hints: inject.hints_aloud(hints),
        })
    });
    let mut given: Vec<Given> = released.collect();
    given.sort_by_key(|given| given.at_ms);
    given
}
