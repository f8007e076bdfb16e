//! The composer: what it starts with, and how a text will look.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

use super::channels::channels;
use super::{Around, ChannelState, ChannelView, Now, OpenIncident, header, time_of};
use crate::channel;
use crate::channel::{Kind, Message};
use crate::clock::{MINUTE_MS, Millis};
use crate::engine::{Engine, EngineError, message_of};
use crate::ids::{EventId, IncidentId};
use crate::incident::decide::{SLACK_MS, Wanted, next_update};
use crate::incident::entry::{face_of, sentence};
use crate::incident::event::Post;
use crate::incident::state::{Incident, LastText, Rhythm};
use crate::incident::{Audience, EntryKind, Event, IncidentState, Policy, Recorded};
use crate::redact;
use crate::store::log::Row;
use crate::team::config::Config;
use crate::update::{self, Finding};

/// What the composer starts with.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct ComposeView {
    /// The time.
    pub now: Now,
    /// The incident.
    pub incident: OpenIncident,
    /// The ordinal that the update gets.
    pub update_number: u32,
    /// One column an audience that has channels or a promise; internal always.
    pub audiences: Vec<ComposeAudience>,
    /// Facts since the last text of any audience, the oldest first.
    pub since: Vec<Fact>,
    /// Since when; none when nothing was posted yet.
    pub since_at: Option<Millis>,
    /// What the last external text said.
    pub last_external: Option<String>,
}

/// Something that an update can tell.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct Fact {
    /// The entry.
    pub id: String,
    /// RFC 3339 UTC.
    pub recorded_at: String,
    /// RFC 3339 UTC; equal to `recorded_at` when nobody said otherwise.
    pub happened_at: String,
    /// Who.
    pub actor: String,
    /// What kind.
    pub kind: EntryKind,
    /// In words; a note to the letter.
    pub text: String,
}

/// A column of the composer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct ComposeAudience {
    /// Whom.
    pub audience: Audience,
    /// The text to start with.
    pub text: String,
    /// "No change since 14:30 …", one key away.
    pub no_change: String,
    /// The closing post, built from the log, for when it is resolved.
    pub closing: String,
    /// Minutes to the next update; none where none is promised any more.
    pub interval_minutes: Option<u32>,
    /// The promise that this update keeps.
    pub due_at: Option<Millis>,
    /// The channels that it goes to.
    pub channels: Vec<String>,
}

/// What the composer shows for a text.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct PreviewView {
    /// The next update that the text promises.
    pub next_update_at: Option<Millis>,
    /// The text names another time than the interval gives, and nothing else was picked.
    pub as_written: bool,
    /// What stands out; the text can be sent when none is a stop.
    pub findings: Vec<Finding>,
    /// The message as each channel gets it.
    pub channels: Vec<ChannelPreview>,
}

/// A message as a channel gets it.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct ChannelPreview {
    /// The channel.
    pub name: String,
    /// Its kind.
    pub kind: Kind,
    /// How a person calls the kind: `Slack`.
    pub kind_name: &'static str,
    /// `ready`, or why it will wait.
    pub status: String,
    /// True when it can go at once.
    pub ready: bool,
    /// The first line, strong.
    pub headline: String,
    /// The text as it will stand there.
    pub body: String,
    /// The last line, quiet.
    pub footer: String,
    /// Characters, and how many fit.
    pub length: u32,
    /// The limit.
    pub limit: u32,
}

/// What a text would be sent as.
#[derive(Clone, Debug)]
pub struct Draft {
    /// For whom.
    pub audience: Audience,
    /// The words.
    pub text: String,
    /// The state that it tells; none for the present one.
    pub state: Option<IncidentState>,
    /// Minutes to the next update; none for the audience's interval.
    pub next_minutes: Option<u32>,
}

