//! An exercise for programs: what was practised, what players were given and did, how it was rated, what is to be done.
//!
//! Times are RFC 3339 in UTC. Times of the story are lengths from its start, in milliseconds, because a story has no day.

use serde::Serialize;

use super::{ExerciseView, InjectView, ObjectiveView, ObservationView, exercise};
use crate::afteraction::Measures;
use crate::clock::Millis;
use crate::engine::{Engine, Result};
use crate::exercise::scenario::{Mode, ScenarioKind};
use crate::ids::IncidentId;
use crate::incident::event::ActionItem;
use crate::postmortem::{Masking, Profile};
use crate::screen::PostmortemCopy;

/// The version of the shape of [`AfterActionRecord`]; it rises when a field changes its meaning or goes.
const SCHEMA: u32 = 2;

/// All that is known of an exercise, for a program. What nobody recorded is null.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AfterActionRecord {
    schema_version: u32,
    /// For whom its texts are masked; none for all that is known.
    profile: Option<Profile>,
    /// What stands on each page of the report.
    mark: String,
    /// How the exercise is called.
    exercise: String,
    /// It names the exercise for ever.
    id: String,
    /// The scenario's title.
    title: String,
    kind: ScenarioKind,
    mode: Mode,
    /// The scenario's file, and its SHA-256 when the exercise began.
    path: String,
    hash: String,
    /// As what it was practised, from 1, the worst, to 5.
    severity: u8,
    /// Injects went by themselves.
    auto: bool,
    facilitator: Option<String>,
    began_at: String,
    ended_at: Option<String>,
    /// Why it was broken off.
    aborted: Option<String>,
    /// How far the story came.
    story_ms: i64,
    /// When it was meant to end.
    planned_ms: i64,
    injects: Vec<InjectView>,
    objectives: Vec<ObjectiveView>,
    observations: Vec<ObservationView>,
    /// The improvement plan.
    plan: Vec<ActionItem>,
    measures: Measures,
    /// The questions for the talk after it.
    hot_wash: Vec<String>,
    /// What a reader of the report would miss, a sentence each.
    missing: Vec<String>,
    /// The report as Markdown.
    report: String,
}

/// The record of an exercise whose report this is.
///
/// # Errors
/// When there is no such exercise, or its log cannot be read.
pub(super) fn record(
    engine: &mut Engine,
    id: IncidentId,
    (number, report): (String, String),
) -> Result<AfterActionRecord> {
    let view = exercise(engine, id)?;
    let state = engine.incident(id)?;
    let ended_at = state.run.as_deref().and_then(|run| run.ended.as_ref());
    let ended_at = ended_at.map(|ended| Millis::rfc3339(ended.real_at));
    let ExerciseView { incident, title, kind, mode, facilitator, path, hash, auto, .. } = view;
    let ExerciseView { clock, injects, objectives, observations, actions, .. } = view;
    let ExerciseView { measures, hot_wash, missing, .. } = view;
    Ok(AfterActionRecord {
        schema_version: SCHEMA,
        profile: None,
        mark: "EXERCISE".to_owned(),
        exercise: number,
        id: id.to_string(),
        title,
        kind,
        mode,
        path,
        hash,
        severity: incident.severity.number(),
        auto,
        facilitator,
        began_at: clock.started_at.rfc3339(),
        ended_at,
        aborted: clock.aborted,
        story_ms: clock.t_ms,
        planned_ms: clock.end_ms,
        injects,
        objectives,
        observations,
        plan: actions,
        measures,
        hot_wash,
        missing,
        report,
    })
}

impl AfterActionRecord {
    /// The record of a copy: every text masked by the masks of the report, ids and numbers as they are.
    pub(super) fn masked(self, masking: &mut Masking<'_>, copy: PostmortemCopy) -> Self {
        let mut told = Told(masking);
        Self {
            profile: Some(copy.profile),
            mark: copy.mark,
            title: told.one(self.title),
            path: told.one(self.path),
            facilitator: told.some(self.facilitator),
            aborted: told.some(self.aborted),
            injects: self.injects.into_iter().map(|one| told.inject(one)).collect(),
            objectives: self.objectives.into_iter().map(|one| told.objective(one)).collect(),
            observations: self.observations.into_iter().map(|one| told.observation(one)).collect(),
            plan: self.plan.into_iter().map(|one| told.item(one)).collect(),
            measures: told.measures(self.measures),
            hot_wash: told.all(self.hot_wash),
            missing: told.all(self.missing),
            report: copy.markdown,
            ..self
        }
    }
}

/// Texts as the readers of a copy have them.
struct Told<'a, 'm>(&'a mut Masking<'m>);

impl Told<'_, '_> {
    fn one(&mut self, text: String) -> String {
        self.0.words(&text)
    }

    fn some(&mut self, text: Option<String>) -> Option<String> {
        text.map(|text| self.one(text))
    }

    fn all(&mut self, texts: Vec<String>) -> Vec<String> {
        texts.into_iter().map(|text| self.one(text)).collect()
    }

    fn inject(&mut self, inject: InjectView) -> InjectView {
        let mut expectations = inject.expectations;
        for one in &mut expectations {
            one.text = self.0.words(&one.text);
            one.note = self.some(one.note.take());
        }
        InjectView {
            title: self.one(inject.title),
            reason: self.some(inject.reason),
            trigger: self.some(inject.trigger),
            text: self.one(inject.text),
            from: self.some(inject.from),
            to: self.all(inject.to),
            via: self.some(inject.via),
            hints: self.all(inject.hints),
            facilitator: self.all(inject.facilitator),
            expectations,
            ..inject
        }
    }

    fn objective(&mut self, objective: ObjectiveView) -> ObjectiveView {
        let (text, reason) = (self.one(objective.text), self.some(objective.reason));
        ObjectiveView { text, reason, ..objective }
    }

    fn observation(&mut self, seen: ObservationView) -> ObservationView {
        let (text, by) = (self.one(seen.text), self.one(seen.by));
        ObservationView { text, by, ..seen }
    }

    fn item(&mut self, item: ActionItem) -> ActionItem {
        ActionItem {
            issue: self.one(item.issue),
            fix: self.one(item.fix),
            owner: self.some(item.owner),
            done_when: self.some(item.done_when),
            link: self.some(item.link),
            ..item
        }
    }

    fn measures(&mut self, mut measures: Measures) -> Measures {
        measures.roles.iter_mut().for_each(|(role, _)| *role = self.0.words(role));
        measures
    }
}
