//! The single commands of a text that is copied, so that each can be copied alone, and whether the last of them is whole.
//!
//! Only where the grammar says of every one of them that it is whole; else there are none, and the text is copied as one.

use std::borrow::Cow;

use crate::runbook::words::mention::Mentions;
use crate::text::patterns;

use super::grammar::{Dialect, Language, Reach, Sql, Until};

/// More lines than anybody copies one by one.
pub(super) const MOST: u32 = 400;
/// How often a text is read by a grammar on average, and what every text may take besides, in bytes: each line of a long
/// command makes it read from its start again.
pub(super) const READINGS: usize = 4;
pub(super) const SPARE: usize = 64 * 1024;

/// A text in single commands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Singles {
    /// The first line of each, and the line after its last, from 0; none where one of them is not whole, or where there
    /// are too many.
    pub singles: Vec<(u32, u32)>,
    pub end: End,
}

/// How a text ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// All of its commands are whole.
    Whole,
    /// Something that it opens is never closed.
    Open,
    /// Its grammar cannot make sense of all of it.
    Unclear,
}

/// The whole commands of a text, and how it ends. Comments and empty lines between them belong to none.
pub(super) fn read(text: &str, dialect: Dialect) -> Singles {
    let mut singles: Vec<(u32, u32)> = Vec::new();
    let mut reading = Constructs::new(text, dialect);
    for (at, line) in (0..).zip(text.lines()) {
        let is_new = reading.is_between();
        if is_new && says_nothing(line, dialect) {
            continue;
        }
        reading.read(line);
        match singles.last_mut().filter(|_| !is_new) {
            Some(last) => last.1 = at + 1,
            None => singles.push((at, at + 1)),
        }
    }
    let end = reading.end();
    let too_many = singles.last().is_some_and(|(_, to)| *to > MOST);
    if end != End::Whole || too_many {
        singles.clear();
    }
    Singles { singles, end }
}

/// True when every command of a text is whole, and there is one.
pub(super) fn is_whole(text: &str, dialect: Dialect) -> bool {
    let found = read(text, dialect);
    found.end == End::Whole && !text.lines().all(|line| says_nothing(line, dialect))
}

/// For each line of a text, whether it stands between commands, so that a step may begin there. None where a command is
/// never closed.
pub(in crate::runbook) fn between_commands(language: &str, text: &str) -> Option<Vec<bool>> {
    let dialect = dialect_of(language, text);
    let mut reading = Constructs::new(text, dialect);
    let between = text.lines().map(|line| {
        let is_between = reading.is_between();
        if !(is_between && says_nothing(line, dialect)) {
            reading.read(line);
        }
        is_between
    });
    let between = between.collect();
    reading.is_between().then_some(between)
}

/// True for a text that has more than comments and empty lines.
pub(super) fn runs_something(language: &str, text: &str) -> bool {
    let dialect = dialect_of(language, text);
    !text.lines().all(|line| says_nothing(line, dialect))
}

/// True for an empty line and for one that is a comment there.
fn says_nothing(line: &str, dialect: Dialect) -> bool {
    let line = line.trim();
    line.is_empty() || dialect.comments().iter().any(|sign| line.starts_with(sign))
}

/// A text that is read line by line, and what it has opened.
struct Constructs {
    dialect: Dialect,
    so_far: String,
    open: Option<Until>,
    is_unclear: bool,
    budget: usize,
}

