//! The outbox: messages as rows before they are sent. A row is claimed (`sending`) before its request, so that nothing
//! is sent twice by accident; its outcome comes back as a command.

use rusqlite::{Connection, OptionalExtension, Row as SqlRow, named_params};

use super::StoreError;
use super::log::parsed;
use crate::clock::Millis;
use crate::ids::{EventId, IncidentId, OutboxId};
use crate::incident::DeliveryState;

/// No wait between two attempts is longer: a receiver's `Retry-After` is clamped to it.
const LONGEST_WAIT_MS: i64 = 15 * 60_000;

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
}

const COLUMNS: &str = "id, incident, event_id, channel_id, kind, payload, text, state, attempt, next_at, expires_at, closing, \
                       exercise, status, reason, created_at, changed_at";

/// Queues a message. Older ones that still wait for the same channel and incident are superseded, closing posts
/// excepted: an old text out of order is worse than none. Returns what was superseded.
///
/// # Errors
/// When the file cannot be written.
pub fn queue(tx: &Connection, message: &Message) -> Result<Vec<Message>, StoreError> {
    let mut older = waiting(tx, message.incident, false)?;
    older.retain(|old| old.channel == message.channel);
    for old in &older {
        set_state(tx, old.id, DeliveryState::Superseded, message.created_at, None, None)?;
    }
    tx.prepare_cached(
        "INSERT INTO outbox (id, incident, event_id, channel_id, kind, payload, text, state, next_at, expires_at,
                             closing, exercise, created_at, changed_at)
         VALUES (:id, :incident, :event, :channel, :kind, :payload, :text, :state, :next_at, :expires_at,
                 :closing, :exercise, :created_at, :created_at)",
    )?
    .execute(named_params! {
        ":id": message.id.to_string(), ":incident": message.incident.to_string(),
        ":event": message.event.to_string(), ":channel": message.channel, ":kind": message.kind,
        ":payload": message.payload, ":text": message.text, ":state": message.state.word(),
        ":next_at": message.next_at.0, ":expires_at": message.expires_at.map(|t| t.0),
        ":closing": message.closing, ":exercise": message.exercise, ":created_at": message.created_at.0,
    })?;
    Ok(older)
}

/// Messages of one incident, in the order of their approval.
///
/// # Errors
/// When the file cannot be read.
pub fn of_incident(
    connection: &Connection,
    incident: IncidentId,
) -> Result<Vec<Message>, StoreError> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM outbox WHERE incident = ?1 ORDER BY created_at, rowid"
    ))?;
    let rows = statement.query_map([incident.to_string()], read)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The last message of an incident to each channel, in the order of their approval.
///
/// # Errors
/// When the file cannot be read.
pub fn last_of_each(
    connection: &Connection,
    incident: IncidentId,
) -> Result<Vec<Message>, StoreError> {
    let mut statement = connection.prepare_cached(&format!(
        "WITH RECURSIVE channel (name) AS (
           SELECT min(channel_id) FROM outbox WHERE incident = ?1
           UNION ALL
           SELECT (SELECT min(channel_id) FROM outbox WHERE incident = ?1 AND channel_id > name)
           FROM channel WHERE name IS NOT NULL
         )
         SELECT {COLUMNS} FROM outbox WHERE rowid IN (
           SELECT (SELECT rowid FROM outbox WHERE incident = ?1 AND channel_id = name
                   ORDER BY created_at DESC, rowid DESC LIMIT 1) FROM channel
         ) ORDER BY created_at, rowid"
    ))?;
    let rows = statement.query_map([incident.to_string()], read)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The last message to a channel, of any incident.
///
/// # Errors
/// When the file cannot be read.
pub fn last_of_channel(
    connection: &Connection,
    channel: &str,
) -> Result<Option<Message>, StoreError> {
    let found = connection
        .prepare_cached(&format!(
            "SELECT {COLUMNS} FROM outbox WHERE channel_id = ?1 ORDER BY created_at DESC, rowid DESC LIMIT 1"
        ))?
        .query_row([channel], read)
        .optional()?;
    Ok(found)
}

/// One message.
///
/// # Errors
/// When the file cannot be read.
pub fn find(connection: &Connection, id: OutboxId) -> Result<Option<Message>, StoreError> {
    let found = connection
        .prepare_cached(&format!("SELECT {COLUMNS} FROM outbox WHERE id = ?1"))?
        .query_row([id.to_string()], read)
        .optional()?;
    Ok(found)
}

