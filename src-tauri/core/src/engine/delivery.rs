//! The sender's side of the engine: what is to be sent now, and what came of it.

use std::collections::BTreeSet;

use super::{Engine, EngineError};
use crate::channel::{self, Kind, Outcome};
use crate::clock::Millis;
use crate::ids::IncidentId;
use crate::incident::command::SystemAction;
use crate::incident::event::Delivery;
use crate::incident::{Action, Command, DeliveryState};
use crate::store::outbox::{self, Message};
use crate::store::{Store, local};

/// Why a message of an ended incident is taken back.
pub(super) const ENDED: &str = "the incident ended before it could be sent";
/// Why the ping of a held incident is taken back.
pub(super) const HELD: &str = "the pings were held before it could be sent";

/// A claimed message, ready for its request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attempt {
    /// The message, in state `sending`.
    pub message: Message,
    /// The kind of its channel.
    pub kind: Kind,
}

/// While nothing answers at all, the wait between attempts does not grow further than this step of the schedule.
const OFFLINE_STEP: u32 = 3;

impl Engine {
    /// Turns messages that a dead process left in `sending` into `uncertain`. Only for a process that has just got the
    /// sender lock.
    ///
    /// # Errors
    /// When it cannot be recorded.
    pub fn recover_sending(&mut self) -> Result<(), EngineError> {
        for message in outbox::unfinished(self.store.read())? {
            if message.state == DeliveryState::Sending {
                let reason = "the program ended while it was being sent: it may have arrived";
                self.record(&message, DeliveryState::Uncertain, None, Some(reason))?;
            }
        }
        Ok(())
    }

    /// Lets messages expire whose time has passed.
    ///
    /// # Errors
    /// When it cannot be recorded.
    pub fn expire(&mut self) -> Result<(), EngineError> {
        let now = self.clock.now();
        for message in outbox::unfinished(self.store.read())? {
            let over = message.expires_at.is_some_and(|at| at <= now);
            if over && message.state != DeliveryState::Sending {
                let reason = message.reason.clone();
                let reason = reason.as_deref().unwrap_or("it could not be sent in time");
                self.record(&message, DeliveryState::Expired, message.status, Some(reason))?;
            }
        }
        Ok(())
    }

    /// Claims at most one message for each channel in `ready`: the first that waits there, when its time has come.
    ///
    /// # Errors
    /// When it cannot be recorded.
    pub fn claim(&mut self, ready: &BTreeSet<String>) -> Result<Vec<Attempt>, EngineError> {
        self.library.look();
        let now = self.clock.now();
        let mut taken: BTreeSet<String> = BTreeSet::new();
        let mut attempts = Vec::new();
        for message in outbox::unfinished(self.store.read())? {
            let first = taken.insert(message.channel.clone());
            if !first || !outbox::is_due(&message, now) || !ready.contains(&message.channel) {
                continue;
            }
            attempts.extend(self.claim_one(message, now)?);
        }
        Ok(attempts)
    }

    fn claim_one(&mut self, message: Message, now: Millis) -> Result<Option<Attempt>, EngineError> {
        let Some(channel) = self.library.workspace.config.channel(&message.channel) else {
            self.record(&message, DeliveryState::Failed, None, Some("the channel was removed"))?;
            return Ok(None);
        };
        if channel.rehearsal != message.exercise || channel.kind.word() != message.kind {
            let reason = "the channel was set up anew since the text was approved: post it again";
            self.record(&message, DeliveryState::Failed, None, Some(reason))?;
            return Ok(None);
        }
        let kind = channel.kind;
        if !self.speaks_for(message.incident)? {
            return Ok(None);
        }
        let tx = self.store.write()?;
        let claimed = outbox::claim(&tx, message.id, now)?;
        Store::commit(tx)?;
        self.seen.dirty = true;
        let attempt = message.attempt + 1;
        let message = Message { state: DeliveryState::Sending, attempt, ..message };
        Ok(claimed.then_some(Attempt { message, kind }))
    }

