//! Does the log still say what was written? Recomputes every lane's chain.

use rusqlite::Connection;
use std::collections::BTreeSet;

use super::log::{self, Row};
use super::{StoreError, hash};
use crate::ids::{DeviceId, EventId, IncidentId};

/// Where a lane is not what was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Damage {
    /// The lane.
    pub device: DeviceId,
    /// The place in it.
    pub n: u64,
    /// What is wrong, in one sentence.
    pub what: String,
}

/// A lane as it was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lane {
    /// Whose.
    pub device: DeviceId,
    /// How many entries.
    pub entries: u64,
    /// The last entry's hash, hexadecimal: an outside witness when it is written down elsewhere.
    pub head: String,
}

/// Recomputes the chains of an incident.
///
/// # Errors
/// When the file cannot be read.
pub fn verify(
    connection: &Connection,
    incident: IncidentId,
) -> Result<(Vec<Lane>, Vec<Damage>), StoreError> {
    let rows = log::lanes(connection, incident)?;
    let purged: BTreeSet<EventId> =
        rows.iter().filter(|r| r.kind == "purged").filter_map(|r| r.corrects).collect();
    let mut lanes: Vec<Lane> = Vec::new();
    let mut damage = Vec::new();
    let mut before: Option<&Row> = None;
    for row in &rows {
        let previous = before.filter(|b| b.device == row.device);
        damage.extend(check(row, previous, &purged));
        let head = hex::encode(row.hash);
        match lanes.last_mut().filter(|l| l.device == row.device) {
            Some(lane) => {
                lane.entries += 1;
                lane.head = head;
            }
            None => lanes.push(Lane { device: row.device, entries: 1, head }),
        }
        before = Some(row);
    }
    Ok((lanes, damage))
}

fn check(row: &Row, previous: Option<&Row>, purged: &BTreeSet<EventId>) -> Option<Damage> {
    let expected = previous.map_or(1, |p| p.n + 1);
    let what = if row.n != expected {
        format!("entries {expected} to {} are missing", row.n - 1)
    } else if row.prev_hash != previous.map(|p| p.hash) {
        "it does not follow the entry before it".to_owned()
    } else if row.body.as_deref().is_some_and(|body| hash::of_body(body) != row.body_hash) {
        "its body was changed".to_owned()
    } else if row.body.is_none() && !purged.contains(&row.id) {
        "its body is gone and nothing says that it was purged".to_owned()
    } else if hash::digest(row) != row.hash {
        "one of its columns was changed".to_owned()
    } else {
        return None;
    };
    Some(Damage {
        device: row.device,
        n: row.n,
        what: format!("Entry {} ({}): {what}.", row.n, row.kind),
    })
}
