//! The outbox: messages as rows before they are sent. A row is claimed (`sending`) before its request, so that nothing
//! is sent twice by accident; its outcome comes back as a command.
//!
//! Order is kept in a lane: what goes to one channel for one incident and audience. Rows are in the order of their
//! approval, which the times of approval are not once a clock was put back.

mod change;

use rusqlite::{Connection, Params, Row as SqlRow, named_params};

pub use self::change::{anchor, claim, drop_words, recall, set_state, start_over, try_at};
use super::Result;
use super::error::is_of_a_row;
use super::log::parsed;
use super::rows::{all, one, readable, run};
use crate::clock::Millis;
use crate::ids::{EventId, IncidentId, OutboxId};
use crate::incident::{Audience, DeliveryState};

/// The states that are not final, as a condition.
pub(super) const UNFINISHED: &str = "state IN ('queued', 'retry', 'sending')";
/// The states whose time is to come, as a condition.
const WAITING: &str = "state IN ('queued', 'retry')";

/// No wait between two attempts is longer: a receiver's `Retry-After` is clamped to it.
pub(super) const LONGEST_WAIT_MS: i64 = 15 * 60_000;

/// What a message under way becomes when its request fails: nothing can stop the request, and nobody repeats it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recalled {
    /// `Cancelled` or `Superseded`.
    pub state: DeliveryState,
    /// Why it is not repeated.
    pub why: String,
}

/// A message to one channel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// Its id, the same for every attempt.
    pub id: OutboxId,
    /// The incident.
    pub incident: IncidentId,
    /// The post that it carries.
    pub event: EventId,
    /// The channel's name.
    pub channel: String,
    /// For whom it was written.
    pub audience: Audience,
    /// The channel's kind when the text was approved.
    pub kind: String,
    /// What is sent, frozen at approval, without secrets.
    pub payload: String,
    /// The text as a person wrote it, for copying.
    pub text: String,
    /// Where it stands.
    pub state: DeliveryState,
    /// Attempts so far.
    pub attempt: u32,
    /// Not before this time.
    pub next_at: Millis,
    /// Not after this time; none for a closing post.
    pub expires_at: Option<Millis>,
    /// The incident's last post.
    pub closing: bool,
    /// Of an exercise.
    pub exercise: bool,
    /// The receiver's last status.
    pub status: Option<u16>,
    /// What is known of the last attempt, redacted.
    pub reason: Option<String>,
    /// When it was approved.
    pub created_at: Millis,
    /// When its state changed last.
    pub changed_at: Millis,
    /// It was taken back or replaced while it was under way.
    pub recalled: Option<Recalled>,
}

/// What keeps the order of its texts apart from all others.
pub type Lane<'a> = (IncidentId, Audience, &'a str);

impl Message {
    /// Its lane.
    #[must_use]
    pub fn lane(&self) -> Lane<'_> {
        (self.incident, self.audience, &self.channel)
    }
}

/// Why a message under way is not repeated once a newer one stands in its lane.
const NEWER: &str = "a newer text was recorded while it was being sent";

const COLUMNS: &str = "id, incident, event_id, channel_id, kind, payload, text, state, attempt, next_at, expires_at, closing, \
                       exercise, status, reason, created_at, changed_at, audience, recalled, recalled_why";

/// Queues a message. Older ones of its lane that still wait are superseded, closing posts excepted: an old text out of
/// order is worse than none. One that is under way is not repeated. Returns what was superseded now.
pub fn queue(tx: &Connection, message: &Message) -> Result<Vec<Message>> {
    let mut older = unfinished_of(tx, message.incident)?;
    older.retain(|old| old.lane() == message.lane() && !old.closing);
    for old in older.iter().filter(|old| !old.state.waits()) {
        recall(tx, old.id, DeliveryState::Superseded, NEWER)?;
    }
    older.retain(|old| old.state.waits());
    for old in &older {
        set_state(tx, old.id, DeliveryState::Superseded, message.created_at, None, None)?;
    }
    let sql = "INSERT INTO outbox (id, incident, event_id, channel_id, audience, kind, payload, text, state, next_at,
                                   expires_at, closing, exercise, created_at, changed_at)
               VALUES (:id, :incident, :event, :channel, :audience, :kind, :payload, :text, :state, :next_at, :expires_at,
                       :closing, :exercise, :created_at, :created_at)";
    run(
        tx,
        sql,
        named_params! {
            ":id": message.id.to_string(), ":incident": message.incident.to_string(),
            ":event": message.event.to_string(), ":channel": message.channel,
            ":audience": message.audience.word(), ":kind": message.kind,
            ":payload": message.payload, ":text": message.text, ":state": message.state.word(),
            ":next_at": message.next_at.0, ":expires_at": message.expires_at.map(|t| t.0),
            ":closing": message.closing, ":exercise": message.exercise, ":created_at": message.created_at.0,
        },
    )?;
    Ok(older)
}

/// Messages of one incident, in the order of their approval.
pub fn of_incident(connection: &Connection, incident: IncidentId) -> Result<Vec<Message>> {
    messages(connection, "incident = ?1 ORDER BY rowid", [incident.to_string()])
}

/// The messages of which this is true, as far as they can be read.
fn messages(connection: &Connection, which: &str, given: impl Params) -> Result<Vec<Message>> {
    readable(connection, &format!("SELECT {COLUMNS} FROM outbox WHERE {which}"), given, read)
}

