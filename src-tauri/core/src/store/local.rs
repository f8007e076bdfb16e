//! What belongs to this laptop alone: its settings, what its channels were bound to, who is composing.

pub mod drafts;

use rusqlite::{Connection, ToSql};

use super::Result;
use super::outbox::LONGEST_WAIT_MS;
use super::rows::{all, cell, one, run};
use crate::clock::Millis;
use crate::ids::IncidentId;

/// A setting of this laptop.
pub fn setting(connection: &Connection, name: &str) -> Result<Option<String>> {
    cell(connection, "SELECT value FROM setting WHERE name = ?1", [name])
}

/// Keeps a setting; `None` forgets it.
pub fn set_setting(tx: &Connection, name: &str, value: Option<&str>) -> Result<()> {
    put(tx, ["setting", "name", "value"], name, value)
}

/// Keeps the value of a key in a table, whose name comes first; `None` forgets the key.
fn put(
    tx: &Connection,
    [table, key, value]: [&str; 3],
    of: &str,
    to: Option<impl ToSql>,
) -> Result<()> {
    match to {
        Some(to) => {
            let sql = format!(
                "INSERT INTO {table} ({key}, {value}) VALUES (?1, ?2)
                 ON CONFLICT ({key}) DO UPDATE SET {value} = excluded.{value}"
            );
            run(tx, &sql, (of, to))
        }
        None => run(tx, &format!("DELETE FROM {table} WHERE {key} = ?1"), [of]),
    }
}

/// All settings whose name begins with `prefix`, by name. A prefix has no `*`, `?` or `[`.
pub fn settings_under(connection: &Connection, prefix: &str) -> Result<Vec<(String, String)>> {
    let sql = "SELECT name, value FROM setting WHERE name GLOB ?1 || '*' ORDER BY name";
    all(connection, sql, [prefix], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// What a channel was bound to on this laptop, and why it is paused, if it is.
pub fn binding(connection: &Connection, name: &str) -> Result<Option<(String, Option<String>)>> {
    let sql = "SELECT binding, paused FROM channel_binding WHERE name = ?1";
    one(connection, sql, [name], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// Binds a channel on this laptop and lets it send.
pub fn bind(tx: &Connection, name: &str, binding: &str, now: Millis) -> Result<()> {
    let sql = "INSERT INTO channel_binding (name, binding, confirmed_at, paused) VALUES (?1, ?2, ?3, NULL)
               ON CONFLICT (name) DO UPDATE SET binding = excluded.binding, confirmed_at = excluded.confirmed_at,
                                                paused = NULL";
    run(tx, sql, (name, binding, now.0))
}

/// Pauses a channel that refused, until a person confirms it.
pub fn pause(tx: &Connection, name: &str, why: &str) -> Result<()> {
    run(tx, "UPDATE channel_binding SET paused = ?2 WHERE name = ?1", (name, why))
}

/// Forgets a channel.
pub fn unbind(tx: &Connection, name: &str) -> Result<()> {
    tx.execute("DELETE FROM channel_binding WHERE name = ?1", [name])?;
    rest(tx, name, None)
}

/// Leaves a channel alone until a time; `None` ends that.
pub fn rest(tx: &Connection, channel: &str, until: Option<Millis>) -> Result<()> {
    put(tx, ["channel_rest", "name", "until"], channel, until.map(|at| at.0))
}

/// True while a channel is left alone. A time further away than any wait was written before the clock was put back.
pub fn rests(connection: &Connection, channel: &str, now: Millis) -> Result<bool> {
    let sql = "SELECT until FROM channel_rest WHERE name = ?1";
    let until: Option<i64> = cell(connection, sql, [channel])?;
    Ok(until.is_some_and(|until| (1..=LONGEST_WAIT_MS).contains(&Millis(until).since(now))))
}

/// Says until when the composer of an incident is open; `None` when it was closed.
pub fn set_composing(tx: &Connection, incident: IncidentId, until: Option<Millis>) -> Result<()> {
    put(tx, ["composing", "incident", "until"], &incident.to_string(), until.map(|at| at.0))
}

/// The incidents whose composer was open in a window that did not say that it closed, and whose mark has run out.
pub fn left_composing(connection: &Connection, now: Millis) -> Result<Vec<String>> {
    all(connection, "SELECT incident FROM composing WHERE until <= ?1", [now.0], |row| row.get(0))
}

/// True while the composer of an incident is open in some window of this laptop.
pub fn is_composing(connection: &Connection, incident: IncidentId, now: Millis) -> Result<bool> {
    let sql = "SELECT until FROM composing WHERE incident = ?1";
    let until: Option<i64> = cell(connection, sql, [incident.to_string()])?;
    Ok(until.is_some_and(|until| now.0 < until))
}