/// What the composer starts with.
///
/// # Errors
/// When there is no such incident, or the file cannot be read.
pub fn compose(
    engine: &mut Engine,
    around: &Around,
    id: IncidentId,
) -> Result<ComposeView, EngineError> {
    let incident = header(engine, id)?;
    let now = time_of(engine, id)?;
    let channels = channels(engine, around, Some((id, incident.exercise)))?;
    let rhythm = &engine.incident(id)?.rhythm;
    let told: Vec<EventId> = last_texts(rhythm).map(|text| text.event).collect();
    let said = rhythm.values().filter_map(|r| r.last_human.as_ref());
    let from = last_texts(rhythm).chain(said).map(|text| text.at.at).min();
    let from = engine.incident(id)?.read_from(from);
    let rows = engine.rows_since(id, from)?;
    // After what was told last, in the order of recording: a clock that was put back says nothing of it.
    let order = |row: &Row| (row.hlc, row.device, row.n);
    let last = rows.iter().filter(|row| told.contains(&row.id)).max_by_key(|row| order(row));
    let since_at = last.map(|row| row.recorded_at);
    let entries: Vec<Recorded<Event>> = rows.iter().map(Row::recorded).collect();
    let policy = engine.config().policy();
    let state = engine.incident(id)?;
    let since = rows
        .iter()
        .filter(|r| last.is_none_or(|last| order(r) > order(last)) && face_of(&r.kind).in_drafts)
        .map(fact)
        .collect();
    let used = |a: &Audience| {
        *a == Audience::Internal
            || state.rhythm.contains_key(a)
            || channels.iter().any(|c| c.audience == *a)
    };
    let external = state.rhythm.get(&Audience::External);
    Ok(ComposeView {
        now,
        update_number: state.rhythm.values().map(|r| r.updates).sum::<u32>() + 1,
        audiences: Audience::ALL
            .into_iter()
            .filter(used)
            .map(|a| column((state, &incident.number, &policy), &entries, &channels, a, now.now))
            .collect(),
        since,
        since_at,
        last_external: external.and_then(|r| r.last.as_ref()).map(|l| l.text.clone()),
        incident,
    })
}

/// The last text of each audience.
fn last_texts(rhythm: &BTreeMap<Audience, Rhythm>) -> impl Iterator<Item = &LastText> {
    rhythm.values().filter_map(|rhythm| rhythm.last.as_ref())
}

fn fact(row: &Row) -> Fact {
    Fact {
        id: row.id.to_string(),
        recorded_at: row.recorded_at.rfc3339(),
        happened_at: row.happened_at.unwrap_or(row.recorded_at).rfc3339(),
        actor: row.actor.clone(),
        kind: EntryKind::of(&row.kind),
        text: sentence(&row.recorded().event),
    }
}

fn column(
    (state, name, policy): (&Incident, &str, &Policy),
    entries: &[Recorded<Event>],
    channels: &[ChannelView],
    audience: Audience,
    now: Millis,
) -> ComposeAudience {
    let wanted = Wanted { audience, text: "", minutes: None, closing: false };
    let next = next_update(state, policy, &wanted, now).ok().flatten();
    let minutes = next.and_then(|next| u32::try_from(next.since(now) / MINUTE_MS).ok());
    let draft = update::draft(state, name, entries, audience, now, next);
    let own = channels.iter().filter(|c| c.audience == audience);
    let is_open = state.declared.as_ref().is_some_and(|f| f.state.is_open());
    ComposeAudience {
        audience,
        text: if is_open { draft.text } else { update::last_word(state, name, audience, now) },
        no_change: draft.no_change,
        closing: update::last_word(state, name, audience, now),
        interval_minutes: minutes,
        due_at: state.rhythm.get(&audience).and_then(|r| r.due_at),
        channels: own.map(|c| c.name.clone()).collect(),
    }
}

