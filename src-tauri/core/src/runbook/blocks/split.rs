//! Paragraphs that hold commands without any mark of code: their lines come apart.

use super::parse::inlines;
use super::tree::{Kind, Role};
use crate::runbook::commands::code::{is_announced, is_command_line, is_inline_command};
use crate::runbook::commands::sentence::may_begin_behind;

/// Splits a paragraph whose continuation lines are commands into its text and its commands, each with its line below
/// the first; none when it holds no such line. `below` is true when a sentence above announces a command, so that even
/// the first line may be one.
pub(in crate::runbook) fn split_paragraph(raw: &str, below: bool) -> Option<Vec<(u32, Kind)>> {
    if !holds_command_line(raw, below) {
        return None;
    }
    let lines: Vec<&str> = raw.lines().map(without_quote_marks).collect();
    let table = table_at(raw).map_or(u32::MAX, |at| u32::try_from(at).unwrap_or(u32::MAX));
    let mut parts: Vec<(u32, bool, String)> = Vec::new();
    let mut joins = false;
    let mut before = "";
    for (at, line) in (0u32..).zip(lines.iter().copied()) {
        let announced =
            parts.last().is_some_and(|(_, is_code, text)| *is_code || text.ends_with(':'));
        let whole = in_backticks(line);
        let code = whole.filter(|l| is_inline_command(l)).unwrap_or(line);
        let is_code = (at > 0 || below)
            && at < table
            && (joins
                || whole.is_some_and(is_inline_command)
                || is_command_behind(before, line)
                || is_announced(line, announced));
        match parts.last_mut() {
            Some((_, was_code, text)) if joins || *was_code == is_code && !is_code => {
                text.push('\n');
                text.push_str(line);
            }
            Some(_) | None => parts.push((at, is_code, code.to_owned())),
        }
        joins = is_code && line.ends_with('\\');
        before = line;
    }
    parts.iter().any(|(_, is_code, _)| *is_code).then(|| parts.into_iter().map(part).collect())
}

fn without_quote_marks(line: &str) -> &str {
    line.trim().trim_start_matches(['>', ' '])
}

/// The line without the backticks around all of it.
fn in_backticks(line: &str) -> Option<&str> {
    line.strip_prefix('`').and_then(|l| l.strip_suffix('`')).filter(|l| !l.contains('`'))
}

/// The line on which a table without pipes around it begins inside a paragraph: that above its row of dashes.
fn table_at(raw: &str) -> Option<usize> {
    if !raw.contains('|') {
        return None;
    }
    let is_rule = |line: &str| {
        let line = line.trim();
        line.contains("--")
            && line.contains('|')
            && line.chars().all(|c| matches!(c, '-' | ':' | '|' | ' '))
    };
    raw.lines().skip(1).position(is_rule)
}

/// True when [`split_paragraph`] finds a command: the question that most paragraphs are done with, asked without
/// writing anything down.
fn holds_command_line(raw: &str, below: bool) -> bool {
    let mut before = "";
    let table = table_at(raw).unwrap_or(usize::MAX);
    raw.lines().map(without_quote_marks).enumerate().take(table).any(|(at, line)| {
        let whole = in_backticks(line).filter(|l| is_inline_command(l));
        let may_be = at > 0 || below;
        let found = may_be
            && (whole.is_some()
                || is_command_behind(before, line)
                || is_announced(line, before.ends_with(':')));
        before = if at == 0 { whole.unwrap_or(line) } else { line };
        found
    })
}

/// True for a line that is a command, and not the rest of the line before it.
fn is_command_behind(before: &str, line: &str) -> bool {
    is_command_line(line) && may_begin_behind(before, line)
}

fn part((at, is_code, text): (u32, bool, String)) -> (u32, Kind) {
    if is_code {
        return (at, Kind::Code { language: String::new(), text, role: Role::Command });
    }
    (at, Kind::Paragraph { content: inlines(&text) })
}
