//! The table `event`: its only write, and its reads. Nothing else writes it, nothing deletes from it.

use rusqlite::types::{Type, Value};
use rusqlite::{Connection, Params, Row as SqlRow, Transaction, named_params, params_from_iter};
use serde_json::Value as Json;
use std::str::FromStr;

use super::Result;
use super::hash::{self, Hash};
pub use super::row::Row;
use super::rows::{all, cell, one, readable, run, sole};
use crate::clock::Millis;
use crate::ids::{DeviceId, EventId, IncidentId};
use crate::incident::Event;
use crate::incident::event::EntryKind;

/// What is to be appended; everything else follows from the lane.
#[derive(Clone, Debug)]
#[allow(missing_docs, reason = "ARCHITECTURE.md describes the columns, under The log")]
pub struct Entry<'a> {
    pub id: EventId,
    pub incident: IncidentId,
    pub now: Millis,
    pub happened_at: Option<Millis>,
    pub simulated_at: Option<Millis>,
    pub zone: &'a str,
    pub exercise: bool,
    pub actor: &'a str,
    pub kind: &'a str,
    pub corrects: Option<EventId>,
    pub body: &'a Json,
}

struct LaneHead {
    n: u64,
    order_at: Millis,
    hash: Hash,
}

/// Appends an entry to a device's lane of the incident.
///
/// # Errors
/// When the row cannot be written; the transaction is then to be dropped.
pub fn append(tx: &Transaction<'_>, device: DeviceId, entry: &Entry<'_>) -> Result<Row> {
    let head = lane_head(tx, entry.incident, device)?;
    let body = serde_json::to_string(entry.body)?;
    let mut row = Row {
        seq: 0,
        id: entry.id,
        incident: entry.incident,
        device,
        n: head.as_ref().map_or(1, |h| h.n + 1),
        hlc: next_hlc(tx, entry.incident, entry.now)?,
        recorded_at: entry.now,
        happened_at: entry.happened_at,
        order_at: entry
            .happened_at
            .unwrap_or_else(|| head.as_ref().map_or(entry.now, |h| entry.now.max(h.order_at))),
        zone: entry.zone.to_owned(),
        simulated_at: entry.simulated_at,
        exercise: entry.exercise,
        actor: entry.actor.to_owned(),
        kind: entry.kind.to_owned(),
        v: Event::VERSION,
        corrects: entry.corrects,
        body_hash: hash::of_body(&body),
        body: Some(body),
        prev_hash: head.map(|h| h.hash),
        hash: [0; 32],
    };
    row.hash = row.digest();
    insert(tx, &row)?;
    row.seq = tx.last_insert_rowid();
    Ok(row)
}

fn insert(tx: &Transaction<'_>, row: &Row) -> Result<()> {
    let sql = "INSERT INTO event (id, incident, device, n, hlc, recorded_at, happened_at, order_at, zone, simulated_at,
                                  exercise, actor, kind, v, corrects, body, body_hash, prev_hash, hash)
               VALUES (:id, :incident, :device, :n, :hlc, :recorded_at, :happened_at, :order_at, :zone, :simulated_at,
                       :exercise, :actor, :kind, :v, :corrects, :body, :body_hash, :prev_hash, :hash)";
    run(
        tx,
        sql,
        named_params! {
            ":id": row.id.to_string(), ":incident": row.incident.to_string(), ":device": row.device.to_string(),
            ":n": i64::try_from(row.n).unwrap_or(i64::MAX), ":hlc": row.hlc,
            ":recorded_at": row.recorded_at.0, ":happened_at": row.happened_at.map(|t| t.0),
            ":order_at": row.order_at.0, ":zone": row.zone, ":simulated_at": row.simulated_at.map(|t| t.0),
            ":exercise": row.exercise, ":actor": row.actor, ":kind": row.kind, ":v": row.v,
            ":corrects": row.corrects.map(|c| c.to_string()), ":body": row.body,
            ":body_hash": row.body_hash, ":prev_hash": row.prev_hash, ":hash": row.hash,
        },
    )
}

/// The hash of a lane's last entry, hexadecimal, and how many entries the lane has; none while it is empty.
pub fn head(
    connection: &Connection,
    incident: IncidentId,
    device: DeviceId,
) -> Result<Option<(String, u64)>> {
    Ok(lane_head(connection, incident, device)?.map(|head| (hex::encode(head.hash), head.n)))
}

