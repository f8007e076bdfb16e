//! Markdown that user text cannot break: escapes, cells, generated blocks, gaps for people.

use crate::clock::Millis;
use crate::text::one_line;

/// A gap that a person fills in; leftovers can be counted by `[[TODO:`.
pub(super) fn todo(what: &str) -> String {
    format!("[[TODO: {what}]]")
}

/// What nobody recorded.
pub(super) const UNKNOWN: &str = "*unknown*";

/// A block that the log wrote and that can be refreshed alone.
pub(super) fn auto(name: &str, content: &str) -> String {
    format!("{}\n\n{content}\n\n<!-- /auto -->", opening(name))
}

/// The line that a block of the log begins with.
pub(super) fn opening(name: &str) -> String {
    format!("<!-- auto:{name} -->")
}

/// A row of a table; the cells are Markdown already.
pub(super) fn row<S: AsRef<str>>(cells: &[S]) -> String {
    let cells: Vec<&str> = cells.iter().map(AsRef::as_ref).collect();
    format!("| {} |", cells.join(" | "))
}

/// The head of a table with the line under it.
pub(super) fn head(cells: &[&str]) -> String {
    format!("{}\n|{}", row(cells), "---|".repeat(cells.len()))
}

/// `2026-01-02 14:26`, UTC.
pub(super) fn date_time(at: Millis) -> String {
    at.utc().format("%Y-%m-%d %H:%M").to_string()
}

/// A person's words on one line of Markdown, showing exactly what was typed: nothing in them can start a heading, a
/// list, a row, a link or HTML, or end a generated block.
pub(super) fn inline(text: &str) -> String {
    let line: Vec<char> = one_line(text).chars().collect();
    let number = number_mark(&line);
    let mut out = String::with_capacity(line.len() + 8);
    for (at, &c) in line.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|b| line.get(b)).copied();
        let after = line.get(at + 1).copied();
        match c {
            '<' => out.push_str("&lt;"),
            '&' if after.is_some_and(|a| a == '#' || a.is_alphanumeric()) => out.push_str("&amp;"),
            _ if number == Some(at) || is_mark(c, before, after) => out.extend(['\\', c]),
            _ => out.push(c),
        }
    }
    out
}

/// True when `c` between its neighbours would mean something in Markdown.
fn is_mark(c: char, before: Option<char>, after: Option<char>) -> bool {
    let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    match c {
        '\\' | '`' | '*' | '|' | '~' => true,
        '_' => !(word(before) && word(after)),
        '[' => before == Some('[') || after == Some('['),
        ']' => matches!(after, Some('(' | '[' | ':' | ']')) || before == Some(']'),
        '#' | '-' | '+' | '>' | '=' => before.is_none(),
        _ => false,
    }
}

/// The full stop or bracket of `1.` or `1)` at the start, which would begin a list.
fn number_mark(line: &[char]) -> Option<usize> {
    let digits = line.iter().take_while(|c| c.is_ascii_digit()).count();
    (digits > 0 && matches!(line.get(digits), Some('.' | ')'))).then_some(digits)
}
