//! What an event does besides being recorded: messages are queued, and what a person or the sender says of a message
//! is written to the outbox. All in the transaction of the event.

use super::{Work, Write};
use crate::channel::{self, Kind, Message};
use crate::clock::Millis;
use crate::engine::delivery::over;
use crate::engine::{EngineError, Memory, Result};
use crate::ids::{EventId, OutboxId};
use crate::incident::command::{PostAction, Settled};
use crate::incident::entry::{Does, kinds};
use crate::incident::event::{Delivery, DeliverySettled, Post};
use crate::incident::state::Facts;
use crate::incident::{
    Action, Audience, Command, Decided, DeliveryState, Event, Incident, Policy, rhythm,
};
use crate::store::{local, log, outbox};
use crate::update;

/// A text is worth nothing once the next one is due, and never more than this many minutes.
const LONGEST_MINUTES: i64 = 30;
/// Why a message stands where a person put it.
const BY_HAND: &str = "said by a person";

impl Write<'_> {
    /// Writes the effects of an event and returns the entries that they add to the log.
    pub(in crate::engine) fn effects(
        &self,
        state: &Incident,
        event: &Event,
        id: EventId,
        work: &mut Work<'_>,
    ) -> Result<Vec<Decided>> {
        match event.gist().does {
            Does::Posts(post) => self.post(state, event, post, id, work),
            Does::Delivers(delivery) => self.delivered(delivery, work).map(|()| Vec::new()),
            Does::Settles(settled) => self.settled(state, settled, work),
            Does::Directs(directed) => self.sign_of_life(directed, work).map(|()| Vec::new()),
            Does::Purges(purge) => self.purged(purge, work),
            Does::StepsClock(_) => {
                let latest = work.now.plus_minutes(LONGEST_MINUTES);
                outbox::anchor(self.tx, work.incident, work.now, latest)?;
                Ok(Vec::new())
            }
            Does::Ends => {
                let draft = Memory::Draft(work.incident).name();
                local::set_setting(self.tx, &draft, None)?;
                local::set_composing(self.tx, work.incident, None)?;
                self.take_back(state, work)
            }
            Does::Resolves => {
                local::set_composing(self.tx, work.incident, None)?;
                self.take_back(state, work)
            }
            Does::Holds | Does::Reopens(_) | Does::Chooses(_) => self.take_back(state, work),
            Does::Nothing | Does::Promises(_) => Ok(Vec::new()),
        }
    }

    /// Takes back what is over by now. What is under way cannot be stopped, but is not repeated.
    fn take_back(&self, state: &Incident, work: &Work<'_>) -> Result<Vec<Decided>> {
        let mut taken = Vec::new();
        for message in outbox::unfinished_of(self.tx, work.incident)? {
            let Some(why) = over(state, &message) else { continue };
            if message.state.waits() {
                // At once, so that a closing post of the same command does not replace it a second time.
                let state = DeliveryState::Cancelled;
                outbox::set_state(self.tx, message.id, state, work.now, None, Some(why))?;
                taken.push(outcome(message, DeliveryState::Cancelled, Some(why)));
            } else {
                outbox::recall(self.tx, message.id, DeliveryState::Cancelled, why)?;
            }
        }
        Ok(taken)
    }

    fn post(
        &self,
        state: &Incident,
        event: &Event,
        post: &Post,
        id: EventId,
        work: &mut Work<'_>,
    ) -> Result<Vec<Decided>> {
        local::set_composing(self.tx, work.incident, None)?;
        let Some(facts) = &state.declared else { return Ok(Vec::new()) };
        if post.channels.is_empty() && !post.elsewhere {
            work.remarks.push(format!(
                "No channel is set up for the {} audience, so nothing was sent; say it elsewhere, or add a channel.",
                post.audience
            ));
        }
        let automatic = !event.is_human();
        let witness = work.witness.clone().filter(|_| post.closing);
        let mut message = message_of((state, facts), &work.name, post, automatic, work.own);
        message.witness = witness;
        let mut superseded = Vec::new();
        for name in &post.channels {
            let channel = self.channel(name, facts)?;
            message.details = channel.details;
            let rendered = channel::render(channel.kind, &message);
            if !rendered.fits() {
                return Err(EngineError::refused(format!(
                    "The text has {} characters and {name} takes {}; shorten it.",
                    rendered.length, rendered.limit
                )));
            }
            let row = self.row(name, channel.kind, rendered.payload, post, id, work);
            superseded.extend(outbox::queue(self.tx, &row)?);
        }
        let superseded = superseded.into_iter();
        Ok(superseded.map(|m| outcome(m, DeliveryState::Superseded, None)).collect())
    }

    /// The channel of that name. An exercise never reaches a real channel, nor a real incident one for exercises.
    fn channel(&self, name: &str, facts: &Facts) -> Result<&crate::team::config::ChannelConfig> {
        let fits =
            |c: &&crate::team::config::ChannelConfig| facts.scope().takes(&c.name, c.rehearsal);
        let found = self.config.channel(name).filter(fits);
        found.ok_or_else(|| {
            let kind = match (facts.exercise, facts.only.is_some()) {
                (true, _) => "an exercise",
                (false, true) => "this private incident",
                (false, false) => "a real incident",
            };
            EngineError::refused(format!(
                "The channel {name} is not one that {kind} may use; name another one."
            ))
        })
    }

    fn row(
        &self,
        channel: &str,
        kind: Kind,
        payload: String,
        post: &Post,
        event: EventId,
        work: &mut Work<'_>,
    ) -> outbox::Message {
        let longest = work.now.plus_minutes(LONGEST_MINUTES);
        // It is worth nothing once the next promise is due; a closing post never expires. The next promise of a story says nothing of how long its messages may wait.
        let is_story = work.own != work.now || work.story.is_some();
        let next = post.next_update_at.filter(|_| !is_story);
        outbox::Message {
            id: OutboxId(work.ids.next_uuid()),
            incident: work.incident,
            event,
            channel: channel.to_owned(),
            audience: post.audience,
            kind: kind.word().to_owned(),
            payload,
            text: post.text.clone(),
            state: DeliveryState::Queued,
            attempt: 0,
            next_at: work.now,
            expires_at: (!post.closing).then(|| next.map_or(longest, |next| next.min(longest))),
            closing: post.closing,
            exercise: self.exercise,
            status: None,
            reason: None,
            created_at: work.now,
            changed_at: work.now,
            recalled: None,
        }
    }

    fn delivered(&self, delivery: &Delivery, work: &Work<'_>) -> Result<()> {
        outbox::set_state(
            self.tx,
            delivery.message,
            delivery.state,
            work.now,
            delivery.status,
            delivery.reason.as_deref(),
        )?;
        Ok(())
    }

    fn settled(
        &self,
        state: &Incident,
        settled: &DeliverySettled,
        work: &Work<'_>,
    ) -> Result<Vec<Decided>> {
        let Some(message) = outbox::find(self.tx, settled.message)? else {
            return Err(EngineError::not_found(
                "There is no such message; `holdfast delivery list` names those of an incident.",
            ));
        };
        check_settled(&message)?;
        let settled_as = match settled.outcome {
            Settled::Arrived => DeliveryState::Sent,
            Settled::Cancelled => DeliveryState::Cancelled,
            Settled::Copied => DeliveryState::Copied,
            Settled::SendAgain => {
                self.check_still_said(state, &message)?;
                let expires_at = work.now.plus_minutes(LONGEST_MINUTES);
                outbox::start_over(self.tx, message.id, work.now, expires_at)?;
                local::rest(self.tx, &message.channel, None)?;
                return Ok(Vec::new());
            }
        };
        outbox::set_state(self.tx, message.id, settled_as, work.now, None, Some(BY_HAND))?;
        if self.is_lost_on_record(&message)? {
            return Ok(Vec::new());
        }
        Ok(vec![outcome(message, settled_as, Some(BY_HAND))])
    }

    /// True when the last that the log tells of a message is that it did not arrive: what a person says of it is then
    /// understood from that entry. Of any other the log does not say to which text it belongs.
    fn is_lost_on_record(&self, message: &outbox::Message) -> Result<bool> {
        let mut is_lost = false;
        for row in log::of_kinds(self.tx, message.incident, 0, &kinds(|face| face.promises))? {
            let event = row.recorded().event;
            if let Does::Delivers(told) = event.gist().does
                && told.message == message.id
            {
                is_lost = told.state.is_lost();
            } else if let Does::Settles(said) = event.gist().does {
                is_lost &= said.message != message.id || said.outcome != Settled::SendAgain;
            }
        }
        Ok(is_lost)
    }

    /// A text that is over, or behind a newer one, is not sent again: out of order it is worse than none.
    fn check_still_said(&self, state: &Incident, message: &outbox::Message) -> Result<()> {
        let why = match over(state, message) {
            Some(why) => why,
            None if outbox::has_newer(self.tx, message)? => "a newer text followed",
            None => return Ok(()),
        };
        let channel = &message.channel;
        Err(EngineError::refused(format!(
            "The message to {channel} is not sent again ({why}); post a new update."
        )))
    }
}

