//! The timeline of an incident, a window at a time. Which entries a part has, in shown order, and how many, is derived
//! from the log; the entries themselves are read from the log.

use rusqlite::{Connection, Transaction};
use std::collections::BTreeMap;

use super::Result;
use super::log::{COLUMNS, Row, read};
use super::rows::{all, cell, sole};
use crate::ids::IncidentId;
use crate::incident::{EntryKind, Part};

/// Adds the entries that arrived after `since`.
pub(super) fn project(tx: &Transaction<'_>, incident: IncidentId, since: i64) -> Result<()> {
    let mut new =
        tx.prepare_cached("SELECT seq, kind FROM event WHERE incident = ?1 AND seq > ?2")?;
    let mut add = tx.prepare_cached(
        "INSERT INTO timeline (incident, part, order_at, hlc, device, n, seq)
         SELECT incident, ?2, order_at, hlc, device, n, seq FROM event WHERE seq = ?1",
    )?;
    let mut rows = new.query((incident.to_string(), since))?;
    while let Some(row) = rows.next()? {
        let kind: String = row.get(1)?;
        add.execute((row.get::<_, i64>(0)?, Part::of(&kind).word()))?;
    }
    Ok(())
}

/// The entries that are of the kinds in `?2`.
const LEFT_OUT: &str =
    "SELECT seq FROM event WHERE incident = ?1 AND kind IN (SELECT value FROM json_each(?2))";

/// How many entries each part has, and a window of one part or of all in shown order: the last `count`, or `count` from
/// the `first` on (from 0) where one is named. Both are of one moment. Entries of an exercise that are of the kinds
/// `without` are in neither.
pub fn page(
    connection: &Connection,
    incident: IncidentId,
    part: Option<Part>,
    without: &[EntryKind],
    first: Option<u32>,
    count: u32,
) -> Result<(BTreeMap<Part, u32>, Vec<Row>)> {
    let moment = connection.unchecked_transaction()?;
    let mut sizes = sizes(&moment, incident)?;
    if let Some(all) = sizes.get_mut(&Part::Exercise) {
        *all = all.saturating_sub(left_out(&moment, incident, without)?);
    }
    Ok((sizes, window(&moment, incident, part, without, first, count)?))
}

fn left_out(connection: &Connection, incident: IncidentId, without: &[EntryKind]) -> Result<u32> {
    let sql = format!("SELECT count(*) FROM ({LEFT_OUT})");
    sole(connection, &sql, (incident.to_string(), serde_json::to_string(without)?))
}

/// The window of [`page`].
pub fn window(
    connection: &Connection,
    incident: IncidentId,
    part: Option<Part>,
    without: &[EntryKind],
    first: Option<u32>,
    count: u32,
) -> Result<Vec<Row>> {
    let from = part.map_or("event WHERE ?3 IS NULL", |_| "timeline WHERE part = ?3");
    let way = if first.is_some() { "ASC" } else { "DESC" };
    let sql = format!(
        "SELECT {COLUMNS} FROM event WHERE seq IN (
           SELECT seq FROM {from} AND incident = ?1 AND seq NOT IN ({LEFT_OUT})
           ORDER BY order_at {way}, hlc {way}, device {way}, n {way} LIMIT ?4 OFFSET ?5
         ) ORDER BY order_at, hlc, device, n"
    );
    let kinds = serde_json::to_string(without)?;
    let (incident, first) = (incident.to_string(), first.unwrap_or_default());
    let which = (incident, kinds, part.map(Part::word), count, first);
    all(connection, &sql, which, read)
}

/// How many entries each part has.
pub fn sizes(connection: &Connection, incident: IncidentId) -> Result<BTreeMap<Part, u32>> {
    let sql = "SELECT entries FROM timeline_size WHERE incident = ?1 AND part = ?2";
    let size = |part: Part| {
        let entries = cell(connection, sql, (incident.to_string(), part.word()))?;
        Ok((part, entries.unwrap_or_default()))
    };
    Part::ALL.into_iter().map(size).collect()
}