/// How a text will look in each channel, and what stands out in it.
///
/// # Errors
/// When there is no such incident, or the file cannot be read.
pub fn preview(
    engine: &mut Engine,
    around: &Around,
    id: IncidentId,
    draft: &Draft,
) -> Result<PreviewView, EngineError> {
    let incident = header(engine, id)?;
    let Now { now, .. } = time_of(engine, id)?;
    let channels = channels(engine, around, Some((id, incident.exercise)))?;
    let policy = engine.config().policy();
    let details = details(engine.config());
    let witness = engine.witness(id)?;
    let state = engine.incident(id)?;
    let masked = redact::mask(&draft.text);
    let closing = !told_state(state, draft).is_open();
    let (text, minutes, audience) = (draft.text.as_str(), draft.next_minutes, draft.audience);
    let wanted = Wanted { audience, text, minutes, closing };
    let (next_update_at, contradiction) = match next_update(state, &policy, &wanted, now) {
        Ok(next) => (next, None),
        Err(why) => (None, Some(why)),
    };
    let post = post(state, draft, masked.text, next_update_at);
    let check = update::Check { contradiction, ..check(state, &post, masked.count) };
    let findings = update::lint(&draft.text, &check);
    let message = message_of(state, &incident.number, &post, false, now);
    let message = message.map(|m| Message { witness: witness.filter(|_| closing), ..m });
    let previews = channels
        .iter()
        .filter(|c| c.audience == draft.audience)
        .filter_map(|c| {
            let details = details.contains(&c.name);
            Some(shown(c, &Message { details, ..message.clone()? }))
        })
        .collect();
    let usual = Wanted { text: "", ..wanted };
    let usual = next_update(state, &policy, &usual, now).ok().flatten();
    let apart = post.next_update_at.zip(usual).map(|(at, usual)| at.since(usual).abs());
    let as_written = draft.next_minutes.is_none() && apart.is_some_and(|apart| apart > SLACK_MS);
    Ok(PreviewView {
        next_update_at: post.next_update_at,
        as_written,
        findings,
        channels: previews,
    })
}

/// The external channels whose readers may see what is inner.
fn details(config: &Config) -> Vec<String> {
    let shown = config.channels.iter().filter(|c| c.details);
    shown.map(|c| c.name.clone()).collect()
}

fn shown(channel: &ChannelView, message: &channel::Message) -> ChannelPreview {
    let rendered = channel::render(channel.kind, message);
    ChannelPreview {
        name: channel.name.clone(),
        kind: channel.kind,
        kind_name: channel.kind.about().name,
        status: channel.problem.clone().unwrap_or_else(|| "ready".to_owned()),
        ready: channel.state == ChannelState::Ready,
        headline: rendered.headline,
        body: rendered.body,
        footer: rendered.footer,
        length: u32::try_from(rendered.length).unwrap_or(u32::MAX),
        limit: u32::try_from(rendered.limit).unwrap_or(u32::MAX),
    }
}

fn check<'a>(state: &'a Incident, post: &Post, masked: usize) -> update::Check<'a> {
    let last = state.rhythm.get(&post.audience).and_then(|r| r.last_human.as_ref());
    update::Check {
        audience: post.audience,
        contradiction: None,
        previous: last.map(|l| l.text.as_str()),
        masked,
        incident: state,
    }
}

/// The state that a text tells.
fn told_state(state: &Incident, draft: &Draft) -> IncidentState {
    let standing = state.declared.as_ref().map_or(IncidentState::Investigating, |f| f.state);
    draft.state.unwrap_or(standing)
}

fn post(state: &Incident, draft: &Draft, text: String, next_update_at: Option<Millis>) -> Post {
    let to = told_state(state, draft);
    Post {
        audience: draft.audience,
        text,
        state: to,
        channels: Vec::new(),
        next_update_at,
        answers: state.rhythm.get(&draft.audience).and_then(|r| r.due_at),
        approved_by: None,
        elsewhere: false,
        closing: !to.is_open(),
        late: false,
        moves_when_taken: false,
        left_out: Vec::new(),
    }
}
