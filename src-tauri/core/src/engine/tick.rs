//! The rhythm's side of the engine: what is due is done once a second, by the process that sends.

use super::damage::{Damaged, unless_damaged};
use super::{Engine, EngineError, Result};
use crate::clock::Millis;
use crate::ids::IncidentId;
use crate::incident::command::SystemAction;
use crate::incident::rhythm;
use crate::incident::rhythm::{Due, Notice, Reach};
use crate::incident::{Action, Command, Policy};
use crate::store::{incidents, local};
use crate::update;

impl Engine {
    /// Does what is due now for every open incident of this laptop. Returns how much that was.
    pub fn tick(&mut self) -> Result<usize> {
        self.library.hear();
        self.mark_clock()?;
        let mut done = 0;
        for id in self.kept_exercises()? {
            let kept = self.keep_exercise(id);
            done += unless_damaged(id, kept)?.unwrap_or_default();
        }
        for id in self.open_incidents()? {
            let ticked = self.tick_one(id);
            done += unless_damaged(id, ticked)?.unwrap_or_default();
        }
        Ok(done)
    }

    fn tick_one(&mut self, id: IncidentId) -> Result<usize> {
        let mut done = 0;
        for due in self.due(id)? {
            done += usize::from(self.do_due(id, due, None)?);
        }
        Ok(done)
    }

    /// Does one thing that is due. What a rule refuses (another process was quicker) holds up nothing else.
    pub(super) fn do_due(&mut self, id: IncidentId, due: Due, at: Option<Millis>) -> Result<bool> {
        let action = Action::System(self.answer(id, due, at)?);
        match self.execute_at(Command::On { incident: id, action }, None, "Holdfast", at) {
            Ok(_) => Ok(true),
            Err(error) if error.is_refused() || error.is_not_found() => {
                tracing::warn!(%error, incident = %id, "what was due could not be done");
                Ok(false)
            }
            Err(error) => Err(error),
        }
    }

    fn due(&mut self, id: IncidentId) -> Result<Vec<Due>> {
        let now = self.clock.now();
        let composing = local::is_composing(self.store.read(), id, now)?;
        let (policy, device) = (self.library.workspace.config.policy(), self.store.device().id);
        let (own, _) = self.time_of(id)?;
        Ok(rhythm::due(self.incident(id)?, &policy, device, own, composing))
    }

    /// What is recorded of what is due, now or at an instant of the incident's own clock.
    fn answer(&mut self, id: IncidentId, due: Due, at: Option<Millis>) -> Result<SystemAction> {
        Ok(match due {
            Due::Ping { audience, late } => {
                let now = at.map_or_else(|| Ok(self.time_of(id)?.0), Ok::<_, EngineError>)?;
                let rhythm = self.incident(id)?.rhythm.get(&audience);
                let minutes = rhythm.and_then(|r| r.interval_minutes);
                let said = rhythm.and_then(|r| r.last_human.as_ref()).map(|last| last.event);
                let entries = self.entries_from(id, said)?;
                let name = self.name(id)?;
                let state = self.incident(id)?;
                let next = minutes.map(|minutes| now.plus_minutes(i64::from(minutes)));
                let text = update::ping_text(state, &name, &entries, audience, now, next, late);
                SystemAction::Ping { audience, text, late }
            }
            Due::AskFirst { audience, due_at, why } => {
                SystemAction::AskFirst { audience, due_at, why }
            }
            Due::Escalation { to, after_minutes } => {
                SystemAction::EscalationDue { to, after_minutes }
            }
        })
    }

    /// The notices that stand now, for the incidents for which this laptop sends: those that are open, and those that
    /// ended and owe somebody their last word.
    pub fn notices(&mut self) -> Result<Vec<Notice>> {
        let ways = self.ways()?;
        self.notices_by(&ways)
    }

    /// The same where it is known what keeps any text from its readers.
    pub(super) fn notices_by(&mut self, ways: &Reach) -> Result<Vec<Notice>> {
        let policy = self.library.workspace.config.policy();
        let mut all: Vec<Notice> = self.damaged()?.into_iter().map(Damaged::notice).collect();
        let ended = self.resolved_and_told()?;
        for id in self.open_incidents()?.into_iter().chain(ended) {
            let notices = self.notices_of(id, &policy, ways);
            all.extend(unless_damaged(id, notices)?.unwrap_or_default());
        }
        Ok(all)
    }

    /// The notices of one incident; what stands between its texts and their readers is looked for only where this laptop
    /// sends for it.
    fn notices_of(&mut self, id: IncidentId, policy: &Policy, ways: &Reach) -> Result<Vec<Notice>> {
        let device = self.store.device().id;
        let state = self.incident(id)?;
        if !state.is_sent_from(device) {
            return Ok(Vec::new());
        }
        let (reach, name) = (self.reach_by(ways, id)?, self.name(id)?);
        let now = self.time_of(id)?.0;
        Ok(rhythm::notices(self.incident(id)?, &name, policy, &reach, now))
    }

    /// True while an open incident of this laptop has a promise: the machine is then kept from idle sleep.
    pub fn has_promise(&mut self) -> Result<bool> {
        let (device, policy) = (self.store.device().id, self.library.workspace.config.policy());
        for id in self.open_incidents()? {
            let Some(state) = unless_damaged(id, self.incident(id))? else { continue };
            if state.is_sent_from(device) && state.next_update_at(&policy).is_some() {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Records that the machine slept, in every open incident for which this laptop sends.
    pub fn slept(&mut self, from: Millis, to: Millis) -> Result<()> {
        let action = SystemAction::Suspended { from, to };
        let device = self.store.device().id;
        for id in self.open_incidents()? {
            let state = unless_damaged(id, self.incident(id))?;
            if state.is_some_and(|state| state.is_sent_from(device)) {
                let action = Action::System(action.clone());
                let done = self.execute(Command::On { incident: id, action }, None, "Holdfast");
                unless_damaged(id, done)?;
            }
        }
        Ok(())
    }

    /// The open incidents, the latest declared first.
    pub fn open_incidents(&self) -> Result<Vec<IncidentId>> {
        Ok(incidents::open(self.store.read())?)
    }
}

impl Engine {
    /// The incidents that were resolved within a day and of which an audience waits for the last word.
    pub fn owing_incidents(&mut self) -> Result<Vec<IncidentId>> {
        let policy = self.library.workspace.config.policy();
        let mut owing = Vec::new();
        for id in self.resolved_and_told()? {
            let state = unless_damaged(id, self.incident(id))?;
            owing.extend(state.filter(|state| !state.waiting(&policy).is_empty()).map(|_| id));
        }
        Ok(owing)
    }
}