/// Copies the entries of an incident into another database, as they stand.
pub(super) fn copy(from: &Connection, to: &Connection, incident: IncidentId) -> Result<()> {
    let mut read = from.prepare("SELECT * FROM event WHERE incident = ?1")?;
    let columns = read.column_count();
    let places = vec!["?"; columns].join(", ");
    let mut write = to.prepare(&format!("INSERT INTO event VALUES ({places})"))?;
    let mut rows = read.query([incident.to_string()])?;
    while let Some(row) = rows.next()? {
        let cells = (0..columns).map(|at| row.get::<_, Value>(at));
        write.execute(params_from_iter(cells.collect::<Result<Vec<_>, _>>()?))?;
    }
    Ok(())
}

fn lane_head(tx: &Connection, incident: IncidentId, device: DeviceId) -> Result<Option<LaneHead>> {
    let sql = "SELECT n, order_at, hash FROM event WHERE incident = ?1 AND device = ?2 ORDER BY n DESC LIMIT 1";
    one(tx, sql, (incident.to_string(), device.to_string()), |row| {
        let n = u64::try_from(row.get::<_, i64>(0)?).unwrap_or_default();
        Ok(LaneHead { n, order_at: Millis(row.get(1)?), hash: row.get(2)? })
    })
}

/// When the last entry of a laptop in an incident was recorded, by its clock then.
pub fn last_recorded(
    connection: &Connection,
    incident: IncidentId,
    device: DeviceId,
) -> Result<Option<Millis>> {
    let sql =
        "SELECT recorded_at FROM event WHERE incident = ?1 AND device = ?2 ORDER BY n DESC LIMIT 1";
    Ok(cell(connection, sql, (incident.to_string(), device.to_string()))?.map(Millis))
}

/// Above every clock seen in this incident, and not below the wall clock.
fn next_hlc(tx: &Connection, incident: IncidentId, now: Millis) -> Result<i64> {
    let sql = "SELECT max(hlc) FROM event WHERE incident = ?1";
    let seen: Option<i64> = sole(tx, sql, [incident.to_string()])?;
    let wall = now.0.saturating_mul(1 << 16);
    Ok(seen.map_or(wall, |seen| wall.max(seen.saturating_add(1))))
}

/// What a row is read from. Of a purged body that is read which is left of it, as the entry that purged it says.
pub(super) const COLUMNS: &str = "seq, id, incident, device, n, hlc, recorded_at, happened_at, order_at, zone, simulated_at, exercise, \
    actor, kind, v, corrects, \
    coalesce(body, (SELECT json_extract(p.body, '$.left') FROM event AS p \
                    WHERE p.corrects = event.id AND p.kind = 'purged' AND json_valid(p.body) LIMIT 1)), \
    body_hash, prev_hash, hash";

/// The entry of an incident that arrived as this one; none when there is none.
pub fn find(connection: &Connection, incident: IncidentId, seq: i64) -> Result<Option<Row>> {
    let there = "event WHERE incident = ?1 AND seq = ?2";
    Ok(rows(connection, there, (incident.to_string(), seq))?.pop())
}

/// The entry with this id; none when there is none.
pub fn with_id(connection: &Connection, id: EventId) -> Result<Option<Row>> {
    Ok(rows(connection, "event WHERE id = ?1", [id.to_string()])?.pop())
}

/// The rows that are found there.
fn rows(connection: &Connection, there: &str, given: impl Params) -> Result<Vec<Row>> {
    all(connection, &format!("SELECT {COLUMNS} FROM {there}"), given, read)
}

/// Drops the body of an entry that a `purged` entry names: the only change that the table allows.
///
/// # Errors
/// When no entry says that it is purged, or the file cannot be written.
pub fn drop_body(tx: &Transaction<'_>, id: EventId) -> Result<()> {
    run(tx, "UPDATE event SET body = NULL WHERE id = ?1 AND body IS NOT NULL", [id.to_string()])
}