/// Messages that are not at their end, in the order of their approval.
///
/// # Errors
/// When the file cannot be read.
pub fn unfinished(connection: &Connection) -> Result<Vec<Message>, StoreError> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM outbox WHERE state IN ('queued', 'retry', 'sending') ORDER BY created_at, rowid"
    ))?;
    let rows = statement.query_map([], read)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// True when the time of a message's next attempt has come. The first attempt is always due; a time further away than
/// any wait was written before the clock was put back.
#[must_use]
pub fn is_due(message: &Message, now: Millis) -> bool {
    message.state != DeliveryState::Sending
        && (message.attempt == 0
            || message.next_at <= now
            || message.next_at.since(now) > LONGEST_WAIT_MS)
}

/// The messages of an incident that still wait, closing posts left out; with `pings_only` those of automatic pings.
///
/// # Errors
/// When the file cannot be read.
pub fn waiting(
    connection: &Connection,
    incident: IncidentId,
    pings_only: bool,
) -> Result<Vec<Message>, StoreError> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM outbox
         WHERE incident = ?1 AND state IN ('queued', 'retry') AND closing = 0
           AND (NOT ?2 OR event_id IN (SELECT id FROM event WHERE incident = ?1 AND kind = 'ping_posted'))
         ORDER BY created_at, rowid"
    ))?;
    let rows = statement.query_map((incident.to_string(), pings_only), read)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Claims a message for its next attempt: `sending` from now on. False when somebody else was quicker.
///
/// # Errors
/// When the file cannot be written.
pub fn claim(tx: &Connection, id: OutboxId, now: Millis) -> Result<bool, StoreError> {
    let claimed = tx
        .prepare_cached(
            "UPDATE outbox SET state = 'sending', attempt = attempt + 1, changed_at = ?2
             WHERE id = ?1 AND state IN ('queued', 'retry')
               AND (attempt = 0 OR next_at <= ?2 OR next_at - ?2 > ?3)",
        )?
        .execute((id.to_string(), now.0, LONGEST_WAIT_MS))?;
    if claimed == 1 {
        tx.prepare_cached(
            "INSERT INTO attempt (outbox_id, n, started_at) SELECT id, attempt, ?2 FROM outbox WHERE id = ?1",
        )?
        .execute((id.to_string(), now.0))?;
    }
    Ok(claimed == 1)
}

/// Ends the running attempt and sets what comes next.
///
/// # Errors
/// When the file cannot be written.
pub fn set_state(
    tx: &Connection,
    id: OutboxId,
    state: DeliveryState,
    now: Millis,
    status: Option<u16>,
    reason: Option<&str>,
) -> Result<(), StoreError> {
    tx.prepare_cached(
        "UPDATE attempt SET ended_at = ?2, outcome = ?3, status = ?4, reason = ?5
         WHERE outbox_id = ?1 AND ended_at IS NULL",
    )?
    .execute((id.to_string(), now.0, state.word(), status, reason))?;
    tx.prepare_cached(
        "UPDATE outbox SET state = ?2, status = ?3, reason = ?4, changed_at = ?5 WHERE id = ?1",
    )?
    .execute((id.to_string(), state.word(), status, reason, now.0))?;
    Ok(())
}

/// Sets when a message is tried again.
///
/// # Errors
/// When the file cannot be written.
pub fn try_at(tx: &Connection, id: OutboxId, next_at: Millis) -> Result<(), StoreError> {
    tx.prepare_cached("UPDATE outbox SET next_at = ?2 WHERE id = ?1")?
        .execute((id.to_string(), next_at.0))?;
    Ok(())
}

/// Queues a message once more because a person asked for it, at once and until `expires_at`.
///
/// # Errors
/// When the file cannot be written.
pub fn start_over(
    tx: &Connection,
    id: OutboxId,
    now: Millis,
    expires_at: Millis,
) -> Result<(), StoreError> {
    tx.prepare_cached(
        "UPDATE outbox SET state = 'queued', next_at = ?2, reason = NULL, status = NULL, changed_at = ?2,
                           expires_at = CASE WHEN closing = 1 THEN NULL ELSE ?3 END
         WHERE id = ?1",
    )?
    .execute((id.to_string(), now.0, expires_at.0))?;
    Ok(())
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
        state: DeliveryState::from_word(&state).unwrap_or(DeliveryState::Uncertain),
        attempt: row.get(8)?,
        next_at: Millis(row.get(9)?),
        expires_at: row.get::<_, Option<i64>>(10)?.map(Millis),
        closing: row.get(11)?,
        exercise: row.get(12)?,
        status: row.get(13)?,
        reason: row.get(14)?,
        created_at: Millis(row.get(15)?),
        changed_at: Millis(row.get(16)?),
    })
}