/// The last message of an incident to each channel, in the order of their approval.
pub fn last_of_each(connection: &Connection, incident: IncidentId) -> Result<Vec<Message>> {
    let sql = format!(
        "WITH RECURSIVE channel (name) AS (
           SELECT min(channel_id) FROM outbox WHERE incident = ?1
           UNION ALL
           SELECT (SELECT min(channel_id) FROM outbox WHERE incident = ?1 AND channel_id > name)
           FROM channel WHERE name IS NOT NULL
         )
         SELECT {COLUMNS} FROM outbox WHERE rowid IN (
           SELECT (SELECT rowid FROM outbox WHERE incident = ?1 AND channel_id = name
                   ORDER BY rowid DESC LIMIT 1) FROM channel
         ) ORDER BY rowid"
    );
    readable(connection, &sql, [incident.to_string()], read)
}

/// The last message to a channel, of any incident.
pub fn last_of_channel(connection: &Connection, channel: &str) -> Result<Option<Message>> {
    Ok(messages(connection, "channel_id = ?1 ORDER BY rowid DESC LIMIT 1", [channel])?.pop())
}

/// One message.
pub fn find(connection: &Connection, id: OutboxId) -> Result<Option<Message>> {
    let sql = format!("SELECT {COLUMNS} FROM outbox WHERE id = ?1");
    one(connection, &sql, [id.to_string()], read)
}

/// Messages that are not at their end, in the order of their approval. One that cannot be read is left out.
pub fn unfinished(connection: &Connection) -> Result<Vec<Message>> {
    messages(connection, &format!("{UNFINISHED} ORDER BY rowid"), [])
}

/// Messages of one incident that are not at their end, in the order of their approval.
pub fn unfinished_of(connection: &Connection, incident: IncidentId) -> Result<Vec<Message>> {
    let which = format!("incident = ?1 AND {UNFINISHED} ORDER BY rowid");
    messages(connection, &which, [incident.to_string()])
}

/// What stands as the incident of messages that are not at their end and cannot be read.
pub fn unreadable(connection: &Connection) -> Result<Vec<String>> {
    let mut statement =
        connection.prepare_cached(&format!("SELECT {COLUMNS} FROM outbox WHERE {UNFINISHED}"))?;
    let mut rows = statement.query([])?;
    let mut incidents = Vec::new();
    while let Some(row) = rows.next()? {
        if read(row).is_err_and(|error| is_of_a_row(&error)) {
            incidents.push(row.get(1).unwrap_or_default());
        }
    }
    Ok(incidents)
}

/// The first message of each lane: nothing else of the lane may be sent before it.
pub fn heads(connection: &Connection) -> Result<Vec<Message>> {
    let mut heads: Vec<Message> = Vec::new();
    for message in unfinished(connection)? {
        if !heads.iter().any(|head| head.lane() == message.lane()) {
            heads.push(message);
        }
    }
    Ok(heads)
}

/// True when a newer message stands in the lane of this one.
pub fn has_newer(connection: &Connection, message: &Message) -> Result<bool> {
    let mut statement = connection.prepare_cached(
        "SELECT 1 FROM outbox WHERE incident = ?1 AND channel_id = ?2 AND audience = ?3
         AND rowid > (SELECT rowid FROM outbox WHERE id = ?4)",
    )?;
    let (incident, audience) = (message.incident.to_string(), message.audience.word());
    Ok(statement.exists((incident, &message.channel, audience, message.id.to_string()))?)
}

/// True when the time of a message's next attempt has come. The first attempt is always due; a time further away than
/// any wait was written before the clock was put back.
#[must_use]
pub fn is_due(message: &Message, now: Millis) -> bool {
    !message.state.is_on_its_way()
        && (message.attempt == 0
            || message.next_at <= now
            || message.next_at.since(now) > LONGEST_WAIT_MS)
}

/// The messages of a post.
pub fn of_event(connection: &Connection, event: EventId) -> Result<Vec<Message>> {
    let sql = format!("SELECT {COLUMNS} FROM outbox WHERE event_id = ?1");
    all(connection, &sql, [event.to_string()], read)
}

fn read(row: &SqlRow<'_>) -> rusqlite::Result<Message> {
    let state: String = row.get(7)?;
    Ok(Message {
        id: parsed(row, 0)?,
        incident: parsed(row, 1)?,
        event: parsed(row, 2)?,
        channel: row.get(3)?,
        kind: row.get(4)?,
        payload: row.get(5)?,
        text: row.get(6)?,
        state: DeliveryState::named(&state).unwrap_or(DeliveryState::Uncertain),
        attempt: row.get(8)?,
        next_at: Millis(row.get(9)?),
        expires_at: row.get::<_, Option<i64>>(10)?.map(Millis),
        closing: row.get(11)?,
        exercise: row.get(12)?,
        status: row.get(13)?,
        reason: row.get(14)?,
        created_at: Millis(row.get(15)?),
        changed_at: Millis(row.get(16)?),
        audience: parsed(row, 17)?,
        recalled: recalled(row)?,
    })
}

fn recalled(row: &SqlRow<'_>) -> rusqlite::Result<Option<Recalled>> {
    let (word, why): (Option<String>, Option<String>) = (row.get(18)?, row.get(19)?);
    let state = word.as_deref().and_then(DeliveryState::named);
    Ok(state.map(|state| Recalled { state, why: why.unwrap_or_default() }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_conditions_name_the_states_that_they_mean() {
        let condition = |holds: fn(DeliveryState) -> bool| {
            let words = DeliveryState::ALL.into_iter().filter(|state| holds(*state));
            words.map(DeliveryState::word).collect::<std::collections::BTreeSet<_>>()
        };
        let named = |sql: &'static str| sql.split('\'').skip(1).step_by(2).collect();
        assert_eq!(condition(|state| !state.is_final()), named(UNFINISHED), "all that may go out");
        assert_eq!(condition(DeliveryState::waits), named(WAITING), "all that can be claimed");
    }
}