/// The rows of an incident that arrived after `seq`, in arrival order.
pub fn after(connection: &Connection, incident: IncidentId, seq: i64) -> Result<Vec<Row>> {
    let there = "event WHERE incident = ?1 AND seq > ?2 ORDER BY seq";
    rows(connection, there, (incident.to_string(), seq))
}

/// The rows of an incident that arrived after `seq` and are of one of these kinds, in arrival order.
pub fn of_kinds(
    connection: &Connection,
    incident: IncidentId,
    seq: i64,
    kinds: &[EntryKind],
) -> Result<Vec<Row>> {
    // Kind by kind: the index of kinds is then used, and no entry of another kind is looked at.
    let there = "(SELECT value AS wanted FROM json_each(?3)) CROSS JOIN event
                 WHERE kind = wanted AND incident = ?1 AND seq > ?2 ORDER BY seq";
    rows(connection, there, (incident.to_string(), seq, serde_json::to_string(kinds)?))
}

/// The rows of an incident whose clock stands at `hlc` or later, in shown order.
pub fn since(connection: &Connection, incident: IncidentId, hlc: i64) -> Result<Vec<Row>> {
    let there = "event WHERE incident = ?1 AND hlc >= ?2 ORDER BY order_at, hlc, device, n";
    rows(connection, there, (incident.to_string(), hlc))
}

/// The rows of an incident in shown order.
pub fn shown(connection: &Connection, incident: IncidentId) -> Result<Vec<Row>> {
    let there = "event WHERE incident = ?1 ORDER BY order_at, hlc, device, n";
    rows(connection, there, [incident.to_string()])
}

/// True when a runbook that is known as `path` joined the incident on this device.
pub fn is_attached_by(
    connection: &Connection,
    incident: IncidentId,
    device: DeviceId,
    path: &str,
) -> Result<bool> {
    let mut statement = connection.prepare_cached(
        "SELECT 1 FROM event WHERE incident = ?1 AND device = ?2 AND kind = 'runbook_attached'
         AND CASE WHEN json_valid(body) THEN json_extract(body, '$.file.path') = ?3 END",
    )?;
    Ok(statement.exists([incident.to_string(), device.to_string(), path.to_owned()])?)
}

/// The last arrival of all, 0 when the log is empty.
pub fn last_seq(connection: &Connection) -> Result<i64> {
    let last: Option<i64> = sole(connection, "SELECT max(seq) FROM event", [])?;
    Ok(last.unwrap_or_default())
}

/// The incidents that have rows after `seq`. A row that names none is left to `verify`.
pub fn touched(connection: &Connection, seq: i64) -> Result<Vec<IncidentId>> {
    // `+` keeps the rows after `seq` from being looked for in an index of all rows by incident.
    let sql = "SELECT DISTINCT +incident FROM event WHERE seq > ?1";
    readable(connection, sql, [seq], |row| parsed(row, 0))
}

pub(super) fn read(row: &SqlRow<'_>) -> rusqlite::Result<Row> {
    let corrects: Option<String> = row.get(15)?;
    Ok(Row {
        seq: row.get(0)?,
        id: parsed(row, 1)?,
        incident: parsed(row, 2)?,
        device: parsed(row, 3)?,
        n: u64::try_from(row.get::<_, i64>(4)?).unwrap_or_default(),
        hlc: row.get(5)?,
        recorded_at: Millis(row.get(6)?),
        happened_at: row.get::<_, Option<i64>>(7)?.map(Millis),
        order_at: Millis(row.get(8)?),
        zone: row.get(9)?,
        simulated_at: row.get::<_, Option<i64>>(10)?.map(Millis),
        exercise: row.get(11)?,
        actor: row.get(12)?,
        kind: row.get(13)?,
        v: row.get(14)?,
        corrects: corrects.and_then(|c| c.parse().ok()),
        body: row.get(16)?,
        body_hash: row.get(17)?,
        prev_hash: row.get(18)?,
        hash: row.get(19)?,
    })
}

/// A column that holds an id.
pub(super) fn parsed<T: FromStr>(row: &SqlRow<'_>, column: usize) -> rusqlite::Result<T>
where
    T::Err: std::error::Error + Send + Sync + 'static,
{
    let text: String = row.get(column)?;
    text.parse()
        .map_err(|e| rusqlite::Error::FromSqlConversionFailure(column, Type::Text, Box::new(e)))
}
