//! Reads one runbook from the disk, and says plainly what is wrong with a file that is none.
//!
//! Nothing is written, nothing is followed over the network, and a file is never read beyond [`LARGEST`].

use sha2::{Digest, Sha256};
use std::fs::{File, Metadata};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use crate::incident::command::RunbookFile;
use crate::runbook;
use crate::runbook::Runbook;

/// The largest runbook that is read, in bytes: 10 MB.
pub const LARGEST: u64 = 10_000_000;

/// How long a share may take to give a file: the thread that waits also keeps the pings.
pub(crate) const PATIENCE: Duration = Duration::from_secs(2);

/// Why a runbook could not be read: one sentence that names the file and the next thing to do.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// There is no such file.
    #[error("There is no file {}: check the name, or list the runbooks with “holdfast runbook list”.", path.display())]
    Missing {
        /// Where it was looked for.
        path: PathBuf,
    },
    /// None of the places holds it.
    #[error("There is no runbook “{given}”: looked for {}. List the runbooks with “holdfast runbook list”.", places(.looked))]
    NotFound {
        /// What the person wrote.
        given: String,
        /// Where it was looked for.
        looked: Vec<PathBuf>,
    },
    /// It is a folder.
    #[error("{} is a folder: name a Markdown file in it.", path.display())]
    Folder {
        /// The folder.
        path: PathBuf,
    },
    /// It is a device, a pipe or a socket.
    #[error("{} is not a regular file: name a Markdown file.", path.display())]
    NotAFile {
        /// What it is not.
        path: PathBuf,
    },
    /// The system refused.
    #[error("{} could not be read ({source}): check its permissions.", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// It is too large to be a runbook.
    #[error("{} is {} large, and a runbook may have {} at most: split it, or name another file.", path.display(), megabytes(*.size), megabytes(LARGEST))]
    TooLarge {
        /// The file.
        path: PathBuf,
        /// Its size in bytes.
        size: u64,
    },
    /// It holds nothing.
    #[error("{} is empty: write the runbook first, or name another file.", path.display())]
    Empty {
        /// The file.
        path: PathBuf,
    },
    /// It holds bytes that no text has.
    #[error("{} is not a text file (byte {at} is zero): name a Markdown file.", path.display())]
    Binary {
        /// The file.
        path: PathBuf,
        /// The place of the byte, from 0.
        at: usize,
    },
    /// It is text in an encoding that is not known.
    #[error("{} is not UTF-8 text (line {line} holds other bytes): save it as UTF-8.", path.display())]
    NotUtf8 {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
    },
    /// The share that it lies on does not answer.
    #[error("{} did not answer within {} seconds: look at the network, or try again.", path.display(), PATIENCE.as_secs())]
    Silent {
        /// The file.
        path: PathBuf,
    },
    /// It lies in no folder of the library.
    #[error(
        "“{given}” is in no folder of the library: add its folder in the settings, or with `holdfast runbook folder add`."
    )]
    Elsewhere {
        /// As it was asked for.
        given: String,
    },
    /// A link whose end is not there, or that leads to itself.
    #[error("{} is a link to {}, where no file is: mend the link, or name another file.", path.display(), to.display())]
    LeadsNowhere {
        /// The link.
        path: PathBuf,
        /// What it says.
        to: PathBuf,
    },
    /// A link in a folder of runbooks leads out of it.
    #[error("{} is a link that leads out of its folder, so it was not read: copy the file into the folder.", path.display())]
    LeadsOutside {
        /// The link.
        path: PathBuf,
    },
}

impl ReadError {
    /// A link in a folder of runbooks that leads out of it, or nowhere.
    #[must_use]
    pub fn bad_link(path: &Path) -> Self {
        Self::dangling(path).unwrap_or_else(|| Self::LeadsOutside { path: path.to_owned() })
    }

    /// There is nothing at `path`, or only a link that leads nowhere.
    pub(crate) fn missing(path: &Path) -> Self {
        Self::dangling(path).unwrap_or_else(|| Self::Missing { path: path.to_owned() })
    }

    /// The error for a link that leads nowhere; none for anything else.
    pub(crate) fn dangling(path: &Path) -> Option<Self> {
        let to = path.read_link().ok().filter(|_| std::fs::metadata(path).is_err())?;
        Some(Self::LeadsNowhere { path: path.to_owned(), to })
    }
}

fn places(looked: &[PathBuf]) -> String {
    looked.iter().map(|p| p.display().to_string()).collect::<Vec<_>>().join(", ")
}

/// Megabytes with one digit, as a person says them.
fn megabytes(bytes: u64) -> String {
    let tenths = bytes.div_ceil(100_000);
    if tenths.is_multiple_of(10) {
        format!("{} MB", tenths / 10)
    } else {
        format!("{}.{} MB", tenths / 10, tenths % 10)
    }
}

