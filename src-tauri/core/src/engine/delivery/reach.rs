//! What stands between an incident's texts and their readers now: gathered here for the rules of alarms, which are pure.

use std::collections::BTreeMap;

use crate::engine::{Engine, EngineError};
use crate::ids::IncidentId;
use crate::incident::DeliveryState;
use crate::incident::rhythm::Reach;
use crate::lock;
use crate::store::outbox::{self, Message};

impl Engine {
    /// Remembers which channels' secrets cannot be used in this process, and why. What was known of others stays.
    pub fn learn_secrets(&mut self, looked: BTreeMap<String, Option<String>>) {
        for (channel, problem) in looked {
            match problem {
                Some(why) => self.secret_problems.insert(channel, why),
                None => self.secret_problems.remove(&channel),
            };
        }
    }

    /// What keeps the texts of an incident from their readers.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn reach(&mut self, id: IncidentId) -> Result<Reach, EngineError> {
        let mut reach = Reach {
            nobody_sends: !lock::is_held(self.store.folder(), lock::SENDER),
            ..Reach::default()
        };
        let secrets = self.secret_problems.iter();
        reach.shut.extend(secrets.map(|(name, why)| (name.clone(), format!("{name}: {why}"))));
        for channel in self.config().channels.clone() {
            let pause = self.channel_pause(&channel, false)?;
            reach
                .shut
                .extend(pause.map(|why| (channel.name, why.trim_end_matches('.').to_owned())));
        }
        let last = outbox::last_of_each(self.store.read(), id)?;
        for message in last {
            let shut = reach.shut.get(&message.channel).filter(|_| message.state.waits()).cloned();
            let why = shut.or_else(|| why(&message));
            reach.refused.extend(why.map(|why| ((message.event, message.channel), why)));
        }
        Ok(reach)
    }
}

/// Why a channel does not have a message that was tried.
fn why(message: &Message) -> Option<String> {
    let channel = &message.channel;
    let state = message.state;
    if !state.is_lost() && state != DeliveryState::Retry {
        return None;
    }
    let reason = message.reason.as_deref().unwrap_or("it did not arrive");
    let reason = reason.trim_end_matches('.');
    Some(if state == DeliveryState::Retry {
        format!("{channel}: {reason}, tried again at {} UTC", message.next_at.hh_mm())
    } else {
        format!("{channel}: {reason}")
    })
}
