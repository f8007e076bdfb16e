//! The library's cache: every runbook as it was last read, with its text, its pictures and an index of its words.
//!
//! A file of its own beside the log, because it is the opposite of the log: disposable. It can be made again from the
//! folders, so it needs no fsync, and writing ten thousand files into it must not stand in the way of one entry of the
//! log. A file of another version, or a damaged one, is thrown away and made anew. What is deliberately absent: which
//! folders there are, and what a file's text means.
//!
//! Whatever reads or writes it fails when SQLite does: the disk is full, or another program holds the file.

mod entry;
mod search;
mod write;

use rusqlite::{Connection, OpenFlags};
use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

pub use entry::{Card, Entry, Facts, Picture, Row, Stamp};
pub use search::Candidate;
#[cfg(test)]
pub(crate) use search::WEIGHED;
pub use write::Batch;

use super::rows::{all, cell, one, run, sole};
use super::{
    BUSY, Result, StoreError, private_file, private_folder, stable, with_companions, write_ahead,
};
use crate::clock::{Millis, limit};

/// The cache's file in the data folder.
pub const FILE: &str = "library.db";

/// The layout of the file and the way that runbooks are read. A change of either raises it.
const VERSION: i64 = 10;

/// How long a folder that nobody uses is kept: the share of another workspace may come back.
const KEPT_DAYS: i64 = 90;

/// The open cache.
#[derive(Debug)]
pub struct Cache {
    connection: Connection,
    /// The folders in use, by their ids.
    used: HashSet<i64>,
}

/// A folder as it was last seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeenFolder {
    /// Its id in the cache.
    pub id: i64,
    /// When it could be read last; none when never.
    pub seen_at: Option<Millis>,
    /// Why it could not be read the last time.
    pub problem: Option<String>,
}

impl Cache {
    /// Opens the cache in the data folder, or makes it. Where that is not possible (a full or write-protected disk) it
    /// is kept in memory for as long as the program runs.
    ///
    /// # Errors
    /// When not even memory can be had.
    pub fn open(data: &Path) -> Result<Self> {
        let path = data.join(FILE);
        let usable = Self::on_disk(data, &path).or_else(|error| {
            tracing::info!(%error, "the library's cache is made anew");
            throw_away(&path);
            Self::on_disk(data, &path)
        });
        usable.or_else(|error| {
            // That the folder cannot be written is said once, of all of it.
            if !error.is_read_only() {
                tracing::warn!(%error, "the library is kept in memory only");
            }
            Self::in_memory()
        })
    }

    /// A cache that is gone with the program.
    ///
    /// # Errors
    /// When SQLite gives none.
    pub fn in_memory() -> Result<Self> {
        Self::made(Connection::open_in_memory()?)
    }

    /// Waits for no other program from now on.
    #[cfg(test)]
    pub(crate) fn without_patience(&self) -> Result<()> {
        Ok(self.connection.busy_timeout(std::time::Duration::ZERO)?)
    }

    fn on_disk(data: &Path, path: &Path) -> Result<Self> {
        private_folder(data).map_err(|e| StoreError::folder(data, &e))?;
        private_file(path)?;
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(path, flags)?;
        connection.busy_timeout(limit(BUSY))?;
        write_ahead(&connection)?;
        connection.pragma_update(None, "synchronous", "off")?;
        let cache = Self::made(connection)?;
        cache.check()?;
        Ok(cache)
    }

    fn made(mut connection: Connection) -> Result<Self> {
        connection.pragma_update(None, "trusted_schema", false)?;
        connection.pragma_update(None, "cache_size", -16_000)?;
        connection.set_prepared_statement_cache_capacity(32);
        stable(&connection)?;
        let version = |c: &Connection| c.query_row("PRAGMA user_version", [], |row| row.get(0));
        if version(&connection)? != VERSION {
            let tx =
                connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
            // Another program may have made it while this one waited.
            match version(&tx)? {
                VERSION => {}
                0 => {
                    tx.execute_batch(include_str!("schema.sql"))?;
                    tx.pragma_update(None, "user_version", VERSION)?;
                }
                _ => return Err(StoreError::newer()),
            }
            tx.commit()?;
        }
        Ok(Self { connection, used: HashSet::new() })
    }

    /// Looks into each table, so that damage shows now and not in the middle of an incident.
    fn check(&self) -> Result<()> {
        for table in ["folder", "file", "text", "picture", "mark", "found WHERE found MATCH 'a'"] {
            let sql = format!("SELECT rowid FROM {table} LIMIT 1");
            one(&self.connection, &sql, [], |_| Ok(()))?;
        }
        Ok(())
    }

