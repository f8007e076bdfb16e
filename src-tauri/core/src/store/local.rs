//! What belongs to this laptop alone: who it is, its settings, what its channels were bound to, who is composing.

use rusqlite::{Connection, OptionalExtension, TransactionBehavior};

use super::outbox::LONGEST_WAIT_MS;
use super::{Device, StoreError};
use crate::clock::Millis;
use crate::ids::{DeviceId, Ids, IncidentId};

/// Reads who this installation is. A new id is made for a new store, and when the machine is another one: the folder
/// was copied or restored elsewhere, and two laptops must not write the same lane.
pub(super) fn device(
    connection: &mut Connection,
    now: Millis,
    read_only: bool,
) -> Result<Device, StoreError> {
    let machine = machine_uid::get().unwrap_or_default();
    if let Some(known) = kept(connection, &machine, read_only)? {
        return Ok(known);
    }
    let name = whoami::hostname().unwrap_or_else(|_| "this laptop".to_owned());
    let device = Device { id: DeviceId(Ids::at(now).next_uuid()), name };
    if read_only {
        return Ok(device);
    }
    // Two programs may start on a new folder at the same time: the second one waits here and finds the first one's id.
    let tx = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    if let Some(known) = kept(&tx, &machine, read_only)? {
        return Ok(known);
    }
    // What the other machine had queued it may have sent: nobody here knows.
    tx.execute(
        "UPDATE outbox SET state = 'uncertain', changed_at = ?1, reason = 'the data was moved to another machine'
         WHERE state IN ('queued', 'retry', 'sending')",
        [now.0],
    )?;
    tx.execute(
        "INSERT INTO device (only, id, name, machine, created_at) VALUES (1, ?1, ?2, ?3, ?4)
         ON CONFLICT (only) DO UPDATE SET id = excluded.id, name = excluded.name,
                                          machine = excluded.machine, created_at = excluded.created_at",
        (device.id.to_string(), &device.name, machine, now.0),
    )?;
    tx.commit()?;
    Ok(device)
}

/// Who was written down, when that still holds on this machine.
fn kept(
    connection: &Connection,
    machine: &str,
    read_only: bool,
) -> Result<Option<Device>, StoreError> {
    let row: Option<(String, String, String)> = connection
        .query_row("SELECT id, name, machine FROM device WHERE only = 1", [], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?))
        })
        .optional()?;
    let row = row.filter(|(_, _, made_on)| made_on == machine || read_only);
    Ok(row.and_then(|(id, name, _)| Some(Device { id: id.parse().ok()?, name })))
}

/// A setting of this laptop.
///
/// # Errors
/// When the file cannot be read.
pub fn setting(connection: &Connection, name: &str) -> Result<Option<String>, StoreError> {
    let value = connection
        .prepare_cached("SELECT value FROM setting WHERE name = ?1")?
        .query_row([name], |row| row.get(0))
        .optional()?;
    Ok(value)
}

/// Keeps a setting; `None` forgets it.
///
/// # Errors
/// When the file cannot be written.
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
///
/// # Errors
/// When the file cannot be read.
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
///
/// # Errors
/// When the file cannot be read.
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
///
/// # Errors
/// When the file cannot be written.
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
///
/// # Errors
/// When the file cannot be written.
pub fn pause(tx: &Connection, name: &str, why: &str) -> Result<(), StoreError> {
    tx.execute("UPDATE channel_binding SET paused = ?2 WHERE name = ?1", (name, why))?;
    Ok(())
}

/// Forgets a channel.
///
/// # Errors
/// When the file cannot be written.
pub fn unbind(tx: &Connection, name: &str) -> Result<(), StoreError> {
    tx.execute("DELETE FROM channel_binding WHERE name = ?1", [name])?;
    rest(tx, name, None)
}

/// Leaves a channel alone until a time; `None` ends that.
///
/// # Errors
/// When the file cannot be written.
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
///
/// # Errors
/// When the file cannot be read.
pub fn rests(connection: &Connection, channel: &str, now: Millis) -> Result<bool, StoreError> {
    let until: Option<i64> = connection
        .prepare_cached("SELECT until FROM channel_rest WHERE name = ?1")?
        .query_row([channel], |row| row.get(0))
        .optional()?;
    Ok(until.is_some_and(|until| (1..=LONGEST_WAIT_MS).contains(&Millis(until).since(now))))
}

/// Says until when the composer of an incident is open; `None` when it was closed.
///
/// # Errors
/// When the file cannot be written.
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

/// True while the composer of an incident is open in some window of this laptop.
///
/// # Errors
/// When the file cannot be read.
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
