//! Directing an exercise: what a facilitator may do, and what each of it becomes.
//!
//! A scenario is frozen when the exercise begins, so that all of this is decided on what was read then. What players do is
//! decided like in any incident.

use super::found::objective_at;
use super::post::broken_off;
use super::{Answer, Case, Decided, Result, declare, not_found, reason_of, refused};
use crate::clock::Millis;
use crate::exercise::InjectStatus;
use crate::exercise::clock::{read, said};
use crate::exercise::entry::{
    Aborted, ClockSet, ExpectationMarked, HintGiven, InjectSaid, Met, ObjectiveRated, Observation,
    Retimed, Started,
};
use crate::exercise::observe::observed;
use crate::exercise::{Anchor, Inject, Run, Speed, aloud};
use crate::incident::command::{
    ClockAction, Context, Declare, ExerciseAction, InjectAction, JudgeAction, Practise,
};
use crate::incident::event::{Event, RoleAssigned};
use crate::incident::words::role;
use crate::severity::Severity;
use crate::text::{count, shorten};

/// Characters of an observation, a reason or a row of the plan.
const LONGEST: usize = 2_000;
const LONGEST_TITLE: usize = 200;

/// Begins an exercise: the scenario and its clock, and the incident that is practised.
pub(super) fn practise(practise: &Practise, cx: &Context) -> Answer {
    let Some(file) = &practise.file else {
        let path = &practise.path;
        return not_found(format!("The scenario {path} was not read; give the path of its file."));
    };
    if let Some(why) = &cx.occupied {
        return refused(why.clone());
    }
    if file.scenario.injects.is_empty() {
        return refused(format!(
            "{} has no injects, so there is nothing to play; `holdfast exercise lint` says more.",
            file.path
        ));
    }
    let anchor = Anchor { t_ms: 0, real: cx.real, speed: practise.speed, running: true };
    let started = Started { file: (**file).clone(), auto: practise.auto, anchor };
    let mut all = vec![Event::ExerciseStarted(started).into()];
    all.extend(declare::declare(&declaration(practise), cx)?.into_iter().map(|decided| {
        // Who directs does not command. Alone with the console, the person does.
        let Event::RoleAssigned(given) = &decided.event else { return decided };
        if practise.auto {
            return decided;
        }
        let given = RoleAssigned { role: role::FACILITATOR.to_owned(), ..given.clone() };
        Event::RoleAssigned(given).into()
    }));
    Ok(all)
}

fn declaration(practise: &Practise) -> Declare {
    let scenario = practise.file.as_ref().map(|file| file.scenario.clone()).unwrap_or_default();
    let of_runbook = practise.attached.iter().find_map(|file| file.runbook.severity.as_ref());
    let severity = practise.severity.or_else(|| of_runbook.and_then(|severity| severity.level));
    Declare {
        title: shorten(&crate::text::one_line(&aloud(&scenario.title)), LONGEST_TITLE),
        severity: severity.unwrap_or(Severity::Sev2),
        runbooks: Vec::new(),
        exercise: true,
        only: None,
        interval_minutes: scenario.cadence_minutes,
        reported: None,
        attached: practise.attached.clone(),
    }
}

pub(super) fn direct(case @ Case { state, cx, .. }: Case<'_>, action: &ExerciseAction) -> Answer {
    let Some(run) = state.run.as_deref() else {
        let number = &cx.name;
        return refused(format!(
            "{number} runs by no scenario; `holdfast exercise run FILE` begins an exercise."
        ));
    };
    let desk = Director { case, run, t: run.t_at(cx.real) };
    match action {
        ExerciseAction::Time(action) => one(desk.set_clock(action)?),
        ExerciseAction::Inject(action) => one(desk.inject_action(action)?),
        ExerciseAction::Judge(action) => desk.judge(action),
    }
}

fn one(event: Event) -> Answer {
    Ok(vec![event.into()])
}

/// What a facilitator acts on.
struct Director<'a> {
    case: Case<'a>,
    run: &'a Run,
    /// The time of the story.
    t: i64,
}

