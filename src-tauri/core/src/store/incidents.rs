//! What is derived from the log: the list of incidents and the folded state of each. Disposable: cleared and replayed
//! whenever its version is not this program's.

use rusqlite::{Connection, Row as SqlRow, Transaction, named_params};

use super::error::is_of_a_row;
use super::folded::VERSION;
pub use super::folded::{Folded, catch_up};
use super::log::{self, parsed};
use super::rows::{one, readable, run, sole};
use super::{Result, Store, StoreError, snapshot, timeline, uses};
use crate::clock::Millis;
use crate::ids::{DeviceId, IncidentId};
use crate::incident::clock::Lasted;
use crate::incident::{IncidentState, incident_number};
use crate::severity::Severity;

const NAME: &str = "incidents";
/// The tables that are derived, each with the column that names the incident.
const DERIVED: [(&str, &str); 5] = [
    ("incident", "id"),
    ("snapshot", "incident"),
    ("runbook_use", "incident"),
    ("timeline", "incident"),
    ("timeline_size", "incident"),
];
/// What [`listed`] reads.
const LISTED: &str = "SELECT id, number, device, title, severity, state, exercise, declared_at, ended_at, device_name, \
                      lasted_ms, at_least FROM incident";
/// How an incident is called of which nothing can be read.
const UNNAMED: &str = "an incident without a name";

/// An incident in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the columns are those of `Facts`")]
pub struct Listed {
    pub id: IncidentId,
    pub number: u32,
    pub device: DeviceId,
    pub device_name: Option<String>,
    pub title: String,
    pub severity: Severity,
    pub state: IncidentState,
    pub exercise: bool,
    pub declared_at: Millis,
    pub ended_at: Option<Millis>,
    pub lasted: Option<Lasted>,
}

/// Writes what is derived of one incident, whose entries up to `since` were projected before. `snapshot` says whether
/// the folded state is kept as well.
pub fn project(tx: &Transaction<'_>, folded: &Folded, since: i64, snapshot: bool) -> Result<()> {
    let Some(facts) = &folded.state.declared else { return Ok(()) };
    // A list compares the ends of all, and the wall's clock is what they share.
    let ended_at = folded.state.ended_at;
    let ended_at = ended_at.map(|at| folded.state.real_at(at).unwrap_or(at));
    let sql = "INSERT INTO incident (id, number, device, device_name, title, severity, state, exercise, declared_at, ended_at,
                                     lasted_ms, at_least, items, arrived)
               VALUES (:id, :number, :device, :device_name, :title, :severity, :state, :exercise, :declared_at, :ended_at,
                       :lasted_ms, :at_least, :items, (SELECT min(seq) FROM event WHERE incident = :id))
               ON CONFLICT (id) DO UPDATE SET title = excluded.title, severity = excluded.severity,
                                              state = excluded.state, declared_at = excluded.declared_at,
                                              ended_at = excluded.ended_at,
                                              lasted_ms = excluded.lasted_ms, at_least = excluded.at_least,
                                              items = excluded.items,
                                              device_name = excluded.device_name";
    run(
        tx,
        sql,
        named_params! {
            ":id": facts.id.to_string(), ":number": facts.number, ":device": facts.device.to_string(),
            ":title": facts.title, ":severity": facts.severity.word(), ":state": facts.state.word(),
            ":exercise": facts.exercise, ":declared_at": folded.state.declared_at().unwrap_or(facts.declared_at).0,
            ":ended_at": ended_at.map(|t| t.0), ":device_name": facts.device_name,
            ":lasted_ms": folded.state.lasted.map(|lasted| lasted.ms),
            ":at_least": folded.state.lasted.is_some_and(|lasted| lasted.at_least),
            ":items": i64::try_from(folded.state.items.len()).unwrap_or(i64::MAX),
        },
    )?;
    let sql = "INSERT INTO projection (name, version, last_seq) VALUES (?1, ?2, ?3)
               ON CONFLICT (name) DO UPDATE SET version = excluded.version, last_seq = max(last_seq, excluded.last_seq)";
    run(tx, sql, (NAME, VERSION, folded.last_seq))?;
    timeline::project(tx, facts.id, since)?;
    uses::project(tx, folded, since)?;
    if snapshot {
        snapshot::keep(tx, facts.id, folded)?;
    }
    Ok(())
}

