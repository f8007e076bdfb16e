//! What screens are told of: what somebody wrote, and what becomes otherwise though nobody writes.
//!
//! The first is found by the engine's thread, which publishes it. Of the second, whoever shows it asks once a second and
//! compares. What is deliberately absent: instants that a screen knows beforehand, such as when a promise is due; they
//! stand in the views.

use chrono::{Local, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Engine, Result};
use crate::ids::IncidentId;
use crate::incident::rhythm::{Notice, Reach};
use crate::store::{local, log};

/// The event `changed`: what to read again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Changed {
    /// The last entry's local order.
    #[ts(type = "number")]
    pub seq: i64,
    /// The incidents that changed, and nothing else did; empty when settings, runbooks or the time did.
    pub incidents: Vec<String>,
}

/// What was published last.
#[derive(Debug)]
pub(super) struct Seen {
    seq: i64,
    data_version: i64,
    /// Rows that this process had written.
    written: u64,
    /// Something that screens show became otherwise without a row.
    pub(super) dirty: bool,
}

impl Seen {
    /// Nothing after this entry was published.
    pub(super) fn up_to(seq: i64, data_version: i64) -> Self {
        Self { seq, data_version, written: 0, dirty: false }
    }
}

/// What no entry tells of, to be compared with what it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unrecorded {
    /// What keeps any text from its readers: who sends, and which channels are paused.
    ways: Reach,
    /// The incidents of which a window that is gone had the composer open.
    left_composing: Vec<String>,
    /// The exercises whose clock stands because nothing keeps it.
    stalled: Vec<IncidentId>,
    /// The day in UTC and here: what is fresh, late or *yesterday* depends on it.
    days: [NaiveDate; 2],
}

impl Engine {
    /// What changed since the last call, by this process or another; `None` when nothing did.
    pub fn changes(&mut self) -> Result<Option<Changed>> {
        let data_version = self.store.data_version()?;
        self.seen.dirty |= self.library.news();
        let is_elsewhere_quiet = data_version == self.seen.data_version;
        if is_elsewhere_quiet && !self.has_news() {
            return Ok(None);
        }
        self.seen.written = self.store.written();
        let seq = log::last_seq(self.store.read())?;
        if is_elsewhere_quiet && seq == self.seen.seq && !self.seen.dirty {
            return Ok(None);
        }
        let touched = log::touched(self.store.read(), self.seen.seq)?;
        // What is more than an entry concerns every screen, also where an entry came with it.
        let is_for_all = std::mem::take(&mut self.seen.dirty);
        let incidents = if is_for_all { Vec::new() } else { touched };
        self.seen.seq = seq;
        self.seen.data_version = data_version;
        Ok(Some(Changed { seq, incidents: incidents.iter().map(ToString::to_string).collect() }))
    }

    /// True when this process may have changed what screens show.
    pub(super) fn has_news(&self) -> bool {
        self.seen.dirty || self.store.written() != self.seen.written
    }

    /// What stands now: the notices, and what no entry tells of. The locks are looked at once for both.
    pub fn standing(&mut self) -> Result<(Vec<Notice>, Unrecorded)> {
        let ways = self.ways()?;
        Ok((self.notices_by(&ways)?, self.unrecorded(ways)?))
    }

    fn unrecorded(&mut self, ways: Reach) -> Result<Unrecorded> {
        let now = self.clock.now();
        let mut stalled = self.kept_exercises()?;
        // What is damaged is told by the notices.
        stalled.retain(|id| self.wall(*id).is_ok_and(|(_, is_kept)| !is_kept));
        Ok(Unrecorded {
            ways,
            left_composing: local::left_composing(self.store.read(), now)?,
            stalled,
            days: [now.utc().date_naive(), now.utc().with_timezone(&Local).date_naive()],
        })
    }
}
