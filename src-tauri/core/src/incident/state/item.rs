//! An action item as the fold keeps it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::clock::Millis;
use crate::ids::EventId;
use crate::incident::event::{ActionItem, OfItem, Outcome};

/// An action item, as the log tells it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct KeptItem {
    /// The entry that added it, or the note that it was.
    pub entry: EventId,
    /// Its place among what was added and noted, in the order of the log.
    #[serde(default)]
    pub place: u32,
    /// Its number in the incident, from 1, in that order.
    pub number: u32,
    /// What it is now.
    pub item: ActionItem,
    /// When it was added, on the wall.
    pub at: Millis,
    /// By whom.
    pub by: String,
    /// What became of it; none while it is open.
    pub settled: Option<SettledItem>,
}

/// What became of an action item.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SettledItem {
    /// What.
    pub outcome: Outcome,
    /// When, on the wall.
    pub at: Millis,
    /// Who said so.
    pub by: String,
    /// Why.
    pub reason: Option<String>,
}

impl KeptItem {
    /// As people name it: `A2`.
    #[must_use]
    pub fn name(&self) -> String {
        format!("A{}", self.number)
    }

    /// What an entry about it carries.
    #[must_use]
    pub fn of(&self) -> OfItem {
        OfItem { action: self.entry, name: self.name(), text: self.item.fix.clone() }
    }

    /// The day by which it is to be done.
    #[must_use]
    pub fn due(&self) -> Option<NaiveDate> {
        self.item.due.as_deref()?.parse().ok()
    }

    /// Days that it is late; none where it is not late, is settled or has no day.
    #[must_use]
    pub fn overdue_days(&self, today: NaiveDate) -> Option<i64> {
        let due = self.due().filter(|_| self.settled.is_none())?;
        Some((today - due).num_days()).filter(|days| *days > 0)
    }

    /// What of it decides its place among open ones: what is late comes first, then what is due next, then what has no day,
    /// and among equals what matters more.
    #[must_use]
    pub fn urgency(&self) -> (NaiveDate, u8) {
        let priority = self.item.priority.map_or(u8::MAX, |priority| priority as u8);
        (self.due().unwrap_or(NaiveDate::MAX), priority)
    }
}
