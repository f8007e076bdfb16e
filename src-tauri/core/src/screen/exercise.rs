//! What a facilitator sees of an exercise: the clock, the injects with what is expected, the objectives, what was seen.
//!
//! Players see none of it; their view is [`players`], which is built without hints, expectations and what is to come.

pub(super) mod give_way;
pub(super) mod observed;
pub(super) mod players;
mod record;
pub(super) mod report;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use self::observed::ObservationView;
use self::observed::observations;
use super::drawn::{Drawn, of_scenario};
use super::{Now, OpenIncident, header};
use crate::afteraction::measure::{score, score_of};
use crate::afteraction::{Entry, Measures, Score, measures, missing};
use crate::clock::Millis;
use crate::engine::{Engine, Result};
use crate::exercise::InjectStatus;
use crate::exercise::clock::said;
use crate::exercise::director::Run;
use crate::exercise::entry::{Met, Rating};
use crate::exercise::scenario::{Inject, InjectKind, Mode, ScenarioKind, Trigger};
use crate::ids::IncidentId;
use crate::incident::event::ActionItem;
use crate::incident::words::role;
use crate::incident::{Event, Recorded};

/// An exercise as its facilitator sees it. Times of the story are milliseconds from its start.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct ExerciseView {
    /// The time on the wall.
    pub now: Now,
    /// The incident that is practised.
    pub incident: OpenIncident,
    /// The scenario's title.
    pub title: String,
    /// What kind of exercise it is.
    pub kind: ScenarioKind,
    /// Whether people talk or act.
    pub mode: Mode,
    /// Who directs it.
    pub facilitator: Option<String>,
    /// Entries in the log.
    pub entries: u32,
    /// The scenario's file.
    pub path: String,
    /// SHA-256 of the file as it was when the exercise began.
    pub hash: String,
    /// Injects go by themselves.
    pub auto: bool,
    /// The clock.
    pub clock: ExerciseClock,
    /// Why an exercise should end now: the real incident of SEV 2 or worse that is open.
    pub real_trouble: Option<String>,
    /// The rehearsal channels that its texts may reach.
    pub channels: Vec<String>,
    /// Reasons to break it off.
    pub stop_criteria: Vec<String>,
    /// The injects in the order in which they are run.
    pub injects: Vec<InjectView>,
    /// The inject that was released last.
    pub current: Option<String>,
    /// The inject that is next: due and offered, or the next by the clock.
    pub next: Option<NextInject>,
    /// What it is to show.
    pub objectives: Vec<ObjectiveView>,
    /// What was seen, the latest last.
    pub observations: Vec<ObservationView>,
    /// The improvement plan.
    pub actions: Vec<ActionItem>,
    /// What is measured so far.
    pub measures: Measures,
    /// The questions for the talk after it.
    pub hot_wash: Vec<String>,
    /// What a reader of the report would miss, a sentence each.
    pub missing: Vec<String>,
    /// The texts of the scenario that are more than plain words.
    pub drawn: Drawn,
}

/// The clock of an exercise.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct ExerciseClock {
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
    /// Why it stands still, where somebody said so.
    pub paused: Option<String>,
    /// When it began, on the wall.
    pub started_at: Millis,
    /// The time of day in the story, where the scenario says when it begins.
    pub story_at: Option<Millis>,
    /// When it is meant to end.
    #[ts(type = "number")]
    pub end_ms: i64,
    /// It is over.
    pub ended: bool,
    /// Why it was broken off.
    pub aborted: Option<String>,
}

/// The inject that comes next.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct NextInject {
    /// Its id.
    pub inject: String,
    /// When it is due; in the past where it waits for the facilitator.
    #[ts(type = "number | null")]
    pub due_ms: Option<i64>,
    /// When that is on the wall; none while the clock stands still before it.
    pub real_at: Option<Millis>,
}

