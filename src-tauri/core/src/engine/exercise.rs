//! Exercises in the engine: what is due in the story is done at its own instant and in order, and a clock that nothing
//! kept running stands where it was last known to run.
//!
//! Whoever keeps the rhythm keeps the exercise: it gives a sign of life now and then, on the wall's clock. Any command on a
//! running exercise first catches up with what was due before it.

use super::damage::unless_damaged;
use super::write::practice::{SIGN, is_trouble, sign_of};
use super::{Engine, EngineError, Result};
use crate::clock::Millis;
use crate::exercise::Run;
use crate::exercise::director::Next;
use crate::ids::IncidentId;
use crate::incident::command::{ClockAction, InjectAction, JudgeAction};
use crate::incident::rhythm::{self, Due};
use crate::incident::{Action, Audience, Command};
use crate::store::{local, log};

/// An exercise without a sign of life for longer was not kept running: the laptop slept, or the program ended.
const LONGEST_GAP_MS: f64 = 30_000.0;
/// How often a sign of life is written.
const SIGN_MS: f64 = 5_000.0;
/// Things done in one go: more than the largest scenario has injects and pings. The rest follows in the next.
const MOST_AT_ONCE: usize = 2_000;

/// What is due next by an incident's own clock.
enum Step {
    /// The scenario's.
    Story(Next),
    /// The rhythm's, at this instant of the incident's clock.
    Rhythm(Millis),
}

impl Engine {
    /// The time by an incident's own clock, and how fast that runs.
    ///
    /// # Errors
    /// When there is no such incident, or the file cannot be read.
    pub fn time_of(&mut self, id: IncidentId) -> Result<(Millis, f64)> {
        let (wall, is_kept) = self.wall(id)?;
        let rate = self.clock.rate();
        let state = self.incident(id)?;
        Ok((state.time_at(wall), if is_kept { state.rate() * rate } else { 0.0 }))
    }

    /// The moment on the wall up to which an exercise is known to have run, and whether that is now: nothing may have kept
    /// it running.
    ///
    /// # Errors
    /// When there is no such incident, or the file cannot be read.
    pub fn wall(&mut self, id: IncidentId) -> Result<(Millis, bool)> {
        let now = self.clock.now();
        Ok(self.stalled_since(id)?.map_or((now, true), |since| (since, false)))
    }

    /// The running exercise, else the one that began last; or the one that a person means by its number.
    ///
    /// # Errors
    /// When there is none, or it is no exercise with a scenario.
    pub fn find_exercise(&mut self, name: Option<&str>) -> Result<IncidentId> {
        let named = name.map(str::trim).filter(|name| !name.eq_ignore_ascii_case("latest"));
        if let Some(name) = named {
            let id = self.find(name)?;
            if self.incident(id)?.run.is_some() {
                return Ok(id);
            }
            return Err(EngineError::refused(format!(
                "{name} is no exercise that runs by a scenario; `holdfast exercise run FILE` begins one."
            )));
        }
        let mut last = None;
        for listed in self.incidents()?.into_iter().filter(|listed| listed.exercise) {
            let read = self.incident(listed.id);
            let Some(state) = unless_damaged(listed.id, read)? else { continue };
            match state.run.as_deref().map(Run::is_open) {
                Some(true) => return Ok(listed.id),
                Some(false) => last = last.or(Some(listed.id)),
                None => {}
            }
        }
        if let Some(last) = last {
            return Ok(last);
        }
        Err(EngineError::not_found(
            "There is no exercise yet; `holdfast exercise run FILE` begins one.",
        ))
    }

    /// The real incident of SEV 2 or worse that is open now, as it is called: an exercise gives way to it.
    pub fn real_trouble(&self) -> Result<Option<String>> {
        let all = self.incidents()?;
        let found = all.iter().find(|listed| is_trouble(listed));
        found.map(|listed| self.number(listed.number, listed.device)).transpose()
    }

    /// Since when nothing keeps a running exercise; none where it stands still anyway, or is kept.
    fn stalled_since(&mut self, id: IncidentId) -> Result<Option<Millis>> {
        let Some((anchored, is_ours)) = self.running(id)? else { return Ok(None) };
        if !is_ours {
            return Ok(None);
        }
        let kept = local::setting(self.store.read(), &sign_of(id))?;
        let kept = kept.and_then(|ms| ms.parse().ok()).map(Millis);
        let last = log::last_recorded(self.store.read(), id, self.store.device().id)?;
        // A clock that was put back leaves signs behind it that lie ahead.
        let alive = [kept, last].into_iter().flatten().fold(anchored, Millis::max);
        let gap = self.clock.now().since(alive).abs();
        Ok((gap > self.real_ms(LONGEST_GAP_MS)).then_some(alive))
    }

    /// When the clock of a running exercise was set last, and whether this laptop keeps it; none where none runs.
    fn running(&mut self, id: IncidentId) -> Result<Option<(Millis, bool)>> {
        let device = self.store.device().id;
        let state = self.incident(id)?;
        let run = state.run.as_deref().filter(|run| run.is_running());
        Ok(run.map(|run| (run.anchor.real, state.is_sent_from(device))))
    }