/// A message that has arrived, or is on its way right now, is not settled by a person.
fn check_settled(message: &outbox::Message) -> Result<()> {
    let channel = &message.channel;
    let state = message.state;
    if state.is_lost() || state.waits() {
        return Ok(());
    }
    Err(EngineError::refused(format!(
        "The message to {channel} is {}; there is nothing to settle.",
        state.word()
    )))
}

/// Says who still waits for the last word, after a command that ended an incident: one sentence for each audience.
pub(in crate::engine) fn owed(
    state: &Incident,
    policy: &Policy,
    name: &str,
    command: &Command,
    now: Millis,
) -> Vec<String> {
    let Command::On { action, .. } = command else { return Vec::new() };
    match action {
        Action::Post(PostAction::Resolve { .. } | PostAction::PostUpdate(_)) => {}
        Action::Post(PostAction::SettleDelivery { .. } | PostAction::ChooseChannels { .. })
        | Action::Step(_)
        | Action::Change(_)
        | Action::Record(_)
        | Action::State(_)
        | Action::Rhythm(_)
        | Action::Item(_)
        | Action::Exercise(_)
        | Action::System(_) => return Vec::new(),
    }
    let owed = state.owed(policy).into_iter();
    owed.map(|(audience, due)| {
        let text = update::last_word(state, name, audience, now);
        let readers = match audience {
            Audience::Internal => "The internal readers",
            Audience::External => "Customers",
        };
        let how = match audience {
            Audience::Internal => "",
            Audience::External => " --audience external --approved-by NAME",
        };
        let due = state.dial().said(due);
        let of = some_readers(state, policy, audience).map_or(String::new(), |of| format!(" of {of}"));
        format!(
            "{readers}{of} were promised an update by {due} and do not know that it is over: write their last word in the composer, or with `holdfast update {name} \"{text}\"{how}`."
        )
    })
    .collect()
}