impl Constructs {
    fn new(text: &str, dialect: Dialect) -> Self {
        let budget = text.len() * READINGS + SPARE;
        Self { dialect, so_far: String::new(), open: None, is_unclear: false, budget }
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
        let Some(left) = self.budget.checked_sub(self.so_far.len()) else {
            self.is_unclear = true;
            return;
        };
        self.budget = left;
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

    fn end(self) -> End {
        let closes = || {
            self.dialect.may_lack_its_end() && {
                let ended = format!("{}\n;", self.so_far);
                self.dialect.reach(&ended) == Reach::Whole
            }
        };
        match self.open {
            Some(_) if !closes() => End::Open,
            Some(_) | None if self.is_unclear => End::Unclear,
            Some(_) | None => End::Whole,
        }
    }
}

patterns! {
    QUERY = r"(?i)^(?:select|insert\s+into|update\s+\S+\s+set|delete\s+from|alter|create|drop|vacuum|analyze|explain|with\s+\w+\s+as|grant|revoke|begin|truncate\s+[^-\s]\S*|reindex)\b[^|]*$";
}
/// How [`QUERY`] begins.
static QUERIES: Mentions = Mentions::of(&[
    "select", "insert", "update", "delete", "alter", "create", "drop", "vacuum", "analyze",
    "explain", "with", "grant", "revoke", "begin", "truncate", "reindex",
]);
patterns! {
    /// A variable that is set as PowerShell sets it, or one of its commands: `$node = "a"`, `Get-Service`.
    POWERSHELL = r"(?m)^\s*(?:\$\w+(?:\.\w+)*\s*=|[A-Z][a-z]+-[A-Z][A-Za-z]+\b|\[\w+\]\$)";
}

/// False for most texts: [`POWERSHELL`] needs one of these signs at the beginning of a line.
fn may_be_powershell(text: &str) -> bool {
    let begins = |line: &str| {
        line.trim_start().starts_with(|c: char| c.is_ascii_uppercase() || matches!(c, '$' | '['))
    };
    text.contains(['$', '-']) && text.lines().any(begins)
}

/// Languages of fences whose code is run in a shell.
pub(super) const RUNNABLE: [&str; 20] = [
    "bash",
    "sh",
    "shell",
    "console",
    "zsh",
    "powershell",
    "pwsh",
    "ps1",
    "cmd",
    "bat",
    "batch",
    "fish",
    "shell-session",
    "shellsession",
    "sh-session",
    "terminal",
    "term",
    "ksh",
    "ssh",
    "shellscript",
];

/// The language that the words behind a fence name, in small letters: `bash` of `{.bash hl_lines="2"}`.
pub(super) fn tag_of(language: &str) -> Cow<'_, str> {
    let words = language.trim_start_matches(['{', '.']).split([' ', ',', '}', '{', ':']);
    let word = words.into_iter().next().unwrap_or_default();
    let is_small = word.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase());
    if is_small { Cow::Borrowed(word) } else { Cow::Owned(word.to_lowercase()) }
}

/// What a text is typed into, told by the tag of its block, or else by how it begins.
pub(super) fn dialect_of(language: &str, text: &str) -> Dialect {
    if let Some(dialect) = by_tag(&tag_of(language)) {
        return dialect;
    }
    let is_comment = |line: &&str| says_nothing(line, Dialect::Sql(Sql::Psql));
    let start = text.lines().find(|line| !is_comment(line)).unwrap_or_default().trim_start();
    if QUERIES.first(start) && QUERY.is_match(start) {
        Dialect::Sql(Sql::Psql)
    } else if may_be_powershell(text) && POWERSHELL.is_match(text) {
        Dialect::PowerShell
    } else if ["db.", "rs.", "sh."].iter().any(|word| start.starts_with(word))
        && start.contains('(')
    {
        Dialect::Code(Language::JavaScript)
    } else {
        Dialect::Shell
    }
}

/// The program that a tag names; none for those that only say that a shell is meant, and for all others.
fn by_tag(tag: &str) -> Option<Dialect> {
    match tag {
        "powershell" | "pwsh" | "ps1" => Some(Dialect::PowerShell),
        "cmd" | "bat" | "batch" | "dos" => Some(Dialect::Cmd),
        "fish" => Some(Dialect::Fish),
        "sql" | "postgresql" | "psql" | "pgsql" => Some(Dialect::Sql(Sql::Psql)),
        "mysql" | "mariadb" => Some(Dialect::Sql(Sql::Mysql)),
        "sqlite" | "sqlite3" => Some(Dialect::Sql(Sql::Sqlite)),
        "cql" => Some(Dialect::Sql(Sql::Cqlsh)),
        "mongosh" => Some(Dialect::Code(Language::JavaScript)),
        "promql" | "logql" | "kql" | "kusto" | "spl" | "cypher" | "redis" => Some(Dialect::Lines),
        _ => None,
    }
}
