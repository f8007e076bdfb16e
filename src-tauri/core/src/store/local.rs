//! What belongs to this laptop alone: its settings, what its channels were bound to, who is composing.

pub mod drafts;

use rusqlite::{Connection, OptionalExtension};

use super::StoreError;
use super::outbox::LONGEST_WAIT_MS;
use crate::clock::Millis;
use crate::ids::IncidentId;

/// A setting of this laptop.
pub fn setting(connection: &Connection, name: &str) -> Result<Option<String>, StoreError> {
    let value = connection
        .prepare_cached("SELECT value FROM setting WHERE name = ?1")?
        .query_row([name], |row| row.get(0))
        .optional()?;
    Ok(value)
}

/// Keeps a setting; `None` forgets it.
pub fn set_setting(tx: &Connection, name: &str, value: Option<&str>) -> Result<(), StoreError> {
    match value {
        Some(value) => tx.execute(
            "INSERT INTO setting (name, value) VALUES (?1, ?2)
             ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            (name, value),
        )?,
        None => tx.execute("DELETE FROM setting WHERE name = ?1", [name])?,
    };
    Ok(())
}

/// All settings whose name begins with `prefix`, by name. A prefix has no `*`, `?` or `[`.
pub fn settings_under(
    connection: &Connection,
    prefix: &str,
) -> Result<Vec<(String, String)>, StoreError> {
    let mut read = connection.prepare_cached(
        "SELECT name, value FROM setting WHERE name GLOB ?1 || '*' ORDER BY name",
    )?;
    let rows = read.query_map([prefix], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// What a channel was bound to on this laptop, and why it is paused, if it is.
pub fn binding(
    connection: &Connection,
    name: &str,
) -> Result<Option<(String, Option<String>)>, StoreError> {
    let found = connection
        .prepare_cached("SELECT binding, paused FROM channel_binding WHERE name = ?1")?
        .query_row([name], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    Ok(found)
}

/// Binds a channel on this laptop and lets it send.
pub fn bind(tx: &Connection, name: &str, binding: &str, now: Millis) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO channel_binding (name, binding, confirmed_at, paused) VALUES (?1, ?2, ?3, NULL)
         ON CONFLICT (name) DO UPDATE SET binding = excluded.binding, confirmed_at = excluded.confirmed_at,
                                          paused = NULL",
        (name, binding, now.0),
    )?;
    Ok(())
}

/// Pauses a channel that refused, until a person confirms it.
pub fn pause(tx: &Connection, name: &str, why: &str) -> Result<(), StoreError> {
    tx.execute("UPDATE channel_binding SET paused = ?2 WHERE name = ?1", (name, why))?;
    Ok(())
}

/// Forgets a channel.
pub fn unbind(tx: &Connection, name: &str) -> Result<(), StoreError> {
    tx.execute("DELETE FROM channel_binding WHERE name = ?1", [name])?;
    rest(tx, name, None)
}

/// Leaves a channel alone until a time; `None` ends that.
pub fn rest(tx: &Connection, channel: &str, until: Option<Millis>) -> Result<(), StoreError> {
    match until {
        Some(until) => tx.execute(
            "INSERT INTO channel_rest (name, until) VALUES (?1, ?2)
             ON CONFLICT (name) DO UPDATE SET until = excluded.until",
            (channel, until.0),
        )?,
        None => tx.execute("DELETE FROM channel_rest WHERE name = ?1", [channel])?,
    };
    Ok(())
}

/// True while a channel is left alone. A time further away than any wait was written before the clock was put back.
pub fn rests(connection: &Connection, channel: &str, now: Millis) -> Result<bool, StoreError> {
    let until: Option<i64> = connection
        .prepare_cached("SELECT until FROM channel_rest WHERE name = ?1")?
        .query_row([channel], |row| row.get(0))
        .optional()?;
    Ok(until.is_some_and(|until| (1..=LONGEST_WAIT_MS).contains(&Millis(until).since(now))))
}

/// Says until when the composer of an incident is open; `None` when it was closed.
pub fn set_composing(
    tx: &Connection,
    incident: IncidentId,
    until: Option<Millis>,
) -> Result<(), StoreError> {
    match until {
        Some(until) => tx.execute(
            "INSERT INTO composing (incident, until) VALUES (?1, ?2)
             ON CONFLICT (incident) DO UPDATE SET until = excluded.until",
            (incident.to_string(), until.0),
        )?,
        None => tx.execute("DELETE FROM composing WHERE incident = ?1", [incident.to_string()])?,
    };
    Ok(())
}

/// The incidents whose composer was open in a window that did not say that it closed, and whose mark has run out.
pub fn left_composing(connection: &Connection, now: Millis) -> Result<Vec<String>, StoreError> {
    let mut left = connection.prepare_cached("SELECT incident FROM composing WHERE until <= ?1")?;
    Ok(left.query_map([now.0], |row| row.get(0))?.collect::<Result<_, _>>()?)
}

/// True while the composer of an incident is open in some window of this laptop.
pub fn is_composing(
    connection: &Connection,
    incident: IncidentId,
    now: Millis,
) -> Result<bool, StoreError> {
    let until: Option<i64> = connection
        .prepare_cached("SELECT until FROM composing WHERE incident = ?1")?
        .query_row([incident.to_string()], |row| row.get(0))
        .optional()?;
    Ok(until.is_some_and(|until| now.0 < until))
}
