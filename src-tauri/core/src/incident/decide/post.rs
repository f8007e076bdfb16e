//! Texts for an audience: updates by persons, automatic pings, closing posts, and what became of them.

use super::channels::Taking;
use super::next::{Wanted, next_update, usual};
use super::{Answer, Case, Decided, Result, channels, reason_of, refused};
use crate::incident::command::{Context, PostAction, SystemAction, Update};
use crate::incident::event::{AskFirst, DeliverySettled, Event, Post, StateSet, Suspended};
use crate::incident::rhythm;
use crate::incident::rhythm::Due;
use crate::incident::state::{Facts, Incident, Rhythm};
use crate::incident::words::{Audience, IncidentState, PingMode};

/// Longer texts do not fit the smallest channel.
const LONGEST_UPDATE: usize = 4_000;

pub(super) fn post(case: Case<'_>, action: &PostAction) -> Answer {
    match action {
        PostAction::PostUpdate(new) => update(case, new),
        PostAction::ChooseChannels { only } => channels::choose(case, only.as_deref()),
        PostAction::Resolve { text } => resolve(case, text.as_deref()),
        PostAction::SettleDelivery { message, outcome } => {
            let settled = DeliverySettled { message: *message, outcome: *outcome };
            Ok(vec![Event::DeliverySettled(settled).into()])
        }
    }
}

/// An update by a person, to one audience.
fn update(Case { state, facts, cx }: Case<'_>, new: &Update) -> Answer {
    let Update { audience, text, state: to, next_minutes, approved_by, .. } = new;
    let Update { elsewhere, to_nobody, without, .. } = new;
    check_text(text, cx)?;
    if !*elsewhere {
        check_speaker(state, cx)?;
    }
    let approved_by = approved_by.as_deref().map(str::trim).filter(|name| !name.is_empty());
    if audience.is_external() && approved_by.is_none() {
        return refused(
            "An external update needs a second look: say who approved it (--approved-by NAME).",
        );
    }
    if *next_minutes == Some(0) {
        return refused("The next update must be at least a minute away; pick a later time.");
    }
    let Taking { channels, left_out } = match *elsewhere {
        true => Taking { channels: vec![], left_out: vec![] },
        false => channels::taking(facts, *audience, without, cx)?,
    };
    if channels.is_empty() && !*elsewhere && !*to_nobody {
        return nobody_reads(facts, *audience, cx);
    }
    let mut events = change_of_state(facts, *to, cx)?;
    let now_in = to.unwrap_or(facts.state);
    let closing = !now_in.is_open();
    let wanted = Wanted { audience: *audience, text, minutes: *next_minutes, closing };
    let next_update_at = next_update(state, &cx.policy, &wanted, cx.now).or_else(refused)?;
    let post = Post {
        audience: *audience,
        text: text.trim().to_owned(),
        state: now_in,
        channels,
        next_update_at,
        answers: state.rhythm.get(audience).and_then(Rhythm::awaited),
        approved_by: approved_by.map(str::to_owned),
        elsewhere: *elsewhere,
        closing,
        late: false,
        moves_when_taken: false,
        left_out,
    };
    events.push(Event::UpdatePosted(post).into());
    Ok(events)
}

fn check_text(text: &str, cx: &Context) -> Result<()> {
    let number = &cx.name;
    if text.trim().is_empty() {
        return refused(format!("The update for {number} is empty; say what is known."));
    }
    if text.chars().count() > LONGEST_UPDATE {
        return refused(format!(
            "The update for {number} has more than {LONGEST_UPDATE} characters; shorten it."
        ));
    }
    Ok(())
}

/// A text that nobody reads looks in the record like one that was told, so that a person is asked first.
fn nobody_reads<T>(facts: &Facts, audience: Audience, cx: &Context) -> Result<T> {
    let name = &cx.name;
    if facts.only.is_some() {
        return refused(format!(
            "{name} is private and no {audience} channel was chosen for it, so nobody would read this: choose one with `holdfast private {name} CHANNEL…`, copy the text and say it elsewhere (--elsewhere), or record it all the same (--to-nobody)."
        ));
    }
    refused(format!(
        "No channel is set up for the {audience} audience, so nobody would read this: add one with `holdfast channel add`, copy the text and say it elsewhere (--elsewhere), or record it all the same (--to-nobody)."
    ))
}

/// Exactly one laptop speaks for an incident: the one that took the rhythm last.
fn check_speaker(state: &Incident, cx: &Context) -> Result<()> {
    match &state.speaker {
        Some((device, name)) if *device != cx.device => {
            let number = &cx.name;
            refused(format!(
                "Another laptop ({name}) sends for {number}; take it over first with `holdfast take {number}`."
            ))
        }
        Some(_) | None => Ok(()),
    }
}

fn change_of_state(facts: &Facts, to: Option<IncidentState>, cx: &Context) -> Answer {
    match to {
        None => Ok(vec![]),
        Some(to) if to == facts.state => Ok(vec![]),
        Some(IncidentState::Resolved) => Ok(vec![Event::Resolved(reason_of(None)).into()]),
        Some(
            to @ (IncidentState::Investigating
            | IncidentState::Identified
            | IncidentState::Monitoring),
        ) if facts.state.is_open() => {
            Ok(vec![Event::StateSet(StateSet { from: facts.state, to, reason: None }).into()])
        }
        Some(
            to @ (IncidentState::Investigating
            | IncidentState::Identified
            | IncidentState::Monitoring
            | IncidentState::Closed
            | IncidentState::Declined),
        ) => refused(format!(
            "An update cannot turn {} from {} to {}; use the command for it.",
            cx.name,
            facts.state.word(),
            to.word()
        )),
    }
}

