//! Paragraphs that hold commands without any mark of code, or lines with numbers or letters of their own: their lines
//! come apart.

use crate::runbook::commands::code::{is_announced, is_command_behind, is_inline_command};
use crate::runbook::words::numbered::{letter, own_number, roman};

/// Lines of a paragraph that belong together.
pub(super) struct Part {
    /// How many lines of the paragraph stand above.
    pub below: u32,
    /// They are a command, and no text.
    pub is_code: bool,
    /// The lines.
    pub text: String,
}

/// Splits a paragraph whose continuation lines are commands into its text and its commands; none when it holds no such
/// line. `below` is true when a sentence above announces a command, so that even
/// the first line may be one.
pub(super) fn split_paragraph(raw: &str, below: bool) -> Option<Vec<Part>> {
    if !holds_command_line(raw, below) {
        return None;
    }
    let lines: Vec<&str> = raw.lines().map(without_quote_marks).collect();
    let table = table_at(raw).map_or(u32::MAX, |at| u32::try_from(at).unwrap_or(u32::MAX));
    let mut parts: Vec<Part> = Vec::new();
    let mut joins = false;
    let mut before = "";
    for (at, line) in (0u32..).zip(lines.iter().copied()) {
        let announced = parts.last().is_some_and(|last| last.is_code || last.text.ends_with(':'));
        let whole = in_backticks(line);
        let code = whole.filter(|l| is_inline_command(l)).unwrap_or(line);
        let is_code = (at > 0 || below)
            && at < table
            && (joins
                || whole.is_some_and(is_inline_command)
                || is_command_behind(before, line)
                || is_announced(line, announced));
        match parts.last_mut() {
            Some(last) if joins || last.is_code == is_code && !is_code => {
                last.text.push('\n');
                last.text.push_str(line);
            }
            Some(_) | None => parts.push(Part { below: at, is_code, text: code.to_owned() }),
        }
        joins = is_code && line.ends_with('\\');
        before = line;
    }
    parts.iter().any(|part| part.is_code).then_some(parts)
}

/// Lines of a paragraph that stand under one number or letter.
pub(super) struct Run {
    /// How many lines of the paragraph stand above.
    pub below: u32,
    /// They begin with a letter, and so are an item.
    pub is_item: bool,
    /// The lines.
    pub text: String,
}

/// Splits a paragraph at the lines that count: `Step 1 - …`, `(1) …`, `a. …`. None when fewer than two do, or when they
/// do not count up.
pub(super) fn split_counted(raw: &str) -> Option<Vec<Run>> {
    if !raw.contains('\n') {
        return None;
    }
    let lines: Vec<&str> = raw.lines().map(without_quote_marks).collect();
    counted(&lines, own_number, false)
        .or_else(|| counted(&lines, letter, true))
        .or_else(|| counted(&lines, roman, true))
}

fn counted(lines: &[&str], count: fn(&str) -> Option<u64>, is_item: bool) -> Option<Vec<Run>> {
    lines.iter().filter(|line| count(line).is_some()).nth(1)?;
    let mut runs: Vec<Run> = Vec::new();
    let mut last = None;
    let mut all = 0;
    for (below, line) in (0u32..).zip(lines) {
        let number =
            count(line).filter(|n| last.map_or(*n == 1 || !is_item, |last| *n == last + 1));
        match runs.last_mut() {
            Some(run) if number.is_none() => {
                run.text.push('\n');
                run.text.push_str(line);
            }
            Some(_) | None => {
                let text = (*line).to_owned();
                runs.push(Run { below, is_item: is_item && number.is_some(), text });
            }
        }
        all += usize::from(number.is_some());
        last = number.or(last);
    }
    (all >= 2).then_some(runs)
}

pub(super) fn without_quote_marks(line: &str) -> &str {
    line.trim().trim_start_matches(['>', ' '])
}

/// The line without the backticks around all of it.
fn in_backticks(line: &str) -> Option<&str> {
    line.strip_prefix('`').and_then(|l| l.strip_suffix('`')).filter(|l| !l.contains('`'))
}

/// The line on which a table without pipes around it begins inside a paragraph: that above its row of dashes.
pub(super) fn table_at(raw: &str) -> Option<usize> {
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
