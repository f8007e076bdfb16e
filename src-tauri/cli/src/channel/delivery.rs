//! Messages on their way to a channel: what became of each, and a person's word on one whose fate nobody knows.

use holdfast_core::ids::{IncidentId, OutboxId};
use holdfast_core::incident::command::PostAction;
use holdfast_core::screen;
use holdfast_core::screen::Around;
use holdfast_core::store::outbox::{self, Message};
use serde::Serialize;

use crate::args::{Fate, Json};
use crate::desk::Desk;
use crate::incident::act::act;
use crate::out::{self, object};
use crate::problem::{Problem, Result};
use crate::table::{hang, table};
use crate::when;

/// Lists the messages of an incident.
pub fn list(desk: &mut Desk, incident: &str, json: Json) -> Result<()> {
    let id = desk.engine.find(incident)?;
    let around = Around { actor: desk.actor.clone(), ..Around::default() };
    let view = screen::incident(&mut desk.engine, &around, id)?;
    let open: Vec<String> = view.uncertain.into_iter().map(|m| m.message).collect();
    let messages = messages(desk, id)?;
    if json.json {
        let all = messages.iter().enumerate();
        return out::json(&all.map(|(at, m)| delivery(at, m, &open)).collect::<Vec<_>>());
    }
    if messages.is_empty() {
        return out::text(&format!(
            "{} has no message: nothing was said to a channel yet.",
            view.incident.number
        ));
    }
    out::text(&table(&messages.iter().enumerate().map(|(at, m)| row(at, m)).collect::<Vec<_>>()))?;
    let number = view.incident.number;
    for (at, message) in messages.iter().enumerate() {
        if open.contains(&message.id.to_string()) {
            out::text(&format!("\n{}  {}", at + 1, hang(&message.text, 3)))?;
            out::remark(&format!(
                "What became of message {n} to {}? `holdfast delivery settle {number} {n}` arrived, again, cancel or copied.",
                message.channel,
                n = at + 1
            ));
        }
    }
    Ok(())
}

/// Says what became of a message.
pub fn settle(desk: &mut Desk, incident: &str, message: &str, fate: Fate) -> Result<()> {
    let id = desk.engine.find(incident)?;
    let message = named(&messages(desk, id)?, message)?;
    act(desk, incident, PostAction::SettleDelivery { message, outcome: fate.into() })
}

/// The message of this number in the list, or of this id.
fn named(messages: &[Message], name: &str) -> Result<OutboxId> {
    let name = name.trim();
    let is_meant = |(at, m): &(usize, &Message)| {
        name.parse() == Ok(at + 1) || name.parse().is_ok_and(|id: OutboxId| id == m.id)
    };
    let found = messages.iter().enumerate().find(is_meant);
    found.map(|(_, message)| message.id).ok_or_else(|| {
        Problem::failed(format!(
            "the incident has no message “{name}”; `holdfast delivery list` shows their numbers"
        ))
    })
}

/// In the order of their approval, so that a number stays what it is.
fn messages(desk: &Desk, id: IncidentId) -> Result<Vec<Message>> {
    Ok(outbox::of_incident(desk.engine.store().read(), id)?)
}

/// A message in `holdfast delivery list --json`.
fn delivery(at: usize, message: &Message, open: &[String]) -> impl Serialize {
    let id = message.id.to_string();
    object! {
        number: at + 1,
        id: id.clone(),
        channel: message.channel.clone(),
        state: message.state.word(),
        changed_at: message.changed_at.rfc3339(),
        reason: message.reason.clone(),
        needs_word: open.contains(&id),
        text: message.text.clone(),
    }
}

fn row(at: usize, message: &Message) -> Vec<String> {
    vec![
        (at + 1).to_string(),
        message.channel.clone(),
        message.state.word().to_owned(),
        when::clock(message.changed_at),
        message.reason.clone().unwrap_or_default(),
    ]
}
