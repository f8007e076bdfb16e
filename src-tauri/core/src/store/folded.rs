//! The folded state of an incident, brought up to the last row of the log; and the version that all that is derived carries.

#[cfg(test)]
mod tests;

use rusqlite::Connection;

use super::{Result, log};
use crate::ids::IncidentId;
use crate::incident::entry::Does;
use crate::incident::event::EntryKind;
use crate::incident::{Event, Incident, Recorded, apply, fold};

/// Counts the changes of what is derived: a change of the fold, of the folded state or of a column raises it.
const FOLD: i64 = 18;
/// What is derived holds for one count of changes, and for the kinds that this program knows. So a kind that is new, or is
/// stored another way, makes it anew without being thought of.
pub(super) const VERSION: i64 = (FOLD << 48) | known(EntryKind::ALL);

/// A number for the kinds with what is stored of their faces: below the changes stands how many there are, then a hash.
const fn known(kinds: &[EntryKind]) -> i64 {
    let (mut hash, mut at) = (0_u32, 0);
    while at < kinds.len() {
        let face = kinds[at].face();
        let stored = 1 + 2 * face.part as u32 + face.trouble as u32;
        hash = hash.wrapping_mul(31).wrapping_add(stored);
        at += 1;
    }
    ((kinds.len() as i64) << 32) | hash as i64
}

/// The folded state of an incident and how far it reaches.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Folded {
    /// The state.
    pub state: Incident,
    /// The last arrival that was folded.
    pub last_seq: i64,
    /// The greatest clock that was folded.
    pub last_hlc: i64,
}

impl Folded {
    /// Folds everything again: an entry that was folded says something else now.
    pub fn anew(&mut self, connection: &Connection, id: IncidentId) -> Result<()> {
        *self = Self::default();
        catch_up(connection, id, self)
    }

    /// Folds an entry that was just written, and so comes after all others.
    pub fn add(&mut self, seq: i64, entry: &mut Recorded<Event>) {
        apply(&mut self.state, entry);
        (self.last_seq, self.last_hlc) = (seq, entry.hlc);
    }
}

/// Brings a folded state up to the last row. Rows that sort before what was folded (they came from another device)
/// make it fold again from the start.
pub fn catch_up(connection: &Connection, incident: IncidentId, folded: &mut Folded) -> Result<()> {
    let rows = log::after(connection, incident, folded.last_seq)?;
    let Some(last) = rows.last() else { return Ok(()) };
    let last_seq = last.seq;
    let mut new: Vec<Recorded<Event>> = rows.iter().map(log::Row::recorded).collect();
    new.sort_by_key(Recorded::fold_key);
    // A purge changes what an entry before it says.
    let in_order = new.first().is_some_and(|first| first.hlc > folded.last_hlc)
        && !new.iter().any(|entry| matches!(entry.event.gist().does, Does::Purges(_)));
    if in_order {
        new.iter_mut().for_each(|entry| apply(&mut folded.state, entry));
    } else {
        let all = log::after(connection, incident, 0)?;
        folded.state = fold(all.iter().map(log::Row::recorded).collect());
    }
    let newest = new.last().map_or(folded.last_hlc, |entry| entry.hlc);
    folded.last_hlc = folded.last_hlc.max(newest);
    folded.last_seq = last_seq;
    Ok(())
}
