//! The store: one SQLite file in the user's data folder, and the only place that touches SQLite.
//!
//! `log` holds what happened and is never changed; everything else here is derived from it or belongs to this laptop
//! alone. A write is one immediate transaction; what a screen shows as recorded is on the disk.
//!
//! Each stage uses only those before it: `mod` (the open file, which all are given), `error`, `rows`, `hash`, `row`,
//! `log`, `folded`, `snapshot`, `timeline`, `uses`, `incidents`, `outbox`, `local`, `places`, `device`, `copy`, `migrate`,
//! `library`, `verify`.

mod copy;
pub mod device;
pub mod error;
mod folded;
pub mod hash;
pub mod incidents;
pub mod library;
pub mod local;
pub mod log;
mod migrate;
pub mod outbox;
pub mod places;
mod row;
mod rows;
pub mod snapshot;
pub mod timeline;
pub mod uses;
pub mod verify;

#[cfg(test)]
mod tests;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, OpenFlags, TransactionBehavior};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

pub use device::{Device, Moved};
pub use error::{Result, StoreError};
pub use migrate::SCHEMA_VERSION;
pub use rusqlite::Transaction;

use copy::Copy;

use crate::clock::{self, Millis};

/// The log's file in the data folder.
pub const FILE: &str = "holdfast.db";

/// Statements that are kept prepared: more than one command and what is read after it use.
const STATEMENTS: usize = 64;

/// How long a write waits for another process.
const BUSY: Duration = Duration::from_secs(5);

/// How often a write looks whether the others have done. SQLite's own waiting grows to a tenth of a second, so that of
/// several that never rest one may find the file held each time.
const LOOK: Duration = Duration::from_millis(2);

/// Tells whether the file was written to: it becomes another with each commit, of this process or another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    data_version: i64,
    written: u64,
}

/// An open store.
#[derive(Debug)]
pub struct Store {
    connection: Connection,
    folder: PathBuf,
    device: Device,
    moved: Option<Moved>,
    newer: bool,
    /// Why nothing can be written.
    read_only: Option<StoreError>,
    /// What is read where the folder cannot be written; it goes with the connection.
    _copy: Option<Copy>,
}

impl Store {
    /// Opens the store in `folder`, creating both where they are missing, and upgrades it. A store of a newer program
    /// opens for reading only ([`Store::is_newer`]), and so does one in a folder that cannot be written
    /// ([`Store::why_read_only`]).
    ///
    /// # Errors
    /// When the folder cannot be made, the disk is full, the file is no database, or another process holds it for longer
    /// than five seconds.
    pub fn open(folder: &Path, now: Millis) -> Result<Self> {
        match Self::open_to_write(folder, now) {
            Err(why) if why.is_read_only() && folder.join(FILE).is_file() => {
                Self::open_to_read(folder, now)
            }
            opened => opened,
        }
    }

    fn open_to_write(folder: &Path, now: Millis) -> Result<Self> {
        private_folder(folder).map_err(|e| StoreError::folder(folder, &e))?;
        let path = folder.join(FILE);
        private_file(&path)?;
        let (mut connection, newer) = connect(&path).map_err(|e| e.at(&path))?;
        let (device, moved) =
            device::this(&mut connection, folder, now, newer).map_err(|e| e.at(&path))?;
        let folder = folder.to_owned();
        let mut store =
            Self { connection, folder, device, moved, newer, read_only: None, _copy: None };
        if !newer {
            incidents::rebuild_if_outdated(&mut store)?;
            places::settle_at_start(&mut store, now)?;
            store.keep_witness();
        }
        Ok(store)
    }

    /// Opens a copy of what is in the folder; nothing is written to either.
    fn open_to_read(folder: &Path, now: Millis) -> Result<Self> {
        let copy = Copy::of(folder, now)?;
        let (mut connection, newer) = connect(&copy.file()).map_err(|e| e.at(&copy.file()))?;
        let (device, moved) = device::this(&mut connection, folder, now, true)?;
        let folder = folder.to_owned();
        let mut store =
            Self { connection, folder, device, moved, newer, read_only: None, _copy: Some(copy) };
        if !newer {
            incidents::rebuild_if_outdated(&mut store)?;
        }
        store.read_only = Some(StoreError::read_only(&store.folder));
        Ok(store)
    }

    /// True when the file was written by a newer program, perhaps since this one opened it: it can be read but not
    /// written.
    #[must_use]
    pub fn is_newer(&self) -> bool {
        self.newer || migrate::version(&self.connection).is_ok_and(|now| now > SCHEMA_VERSION)
    }

    /// Why the folder cannot be written and what to do, when it cannot: its data is shown and nothing is recorded.
    #[must_use]
    pub fn why_read_only(&self) -> Option<&StoreError> {
        self.read_only.as_ref()
    }

    /// True when something can be recorded here.
    #[must_use]
    pub fn can_write(&self) -> bool {
        !self.newer && self.read_only.is_none()
    }

    /// Who this installation is.
    #[must_use]
    pub fn device(&self) -> &Device {
        &self.device
    }

    /// Why this data belongs to another device since it was opened here, if so.
    #[must_use]
    pub fn moved(&self) -> Option<Moved> {
        self.moved
    }

    fn keep_witness(&self) {
        device::keep_witness(&self.connection, &self.folder, self.device.id);
    }