/// Reads a runbook as it joins an incident: its checklist, its text and the hash of its bytes.
///
/// # Errors
/// [`ReadError`] says what is wrong with the file.
pub fn read_runbook(path: &Path, known_as: &str) -> Result<RunbookFile, ReadError> {
    let (source, hash) = read_text_in_time(path)?;
    let runbook = runbook::parse(&source, &file_name(path)).checklist;
    Ok(RunbookFile { path: known_as.to_owned(), hash, runbook, source })
}

/// Reads a runbook for the reader: the whole of it, and the hash of its bytes.
///
/// # Errors
/// [`ReadError`] says what is wrong with the file.
pub fn read_for_reader(path: &Path) -> Result<(Runbook, String), ReadError> {
    let (source, hash) = read_text_in_time(path)?;
    Ok((runbook::parse(&source, &file_name(path)), hash))
}

/// The text of a file that lies inside a folder, and the SHA-256 of its bytes. A share that does not answer is waited
/// for no longer than [`PATIENCE`].
///
/// # Errors
/// [`ReadError`] says what is wrong with the file.
pub fn read_in_time(path: &Path, inside: &Path) -> Result<(String, String), ReadError> {
    let (file, folder) = (path.to_owned(), inside.to_owned());
    let read = in_time(move || read_within(&file, &folder));
    read.unwrap_or_else(|| Err(ReadError::Silent { path: path.to_owned() }))
}

/// The text of a file and the SHA-256 of its bytes. A file that does not answer is waited for no longer than
/// [`PATIENCE`]: some that the system calls regular give no byte until somebody else writes one.
///
/// # Errors
/// [`ReadError`] says what is wrong with the file.
pub fn read_text_in_time(path: &Path) -> Result<(String, String), ReadError> {
    let file = path.to_owned();
    let read = in_time(move || read_text(&file));
    read.unwrap_or_else(|| Err(ReadError::Silent { path: path.to_owned() }))
}

/// As [`read_bytes`], waited for no longer than [`PATIENCE`].
pub(crate) fn read_bytes_in_time(path: &Path) -> Result<Vec<u8>, ReadError> {
    let file = path.to_owned();
    let read = in_time(move || read_bytes(&file));
    read.unwrap_or_else(|| Err(ReadError::Silent { path: path.to_owned() }))
}

/// What the disk says, waited for no longer than [`PATIENCE`]; none when it says nothing.
pub fn in_time<T: Send + 'static>(ask: impl FnOnce() -> T + Send + 'static) -> Option<T> {
    within(PATIENCE, ask)
}

pub(crate) fn within<T: Send + 'static>(
    patience: Duration,
    ask: impl FnOnce() -> T + Send + 'static,
) -> Option<T> {
    let (send, answer) = mpsc::channel();
    let ask = move || {
        // Nobody waits any more when it took too long.
        let _ = send.send(ask());
    };
    thread::Builder::new().name("read".to_owned()).spawn(ask).ok()?;
    answer.recv_timeout(patience).ok()
}

/// The text of a file that lies inside a folder, and the SHA-256 of its bytes, however long that takes.
pub(crate) fn read_within(path: &Path, inside: &Path) -> Result<(String, String), ReadError> {
    match (path.canonicalize(), inside.canonicalize()) {
        (Ok(real), Ok(folder)) if !real.starts_with(&folder) => {
            Err(ReadError::LeadsOutside { path: path.to_owned() })
        }
        (_, _) => read_text(path),
    }
}

/// The title of last resort.
fn file_name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// The text of a file and the SHA-256 of its bytes, hexadecimal.
pub(crate) fn read_text(path: &Path) -> Result<(String, String), ReadError> {
    let bytes = read_bytes(path)?;
    let hash = hex::encode(Sha256::digest(&bytes));
    let text = decode(bytes, path)?;
    if text.trim().is_empty() {
        return Err(ReadError::Empty { path: path.to_owned() });
    }
    Ok((text, hash))
}

/// The bytes of a regular file of at most [`LARGEST`].
pub(crate) fn read_bytes(path: &Path) -> Result<Vec<u8>, ReadError> {
    read_at_most(path, LARGEST)
}

/// The bytes of a regular file of at most `largest`.
pub(crate) fn read_at_most(path: &Path, largest: u64) -> Result<Vec<u8>, ReadError> {
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

fn check(found: &Metadata, path: &Path, largest: u64) -> Result<(), ReadError> {
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
fn decode(bytes: Vec<u8>, path: &Path) -> Result<String, ReadError> {
    if let Some(text) = decode_utf16(&bytes) {
        return Ok(text);
    }
    if let Some(at) = bytes.iter().position(|b| *b == 0) {
        return Err(ReadError::Binary { path: path.to_owned(), at });
    }
    let text = String::from_utf8(bytes).map_err(|error| {
        let good = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        let line = good.iter().filter(|b| **b == b'\n').count() + 1;
        ReadError::NotUtf8 { path: path.to_owned(), line }
    })?;
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
