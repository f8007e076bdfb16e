//! Does the log still say what was written, and is what is shown what the log gives?
//!
//! The entries are walked as they stand in the table, never a list derived from them: an entry whose columns hold
//! something else than this program writes, or an incident that only one forged entry names, is looked at like any
//! other. Then what is derived is made once more beside the file and compared.

mod derived;
mod stored;

use rusqlite::Connection;
use rusqlite::types::Value;
use serde::Serialize;
use std::collections::BTreeSet;

use super::Result;
use stored::{Body, Stored};

/// The least digits of a head that may be asked for: fewer would be found by chance.
pub const WITNESS_DIGITS: usize = 8;

/// An incident as its entries were found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verified {
    /// Its id, as it stands in the table.
    pub incident: String,
    /// Its lanes: one for each laptop.
    pub lanes: Vec<Lane>,
    /// Where an entry is not what was written.
    pub damage: Vec<Damage>,
    /// What is shown of it and is not what its entries give, in one sentence each.
    pub shown: Vec<String>,
}

impl Verified {
    /// True when nothing is wrong.
    #[must_use]
    pub fn is_intact(&self) -> bool {
        self.damage.is_empty() && self.shown.is_empty()
    }
}

/// Where a lane is not what was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Damage {
    /// The lane: the laptop's id, as it stands in the table.
    pub device: String,
    /// The place in it.
    pub n: i64,
    /// What is wrong, in one sentence.
    pub what: String,
}

/// A lane as it was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Lane {
    /// Whose.
    pub device: String,
    /// How many entries.
    pub entries: u64,
    /// The last entry's hash, hexadecimal: an outside witness when it is written down elsewhere.
    pub head: String,
}

/// Verifies one incident, or all and the table as a whole. Nothing is written meanwhile between two reads: all of it is
/// one transaction.
pub fn verify(
    connection: &Connection,
    incident: Option<&str>,
) -> Result<(Vec<Verified>, Vec<String>)> {
    let tx = connection.unchecked_transaction()?;
    let named = match incident {
        Some(incident) => vec![Value::Text(incident.to_owned())],
        None => stored::incidents(&tx)?,
    };
    let verified = named.into_iter().map(|named| one(&tx, named)).collect::<Result<_, _>>()?;
    let whole = if incident.is_some() { Vec::new() } else { derived::whole(&tx)? };
    Ok((verified, whole))
}

/// Those of `heads` that no entry has: the first digits of hashes that were written down outside, hexadecimal.
pub fn unknown_heads(connection: &Connection, heads: &[String]) -> Result<Vec<String>> {
    let mut find =
        connection.prepare_cached("SELECT 1 FROM event WHERE hex(hash) LIKE ?1 || '%'")?;
    let mut unknown = Vec::new();
    for head in heads {
        let is_head = head.len() >= WITNESS_DIGITS && head.chars().all(|c| c.is_ascii_hexdigit());
        if !is_head || !find.exists([head])? {
            unknown.push(head.clone());
        }
    }
    Ok(unknown)
}

fn one(connection: &Connection, named: Value) -> Result<Verified> {
    let rows = stored::of_incident(connection, &named)?;
    let purged: BTreeSet<&str> =
        rows.iter().filter(|r| r.kind == "purged").filter_map(|r| r.corrects.as_deref()).collect();
    let mut verified = Verified { incident: stored::text(&named), ..Verified::default() };
    let mut before: Option<&Stored> = None;
    for row in &rows {
        let previous = before.filter(|b| b.device == row.device);
        verified.damage.extend(check(row, previous, &purged));
        match verified.lanes.last_mut().filter(|l| l.device == row.device) {
            Some(lane) => {
                lane.entries += 1;
                lane.head = hex::encode(&row.hash);
            }
            None => verified.lanes.push(Lane {
                device: row.device.clone(),
                entries: 1,
                head: hex::encode(&row.hash),
            }),
        }
        before = Some(row);
    }
    verified.shown =
        derived::differences(connection, &verified.incident, !verified.damage.is_empty())?;
    Ok(verified)
}

/// What is wrong with an entry, given the one before it in its lane.
fn check(row: &Stored, previous: Option<&Stored>, purged: &BTreeSet<&str>) -> Option<Damage> {
    let mut wrong = Vec::new();
    wrong.extend(misplaced(row, previous));
    match row.body {
        Body::Whole => {}
        Body::Changed => wrong.push("its body was changed".to_owned()),
        Body::Gone if purged.contains(row.id.as_str()) => {}
        Body::Gone => wrong.push("its body is gone and nothing says that it was purged".to_owned()),
    }
    if row.is_changed {
        wrong.push("one of its columns was changed".to_owned());
    }
    if wrong.is_empty() {
        return None;
    }
    let what = format!("Entry {} ({}): {}.", row.n, row.kind, wrong.join(", "));
    Some(Damage { device: row.device.clone(), n: row.n, what })
}

/// What is wrong with its place: places count 1, 2, 3, …, each follows the one before, and nobody else has it.
fn misplaced(row: &Stored, previous: Option<&Stored>) -> Option<String> {
    let last = previous.map_or(0, |p| p.n);
    if row.n < 1 {
        return Some("its place is below 1, where no entry stands".to_owned());
    }
    if let Some(twin) = previous.filter(|p| p.n == row.n) {
        let (one, other) = (hex::encode(&twin.hash), hex::encode(&row.hash));
        return Some(format!(
            "a fork: two entries have this place, {one:.12} and {other:.12}; the data was copied, and both copies went on"
        ));
    }
    if row.n > last.saturating_add(1) {
        return Some(format!("entries {} to {} before it are missing", last + 1, row.n - 1));
    }
    let follows = row.prev_hash.as_deref() == previous.map(|p| p.hash.as_slice());
    (!follows).then(|| "it does not follow the entry before it".to_owned())
}
