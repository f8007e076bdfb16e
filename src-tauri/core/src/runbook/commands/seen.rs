//! What stands in a block that is marked as commands and is none: a table, a message, a line of a crontab.
//!
//! Many editors mark every block alike, so that the tag of a fence alone does not make a command of what a program printed.

use super::programs::{starts_with_known, starts_with_program};
use super::sentence::is_sentence;
use crate::text::patterns;

/// The fewest headings of a table.
const COLUMNS: usize = 3;

patterns! {
    /// When a job runs, as in a crontab, and the job.
    SCHEDULE = r"^(?:(?:[\d*][\d*/,-]*\s+){4}(?:[\d*][\d*/,-]*|[A-Za-z]{3})\s+\S|@(?:reboot|hourly|daily|weekly|monthly|yearly)\s+\S)";
    /// What a program says of its failure, behind its name.
    FAILURE = r"(?i)\b(?:no such|not found|denied|cannot|can't|could not|couldn't|does not exist|failed|refused|timed out|unable to|invalid|unknown|is not)\b";
    /// `inet address of eth0: 10.0.0.1`, `Server Version: 1.29`: words, a colon and a value.
    VALUE = r"^[A-Za-z][\w.-]*(?: [\w.()-]+){1,6} ?: +\S";
    /// An option without its program: a line of a file of options, or of a manual.
    OPTION = r"^--?[A-Za-z]";
    /// `Serial Number:    WD-1`, `Status: active`: a name that begins with a capital, a colon and a value.
    NAMED_VALUE = r"^\s*[A-Z][\w.()/-]*(?: [\w.()/]+){0,6} ?: +\S";
}

/// True for a line behind a command with which it tells a value, or whose dots stand for the rest of what it printed.
pub(super) fn is_told(line: &str) -> bool {
    matches!(line.trim(), "..." | "…" | "[...]")
        || NAMED_VALUE.is_match(line) && !starts_with_program(line) && !line.contains(['$', '|'])
}

/// True for a block that begins with what no shell runs: `first` is its first line that is no comment.
pub(super) fn is_seen(first: &str) -> bool {
    if is_scheduled(first) || is_headings(first) || OPTION.is_match(first) {
        return true;
    }
    let word = first.split_whitespace().next().unwrap_or_default();
    let is_name = word.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '_' | '-' | ':'));
    let may_run = starts_with_program(first) || starts_with_known(first) || !is_name;
    let has_option = first.split_whitespace().any(|word| word.starts_with('-') && word.len() > 1);
    let says = || {
        VALUE.is_match(first)
            || is_sentence(first)
            || word.starts_with(|c: char| c.is_ascii_uppercase()) && FAILURE.is_match(first)
    };
    !may_run && !has_option && says()
}

/// True for `Server Version: 1.29`.
pub(super) fn is_value(line: &str) -> bool {
    VALUE.is_match(line)
}

/// True for a line of a crontab, which is written into a file.
pub(super) fn is_scheduled(line: &str) -> bool {
    SCHEDULE.is_match(line)
}

/// True for `NAME   READY   STATUS` and `Filesystem      Size  Used Avail`.
pub(super) fn is_headings(line: &str) -> bool {
    let fits =
        |c: char| c.is_alphanumeric() || matches!(c, ' ' | '%' | ':' | '_' | '-' | '(' | ')');
    line.contains("  ")
        && line.starts_with(|c: char| c.is_ascii_uppercase())
        && line.chars().all(fits)
        && line.split_whitespace().count() >= COLUMNS
        && line.split("  ").all(|column| !column.trim_start().starts_with(char::is_lowercase))
}

/// True for what the program of the line before says of its failure: `ls: cannot access 'x': No such file or directory`.
pub(super) fn is_failure(line: &str, before: &str) -> bool {
    let Some((name, said)) = line.split_once(": ") else { return false };
    let name = name.rsplit('/').next().unwrap_or(name);
    let is_name =
        !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || "._-".contains(c));
    let ran = before.split(|c: char| c.is_whitespace() || matches!(c, '/' | '|' | ';'));
    is_name && FAILURE.is_match(said) && ran.into_iter().any(|word| word == name)
}