/// Replays the log when what is derived is from another version of the fold, or stops before the log's end.
pub(super) fn rebuild_if_outdated(store: &mut Store) -> Result<()> {
    let sql = "SELECT version, last_seq FROM projection WHERE name = ?1";
    let kept: Option<(i64, i64)> =
        one(store.read(), sql, [NAME], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let last = log::last_seq(store.read())?;
    // What cannot be read of it is written anew, too.
    let is_whole = || Ok::<_, StoreError>(unreadable(store.read())?.is_empty());
    if last == 0 || (kept == Some((VERSION, last)) && is_whole()?) {
        return Ok(());
    }
    rebuild(store)
}

/// Clears what is derived and replays the log. Of an incident whose entries cannot be read, what was derived before
/// stays: it is still listed and named.
pub fn rebuild(store: &mut Store) -> Result<()> {
    let tx = store.write()?;
    let mut kept = Vec::new();
    let mut whole = Vec::new();
    for incident in log::touched(&tx, 0)? {
        let mut folded = Folded::default();
        match catch_up(&tx, incident, &mut folded) {
            Ok(()) if folded.state.declared.is_some() => whole.push(folded),
            Ok(()) => kept.push(incident.to_string()),
            Err(error) if error.is_damaged() => kept.push(incident.to_string()),
            Err(error) => return Err(error),
        }
    }
    let kept = serde_json::to_string(&kept)?;
    for (table, incident) in DERIVED {
        let others = "NOT IN (SELECT value FROM json_each(?1))";
        tx.execute(&format!("DELETE FROM {table} WHERE {incident} {others}"), [&kept])?;
    }
    for folded in &whole {
        project(&tx, folded, 0, true)?;
    }
    tx.execute(
        "INSERT INTO projection (name, version, last_seq) VALUES (?1, ?2, ?3)
         ON CONFLICT (name) DO UPDATE SET version = excluded.version, last_seq = excluded.last_seq",
        (NAME, VERSION, log::last_seq(&tx)?),
    )?;
    tx.commit()?;
    Ok(())
}

/// Writes what is derived of one incident from its entries alone.
pub(super) fn replay(tx: &Transaction<'_>, incident: IncidentId) -> Result<()> {
    let mut folded = Folded::default();
    catch_up(tx, incident, &mut folded)?;
    project(tx, &folded, 0, true)
}

/// The number that the next incident of this device gets: consecutive, from 1.
pub fn next_number(connection: &Connection, device: DeviceId) -> Result<u32> {
    // A number that no incident can have is damage, and would leave none for the next.
    let sql =
        "SELECT max(number) FROM incident WHERE device = ?1 AND number BETWEEN 1 AND 1000000000";
    let last: Option<u32> = sole(connection, sql, [device.to_string()])?;
    Ok(last.unwrap_or_default() + 1)
}

/// How an incident is called: its number, and its laptop where several have one of that number.
pub fn name(connection: &Connection, number: u32, device: DeviceId) -> Result<String> {
    called(connection, number, device, 1)
}

/// The name of a number, with the laptop where more than so many incidents have that number.
fn called(connection: &Connection, number: u32, device: DeviceId, most: u32) -> Result<String> {
    let sql = "SELECT 1 FROM incident WHERE number = ?1 LIMIT 1 OFFSET ?2";
    let plain = incident_number(number);
    let is_shared = connection.prepare_cached(sql)?.exists([number, most])?;
    Ok(if is_shared { format!("{plain}@{}", device.short()) } else { plain })
}

/// How an incident that this laptop declares next will be called, with that number.
pub fn name_of_next(connection: &Connection, number: u32, device: DeviceId) -> Result<String> {
    called(connection, number, device, 0)
}

/// Every incident, the latest declared first.
pub fn list(connection: &Connection) -> Result<Vec<Listed>> {
    // What only a newer program knows is passed over too: one incident hides no other.
    readable(connection, &format!("{LISTED} ORDER BY arrived DESC"), [], listed)
}

/// The incidents that [`list`] leaves out, by what is left of their names.
pub fn unreadable(connection: &Connection) -> Result<Vec<String>> {
    let mut statement = connection.prepare_cached(LISTED)?;
    let mut rows = statement.query([])?;
    let mut names = Vec::new();
    while let Some(row) = rows.next()? {
        if listed(row).is_err_and(|error| is_of_a_row(&error)) {
            let called = match (row.get(1), parsed(row, 2)) {
                (Ok(number), Ok(device)) => Some(name(connection, number, device)?),
                (number, _) => number.ok().map(incident_number),
            };
            names.push(called.or_else(|| row.get(0).ok()).unwrap_or_else(|| UNNAMED.to_owned()));
        }
    }
    Ok(names)
}

/// The open incidents, the latest declared first. A state that only a newer program knows is none of this one's open
/// ones.
pub fn open(connection: &Connection) -> Result<Vec<IncidentId>> {
    let sql = "SELECT id FROM incident WHERE state IN (?1, ?2, ?3) ORDER BY arrived DESC";
    readable(connection, sql, IncidentState::OPEN.map(IncidentState::word), |row| parsed(row, 0))
}

/// The incidents that have action items, the latest declared first.
pub fn with_items(connection: &Connection) -> Result<Vec<Listed>> {
    let sql = format!("{LISTED} WHERE items > 0 ORDER BY arrived DESC");
    readable(connection, &sql, [], listed)
}

/// The incidents that were resolved after `since` and are not closed.
pub fn resolved_since(connection: &Connection, since: Millis) -> Result<Vec<IncidentId>> {
    let sql = "SELECT id FROM incident WHERE state = ?1 AND ended_at > ?2";
    readable(connection, sql, (IncidentState::Resolved.word(), since.0), |row| parsed(row, 0))
}

fn listed(row: &SqlRow<'_>) -> rusqlite::Result<Listed> {
    let (lasted, at_least): (Option<i64>, bool) = (row.get(10)?, row.get(11)?);
    Ok(Listed {
        id: parsed(row, 0)?,
        number: row.get(1)?,
        device: parsed(row, 2)?,
        title: row.get(3)?,
        severity: parsed(row, 4)?,
        state: parsed(row, 5)?,
        exercise: row.get(6)?,
        declared_at: Millis(row.get(7)?),
        ended_at: row.get::<_, Option<i64>>(8)?.map(Millis),
        device_name: row.get(9)?,
        lasted: lasted.map(|ms| Lasted { ms, at_least }),
    })
}
