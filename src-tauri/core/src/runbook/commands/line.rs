//! Whether a line of a text can only be a command, whatever stands around it.

use super::programs::{is_cmdlet, is_doubtful, starts_with_program};
use super::prompt::sure;
use super::sentence::is_sentence;
use crate::text::patterns;

patterns! {
    /// What shows that a program is called: an option, a path, a pipe, a variable, a quotation.
    pub(super) OPTION_LIKE = r#"(\s-{1,2}\w|/|\||=|\$|@|"|\W'|<\w|\{\{)"#;
    /// How a statement of SQL begins.
    pub(super) SQL = r"(?i)^(select|insert|update|delete|alter|create|drop|vacuum|analyze|explain|with|grant|revoke|show|set|begin|truncate|reindex)\b.*";
    /// What shows that PowerShell's command is called: a parameter, a pipe, a variable.
    CMDLET_CALLED = r"\s-[A-Za-z]|\||\$";
}

/// True for a sentence whose first word is put together as PowerShell's commands are: `Backup-Daten prüfen`.
fn is_word_of_two(line: &str) -> bool {
    let (first, rest) = line.split_once(' ').unwrap_or((line, ""));
    is_cmdlet(first) && !rest.is_empty() && !CMDLET_CALLED.is_match(line)
}

/// A line that can only be a command: it starts with a program, has an argument, and does not end like a sentence.
#[must_use]
pub(super) fn is_command_line(line: &str) -> bool {
    let line = line.trim();
    if let Some(end) = sure(line) {
        return starts_with_program(&line[end..]);
    }
    if is_word_of_two(line) {
        return false;
    }
    if line.ends_with(['.', '?', '!', ':', ',']) || !starts_with_program(line) {
        return line.ends_with(';') && SQL.is_match(line);
    }
    let words = line.split_whitespace().count();
    OPTION_LIKE.is_match(line)
        && (words > 1 || line.starts_with(['.', '/', '~']))
        && !is_sentence(line)
}

/// True for a line that is a command, and not the rest of the line before it.
pub(in crate::runbook) fn is_command_behind(before: &str, line: &str) -> bool {
    is_command_line(line) && may_begin_behind(before, line)
}

/// True when a line can begin a command although the text before it goes on: not behind an article or "of", and behind
/// a comma only with a program that is no word.
fn may_begin_behind(before: &str, line: &str) -> bool {
    let before = before.trim_end();
    let last = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    let open = ["a", "an", "the", "of", "in", "on", "at", "from", "my", "our", "your", "its"];
    !(open.contains(&last) || before.ends_with(',') && is_doubtful(line))
}

/// True for an item that is nothing but a command, however short: `sudo systemctl reload nginx`.
#[must_use]
pub(in crate::runbook) fn is_bare_command(text: &str) -> bool {
    let text = without_remark(text);
    is_command_line(text) || text.contains(' ') && is_announced(text, true)
}

/// A command without the remark in brackets behind it, which no shell takes: `make dump (on the replica)`.
pub(in crate::runbook) fn without_remark(text: &str) -> &str {
    let text = text.trim_end();
    let Some(at) = text.rfind(" (").filter(|_| text.ends_with(')')) else { return text };
    let remark = &text[at + 2..text.len() - 1];
    let is_remark = remark.contains(' ') && !remark.contains(['$', '|', ';', '=', '(', '\'', '"']);
    if is_remark { text[..at].trim_end() } else { text }
}

/// A shorter command, accepted only where a colon announces it: `sudo systemctl restart postgresql`.
pub(in crate::runbook) fn is_announced(line: &str, announced: bool) -> bool {
    if !announced {
        return false;
    }
    starts_with_program(line)
        && !is_doubtful(line)
        && !is_word_of_two(line)
        && !line.ends_with(['.', '?', '!', ':', ','])
        && line.split_whitespace().count() <= 8
        && !is_sentence(line)
}

/// False for a command that is empty or nothing but comments.
#[must_use]
pub(in crate::runbook) fn does_something(command: &str) -> bool {
    command.lines().map(str::trim).any(|line| !line.is_empty() && !line.starts_with('#'))
}