/// The channels that a last word was not for, where it went to the others.
fn some_readers(state: &Incident, policy: &Policy, audience: Audience) -> Option<String> {
    state.rhythm.get(&audience).filter(|rhythm| rhythm.due_at.is_none())?;
    let waiting = rhythm::waiting(state, policy, audience, false);
    Some(waiting.into_values().flatten().collect::<Vec<_>>().join(", "))
}

/// The facts that a channel's message is made of.
pub(crate) fn message_of(
    (state, facts): (&Incident, &Facts),
    name: &str,
    post: &Post,
    automatic: bool,
    now: Millis,
) -> Message {
    let rhythm = state.rhythm.get(&post.audience);
    Message {
        number: name.to_owned(),
        title: facts.title.clone(),
        severity: facts.severity,
        state: post.state,
        audience: post.audience,
        text: post.text.clone(),
        sequence: rhythm.map_or(1, |r| r.updates + r.pings),
        at: now,
        next_update_at: post.next_update_at,
        commander: state.commander().map(str::to_owned),
        lasted: facts.since.lasted(now),
        exercise: facts.exercise,
        automatic,
        late: post.late,
        closing: post.closing,
        details: false,
        witness: None,
    }
}

pub(in crate::engine) fn outcome(
    message: outbox::Message,
    state: DeliveryState,
    reason: Option<&str>,
) -> Decided {
    Event::Delivery(Delivery {
        message: message.id,
        post: message.event,
        channel: message.channel,
        state,
        reason: reason.map(str::to_owned),
        status: None,
    })
    .into()
}