/// The channels of an audience that treat a ping so.
fn pinged(facts: &Facts, audience: Audience, cx: &Context, ping: PingMode) -> Vec<String> {
    let names = rhythm::channels(&cx.policy, facts, audience, ping);
    names.into_iter().map(str::to_owned).collect()
}

/// The impact is over. With a text, a closing post goes to the internal channels.
fn resolve(Case { state, facts, cx }: Case<'_>, text: Option<&str>) -> Answer {
    let mut events: Vec<Decided> = vec![Event::Resolved(reason_of(None)).into()];
    if let Some(text) = text {
        check_text(text, cx)?;
        check_speaker(state, cx)?;
        let audience = Audience::Internal;
        let channels = channels::taking(facts, audience, &[], cx)?.channels;
        if channels.is_empty() {
            return nobody_reads(facts, audience, cx);
        }
        let wanted = Wanted { audience, text, minutes: None, closing: true };
        next_update(state, &cx.policy, &wanted, cx.now).or_else(refused)?;
        events.push(last_word(state, text.trim(), IncidentState::Resolved, channels));
    }
    Ok(events)
}

/// The last word of an exercise that is broken off, to those who practise with us. Nobody is told where no channel is for
/// rehearsal, or where another laptop sends.
pub(super) fn broken_off(Case { state, facts, cx }: Case<'_>, reason: &str) -> Option<Decided> {
    let audience = Audience::Internal;
    let own = cx.policy.of(audience, facts.scope());
    let channels: Vec<String> = own.map(|c| c.name.clone()).collect();
    if channels.is_empty() || check_speaker(state, cx).is_err() {
        return None;
    }
    let text = format!("The exercise is stopped: {reason}");
    Some(last_word(state, &text, IncidentState::Closed, channels))
}

/// What those who work on it are told at the end, after which nothing follows.
fn last_word(
    state: &Incident,
    text: &str,
    stands: IncidentState,
    channels: Vec<String>,
) -> Decided {
    let audience = Audience::Internal;
    let post = Post {
        audience,
        text: text.to_owned(),
        state: stands,
        channels,
        next_update_at: None,
        answers: state.rhythm.get(&audience).and_then(Rhythm::awaited),
        approved_by: None,
        elsewhere: false,
        closing: true,
        late: false,
        moves_when_taken: false,
        left_out: vec![],
    };
    Event::UpdatePosted(post).into()
}

/// What the program itself records. Pings and the turn to asking are checked against the rhythm once more, so that
/// two processes, or a late one, cannot repeat them.
pub(super) fn system(Case { state, facts, cx }: Case<'_>, action: &SystemAction) -> Answer {
    let event = match action {
        SystemAction::Ping { audience, text, .. } => {
            let late = check_ping(state, cx, *audience)?;
            Event::PingPosted(Post {
                audience: *audience,
                text: text.clone(),
                state: facts.state,
                channels: pinged(facts, *audience, cx, PingMode::Auto),
                next_update_at: usual(state, &cx.policy, *audience, cx.now),
                answers: state.rhythm.get(audience).and_then(|r| r.due_at),
                approved_by: None,
                elsewhere: false,
                closing: false,
                late,
                moves_when_taken: true,
                left_out: pinged(facts, *audience, cx, PingMode::Ask),
            })
        }
        SystemAction::AskFirst { audience, due_at, why } => {
            let due = Due::AskFirst { audience: *audience, due_at: *due_at, why: *why };
            check_due(state, cx, &due)?;
            Event::AskFirst(AskFirst { audience: *audience, due_at: *due_at, why: *why })
        }
        SystemAction::EscalationDue { to, after_minutes } => {
            let (to, after_minutes) = (to.clone(), *after_minutes);
            check_due(state, cx, &Due::Escalation { to: to.clone(), after_minutes })?;
            Event::EscalationDue(super::super::event::EscalationDue { to, after_minutes })
        }
        SystemAction::Delivered(delivery) => Event::Delivery(delivery.clone()),
        SystemAction::Suspended { from, to } => {
            Event::Suspended(Suspended { from: *from, to: *to })
        }
        SystemAction::Purge(purge) => Event::Purged(purge.clone()),
        SystemAction::ClockStepped(step) => Event::ClockStepped(step.clone()),
    };
    Ok(vec![event.into()])
}

/// Whether the ping of an audience is due now, and late: the caller looked a moment earlier.
fn check_ping(state: &Incident, cx: &Context, audience: Audience) -> Result<bool> {
    for due in rhythm::due(state, &cx.policy, cx.device, cx.now, false) {
        if let Due::Ping { audience: of, late } = due
            && of == audience
        {
            return Ok(late);
        }
    }
    moved_on()
}

fn moved_on<T>() -> Result<T> {
    refused("The rhythm has moved on, so this is not due any more; look at the incident again.")
}

fn check_due(state: &Incident, cx: &Context, wanted: &Due) -> Result<()> {
    if rhythm::due(state, &cx.policy, cx.device, cx.now, false).contains(wanted) {
        return Ok(());
    }
    moved_on()
}
