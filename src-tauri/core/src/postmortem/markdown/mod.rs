//! Markdown that user text cannot break: escapes, cells, generated blocks, gaps for people.

mod references;

use crate::clock::Millis;
use crate::text::one_line;

/// What a gap that a person fills in begins with: leftovers are counted by it.
pub(super) const TODO: &str = "[[TODO";

/// What stands at its end.
pub(super) const TODO_ENDS: &str = "]]";

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
    at.date_hh_mm()
}

/// A person's words on one line of Markdown, showing exactly what was typed: nothing in them can start a heading, a
/// list, a row, a link or HTML, or end a generated block. What a forge or a chat would take for a person, an issue or a
/// commit stands as code, because there it is left alone.
pub fn inline(text: &str) -> String {
    let line: Vec<char> = one_line(text).chars().collect();
    let number = number_mark(&line);
    let mut spans = references::find(&line).into_iter().peekable();
    let has_math = line.iter().filter(|c| **c == '$').count() > 1;
    let mut out = String::with_capacity(line.len() + 8);
    let mut at = 0;
    while let Some(&c) = line.get(at) {
        if let Some(span) = spans.next_if(|span| span.start == at) {
            out.push('`');
            out.extend(&line[span.clone()]);
            out.push('`');
            at = span.end;
            continue;
        }
        let before = at.checked_sub(1).and_then(|b| line.get(b)).copied();
        let after = line.get(at + 1).copied();
        match c {
            '<' => out.push_str("&lt;"),
            '$' if has_math => out.push_str("\\$"),
            _ if number == Some(at) || is_mark(c, before, after) => out.extend(['\\', c]),
            _ => out.push(c),
        }
        at += 1;
    }
    out
}

/// A person's words in an item of a list, line by line as they were typed; what a line is indented by stays.
pub(super) fn lines(text: &str) -> String {
    let line = |line: &str| {
        let words = line.trim_start_matches([' ', '\t']);
        let indent = line[..line.len() - words.len()].replace('\t', "    ");
        (indent.len(), inline(words))
    };
    let mut lines: Vec<(usize, String)> = text.lines().map(line).collect();
    let is_empty = |(_, words): &(usize, String)| words.is_empty();
    let last = lines.iter().rposition(|line| !is_empty(line)).map_or(0, |at| at + 1);
    lines.truncate(last);
    let mut lines = lines.into_iter().skip_while(is_empty);
    let (_, first) = lines.next().unwrap_or_default();
    lines.fold(first, |mut text, (indent, words)| {
        text.extend(["\\\n  ", &"\u{a0}".repeat(indent), &words]);
        text
    })
}

/// A person's words as a paragraph, line by line as they were typed.
pub(super) fn paragraph(text: &str) -> String {
    let lines = text.lines().map(inline).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}

/// True when `c` between its neighbours would mean something in Markdown, or refer to something in a forge.
fn is_mark(c: char, before: Option<char>, after: Option<char>) -> bool {
    let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    match c {
        '\\' | '`' | '*' | '|' => true,
        // One that only opens strikes nothing out: `~3,200`.
        '~' => !(before.is_none_or(|c| c == ' ') && after.is_some_and(|c| c.is_ascii_digit())),
        '_' => !(word(before) && word(after)),
        '[' => before == Some('[') || after == Some('['),
        ']' => matches!(after, Some('(' | '[' | ':' | ']')) || before == Some(']'),
        '#' | '-' | '+' | '>' | '=' => before.is_none(),
        '&' => word(after) || after == Some('#'),
        '!' | '$' => after.is_some_and(|after| after.is_ascii_digit()),
        '%' => !word(before) && (word(after) || after == Some('"')),
        _ => false,
    }
}

/// The full stop or bracket of `1.` or `1)` at the start, which would begin a list.
fn number_mark(line: &[char]) -> Option<usize> {
    let digits = line.iter().take_while(|c| c.is_ascii_digit()).count();
    (digits > 0 && matches!(line.get(digits), Some('.' | ')'))).then_some(digits)
}
