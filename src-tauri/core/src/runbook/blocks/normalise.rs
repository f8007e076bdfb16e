//! The first stage: one kind of line end, no byte order mark, the front matter taken off, sloppy headings mended, what
//! is folded unfolded.
//!
//! Every line keeps its number, so that what later stages find can be shown at its place in the file.

use regex::Regex;
use std::borrow::Cow;
use std::sync::LazyLock;

use crate::runbook::words::regex;

/// The text as the later stages read it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::runbook) struct Source {
    /// The Markdown without front matter.
    pub text: String,
    /// Lines of the file before the first line of `text`.
    pub lines_before: u32,
    /// The front matter without its fences, and its language.
    pub front: Option<Front>,
    /// The line of a fence that is never closed.
    pub unclosed: Option<u32>,
    /// It is a part of a file that the parser took for code: its items are no items of the file.
    pub is_part: bool,
}

/// What stands between the `---` lines at the top.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::runbook) struct Front {
    /// `yaml` or `toml`.
    pub language: &'static str,
    /// The lines between the fences.
    pub text: String,
}

/// Brings a file into the form that the parser reads.
pub(in crate::runbook) fn normalise(raw: &str) -> Source {
    let raw = raw.strip_prefix('\u{feff}').unwrap_or(raw);
    let text = with_line_ends(raw);
    let (front, text, lines_before) = take_front(&text);
    let (text, unclosed) = mend(text);
    let unclosed = unclosed.map(|line| line + lines_before);
    Source { text, lines_before, front, unclosed, is_part: false }
}

fn with_line_ends(raw: &str) -> Cow<'_, str> {
    let ends = if raw.contains('\r') {
        Cow::Owned(raw.replace("\r\n", "\n").replace('\r', "\n"))
    } else {
        Cow::Borrowed(raw)
    };
    if ends.contains('\0') { Cow::Owned(ends.replace('\0', "\u{fffd}")) } else { ends }
}

fn take_front(text: &str) -> (Option<Front>, &str, u32) {
    for (fence, language) in [("---", "yaml"), ("+++", "toml")] {
        let Some(rest) = text
            .strip_prefix(fence)
            .and_then(|r| r.trim_start_matches([' ', '\t']).strip_prefix('\n'))
        else {
            continue;
        };
        let mut at = 0;
        for (count, line) in (0u32..).zip(rest.split_inclusive('\n')) {
            let after = at + line.len();
            if line.trim_end() == fence
                || (language == "yaml" && count > 0 && line.trim_end() == "...")
            {
                let inside = &rest[..at];
                let looks_right = count == 0 || inside.contains([':', '=']);
                if looks_right {
                    let front = Front { language, text: inside.to_owned() };
                    return (Some(front), &rest[after..], count + 2);
                }
                break;
            }
            at = after;
        }
    }
    (None, text, 0)
}

static TIGHT_HEADING: LazyLock<Regex> =
    LazyLock::new(|| regex(r"^( {0,3}#{2,6})[\u{a0}\u{200b}\u{feff}]*([^#\s!\d].*)$"));
static FENCE: LazyLock<Regex> =
    LazyLock::new(|| regex(r"^[\s>]*(?:(?:[-*+]|\d{1,9}[.)])\s+)*(`{3,}|~{3,})(.*)$"));

/// Most lines are neither a fence, a tag, nor a heading without its space, which their first signs show.
fn may_be_mended(line: &str) -> bool {
    if line.trim_start().starts_with('<') {
        return true;
    }
    if line.bytes().find(|b| *b != b' ').is_none_or(|b| b.is_ascii_alphabetic()) {
        return false;
    }
    let start = line.trim_start_matches([' ', '#']);
    line.len() - start.len() >= 2 && line.trim_start_matches(' ').starts_with("##")
        || may_be_fence(line)
}

/// What may stand before a fence is white space, quotation marks and list markers.
fn may_be_fence(line: &str) -> bool {
    let is_before = |c: char| {
        c.is_whitespace() || c.is_numeric() || matches!(c, '>' | '-' | '*' | '+' | '.' | ')')
    };
    let rest = line.trim_start_matches(is_before);
    rest.starts_with("```") || rest.starts_with("~~~")
}

/// Puts the missing space into `##Title`, outside fences, and finds a fence that is never closed.
fn mend(text: &str) -> (String, Option<u32>) {
    let mut out = String::with_capacity(text.len() + 16);
    let mut open: Option<(char, usize, u32)> = None;
    for (number, line) in (1u32..).zip(text.split_inclusive('\n')) {
        let bare = line.trim_end_matches('\n');
        if !may_be_mended(bare) {
            out.push_str(line);
            continue;
        }
        let fence = FENCE.captures(bare).map(|found| (found[1].to_owned(), found[2].to_owned()));
        match (&open, fence) {
            (None, Some((mark, info))) => {
                let symbol = mark.chars().next().unwrap_or('`');
                if symbol == '~' || !info.contains('`') {
                    open = Some((symbol, mark.len(), number));
                }
            }
            (Some((symbol, length, _)), Some((mark, info))) => {
                if mark.starts_with(*symbol) && mark.len() >= *length && info.trim().is_empty() {
                    open = None;
                }
            }
            (None, None) => {
                if let Some(unfolded) = super::site_lines::unfold(bare) {
                    out.push_str(&unfolded);
                    out.push_str(&line[bare.len()..]);
                    continue;
                }
                if let Some(found) = TIGHT_HEADING.captures(bare) {
                    out.push_str(&found[1]);
                    out.push(' ');
                    out.push_str(found[2].trim_start_matches(['\u{a0}', '\u{200b}', '\u{feff}']));
                    out.push_str(&line[bare.len()..]);
                    continue;
                }
            }
            (Some(_), None) => {}
        }
        out.push_str(line);
    }
    (out, open.map(|(_, _, line)| line))
}
