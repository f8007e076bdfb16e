//! The sender's side of the engine: what is to be sent now, and what came of it.

mod reach;
mod turns;

use std::collections::{BTreeMap, BTreeSet};

pub(super) use self::turns::Turns;
use super::damage::{passed_over, unless_damaged};
use super::{Engine, Result};
use crate::channel::{self, Kind, Outcome};
use crate::clock::{Millis, Observation};
use crate::incident::command::SystemAction;
use crate::incident::event::Delivery;
use crate::incident::{Action, Command, DeliveryState, Incident};
use crate::store::local;
use crate::store::outbox::{self, Message, Recalled};
use crate::team::config::ChannelConfig;

/// Why a message must not be sent any more: what it says is over. `None` while it still holds.
pub(super) fn over(state: &Incident, message: &Message) -> Option<&'static str> {
    let open = state.declared.as_ref().is_some_and(|f| f.state.is_open());
    let facts = state.declared.as_ref();
    let mut pings = state.rhythm.values().filter_map(|r| r.last_ping);
    if open && message.closing {
        Some("the incident was reopened before it could be sent")
    } else if !open && !message.closing {
        Some("the incident ended before it could be sent")
    } else if state.held.is_some() && pings.any(|id| id == message.event) {
        Some("the pings were held before it could be sent")
    } else if facts.is_some_and(|facts| facts.scope().keeps_from(&message.channel)) {
        Some("the incident was made private before it could be sent")
    } else {
        None
    }
}

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
    /// Turns messages to these channels that a dead process left in `sending` into `uncertain`. Only for a process that
    /// has just got the locks of these channels.
    pub fn recover_sending(&mut self, channels: &BTreeSet<String>) -> Result<()> {
        for message in outbox::unfinished(self.store.read())? {
            if message.state.is_on_its_way() && channels.contains(&message.channel) {
                let reason = "the program ended while it was being sent: it may have arrived";
                self.record(&message, DeliveryState::Uncertain, None, Some(reason))?;
            }
        }
        Ok(())
    }

    /// Lets messages expire whose time has passed.
    pub fn expire(&mut self) -> Result<()> {
        let now = self.clock.now();
        for message in outbox::unfinished(self.store.read())? {
            let over = message.expires_at.is_some_and(|at| at <= now);
            if over && !message.state.is_on_its_way() {
                let reason = message.reason.clone();
                let reason = reason.as_deref().unwrap_or("it could not be sent in time");
                self.record(&message, DeliveryState::Expired, message.status, Some(reason))?;
            }
        }
        Ok(())
    }

    /// Claims at most one message for each channel in `ready`: of the lanes whose first message is due, the one whose
    /// turn it is. A lane that is refused again and again so holds up no other.
    pub fn claim(&mut self, ready: &BTreeSet<String>) -> Result<Vec<Attempt>> {
        self.library.look();
        let now = self.clock.now();
        let heads = outbox::heads(self.store.read())?;
        let mut attempts = Vec::new();
        for channel in ready {
            if local::rests(self.store.read(), channel, now)? {
                continue;
            }
            let due = heads.iter().filter(|m| m.channel == *channel && outbox::is_due(m, now));
            for message in self.turns.in_turn(due.cloned().collect()) {
                if let Some(attempt) = self.claim_one(message, now)? {
                    self.turns.took(&attempt.message);
                    attempts.push(attempt);
                    break;
                }
            }
        }
        Ok(attempts)
    }

    /// A message of an incident that cannot be read is left alone: nobody knows whether it still holds.
    fn claim_one(&mut self, message: Message, now: Millis) -> Result<Option<Attempt>> {
        let incident = message.incident;
        Ok(unless_damaged(incident, self.claimed(message, now))?.flatten())
    }

    fn claimed(&mut self, message: Message, now: Millis) -> Result<Option<Attempt>> {
        let Some(channel) = self.library.workspace.config.channel(&message.channel) else {
            self.record(&message, DeliveryState::Failed, None, Some("the channel was removed"))?;
            return Ok(None);
        };
        let now_is = (channel.rehearsal, channel.kind.word(), channel.audience);
        if now_is != (message.exercise, message.kind.as_str(), message.audience) {
            let reason = "the channel was set up anew since the text was approved: post it again";
            self.record(&message, DeliveryState::Failed, None, Some(reason))?;
            return Ok(None);
        }
        let kind = channel.kind;
        let device = self.store.device().id;
        if !self.incident(message.incident)?.is_sent_from(device) {
            return Ok(None);
        }
        if let Some(why) = over(self.incident(message.incident)?, &message) {
            self.record(&message, DeliveryState::Cancelled, None, Some(why))?;
            return Ok(None);
        }
        let claimed = self.store.change(|tx| outbox::claim(tx, message.id, now))?;
        self.seen.dirty = true;
        let attempt = message.attempt + 1;
        let message = Message { state: DeliveryState::Sending, attempt, ..message };
        Ok(claimed.then_some(Attempt { message, kind }))
    }

    /// Records what came of an attempt. `jitter` is between 0.8 and 1.2.
    pub fn settle(&mut self, attempt: &Attempt, outcome: &Outcome, jitter: f64) -> Result<()> {
        let message = &attempt.message;
        if let Some(after_s) = outcome.rest_s() {
            self.rest(&message.channel, after_s)?;
        }
        match outcome {
            Outcome::Sent { .. } => self.record(message, DeliveryState::Sent, Some(200), None),
            Outcome::Accepted => self.record(message, DeliveryState::Accepted, Some(202), None),
            Outcome::Rejected { reason, status } => self.failed(message, *status, reason),
            Outcome::Misconfigured { reason, status } => {
                self.store.change(|tx| local::pause(tx, &message.channel, reason))?;
                self.failed(message, *status, reason)
            }
            Outcome::Uncertain { .. }
                if attempt.kind.about().is_idempotent
                    && message.attempt < 2
                    && self.recalled(message)?.is_none() =>
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
    ) -> Result<()> {
        if self.recalled(message)?.is_some() {
            return self.failed(message, status, reason);
        }
        let now = self.clock.now();
        let step =
            if status.is_none() { message.attempt.min(OFFLINE_STEP) } else { message.attempt };
        let own = channel::schedule(step, jitter);
        let asked = after_s.and_then(|s| i64::try_from(s).ok()).map_or(0, |s| s * 1000);
        let next_at = now.plus(own.max(asked));
        if message.expires_at.is_some_and(|expires| next_at >= expires) {
            return self.record(message, DeliveryState::Expired, status, Some(reason));
        }
        self.store.change(|tx| {
            outbox::set_state(tx, message.id, DeliveryState::Retry, now, status, Some(reason))?;
            outbox::try_at(tx, message.id, next_at)
        })?;
        self.seen.dirty = true;
        Ok(())
    }

    /// It did not arrive and is not tried again. One that was taken back or replaced meanwhile is no failure.
    fn failed(&mut self, message: &Message, status: Option<u16>, reason: &str) -> Result<()> {
        match self.recalled(message)? {
            Some(recalled) => self.record(message, recalled.state, status, Some(&recalled.why)),
            None => self.record(message, DeliveryState::Failed, status, Some(reason)),
        }
    }

    /// What was decided about a message since it was claimed.
    fn recalled(&self, message: &Message) -> Result<Option<Recalled>> {
        Ok(outbox::find(self.store.read(), message.id)?.and_then(|now_is| now_is.recalled))
    }

    /// Leaves a channel alone because its receiver asked for it: no message of any incident is sent to it meanwhile.
    fn rest(&mut self, channel: &str, after_s: u64) -> Result<()> {
        let until = self.clock.now().plus(i64::try_from(after_s).unwrap_or_default() * 1000);
        Ok(self.store.change(|tx| local::rest(tx, channel, Some(until)))?)
    }

    pub(super) fn record(
        &mut self,
        message: &Message,
        state: DeliveryState,
        status: Option<u16>,
        reason: Option<&str>,
    ) -> Result<()> {
        let delivery = Delivery {
            message: message.id,
            post: message.event,
            channel: message.channel.clone(),
            state,
            reason: reason.map(str::to_owned),
            status,
        };
        let action = Action::System(SystemAction::Delivered(delivery));
        let command = Command::On { incident: message.incident, action };
        match self.execute(command, None, "Holdfast") {
            // The log cannot tell it any more. What became of the message is kept all the same.
            Err(error) if error.is_damaged() => {
                passed_over(message.incident, error)?;
                let (id, now) = (message.id, self.clock.now());
                Ok(self.store.change(|tx| outbox::set_state(tx, id, state, now, status, reason))?)
            }
            done => done.map(drop),
        }
    }
}

