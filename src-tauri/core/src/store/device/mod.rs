//! Who this installation is: a laptop and its data folder.
//!
//! A device appends to lanes of its own, and one that speaks for an incident sends for it. So a folder that was copied, or
//! restored from a copy, is another device: otherwise both would write the same places of one lane, and both would send
//! what waits. Three things tell it: the machine is another one, the file is not the one that was written ([`place`]), or
//! the log ends before an entry that this folder has seen ([`witness`]).

mod place;
mod witness;

#[cfg(test)]
mod tests;

use rusqlite::{Connection, TransactionBehavior};
use std::path::Path;

use super::outbox::UNFINISHED;
use super::rows::{one, run};
use super::{FILE, Result};
use crate::clock::Millis;
use crate::ids::{DeviceId, Ids};
use place::Place;
pub(super) use witness::keep as keep_witness;

/// Who this installation is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Device {
    /// Its id.
    pub id: DeviceId,
    /// The host's name; of a copy on the same host, with the time from which it is one.
    pub name: String,
}

/// Why this data belongs to another device than the one that wrote it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moved {
    /// The machine is another one.
    Machine,
    /// The file is a copy of the one that was written.
    Copied,
    /// The file was put back to an earlier state.
    PutBack,
}

impl Moved {
    /// In one sentence, with what follows from it.
    #[must_use]
    pub fn sentence(self) -> &'static str {
        match self {
            Self::Machine => {
                "This data was written on another machine, so this one records and sends under a name of its own: texts that waited are not sent again, and `holdfast take INC` makes it ping for an open incident."
            }
            Self::Copied => {
                "This data is a copy, so it records and sends under a name of its own: texts that waited are not sent again, and `holdfast take INC` makes it ping for an open incident."
            }
            Self::PutBack => {
                "This data was put back to an earlier state, so it records and sends under a new name: texts that waited are not sent again, and `holdfast take INC` makes it ping for an open incident."
            }
        }
    }

    /// Why a text that waited may have been sent.
    fn why_uncertain(self) -> &'static str {
        match self {
            Self::Machine => {
                "the data was moved to another machine: the first one may have sent it"
            }
            Self::Copied => "the data was copied: the original may have sent it",
            Self::PutBack => {
                "the data was put back to an earlier state: it may have been sent since"
            }
        }
    }
}

/// What the table `device` holds.
struct Kept {
    device: Device,
    machine: String,
    place: Option<Place>,
}

/// Reads who this installation is, and makes a new device of it where it is another one.
pub(super) fn this(
    connection: &mut Connection,
    folder: &Path,
    now: Millis,
    read_only: bool,
) -> Result<(Device, Option<Moved>)> {
    let machine = machine_uid::get().unwrap_or_default();
    let place = Place::of(&folder.join(FILE));
    let kept = kept(connection)?;
    if read_only {
        let unknown = || Device { id: DeviceId(Ids::at(now).next_uuid()), name: host() };
        return Ok((kept.map_or_else(unknown, |kept| kept.device), None));
    }
    if let Some(known) = kept.filter(|kept| kept.place.as_ref() == Some(&place))
        && moved(connection, folder, &known, &machine, &place)?.is_none()
    {
        return Ok((known.device, None));
    }
    // Two programs may start on a new folder at the same time: the second one waits here and finds the first one's id.
    let tx = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let found = match self::kept(&tx)? {
        Some(known) => match moved(&tx, folder, &known, &machine, &place)? {
            None => (known.device, None),
            Some(why) => (renamed(&known.device, now), Some(why)),
        },
        None => (Device { id: DeviceId(Ids::at(now).next_uuid()), name: host() }, None),
    };
    if let (_, Some(why)) = &found {
        withhold(&tx, *why, now)?;
    }
    write(&tx, &found.0, &machine, &place, now)?;
    tx.commit()?;
    Ok(found)
}

/// Why the data is not where it was written, if so.
fn moved(
    connection: &Connection,
    folder: &Path,
    known: &Kept,
    machine: &str,
    place: &Place,
) -> Result<Option<Moved>> {
    Ok(if known.machine != machine {
        Some(Moved::Machine)
    } else if known.place.as_ref().is_some_and(|kept| !kept.is_same_file(place)) {
        Some(Moved::Copied)
    } else if witness::has_seen_more(connection, folder, known.device.id)? {
        Some(Moved::PutBack)
    } else {
        None
    })
}

fn host() -> String {
    whoami::hostname().unwrap_or_else(|_| "this laptop".to_owned())
}

/// A device of another name: on the same host, the time tells it from the first.
fn renamed(known: &Device, now: Millis) -> Device {
    let (id, host) = (DeviceId(Ids::at(now).next_uuid()), host());
    let is_same_host = known.name.starts_with(&host);
    let name = if is_same_host {
        format!("{host} since {}", now.utc().format("%Y-%m-%d %H:%M"))
    } else {
        host
    };
    Device { id, name }
}

/// What the other one had queued it may have sent: nobody here knows.
fn withhold(connection: &Connection, why: Moved, now: Millis) -> Result<()> {
    let sql = format!(
        "UPDATE outbox SET state = 'uncertain', changed_at = ?1, reason = ?2 WHERE {UNFINISHED}"
    );
    run(connection, &sql, (now.0, why.why_uncertain()))
}

fn write(
    connection: &Connection,
    device: &Device,
    machine: &str,
    place: &Place,
    now: Millis,
) -> Result<()> {
    let sql = "INSERT INTO device (only, id, name, machine, created_at, place) VALUES (1, ?1, ?2, ?3, ?4, ?5)
               ON CONFLICT (only) DO UPDATE SET id = excluded.id, name = excluded.name, machine = excluded.machine,
                                                place = excluded.place";
    run(connection, sql, (device.id.to_string(), &device.name, machine, now.0, place.to_string()))
}

fn kept(connection: &Connection) -> Result<Option<Kept>> {
    // A file of an older program that is only read has no place.
    let sql = "SELECT id, name, machine, place FROM device WHERE only = 1";
    let row: Option<(String, String, String, Option<String>)> =
        one(connection, sql, [], |row| row.try_into())?;
    Ok(row.and_then(|(id, name, machine, place)| {
        let place = place.and_then(|place| place.parse().ok());
        Some(Kept { device: Device { id: id.parse().ok()?, name }, machine, place })
    }))
}
