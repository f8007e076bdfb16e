//! What the cache keeps of a file.

use rusqlite::Row as SqlRow;
use serde::{Deserialize, Serialize};

use crate::runbook::SeverityHint;
use crate::severity::Severity;

/// What tells, without reading a file, whether it is the one that was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stamp {
    /// Its id in the cache; 0 before it has one.
    pub id: i64,
    /// Its length.
    pub bytes: i64,
    /// Its time of change, in nanoseconds since 1970, as finely as the file system keeps it.
    pub changed_ns: i64,
    /// Its place in the file system; 0 where there is none.
    pub inode: i64,
    /// The choices that it was read with; empty without any.
    pub choices: String,
}

impl Stamp {
    pub(super) fn read(row: &SqlRow<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: row.get(0)?,
            bytes: row.get(1)?,
            changed_ns: row.get(2)?,
            inode: row.get(3)?,
            choices: row.get(4)?,
        })
    }

    /// True when a file with this stamp is the one that was read with the other.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        (self.bytes, self.changed_ns, self.inode) == (other.bytes, other.changed_ns, other.inode)
            && self.choices == other.choices
    }
}

/// A file as it was read, to be kept.
#[derive(Clone, Debug, Default)]
pub struct Entry {
    /// The folder's id.
    pub folder: i64,
    /// Below the folder, with `/`.
    pub path: String,
    /// As it was before it was read: a change in between shows the next time.
    pub stamp: Stamp,
    /// SHA-256 of its bytes, hexadecimal; empty when it could not be read.
    pub hash: String,
    /// A draft that was written here, and no runbook: kept so that it need not be read again, and never shown.
    pub is_ours: bool,
    /// What a list shows.
    pub facts: Facts,
    /// The rest of its card.
    pub card: Card,
    /// Its text.
    pub source: String,
    /// Its pictures.
    pub pictures: Vec<Picture>,
}

impl Entry {
    /// In the place of a length: the file lies there and the system does not give it.
    pub const UNREAD: i64 = -1;

    /// True when the file lies there and the system does not give it.
    #[must_use]
    pub fn is_unread(&self) -> bool {
        self.stamp.bytes == Self::UNREAD
    }
}

/// What a row of the library is made of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// Its title.
    pub title: String,
    /// What it suggests.
    pub severity: Option<SeverityHint>,
    /// Steps of all kinds.
    pub steps: u32,
    /// Of these, suggested ones.
    pub suggested: u32,
    /// When it was reviewed, as `2026-01-19`.
    pub reviewed_on: Option<String>,
    /// Days from one review to the next.
    pub interval_days: Option<u32>,
    /// Why it could not be read.
    pub problem: Option<String>,
}

/// What a card shows beside its row, and the lines that a search shows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Card {
    /// Who keeps it.
    pub owner: Option<String>,
    /// "every 15 minutes"
    pub cadence_minutes: Option<u32>,
    /// Its symptoms.
    pub symptoms: Vec<String>,
    /// Its headings.
    pub headings: Vec<String>,
    /// What its steps say.
    pub steps: Vec<String>,
    /// Its commands.
    pub commands: Vec<String>,
}

/// A picture of a runbook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Its ordinal in the file, from 1.
    pub ordinal: u32,
    /// `image/png`
    pub media: String,
    /// The file.
    pub bytes: Vec<u8>,
}

/// A file in the cache.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its id in the cache.
    pub id: i64,
    /// The folder's id.
    pub folder: i64,
    /// Below the folder, with `/`.
    pub path: String,
    /// Its time of change, in nanoseconds since 1970.
    pub changed_ns: i64,
    /// SHA-256 of its bytes, hexadecimal.
    pub hash: String,
    /// What a list shows.
    pub facts: Facts,
}

impl Row {
    pub(super) fn read(row: &SqlRow<'_>) -> rusqlite::Result<Self> {
        let level = row.get::<_, Option<String>>(6)?.and_then(|w| w.parse::<Severity>().ok());
        let text: Option<String> = row.get(7)?;
        Ok(Self {
            id: row.get(0)?,
            folder: row.get(1)?,
            path: row.get(2)?,
            changed_ns: row.get(3)?,
            hash: row.get(4)?,
            facts: Facts {
                title: row.get(5)?,
                severity: text.map(|text| SeverityHint { level, text }),
                steps: row.get(8)?,
                suggested: row.get(9)?,
                reviewed_on: row.get(10)?,
                interval_days: row.get(11)?,
                problem: row.get(12)?,
            },
        })
    }
}
