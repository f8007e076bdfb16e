//! Versions of the drafts of post-mortems. They belong to this laptop: what others read is exported.

use rusqlite::{Connection, Row};

use crate::clock::Millis;
use crate::ids::IncidentId;
use crate::store::Result;
use crate::store::rows::{all, cell, one, run};

/// A version of a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// Counts the versions of an incident's draft from 1; a number is never given twice.
    pub n: i64,
    /// When the session began to write it.
    pub since: Millis,
    /// When it was saved.
    pub saved_at: Millis,
    /// Who wrote it.
    pub actor: String,
    /// The window that kept it by itself while somebody typed; none for one that was kept on purpose.
    pub session: Option<String>,
}

const LATEST_FIRST: &str = "SELECT n, since, saved_at, actor, session FROM draft_version WHERE incident = ?1 ORDER BY n DESC";

/// The versions of an incident's draft, the latest first.
pub fn versions(connection: &Connection, id: IncidentId) -> Result<Vec<Version>> {
    all(connection, LATEST_FIRST, [id.to_string()], version)
}

/// The latest version of an incident's draft; none where nobody wrote into it.
pub fn latest(connection: &Connection, id: IncidentId) -> Result<Option<Version>> {
    one(connection, LATEST_FIRST, [id.to_string()], version)
}

/// The text of a version.
pub fn text(connection: &Connection, id: IncidentId, n: i64) -> Result<Option<String>> {
    let sql = "SELECT text FROM draft_version WHERE incident = ?1 AND n = ?2";
    cell(connection, sql, (id.to_string(), n))
}

/// Adds a version, and takes away the one that it goes on from.
pub fn add(
    tx: &Connection,
    id: IncidentId,
    version: &Version,
    text: &str,
    instead_of: Option<i64>,
) -> Result<()> {
    let id = id.to_string();
    tx.execute(
        "INSERT INTO draft_version (incident, n, since, saved_at, actor, session, text)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        (
            &id,
            version.n,
            version.since.0,
            version.saved_at.0,
            &version.actor,
            version.session.as_deref().unwrap_or_default(),
            text,
        ),
    )?;
    run(tx, "DELETE FROM draft_version WHERE incident = ?1 AND n = ?2", (&id, instead_of))
}

/// A version was kept on purpose, and is not replaced by the next one.
pub fn keep(tx: &Connection, id: IncidentId, n: i64) -> Result<()> {
    let sql = "UPDATE draft_version SET session = '' WHERE incident = ?1 AND n = ?2";
    run(tx, sql, (id.to_string(), n))
}

/// Another text takes the place of a version's, which is called `called` from now on.
pub fn rewrite(tx: &Connection, id: IncidentId, (n, called): (i64, i64), text: &str) -> Result<()> {
    let sql = "UPDATE draft_version SET n = ?3, text = ?4 WHERE incident = ?1 AND n = ?2";
    run(tx, sql, (id.to_string(), n, called, text))
}

fn version(row: &Row<'_>) -> rusqlite::Result<Version> {
    Ok(Version {
        n: row.get(0)?,
        since: Millis(row.get(1)?),
        saved_at: Millis(row.get(2)?),
        actor: row.get(3)?,
        session: Some(row.get(4)?).filter(|session: &String| !session.is_empty()),
    })
}