    /// Real milliseconds by this engine's clock, which may run faster in a test.
    fn real_ms(&self, ms: f64) -> i64 {
        #[allow(clippy::cast_possible_truncation, reason = "some seconds")]
        let ms = (ms * self.clock.rate().max(1.0)) as i64;
        ms
    }

    /// The exercises that run on this laptop, also where their players have resolved what is practised.
    pub(super) fn kept_exercises(&self) -> Result<Vec<IncidentId>> {
        let signs = local::settings_under(self.store.read(), SIGN)?;
        let ids = signs.iter().filter_map(|(name, _)| name.strip_prefix(SIGN)?.parse().ok());
        Ok(ids.collect())
    }

    /// Keeps a running exercise: what is due is done, and a sign of life is given. Returns how much was due.
    pub fn keep_exercise(&mut self, id: IncidentId) -> Result<usize> {
        let done = self.catch_up_exercise(id, true)?;
        let now = self.clock.now();
        let kept = local::setting(self.store.read(), &sign_of(id))?;
        let kept = kept.and_then(|ms| ms.parse().ok()).map_or(i64::MIN, |ms: i64| ms);
        let passed = now.0.saturating_sub(kept);
        if self.running(id)?.is_some() && !(0..self.real_ms(SIGN_MS)).contains(&passed) {
            let (name, now) = (sign_of(id), now.0.to_string());
            self.store.change(|tx| local::set_setting(tx, &name, Some(&now)))?;
        }
        Ok(done)
    }

    /// Does what was due in a running exercise up to now, each at its own instant; the pings only where this process keeps
    /// the rhythm.
    pub(super) fn catch_up_exercise(&mut self, id: IncidentId, with_rhythm: bool) -> Result<usize> {
        if self.running(id)?.is_none() {
            return Ok(0);
        }
        if let Some(since) = self.stalled_since(id)? {
            let at = self.incident(id)?.story_at(since);
            self.quietly(id, ClockAction::Stalled { since }.into(), at)?;
        }
        let (mut done, mut tried) = (0, Millis(i64::MIN));
        for _ in 0..MOST_AT_ONCE {
            let Some((at, step)) = self.next_due(id, with_rhythm.then_some(tried))? else { break };
            let was_done = match step {
                Step::Story(next) => self.quietly(id, action(next), Some(at))?,
                Step::Rhythm(at) => {
                    tried = at;
                    self.do_dues(id, at)?
                }
            };
            done += usize::from(was_done);
            if !was_done && !with_rhythm {
                break;
            }
        }
        Ok(done)
    }

    /// What is due first by the exercise's clock, where that is not ahead. Of the rhythm it is what comes after `tried`;
    /// none leaves the rhythm out.
    fn next_due(
        &mut self,
        id: IncidentId,
        tried: Option<Millis>,
    ) -> Result<Option<(Millis, Step)>> {
        let (now, device) = (self.clock.now(), self.store.device().id);
        let policy = self.library.workspace.config.policy();
        let composing = local::is_composing(self.store.read(), id, now)?;
        let state = self.incident(id)?;
        let Some(run) = state.run.as_deref().filter(|run| run.is_running()) else {
            return Ok(None);
        };
        if !state.is_sent_from(device) {
            return Ok(None);
        }
        let story = run.next().map(|(due, next)| (run.instant(due), Step::Story(next)));
        let tried = tried.filter(|_| run.is_discussion());
        let pings = tried.and_then(|tried| {
            let pings = Audience::ALL
                .into_iter()
                .filter_map(|audience| rhythm::ping_at(state, &policy, audience, composing));
            let escalations = rhythm::open_escalations(state).map(|(_, at)| at);
            pings.chain(escalations).filter(|at| *at > tried).min()
        });
        let pings = pings.map(|at| (at, Step::Rhythm(at)));
        let first = [story, pings].into_iter().flatten().min_by_key(|(at, _)| *at);
        Ok(first.filter(|(at, _)| *at <= run.instant(run.t_at(now))))
    }

    /// Does what the rhythm has due at an instant of the incident's clock.
    fn do_dues(&mut self, id: IncidentId, at: Millis) -> Result<bool> {
        let now = self.clock.now();
        let composing = local::is_composing(self.store.read(), id, now)?;
        let (policy, device) = (self.library.workspace.config.policy(), self.store.device().id);
        let dues: Vec<Due> = rhythm::due(self.incident(id)?, &policy, device, at, composing);
        let mut done = false;
        for due in dues {
            done |= self.do_due(id, due, Some(at))?;
        }
        Ok(done)
    }

    /// Does what no person asked for now; what a rule refuses, because another process was quicker, is no error.
    fn quietly(&mut self, id: IncidentId, action: Action, at: Option<Millis>) -> Result<bool> {
        match self.execute_at(Command::On { incident: id, action }, None, "Holdfast", at) {
            Ok(_) => Ok(true),
            Err(error) if error.is_refused() => Ok(false),
            Err(error) => Err(error),
        }
    }
}

/// What the scenario asks for, as a command.
fn action(next: Next) -> Action {
    match next {
        Next::Release(inject) => InjectAction::ReleaseInject { inject: Some(inject) }.into(),
        Next::Skip(inject) => {
            let reason = "it was not needed: the objective was met".to_owned();
            InjectAction::SkipInject { inject, reason }.into()
        }
        Next::End => JudgeAction::EndExercise.into(),
    }
}
