//! Is what is derived what the log gives? It is made once more in memory, by the same code, and compared row by row.
//!
//! No rule of what is derived stands here twice. A snapshot is the one exception in form: it may reach less far than the
//! log, so that the entries that it stands for are folded.

use rusqlite::Connection;
use rusqlite::types::Value;

use crate::ids::IncidentId;
use crate::incident::fold;
use crate::store::{Result, incidents, log, migrate, snapshot};

/// What is derived of one incident: the table, the column that names the incident, and what a person sees of it.
const DERIVED: [(&str, &str, &str); 4] = [
    ("incident", "id", "its row in the list of incidents"),
    ("timeline", "incident", "the order of its timeline"),
    ("timeline_size", "incident", "how many entries its timeline counts"),
    ("runbook_use", "incident", "how its runbooks were used"),
];

/// What is shown of an incident and is not what its entries give, in one sentence each. Of a `damaged` one nothing more
/// is said where its entries cannot be folded.
pub(super) fn differences(
    connection: &Connection,
    incident: &str,
    damaged: bool,
) -> Result<Vec<String>> {
    let Ok(id) = incident.parse::<IncidentId>() else { return Ok(Vec::new()) };
    let again = match again(connection, id) {
        Ok(again) => again,
        Err(error) if damaged || error.is_damaged() => {
            let said = format!("What is shown of it cannot be made anew: {}", error.message);
            return Ok(if damaged { Vec::new() } else { vec![said] });
        }
        Err(error) => return Err(error),
    };
    let mut found = Vec::new();
    for (table, column, what) in DERIVED {
        if rows(connection, table, column, incident)? != rows(&again, table, column, incident)? {
            found.push(format!("What is shown of it is not what the log gives: {what}."));
        }
    }
    found.extend(snapshot_differs(connection, id)?.then(|| {
        "What is shown of it is not what the log gives: the state that was kept for a quick start.".to_owned()
    }));
    Ok(found)
}

/// What is derived from the entries of an incident, in memory.
fn again(connection: &Connection, incident: IncidentId) -> Result<Connection> {
    let mut again = Connection::open_in_memory()?;
    migrate::upgrade(&mut again)?;
    // A forged entry is folded as the file's is, whatever the table would refuse of it.
    again.pragma_update(None, "ignore_check_constraints", true)?;
    log::copy(connection, &again, incident)?;
    let tx = again.transaction()?;
    incidents::replay(&tx, incident)?;
    tx.commit()?;
    Ok(again)
}

/// The rows of a table that belong to an incident, in an order of their own.
fn rows(connection: &Connection, table: &str, column: &str, incident: &str) -> Result<Vec<String>> {
    let mut read =
        connection.prepare_cached(&format!("SELECT * FROM {table} WHERE {column} = ?1"))?;
    let columns = read.column_count();
    let one = |row: &rusqlite::Row<'_>| -> rusqlite::Result<String> {
        let cells = (0..columns).map(|at| Ok(format!("{:?}", row.get_ref(at)?)));
        Ok(cells.collect::<rusqlite::Result<Vec<_>>>()?.join(" "))
    };
    let mut rows = read.query_map([incident], one)?.collect::<Result<Vec<_>, _>>()?;
    rows.sort_unstable();
    Ok(rows)
}

/// True when the snapshot is not the fold of the entries that it stands for.
fn snapshot_differs(connection: &Connection, id: IncidentId) -> Result<bool> {
    let kept = match snapshot::kept(connection, id) {
        Ok(Some(kept)) => kept,
        Ok(None) => return Ok(false),
        Err(error) if error.is_damaged() => return Ok(true),
        Err(error) => return Err(error),
    };
    let mut entries = log::after(connection, id, 0)?;
    entries.retain(|row| row.seq <= kept.last_seq);
    let folded = fold(entries.iter().map(log::Row::recorded).collect());
    Ok(!kept.is_sealed || kept.state != serde_json::to_string(&folded)?)
}

/// What is wrong with the file as a whole, in one sentence each: entries that had arrived and are gone, and what is
/// shown of incidents that no entry names.
pub(super) fn whole(connection: &Connection) -> Result<Vec<String>> {
    let mut found = Vec::new();
    let (arrived, here): (i64, i64) = connection.query_row(
        "SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'event'), 0), (SELECT count(*) FROM event)",
        [],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    if here < arrived {
        found.push(format!("{arrived} entries had arrived in this file and {here} are here: the others were taken out."));
    }
    for (table, column, _) in DERIVED {
        let mut read = connection.prepare(&format!(
            "SELECT DISTINCT {column} FROM {table} WHERE {column} NOT IN (SELECT incident FROM event)"
        ))?;
        let mut strange = read.query([])?;
        while let Some(row) = strange.next()? {
            let id: Value = row.get(0)?;
            let id = super::stored::text(&id);
            found.push(format!("An incident {id} is shown, and no entry of the log tells of it."));
        }
    }
    found.dedup();
    Ok(found)
}