    /// Records what came of an attempt. `jitter` is between 0.8 and 1.2.
    ///
    /// # Errors
    /// When it cannot be recorded.
    pub fn settle(
        &mut self,
        attempt: &Attempt,
        outcome: &Outcome,
        jitter: f64,
    ) -> Result<(), EngineError> {
        let message = &attempt.message;
        match outcome {
            Outcome::Sent { .. } => self.record(message, DeliveryState::Sent, Some(200), None),
            Outcome::Accepted => self.record(message, DeliveryState::Accepted, Some(202), None),
            Outcome::Rejected { reason, status } => {
                self.record(message, DeliveryState::Failed, *status, Some(reason))
            }
            Outcome::Misconfigured { reason, status } => {
                let tx = self.store.write()?;
                local::pause(&tx, &message.channel, reason)?;
                Store::commit(tx)?;
                self.record(message, DeliveryState::Failed, *status, Some(reason))
            }
            Outcome::Uncertain { .. }
                if attempt.kind.about().is_idempotent && message.attempt < 2 =>
            {
                self.retry(message, None, None, "no answer came: asked once more", jitter)
            }
            Outcome::Uncertain { reason } => {
                self.record(message, DeliveryState::Uncertain, None, Some(reason))
            }
            Outcome::Retry { after_s, reason, status } => {
                self.retry(message, *after_s, *status, reason, jitter)
            }
        }
    }

    fn retry(
        &mut self,
        message: &Message,
        after_s: Option<u64>,
        status: Option<u16>,
        reason: &str,
        jitter: f64,
    ) -> Result<(), EngineError> {
        let now = self.clock.now();
        if let Some(why) = self.unwanted(message)? {
            return self.record(message, DeliveryState::Cancelled, status, Some(why));
        }
        let step =
            if status.is_none() { message.attempt.min(OFFLINE_STEP) } else { message.attempt };
        let own = channel::schedule(step, jitter);
        let asked = after_s.and_then(|s| i64::try_from(s).ok()).map_or(0, |s| s * 1000);
        let next_at = now.plus(own.max(asked));
        if message.expires_at.is_some_and(|expires| next_at >= expires) {
            return self.record(message, DeliveryState::Expired, status, Some(reason));
        }
        let tx = self.store.write()?;
        outbox::set_state(&tx, message.id, DeliveryState::Retry, now, status, Some(reason))?;
        outbox::try_at(&tx, message.id, next_at)?;
        Store::commit(tx)?;
        self.seen.dirty = true;
        Ok(())
    }

    /// Why a message must not be tried again, though nobody took it back: what it says is over.
    fn unwanted(&mut self, message: &Message) -> Result<Option<&'static str>, EngineError> {
        let state = self.incident(message.incident)?;
        let ended = state.declared.as_ref().is_some_and(|f| !f.state.is_open());
        let held = state.held.is_some();
        let ping = state.rhythm.values().filter_map(|r| r.last_ping).any(|id| id == message.event);
        Ok(if ended && !message.closing {
            Some(ENDED)
        } else if held && ping {
            Some(HELD)
        } else {
            None
        })
    }

    fn speaks_for(&mut self, incident: IncidentId) -> Result<bool, EngineError> {
        let device = self.store.device().id;
        let state = self.incident(incident)?;
        Ok(state.speaker.as_ref().is_some_and(|(speaker, _)| *speaker == device))
    }

    pub(super) fn record(
        &mut self,
        message: &Message,
        state: DeliveryState,
        status: Option<u16>,
        reason: Option<&str>,
    ) -> Result<(), EngineError> {
        let delivery = Delivery {
            message: message.id,
            post: message.event,
            channel: message.channel.clone(),
            state,
            reason: reason.map(str::to_owned),
            status,
        };
        let action = Action::System(SystemAction::Delivered(delivery));
        self.execute(Command::On { incident: message.incident, action }, None, "Holdfast").map(drop)
    }
}

impl Engine {
    /// The channels that have a message to send now and may: bound on this laptop and not paused. `stands_in` says
    /// that a channel's secret comes from the environment.
    ///
    /// # Errors
    /// When the store cannot be read or written.
    pub fn waiting(
        &mut self,
        stands_in: impl Fn(&str) -> bool,
    ) -> Result<Vec<crate::team::config::ChannelConfig>, EngineError> {
        let now = self.clock.now();
        let names: BTreeSet<String> = outbox::unfinished(self.store.read())?
            .into_iter()
            .filter(|m| outbox::is_due(m, now))
            .map(|m| m.channel)
            .collect();
        let mut ready = Vec::new();
        for name in names {
            match self.library.workspace.config.channel(&name).cloned() {
                Some(channel) if self.channel_pause(&channel, stands_in(&name))?.is_none() => {
                    ready.push(channel);
                }
                Some(_) | None => {}
            }
        }
        Ok(ready)
    }
}