impl Director<'_> {
    /// After its end an exercise takes observations, ratings and the plan alone.
    fn check_runs(&self) -> Result<()> {
        let name = &self.case.cx.name;
        match &self.run.ended {
            None => Ok(()),
            Some(ended) => {
                let how = if ended.aborted.is_some() { "was broken off" } else { "ended" };
                refused(format!(
                    "The exercise {name} {how} at {}; observe, rate, plan and report are left.",
                    said(ended.at_ms)
                ))
            }
        }
    }

    /// The end of the exercise, and of the incident that was practised.
    fn over(&self, end: Event) -> Vec<Decided> {
        let is_open = !self.case.facts.state.is_closed();
        let closed = is_open.then(|| Event::Closed(reason_of(Some("the exercise is over"))));
        std::iter::once(end).chain(closed).map(Decided::from).collect()
    }

    fn judge(&self, action: &JudgeAction) -> Answer {
        match action {
            JudgeAction::Observe { kind, text, objective, inject } => {
                let seen = observed(text, *kind, &self.run.file.scenario);
                let text = words(&seen.text, "The observation")?;
                let objective =
                    objective.as_deref().map(|id| objective_at(self.run, id)).transpose()?;
                let inject = inject.as_deref().map(|id| self.inject(id)).transpose()?;
                let objective = seen.objective.or(objective);
                let inject = seen.inject.or(inject.map(|inject| inject.id.clone()));
                one(Event::ObservationMade(Observation { text, objective, inject, ..seen }))
            }
            JudgeAction::RateObjective { objective, rating, reason } => {
                let objective = objective_at(self.run, objective)?;
                let reason = words(reason, "The reason for a rating")?;
                one(Event::ObjectiveRated(ObjectiveRated { objective, rating: *rating, reason }))
            }
            JudgeAction::EndExercise => {
                self.check_runs()?;
                Ok(self.over(Event::ExerciseEnded(reason_of(None))))
            }
            JudgeAction::AbortExercise { reason } => {
                self.check_runs()?;
                let reason = words(reason, "The reason for breaking off")?;
                let mut all = self.over(Event::ExerciseAborted(Aborted { reason: reason.clone() }));
                all.extend(broken_off(self.case, &reason));
                Ok(all)
            }
        }
    }

    fn set_clock(&self, action: &ClockAction) -> Result<Event> {
        self.check_runs()?;
        let (run, now) = (self.run, self.case.cx.real);
        let anew = |reason: Option<String>, at: Millis, change: &dyn Fn(&mut Anchor)| {
            let mut anchor = run.anchor.anew(at, |anchor| change(anchor));
            anchor.real = now;
            ClockSet { from_ms: self.t, anchor, reason }
        };
        let is_running = run.anchor.running;
        match action {
            ClockAction::PauseExercise { .. } | ClockAction::Stalled { .. } if !is_running => {
                refused("The exercise is paused already; `holdfast exercise resume` goes on.")
            }
            ClockAction::PauseExercise { reason } => {
                let reason = reason_of(reason.as_deref()).reason;
                Ok(Event::ExercisePaused(anew(reason, now, &|a| a.running = false)))
            }
            ClockAction::Stalled { since } => {
                Ok(Event::ExerciseStalled(anew(None, *since, &|a| a.running = false)))
            }
            ClockAction::ResumeExercise if is_running => {
                refused("The exercise runs already; `holdfast exercise pause` stops its clock.")
            }
            ClockAction::ResumeExercise => {
                Ok(Event::ExerciseResumed(anew(None, now, &|a| a.running = true)))
            }
            ClockAction::SetSpeed { speed } => {
                let speed: Speed = typed(speed.parse())?;
                if speed == run.anchor.speed {
                    return refused(format!(
                        "The exercise runs at {speed} already; say another speed."
                    ));
                }
                Ok(Event::ExerciseSpeedSet(anew(None, now, &|a| a.speed = speed)))
            }
            ClockAction::JumpTo { to } => {
                let to_ms = typed(read(to))?;
                if to_ms <= self.t {
                    return refused(format!(
                        "The exercise is at {}, and its clock goes forward only; name a later time, or retime the inject.",
                        said(self.t)
                    ));
                }
                Ok(Event::ExerciseJumped(anew(None, now, &|a| a.t_ms = to_ms)))
            }
        }
    }

    fn inject_action(&self, action: &InjectAction) -> Result<Event> {
        // What was met may be said in the hot wash, too.
        if !matches!(action, InjectAction::MarkExpectation { .. }) {
            self.check_runs()?;
        }
        match action {
            InjectAction::ReleaseInject { inject } => {
                let found = match inject {
                    Some(id) => self.inject(id)?,
                    None => self.first_offered()?,
                };
                self.check_not(found, &[InjectStatus::Released])?;
                Ok(Event::InjectReleased(self.said(found, None)))
            }
            InjectAction::HoldInject { inject, reason } => {
                let found = self.inject(inject)?;
                self.check_not(found, &DONE)?;
                self.check_not(found, &[InjectStatus::Held])?;
                Ok(Event::InjectHeld(self.said(found, reason.as_deref())))
            }
            InjectAction::SkipInject { inject, reason } => {
                let found = self.inject(inject)?;
                self.check_not(found, &DONE)?;
                let reason = words(reason, "The reason for leaving an inject out")?;
                Ok(Event::InjectSkipped(self.said(found, Some(&reason))))
            }
            InjectAction::RetimeInject { inject, to } => {
                let found = self.inject(inject)?;
                let to_ms = typed(read(to))?;
                self.check_not(found, &DONE)?;
                let (inject, title) = (found.id.clone(), found.title.clone());
                let from_ms = self.run.due_ms(found);
                Ok(Event::InjectRetimed(Retimed { inject, title, from_ms, to_ms }))
            }
            InjectAction::GiveHint { inject } => {
                let found = self.inject(inject)?;
                let given = self.run.hints.get(&found.id).copied().unwrap_or_default();
                let Some(text) = found.hints.get(given) else {
                    return refused(format!(
                        "{} has no further hint; help players in your own words.",
                        found.id
                    ));
                };
                let text = aloud(text).into_owned();
                Ok(Event::HintGiven(HintGiven { inject: found.id.clone(), text }))
            }
            InjectAction::MarkExpectation { inject, number, met, note, in_time } => {
                self.mark((inject, *number), (*met, *in_time), note.as_deref())
            }
        }
    }

    fn said(&self, inject: &Inject, reason: Option<&str>) -> InjectSaid {
        InjectSaid {
            inject: inject.id.clone(),
            title: aloud(&inject.title).into_owned(),
            due_ms: self.run.due_ms(inject),
            reason: reason_of(reason).reason,
        }
    }

    fn inject(&self, id: &str) -> Result<&Inject> {
        let known = || {
            let ids = self.run.file.scenario.injects.iter().map(|inject| inject.id.as_str());
            let ids: Vec<&str> = ids.take(12).collect();
            not_found(format!(
                "The scenario has no inject {}; it has {}.",
                id.trim(),
                ids.join(", ")
            ))
        };
        self.run.inject(id).map_or_else(known, Ok)
    }

    fn first_offered(&self) -> Result<&Inject> {
        let first = self.run.offered(self.t).first().copied();
        first.map_or_else(
            || refused("No inject is due; name the one to release, as in `holdfast exercise release I3`."),
            Ok,
        )
    }

    fn check_not(&self, inject: &Inject, not: &[InjectStatus]) -> Result<()> {
        let status = self.run.status(inject, self.t);
        if not.contains(&status) {
            return refused(format!(
                "{} is {} already; name another inject.",
                inject.id,
                status.word()
            ));
        }
        Ok(())
    }

    fn mark(
        &self,
        (id, number): (&str, u32),
        (met, in_time): (Met, Option<bool>),
        note: Option<&str>,
    ) -> Result<Event> {
        let inject = self.inject(id)?;
        let record = self.run.injects.get(&inject.id);
        let released = record.filter(|record| record.status.is_released());
        let Some(released_ms) = released.and_then(|record| record.at_ms) else {
            return refused(format!(
                "{} was not released yet, so nothing is expected of players; release it first with `holdfast exercise release {}`.",
                inject.id, inject.id
            ));
        };
        let at = usize::try_from(number).ok().and_then(|n| n.checked_sub(1));
        let Some(expected) = at.and_then(|at| inject.expectations.get(at)) else {
            let all = u32::try_from(inject.expectations.len()).unwrap_or(u32::MAX);
            let has = count(all, "expectation");
            return not_found(format!(
                "{} has {has}; say its number, as in `holdfast exercise expect {}.1 yes`.",
                inject.id, inject.id
            ));
        };
        // After the end the clock tells nothing: what it told while the exercise ran stays, and nothing was late unless a
        // person says so.
        let before = self.run.mark(&inject.id, number).filter(|mark| mark.met == met);
        let over = self.run.ended.is_some();
        let told = before.filter(|mark| over && mark.in_time.is_none());
        let is_timed = met.is_whole() && expected.within_ms.is_some();
        let in_time = match (in_time.filter(|_| is_timed), told) {
            (Some(said), _) => Some(said),
            (None, Some(_)) => None,
            (None, None) => over.then_some(true),
        };
        Ok(Event::ExpectationMarked(ExpectationMarked {
            inject: inject.id.clone(),
            number,
            text: expected.text.clone(),
            met,
            after_ms: told.map_or((self.t - released_ms).max(0), |mark| mark.after_ms),
            in_time,
            note: reason_of(note).reason,
        }))
    }
}

/// What cannot be held, left out or retimed any more.
const DONE: [InjectStatus; 2] = [InjectStatus::Released, InjectStatus::Skipped];

/// A time or a speed as a person typed it; the refusal says what is read.
fn typed<T>(read: Result<T, String>) -> Result<T> {
    read.or_else(|why| refused(format!("{why}.")))
}

fn words(text: &str, what: &str) -> Result<String> {
    let text = text.trim();
    if text.is_empty() {
        return refused(format!("{what} is empty; it belongs in the report."));
    }
    if text.chars().count() > LONGEST {
        return refused(format!("{what} has more than {LONGEST} characters; shorten it."));
    }
    Ok(text.to_owned())
}
