//! What becomes of messages: each a change of one row, in the transaction of what says so.

use rusqlite::Connection;

use super::{LONGEST_WAIT_MS, UNFINISHED, WAITING};
use crate::clock::Millis;
use crate::ids::{EventId, IncidentId, OutboxId};
use crate::incident::DeliveryState;
use crate::store::Result;
use crate::store::rows::run;

/// Claims a message for its next attempt: `sending` from now on. False when somebody else was quicker.
pub fn claim(tx: &Connection, id: OutboxId, now: Millis) -> Result<bool> {
    let claimed = tx
        .prepare_cached(&format!(
            "UPDATE outbox SET state = 'sending', attempt = attempt + 1, changed_at = ?2
             WHERE id = ?1 AND {WAITING}
               AND (attempt = 0 OR next_at <= ?2 OR next_at - ?2 > ?3)"
        ))?
        .execute((id.to_string(), now.0, LONGEST_WAIT_MS))?;
    if claimed == 1 {
        let sql = "INSERT INTO attempt (outbox_id, n, started_at)
                   SELECT ?1, 1 + coalesce(max(n), 0), ?2 FROM attempt WHERE outbox_id = ?1";
        run(tx, sql, (id.to_string(), now.0))?;
    }
    Ok(claimed == 1)
}

/// Ends the running attempt and sets what comes next.
pub fn set_state(
    tx: &Connection,
    id: OutboxId,
    state: DeliveryState,
    now: Millis,
    status: Option<u16>,
    reason: Option<&str>,
) -> Result<()> {
    let sql = "UPDATE attempt SET ended_at = ?2, outcome = ?3, status = ?4, reason = ?5
               WHERE outbox_id = ?1 AND ended_at IS NULL";
    run(tx, sql, (id.to_string(), now.0, state.word(), status, reason))?;
    let sql =
        "UPDATE outbox SET state = ?2, status = ?3, reason = ?4, changed_at = ?5 WHERE id = ?1";
    run(tx, sql, (id.to_string(), state.word(), status, reason, now.0))
}

/// Sets when a message is tried again.
pub fn try_at(tx: &Connection, id: OutboxId, next_at: Millis) -> Result<()> {
    run(tx, "UPDATE outbox SET next_at = ?2 WHERE id = ?1", (id.to_string(), next_at.0))
}

/// Says what a message under way becomes when its request fails. What was said first holds.
pub fn recall(tx: &Connection, id: OutboxId, state: DeliveryState, why: &str) -> Result<()> {
    let sql = "UPDATE outbox SET recalled = ?2, recalled_why = ?3
               WHERE id = ?1 AND state = 'sending' AND recalled IS NULL";
    run(tx, sql, (id.to_string(), state.word(), why))
}

/// Takes the words out of the messages of a post.
pub fn drop_words(tx: &Connection, event: EventId, instead: &str) -> Result<()> {
    let sql = "UPDATE outbox SET payload = '', text = ?2 WHERE event_id = ?1";
    run(tx, sql, (event.to_string(), instead))
}

/// Anchors the times of what waits anew, because the clock was put back: nothing waits for a time further ahead than any
/// wait, or lives longer than until `latest`.
pub fn anchor(tx: &Connection, incident: IncidentId, now: Millis, latest: Millis) -> Result<()> {
    let sql = format!(
        "UPDATE outbox SET next_at = min(next_at, ?2), expires_at = min(expires_at, ?3)
         WHERE incident = ?1 AND {UNFINISHED}"
    );
    run(tx, &sql, (incident.to_string(), now.plus(LONGEST_WAIT_MS).0, latest.0))
}

/// Queues a message once more because a person asked for it, at once and until `expires_at`. Its attempts count anew.
pub fn start_over(tx: &Connection, id: OutboxId, now: Millis, expires_at: Millis) -> Result<()> {
    let sql = "UPDATE outbox SET state = 'queued', attempt = 0, next_at = ?2, reason = NULL, status = NULL, changed_at = ?2,
                                 recalled = NULL, recalled_why = NULL,
                                 expires_at = CASE WHEN closing = 1 THEN NULL ELSE ?3 END
               WHERE id = ?1";
    run(tx, sql, (id.to_string(), now.0, expires_at.0))
}
