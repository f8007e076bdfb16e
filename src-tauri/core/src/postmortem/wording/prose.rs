//! The lines of a draft that are a person's own words. What is left alone in a line becomes blanks of the same length.

use crate::postmortem::document::{Part, parts};

/// What leaves a line alone.
const IGNORED: &str = "<!-- lint-ok -->";

/// A line of prose.
pub(super) struct Prose {
    /// From 1.
    pub(super) line: u32,
    pub(super) words: String,
    /// It stands among the action items.
    pub(super) in_actions: bool,
}

pub(super) fn lines(text: &str) -> Vec<Prose> {
    let (mut found, mut number, mut fence, mut in_actions) = (Vec::new(), 0, None, false);
    for part in parts(text) {
        let (lines, is_typed) = match part {
            Part::Typed(lines) => (lines, true),
            Part::FromLog(lines) => (lines, false),
        };
        for line in lines.lines() {
            number += 1;
            if !is_typed {
                continue;
            }
            let words = line.trim_start();
            if let Some(mark) = fence_of(words) {
                fence = match fence {
                    None => Some(mark),
                    Some(open) if open == mark => None,
                    open => open,
                };
                continue;
            }
            if fence.is_some() {
                continue;
            }
            if words.starts_with('#') {
                in_actions = words.to_lowercase().contains("action");
            } else if !words.starts_with('>') && !line.contains(IGNORED) {
                found.push(Prose { line: number, words: plain(line), in_actions });
            }
        }
    }
    found
}

fn fence_of(words: &str) -> Option<char> {
    ['`', '~'].into_iter().find(|mark| words.starts_with(&mark.to_string().repeat(3)))
}

/// The line with blanks in the place of code, questions that wait, comments and addresses.
fn plain(line: &str) -> String {
    let mut out = line.to_owned();
    for (start, end) in [("`", "`"), ("[[TODO", "]]"), ("<!--", "-->"), ("](", ")")] {
        let mut from = 0;
        while let Some(begin) =
            out.get(from..).and_then(|rest| rest.find(start)).map(|at| from + at)
        {
            let inside = begin + start.len();
            let Some(close) = out.get(inside..).and_then(|rest| rest.find(end)) else { break };
            let stop = inside + close + end.len();
            let blank = blanks(&out[begin..stop]);
            out.replace_range(begin..stop, &blank);
            from = stop;
        }
    }
    out
}

/// Blanks with as many bytes, so that places in the line stay; a sign of several bytes keeps its length in UTF-16 too,
/// because only signs outside of it are told.
fn blanks(text: &str) -> String {
    text.chars().map(|c| if c.is_ascii() { ' ' } else { c }).collect()
}
