//! What the builder makes of pieces that Markdown takes for one: the parts of a paragraph, a table that stands directly
//! below words, a fence that is indented too far, a tag that slipped into its block, a command alone on its line.

use super::build;
use crate::runbook::blocks::normalise::Source;
use crate::runbook::blocks::split::{Part, table_at, without_quote_marks};
use crate::runbook::blocks::tree::{Kind, Node, Role};
use crate::runbook::commands::code::is_inline_command;
use crate::runbook::model::Inline;

/// What a part of a paragraph is that was split.
pub(super) fn part(part: Part) -> Kind {
    let Part { is_code, text, .. } = part;
    if is_code {
        return Kind::Code { language: String::new(), text, role: Role::Command };
    }
    let source = Source { text, ..Source::default() };
    let mut nodes = build(&source).into_iter();
    match (nodes.next().map(|n| n.kind), nodes.next()) {
        (Some(kind @ Kind::Paragraph { .. }), None) => kind,
        (_, _) => Kind::Paragraph { content: vec![Inline::Text { text: source.text }] },
    }
}

/// Takes this many bytes off the text that a line begins with, and the white space behind them.
pub(super) fn without_start(content: &mut Vec<Inline>, mut bytes: usize) {
    while let Some(Inline::Text { text }) = content.first_mut() {
        let here = text.len().min(bytes);
        *text = text.get(here..).unwrap_or_default().trim_start().to_owned();
        bytes -= here;
        if !text.is_empty() {
            return;
        }
        content.remove(0);
    }
}

/// The words above a table that no empty line parts from them, and the blocks of the table; none where there is none.
/// Markdown alone would read its rows as words.
pub(super) fn table_below(raw: &str, line: u32) -> Option<(Part, Vec<Node>)> {
    let at = table_at(raw).filter(|at| *at > 0)?;
    let lines: Vec<&str> = raw.lines().map(without_quote_marks).collect();
    let (above, table) = lines.split_at_checked(at)?;
    let lines_before = line.saturating_sub(1).saturating_add(u32::try_from(at).ok()?);
    let source = Source { text: table.join("\n"), lines_before, ..Source::default() };
    let nodes = build(&source);
    let is_table = nodes.first().is_some_and(|node| matches!(node.kind, Kind::Table { .. }));
    let above = Part { below: 0, is_code: false, text: above.join("\n") };
    is_table.then_some((above, nodes))
}

/// The language and the text of a fence that is indented so far that its lines are code with their marks: without them.
/// `raw` is the code as it stands in the file, so that a fence around another stays whole.
pub(super) fn unfenced(raw: &str, language: String, text: String) -> (String, String) {
    let opens =
        |text: &str| text.trim_start().lines().next().map(|line| line.trim_end().to_owned());
    let bare = text.trim_start();
    if !language.is_empty() || !bare.starts_with(['`', '~']) || opens(raw) != opens(bare) {
        return (language, text);
    }
    let lines: Vec<&str> = text.trim_end().lines().collect();
    let [first, inside @ .., last] = lines.as_slice() else { return (language, text) };
    let (info, last) = (bare.lines().next().unwrap_or_default(), last.trim());
    let info = info.trim_start_matches(['`', '~']);
    let mark = first.trim_start().strip_suffix(info).unwrap_or_default();
    if mark.len() < 3 || last != mark || inside.iter().any(|line| line.trim() == mark) {
        return (language, text);
    }
    let indent = first.len() - first.trim_start().len();
    let cut = |line: &str| indent.min(line.len() - line.trim_start_matches(' ').len());
    let inside: String = inside.iter().flat_map(|line| [&line[cut(line)..], "\n"]).collect();
    (info.trim().to_owned(), inside)
}

/// A block whose first line is the tag that its fence lacks: the language of what stands below.
pub(super) fn slipped((language, text): (String, String)) -> (String, String) {
    match text.split_once('\n') {
        Some(("sql", below)) if language.is_empty() && below.trim_end().ends_with(';') => {
            ("sql".to_owned(), below.to_owned())
        }
        Some(_) | None => (language, text),
    }
}

/// A paragraph; a block of code where it is nothing but a command between backticks, right below the sentence that leads
/// it in.
pub(super) fn only_code(content: Vec<Inline>, is_led: bool) -> Kind {
    match content.as_slice() {
        [Inline::Code { text }] if is_led && text.contains(' ') && is_inline_command(text) => {
            let (language, text) = (String::new(), format!("{text}\n"));
            Kind::Code { language, text, role: Role::Text }
        }
        _ => Kind::Paragraph { content },
    }
}
