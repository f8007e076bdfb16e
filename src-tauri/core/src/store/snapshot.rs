//! Snapshots: the folded state of an incident up to an entry, so that not every start folds the whole log.
//!
//! A snapshot is shown before anybody reads the log, so it carries a seal over its words and over the hash of the entry
//! that it stands for. One that was changed in the file, or that stands for an entry that is not there any more, is left
//! aside and the log is folded. Who recomputes the seal too is found by `verify`, which folds the log again.

use rusqlite::{Connection, Transaction};

use super::folded::{Folded, VERSION, catch_up};
use super::rows::{one, run, sole};
use super::{Result, hash};
use crate::ids::IncidentId;

/// The folded state of an incident, from its snapshot and the rows since.
pub fn load(connection: &Connection, incident: IncidentId) -> Result<Folded> {
    let kept = match kept(connection, incident) {
        // A snapshot that cannot even be read is none; whether the log can be is seen next.
        Err(error) if error.is_damaged() => None,
        kept => kept?.filter(|kept| kept.is_sealed),
    };
    let mut folded = kept.and_then(Kept::open).unwrap_or_default();
    catch_up(connection, incident, &mut folded)?;
    Ok(folded)
}

/// A snapshot of this version as it stands in the file.
pub(super) struct Kept {
    /// The state as JSON.
    pub(super) state: String,
    pub(super) last_seq: i64,
    last_hlc: i64,
    /// The seal is the one of what it covers.
    pub(super) is_sealed: bool,
}

impl Kept {
    fn open(self) -> Option<Folded> {
        let state = serde_json::from_str(&self.state).ok()?;
        Some(Folded { state, last_seq: self.last_seq, last_hlc: self.last_hlc })
    }
}

/// The snapshot of an incident; none where there is none of this version.
pub(super) fn kept(connection: &Connection, incident: IncidentId) -> Result<Option<Kept>> {
    let sql = "SELECT s.last_seq, s.last_hlc, s.state, s.seal, e.hash FROM snapshot AS s
               LEFT JOIN event AS e ON e.seq = s.last_seq AND e.incident = s.incident
               WHERE s.incident = ?1 AND s.version = ?2";
    one(connection, sql, (incident.to_string(), VERSION), |row| {
        let (last_seq, last_hlc, state): (i64, i64, String) =
            (row.get(0)?, row.get(1)?, row.get(2)?);
        let (seal, head): (Vec<u8>, Option<Vec<u8>>) = (row.get(3)?, row.get(4)?);
        let reach = [VERSION, last_seq, last_hlc];
        let is_sealed = head.is_some_and(|head| seal == hash::seal(&state, reach, &head));
        Ok(Kept { state, last_seq, last_hlc, is_sealed })
    })
}

/// Keeps the folded state.
pub(super) fn keep(tx: &Transaction<'_>, incident: IncidentId, folded: &Folded) -> Result<()> {
    let state = serde_json::to_string(&folded.state)?;
    let head: Vec<u8> = sole(tx, "SELECT hash FROM event WHERE seq = ?1", [folded.last_seq])?;
    let seal = hash::seal(&state, [VERSION, folded.last_seq, folded.last_hlc], &head);
    let sql = "INSERT INTO snapshot (incident, version, last_seq, last_hlc, state, seal) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
               ON CONFLICT (incident) DO UPDATE SET version = excluded.version, last_seq = excluded.last_seq,
                                                    last_hlc = excluded.last_hlc, state = excluded.state,
                                                    seal = excluded.seal";
    run(tx, sql, (incident.to_string(), VERSION, folded.last_seq, folded.last_hlc, state, seal))
}