/// An inject.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct InjectView {
    /// `I1`
    pub id: String,
    /// A few words.
    pub title: String,
    /// What it is for.
    pub kind: InjectKind,
    /// What has become of it.
    pub status: InjectStatus,
    /// When it is due.
    #[ts(type = "number | null")]
    pub due_ms: Option<i64>,
    /// When something became of it.
    #[ts(type = "number | null")]
    pub at_ms: Option<i64>,
    /// Why.
    pub reason: Option<String>,
    /// When it comes, in words; none for one with a time.
    pub trigger: Option<String>,
    /// False for a contingency while what it waits for does not happen.
    pub needed: bool,
    /// What players are given.
    pub text: String,
    /// Who says it in the story.
    pub from: Option<String>,
    /// To which roles.
    pub to: Vec<String>,
    /// By which way.
    pub via: Option<String>,
    /// What players are expected to do.
    pub expectations: Vec<ExpectationView>,
    /// How many of them were met.
    pub score: Score,
    /// Help for players who are stuck.
    pub hints: Vec<String>,
    /// How many of them were given.
    pub hints_given: u32,
    /// What only the facilitator reads.
    pub facilitator: Vec<String>,
}

/// An expectation with its timer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct ExpectationView {
    /// From 1.
    pub number: u32,
    /// A sentence or a question.
    pub text: String,
    /// The objectives that it shows.
    pub objectives: Vec<String>,
    /// Within which time after the release.
    #[ts(type = "number | null")]
    pub within_ms: Option<i64>,
    /// By when, in the story; none before the release.
    #[ts(type = "number | null")]
    pub due_ms: Option<i64>,
    /// Whether it was met.
    pub met: Option<Met>,
    /// How long after the release; none where only a person knows it.
    #[ts(type = "number | null")]
    pub after_ms: Option<i64>,
    /// Whether it was met within its time; none where it was not met, or has none.
    pub in_time: Option<bool>,
    /// What there is to say of it.
    pub note: Option<String>,
}

/// An objective.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct ObjectiveView {
    /// `O1`
    pub id: String,
    /// A sentence.
    pub text: String,
    /// How many of its expectations were met.
    pub score: Score,
    /// All that shows it was met.
    pub met: bool,
    /// How it was rated.
    pub rating: Option<Rating>,
    /// Why.
    pub reason: Option<String>,
}

/// An exercise for its facilitator.
///
/// # Errors
/// When there is no such exercise, or the file cannot be read.
pub fn exercise(engine: &mut Engine, id: IncidentId) -> Result<ExerciseView> {
    let incident = header(engine, id)?;
    let ((wall, is_kept), now) = (engine.wall(id)?, super::now(engine));
    let real_trouble = engine.real_trouble()?;
    let channels = engine.config().channels.iter().filter(|c| c.rehearsal);
    let channels = channels.map(|channel| channel.name.clone()).collect();
    let cadence = engine.kept_promises(id)?;
    let (state, entries) = engine.counted(id)?;
    let measures = measures(state, entries, cadence);
    let facilitator = state.roles.get(role::FACILITATOR).cloned();
    let entries = u32::try_from(state.entries).unwrap_or(u32::MAX);
    let (Some(run), Some(measures)) = (state.run.as_deref(), measures) else {
        return Err(report::no_scenario(&incident.number));
    };
    let (t, scenario) = (run.t_at(wall), &run.file.scenario);
    Ok(ExerciseView {
        now,
        title: scenario.title.clone(),
        kind: scenario.kind,
        mode: scenario.mode,
        facilitator,
        entries,
        path: run.file.path.clone(),
        hash: run.file.hash.clone(),
        auto: run.auto,
        clock: clock(run, t, is_kept.then_some(now.rate)),
        real_trouble,
        channels,
        stop_criteria: scenario.stop_criteria.clone(),
        injects: scenario.run_order().into_iter().map(|i| inject(run, i, t)).collect(),
        current: current(run),
        next: next(run, t),
        objectives: objectives(run),
        observations: observations(run),
        actions: state.items.iter().map(|kept| kept.item.clone()).collect(),
        missing: missing(run, &state.items, &measures),
        measures,
        hot_wash: scenario.hot_wash.clone(),
        drawn: of_scenario(scenario),
        incident,
    })
}

/// The entries of an exercise, by its own clock.
pub(super) fn entries(engine: &mut Engine, id: IncidentId) -> Result<Vec<Entry>> {
    let rows = engine.rows(id)?;
    let state = engine.incident(id)?;
    let own = |recorded: Recorded<Event>| Entry {
        real_at: recorded.recorded_at,
        recorded: state.own(recorded),
    };
    Ok(rows.iter().map(|row| own(row.recorded())).collect())
}

