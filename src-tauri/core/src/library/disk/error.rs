//! What is wrong with a file that should be a runbook, in sentences that say what to do.

use std::io;
use std::path::{Path, PathBuf};
use std::string::FromUtf8Error;

use super::patience::patience;

/// The largest runbook that is read, in bytes: 10 MB.
pub const LARGEST: u64 = 10_000_000;

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
    #[error("{} did not answer within {} seconds: look at the network, or try again.", path.display(), patience().as_secs())]
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

/// A result whose error is that of reading, unless another is named.
pub type Result<T, E = ReadError> = std::result::Result<T, E>;

impl ReadError {
    /// A link in a folder of runbooks that leads out of it, or nowhere.
    #[must_use]
    pub fn bad_link(path: &Path) -> Self {
        Self::dangling(path).unwrap_or_else(|| Self::LeadsOutside { path: path.to_owned() })
    }

    pub(crate) fn not_utf8(path: &Path, error: &FromUtf8Error) -> Self {
        let good = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        let line = good.iter().filter(|b| **b == b'\n').count() + 1;
        Self::NotUtf8 { path: path.to_owned(), line }
    }

    /// A path that leads into no folder of the library.
    pub(crate) fn elsewhere(given: &str) -> Self {
        Self::Elsewhere { given: given.to_owned() }
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
