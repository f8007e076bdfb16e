//! An item of a list in a text: its mark, and how far it reaches.

use super::lines::{Line, indent, is_blank};
use crate::text::patterns;

patterns! { MARK = r"^([ \t]*)([-*+]|(\d{1,9})([.)]))([ \t]+)(\[[ xX]\][ \t]+)?(.*)$"; }

/// A line that is set in so far, and lies in no item, is code.
const CODE: usize = 4;

/// An item of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Item {
    /// The white space before its mark, as it stands.
    pub lead: String,
    /// The mark: `-`, `3.`
    pub mark: String,
    /// Its number with what stands behind it, where it has one.
    pub number: Option<(u64, String)>,
    /// The white space behind the mark.
    pub gap: String,
    /// The box of a task, with the space behind it.
    pub task: String,
    /// The words on its first line.
    pub words: String,
    /// The index of its first line.
    pub start: usize,
    /// The index behind its last line that is not blank.
    pub end: usize,
}

impl Item {
    /// The item that begins on a line.
    pub fn at(lines: &[Line], start: usize) -> Option<Self> {
        let parts = MARK.captures(&lines.get(start)?.text)?;
        let part = |n: usize| parts.get(n).map_or_else(String::new, |m| m.as_str().to_owned());
        let number = parts.get(3).and_then(|n| n.as_str().parse().ok()).map(|n| (n, part(4)));
        let item = Self {
            lead: part(1),
            mark: part(2),
            number,
            gap: part(5),
            task: part(6),
            words: part(7),
            start,
            end: start + 1,
        };
        let end = item.reach(lines);
        Some(Self { end, ..item })
    }

    /// The white space that begins what lies in it.
    pub fn inside(&self) -> String {
        format!("{}{}{}", self.lead, " ".repeat(self.mark.chars().count()), self.gap)
    }

    fn column(&self) -> usize {
        indent(&self.lead)
    }

    /// Where it ends: all that is set in deeper belongs to it, lines that go on with its sentence, and a block of code right
    /// behind it, which runbooks often do not set in.
    fn reach(&self, lines: &[Line]) -> usize {
        let (mut end, mut blank_before, mut at) = (self.start + 1, false, self.start + 1);
        let mut in_words = true;
        while let Some(line) = lines.get(at) {
            let text = line.text.as_str();
            if is_blank(text) {
                (blank_before, in_words) = (true, false);
                at += 1;
                continue;
            }
            let is_inside = indent(text) > self.column();
            if let Some(behind) = past_fence(lines, at) {
                if !is_inside && indent(text) != self.column() {
                    break;
                }
                at = behind;
                end = at;
                (blank_before, in_words) = (false, false);
                continue;
            }
            let goes_on = in_words && !blank_before && !begins_a_block(text);
            if !is_inside && !goes_on {
                break;
            }
            at += 1;
            end = at;
            blank_before = false;
        }
        end
    }

    /// The next item of the same list, where one follows.
    pub fn next(&self, lines: &[Line]) -> Option<Self> {
        let mut at = self.end;
        while lines.get(at).is_some_and(|line| is_blank(&line.text)) {
            at += 1;
        }
        let next = Self::at(lines, at)?;
        let same_kind = match (&self.number, &next.number) {
            (Some((_, a)), Some((_, b))) => a == b,
            (None, None) => self.mark == next.mark,
            (Some(_), None) | (None, Some(_)) => false,
        };
        (same_kind && next.column() == self.column()).then_some(next)
    }

    /// The lines of its sentence: its first, and those that go on with it.
    pub fn sentence(&self, lines: &[Line]) -> std::ops::Range<usize> {
        let goes_on = |line: &&Line| !is_blank(&line.text) && !begins_a_block(&line.text);
        let behind = lines.get(self.start + 1..self.end).unwrap_or_default();
        let more = behind.iter().take_while(goes_on).count();
        self.start..self.start + 1 + more
    }
}

/// What opens a block of code, where the line does.
fn fence_of(text: &str) -> Option<String> {
    let bare = text.trim_start();
    let mark = bare.chars().next().filter(|c| matches!(c, '`' | '~'))?;
    let length = bare.chars().take_while(|c| *c == mark).count();
    (length >= 3).then(|| mark.to_string().repeat(length))
}

/// The index behind a block of code, where one begins on a line; the end of the file where it is never closed.
pub(super) fn past_fence(lines: &[Line], at: usize) -> Option<usize> {
    let fence = fence_of(&lines.get(at)?.text)?;
    let closes = |line: &Line| {
        let bare = line.text.trim();
        bare.starts_with(&fence) && bare.chars().all(|c| fence.starts_with(c))
    };
    let behind = lines.get(at + 1..).unwrap_or_default();
    Some(behind.iter().position(closes).map_or(lines.len(), |n| at + n + 2))
}

/// The items of a file that lie in no other one, and in no code.
pub(super) fn items(lines: &[Line]) -> impl Iterator<Item = Item> {
    let mut at = 0;
    std::iter::from_fn(move || {
        while at < lines.len() {
            let item = Item::at(lines, at).filter(|item| item.column() < CODE);
            let end = item.as_ref().map(|item| item.end).or_else(|| past_fence(lines, at));
            at = end.unwrap_or(at + 1);
            if item.is_some() {
                return item;
            }
        }
        None
    })
}

/// True for a line that cannot go on with a sentence.
fn begins_a_block(text: &str) -> bool {
    let bare = text.trim_start();
    MARK.is_match(text)
        || fence_of(text).is_some()
        || bare.starts_with(['#', '>', '|', '<'])
        || bare.starts_with("---")
        || bare.starts_with("***")
}