/// The clock at a time of the story; `wall` is how fast the wall's runs, none where nothing keeps the exercise.
pub(super) fn clock(run: &Run, t: i64, wall: Option<f64>) -> ExerciseClock {
    let wall = wall.filter(|_| run.is_running());
    let speed = run.anchor.speed.rate();
    ExerciseClock {
        t_ms: t,
        t: said(t),
        speed,
        running: wall.is_some(),
        rate: wall.map_or(0.0, |wall| wall * speed),
        paused: run.paused.clone(),
        started_at: run.started_at,
        story_at: run.file.scenario.clock_start.map(|at| at.plus(t)),
        end_ms: run.end_ms(),
        ended: !run.is_open(),
        aborted: run.ended.as_ref().and_then(|ended| ended.aborted.clone()),
    }
}

fn inject(run: &Run, inject: &Inject, t: i64) -> InjectView {
    let record = run.injects.get(&inject.id);
    let released = run.released_ms(&inject.id);
    let expectations = (1..).zip(&inject.expectations).map(|(number, expected)| {
        let mark = run.mark(&inject.id, number);
        ExpectationView {
            number,
            text: expected.text.clone(),
            objectives: expected.objectives.clone(),
            within_ms: expected.within_ms,
            due_ms: released.zip(expected.within_ms).map(|(at, within)| at.saturating_add(within)),
            met: mark.map(|mark| mark.met),
            after_ms: mark.and_then(|mark| mark.known_after_ms()),
            in_time: mark
                .filter(|mark| mark.met.is_whole())
                .zip(expected.within_ms)
                .map(|(mark, within)| mark.is_within(within)),
            note: mark.and_then(|mark| mark.note.clone()),
        }
    });
    InjectView {
        id: inject.id.clone(),
        title: inject.title.clone(),
        kind: inject.kind,
        status: run.status(inject, t),
        due_ms: run.due_ms(inject),
        at_ms: record.and_then(|record| record.at_ms),
        reason: record.and_then(|record| record.reason.clone()),
        trigger: inject.trigger.as_ref().map(trigger),
        needed: run.is_needed(inject),
        text: inject.text.clone(),
        from: inject.from.clone(),
        to: inject.to.clone(),
        via: inject.via.clone(),
        expectations: expectations.collect(),
        score: score_of(run, inject),
        hints: inject.hints.clone(),
        hints_given: u32::try_from(run.hints.get(&inject.id).copied().unwrap_or_default())
            .unwrap_or(u32::MAX),
        facilitator: inject.facilitator.clone(),
    }
}

/// When an inject comes: `when O1 is unmet at T+00:40`.
fn trigger(trigger: &Trigger) -> String {
    match trigger {
        Trigger::Manual => "by hand".to_owned(),
        Trigger::After { inject, plus_ms: 0 } => format!("after {inject}"),
        Trigger::After { inject, plus_ms } => {
            format!("{} after {inject}", crate::text::exact_length(*plus_ms))
        }
        Trigger::Unmet { objective, at_ms } => {
            format!("when {objective} is unmet at {}", said(*at_ms))
        }
    }
}

fn current(run: &Run) -> Option<String> {
    let released = run.injects.keys().filter_map(|id| Some((run.released_ms(id)?, id)));
    released.max_by_key(|(at, _)| *at).map(|(_, id)| id.clone())
}

fn next(run: &Run, t: i64) -> Option<NextInject> {
    let first = run.offered(t).first().copied();
    // One that waits for a failure comes only where that happens.
    let coming = || run.coming(t).into_iter().map(|(_, inject)| inject);
    let first = first.or_else(|| coming().find(|inject| run.is_needed(inject)))?;
    let due_ms = run.due_ms(first);
    let real_at = due_ms.and_then(|due| run.anchor.real_at(due));
    Some(NextInject { inject: first.id.clone(), due_ms, real_at })
}

fn objectives(run: &Run) -> Vec<ObjectiveView> {
    let all = run.file.scenario.objectives.iter();
    let view = all.map(|objective| {
        let rated = run.ratings.get(&objective.id);
        ObjectiveView {
            id: objective.id.clone(),
            text: objective.text.clone(),
            score: score(run, Some(&objective.id)),
            met: run.is_met(&objective.id),
            rating: rated.map(|rated| rated.rating),
            reason: rated.map(|rated| rated.reason.clone()),
        }
    });
    view.collect()
}
