//! What this folder has seen of its log, in a file beside it: a log that was put back to an earlier state, in place, ends
//! before that, or says something else there.
//!
//! The file is written after the entries are on the disk, and need not be: one that is missing or behind says less, and
//! never something wrong.

use rusqlite::Connection;
use std::fs;
use std::path::Path;

use super::super::Result;
use super::super::rows::cell;
use crate::ids::DeviceId;

/// The file in the data folder.
const FILE: &str = "seen";

/// Keeps the last entry that this folder has seen. What fails is left: the file is a second look, not the record.
pub(in super::super) fn keep(connection: &Connection, folder: &Path, device: DeviceId) {
    let last =
        connection.query_row("SELECT seq, hash FROM event ORDER BY seq DESC LIMIT 1", [], |row| {
            Ok((row.get::<_, i64>(0)?, row.get::<_, Vec<u8>>(1)?))
        });
    let Ok((seq, hash)) = last else { return };
    let (text, path) = (format!("{device} {seq} {}\n", hex::encode(hash)), folder.join(FILE));
    if fs::read_to_string(&path).is_ok_and(|kept| kept == text) {
        return;
    }
    let mut options = fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let written = options
        .open(&path)
        .and_then(|mut file| std::io::Write::write_all(&mut file, text.as_bytes()));
    if let Err(error) = written {
        tracing::debug!(%error, "what was seen of the log could not be kept");
    }
}

/// True when this folder has seen an entry that the log does not have, or has another in its place.
pub(super) fn has_seen_more(
    connection: &Connection,
    folder: &Path,
    device: DeviceId,
) -> Result<bool> {
    let Ok(text) = fs::read_to_string(folder.join(FILE)) else { return Ok(false) };
    let mut parts = text.split_whitespace();
    let of = parts.next().and_then(|id| id.parse::<DeviceId>().ok());
    let seq = parts.next().and_then(|seq| seq.parse::<i64>().ok());
    let (Some(seq), Some(hash)) = (seq.filter(|_| of == Some(device)), parts.next()) else {
        return Ok(false);
    };
    let here: Option<Vec<u8>> = cell(connection, "SELECT hash FROM event WHERE seq = ?1", [seq])?;
    Ok(here.is_none_or(|here| hex::encode(here) != hash))
}
