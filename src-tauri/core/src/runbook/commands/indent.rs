//! Code without the white space that all of its lines begin with: what an indented block keeps of its place in the file.

use std::borrow::Cow;

/// What stands between backticks that hold a whole line of code: they are marks, as in a sentence.
pub(super) fn bare(line: &str) -> &str {
    let inner = line.trim().strip_prefix('`').and_then(|rest| rest.strip_suffix('`'));
    inner.filter(|inner| !inner.is_empty() && !inner.contains('`')).unwrap_or(line)
}

/// The width of a tab in Markdown.
const TAB: &str = "    ";

/// `code` without its common indent; where some lines are indented by tabs and others by spaces, tabs count as four.
pub(super) fn without(code: &str) -> Cow<'_, str> {
    if code.starts_with(|c: char| !c.is_whitespace() && c != '`') {
        return Cow::Borrowed(code);
    }
    if !code.trim().contains('\n') && code.trim().starts_with('`') {
        return Cow::Borrowed(bare(code));
    }
    let is_indented = |line: &str| line.starts_with([' ', '\t']);
    if !code.lines().filter(|line| !line.trim().is_empty()).all(is_indented) {
        return Cow::Borrowed(code);
    }
    let width = common(code);
    if width > 0 {
        return Cow::Owned(cut(code, width));
    }
    let spaced: Vec<String> = code.lines().map(spaced).collect();
    let spaced = spaced.join("\n");
    let width = common(&spaced);
    Cow::Owned(cut(&spaced, width))
}

/// How many bytes of white space all lines begin with alike.
fn common(code: &str) -> usize {
    let mut lines = code.lines().filter(|line| !line.trim().is_empty());
    let Some(first) = lines.next() else { return 0 };
    let indent = first.len() - first.trim_start_matches([' ', '\t']).len();
    lines.fold(indent, |width, line| {
        let alike = first.bytes().zip(line.bytes()).take_while(|(a, b)| a == b).count();
        width.min(alike)
    })
}

fn cut(code: &str, width: usize) -> String {
    let lines: Vec<&str> = code.lines().map(|line| line.get(width..).unwrap_or("")).collect();
    lines.join("\n")
}

fn spaced(line: &str) -> String {
    let rest = line.trim_start_matches([' ', '\t']);
    line[..line.len() - rest.len()].replace('\t', TAB) + rest
}
