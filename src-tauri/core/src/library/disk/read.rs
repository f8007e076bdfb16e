//! Reads one runbook from the disk, and says plainly what is wrong with a file that is none.
//!
//! Nothing is written, nothing is followed over the network, and a file is never read beyond [`LARGEST`].

use sha2::{Digest, Sha256};
use std::fs::{File, Metadata};
use std::io::{self, Read};
use std::path::Path;

use super::error::{LARGEST, ReadError, Result};
use super::patience::in_time;
use crate::incident::command::RunbookFile;
use crate::runbook;
use crate::runbook::Runbook;

/// Reads a runbook as it joins an incident: its checklist, its text and the hash of its bytes.
pub fn read_runbook(path: &Path, known_as: &str) -> Result<RunbookFile> {
    let (source, hash) = read_text_in_time(path)?;
    let runbook = runbook::parse(&source, &file_name(path)).checklist;
    Ok(RunbookFile { path: known_as.to_owned(), hash, runbook, source })
}

/// Reads a runbook for the reader: the whole of it, and the hash of its bytes.
pub fn read_for_reader(path: &Path) -> Result<(Runbook, String)> {
    let (source, hash) = read_text_in_time(path)?;
    Ok((runbook::parse(&source, &file_name(path)), hash))
}

/// The text of a file that lies inside a folder, and the SHA-256 of its bytes. A share that does not answer is waited
/// for no longer than [`patience`](super::patience::patience).
pub fn read_in_time(path: &Path, inside: &Path) -> Result<(String, String)> {
    let folder = inside.to_owned();
    answered(path, move |file| read_within(file, &folder))
}

/// The text of a file and the SHA-256 of its bytes. A file that does not answer is waited for no longer than
/// [`patience`](super::patience::patience): some that the system calls regular give no byte until somebody else writes one.
pub fn read_text_in_time(path: &Path) -> Result<(String, String)> {
    answered(path, read_text)
}

/// As [`read_bytes`], waited for no longer than [`patience`](super::patience::patience).
pub(crate) fn read_bytes_in_time(path: &Path) -> Result<Vec<u8>> {
    answered(path, read_bytes)
}

fn answered<T: Send + 'static>(
    path: &Path,
    read: impl FnOnce(&Path) -> Result<T> + Send + 'static,
) -> Result<T> {
    let file = path.to_owned();
    in_time(move || read(&file)).unwrap_or_else(|| Err(ReadError::Silent { path: path.to_owned() }))
}

/// The text of a file that lies inside a folder, and the SHA-256 of its bytes, however long that takes.
pub(crate) fn read_within(path: &Path, inside: &Path) -> Result<(String, String)> {
    match (path.canonicalize(), inside.canonicalize()) {
        (Ok(real), Ok(folder)) if !real.starts_with(&folder) => {
            Err(ReadError::LeadsOutside { path: path.to_owned() })
        }
        (_, _) => read_text(path),
    }
}

/// The title of last resort.
pub(in crate::library) fn file_name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// The text of a file and the SHA-256 of its bytes, hexadecimal.
pub(crate) fn read_text(path: &Path) -> Result<(String, String)> {
    let bytes = read_bytes(path)?;
    let hash = hex::encode(Sha256::digest(&bytes));
    let text = decode(bytes, path)?;
    if text.trim().is_empty() {
        return Err(ReadError::Empty { path: path.to_owned() });
    }
    Ok((text, hash))
}

/// The bytes of a regular file of at most [`LARGEST`].
pub(crate) fn read_bytes(path: &Path) -> Result<Vec<u8>> {
    read_at_most(path, LARGEST)
}

/// The bytes of a regular file of at most `largest`.
pub(crate) fn read_at_most(path: &Path, largest: u64) -> Result<Vec<u8>> {
    let failed = |source: io::Error| {
        if matches!(source.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) {
            ReadError::missing(path)
        } else {
            let path = path.to_owned();
            ReadError::Unreadable { path, source }
        }
    };
    // What is no file is not opened, because a pipe would hold its reader up.
    let facts = std::fs::metadata(path).map_err(failed)?;
    check(&facts, path, largest)?;
    let mut bytes = Vec::with_capacity(usize::try_from(facts.len()).unwrap_or_default() + 1);
    File::open(path).map_err(failed)?.take(largest + 1).read_to_end(&mut bytes).map_err(failed)?;
    let size = bytes.len() as u64;
    if size > largest {
        return Err(ReadError::TooLarge { path: path.to_owned(), size });
    }
    Ok(bytes)
}

fn check(found: &Metadata, path: &Path, largest: u64) -> Result<()> {
    let path = path.to_owned();
    if found.is_dir() {
        Err(ReadError::Folder { path })
    } else if !found.is_file() {
        Err(ReadError::NotAFile { path })
    } else if found.len() > largest {
        Err(ReadError::TooLarge { path, size: found.len() })
    } else {
        Ok(())
    }
}

/// UTF-8, with or without a byte order mark, and UTF-16 with one.
fn decode(bytes: Vec<u8>, path: &Path) -> Result<String> {
    if let Some(text) = decode_utf16(&bytes) {
        return Ok(text);
    }
    if let Some(at) = bytes.iter().position(|b| *b == 0) {
        return Err(ReadError::Binary { path: path.to_owned(), at });
    }
    let text = String::from_utf8(bytes).map_err(|error| ReadError::not_utf8(path, &error))?;
    Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
}

fn decode_utf16(bytes: &[u8]) -> Option<String> {
    let (is_little, rest) = match bytes {
        [0xff, 0xfe, rest @ ..] => (true, rest),
        [0xfe, 0xff, rest @ ..] => (false, rest),
        _ => return None,
    };
    let pair = |p: &[u8]| {
        if is_little { u16::from_le_bytes([p[0], p[1]]) } else { u16::from_be_bytes([p[0], p[1]]) }
    };
    let units = rest.chunks_exact(2).map(pair);
    let text: String =
        char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
    (!text.contains('\0')).then_some(text)
}
