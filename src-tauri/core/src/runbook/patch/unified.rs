//! The difference between two texts: as lines for a person, and as a patch that `git apply` takes.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::same::{LineSign, signs};

/// Lines of context around a change.
const AROUND: usize = 3;

/// A line of a difference.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DiffLine {
    /// What became of it.
    pub sign: LineSign,
    /// The words, without the line's end.
    pub text: String,
    /// Its number in the file that it stands in: the old one for a line that goes, else the new one.
    pub line: u32,
}

/// A stretch that changed, with what is around it.
struct Hunk<'a> {
    old: usize,
    new: usize,
    lines: Vec<(LineSign, &'a str)>,
}

/// What changed, with three lines around each change; stretches that lie apart follow one another.
#[must_use]
pub fn hunks(old: &str, new: &str) -> Vec<Vec<DiffLine>> {
    let number = |n: usize| u32::try_from(n + 1).unwrap_or(u32::MAX);
    let shown = |hunk: Hunk<'_>| {
        let (mut at_old, mut at_new) = (hunk.old, hunk.new);
        let line = |(sign, text): (LineSign, &str)| {
            let line = match sign {
                LineSign::Same | LineSign::New => number(at_new),
                LineSign::Gone => number(at_old),
            };
            at_old += usize::from(sign != LineSign::New);
            at_new += usize::from(sign != LineSign::Gone);
            DiffLine { sign, text: text.trim_end_matches(['\n', '\r']).to_owned(), line }
        };
        hunk.lines.into_iter().map(line).collect()
    };
    found(old, new).into_iter().map(shown).collect()
}

/// The difference as a patch; nothing where the texts are the same. `path` is below the folder in which it is applied.
#[must_use]
pub fn patch(path: &str, old: &str, new: &str) -> String {
    let found = found(old, new);
    if found.is_empty() {
        return String::new();
    }
    let [a, b] = ["a", "b"].map(|side| quoted(&format!("{side}/{path}")));
    let tab = if path.contains(' ') { "\t" } else { "" };
    let mut out = format!("diff --git {a} {b}\n--- {a}{tab}\n+++ {b}{tab}\n");
    for hunk in found {
        let count = |not: LineSign| hunk.lines.iter().filter(|(sign, _)| *sign != not).count();
        let (of_old, of_new) = (count(LineSign::New), count(LineSign::Gone));
        let start = |at: usize, count: usize| if count == 0 { at } else { at + 1 };
        out.push_str(&format!(
            "@@ -{},{of_old} +{},{of_new} @@\n",
            start(hunk.old, of_old),
            start(hunk.new, of_new)
        ));
        for (sign, line) in hunk.lines {
            out.push(sign.mark());
            out.push_str(line);
            if !line.ends_with('\n') {
                out.push_str("\n\\ No newline at end of file\n");
            }
        }
    }
    out
}

/// A path as Git writes it: in quotes where it holds what would end it.
fn quoted(path: &str) -> String {
    if !path.chars().any(|c| c.is_control() || matches!(c, '"' | '\\')) {
        return path.to_owned();
    }
    let mut out = String::from("\"");
    for byte in path.bytes() {
        match byte {
            b'"' | b'\\' => out.extend(['\\', char::from(byte)]),
            0x20..=0x7e => out.push(char::from(byte)),
            _ => out.push_str(&format!("\\{byte:03o}")),
        }
    }
    out.push('"');
    out
}

fn found<'a>(old: &'a str, new: &'a str) -> Vec<Hunk<'a>> {
    let old: Vec<&str> = old.split_inclusive('\n').collect();
    let new: Vec<&str> = new.split_inclusive('\n').collect();
    gathered(&signs(&old, &new))
}

/// The stretches that changed; two that lie close are one.
fn gathered<'a>(lines: &[(LineSign, &'a str)]) -> Vec<Hunk<'a>> {
    let changed: Vec<usize> =
        (0..lines.len()).filter(|at| lines[*at].0 != LineSign::Same).collect();
    let mut ranges: Vec<(usize, usize)> = Vec::new();
    for at in changed {
        match ranges.last_mut() {
            Some((_, end)) if at <= *end + 2 * AROUND => *end = at,
            Some(_) | None => ranges.push((at, at)),
        }
    }
    let hunk = |(first, last): (usize, usize)| {
        let from = first.saturating_sub(AROUND);
        let to = (last + AROUND + 1).min(lines.len());
        let before = |not: LineSign| lines[..from].iter().filter(|(sign, _)| *sign != not).count();
        Hunk {
            old: before(LineSign::New),
            new: before(LineSign::Gone),
            lines: lines[from..to].to_vec(),
        }
    };
    ranges.into_iter().map(hunk).collect()
}
