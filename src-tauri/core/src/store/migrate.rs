//! Upgrading the schema: all steps and the version's stamp in one immediate transaction.

#[cfg(test)]
mod tests;

use rusqlite::{Connection, TransactionBehavior};

use super::Result;
use super::rows::sole;

/// Each step once, in order; a released step is never edited.
const STEPS: [&str; 9] = [
    include_str!("../../migrations/0001_log.sql"),
    include_str!("../../migrations/0002_derived.sql"),
    include_str!("../../migrations/0003_uses.sql"),
    include_str!("../../migrations/0004_timeline.sql"),
    include_str!("../../migrations/0005_lanes.sql"),
    include_str!("../../migrations/0006_kept.sql"),
    include_str!("../../migrations/0007_drafts.sql"),
    include_str!("../../migrations/0008_items.sql"),
    include_str!("../../migrations/0009_kinds.sql"),
];

/// The schema that this program writes.
pub const SCHEMA_VERSION: i64 = STEPS.len() as i64;

/// The schema of the file; 0 when it is new.
pub(super) fn version(connection: &Connection) -> Result<i64> {
    sole(connection, "PRAGMA user_version", [])
}

/// Brings the file to [`SCHEMA_VERSION`]. Another process may do the same at the same time: the second one waits,
/// looks again and finds nothing to do.
pub(super) fn upgrade(connection: &mut Connection) -> Result<()> {
    if version(connection)? == SCHEMA_VERSION {
        return Ok(());
    }
    let tx = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let done = usize::try_from(version(&tx)?).unwrap_or_default();
    for step in STEPS.iter().skip(done) {
        tx.execute_batch(step)?;
    }
    tx.pragma_update(None, "user_version", SCHEMA_VERSION)?;
    tx.commit()?;
    Ok(())
}
