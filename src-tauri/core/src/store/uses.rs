//! How runbooks were used, one row for each that joined an incident. Derived from the log like the list of incidents,
//! so that the library need not fold every incident; and the workspace that each lay in, which belongs to this laptop.

use std::collections::HashSet;

use rusqlite::{Connection, Row as SqlRow, Transaction};

use super::Result;
use super::folded::Folded;
use super::log::{self, parsed};
use super::rows::{readable, run};
use crate::clock::Millis;
use crate::ids::{DeviceId, IncidentId};
use crate::incident::command::RunbookFile;
use crate::incident::entry::kinds;
use crate::incident::event::EntryKind;
use crate::incident::{Event, IncidentState, Recorded, StepRef};

/// A runbook that joined an incident.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UseRow {
    /// The incident.
    pub incident: IncidentId,
    /// Its number on its laptop.
    pub number: u32,
    /// That laptop.
    pub device: DeviceId,
    /// How the runbook was known.
    pub path: String,
    /// The workspace that it lay in, if it joined on this laptop and by a path below the workspace.
    pub workspace: Option<String>,
    /// When it joined.
    pub joined_at: Millis,
    /// When the incident ended.
    pub ended_at: Option<Millis>,
    /// It ended by being resolved.
    pub is_resolved: bool,
    /// When a step of it that is not optional was skipped, undone or blocked last, in a real incident.
    pub trouble_at: Option<Millis>,
}

/// Writes the uses of one incident again when an entry after `since` tells of one.
pub(super) fn project(tx: &Transaction<'_>, folded: &Folded, since: i64) -> Result<()> {
    let Some(facts) = &folded.state.declared else { return Ok(()) };
    let id = facts.id.to_string();
    let trouble_kinds = kinds(|face| face.trouble);
    let telling = [&[EntryKind::RunbookAttached], &*trouble_kinds].concat();
    let new = log::of_kinds(tx, facts.id, since, &telling)?;
    if new.is_empty() {
        return Ok(());
    }
    // A runbook that joins may change which ordinal means which.
    let has_joined = new.iter().any(|row| EntryKind::of(&row.kind) == EntryKind::RunbookAttached);
    let entries = if has_joined { log::of_kinds(tx, facts.id, 0, &trouble_kinds)? } else { new };
    let own = |row: &log::Row| folded.state.own(row.recorded());
    let entries: Vec<_> = entries.iter().map(own).collect();
    if has_joined {
        run(tx, "DELETE FROM runbook_use WHERE incident = ?1", [&id])?;
    }
    let mut insert = tx.prepare_cached(
        "INSERT INTO runbook_use (incident, ordinal, path, joined_at, trouble_at) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (incident, ordinal) DO UPDATE SET
           trouble_at = max(coalesce(trouble_at, excluded.trouble_at), coalesce(excluded.trouble_at, trouble_at))",
    )?;
    for (ordinal, runbook) in (1_u32..).zip(&folded.state.runbooks) {
        let trouble = (!facts.exercise).then(|| trouble(&runbook.file, ordinal, &entries));
        let trouble = trouble.flatten().map(|at| at.0);
        insert.execute((&id, ordinal, &runbook.file.path, runbook.at.0, trouble))?;
    }
    Ok(())
}

/// Keeps which workspace a runbook lay in when it joined an incident here.
pub fn place(tx: &Connection, incident: IncidentId, path: &str, workspace: &str) -> Result<()> {
    let sql = "INSERT INTO runbook_place (incident, path, workspace) VALUES (?1, ?2, ?3)
               ON CONFLICT (incident, path) DO UPDATE SET workspace = excluded.workspace";
    run(tx, sql, (incident.to_string(), path, workspace))
}

/// The uses in one incident, or in all, by incident and in the order in which they joined.
pub fn uses(connection: &Connection, incident: Option<IncidentId>) -> Result<Vec<UseRow>> {
    let which = if incident.is_some() { "WHERE u.incident = ?1" } else { "WHERE ?1 IS NULL" };
    let sql = format!(
        "SELECT u.incident, i.number, u.path, p.workspace, u.joined_at, i.ended_at, i.state, u.trouble_at, i.device
         FROM runbook_use AS u
         JOIN incident AS i ON i.id = u.incident
         LEFT JOIN runbook_place AS p ON p.incident = u.incident AND p.path = u.path
         {which} ORDER BY u.incident, u.ordinal"
    );
    readable(connection, &sql, [incident.map(|id| id.to_string())], row)
}

fn row(row: &SqlRow<'_>) -> rusqlite::Result<UseRow> {
    let state: String = row.get(6)?;
    let millis = |at: usize| Ok::<_, rusqlite::Error>(row.get::<_, Option<i64>>(at)?.map(Millis));
    Ok(UseRow {
        incident: parsed(row, 0)?,
        number: row.get(1)?,
        device: parsed(row, 8)?,
        path: row.get(2)?,
        workspace: row.get(3)?,
        joined_at: Millis(row.get(4)?),
        ended_at: millis(5)?,
        is_resolved: state.parse().is_ok_and(IncidentState::is_worked_off),
        trouble_at: millis(7)?,
    })
}

/// When a step of the incident's runbook with this ordinal was skipped, undone or blocked last, whatever became of it
/// later. An optional step may be left out, and one that was added here is not the file's.
fn trouble(file: &RunbookFile, ordinal: u32, entries: &[Recorded<Event>]) -> Option<Millis> {
    let needed = file.runbook.steps().filter(|(_, step)| !step.optional);
    let needed: HashSet<u32> = needed.map(|(_, step)| step.number).collect();
    let is_needed = |at: &StepRef| at.runbook == ordinal && needed.contains(&at.step);
    let bad = entries.iter().filter(|entry| step_of(&entry.event).is_some_and(is_needed));
    bad.map(|entry| entry.happened_at.unwrap_or(entry.recorded_at)).max()
}

fn step_of(event: &Event) -> Option<&StepRef> {
    let (said, _) = event.gist().step?;
    event.kind().face().trouble.then_some(&said.step)
}
