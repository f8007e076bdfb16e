//! A text as lines with their ends, which are kept: `\n`, `\r\n`, and none at the end of the file.

/// A line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    pub text: String,
    pub end: String,
}

/// The lines of a text; together they are the text again.
pub(super) fn lines(text: &str) -> Vec<Line> {
    text.split_inclusive('\n')
        .map(|line| {
            let bare = line.strip_suffix('\n').map_or(line, |l| l.strip_suffix('\r').unwrap_or(l));
            Line { text: bare.to_owned(), end: line[bare.len()..].to_owned() }
        })
        .collect()
}

pub(super) fn joined(lines: &[Line]) -> String {
    lines.iter().map(|line| format!("{}{}", line.text, line.end)).collect()
}

/// Puts lines in at an index. They end like the line before them; a last line without an end stays without.
pub(super) fn insert(lines: &mut Vec<Line>, at: usize, new: Vec<String>) {
    let at = at.min(lines.len());
    let near = at.checked_sub(1).and_then(|n| lines.get(n)).or_else(|| lines.first());
    let usual = lines.iter().map(|line| line.end.as_str()).find(|end| !end.is_empty());
    let end = near.map(|line| line.end.clone()).filter(|end| !end.is_empty());
    let end = end.or_else(|| usual.map(str::to_owned)).unwrap_or_else(|| "\n".to_owned());
    let mut new: Vec<Line> = new.into_iter().map(|text| Line { text, end: end.clone() }).collect();
    if at == lines.len()
        && let Some(last) = lines.last_mut()
        && last.end.is_empty()
    {
        last.end = end;
        if let Some(new) = new.last_mut() {
            new.end.clear();
        }
    }
    lines.splice(at..at, new);
}

/// Takes lines out. Where the file ended without a line break it still does.
pub(super) fn remove(lines: &mut Vec<Line>, range: std::ops::Range<usize>) {
    let was_open = lines.last().is_some_and(|line| line.end.is_empty());
    lines.drain(range);
    if was_open && let Some(last) = lines.last_mut() {
        last.end.clear();
    }
}

/// Columns of white space before a line's first character; a tab goes to the next fourth.
pub(super) fn indent(text: &str) -> usize {
    let mut columns = 0;
    for c in text.chars() {
        match c {
            ' ' => columns += 1,
            '\t' => columns += 4 - columns % 4,
            _ => break,
        }
    }
    columns
}

pub(super) fn is_blank(text: &str) -> bool {
    text.trim().is_empty()
}
