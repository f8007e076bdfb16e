//! The first stage: one kind of line end, no byte order mark, the front matter taken off, sloppy headings mended, what
//! is folded unfolded, tabs made headings, bullets put below the numbers that they belong to.
//!
//! Every line keeps its number, so that what later stages find can be shown at its place in the file.

use std::borrow::Cow;

use super::fences::Fences;
use super::margin;
use super::site_lines;
use super::tabs;
use super::tabs::TabSet;
use crate::text::patterns;

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
    /// The tabs that are headings now, in order.
    pub tabs: Vec<TabSet>,
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
    let (text, tabs) = tabs::unfold(text, lines_before);
    let text = margin::indented(&text);
    let (text, unclosed) = mend(&text);
    Source { text, lines_before, front, unclosed: unclosed.map(|line| line + lines_before), tabs }
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

patterns! { TIGHT_HEADING = r"^( {0,3}#{2,6})[\u{a0}\u{200b}\u{feff}]*([^#\s!\d].*)$"; }

/// Most lines are neither a tag nor a heading without its space, which their first signs show.
fn may_be_mended(line: &str) -> bool {
    let start = line.trim_start();
    start.starts_with('<')
        || start.starts_with("##")
        || start.starts_with("{{")
        || line.contains("]({")
}

/// Puts the missing space into `##Title`, outside fences, and finds a fence that is never closed.
fn mend(text: &str) -> (String, Option<u32>) {
    let mut out = String::with_capacity(text.len() + 16);
    let mut fences = Fences::default();
    for (number, line) in (1u32..).zip(text.split_inclusive('\n')) {
        let bare = line.trim_end_matches('\n');
        let mended =
            if fences.hold(number, bare) || !may_be_mended(bare) { None } else { mended(bare) };
        match mended {
            Some(mended) => {
                out.push_str(&mended);
                out.push_str(&line[bare.len()..]);
            }
            None => out.push_str(line),
        }
    }
    (out, fences.unclosed())
}

/// What stands in the place of a line; none when it stays.
fn mended(line: &str) -> Option<String> {
    let of_a_site = site_lines::unfold(line).or_else(|| site_lines::heading(line));
    of_a_site.or_else(|| site_lines::note(line)).or_else(|| site_lines::links(line)).or_else(|| {
        let found = TIGHT_HEADING.captures(line)?;
        let title = found[2].trim_start_matches(['\u{a0}', '\u{200b}', '\u{feff}']);
        Some(format!("{} {title}", &found[1]))
    })
}
