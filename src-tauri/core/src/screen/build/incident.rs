//! The incident screen without its timeline.

use super::change::changes;
use super::channels::{channels, last_delivery};
use super::checklist::{blanks_in_use, checklist};
use super::{Around, header, now};
use crate::clock::Millis;
use crate::engine::{Engine, EngineError};
use crate::ids::IncidentId;
use crate::incident::command::AskReason;
use crate::incident::plan::corrections::{Correction, corrections};
use crate::incident::rhythm;
use crate::incident::state::{Conflict, Incident};
use crate::incident::{Audience, DeliveryState, Policy};
use crate::lock;
use crate::screen::{CorrectionView, EscalationView, IncidentView, RhythmView, UncertainView};
use crate::store::local;
use crate::store::outbox;
use crate::store::outbox::Message;

/// The incident screen.
///
/// # Errors
/// When there is no such incident, or the file cannot be read.
pub fn incident(
    engine: &mut Engine,
    around: &Around,
    id: IncidentId,
) -> Result<IncidentView, EngineError> {
    let incident = header(engine, id)?;
    let now = now(engine);
    let channels = channels(engine, around, Some((id, incident.exercise)))?;
    let messages = outbox::of_incident(engine.store().read(), id)?;
    let composing = local::is_composing(engine.store().read(), id, now.now)?;
    let sender_running = lock::is_held(engine.store().folder(), lock::SENDER);
    let policy = engine.config().policy();
    let files = engine.files_now(id)?;
    let state = engine.incident(id)?;
    let changes = changes(state, &files);
    let rhythm = |a| rhythm_view(state, &policy, a, composing);
    Ok(IncidentView {
        now,
        actor: around.actor.clone(),
        ended_at: state.ended_at,
        roles: roles(state),
        runbooks: (1..)
            .zip(&state.runbooks)
            .zip(changes)
            .map(|((n, r), change)| checklist(state, n, r, change))
            .collect(),
        blanks: blanks(state),
        rhythm: Audience::ALL.into_iter().filter_map(rhythm).collect(),
        snoozed_until: state.snoozed_until,
        escalations: escalations(state, now.now),
        postmortem_due_at: postmortem_due(state),
        channels,
        uncertain: unsettled(&messages).map(uncertain).collect(),
        conflicts: state.conflicts.iter().map(said_apart).collect(),
        corrections: corrections(state).into_iter().map(correction).collect(),
        entries: state.entries,
        sender_running,
        awake: around.awake,
        incident,
    })
}

fn correction(correction: Correction) -> CorrectionView {
    CorrectionView { words: correction.words(), correction }
}

fn roles(state: &Incident) -> Vec<(String, String)> {
    let mut roles: Vec<(String, String)> =
        state.roles.iter().map(|(role, person)| (role.clone(), person.clone())).collect();
    roles.sort_by_key(|(role, _)| (role != "commander", role.clone()));
    roles
}

fn said_apart(conflict: &Conflict) -> String {
    let [first, second] = &conflict.said;
    let of = &conflict.of;
    format!("Two laptops set the {of} apart: {first} and {second}; set it once more to settle it.")
}

fn blanks(state: &Incident) -> Vec<(String, Option<String>)> {
    let mut names: Vec<String> = Vec::new();
    let known = state.runbooks.iter().flat_map(blanks_in_use);
    for name in known.chain(state.blanks.keys().cloned()) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names.into_iter().map(|n| (n.clone(), state.blanks.get(&n).cloned())).collect()
}

fn rhythm_view(
    state: &Incident,
    policy: &Policy,
    audience: Audience,
    composing: bool,
) -> Option<RhythmView> {
    let rhythm = state.rhythm.get(&audience)?;
    let open = state.declared.as_ref().is_some_and(|f| f.state.is_open());
    let ping_at = rhythm::ping_at(state, policy, audience, composing);
    let why = rhythm.asking.map(|(_, why)| match why {
        AskReason::TooLate => {
            "The ping was more than one interval late, so a person posts the next one."
        }
        AskReason::FourInARow => {
            "Four pings went by themselves without an entry by a person; record something to let them go on."
        }
    });
    Some(RhythmView {
        audience,
        interval_minutes: rhythm.interval_minutes,
        due_at: rhythm.due_at.filter(|_| open),
        ping_at,
        asking: ping_at.is_none(),
        asking_why: why.map(str::to_owned),
        last: rhythm.last.as_ref().map(|l| (l.at, l.text.clone())),
        updates: rhythm.updates,
        pings: rhythm.pings,
    })
}

fn escalations(state: &Incident, now: Millis) -> Vec<EscalationView> {
    rhythm::escalation_times(state)
        .into_iter()
        .map(|(escalation, at)| EscalationView { escalation, at, due: at <= now })
        .collect()
}

/// The post-mortem is due so many hours after the end, by the strictest of the runbooks.
fn postmortem_due(state: &Incident) -> Option<Millis> {
    let ended = state.ended_at?;
    let hours = state.runbooks.iter().filter_map(|r| r.file.runbook.postmortem_due_hours).min()?;
    Some(ended.plus_minutes(i64::from(hours) * 60))
}

/// Messages whose fate a person has to say: the last one of each channel, when it is not known to have arrived.
fn unsettled(messages: &[Message]) -> impl Iterator<Item = &Message> {
    messages.iter().enumerate().filter_map(|(at, message)| {
        let open = matches!(
            message.state,
            DeliveryState::Uncertain | DeliveryState::Failed | DeliveryState::Expired
        );
        let newer = messages[at + 1..].iter().any(|m| m.channel == message.channel);
        (open && !newer).then_some(message)
    })
}

fn uncertain(message: &Message) -> UncertainView {
    UncertainView {
        message: message.id.to_string(),
        channel: message.channel.clone(),
        text: message.text.clone(),
        last: last_delivery(message),
    }
}