/// What there is to do for the channels.
#[derive(Clone, Debug, Default)]
pub struct Waiting {
    /// The channels that may send from this laptop: bound here and not paused.
    pub sendable: Vec<ChannelConfig>,
    /// Those with a message that is due now, and when the newest one was approved or asked for.
    pub due: BTreeMap<String, Millis>,
    /// Channels with a message that some process claimed.
    pub claimed: BTreeSet<String>,
}

impl Engine {
    /// One round of a sender in one visit to the engine's thread: where it keeps the rhythm, what is due is done first, and
    /// `kept` is what its clock saw. None where a newer program has taken over: what it has is its business.
    ///
    /// # Errors
    /// When it cannot be recorded, or the store cannot be read.
    pub fn round(
        &mut self,
        kept: Option<Observation>,
        stands_in: impl Fn(&str) -> bool,
    ) -> Result<Option<Waiting>> {
        if self.store.is_newer() {
            return Ok(None);
        }
        if let Some(observation) = kept {
            // A step back is the business of every engine, with a sender or without.
            if let Observation::Slept { from, to } = observation {
                self.slept(from, to)?;
            }
            self.tick()?;
            self.expire()?;
        }
        self.waiting(stands_in).map(Some)
    }

    /// What there is to do for the channels now. `stands_in` says that a channel's secret comes from the environment.
    ///
    /// # Errors
    /// When the store cannot be read or written.
    pub fn waiting(&mut self, stands_in: impl Fn(&str) -> bool) -> Result<Waiting> {
        let now = self.clock.now();
        let mut waiting = Waiting::default();
        for channel in self.library.workspace.config.channels.clone() {
            if self.channel_pause(&channel, stands_in(&channel.name))?.is_none() {
                waiting.sendable.push(channel);
            }
        }
        for message in outbox::heads(self.store.read())? {
            if message.state.is_on_its_way() {
                waiting.claimed.insert(message.channel);
            } else if outbox::is_due(&message, now)
                && !local::rests(self.store.read(), &message.channel, now)?
            {
                let newest = waiting.due.entry(message.channel).or_insert(message.changed_at);
                *newest = message.changed_at.max(*newest);
            }
        }
        Ok(waiting)
    }
}
