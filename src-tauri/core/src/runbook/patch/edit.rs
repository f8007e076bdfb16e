//! A change of a runbook's text at one place, as it is asked for, and what became of it.

/// A change of a file. Lines count from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// A new step.
    Add {
        /// Where.
        spot: Place,
        /// Its sentence.
        text: String,
        /// Its commands.
        commands: Vec<String>,
    },
    /// Other words for the step on a line.
    Reword {
        /// The step.
        line: u32,
        /// As the parser reads it.
        was: String,
        /// As it is to be read.
        text: String,
    },
    /// Other commands for the step on a line.
    Commands {
        /// The step.
        line: u32,
        /// As the parser reads them.
        was: Vec<String>,
        /// As they are to be read.
        now: Vec<String>,
    },
    /// The step on a line goes elsewhere.
    Move {
        /// The step.
        line: u32,
        /// Where to.
        spot: Place,
    },
    /// The step on a line goes.
    Drop {
        /// The step.
        line: u32,
    },
    /// A remark below the step on a line.
    Remark {
        /// The step.
        line: u32,
        /// What is worth knowing there.
        text: String,
    },
    /// Another end of the time window in the heading on a line, and the same beginning in the heading behind it.
    Window {
        /// The heading.
        line: u32,
        /// Its window, in minutes.
        from: u32,
        /// Its end as it is.
        to: u32,
        /// Its end as it is to be.
        now: u32,
        /// The heading whose window begins there.
        next: Option<u32>,
    },
}

/// A text with a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edited {
    /// The text.
    pub text: String,
    /// What a person should look at beside what differs, each in one sentence: lines that may name another step now.
    pub doubts: Vec<String>,
}

/// Where a step is put.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Behind the step on a line.
    After(u32),
    /// Before the step on a line.
    Before(u32),
}

/// A result whose error is that of a change, unless another is named.
pub type Result<T, E = Unwritten> = std::result::Result<T, E>;

/// Why a change cannot be written, in a sentence that says what to do.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct Unwritten(pub String);

pub(crate) fn unwritten<T>(why: impl Into<String>) -> Result<T> {
    Err(Unwritten(why.into()))
}
