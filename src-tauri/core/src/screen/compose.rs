//! The composer: what it starts with, and how a text will look.

mod facts;
mod text;

pub use facts::Fact;
pub use text::ComposeText;

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

use super::channels::channels;
use super::{Around, ChannelState, ChannelView, Now, OpenIncident, header, time_of};
use crate::channel;
use crate::channel::{Kind, Message};
use crate::clock::{MINUTE_MS, Millis};
use crate::engine::{Engine, Result, message_of};
use crate::ids::{EventId, IncidentId};
use crate::incident::decide::{TOLERANCE_MS, Wanted, next_update};
use crate::incident::event::Post;
use crate::incident::state::{Incident, LastText, Rhythm};
use crate::incident::{Audience, Event, IncidentState, Policy, Recorded};
use crate::redact;
use crate::store::log::{self, Row};
use crate::team::config::Config;
use crate::update::{self, Changed, Finding, TextPiece, Told, joined};

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
    /// Facts since the last text of any audience: changes of severity and state first, then the newest.
    pub since: Vec<Fact>,
    /// Since when; none when nothing was posted yet.
    pub since_at: Option<Millis>,
    /// What the last external text said.
    pub last_external: Option<String>,
    /// The only channels that get its texts; none where it is not private.
    pub private: Option<Vec<String>>,
    /// Why the settings file is not used, where it is broken: no channel is known from it.
    pub settings_problem: Option<String>,
}

/// A column of the composer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct ComposeAudience {
    /// Whom.
    pub audience: Audience,
    /// The last text and when it was approved.
    pub last: Option<(Millis, String)>,
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
    /// The text, with what the program filled in as it follows the choices.
    pub text: Vec<TextPiece>,
    /// The next update that the text promises.
    pub next_update_at: Option<Millis>,
    /// The text names another time than the interval gives, and nothing else was picked.
    pub as_written: bool,
    /// What changed since the audience's last text, so that "no change" would be untrue; none where nothing did.
    pub changed: Option<String>,
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
    /// When its readers expect a text: what they are still owed where this one is not for them.
    pub due_at: Option<Millis>,
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

/// What the composer starts with.
///
/// # Errors
/// When there is no such incident, or the file cannot be read.
pub fn compose(engine: &mut Engine, around: &Around, id: IncidentId) -> Result<ComposeView> {
    let incident = header(engine, id)?;
    let now = time_of(engine, id)?;
    let channels = channels(engine, around, Some(id))?;
    let rhythm = &engine.incident(id)?.rhythm;
    let told: Vec<EventId> = last_texts(rhythm).map(|text| text.event).collect();
    // After what was told last, in the order of recording: a clock that was put back says nothing of it.
    let order = |row: &Row| (row.hlc, row.device, row.n);
    let told = told.into_iter().map(|text| log::with_id(engine.store().read(), text));
    let told: Vec<Option<Row>> = told.collect::<Result<_, _>>()?;
    let last = told.into_iter().flatten().max_by_key(order);
    let rows = engine.rows_from(id, last.as_ref().map(|row| row.id))?;
    let policy = engine.config().policy();
    let settings_problem = engine.config_problem().map(str::to_owned);
    let state = engine.incident(id)?;
    let since_at = last.as_ref().map(|row| state.time_for(row.simulated_at, row.recorded_at));
    let entries = own(state, &rows);
    let is_after = |row: &Row| last.as_ref().is_none_or(|last| order(row) > order(last));
    let after: Vec<_> = rows.iter().zip(&entries).filter(|(row, _)| is_after(row)).collect();
    let since = facts::facts(state, &after);
    let used = |a: &Audience| {
        a.is_internal() || state.rhythm.contains_key(a) || channels.iter().any(|c| c.audience == *a)
    };
    let external = state.rhythm.get(&Audience::External);
    Ok(ComposeView {
        now,
        update_number: state.rhythm.values().map(|r| r.updates).sum::<u32>() + 1,
        audiences: Audience::ALL
            .into_iter()
            .filter(used)
            .map(|a| column((state, &policy), &channels, a, now.now))
            .collect(),
        since,
        since_at,
        private: state.declared.as_ref().and_then(|facts| facts.only.clone()),
        settings_problem,
        last_external: external.and_then(|r| r.last.as_ref()).map(|l| l.text.clone()),
        incident,
    })
}

/// Entries at their times by the incident's own clock.
fn own(state: &Incident, rows: &[Row]) -> Vec<Recorded<Event>> {
    rows.iter().map(|row| state.own(row.recorded())).collect()
}

/// The last text of each audience.
fn last_texts(rhythm: &BTreeMap<Audience, Rhythm>) -> impl Iterator<Item = &LastText> {
    rhythm.values().filter_map(|rhythm| rhythm.last.as_ref())
}

