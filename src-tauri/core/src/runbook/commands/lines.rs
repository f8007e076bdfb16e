//! The single commands of a text that is copied, so that each can be copied alone.
//!
//! Only where the grammar says of every one of them that it is whole; else there are none, and the text is copied as one.

use regex::Regex;
use std::sync::LazyLock;

use crate::runbook::words::regex;

use super::grammar::{Dialect, Reach, Until};

/// More lines than anybody copies one by one.
const MOST: usize = 400;

/// The commands of a text, in order: the whole text where one of them is not whole. Comments and empty lines between them
/// belong to none.
#[must_use]
pub fn lines_of(text: &str) -> Vec<String> {
    split(text, dialect_of(text)).unwrap_or_else(|| vec![text.trim_end().to_owned()])
}

/// Whether a text that is copied as one can be run as it stands: nothing that it opens stays open.
#[must_use]
pub fn is_whole(text: &str) -> bool {
    !matches!(dialect_of(text).reach(text), Reach::Open(_))
}

/// The whole commands of a text; none where one is not whole.
pub(super) fn split(text: &str, dialect: Dialect) -> Option<Vec<String>> {
    let mut found: Vec<String> = Vec::new();
    let mut reading = Constructs::new(dialect);
    for (at, line) in text.lines().enumerate() {
        let is_new = reading.is_between();
        if is_new && says_nothing(line) {
            continue;
        }
        reading.read(line);
        if reading.is_unclear || at > MOST {
            return None;
        }
        match found.last_mut().filter(|_| !is_new) {
            Some(last) => *last = format!("{last}\n{line}"),
            None => found.push(line.to_owned()),
        }
    }
    let trimmed = found.into_iter().map(|command| command.trim_end().to_owned());
    reading.is_between().then(|| trimmed.collect())
}

/// For each line of a text, whether it stands between commands, so that a step may begin there. None where a command is
/// never closed.
pub(in crate::runbook) fn between_commands(text: &str) -> Option<Vec<bool>> {
    let mut reading = Constructs::new(dialect_of(text));
    let between = text.lines().map(|line| {
        let is_between = reading.is_between();
        if !(is_between && says_nothing(line)) {
            reading.read(line);
        }
        is_between
    });
    let between = between.collect();
    reading.is_between().then_some(between)
}

fn says_nothing(line: &str) -> bool {
    line.trim().is_empty() || line.trim_start().starts_with('#')
}

/// A text that is read line by line, and what it has opened.
struct Constructs {
    dialect: Dialect,
    so_far: String,
    open: Option<Until>,
    is_unclear: bool,
}

impl Constructs {
    fn new(dialect: Dialect) -> Self {
        Self { dialect, so_far: String::new(), open: None, is_unclear: false }
    }

    fn is_between(&self) -> bool {
        self.open.is_none()
    }

    fn read(&mut self, line: &str) {
        if !self.so_far.is_empty() {
            self.so_far.push('\n');
        }
        self.so_far.push_str(line);
        if self.open.as_ref().is_some_and(|until| !until.may_end(line)) {
            return;
        }
        self.open = match self.dialect.reach(&self.so_far) {
            Reach::Open(until) => Some(until),
            Reach::Whole => None,
            Reach::Unclear => {
                self.is_unclear = true;
                None
            }
        };
        if self.open.is_none() {
            self.so_far.clear();
        }
    }
}

static QUERY: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)^(?:select|insert\s+into|update\s+\S+\s+set|delete\s+from|alter|create|drop|vacuum|analyze|explain|with\s+\w+\s+as|grant|revoke|begin|truncate|reindex)\b[^|]*$",
    )
});
/// A variable that is set as PowerShell sets it, or one of its commands: `$node = "a"`, `Get-Service`.
static POWERSHELL: LazyLock<Regex> = LazyLock::new(|| {
    regex(r"(?m)^\s*(?:\$\w+(?:\.\w+)*\s*=|[A-Z][a-z]+-[A-Z][A-Za-z]+\b|\[\w+\]\$)")
});

/// What a text is typed into, told by how it begins.
pub(super) fn dialect_of(text: &str) -> Dialect {
    let start = text.trim_start();
    if QUERY.is_match(start) {
        Dialect::Psql
    } else if POWERSHELL.is_match(text) {
        Dialect::PowerShell
    } else if ["db.", "rs.", "sh."].iter().any(|word| start.starts_with(word))
        && start.contains('(')
    {
        Dialect::Mongo
    } else {
        Dialect::Shell
    }
}
