//! Removes the words of an entry for good.

use crate::desk::Desk;
use crate::out;
use crate::problem::Result;

/// Removes them, and says what this does not reach.
pub fn purge(desk: &mut Desk, incident: &str, seq: i64, reason: &str) -> Result<()> {
    let id = desk.engine.find(incident)?;
    let done = desk.engine.purge(id, seq, reason, &desk.actor)?;
    out::text(&format!("The words of entry {seq} of {} are removed.", done.number))?;
    done.remarks.iter().for_each(|remark| out::remark(remark));
    Ok(())
}