fn column(
    (state, policy): (&Incident, &Policy),
    channels: &[ChannelView],
    audience: Audience,
    now: Millis,
) -> ComposeAudience {
    let wanted = Wanted { audience, text: "", minutes: None, closing: false };
    let next = next_update(state, policy, &wanted, now).ok().flatten();
    let minutes = next.and_then(|next| u32::try_from(next.since(now) / MINUTE_MS).ok());
    let own = channels.iter().filter(|c| c.audience == audience);
    let rhythm = state.rhythm.get(&audience);
    ComposeAudience {
        audience,
        interval_minutes: minutes,
        last: rhythm.and_then(|r| r.last.as_ref()).map(|last| (last.at.at, last.text.clone())),
        due_at: rhythm.and_then(|r| r.due_at),
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
    asked: &ComposeText,
) -> Result<PreviewView> {
    let Now { now, .. } = time_of(engine, id)?;
    let name = engine.name(id)?;
    let channels = channels(engine, around, Some(id))?;
    let policy = engine.config().policy();
    let details = details(engine.config());
    let witness = engine.witness(id)?;
    let entries = engine.changes_for(id, asked.audience)?;
    let since = text::rows(engine, id, asked)?;
    let state = engine.incident(id)?;
    let (audience, minutes) = (asked.audience, asked.next_minutes);
    let changed = update::changed(state, &entries, audience, asked.state);
    let closing = !told_state(state, asked).is_open();
    let usual = Wanted { audience, text: "", minutes, closing };
    let next = next_update(state, &policy, &usual, now).ok().flatten();
    let told = Told { incident: state, name: &name, audience, state: asked.state, next, now };
    let text = text::text(&told, asked, &since, &changed);
    let words = joined(&text);
    let wanted = Wanted { text: &words, ..usual };
    let (next_update_at, contradiction) = match next_update(state, &policy, &wanted, now) {
        Ok(next) => (next, None),
        Err(why) => (None, Some(why)),
    };
    let masked = redact::mask(&words);
    let post = post(state, asked, masked.text, next_update_at);
    let apart = next_update_at.zip(next).map(|(at, usual)| at.since(usual).abs());
    let untrue = untrue(state, &changed, now);
    let check = update::Check { contradiction, changed, ..check(state, &post, masked.count, now) };
    let message = state.declared.as_ref().map(|facts| {
        let message = message_of((state, facts), &name, &post, false, now);
        Message { witness: witness.filter(|_| closing), ..message }
    });
    let shown = |c: &ChannelView| {
        let details = details.contains(&c.name);
        let due_at = state.rhythm.get(&audience).and_then(|r| r.due_for(&c.name));
        Some(shown(c, &Message { details, ..message.clone()? }, due_at))
    };
    Ok(PreviewView {
        next_update_at,
        as_written: minutes.is_none() && apart.is_some_and(|apart| apart > TOLERANCE_MS),
        changed: untrue,
        findings: update::lint(&words, &check),
        channels: channels.iter().filter(|c| c.audience == audience).filter_map(shown).collect(),
        text,
    })
}

/// Why "no change" would be untrue; none where it is true.
fn untrue(state: &Incident, changed: &[Changed], now: Millis) -> Option<String> {
    let said: Vec<String> = changed.iter().map(|one| one.with_time(state, now)).collect();
    (!said.is_empty()).then(|| said.join(", "))
}

/// The external channels whose readers may see what is inner.
fn details(config: &Config) -> Vec<String> {
    let shown = config.channels.iter().filter(|c| c.details);
    shown.map(|c| c.name.clone()).collect()
}

fn shown(
    channel: &ChannelView,
    message: &channel::Message,
    due_at: Option<Millis>,
) -> ChannelPreview {
    let rendered = channel::render(channel.kind, message);
    ChannelPreview {
        name: channel.name.clone(),
        kind: channel.kind,
        kind_name: channel.kind.about().name,
        status: channel.problem.clone().unwrap_or_else(|| "ready".to_owned()),
        ready: channel.state == ChannelState::Ready,
        due_at,
        headline: rendered.headline,
        body: rendered.body,
        footer: rendered.footer,
        length: u32::try_from(rendered.length).unwrap_or(u32::MAX),
        limit: u32::try_from(rendered.limit).unwrap_or(u32::MAX),
    }
}

fn check<'a>(state: &'a Incident, post: &Post, masked: usize, now: Millis) -> update::Check<'a> {
    let last = state.rhythm.get(&post.audience).and_then(|r| r.last_human.as_ref());
    update::Check {
        audience: post.audience,
        contradiction: None,
        previous: last.map(|l| l.text.as_str()),
        masked,
        changed: Vec::new(),
        now,
        incident: state,
    }
}

/// The state that a text tells.
fn told_state(state: &Incident, asked: &ComposeText) -> IncidentState {
    let standing = state.declared.as_ref().map_or(IncidentState::Investigating, |f| f.state);
    asked.state.unwrap_or(standing)
}

fn post(
    state: &Incident,
    asked: &ComposeText,
    text: String,
    next_update_at: Option<Millis>,
) -> Post {
    let to = told_state(state, asked);
    Post {
        audience: asked.audience,
        text,
        state: to,
        channels: Vec::new(),
        next_update_at,
        answers: state.rhythm.get(&asked.audience).and_then(|r| r.due_at),
        approved_by: None,
        elsewhere: false,
        closing: !to.is_open(),
        late: false,
        moves_when_taken: false,
        left_out: Vec::new(),
    }
}