    /// The data folder.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Begins a write. The schema version is checked inside it, because another process may have upgraded the file.
    ///
    /// # Errors
    /// When the file is busy, read-only, or from a newer program.
    pub fn write(&mut self) -> Result<Transaction<'_>> {
        if let Some(why) = &self.read_only {
            return Err(why.clone());
        }
        let tx = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        if migrate::version(&tx)? > SCHEMA_VERSION {
            return Err(StoreError::newer());
        }
        Ok(tx)
    }

    /// Writes in one transaction of its own, and commits it.
    ///
    /// # Errors
    /// As [`Store::write`], `work` and [`Store::commit`]; nothing is written then.
    pub fn change<T>(&mut self, work: impl FnOnce(&Transaction<'_>) -> Result<T>) -> Result<T> {
        let tx = self.write()?;
        let done = work(&tx)?;
        Self::commit(tx)?;
        Ok(done)
    }

    /// Commits a write: from here on it is on the disk.
    ///
    /// # Errors
    /// When the disk is full or the file cannot be written; nothing was recorded then.
    pub fn commit(tx: Transaction<'_>) -> Result<()> {
        Ok(tx.commit()?)
    }

    /// Writes the file anew, so that nothing is left in it of what it holds no more. False when another process was
    /// reading: what was written before then stays beside the file until it has done.
    ///
    /// # Errors
    /// When the file is busy, or the disk has no room for a second copy.
    pub fn scrub(&self) -> Result<bool> {
        self.connection.execute_batch("VACUUM")?;
        let busy: i64 = rows::sole(&self.connection, "PRAGMA wal_checkpoint(TRUNCATE)", [])?;
        Ok(busy == 0)
    }

    /// The connection, for reading.
    #[must_use]
    pub fn read(&self) -> &Connection {
        &self.connection
    }

    /// Rows that this process wrote since it opened the store.
    #[must_use]
    pub fn written(&self) -> u64 {
        self.connection.total_changes()
    }

    /// A number that changes when another process commits.
    pub fn data_version(&self) -> Result<i64> {
        rows::sole(&self.connection, "PRAGMA data_version", [])
    }

    /// What the file is told by from what it was before.
    pub fn stamp(&self) -> Result<Stamp> {
        Ok(Stamp { data_version: self.data_version()?, written: self.written() })
    }
}

impl Drop for Store {
    fn drop(&mut self) {
        if self.can_write() {
            self.keep_witness();
        }
    }
}

/// Waits a little where another process writes; false when that has been too long.
fn wait_for_others(looked: i32) -> bool {
    let most = clock::limit(BUSY).as_millis() / LOOK.as_millis();
    if u128::try_from(looked).is_ok_and(|looked| looked >= most) {
        return false;
    }
    #[allow(clippy::disallowed_methods, reason = "the system tells nobody when a file is free")]
    std::thread::sleep(LOOK);
    true
}

/// Opens the file, and brings it up to this program; true when it is from a newer one.
fn connect(path: &Path) -> Result<(Connection, bool)> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut connection = Connection::open_with_flags(path, flags)?;
    connection.busy_handler(Some(wait_for_others))?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    stable(&connection)?;
    let newer = migrate::version(&connection)? > SCHEMA_VERSION;
    if !newer {
        configure(&connection)?;
        migrate::upgrade(&mut connection)?;
    }
    Ok((connection, newer))
}

/// A statement that is kept is planned once. Otherwise SQLite plans it anew for each other value that it is run with.
fn stable(connection: &Connection) -> Result<()> {
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    Ok(())
}

/// Sets the write-ahead log. Of two programs that do so to a new file at once, SQLite tells one that it is busy and does
/// not let it wait, so it is asked again.
fn write_ahead(connection: &Connection) -> Result<()> {
    let mut looked = 0;
    loop {
        match connection.pragma_update(None, "journal_mode", "wal") {
            Err(error)
                if error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy)
                    && wait_for_others(looked) =>
            {
                looked += 1;
            }
            done => return Ok(done?),
        }
    }
}

fn configure(connection: &Connection) -> Result<()> {
    write_ahead(connection)?;
    connection.pragma_update(None, "synchronous", "full")?;
    connection.pragma_update(None, "fullfsync", true)?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update(None, "trusted_schema", false)?;
    // What is sorted or moved in the meantime leaves nothing in a folder for all.
    connection.pragma_update(None, "temp_store", "memory")?;
    Ok(())
}

/// Makes a folder that nobody else may enter, where it is not there.
///
/// # Errors
/// When it cannot be made.
pub fn private_folder(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)?;
    // A folder that was there before is closed to others too, where it is ours to close.
    #[cfg(unix)]
    let _ = fs::set_permissions(folder, std::os::unix::fs::PermissionsExt::from_mode(0o700));
    Ok(())
}

/// Makes the file with its final permissions before SQLite opens it; the WAL inherits them. A file that was there before,
/// and what lies beside it, are closed to others too, where they are ours to close.
fn private_file(path: &Path) -> Result<()> {
    let mut options = fs::OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map(drop).map_err(|e| StoreError::folder(path, &e))?;
    #[cfg(unix)]
    for file in with_companions(path) {
        let _ = fs::set_permissions(file, std::os::unix::fs::PermissionsExt::from_mode(0o600));
    }
    Ok(())
}

/// A database, its write-ahead log and its shared memory.
fn with_companions(path: &Path) -> [PathBuf; 3] {
    ["", "-wal", "-shm"].map(|ending| {
        let mut name = path.as_os_str().to_owned();
        name.push(ending);
        name.into()
    })
}