    /// Says which folders are in use from now on, and how each was last seen, in the same order.
    pub fn use_folders(&mut self, roots: &[PathBuf], now: Millis) -> Result<Vec<SeenFolder>> {
        let mut seen = Vec::new();
        for root in roots {
            seen.push(self.folder(&root.to_string_lossy(), now)?);
        }
        self.used = seen.iter().map(|folder| folder.id).collect();
        Ok(seen)
    }

    fn folder(&mut self, root: &str, now: Millis) -> Result<SeenFolder> {
        let find = "SELECT id, seen_at, problem, used_at FROM folder WHERE root = ?1";
        let found = one(&self.connection, find, [root], |row| {
            let seen_at = row.get::<_, Option<i64>>(1)?.map(Millis);
            let folder = SeenFolder { id: row.get(0)?, seen_at, problem: row.get(2)? };
            Ok((folder, Millis(row.get(3)?)))
        })?;
        let day = 24 * 60;
        if let Some((folder, used_at)) = found {
            if used_at.plus_minutes(day) < now {
                let used = "UPDATE folder SET used_at = ?2 WHERE id = ?1";
                self.connection.execute(used, (folder.id, now.0))?;
                self.forget_unused(now.plus_minutes(-KEPT_DAYS * day))?;
            }
            return Ok(folder);
        }
        let sql =
            "INSERT INTO folder (root, used_at) VALUES (?1, ?2) ON CONFLICT (root) DO NOTHING";
        run(&self.connection, sql, (root, now.0))?;
        let id = sole(&self.connection, "SELECT id FROM folder WHERE root = ?1", [root])?;
        Ok(SeenFolder { id, seen_at: None, problem: None })
    }

    /// The stamps of a folder's files, by their paths below it.
    pub fn stamps(&self, folder: i64) -> Result<HashMap<String, Stamp>> {
        let sql = "SELECT id, bytes, changed_ns, inode, choices, path FROM file WHERE folder = ?1";
        let stamp = |row: &rusqlite::Row<'_>| Ok((row.get(5)?, Stamp::read(row)?));
        Ok(all(&self.connection, sql, [folder], stamp)?.into_iter().collect())
    }

    /// The stamp of one file.
    pub fn stamp_of(&self, folder: i64, path: &str) -> Result<Option<Stamp>> {
        let sql = "SELECT id, bytes, changed_ns, inode, choices FROM file WHERE folder = ?1 AND path = ?2";
        one(&self.connection, sql, (folder, path), Stamp::read)
    }

    /// A number that grows with each change of a file or a folder's state.
    pub fn change(&self) -> Result<i64> {
        sole(&self.connection, "SELECT change FROM mark", [])
    }

    /// The runbooks of the folders in use, in no order.
    pub fn rows(&self) -> Result<Vec<Row>> {
        let mut rows = Vec::new();
        for folder in &self.used {
            let sql = "SELECT id, folder, path, changed_ns, hash, title, severity, severity_text, steps, suggested,
                              reviewed_on, interval_days, problem
                       FROM file WHERE folder = ?1 AND NOT is_ours";
            rows.extend(all(&self.connection, sql, [folder], Row::read)?);
        }
        Ok(rows)
    }

    /// The card of a file.
    pub fn card(&self, file: i64) -> Result<Option<Card>> {
        let json: Option<String> =
            cell(&self.connection, "SELECT card FROM file WHERE id = ?1", [file])?;
        Ok(json.map(|json| serde_json::from_str(&json)).transpose()?)
    }

    /// The text of a file and the hash of its bytes, as it was last read.
    pub fn text(&self, file: i64) -> Result<Option<(String, String)>> {
        let sql =
            "SELECT source, hash FROM text JOIN file ON file.id = text.file WHERE file.id = ?1";
        one(&self.connection, sql, [file], |row| Ok((row.get(0)?, row.get(1)?)))
    }

    /// A picture of a file: its bytes and media type.
    pub fn picture(&self, file: i64, ordinal: u32) -> Result<Option<Picture>> {
        let sql = "SELECT ordinal, media, bytes FROM picture WHERE file = ?1 AND ordinal = ?2";
        one(&self.connection, sql, (file, ordinal), |row| {
            Ok(Picture { ordinal: row.get(0)?, media: row.get(1)?, bytes: row.get(2)? })
        })
    }
}

/// Another program that has it open goes on with what it has; its next start finds the new one.
fn throw_away(path: &Path) {
    for file in with_companions(path) {
        // What is not there needs no removing; what cannot be removed shows when it is opened.
        let _ = fs::remove_file(file);
    }
}
