//! A clock that was put back is recorded by whichever process sees it first, whether or not any sends.
//!
//! Two things tell it. The wall clock beside one that only counts, in a process that runs: that measures the step. And the
//! last entry of this laptop, when it was recorded later than now: that says that there was one, also to a process that
//! has just started, and not how long it was.
//!
//! Several processes see one step. The first records it, and the others find its entry: for a measured one an entry that
//! came since they looked at the clock last, for another the last entry, which then carries the time of the new clock.

use super::Work;
use crate::clock::{Millis, Observation, STEP_MS, Watch};
use crate::engine::{Engine, EngineError, Result};
use crate::ids::{DeviceId, IncidentId};
use crate::incident::command::SystemAction;
use crate::incident::event::{ClockStepped, EntryKind};
use crate::incident::{Action, Command, Event};
use crate::store::{Transaction, log};

impl Engine {
    /// Records that the clock was put back since this laptop's last entry, in each incident of which a time still counts.
    pub fn mark_clock(&mut self) -> Result<()> {
        let (now, device) = (self.clock.now(), self.store.device().id);
        for id in self.timed_incidents()? {
            let last = log::last_recorded(self.store.read(), id, device)?;
            if let Some(back_ms) = back(last, now) {
                self.record_step(id, ClockStepped { back_ms, measured: false })?;
            }
        }
        Ok(())
    }

    /// The same when the engine opens, where what fails holds nothing up: the next command records it.
    pub(in crate::engine) fn mark_clock_at_start(&mut self) {
        if !self.store.can_write() {
            return;
        }
        if let Err(error) = self.mark_clock() {
            tracing::warn!(%error, "that the clock was put back could not be recorded");
        }
    }

    /// Looks at the clock. A step back is recorded by every process that runs, because there may be none that sends. Where
    /// the time is another than what screens count on to, that is a change: they read again.
    pub fn look_at_clock(&mut self, watch: &mut Watch) -> Result<()> {
        // Before the look: what another process records of a step that it shows comes after this.
        let seq = log::last_seq(self.store.read())?;
        let observation = watch.look();
        self.seen.dirty |= watch.has_shifted();
        match observation {
            Observation::SteppedBack { back_ms } => self.stepped_back(back_ms),
            Observation::Steady | Observation::Slept { .. } => {
                self.clock_seq = seq;
                Ok(())
            }
        }
    }

    /// Records that the clock was put back by so many milliseconds while this process ran, in each incident of which a
    /// time still counts and this laptop has entries.
    pub(in crate::engine) fn stepped_back(&mut self, back_ms: i64) -> Result<()> {
        if back_ms >= STEP_MS {
            let device = self.store.device().id;
            for id in self.timed_incidents()? {
                if log::last_recorded(self.store.read(), id, device)?.is_some() {
                    self.record_step(id, ClockStepped { back_ms, measured: true })?;
                }
            }
        }
        self.clock_seq = log::last_seq(self.store.read())?;
        Ok(())
    }

    /// The incidents whose times still count: those that are open, and those that owe somebody their last word.
    fn timed_incidents(&mut self) -> Result<Vec<IncidentId>> {
        let mut all = self.open_incidents()?;
        all.extend(self.owing_incidents()?);
        Ok(all)
    }

    fn record_step(&mut self, incident: IncidentId, step: ClockStepped) -> Result<()> {
        let action = Action::System(SystemAction::ClockStepped(step));
        match self.execute(Command::On { incident, action }, None, "Holdfast") {
            // Another process was quicker, or the incident cannot be read: the others go on.
            Err(error) if !error.is_refused() && !error.is_damaged() => Err(error),
            Ok(_) | Err(_) => Ok(()),
        }
    }
}

/// By how much the clock stands before the last entry, where that is a step.
fn back(last: Option<Millis>, now: Millis) -> Option<i64> {
    last.map(|last| last.since(now)).filter(|back| *back >= STEP_MS)
}

/// The step that nobody has recorded yet, to be recorded before a command; none where the command is to record it, which
/// is refused when somebody was quicker.
pub(in crate::engine) fn unseen_step(
    tx: &Transaction<'_>,
    device: DeviceId,
    command: &Command,
    work: &Work<'_>,
) -> Result<Option<Event>> {
    let last = log::last_recorded(tx, work.incident, device)?;
    let unseen = back(last, work.now);
    let Command::On { action: Action::System(SystemAction::ClockStepped(step)), .. } = command
    else {
        let step = unseen.map(|back_ms| ClockStepped { back_ms, measured: false });
        return Ok(step.map(Event::ClockStepped));
    };
    let is_told = if step.measured {
        let told = log::of_kinds(tx, work.incident, work.clock_seq, &[EntryKind::ClockStepped])?;
        told.iter().any(|row| row.device == device)
    } else {
        unseen.is_none()
    };
    if is_told {
        return Err(EngineError::refused(
            "That the clock was put back is recorded already; there is nothing left to do.",
        ));
    }
    Ok(None)
}
